"""Count how often each cue is right: `python -m analyzer.training.calibrate_cues SHARED`.

Reads the silver annotations (never the gold ones) of the corpora's training meetings, and invented
examples, and writes `models/cues/config.json`. Rows of other meetings are left out.

Rows were not drawn evenly, so each has a weight: rows of stratum `random` stand for all
utterances (weight 1); a stratum drawn by a corpus tag stands for the utterances with that tag
(their number, by row, against the random rows' number by row); strata drawn by a word list, and
written examples, whose share of real talk is unknown, get `PICKED_WEIGHT` and `WRITTEN_WEIGHT`.
A cue's precision is shrunk towards that of its label's cues together, weak and other cues apart,
and that towards `PRIOR`, .5 or .2 for weak ones, each by `STRENGTH` effective rows:
p = (n·k/Σw + m·prior) / (n + m), with n = (Σw)²/Σw² (Kish). Cues never seen stand there with what
they are shrunk to. Labels of which real meetings gave fewer than `MIN_POSITIVES` rows get no more
than `RARE_CAP`, because invented examples cannot show how often a cue is wrong in real talk.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from analyzer.acts.component import Hit, pipeline
from analyzer.acts.cue_labels import question_type_of
from analyzer.acts.kinds import ACTS, QUESTION_PREFIX, QUESTION_TYPES
from analyzer.acts.notation import fits, parse
from analyzer.models import sha256_of
from analyzer.training.plain import strip_text
from analyzer.training.split import of_training

PICKED_WEIGHT: Final = 0.1
WRITTEN_WEIGHT: Final = 0.05
PRIOR: Final = {False: 0.5, True: 0.2}
STRENGTH: Final = 4.0
MIN_POSITIVES: Final = 30
GRID: Final = tuple(round(0.02 * step, 2) for step in range(10, 31))
RARE_THRESHOLD: Final = 0.3
RARE_CAP: Final = 0.5
SILVER: Final = ("acts_en", "acts_nl_rendered", "written")


Key = TypeVar("Key", bound=tuple[str, ...])


@dataclass(slots=True)
class Count:
    """Weighted outcomes of one cue, rule or label.

    Attributes:
        right: summed weights where it was right.
        total: summed weights.
        squares: summed squares of the weights.
    """

    right: float = 0.0
    total: float = 0.0
    squares: float = 0.0

    def add(self, weight: float, *, right: bool) -> None:
        """Count one outcome."""
        self.right += weight * right
        self.total += weight
        self.squares += weight * weight

    def precision(self, prior: float) -> float:
        """Return the precision, shrunk towards `prior`.

        >>> Count(2.0, 4.0, 4.0).precision(0.3)
        0.4
        >>> Count().precision(0.3)
        0.3
        """
        rows = self.total**2 / self.squares if self.squares else 0.0
        share = self.right / self.total if self.total else 0.0
        return (rows * share + STRENGTH * prior) / (rows + STRENGTH)


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated utterance: its text, the one before, labels, language and weight."""

    text: str
    before: str
    changed: bool
    labels: frozenset[str]
    question: str | None
    language: str
    weight: float


