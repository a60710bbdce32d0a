"""Nothing the leader says in the window concerns the matter, though there was room to."""

from analyzer.episodes.kinds import response
from analyzer.episodes.reply import Evidence, Reply


@response(
    "no_uptake",
    rank=9,
    group="closes",
    title="Not taken up",
    definition="Nothing the leader says in the window concerns the matter, with room to do so.",
    out="The meeting ended there, or someone else rightly answered.",
)
def no_uptake(reply: Reply) -> Evidence:
    """Fit always: it comes last, where no other response was found."""
    return Evidence("speaks of other things" if reply.said or reply.heard else "says nothing")
