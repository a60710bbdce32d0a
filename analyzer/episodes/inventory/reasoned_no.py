"""Declines or answers back with a reason about the content."""

from typing import Final

from analyzer.episodes.inventory.explore import asks
from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply
from analyzer.text import words

MIN_ANSWER: Final = 5
NEGATIONS: Final = frozenset(
    "no not nothing never isn't don't doesn't won't can't nee niet geen niets nooit".split()
)
OTHERS: Final = ("appreciate", "defend", "deflect", "acknowledge")

CUES: Final[Cues] = {
    "reason": {
        "en": ("because", "the (thing|problem|point) is"),
        "nl": ("omdat", "want", "namelijk", "immers", "het (punt|probleem) is"),
    },
    "but": {
        "en": ("but", "do not think", "^ actually"),
        "nl": ("maar", "toch wel", "toch niet", "volgens mij niet", "denk ik niet"),
    },
    "no": {"en": ("^ no", "^ not"), "nl": ("^ nee", "^ niet")},
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
    """Find a contrary claim, a reason, a reply that objects, or one that goes into the matter.

    Where words don't tell a reasoned answer from a defence, it is a reasoned answer: any reply
    of five words or more (`MIN_ANSWER`) that takes the matter up and asks nothing. Beside words
    that close, only a reason makes it one.
    """
    reason = reply.cue("reasoned_no/reason")
    if reply.closing and not reason:
        return None
    found = contradicts(reply) or reason
    if found or asks(reply):
        return found
    objects = reply.carries("objects", "dissent", "concern", "correction")
    if objects or reply.words < MIN_ANSWER or not reply.touches:
        return objects
    return None if reply.points_to(*OTHERS) else reply.whole("answers back")


def contradicts(reply: Reply) -> Evidence | None:
    """Return evidence of a claim against what was raised.

    A bare "no" to something that was itself denied ("no screens" – "no, okay") agrees with it.
    """
    denied = bool(NEGATIONS & {word for each in reply.event for word in words(each.text)})
    if denied and reply.words < MIN_ANSWER:
        return reply.cue("reasoned_no/but")
    return reply.cue("reasoned_no/but", "reasoned_no/no")