@dataclass(slots=True)
class Counts:
    """Everything that is counted, by language."""

    cues: dict[tuple[str, str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    groups: dict[tuple[str, bool], Count] = field(default_factory=lambda: defaultdict(Count))
    asks: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    types: dict[tuple[str, str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    positives: Counter[str] = field(default_factory=Counter)


def _lines(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def tag_counts(shared: Path) -> tuple[int, Counter[str]]:
    """Return the number of utterances in training meetings, and that of each stratum's tag.

    Args:
        shared: folder that holds `data/ami` and `data/mrda`.
    """
    count: Counter[str] = Counter()
    ami, mrda = (
        of_training(_lines(shared / "data" / name / "acts.jsonl.gz")) for name in ("ami", "mrda")
    )
    for row in ami:
        count[row["label"]] += 1
    for row in mrda:
        count.update({row["general"], *row["tags"]})
    pairs = of_training(_lines(shared / "data/ami/pairs.jsonl.gz"))
    count["object"] = sum(row.get("type") in ("NEG", "PART") for row in pairs)
    return len(ami) + len(mrda), count


def weights(
    rows: Iterable[Mapping[str, Any]], size: int, tags: Mapping[str, int]
) -> dict[str, float]:
    """Return the weight of a row of each stratum.

    Args:
        rows: annotated rows with their `stratum`.
        size: how many utterances there are.
        tags: how many have each tag.

    >>> rows = [{"stratum": name} for name in ["random"] * 10 + ["ar"] * 5 + ["x"]]
    >>> weights(rows, 1000, {"ar": 50})
    {'random': 1.0, 'ar': 0.1, 'x': 0.1}
    """
    drawn = Counter(row["stratum"] for row in rows)
    each = size / drawn["random"]
    return {
        name: 1.0
        if name == "random"
        else tags[name] / rows_ / each
        if tags.get(name)
        else PICKED_WEIGHT
        for name, rows_ in drawn.items()
    }


def read_rows(shared: Path) -> list[Row]:
    """Return the silver rows of training meetings and the invented ones, with their weights."""
    english, rendered, written = (
        of_training(_lines(shared / "silver" / f"{name}.jsonl")) for name in SILVER
    )
    by_stratum = weights(english, *tag_counts(shared))
    by_id = {row["id"]: by_stratum[row["stratum"]] for row in english}
    rows = [_row(row, "en", by_id[row["id"]]) for row in english]
    rows += [_row(row, "nl", by_id[row["id"].removesuffix("@nl")]) for row in rendered]
    return rows + [_row(row, row["lang"], WRITTEN_WEIGHT) for row in written]


def _row(row: Mapping[str, Any], language: str, weight: float) -> Row:
    place = next((n for n, each in enumerate(row["context"]) if each.get("target")), 0)
    before = row["context"][place - 1] if place else {"text": "", "who": ""}
    changed = bool(place) and before["who"] != row["context"][place]["who"]
    labels, question = frozenset(row["labels"]), row["question"]
    return Row(row["text"], before["text"], changed, labels, question, language, weight)


def count(rows: Iterable[Row]) -> Counts:
    """Return how often each cue and rule fired, and was right.

    Rules of questions are counted twice, as the text is and stripped of its punctuation.
    """
    counts = Counts()
    for row in rows:
        if row.weight != WRITTEN_WEIGHT:
            counts.positives.update(row.labels)
        fired = {(hit.label, hit.cue.text, hit.cue.weak) for hit in _hits(row)}
        for label, cue, _ in fired:
            counts.cues[row.language, label, cue].add(row.weight, right=label in row.labels)
        for label, weak in {(label, weak) for label, _, weak in fired}:
            counts.groups[label, weak].add(row.weight, right=label in row.labels)
        for text, marks in ((row.text, True), (strip_text(row.text), False)):
            _count_question(counts, row, text, marks=marks)
    return counts


def _hits(row: Row) -> list[Hit]:
    """Return the cues of acts that fire in a row where it stands."""
    nlp = pipeline(row.language)
    answer = row.changed and nlp(row.before)._.speakup.asking is not None
    return [
        hit
        for hit in nlp(row.text)._.speakup.hits
        if not hit.label.startswith(QUESTION_PREFIX)
        and fits(hit.cue, reply=row.changed, answer=answer)
    ]


def _count_question(counts: Counts, row: Row, text: str, *, marks: bool) -> None:
    reading = pipeline(row.language)(text)._.speakup
    if reading.asking is None:
        return
    key = reading.asking.key(punctuated=marks)
    name, _ = question_type_of(reading)
    counts.asks[row.language, key].add(row.weight, right=row.question is not None)
    counts.types[row.language, name, key].add(row.weight, right=row.question == name)


def thresholds(
    rows: Iterable[Row], counts: Counts, cues: Mapping[tuple[str, str, str], float]
) -> dict[str, float]:
    """Return the probability of each label from which its weighted F1 on `rows` is highest.

    Between `GRID[0]` (.20) and `GRID[-1]` (.60);
    `RARE_THRESHOLD` (.3) for labels with fewer than `MIN_POSITIVES` (30) rows.
    """
    scored: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for row in rows:
        best: dict[str, float] = defaultdict(float)
        for hit in _hits(row):
            chance = cues.get((row.language, hit.label, hit.cue.text), 0.0)
            best[hit.label] = max(best[hit.label], chance)
        for label in ACTS:
            scored[label].append((best[label], row.weight, label in row.labels))
    chosen = {}
    for label, outcomes in scored.items():
        rare = counts.positives[label] < MIN_POSITIVES
        chosen[label] = RARE_THRESHOLD if rare else max(GRID, key=lambda t: _f1(outcomes, t))
    return chosen


def _f1(outcomes: list[tuple[float, float, bool]], threshold: float) -> float:
    found = sum(weight for chance, weight, _ in outcomes if chance >= threshold)
    right = sum(weight for chance, weight, truth in outcomes if truth and chance >= threshold)
    there = sum(weight for _, weight, truth in outcomes if truth)
    return 2 * right / (found + there) if found + there else 0.0


def calibrate(shared: Path) -> dict[str, Any]:
    """Return the content of `models/cues/config.json`.

    Args:
        shared: folder that holds `silver` and `data`.
    """
    rows = read_rows(shared)
    counts = count(rows)
    labels = {name: counts.groups[name, False].precision(PRIOR[False]) for name in ACTS}
    rare = {name for name in ACTS if counts.positives[name] < MIN_POSITIVES}
    labels |= {name: min(labels[name], RARE_CAP) for name in rare}
    cues = dict(_cue_precisions(counts))
    asks = {key: each.precision(0.5) for key, each in counts.asks.items()}
    types = {
        key: min(each.precision(asks[key[0], key[2]] / 2), asks[key[0], key[2]])
        for key, each in counts.types.items()
    }
    files = [shared / "silver" / f"{name}.jsonl" for name in SILVER]
    return {
        "model": "cues",
        "languages": ["en", "nl"],
        "labels": _rounded(labels),
        "question_types": list(QUESTION_TYPES),
        "thresholds": {**thresholds(rows, counts, cues), "question": 0.5},
        "cues": _nested(cues),
        "asks": _nested(asks),
        "types": _nested(types),
        "data": [{"name": path.name, "sha256": sha256_of(path)} for path in files],
    }


def _cue_precisions(counts: Counts) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Return the precision of every cue of the registry, seen or not."""
    for name, kind in ACTS.items():
        for language, written in kind.cues().items():
            for cue in map(parse, written):
                if not cue.veto:
                    prior = counts.groups[name, cue.weak].precision(PRIOR[cue.weak])
                    key = (language, name, cue.text)
                    cap = RARE_CAP if counts.positives[name] < MIN_POSITIVES else 1.0
                    yield key, min(counts.cues[key].precision(prior), cap)


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(values.items())}


def _nested(values: Mapping[Key, float]) -> dict[str, Any]:
    """Turn keys of several parts into objects within objects.

    >>> _nested({("en", "wh"): 0.91234})
    {'en': {'wh': 0.912}}
    """
    nested: dict[str, Any] = {}
    for (*outer, last), value in sorted(values.items()):
        place = nested
        for each in outer:
            place = place.setdefault(each, {})
        place[last] = round(value, 3)
    return nested


def main(arguments: list[str]) -> None:
    """Write the configuration for the data in the folder named first."""
    target = Path(__file__).parents[2] / "models" / "cues" / "config.json"
    found = calibrate(Path(arguments[0]))
    target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {sum(map(len, found['cues']['en'].values()))} English cues seen")


if __name__ == "__main__":
    main(sys.argv[1:])
