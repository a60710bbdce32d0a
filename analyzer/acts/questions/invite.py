"""The question type `invite`."""

from analyzer.acts.inventory import invite
from analyzer.acts.kinds import Cues, question_type


@question_type(
    "invite",
    title="Invite",
    definition="Asks for input, objections or another view from the group or a named person.",
    out="Questions that hold their own answer (leading).",
    examples={
        "en": ("What am I missing?",),
        "nl": ("Wie kijkt hier anders naar?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return invite.cues()
