"""The speak-up act `correction`."""

from analyzer.acts.kinds import Cues, act


@act(
    "correction",
    title="Correction",
    definition="Points out a flaw or error in someone else's work, statement, plan or behaviour, "
    "with respect.",
    out="Attack on the person (belittle); difference of opinion with no claim of error (dissent).",
    examples={
        "en": (
            "I think the total in row twelve is double-counted.",
            "You cut Nadia off just now, can she finish?",
        ),
        "nl": (
            "Volgens mij klopt die optelling niet.",
            "Je liet Sanne net niet uitpraten.",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "(you|they|he|she) (got|have|took|used|cited|put) (the|a) (wrong|old|outdated)",
            "(that|it|this) (is|was) the wrong",
            "you (are|were) (wrong|mistaken) (about|there|on|in)",
            "- (it|that|this) should (be|say|read|have been)",
            (
                "- (that's|that is|this is|it's|those are|these are) (actually|just|simply|) "
                "(not|n't) (right|correct|accurate|true|what he said|what she said|what they "
                "said|the case|allowed)"
            ),
            "- (isn't|aren't|wasn't|not) (quite|actually|entirely|) (right|correct|accurate) $",
            (
                "(is|are|was|were|be|got|looks) (actually|just|) (incorrect|off by|"
                "double-counted|counted twice|mislabelled|swapped)"
            ),
            "(that|this|it|which|number|total|one) (is|was|looks) (actually|just|) wrong",
            "(there's|there is) (an error|a mistake|a typo|something wrong|a bug) (in|on|with)",
            (
                "you (just|) (cut|interrupted|talked over|skipped|forgot|left out|missed|mixed|"
                "misread|put the wrong|double-counted|misspelled)"
            ),
            "(doesn't|don't|didn't) add up",
            "(you|they|we|he|she) (got|have|had|put|used|wrote|read) ... (wrong|twice|backwards)",
            "- ^ no (no|) (it's|that's|he's|she's|they|we|you|the|there's|he|she) ~",
            "you (mean|meant) ... not",
            "(should|supposed to) (be|say|have been|read) ... (not|instead of|rather than)",
            "(didn't|did not|wasn't) (say|let|what i said|what we agreed)",
            "(can|could|let) (she|he|they|her|him|them) finish",
            "! you (just|keep|are|were|) (cut|cutting|broke|breaking|dropped|dropping) (out|up)",
            "! ^ no (no|) you are right",
            "! ^ no (no|) (that is|it is|this is) (fine|good|okay|ok|great|perfect)",
            "! you (froze|are frozen|are muted|are on mute)",
        ),
        "nl": (
            "(je|hij|ze) (vergist|vergissen) (je|zich)",
            "(dat|het|dit) (is|was) (de|het) (verkeerde|foute|oude)",
            "- (dat|het|dit) (moet|moest|hoort) ... zijn",
            "(klopt|kloppen) (die|dat|deze|dit|de|het) * niet",
            "- (klopt|kloppen) ... niet",
            (
                "(is|zijn|staat|staan|was) (volgens me|eigenlijk|toch|daar|hier|er|dus|nu|"
                "gewoon|) (fout|verkeerd|onjuist|niet juist|niet correct|achterhaald|verouderd|"
                "dubbel geteld|twee keer geteld|niet waar)"
            ),
            "(er|hier|daar) (zit|staat) ... (een fout|een foutje|een tikfout|een typo)",
            (
                "je (liet|laat|onderbrak|onderbreekt|viel|valt) ... (uitpraten|uitspreken|"
                "onderbrak|in de rede|net|steeds)"
            ),
            "(onderbrak|onderbreekt) je",
            "je (vergeet|vergat|verwisselt|mist een|mist nog|telt dubbel|slaat over)",
            "(dat|het|dit) (is|was) niet wat (we|ze|hij|ik|er)",
            (
                "- ^ (nee|niet) (dat|het|ze|hij|die) (is|zijn|was|heeft|staat|zit|hebben) ... "
                "(niet|geen|juist|gewoon) ~"
            ),
            "(moet|hoort|moest) ... zijn (niet|in plaats van)",
            "! je (viel|valt|bent) (even|net|steeds|) (weg|weggevallen)",
            "! je (hapert|haperde|staat op mute|staat gedempt)",
            "! klopt het niet",
            "! klopt dat niet ?",
        ),
    }
