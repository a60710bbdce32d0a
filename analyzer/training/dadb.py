"""ICSI MRDA as it was published: `<meeting>.dadb` and `<meeting>.trans`, comma separated.

A line of `.dadb` is one dialogue act: start, end, id, how it was aligned, timed words, label,
channel, speaker, the label and adjacency pairs as first written, adjacency pairs, hot spot, one
field unused, and a comment. A line of `.trans` is the act's id, its text spelled out, and its text
as first transcribed. Both may lie in any folder below the one named, as in `icsi_mrda+hs_corpus`
and in `mrda_archive` of NathanDuran/MRDA-Corpus.

That copy's simplified files (`mrda_data/<split>/<meeting>.txt`: speaker, text and one label
between bars) are not read: they have neither ids nor times, and most tags are gone.

Sources: Dhillon et al. 2004, "Meeting Recorder Project: Dialog Act Labeling Guide", where `arp` is
partial reject and `bsc` self-correction; splits as in NathanDuran/MRDA-Corpus (`metadata`).
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from analyzer.errors import FormatError, ParseError
from analyzer.training.corpora import CorpusAct, CorpusPair
from analyzer.training.plain import clean

DEV: Final = frozenset(
    "Bed003 Bed010 Bmr005 Bmr013 Bmr014 Bmr019 Bmr024 Bmr030 Bro004 Bro011 Bro018 Bro024".split()
)
TEST: Final = frozenset(
    "Bed006 Bed012 Bed016 Bmr001 Bmr010 Bmr018 Bmr022 Bmr028 Bro008 Bro014 Bro021 Bro027".split()
)
ROLES: Final = {
    speaker: role
    for role, speakers in {
        "Professor": "fe041 fn043 me010 me013 mn049 mn058",
        "Postdoc": "fe008",
        "PhD": "fe016 fn002 me018 me022 me025 me034 mn005 mn007 mn014 mn017 mn036 mn048 mn052",
        "Grad": "fe004 fn050 me001 me003 me006 me011 me012 me026 me045 mn009 mn015 mn047 mn059",
        "Undergrad": "fe046 me028",
    }.items()
    for speaker in speakers.split()
}
"""What speakers are, from the participants of the ICSI corpus: these files do not say."""

_FIELDS: Final = 14
_REMEDY: Final = "take the file as it was published"
_WANTED: Final = "unzip icsi_mrda+hs_corpus here; the files speaker|text|label have no ids or times"
_NAME = re.compile(r"B[a-z]{2}\d{3}")
_PAIR = re.compile(r"[!@]*(?P<group>\d+)_*(?P<side>[ab])(?:-\d+)?(?P<more>\+*)[!@]*")


class Row(NamedTuple):
    """One act: its file and line, and the fields that are read."""

    name: str
    number: int
    start: float
    end: float
    id: str
    label: str
    speaker: str
    pairs: str

    def error(self, problem: str) -> ParseError:
        """Return the error of this line."""
        return ParseError(self.name, self.number, problem, _REMEDY)


class Label(NamedTuple):
    """A full label: its general tag, its special tags, and whether the act was disrupted."""

    general: str
    tags: frozenset[str]
    disrupted: bool


def parse_label(label: str) -> Label:
    """Return the parts of a full label `general^special.disruption`.

    Of several labels for parts of an act (`|`) the last gives the general tag, and before a
    quotation (`:`) what quotes; an act without a label has `%`. Tags are those of all parts.

    >>> parse_label("s^bk|qy.%--")
    Label(general='qy', tags=frozenset({'bk'}), disrupted=True)
    """
    tags, disrupted = set(), False
    for part in re.split(r"[|:]", label):
        whole, _, form = part.partition(".")
        general, *special = whole.split("^")
        tags |= set(special)
        disrupted |= general.startswith("%") or form.startswith("%")
    general = re.split(r"[:.^]", label.rpartition("|")[2])[0]
    return Label("%" if general[:1] in ("", "%") else general, frozenset(tags), disrupted)


def plain_text(text: str) -> str:
    """Return the text of a line of `.trans` without the marks of its segmentation.

    >>> plain_text("so | it does ?=="), plain_text("@@ maybe ==")
    ('so it does?', 'maybe')
    """
    text = " ".join(text.strip().removesuffix("==").replace("|", " ").split())
    return clean(re.sub(r" ([.?!])", r"\1", text))


def mrda_acts(folder: Path, *, split: str | None = None) -> Iterator[CorpusAct]:
    """Yield the dialogue acts of MRDA as published, by meeting and start.

    Test meetings are never opened. A line of `.trans` whose id no line of `.dadb` has is no act.

    Args:
        folder: that holds the files, at any depth.
        split: `"train"` or `"dev"`; both without it.

    Raises:
        FormatError: if there are no such files, or one is missing or stands twice.
        ParseError: if a line breaks the layout, or an act has no text.

    >>> list(mrda_acts(Path("nowhere")))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    analyzer.errors.FormatError: nowhere: no *.dadb is in it; unzip icsi_mrda+hs_corpus here; ...
    """
    texts = _paths(folder, "trans")
    for meeting, part, path in _meetings(folder, split):
        if meeting not in texts:
            raise FormatError(str(path), f"there is no {meeting}.trans", _WANTED)
        text = _texts(texts[meeting])
        for row in _rows(path):
            if row.id not in text:
                raise row.error(f"'{row.id}' has no line in {meeting}.trans")
            yield _act(meeting, part, row, text[row.id])


def _act(meeting: str, split: str, row: Row, text: str) -> CorpusAct:
    label = parse_label(row.label)
    return CorpusAct(
        meeting=meeting,
        split=split,
        id=row.id,
        speaker=row.speaker,
        role=ROLES.get(row.speaker),
        start=row.start,
        end=row.end,
        text=plain_text(text),
        tags=label.tags | {label.general},
        general=label.general,
        disrupted=label.disrupted,
    )


def mrda_pairs(folder: Path, *, split: str | None = None) -> Iterator[CorpusPair]:
    """Yield the adjacency pairs of MRDA as published; arguments and errors as in `mrda_acts`.

    A reaction (`3b`) goes with the last act before it that starts its group (`3a`), and one that
    goes on (`3b+`) is a pair of its own. Underscores, which tell groups of one number apart
    (`3__a`), are passed over. A reaction whose group has no start is left out. Ids count the pairs
    of a meeting, for those of the JSON lines count test meetings as well.
    """
    for meeting, part, path in _meetings(folder, split):
        for number, (group, source, target) in enumerate(_reactions(path)):
            yield CorpusPair(meeting, part, f"{meeting}.{group}_.{number}", "AP", source, target)


def _reactions(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield group, source and target of each reaction of a meeting."""
    sources: dict[str, str] = {}
    for row in _rows(path):
        for mark in filter(None, row.pairs.split(".")):
            found = _PAIR.fullmatch(mark)
            if found is None:
                raise row.error(f"'{mark}' marks no adjacency pair")
            group = found["group"]
            if found["side"] == "b":
                if group in sources:
                    yield group, sources[group], row.id
            elif not found["more"] or group not in sources:
                sources[group] = row.id


