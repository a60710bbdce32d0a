"""The question type `closed`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "closed",
    title="Closed",
    definition="Asks for a yes or no, a choice or a fact.",
    out="Confirmation of what was just said (check).",
    examples={
        "en": ("Is the contract signed?",),
        "nl": ("Is het contract getekend?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "^ how (many|much|long|often|far|big|old|soon|late|large)",
            "^ what (time|date|day|size|colour|color|number|version|year|percentage)",
        ),
        "nl": (
            (
                "^ (hoeveel|hoe lang|hoe vaak|hoe groot|hoe laat|hoe ver|hoe duur|hoe oud|hoe "
                "snel|welke|welk|wanneer)"
            ),
            "^ wat (kost|is de naam|is de datum|is de prijs)",
        ),
    }
