"""The corpora in the layouts in which their owners publish them, as the records of `corpora`.

Read are the AMI Meeting Corpus in NXT XML, as its manual annotations unzip, and ICSI MRDA in
`.dadb` and `.trans` (`analyzer.training.dadb`, where what is not read is named). Utterances have
the ids, order and cleaned text that they have in the JSON lines.

AMI is split by its scenario-only partition: five groups of four meetings each are development
and test, the other scenario meetings are training, and the rest is `"nonscenario"`.

Sources: Carletta et al. 2005, "The AMI Meeting Corpus", manual annotations 1.7, CC BY 4.0, and
"Training, Test and Evaluation Sets for the AMI Corpus" on its site; Shriberg et al. 2004.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, Literal
from xml.etree.ElementTree import Element

from analyzer.errors import FormatError
from analyzer.training.corpora import Corpus, CorpusAct, CorpusPair
from analyzer.training.dadb import mrda_acts, mrda_pairs
from analyzer.training.nxt import Document, Reference, names, said
from analyzer.training.plain import clean

__all__ = [
    "acts",
    "ami_acts",
    "ami_pairs",
    "ami_split",
    "layout",
    "mrda_acts",
    "mrda_pairs",
    "pairs",
]

Layout = Literal["json lines", "nxt", "mrda"]
AMI_DEV: Final = frozenset("ES2003 ES2011 IS1008 TS3004 TS3006".split())
AMI_TEST: Final = frozenset("ES2004 ES2014 IS1009 TS3003 TS3007".split())

_SCENARIO = re.compile(r"(?P<group>(?:ES20|IS10|TS30)\d\d)[a-z]?")
_NAMES: Final = {
    "dialog-act": re.compile(r"[A-Z]{2}\d{4}[a-z]?\.[A-Z]\.dialog-act\.xml"),
    "adjacency-pairs": re.compile(r"[A-Z]{2}\d{4}[a-z]?\.adjacency-pairs\.xml"),
}
_UNZIP: Final = "unzip the manual annotations of AMI here"

Roles = dict[tuple[str, str], str]


def layout(folder: Path) -> Layout | None:
    """Return the layout in which a folder holds a corpus, or None where it holds none.

    JSON lines go first; NXT is known by its dialogue acts, MRDA by its `.dadb`, at any depth.

    >>> layout(Path("nowhere")) is None
    True
    """
    if any(folder.glob("*.jsonl.gz")):
        return "json lines"
    if any(folder.glob("dialogueActs/*.dialog-act.xml")):
        return "nxt"
    return "mrda" if any(folder.rglob("*.dadb")) else None


def ami_split(meeting: str) -> str:
    """Return the split of a meeting of AMI.

    >>> ami_split("ES2003a"), ami_split("ES2002a"), ami_split("TS3007d"), ami_split("IB4003")
    ('dev', 'train', 'test', 'nonscenario')
    """
    found = _SCENARIO.fullmatch(meeting)
    if found is None:
        return "nonscenario"
    if found["group"] in AMI_TEST:
        return "test"
    return "dev" if found["group"] in AMI_DEV else "train"


def ami_acts(folder: Path, *, split: str | None = None) -> Iterator[CorpusAct]:
    """Yield the dialogue acts of AMI as published, by meeting, start and speaker.

    An act lasts from the first start to the last end of what it spans, laughter and other sounds
    included. Without an aspect it has no tag. Test meetings are never opened, and acts of which
    nothing has a time are left out, for they have no place in the meeting.

    Args:
        folder: that holds `dialogueActs`, `words`, `ontologies` and `corpusResources`.
        split: `"train"`, `"dev"` or `"nonscenario"`; all three without it.

    Raises:
        FormatError: if a file is missing or has no name of this layout.
        ParseError: if a file is no XML or refers to what is not there.

    >>> list(ami_acts(Path("nowhere")))
    Traceback (most recent call last):
    analyzer.errors.FormatError: nowhere: no dialogueActs/*.dialog-act.xml is in it; unzip the \
manual annotations of AMI here
    """
    files = _files(folder, "dialog-act", split)
    types = names(folder / "ontologies" / "da-types.xml")
    roles = _roles(folder / "corpusResources" / "meetings.xml")
    for _, paths in groupby(files, key=_meeting):
        found = [act for path in paths for act in _acts(path, types, roles)]
        yield from sorted(found, key=lambda each: (each.start, each.speaker))


def ami_pairs(folder: Path, *, split: str | None = None) -> Iterator[CorpusPair]:
    """Yield the adjacency pairs of AMI as published; arguments and errors as in `ami_acts`.

    Pairs without a type are left out, for they say nothing of the reaction.

    >>> list(ami_pairs(Path("nowhere")))
    Traceback (most recent call last):
    analyzer.errors.FormatError: nowhere: no dialogueActs/*.adjacency-pairs.xml is in it; unzip \
the manual annotations of AMI here
    """
    files = _files(folder, "adjacency-pairs", split)
    types = names(folder / "ontologies" / "ap-types.xml")
    for path in files:
        document, meeting = Document(path), _meeting(path)
        for each in document.all("adjacency-pair"):
            ends = document.pointers(each)
            kind = _named(document, each, ends.get("type"), types)
            if kind is not None:
                source, target = (
                    ends[end].first if end in ends else None for end in ("source", "target")
                )
                part, identity = ami_split(meeting), document.id(each)
                yield CorpusPair(meeting, part, identity, kind, source, target)


def _files(folder: Path, kind: str, split: str | None) -> list[Path]:
    """Return the files of a kind that may be read, by meeting and speaker."""
    paths = sorted((folder / "dialogueActs").glob(f"*.{kind}.xml"))
    if not paths:
        raise FormatError(str(folder), f"no dialogueActs/*.{kind}.xml is in it", _UNZIP)
    for path in paths:
        # A name that is nearly one of a test meeting must not let the meeting in.
        if not _NAMES[kind].fullmatch(path.name):
            problem = "its name does not say which meeting and speaker it is of"
            raise FormatError(str(path), problem, "name it as it was published")
    splits = {path: ami_split(_meeting(path)) for path in paths}
    return [path for path, part in splits.items() if part != "test" and split in (None, part)]


def _meeting(path: Path) -> str:
    return path.name.partition(".")[0]


def _roles(path: Path) -> Roles:
    """Return the roles of speakers by meeting and letter, where they have one."""
    document, found = Document(path), {}
    for meeting in document.all("meeting"):
        for each in meeting.findall("speaker"):
            if role := each.get("role"):
                place = (
                    document.required(meeting, "observation"),
                    document.required(each, "nxt_agent"),
                )
                found[place] = role
    return found


def _acts(path: Path, types: dict[str, str], roles: Roles) -> Iterator[CorpusAct]:
    """Yield the acts of one speaker in a meeting."""
    meeting, speaker, *_ = path.name.split(".")
    document, layer = Document(path), _Layer(path.parents[1] / "words")
    for dact in document.all("dact"):
        identity, (elements, times) = document.id(dact), layer.parts(document, dact)
        tag = _named(document, dact, document.pointers(dact).get("da-aspect"), types)
        if times is not None:
            yield CorpusAct(
                meeting=meeting,
                split=ami_split(meeting),
                id=identity,
                speaker=speaker,
                role=roles.get((meeting, speaker)),
                start=times[0],
                end=times[1],
                text=clean(said(elements)),
                tags=frozenset((tag,) if tag else ()),
            )


def _named(
    document: Document, element: Element, aim: Reference | None, types: dict[str, str]
) -> str | None:
    """Return the name of the type that an element points to, or None where it points to none."""
    if aim is None:
        return None
    if aim.first not in types:
        raise document.error(element, f"'{aim.first}' is not in {aim.file}")
    return types[aim.first]


class _Layer:
    """The layer `words`, of which each file is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Document] = {}

    def parts(
        self, document: Document, dact: Element
    ) -> tuple[list[Element], tuple[float, float] | None]:
        """Return what an act spans, and its start and end where it has them."""
        elements, starts, ends = [], [], []
        for part in document.children(dact):
            if part.file.partition(".")[0] != _meeting(document.path):
                raise document.error(dact, f"{part.file} is of another meeting")
            words = self._files.get(part.file) or Document(self._folder / part.file)
            self._files[part.file] = words
            span = words.span(part)
            if span is None:
                raise document.error(dact, f"{part.file} has no {part.first} to {part.last}")
            elements += span
            starts += [words.seconds(each, "starttime") for each in span]
            ends += [words.seconds(each, "endtime") for each in span]
        start = min((each for each in starts if each is not None), default=None)
        end = max((each for each in ends if each is not None), default=None)
        return elements, None if start is None or end is None else (start, end)


_ACTS: Final[dict[tuple[str, Layout | None], Callable[..., Iterator[CorpusAct]]]] = {
    ("ami", "nxt"): ami_acts,
    ("mrda", "mrda"): mrda_acts,
}
_PAIRS: Final[dict[tuple[str, Layout | None], Callable[..., Iterator[CorpusPair]]]] = {
    ("ami", "nxt"): ami_pairs,
    ("mrda", "mrda"): mrda_pairs,
}


def acts(folder: Path, corpus: Corpus, *, split: str | None) -> Iterator[CorpusAct] | None:
    """Return the acts of a corpus in its published layout, or None where it is not in it."""
    reader = _ACTS.get((corpus, layout(folder)))
    return None if reader is None else reader(folder, split=split)


def pairs(folder: Path, corpus: Corpus, *, split: str | None) -> Iterator[CorpusPair] | None:
    """Return the pairs of a corpus in its published layout, or None where it is not in it."""
    reader = _PAIRS.get((corpus, layout(folder)))
    return None if reader is None else reader(folder, split=split)
