"""The speak-up act `retreat`."""

from analyzer.acts.kinds import Cues, act


@act(
    "retreat",
    title="Retreat",
    definition="Weakens or withdraws one's own earlier speak-up act.",
    out='Genuine update after new information ("oh right, that was fixed").',
    examples={
        "en": ("Never mind, it's probably fine.", "Well, it was just a thought."),
        "nl": ("Laat maar, het zal wel goed zijn.", "Was maar een ideetje hoor."),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "(that's|it's|it was) (just|only|) my (opinion|view|thought|feeling)",
            "^ (i guess|maybe|maybe i'm) not $",
            "(never mind|nevermind)",
            "(just|only) (a|an|my) (thought|idea|suggestion|opinion)",
            "(forget|ignore|scratch) (it|that|i said|what i said|me) $",
            "forget i (said|asked|mentioned)",
            (
                "(it's|that's|i'm sure it's|it'll be|it will be|i'm sure it'll be) (probably|"
                "all|just|) (fine|nothing|okay) (really|) $"
            ),
            "(it|that) (doesn't|does not) (really|) matter $",
            "it's not (that|so|really) (important|a big deal)",
            (
                "(don't worry about it|no big deal|don't mind me|i take it back|i take that "
                "back|i'll shut up|what do i know|maybe it's just me|maybe i'm wrong|i could "
                "be wrong|you're probably right|whatever you think|whatever you say)"
            ),
            "^ (maybe|probably|i guess) not $",
            "i (was|am) (probably|just|) (overthinking|being silly|overreacting)",
        ),
        "nl": (
            (
                "(laat maar|vergeet maar|vergeet het maar|laat maar zitten|doet er niet toe|"
                "maakt niet uit|maakt ook niet uit)"
            ),
            (
                "(maar|gewoon|zomaar) (een|mijn) (idee|ideetje|gedachte|ingeving|opmerking|"
                "suggestie|mening|vraagje)"
            ),
            "(was|is) maar (een|zo een|mijn) ",
            "(het zal|zal) wel (goed|meevallen|kloppen|aan me liggen|loslopen)",
            (
                "(ik neem het terug|ik zeg al niks|ik zeg niks meer|let maar niet op me|zo "
                "belangrijk is het niet|zo erg is het niet|niet zo belangrijk|dan heb ik niks "
                "gezegd|ligt vast aan me|wat weet ik ervan|je zult wel gelijk hebben|ge zult "
                "wel gelijk hebben|je hebt vast gelijk)"
            ),
            "(het|dat) is (vast|waarschijnlijk) (niks|niets|goed)",
            "^ (misschien|waarschijnlijk) (niet|ook niet) $",
        ),
    }
