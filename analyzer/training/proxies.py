"""Tags of AMI and MRDA that come near a label of ours: proxies, never its truth.

The corpora were annotated for other ends. A proxy's score says how well what is found agrees
with a neighbouring notion; a low one may be the proxy's doing as much as the labeller's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from analyzer.text import count_words
from analyzer.training.corpora import Corpus, CorpusAct, CorpusPair

QUESTION: Final = "question"
STANCES: Final = frozenset(("NEG", "PART"))
MIN_REACTION_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Proxy:
    """A stand-in for a label.

    Attributes:
        label: what it stands in for, as shown.
        corpus: that has it.
        tags: acts with one of these tags have it.
        meaning: what the tags mean, by the corpus's manual.
        acts: our labels that count as finding it.
        questions: our question types that do; `("*",)` for any.
        rules: names of the baselines beside it (`analyzer.training.baselines.RULES`).
        stances: where given, not tags decide but the stance of the pair an act reacts in, among
            acts of two words or more; with `reacting`, among those of them that react.
        reacting: see `stances`.
        head: of a trained model that learnt this corpus's tags, and
        outputs: which of its outputs stand for this proxy.
    """

    label: str
    corpus: Corpus
    tags: frozenset[str]
    meaning: str
    acts: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    stances: frozenset[str] = frozenset()
    reacting: bool = False
    head: str = ""
    outputs: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name of the corpus's own head in a model's calibration."""
        return f"{self.corpus}:{self.label}"


def _proxy(
    label: str,
    corpus: Corpus,
    tags: str,
    meaning: str,
    *,
    acts: str = "",
    questions: str = "",
    rules: Iterable[str] = (),
    stances: Iterable[str] = (),
    reacting: bool = False,
    learnt: str = "",
) -> Proxy:
    head, _, outputs = learnt.partition(" ")
    return Proxy(
        label,
        corpus,
        frozenset(tags.split()),
        meaning,
        frozenset(acts.split()),
        frozenset(questions.split()),
        tuple(rules),
        frozenset(stances),
        reacting,
        head,
        tuple(outputs.split()),
    )


_ASKING: Final = ("has a question mark", "starts with a question word")

PROXIES: Final = (
    _proxy(
        "question",
        "ami",
        "el.inf el.sug el.ass el.und",
        "elicits information, a suggestion, an assessment or a comment on understanding",
        questions="*",
        rules=_ASKING,
        learnt="ami_act el.inf el.sug el.ass el.und",
    ),
    _proxy(
        "question",
        "mrda",
        "qy qw qr qrr qo qh",
        "any question as general tag: yes/no, wh, or, or-clause, open-ended, rhetorical",
        questions="*",
        rules=_ASKING,
        learnt="mrda_tags question",
    ),
    _proxy(
        "open question",
        "mrda",
        "qo",
        "open-ended question",
        questions="open invite",
        learnt="mrda_tags qo",
    ),
    _proxy(
        "check",
        "mrda",
        "bu br",
        "understanding check, request to repeat",
        questions="check",
        learnt="mrda_tags bu br",
    ),
    _proxy(
        "rhetorical",
        "mrda",
        "qh",
        "rhetorical question",
        questions="rhetorical",
        learnt="mrda_tags qh",
    ),
    _proxy(
        "objection",
        "ami",
        "",
        "a NEG or PART reaction of two words or more, plain negative answers included",
        acts="dissent correction",
        rules=("starts with no",),
        stances=STANCES,
        learnt="ami_reaction objection",
    ),
    _proxy(
        "objection among reactions",
        "ami",
        "",
        "the same among acts that react to another, by the annotation",
        acts="dissent correction",
        rules=("starts with no",),
        stances=STANCES,
        reacting=True,
        learnt="ami_reaction objection",
    ),
    _proxy(
        "objection",
        "mrda",
        "ar arp nd",
        "reject, partial reject, dispreferred answer; a third of them a bare no",
        acts="dissent correction",
        rules=("starts with no",),
        learnt="mrda_tags objection",
    ),
    _proxy(
        "suggestion",
        "ami",
        "sug",
        "suggests what someone or the group might do, assigning tasks included",
        acts="idea",
        rules=("says we could, we should",),
        learnt="ami_act sug",
    ),
    _proxy(
        "suggestion",
        "mrda",
        "cs",
        "suggestion, agenda talk included",
        acts="idea",
        rules=("says we could, we should",),
        learnt="mrda_tags cs",
    ),
    _proxy(
        "appreciation",
        "ami",
        "be.pos",
        "positive social act: greeting, compliment, joke, thanks",
        acts="appreciate",
        rules=("says thanks",),
        learnt="ami_act be.pos",
    ),
    _proxy(
        "appreciation",
        "mrda",
        "ft ba",
        "thanks; assessment or appreciation, such as a bare 'great'",
        acts="appreciate",
        rules=("says thanks",),
        learnt="mrda_tags ft ba",
    ),
    _proxy(
        "apology",
        "mrda",
        "fa",
        "apology, ritual ones included, which are no mistake",
        acts="mistake",
        rules=("says sorry",),
        learnt="mrda_tags fa",
    ),
    _proxy(
        "not knowing",
        "mrda",
        "no",
        "no knowledge: 'I don't know'",
        acts="fallibility ask",
        rules=("says I don't know",),
        learnt="mrda_tags no",
    ),
)
"""Every proxy; tags are named as in the corpora."""


def population(proxy: Proxy, act: CorpusAct, stances: dict[str, set[str]]) -> bool | None:
    """Return whether an act has what the proxy stands for, or None where it is left out.

    Args:
        proxy: which.
        act: of its corpus.
        stances: the types of the pairs that each act reacts in, by the act's id.
    """
    if not proxy.stances:
        return bool(proxy.tags & act.tags)
    if count_words(act.text) < MIN_REACTION_WORDS or (proxy.reacting and act.id not in stances):
        return None
    return bool(proxy.stances & stances.get(act.id, set()))


def reactions(pairs: Iterable[CorpusPair]) -> dict[str, set[str]]:
    """Return the types of the pairs that each act reacts in.

    >>> reactions([CorpusPair("m", "dev", "p", "NEG", "a", "b")])
    {'b': {'NEG'}}
    """
    found: dict[str, set[str]] = {}
    for each in pairs:
        if each.target is not None:
            found.setdefault(each.target, set()).add(each.type)
    return found
