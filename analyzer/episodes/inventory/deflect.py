"""Postpones or changes the subject with no owner or moment."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "postpones": {
        "en": (
            "(another|other) (time|day|meeting)",
            "back to the agenda",
            "offline",
            "outside (this|the) meeting",
            "(time for that|come back to that) later",
            "we will see",
            "at some point",
            "let us (park|table|leave|skip) (that|it|this)",
            "not go there",
            "have to think about",
            "(will|can) (look|think|discuss) (at|into|about|) (it|that)",
        ),
        "nl": (
            "(andere|ander) (keer|moment|vergadering)",
            "buiten (deze|dit|de) (meeting|overleg|vergadering)",
            "(parkeren|parkeer)",
            "komt later",
            "(later|nog) (nog|wel|een keer|) (wel|) over",
            "terug naar de agenda",
            "komen ... op terug",
            "zullen we zien",
            "kijken we (later|nog) naar",
        ),
    },
    "moves on": {
        "en": (
            "move on",
            "moving on",
            "^ next (item|point|topic)",
            "(not enough|no) time for (this|that)",
        ),
        "nl": ("we gaan (door|verder)", "^ (volgend|volgende) (punt|onderwerp)", "geen tijd voor"),
    },
}


@response(
    "deflect",
    rank=7,
    group="closes",
    title="Deflected",
    definition="Postpones or changes the subject with no owner or moment.",
    out="Parked with an owner or a moment.",
    examples={
        "en": ("Good one for another time.",),
        "nl": ("Dat pakken we even buiten deze meeting op.",),
    },
    cues=CUES,
)
def deflect(reply: Reply) -> Evidence | None:
    """Find words that put the matter off or change the subject, or a `park` move."""
    return postponed(reply) or reply.cue("deflect/moves on")


def postponed(reply: Reply) -> Evidence | None:
    """Return evidence that the matter is put off, with an owner or a moment or without."""
    return reply.cue("deflect/postpones") or reply.carries("parks", "park")
