"""Everything a network is trained and calibrated on, read from one folder, with its hashes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from analyzer.errors import FormatError
from analyzer.models import sha256_of
from analyzer.training.corpora import CORPORA, Corpus
from analyzer.training.encoder.sequences import (
    EXAMPLES,
    TRAINING,
    Talk,
    annotate,
    corpus_talks,
    example_talk,
    example_talks,
    hide,
    scene_talks,
)
from analyzer.training.form import json_lines
from analyzer.training.items import read_acts
from analyzer.training.releases import layout

DEVELOPMENT: Final = ("dev",)
EVENLY: Final = frozenset(("random", "random3"))
"""Strata drawn evenly, of all utterances, or of those of three words or more."""
FEWEST: Final = 0.1
"""Share of the development meetings that are read at least."""
CORPUS_ROWS: Final = "corpora_*.jsonl"


@dataclass(slots=True)
class Material:
    """What there is to learn from.

    Attributes:
        meetings: training meetings of the corpora, with their tags and our labels.
        examples: written and rendered utterances, and scenes.
        development: development meetings, by corpus; our labels stand on `labelled` places.
        texts: everything the vocabulary is chosen from.
        files: name and SHA-256 of each file that was read.
        counts: how many annotated utterances each source gave.
    """

    meetings: list[Talk]
    examples: list[Talk]
    development: dict[Corpus, list[Talk]]
    texts: list[str]
    files: list[dict[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def read(
    folder: Path,
    *,
    share: float = 1.0,
    annotated: float = 1.0,
    examples: float = 1.0,
    development: float | None = None,
) -> Material:
    """Return what is in a folder of corpora and annotations, and in the package's own examples.

    Args:
        folder: with `data/ami`, `data/mrda`, as JSON lines or as published; where they are there,
            `silver/`, `gold/` (whose utterances are kept out) and
            `data/nl/tatoeba_en_nl.jsonl.gz` (vocabulary alone).
        share: of the training meetings, the first ones by name; for a learning curve.
        annotated: of the annotated utterances of meetings, likewise.
        examples: of the written and rendered ones, likewise.
        development: of the development meetings; as of the training meetings where it is not
            given, and a tenth at least.

    Raises:
        FormatError: if the folder has neither corpus.
        ParseError: if a line of a file is not of its form.
    """
    used: list[Path] = []
    data = folder / "data"
    there = [each for each in CORPORA if layout(data / each)]
    if not there:
        raise FormatError(str(folder), "it holds neither data/ami nor data/mrda", "name another")
    meetings = [talk for corpus in there for talk in corpus_talks(data, corpus, TRAINING)]
    meetings = _part(sorted(meetings, key=lambda each: each.meeting), share)
    kept = max(share, FEWEST) if development is None else development
    held = {each: _part(corpus_talks(data, each, DEVELOPMENT), kept) for each in there}
    for corpus in there:
        used += _corpus_files(data / corpus, [*meetings, *held[corpus]])
    rows = list(_rows(folder, used))
    weights = dict.fromkeys(EVENLY, 1.0)
    counts = {"rows of meetings": annotate(meetings, _part(rows, annotated), weights)}
    for talks in held.values():
        counts["rows of meetings"] += annotate(talks, rows, weights)
    kept_out = _kept_out(folder)
    for talks in (meetings, *held.values()):
        hide(talks, kept_out)
    others = _part(list(_examples(folder, used, counts)), examples)
    texts = [said.text for talk in (*meetings, *others) for said in talk.said]
    pairs = data / "nl" / "tatoeba_en_nl.jsonl.gz"
    if pairs.is_file():
        used.append(pairs)
        texts += [row[side] for _, row in json_lines(pairs) for side in ("en", "nl")]
    return Material(meetings, others, held, texts, [_hashed(each) for each in used], counts)


def _corpus_files(folder: Path, talks: Sequence[Talk]) -> list[Path]:
    """Return the files of a corpus: its JSON lines, or, as published, those of these meetings."""
    names = {talk.meeting for talk in talks}
    published = [each for each in folder.rglob("*") if each.name.split(".")[0] in names]
    return sorted(folder.glob("*.jsonl.gz")) or sorted(published)


def _part(items: Sequence[Any], share: float) -> list[Any]:
    """Return evenly spread items, this share of them."""
    wanted = round(share * len(items))
    return [items[at * len(items) // wanted] for at in range(wanted)] if wanted else []


def _rows(folder: Path, used: list[Path]) -> Iterator[dict[str, Any]]:
    """Yield annotated rows of corpus utterances: silver ones and the project's own."""
    for path in (folder / "silver" / "acts_en.jsonl", *sorted(EXAMPLES.glob(CORPUS_ROWS))):
        if path.is_file():
            used.append(path)
            yield from (row for _, row in json_lines(path))


def _kept_out(folder: Path) -> frozenset[str]:
    """Return the ids of everything in `gold/`."""
    paths = sorted((folder / "gold").glob("*.jsonl"))
    return frozenset(row["id"] for path in paths for _, row in json_lines(path))


def _examples(folder: Path, used: list[Path], counts: dict[str, int]) -> Iterator[Talk]:
    """Yield rendered, written and invented utterances; rendered ones of training meetings only."""
    rendered = folder / "silver" / "acts_nl_rendered.jsonl"
    if rendered.is_file():
        used.append(rendered)
        training = {row["id"] for _, row in json_lines(rendered) if row["split"] in TRAINING}
        items = [each for each in read_acts(rendered) if each.id in training]
        mine = [example_talk(rendered, each, "nl") for each in items]
        counts[rendered.stem] = len(mine)
        yield from mine
    written = folder / "silver" / "written.jsonl"
    paths = [written] if written.is_file() else []
    for path in (*paths, *sorted(EXAMPLES.glob("*.jsonl"))):
        if path.match(CORPUS_ROWS):
            continue
        used.append(path)
        talks = scene_talks(path) if holds_scenes(path) else example_talks(path)
        counts[path.stem] = sum(len(each.labelled) for each in talks)
        yield from talks


def holds_scenes(path: Path) -> bool:
    """Return whether a file holds scenes, every line of which is labelled, and not items."""
    return any("lines" in row for _, row in islice(json_lines(path), 1))


def _hashed(path: Path) -> dict[str, str]:
    return {"name": path.name, "sha256": sha256_of(path)}


def describe(material: Material) -> str:
    """Return one line of how much there is."""
    said = sum(len(each.said) for each in material.meetings)
    return json.dumps(
        {
            "meetings": len(material.meetings),
            "utterances": said,
            "examples": len(material.examples),
            "annotated": material.counts,
        }
    )
