"""What the network is trained on: utterances in their order, with what is known of each.

A sequence is a meeting of a corpus, a scene, or an example with its context. Utterances of the
double-annotated development items are never told, not even their corpus tags.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from analyzer.text import count_words
from analyzer.training.corpora import LEADERS, Corpus, read_acts, read_pairs
from analyzer.training.encoder.heads import Targets, of_ami, of_labels, of_mrda
from analyzer.training.form import json_lines
from analyzer.training.items import ActsItem
from analyzer.training.items import read_acts as read_items
from analyzer.training.plain import clean
from analyzer.training.proxies import reactions

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
TRAINING: Final = ("train", "nonscenario")
PLAIN_WORDS: Final = 3
PLAIN_WEIGHT: Final = 0.3
"""Weight of backchannels and fragments of the corpora as utterances that carry no act."""
PICKED_WEIGHT: Final = 0.6
"""Weight of annotated rows that were drawn by a cue or tag, against 1 for those drawn evenly."""
PLAIN: Final = {"ami": frozenset(("bck", "fra")), "mrda": frozenset(("b", "fh", "fg"))}


@dataclass(slots=True)
class Said:
    """One utterance to learn from.

    Attributes:
        text: what was said.
        speaker: number of the speaker in its sequence.
        leads: whether a leader said it.
        targets: what is known of it, by head.
        weight: of our own labels' loss.
        id: in its corpus or file.
        stratum: how it was drawn to be annotated; empty where it was not drawn.
    """

    text: str
    speaker: int
    leads: bool
    targets: Targets = field(default_factory=dict)
    weight: float = 1.0
    id: str = ""
    stratum: str = ""


@dataclass(slots=True)
class Talk:
    """A sequence of utterances.

    Attributes:
        source: `"ami"`, `"mrda"`, or the name of a file.
        meeting: its name; an example's id.
        language: `"en"` or `"nl"`.
        said: the utterances.
        labelled: places of those annotated by our guideline.
    """

    source: str
    meeting: str
    language: str
    said: list[Said]
    labelled: list[int] = field(default_factory=list)


def corpus_talks(data: Path, corpus: Corpus, splits: Sequence[str]) -> list[Talk]:
    """Return the meetings of a corpus in these splits, with the targets of their tags."""
    stances = reactions(read_pairs(data, corpus)) if corpus == "ami" else {}
    grouped: dict[str, list[Any]] = {}
    for act in read_acts(data, corpus):
        if act.split in splits and act.text:
            grouped.setdefault(act.meeting, []).append(act)
    talks = []
    for name, acts in grouped.items():
        acts.sort(key=lambda each: (each.start, each.end))
        numbers: dict[str, int] = {}
        said = []
        for act in acts:
            speaker = numbers.setdefault(act.speaker, len(numbers))
            leads = act.role == LEADERS[corpus]
            if corpus == "ami":
                label = next(iter(act.tags), None)
                targets = of_ami(label, stances.get(act.id, ()))
                plain = label in PLAIN[corpus]
            else:
                targets = of_mrda(act.tags, act.general, disrupted=act.disrupted)
                plain = act.general in PLAIN[corpus]
            one = Said(act.text, speaker, leads, targets, id=f"{corpus}:{act.id}")
            if plain and count_words(act.text) <= PLAIN_WORDS:
                one.targets |= of_labels((), None)
                one.weight = PLAIN_WEIGHT
            said.append(one)
        talks.append(Talk(corpus, name, "en", said))
    return talks


def annotate(
    talks: Iterable[Talk], rows: Iterable[dict[str, Any]], weight: dict[str, float]
) -> int:
    """Give utterances of meetings the labels of annotated rows with their ids.

    Args:
        talks: meetings, changed in place.
        rows: with `id`, `labels`, `question` and `stratum`.
        weight: of each stratum.

    Returns:
        How many rows found their utterance.
    """
    places = {said.id: (talk, at) for talk in talks for at, said in enumerate(talk.said)}
    found = 0
    for row in rows:
        if row["id"] not in places:
            continue
        talk, at = places[row["id"]]
        said = talk.said[at]
        said.targets |= of_labels(row["labels"], row["question"])
        said.stratum = row.get("stratum", "")
        said.weight = weight.get(said.stratum, PICKED_WEIGHT)
        talk.labelled.append(at)
        found += 1
    return found


def hide(talks: Iterable[Talk], ids: frozenset[str]) -> int:
    """Take all targets from these utterances, and return how many there were."""
    hidden = 0
    for talk in talks:
        for said in talk.said:
            if said.id in ids:
                said.targets, hidden = {}, hidden + 1
        talk.labelled = [at for at in talk.labelled if talk.said[at].targets]
    return hidden


def example_talks(path: Path, language: str | None = None) -> list[Talk]:
    """Return each annotated item of a file as a sequence of its own."""
    return [example_talk(path, item, language) for item in read_items(path)]


def example_talk(path: Path, item: ActsItem, language: str | None = None) -> Talk:
    """Return an annotated item of a file as a sequence; its own language unless one is given."""
    lines = (*item.before, item.target, *item.after)
    numbers: dict[str, int] = {}
    said = [
        Said(
            clean(each.text),
            numbers.setdefault(each.who, len(numbers)),
            bool(each.leads(item.leader)),
            id=f"{path.stem}:{item.id}",
        )
        for each in lines
    ]
    at = len(item.before)
    said[at].targets = of_labels(item.labels or (), item.question)
    return Talk(path.stem, item.meeting, language or item.language or "en", said, [at])


def scene_talks(path: Path) -> list[Talk]:
    """Return the scenes of a file, one JSON object a line, in which every utterance is labelled."""
    talks = []
    for _, row in json_lines(path):
        numbers: dict[str, int] = {}
        said = [
            Said(
                clean(each["text"]),
                numbers.setdefault(each["who"], len(numbers)),
                each["who"].endswith("(L)"),
                of_labels(each.get("labels", ()), each.get("question")),
                id=f"{row['id']}:{at}",
            )
            for at, each in enumerate(row["lines"])
        ]
        talks.append(Talk(path.stem, row["id"], row["lang"], said, list(range(len(said)))))
    return talks
