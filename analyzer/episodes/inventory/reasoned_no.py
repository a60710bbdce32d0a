"""Declines or answers back with a reason about the content."""

from analyzer.episodes.kinds import response
from analyzer.episodes.reply import Evidence, Reply

CUES = {
    "reason": {
        "en": ("because", "the (thing|problem|point) is"),
        "nl": ("omdat", "want", "namelijk", "immers", "het (punt|probleem) is"),
    },
    "contrary": {
        "en": ("but", "^ no", "^ not", "^ actually", "do not think"),
        "nl": ("maar", "^ nee", "^ niet", "toch", "volgens mij niet", "denk ik niet"),
    },
}


@response(
    "reasoned_no",
    rank=3,
    group="opens",
    title="Answered with a reason",
    definition="Declines or answers back with a reason about the content, the point acknowledged.",
    out="The reason is rank or a target. Where it can't be told from defending, it is this.",
    examples={
        "en": ("I hear it, but we tested at twice the load last week, so I'd keep the date.",),
        "nl": ("Ik snap je punt, maar we hebben vorige week op dubbele belasting getest.",),
    },
    cues=CUES,
)
def reasoned_no(reply: Reply) -> Evidence | None:
    """Find a contrary claim, a reason, or a reply that objects."""
    return reply.cue("reasoned_no/contrary", "reasoned_no/reason") or reply.carries(
        "objects", "dissent", "concern", "correction"
    )
