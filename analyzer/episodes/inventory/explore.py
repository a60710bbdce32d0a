"""A genuine follow-up question, or a checking paraphrase."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply, takes_up

GENUINE: Final = ("invite", "open", "closed", "check")
NEAR: Final = 3

CUES: Final[Cues] = {
    "asks on": {
        "en": (
            "tell (me|us) more",
            "say more",
            "(what|how) (do|did|would) you (mean|think|see|suggest)",
            "^ (so|) you mean",
            "do you mean",
            "if i (understand|hear) you",
            "so you are saying",
            "^ so (you|your) ?",
            "^ (what|how|where|which|who) (would|could|should) (you|we|they|it|that) ?",
        ),
        "nl": (
            "vertel (eens|me|) (meer|verder)",
            "(wat|hoe|) bedoel je",
            "^ (dus|) je bedoelt",
            "als ik je (goed|) begrijp",
            "(wat|hoe) (zie|denk|vind) je",
            "^ dus (je|jouw) ?",
            "^ (wat|hoe|waar|welke|wie) (zou|zouden|kunnen|moeten) (je|jij|we|jullie|ze|dat|het) ?",
        ),
    },
}


@response(
    "explore",
    rank=4,
    group="opens",
    title="Explored",
    definition="A genuine follow-up question, or a checking paraphrase.",
    out="Cross-examination.",
    examples={
        "en": ("Tell me more, what are you seeing?",),
        "nl": ("Dus als ik je goed begrijp zit het in de overdracht?",),
    },
    cues=CUES,
)
def explore(reply: Reply) -> Evidence | None:
    """Find words that ask on, or a genuine question near the start of the reply."""
    return asks(reply)


def asks(reply: Reply) -> Evidence | None:
    """Return evidence that the leader asks about the matter.

    Rule: a cue that asks on; or a question of a type that genuinely asks for something, of two
    words or more, within the first three utterances (`NEAR`) of the reply. In a reply that closes
    the question itself must take the matter up, and hold none of the words that close ("can we
    not …?").
    """
    asked = reply.cue("explore/asks on")
    if asked:
        return asked
    for each in reply.said[:NEAR]:
        question = each.question
        closes = reply.closing and (
            each.index in reply.closing or not takes_up((each,), reply.matter)
        )
        if closes or (len(reply.said) >= NEAR and not reply.touches):
            continue
        if question and not question.maybe and question.label in GENUINE and each.words > 1:
            return Evidence("question", question.label, (each.index,))
    return None
