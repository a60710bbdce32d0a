"""The question type `leading`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "leading",
    title="Leading",
    definition="Asks for agreement with the asker's own view.",
    out="A neutral question that leaves both answers open.",
    examples={
        "en": ("Don't you think it's a bit late for that?",),
        "nl": ("Vind je dat niet wat laat?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "^ (don't|do not) (you|we|they) (all|) (think|agree|want|need|have|find|feel)",
            (
                "^ (isn't|is not) (it|that|this|there) (a|the|just|what|more|better|kind of|"
                "too|going|supposed|quite|rather|like|also|an)"
            ),
            (
                "^ (wouldn't|won't|shouldn't|couldn't|doesn't|didn't|haven't|aren't|can't) (it|"
                "that|you|we|they|this|the|there)"
            ),
            "(would|do) you (not|agree that|really think|really want)",
            "surely (you|we|that|it)",
            "(we|you) (all|can all|both|do|) agree (that|on|right)",
        ),
        "nl": (
            "(vind|vinden|denk|vindt|denken) (je|jullie) (dat|het|ook|dit|) (ook|) niet",
            (
                "(is|wordt|was|zou|moet|moeten|kan|kunnen|zouden|lijkt|heeft|hebben|werkt|"
                "gaat) (dat|het|dit|we|je|jullie|die|er) (dan|juist|gewoon|eigenlijk|ook|) niet"
            ),
            (
                "(we|je|jullie) (gaan|wilt|wil|willen|zijn|moeten|weet|weten) ... toch (niet|"
                "ook|eens|over eens|wel)"
            ),
            "(zijn|is) het er toch over eens",
            "lijkt me duidelijk",
        ),
    }