def _meetings(folder: Path, split: str | None) -> Iterator[tuple[str, str, Path]]:
    """Yield name, split and file of each meeting that may be read."""
    paths = _paths(folder, "dadb")
    if not paths:
        raise FormatError(str(folder), "no *.dadb is in it", _WANTED)
    for meeting in sorted(set(paths) - TEST):
        part = "dev" if meeting in DEV else "train"
        if split in (None, part):
            yield meeting, part, paths[meeting]


def _paths(folder: Path, suffix: str) -> dict[str, Path]:
    """Return the files with a suffix, by meeting."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob(f"*.{suffix}")):
        # A name that is nearly one of a test meeting must not let the meeting in.
        if not _NAME.fullmatch(path.stem):
            raise FormatError(str(path), "it names no meeting", "name it as it was published")
        if path.stem in found:
            raise FormatError(str(path), f"{found[path.stem]} is it too", "keep one of the two")
        found[path.stem] = path
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is not blank."""
    try:
        # Only comments, which are not read, have bytes beyond ASCII, in no stated encoding.
        lines = path.read_text(encoding="latin-1").split("\n")
    except OSError as error:
        seen = error.strerror or "it cannot be read"
        raise FormatError(str(path), seen, "see that the file may be read") from error
    yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _texts(path: Path) -> dict[str, str]:
    """Return the texts of a `.trans` by id, spelled out."""
    found = {}
    for number, line in _lines(path):
        identity, comma, rest = line.partition(",")
        if not comma:
            raise ParseError(path.name, number, "no text follows the id", _REMEDY)
        found[identity] = rest.partition(",")[0]
    return found


def _rows(path: Path) -> list[Row]:
    """Return the acts of a `.dadb` by start."""
    return sorted((_row(path.name, *each) for each in _lines(path)), key=lambda each: each.start)


def _row(name: str, number: int, line: str) -> Row:
    fields = line.split(",", _FIELDS - 1)
    if len(fields) < _FIELDS:
        problem = f"{len(fields)} fields stand here instead of {_FIELDS}"
        raise ParseError(name, number, problem, _REMEDY)
    try:
        start, end = float(fields[0]), float(fields[1])
    except ValueError:
        start = end = math.nan
    if not (math.isfinite(start) and math.isfinite(end)):
        raise ParseError(name, number, f"'{fields[0]},{fields[1]}' are no times", _REMEDY)
    row = Row(name, number, start, end, fields[2], fields[5], fields[7], fields[10])
    if row.id.partition("-")[0] != name.partition(".")[0]:
        raise row.error(f"'{row.id}' is of another meeting")
    return row
