"""Justifies, rebuts or minimises without taking up the point."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "habit": {
        "en": (
            "always (done|did|worked)",
            "worked ... for years",
            "was (always|) fine",
            "that is just how",
            "(a lot of|so much) work into",
        ),
        "nl": (
            "altijd (al|) zo",
            "altijd goed (gegaan|gewerkt)",
            "(werkt|doen we) ... al jaren",
            "zo doen we dat",
            "veel werk in (gestoken|zitten)",
        ),
    },
    "minimises": {
        "en": (
            "making (it|this) bigger",
            "out of proportion",
            "not that bad",
            "(not|no) (such|) (a|) big deal",
            "do not worry",
            "you are (exaggerating|overreacting)",
        ),
        "nl": (
            "maakt (het|dit) groter",
            "valt (wel|best|reuze) mee",
            "niet zo erg",
            "zo erg is het niet",
            "overdrijft",
            "overdrijf je",
            "geen zorgen",
        ),
    },
}


@response(
    "defend",
    rank=6,
    group="closes",
    title="Defended",
    definition="Justifies, rebuts or minimises without taking up the point.",
    out="A reason that takes up the point.",
    examples={
        "en": ("We've always done it this way and it was fine.",),
        "nl": ("Je maakt het groter dan het is.",),
    },
    cues=CUES,
)
def defend(reply: Reply) -> Evidence | None:
    """Find an appeal to habit, or words that make the matter smaller."""
    return reply.cue("defend/habit", "defend/minimises")
