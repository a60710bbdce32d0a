"""Takes note and no more."""

from analyzer.episodes.kinds import response
from analyzer.episodes.reply import Evidence, Reply, takes_up

CUES = {
    "notes it": {
        "en": ("noted", "i see", "i hear (you|that|it)", "got it", "understood", "^ okay $"),
        "nl": ("genoteerd", "helder", "duidelijk", "ik (snap|begrijp|hoor)", "begrepen"),
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
    """Find words that take note, a backchannel after the turn, or talk that touches the matter."""
    noted = reply.cue("acknowledge/notes it")
    if noted:
        return noted
    if reply.heard:
        return Evidence("backchannel", "", tuple(each.index for each in reply.heard))
    if takes_up(reply.said, reply.event):
        return Evidence("takes it up", "", tuple(each.index for each in reply.said))
    return None
