"""From the rows of a table, or of JSON, to a session, once it is known which column holds what."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError
from analyzer.formats.files.decoding import clean
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.columns import Columns, Row
from analyzer.formats.grammar.cues import END_BEFORE_START, NAMELESS
from analyzer.formats.grammar.names import settled, split_name
from analyzer.formats.grammar.time_columns import read_times
from analyzer.formats.grammar.words import Word, attached, cues_from_words, speaker_label
from analyzer.session import Session, TimeQuality, Utterance
from analyzer.text import count_words
from analyzer.translate import marked, phrase

_QUOTED: Final = re.compile(r"\"[^\"]{1,100}\"|'[^']{1,100}'")
_LISTED: Final = re.compile(r"^\[\s*+[\"'][^\[\]]{1,300}[\"']\s*+\]$")
_PAUSE: Final = re.compile(
    r"^[\[(<]*+(?:pause|pauze|silence|stilte)\b[\s\d.,s]*+[\])>]*+$|^<(?:end|fin)>$", re.IGNORECASE
)
"""A row that tells of nothing but silence, "(pause 0.27)", or that someone is done, "<end>"."""
BACKWARDS: Final = marked("cues that end before they start, whose end was left out")
EMPTY: Final = marked("cues that hold no text, and were left out")
MIN_WORD_ROWS: Final = 20
WORD_SHARE: Final = 0.95
SPACED_SHARE: Final = 0.15
"""Share of the rows whose text begins with a space, from which spaces show where words begin."""
NAMED_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of data and the lines of the file they begin on.

    Attributes:
        rows: cells as text.
        lines: of the file, from 1; empty where there are none.
        columns: which column holds what.
        names: display name of a speaker's identity, where the file lists people apart.
        notes: what was odd in reading the rows.
        nested: whether rows are parts of what someone said, as words are.
    """

    rows: Sequence[Row]
    columns: Columns
    lines: Sequence[int | None] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    nested: bool = False


def session_of_rows(
    document: Document,
    table: Rows,
    *,
    format: str,  # noqa: A002 - as everywhere a format is named
    layout: str,
    title: str = "",
) -> Session:
    """Return the session in rows: who said what, and when where a column tells.

    Where no column names the speaker, a name before a colon in the text does, as captions have it.
    Where nearly every row holds one word, words make sentences.

    Raises:
        FormatError: if no column holds text, or the rows are of several meetings.
    """
    columns, rows = table.columns, table.rows
    columns.demand_text()
    several = columns.meetings(rows)
    if several:
        problem = phrase(
            "it holds {count} meetings, as its column '{column}' says",
            count=several[1],
            column=several[0],
        )
        raise FormatError(document.name, problem, marked("give each meeting a file of its own"))
    texts = [_PAUSE.sub("", tidy(each)) for each in columns.cells("text", rows)]
    names, texts = _spoken_by(columns, rows, texts, table.names)
    times = read_times(
        {
            name: columns.cells(name, rows)
            for name in columns.mapping
            if name not in ("speaker", "text")
        },
        {name: columns.unit(name) for name in ("start", "end", "duration")},
        [count_words(each) for each in texts],
    )
    lines = table.lines or [None] * len(rows)
    joined = _parts_of_words(columns, rows)
    if _are_words(texts, least=1 if table.nested or any(joined) else MIN_WORD_ROWS):
        words = zip(texts, times.starts, times.ends, names, joined, strict=True)
        cues = cues_from_words(Word(*each) for each in words)
    else:
        cues = [
            said(name, text, start, end, line, block=times.block)
            for name, text, start, end, line in zip(
                names, texts, times.starts, times.ends, lines, strict=True
            )
            if text
        ]
    return session_from_cues(
        cues,
        document.source(format, layout=layout, columns=columns.told()),
        title=title,
        notes=[*table.notes, *times.notes, *counted(cues, empty=sum(not each for each in texts))],
        started=times.started,
    )


def tidy(text: str) -> str:
    r"""Return a cell on one line, entities resolved.

    >>> tidy("Yes &amp;\n no ")
    'Yes & no'
    """
    if "&" in text:
        text = clean(html.unescape(text))
    return " ".join(text.split())


def without_list(name: str) -> str:
    """Return the names in a list as programs write it; several are several on one microphone.

    >>> without_list("['Ann']"), without_list('["Ann", "Bo"]'), without_list("Ann [Ops]")
    ('Ann', 'Ann & Bo', 'Ann [Ops]')
    """
    if not _LISTED.match(name):
        return name
    return " & ".join(each[1:-1] for each in _QUOTED.findall(name))


def _spoken_by(
    columns: Columns, rows: Sequence[Row], texts: list[str], names: Mapping[str, str]
) -> tuple[list[str | None], list[str]]:
    """Return who said each text, and the texts, without the names that stood before them."""
    if "speaker" in columns.mapping:
        shown = [without_list(tidy(each)) for each in columns.cells("speaker", rows)]
        return [speaker_label(names.get(each, each).rstrip(":")) for each in shown], texts
    splits = [split_name(each) for each in texts]
    if sum(map(bool, splits)) < NAMED_SHARE * len(texts):
        return [None] * len(texts), texts
    known = settled([split[0] if split else None for split in splits])
    sure = [split if split and split[0] in known else None for split in splits]
    return (
        [speaker_label(each[0]) if each else None for each in sure],
        [each[1] if each else text for each, text in zip(sure, texts, strict=True)],
    )


def _parts_of_words(columns: Columns, rows: Sequence[Row]) -> list[bool]:
    """Return for each row whether its text goes on with that of the row before, without a space.

    So it is where some texts bring the space before them and others don't, as parts of words do
    that recognisers give: "Sh", "all", " we".
    """
    at = columns.mapping["text"]
    raw = [row[at] if at < len(row) else "" for row in rows]
    own = sum(each[:1].isspace() for each in raw)
    return attached(raw) if own >= SPACED_SHARE * len(raw) else [False] * len(raw)


def _are_words(texts: Sequence[str], *, least: int) -> bool:
    """Return whether nearly every row, of so many at least, holds one word."""
    filled = [each for each in texts if each]
    single = sum(" " not in each for each in filled)
    return len(filled) >= least and single >= WORD_SHARE * len(filled)


def said(
    speaker: str | None,
    text: str,
    start: float | None,
    end: float | None = None,
    line: int | None = None,
    *,
    block: bool = False,
) -> Utterance:
    """Return something said; an end before its start is flagged, never swapped.

    >>> each = said("Ann", "Hi.", 2.0, 1.0)
    >>> each.start, each.end, each.time_quality, each.flags
    (2.0, None, 'start_only', ('end_before_start',))
    """
    end = end if start is not None else None
    backwards = start is not None and end is not None and end < start
    quality: TimeQuality = "none"
    if start is not None:
        quality = "measured" if end is not None and not backwards else "start_only"
        quality = "block" if block else quality
    flags = (END_BEFORE_START,) if backwards else ()
    return Utterance(
        0, speaker, text, start, None if backwards else end, quality, line, flags=flags
    )


def counted(cues: Sequence[Utterance], *, empty: int = 0) -> list[str]:
    """Return one sentence for each odd thing in the rows: `empty` of them held no text."""
    found = (
        (sum(END_BEFORE_START in each.flags for each in cues), BACKWARDS),
        (sum(each.speaker is None for each in cues), NAMELESS),
        (empty, EMPTY),
    )
    return [f"{sentence}: {count}" for count, sentence in found if count]
