"""A genuine follow-up question, or a checking paraphrase."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

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
        ),
        "nl": (
            "vertel (eens|me|) (meer|verder)",
            "(wat|hoe|) bedoel je",
            "^ (dus|) je bedoelt",
            "als ik je (goed|) begrijp",
            "(wat|hoe) (zie|denk|vind) je",
            "^ dus (je|jouw) ?",
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
    words or more, within the first three utterances (`NEAR`) of the reply.
    """
    asked = reply.cue("explore/asks on")
    if asked:
        return asked
    for each in reply.said[:NEAR]:
        question = each.question
        if question and not question.maybe and question.label in GENUINE and each.words > 1:
            return Evidence("question", question.label, (each.index,))
    return None
