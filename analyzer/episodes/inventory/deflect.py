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
            "not (right|) now",
            "not ... (this|that|it|there) (right|) now",
            "let us not (get|go|do|open|start|discuss|talk)",
            "can we (please|) not",
            "on (the|our|a|your) (wish|to do|action|long|) (list|backlog)",
            "let us (just|first|) (see|wait) (what|how|until|for)",
            "let us wait and see",
            "(some|another) (other|) time",
            "(will|would) come (up|out) (anyway|later|eventually|in)",
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
            "niet nu",
            "nu (even|) niet over",
            "daar (hebben|gaan) we het (nu|hier|) niet over",
            "op (het|de|je|ons) (lijst|lijstje|backlog|verlanglijstje|actielijst)",
            "zien we (dan|later|vanzelf|tegen die tijd) wel",
            "(eerst|even) (maar|) (eens|) (kijken|zien|afwachten) (hoe|wat|of)",
            "(komt|komen) (vanzelf|nog wel|later wel|wel een keer)",
            "even afwachten",
        ),
    },
    "moves on": {
        "en": (
            "move on",
            "moving on",
            "(need|have|got) to (get|press|keep) (on|moving|going)",
            "^ (item|point) (two|three|four|five|six|seven)",
            "^ next (item|point|topic)",
            "(not enough|no) time for (this|that)",
            "not have ... time for (this|that|it)",
        ),
        "nl": (
            "we (gaan|moeten) (nu|echt|weer|) (door|verder)",
            "^ (agendapunt|punt) (twee|drie|vier|vijf|zes|zeven)",
            "^ (volgend|volgende) (punt|onderwerp)",
            "geen tijd voor",
        ),
    },
    "another matter": {
        "en": (
            "(different|separate|another|other) (topic|discussion|subject|conversation|matter)",
            "(is|are) (just|only|all|really|) (a|) (detail|details)",
            "not (what|why) we are here (for|to)",
            "not on the agenda",
        ),
        "nl": (
            "(ander|andere|apart|aparte) (onderwerp|discussie|verhaal|gesprek|kwestie)",
            "(is|zijn) (maar|gewoon|echt|) (een|) (detail|details|detailkwestie)",
            "daar zijn we (hier|nu|vandaag) niet voor",
            "(niet aan de orde|staat niet op de agenda)",
        ),
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
    return postponed(reply) or reply.cue("deflect/moves on", "deflect/another matter")


def postponed(reply: Reply) -> Evidence | None:
    """Return evidence that the matter is put off, with an owner or a moment or without."""
    return reply.cue("deflect/postpones") or reply.carries("parks", "park")
