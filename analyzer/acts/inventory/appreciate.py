"""The move `appreciate`."""

from analyzer.acts.kinds import Cues, act


@act(
    "appreciate",
    title="Appreciate",
    definition="Thanks or credits a person for a contribution, a doubt, an effort or work.",
    out='"Thanks, bye"; "great" as filler.',
    tool="respond productively",
    examples={
        "en": ("Good catch, I hadn't seen that.",),
        "nl": ("Scherp gezien, dat had ik gemist.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "(thank you|thanks) (everybody|team|all|guys|a lot|thank you) $",
            "(has|have|had|got) a (good|fair|valid|) point",
            "(good|great|nice) (questions|points|ideas|suggestions|catches)",
            (
                "(that would be|that's|i think that's|this is) (really|absolutely|just|) "
                "(great|fantastic|excellent|brilliant|very useful|very helpful) $"
            ),
            "good for you",
            "(was|is|were|been) (very|really|extremely) (useful|helpful)",
            (
                "(good|great|nice|excellent|sharp|fair|brilliant|lovely) (catch|point|question|"
                "idea|ideas|thinking|work|job|spot|call|points|thought|suggestion|one) $"
            ),
            (
                "(that's|it's|this is|those are|you have|you made|that was|sounds like|think "
                "it's|think that's|made|is|'re|are) (actually|really|) (a|an|some|) (very|"
                "really|pretty|) (good|great|nice|excellent|fair|valid|brilliant|interesting|"
                "important|fantastic) (catch|point|question|idea|ideas|thinking|work|job|spot|"
                "points|thought|suggestion|observation)"
            ),
            (
                "^ (good|great|nice|excellent|sharp|fair) (catch|point|question|idea|thinking|"
                "work|job|spot)"
            ),
            (
                "(well done|well spotted|nicely done|good job|great job|nice work|great work|"
                "good work|good thinking|good catch|well put)"
            ),
            (
                "(thank you|thanks|thank) (very much|so much|a lot|) (for|to) (your|the|that|"
                "this|raising|saying|pointing|bringing|everybody|doing|all|sharing|telling|"
                "being|flagging|helping|coming|making|asking)"
            ),
            "(thank you|thanks) (very much|so much) (priya|all|) ",
            "(i|we|really) (really|) appreciate (it|that|you|your|the)",
            (
                "(glad|grateful|happy) (that|) you (said|asked|raised|brought|mentioned|told|"
                "did|spoke|noticed|caught|flagged)"
            ),
            (
                "i (hadn't|didn't|hadn't even|never) (thought|seen|noticed|considered|think) "
                "(of|about) (that|it)"
            ),
            "i hadn't (seen|noticed|considered) that",
            (
                "you (did|have done|'ve done|been doing) (a|an|such a) (good|great|excellent|"
                "fantastic|amazing) job"
            ),
            "credit to",
            "hats off",
            "! thanks bye",
            "! (not a|isn't a) (good|great) idea",
        ),
        "nl": (
            (
                "(goed|scherp|mooi|knap|sterk|slim|helder|fijn|top) (gezien|gedaan|opgemerkt|"
                "gevonden|gezegd|bedacht|punt|idee|werk|gespot|opgelet|aangegeven|uitgelegd|"
                "dat je)"
            ),
            (
                "(goede|goeie|mooie|scherpe|terechte|sterke|fijne|leuke|slimme|interessante|"
                "heldere) (vraag|opmerking|suggestie|toevoeging|vondst|gedachte|aanvulling|"
                "observatie|ideeën|inbreng|bijdrage|vangst)"
            ),
            (
                "(dank|bedankt|dankjewel|dankuwel|dank je wel|merci|dank je) ... (voor|dat je|"
                "dat jullie|dat)"
            ),
            "(dank je|dank) (zeer|wel|heel hartelijk|hartelijk)",
            (
                "(blij|fijn|goed|prettig|mooi) (dat|om te horen dat) (je|jullie) ... (zegt|"
                "zeggen|vraagt|meldt|noemt|aankaart|zei|opmerkt|doet|hebt|bent)"
            ),
            "(blij|fijn|goed|prettig) dat (je|jullie)",
            (
                "(dat had ik|daar had ik|had ik) (nog|zelf|) (niet|nooit|gemist|over het "
                "hoofd) (aan gedacht|gezien|gemist|bij stilgestaan|bedacht|)"
            ),
            "(ik|we) (waardeer|waarderen|stel|stellen) (het|dat|je|jullie|zeer)",
            (
                "(dat|dit|het) is (een|echt een) (heel|erg|) (goed|goede|goeie|mooi|sterk|"
                "terecht|slim) (idee|punt|vraag|werk|gedachte|opmerking)"
            ),
            "(knap|goed|mooi|prachtig|geweldig|uitstekend) werk",
            "(complimenten|compliment|chapeau|petje af|hulde|goed bezig)",
            (
                "(je hebt|jullie hebben) ... (goed|geweldig|fantastisch|uitstekend) (gedaan|"
                "werk|opgelost|voorbereid)"
            ),
            "! bedankt tot",
        ),
    }
