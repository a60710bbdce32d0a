"""What the network is asked: the heads, and how tags of the corpora become their targets.

Our own heads are `acts` (each act and move, yes or no), `question` (none, or one type) and
`reaction` (none, agrees, objects, partly, uncertain). The corpora's heads learn their tags, which
are many and cheap; our own heads see their logits.
"""

from collections.abc import Iterable
from typing import Final

from analyzer.acts.encoder import NO_QUESTION
from analyzer.acts.kinds import ACTS, QUESTION_TYPES
from analyzer.training.tagged import MRDA_QUESTIONS, MRDA_UNLABELLED, mrda_act

MRDA_ACTS: Final = ("statement", "question", "backchannel", "floor", "disruption")
"""The five classes of MRDA (Ang, Liu and Shriberg 2005)."""
MRDA_TAGS: Final = tuple(
    "question objection aa aap am ar arp ba bd bh bk br bsc bu cc co cs d df e fa ft g j m na nd "
    "ng no qh qo qw qy t tc".split()
)
MRDA_OBJECTIONS: Final = frozenset("ar arp nd".split())
AMI_ACTS: Final = tuple(
    "inf ass fra bck sug stl el.inf und el.ass oth be.pos off el.sug el.und be.neg".split()
)
AMI_REACTIONS: Final = ("POS", "NEG", "PART", "UNC", "objection")
AMI_OBJECTIONS: Final = frozenset(("NEG", "PART"))
REACTIONS: Final = ("none", "agrees", "objects", "partly", "uncertain")
FEEDS: Final = ("mrda_act", "mrda_tags", "ami_act", "ami_reaction")

_STANCES: Final = {"POS": "agrees", "NEG": "objects", "PART": "partly", "UNC": "uncertain"}
_REACTIONS: Final = (
    ("partly", frozenset(("arp",))),
    ("objects", frozenset(("ar", "nd"))),
    ("agrees", frozenset(("aa", "aap", "na"))),
    ("uncertain", frozenset(("am", "no"))),
)


def heads() -> dict[str, tuple[str, ...]]:
    """Return the names of each head's outputs, in their order.

    >>> heads()["reaction"]
    ('none', 'agrees', 'objects', 'partly', 'uncertain')
    """
    return {
        "mrda_act": MRDA_ACTS,
        "mrda_tags": MRDA_TAGS,
        "ami_act": AMI_ACTS,
        "ami_reaction": AMI_REACTIONS,
        "acts": tuple(ACTS),
        "question": (NO_QUESTION, *QUESTION_TYPES),
        "reaction": REACTIONS,
    }


Targets = dict[str, frozenset[str]]
"""By head: the outputs that are true. A head that is missing was not annotated."""


def of_mrda(tags: frozenset[str], general: str | None, *, disrupted: bool) -> Targets:
    """Return the targets of an act of MRDA; none where it was left unlabelled.

    >>> found = of_mrda(frozenset({"qy", "bu"}), "qy", disrupted=False)
    >>> sorted(found["mrda_tags"]), found["mrda_act"]
    (['bu', 'question', 'qy'], frozenset({'question'}))
    """
    if general is None or general in MRDA_UNLABELLED:
        return {}
    known = set(tags & set(MRDA_TAGS))
    if tags & MRDA_QUESTIONS:
        known.add("question")
    if tags & MRDA_OBJECTIONS:
        known.add("objection")
    return {
        "mrda_act": frozenset((mrda_act(general, disrupted=disrupted),)),
        "mrda_tags": frozenset(known),
        "reaction": frozenset((_reaction(tags),)),
    }


def _reaction(tags: frozenset[str]) -> str:
    return next((name for name, known in _REACTIONS if tags & known), "none")


def of_ami(label: str | None, stances: Iterable[str]) -> Targets:
    """Return the targets of an act of AMI, from its label and the pairs that it reacts in.

    >>> found = of_ami("ass", ["NEG"])
    >>> sorted(found["ami_reaction"]), found["reaction"]
    (['NEG', 'objection'], frozenset({'objects'}))
    """
    if label not in AMI_ACTS:
        return {}
    found = set(stances) & set(_STANCES)
    known = found | ({"objection"} if found & AMI_OBJECTIONS else set())
    order = ("PART", "NEG", "UNC", "POS")
    reaction = next((_STANCES[each] for each in order if each in found), "none")
    return {
        "ami_act": frozenset((label,)),
        "ami_reaction": frozenset(known),
        "reaction": frozenset((reaction,)),
    }


def of_labels(labels: Iterable[str], question: str | None) -> Targets:
    """Return the targets of an utterance annotated by our guideline.

    >>> of_labels(["concern"], None)["question"]
    frozenset({'none'})
    """
    return {"acts": frozenset(labels), "question": frozenset((question or NO_QUESTION,))}
