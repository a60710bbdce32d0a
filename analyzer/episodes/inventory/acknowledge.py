"""Takes note and no more."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

FEW_WORDS: Final = 10

CUES: Final[Cues] = {
    "notes it": {
        "en": (
            "noted",
            "note (that|it|this)",
            "i see",
            "i hear (you|that|it)",
            "got it",
            "understood",
            "^ okay $",
        ),
        "nl": (
            "genoteerd",
            "noteer (dat|het)",
            "helder",
            "duidelijk",
            "ik (snap|begrijp|hoor)",
            "begrepen",
        ),
    },
}


@response(
    "acknowledge",
    rank=8,
    group="neutral",
    title="Acknowledged",
    definition="Takes note and no more.",
    out="A backchannel during the speaker's own turn.",
    examples={"en": ("Okay, noted.",), "nl": ("Oké, genoteerd.",)},
    cues=CUES,
)
def acknowledge(reply: Reply) -> Evidence | None:
    """Find words that take note, a backchannel after the turn, or talk that touches the matter.

    So do a few words (fewer than ten, `FEW_WORDS`), often cut off: too little to say that
    the leader spoke of something else.
    """
    noted = reply.cue("acknowledge/notes it")
    if noted:
        return noted
    if reply.heard:
        return Evidence("backchannel", "", tuple(each.index for each in reply.heard))
    if reply.said and (reply.words < FEW_WORDS or reply.touches):
        return reply.whole("touches it")
    return None
