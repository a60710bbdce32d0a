"""Thanks or credits the raising itself, or agrees and credits."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "thanks": {
        "en": (
            "thank you",
            "thanks",
            "(good|nice|great|important|useful) (catch|point|question|observation)",
            "(good|nice|great) (thought|thinking)",
            "(glad|good) (that|) you (said|say|raise|raised|bring|brought|mention|mentioned)",
            "well spotted",
            "appreciate (you|that|it|your)",
        ),
        "nl": (
            "dank (je|voor)",
            "(dankjewel|bedankt)",
            "(goed|fijn|mooi) dat je",
            "(goed|scherp) gezien",
            "(goed|goede|mooie|sterk|belangrijk) (punt|vraag|suggestie|observatie)",
            "blij dat je",
            "waardeer (dat|het|je)",
        ),
    },
}


@response(
    "appreciate",
    rank=5,
    group="opens",
    title="Appreciated",
    definition="Thanks or credits the raising itself, or agrees and credits.",
    out="Politeness at large.",
    examples={
        "en": ("Glad you said it now rather than after launch.",),
        "nl": ("Dank je wel dat je dit onder de aandacht brengt.",),
    },
    cues=CUES,
)
def appreciate(reply: Reply) -> Evidence | None:
    """Find thanks or credit."""
    return reply.cue("appreciate/thanks") or reply.carries("credits", "appreciate")
