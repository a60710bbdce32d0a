"""The speak-up act `mistake`."""

from analyzer.acts.kinds import Cues, act


@act(
    "mistake",
    title="Mistake",
    definition="Discloses a specific error or omission of one's own.",
    out='Ritual "sorry I\'m late", self-repair of a word, "mistakes were made".',
    examples={
        "en": (
            "That one's on me, I pushed the wrong config.",
            "I should have flagged this last week.",
        ),
        "nl": (
            "Dat is mijn fout, ik heb de verkeerde versie verstuurd.",
            "Ik heb het verkeerd ingeschat.",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(that's|that one's|this is|this one's|it's|that was|is) (entirely|all|) (on "
                "me|my fault|my mistake|my bad|my error)"
            ),
            "(my|was my|is my) (fault|mistake|bad|oversight)",
            (
                "i (should|should've) (have|) (probably|really|) (flagged|said|told|checked|"
                "mentioned|asked|sent|brought|done|put|taken|looked|printed|called|raised|"
                "caught|noticed|known|warned)"
            ),
            "i (probably|guess i|really|) should have",
            (
                "i (completely|totally|just|clearly|actually|simply|) (forgot|messed up|"
                "screwed up|mixed up|got it wrong|got that wrong|misread|misjudged|"
                "misunderstood|overlooked|dropped the ball|broke|underestimated|skipped)"
            ),
            (
                "i (made|'ve made|have made) (a|the|an|some|that) (big|small|stupid|silly|) "
                "(mistake|error|mistakes)"
            ),
            "i (accidentally|mistakenly)",
            (
                "i (pushed|sent|used|took|picked|entered|copied|gave|put|chose|quoted|deployed|"
                "ordered|typed) ... wrong"
            ),
            "i was (wrong|mistaken)",
            (
                "i (missed|left out|didn't check|didn't bring|didn't send|didn't have a chance|"
                "didn't do|never checked|never sent|failed to|neglected to)"
            ),
            "sorry ... (i forgot|i didn't|i misunderstood|that was me)",
            "i (own|take the blame|take responsibility)",
            "! sorry i'm late",
            "! i forgot (what|to mention|to say|the word|your name)",
            "! i missed (that|you|what you|it|the last)",
        ),
        "nl": (
            "sorry (als|dat|voor) ik",
            "ik (heb|had) ... (verknald|door elkaar gehaald|fout gedaan|niet gedaan|verprutst)",
            "ik had ... moeten (geven|laten|maken|doen|weten|zien|zeggen)",
            "(er bij me|bij me) (dus|) niet van gekomen",
            "(mijn|onze) (fout|schuld|vergissing|misser)",
            (
                "ik (heb|had) ... (verkeerd|fout) (ingeschat|begrepen|gedaan|verstuurd|gelezen|"
                "ingevuld|gezet|gegeven|gezegd|berekend|geteld|overgenomen|gerekend|"
                "doorgegeven)"
            ),
            (
                "ik (heb|had) ... (vergeten|over het hoofd gezien|laten liggen|laten schieten|"
                "onderschat|gemist|verprutst|verknald|verwisseld|laten zitten)"
            ),
            "(ben|was) ik (helemaal|gewoon|even|straal|dus|) vergeten",
            "ik (ben|was) ... vergeten",
            (
                "ik had (dat|het|dit|je|jullie|die|er|hem|eerder|ook|beter|daar|een) ... "
                "(moeten|kunnen) (zeggen|melden|checken|doen|sturen|zien|vragen|noemen|weten|"
                "bellen|waarschuwen|controleren|meenemen|vermelden|aangeven)"
            ),
            "had ik (dat|het|dit|je|jullie|eerder|ook|beter|wel|) ... moeten",
            "ik heb (een|de) (domme|grote|stomme|) (fout|vergissing|blunder) (gemaakt|begaan)",
            "ik (heb|had) ... (verkeerde|foute|foutje)",
            "ik (zat|had het) (er|helemaal|) (naast|fout|mis|verkeerd)",
            "(dat ligt|ligt dat) aan me",
            (
                "(heb|had) ik (verkeerd|fout|niet goed|niet) (ingeschat|begrepen|gedaan|"
                "gecheckt|gezien|gelezen|doorgegeven|gecontroleerd)"
            ),
            "ik (vergiste|heb me vergist|was fout)",
            "daar (ging|ben) ik ... (fout|mis|de fout in)",
            "! ik ben (vergeten hoe|je naam vergeten)",
            "! te laat (is|ben) ik",
        ),
    }
