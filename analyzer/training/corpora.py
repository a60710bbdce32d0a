"""Readers of the AMI and ICSI MRDA corpora, one JSON line a record, streamed.

Where a corpus lies in its owner's layout instead, `analyzer.training.releases` reads it.

Text is cleaned of annotators' marks (`<laugh>`, `@reject@`, `@@`), which nobody said.

Sources: AMI Meeting Corpus, manual annotations 1.7 (Carletta et al. 2005), CC BY 4.0; ICSI
Meeting Recorder Dialogue Act corpus (Shriberg et al. 2004), ICSI corpus CC BY 4.0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from analyzer.errors import FormatError, ParseError
from analyzer.session import Person, Roster, Session, Source, Utterance
from analyzer.training.form import json_lines
from analyzer.training.plain import clean

Corpus = Literal["ami", "mrda"]
CORPORA: Final[tuple[Corpus, ...]] = ("ami", "mrda")
LEADERS: Final = {"ami": "PM", "mrda": "Professor"}
"""The role that leads: AMI's project manager; in MRDA, where none is appointed, the professor."""


@dataclass(frozen=True, slots=True)
class CorpusAct:
    """One dialogue act.

    Attributes:
        meeting: it is in.
        split: `"train"`, `"dev"`, or `"nonscenario"` (AMI meetings outside the scenario).
        id: unique in the corpus.
        speaker: letter or code of who said it.
        role: `"PM"`, `"Professor"` and so on, or None where it is not known.
        start: seconds.
        end: seconds.
        text: what was said.
        tags: AMI's one label; MRDA's general tag and all special ones.
        general: MRDA's general tag, or None in AMI.
        disrupted: whether MRDA marks it as cut off, given up or unintelligible.
    """

    meeting: str
    split: str
    id: str
    speaker: str
    role: str | None
    start: float
    end: float
    text: str
    tags: frozenset[str]
    general: str | None = None
    disrupted: bool = False


@dataclass(frozen=True, slots=True)
class CorpusPair:
    """One adjacency pair: what was reacted to, and the reaction.

    Attributes:
        meeting: it is in.
        split: as in `CorpusAct`.
        id: unique in the corpus.
        type: AMI's stance `"POS"`, `"NEG"`, `"PART"` or `"UNC"`; `"AP"` in MRDA.
        source: id of the act reacted to, or None where nobody marked it.
        target: id of the reaction, or None.
    """

    meeting: str
    split: str
    id: str
    type: str
    source: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class CorpusSegment:
    """One timed stretch of speech of AMI.

    Attributes:
        meeting: it is in.
        split: as in `CorpusAct`.
        id: unique in the corpus.
        speaker: letter of who said it.
        role: or None.
        start: seconds.
        end: seconds.
        text: what was said.
    """

    meeting: str
    split: str
    id: str
    speaker: str
    role: str | None
    start: float
    end: float
    text: str


def read_acts(data: Path, corpus: Corpus, *, split: str | None = None) -> Iterator[CorpusAct]:
    """Yield the dialogue acts of a corpus, in the order of its file.

    Args:
        data: folder that holds one folder for each corpus, as JSON lines or as published.
        corpus: `"ami"` or `"mrda"`.
        split: only this split; all without it.

    Raises:
        FormatError: if the file is missing or damaged.
        ParseError: if a line is no record of this kind.
    """
    from analyzer.training import releases  # it builds the records of this module

    published = releases.acts(data / corpus, corpus, split=split)
    if published is not None:
        yield from published
        return
    for row in _rows(data / corpus / "acts.jsonl.gz", split, ("id", "text", "start", "end")):
        label = row.get("label")
        if corpus == "mrda":
            tags = frozenset((*(row.get("tags") or ()), *((row.get("general"),))))
        else:
            tags = frozenset((label,) if label else ())
        yield CorpusAct(
            meeting=row["meeting"],
            split=row["split"],
            id=row["id"],
            speaker=row["speaker"],
            role=row.get("role"),
            start=float(row["start"]),
            end=float(row["end"]),
            text=clean(row["text"]),
            tags=frozenset(each for each in tags if each),
            general=row.get("general"),
            disrupted=bool(row.get("disrupted")),
        )


def read_pairs(data: Path, corpus: Corpus, *, split: str | None = None) -> Iterator[CorpusPair]:
    """Yield the adjacency pairs of a corpus; arguments and errors as in `read_acts`."""
    from analyzer.training import releases  # it builds the records of this module

    published = releases.pairs(data / corpus, corpus, split=split)
    if published is not None:
        yield from published
        return
    for row in _rows(data / corpus / "pairs.jsonl.gz", split, ("id", "type")):
        yield CorpusPair(
            meeting=row["meeting"],
            split=row["split"],
            id=row["id"],
            type=row["type"],
            source=row.get("source"),
            target=row.get("target"),
        )


def read_segments(data: Path, *, split: str | None = None) -> Iterator[CorpusSegment]:
    """Yield AMI's timed segments; arguments and errors as in `read_acts`."""
    for row in _rows(data / "ami" / "segments.jsonl.gz", split, ("id", "text", "start", "end")):
        yield CorpusSegment(
            meeting=row["meeting"],
            split=row["split"],
            id=row["id"],
            speaker=row["speaker"],
            role=row.get("role"),
            start=float(row["start"]),
            end=float(row["end"]),
            text=clean(row["text"]),
        )


def _rows(path: Path, split: str | None, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a split, each with the fields it must have."""
    if not path.is_file():
        raise FormatError(str(path), "there is no such file", "name the folder of the corpora")
    for number, row in json_lines(path):
        for field in ("meeting", "split", *fields):
            if row.get(field) is None:
                problem = f"'{field}' is missing"
                raise ParseError(path.name, number, problem, "take the file as it was published")
        if split is None or row["split"] == split:
            yield row


def meetings(data: Path, corpus: Corpus, *, split: str) -> list[tuple[Session, list[CorpusAct]]]:
    """Return the meetings of a split as sessions, each with its acts in the session's order.

    One act is one utterance; they are sorted by start. `LEADERS` lead.
    """
    grouped: dict[str, list[CorpusAct]] = {}
    for each in read_acts(data, corpus, split=split):
        grouped.setdefault(each.meeting, []).append(each)
    made = []
    for name, acts in grouped.items():
        acts.sort(key=lambda each: (each.start, each.end))
        people = {each.speaker: Person(each.speaker) for each in acts}
        for each in acts:
            if each.role == LEADERS[corpus]:
                people[each.speaker] = Person(each.speaker, leader=True)
        said = tuple(
            Utterance(index, each.speaker, each.text, each.start, each.end, "measured")
            for index, each in enumerate(acts)
        )
        roster = Roster(tuple(people.values()), complete=True)
        made.append((Session(said, roster, Source(name, corpus), title=name), acts))
    return made
