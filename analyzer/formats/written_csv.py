"""The CSV that `speakup convert` writes: a row for each utterance, which reads back the same.

What a spreadsheet would run as a formula has an apostrophe before it, which reading takes away.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final, get_args

from analyzer.errors import ParseError
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.row_session import Rows
from analyzer.formats.grammar.time_cells import cell
from analyzer.session import Person, Roster, Session, TimeQuality, Utterance
from analyzer.translate import marked, phrase

HEADERS: Final = ("index", "speaker", "start", "end", "time_quality", "text")
FORMULA: Final = re.compile(r"^'*+[=+\-@\t\r]")
"""How a cell begins that a spreadsheet runs, or that was written so."""
QUALITIES: Final = get_args(TimeQuality)
REMEDY: Final = marked("convert the transcript again, or name the columns with --column")


def is_written(headers: Sequence[str]) -> bool:
    """Return whether these are the columns that `csv_of` writes."""
    return tuple(headers) == HEADERS


def csv_of(session: Session) -> str:
    r"""Return a session as CSV, a row for each utterance.

    >>> from analyzer.formats import read
    >>> csv_of(read(b"Ann: Hi, you.\nBo: Bye.\n")).splitlines()[1]
    '0,Ann,,,none,"Hi, you."'
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADERS)
    for each in session.utterances:
        start, end = (_shown(time) for time in (each.start, each.end))
        speaker, text = _kept(each.speaker or ""), _kept(each.text)
        row = (each.index, speaker, start, end, each.time_quality, text)
        writer.writerow(row)
    return stream.getvalue()


def _kept(text: str) -> str:
    """Return text that no spreadsheet runs.

    >>> [_kept(each) for each in ("=1+1", "'=1+1", "so =1", "'t is")]
    ["'=1+1", "''=1+1", 'so =1', "'t is"]
    """
    return f"'{text}" if FORMULA.match(text) else text


def _freed(text: str) -> str:
    """Return text as it was before `_kept`.

    >>> [_freed(_kept(each)) for each in ("=1+1", "'=1+1", "so =1", "'t is", "- yes")]
    ['=1+1', "'=1+1", 'so =1', "'t is", '- yes']
    """
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _shown(time: float | None) -> str:
    return "" if time is None else f"{time:.3f}".rstrip("0").rstrip(".")


def session_of_written(document: Document, table: Rows) -> Session:
    """Return the session in such a CSV: its utterances as they are, none merged or split.

    Raises:
        ParseError: for a time or a quality of times that is none.
    """
    utterances: list[Utterance] = []
    lines = table.lines or [None] * len(table.rows)
    for row, line in zip(table.rows, lines, strict=True):
        _, speaker, start, end, quality, text = (*row, *[""] * len(HEADERS))[: len(HEADERS)]
        if text.strip():
            utterances.append(
                Utterance(
                    len(utterances),
                    _freed(speaker.strip()) or None,
                    _freed(text),
                    _time(start, document, line),
                    _time(end, document, line),
                    _quality(quality, document, line),
                    line=line,
                )
            )
    names = dict.fromkeys(each.speaker for each in utterances if each.speaker)
    return Session(
        tuple(utterances),
        Roster(tuple(Person(name) for name in names)),
        document.source("table", layout="csv", columns=table.columns.told()),
    )


def _time(text: str, document: Document, line: int | None) -> float | None:
    if not text.strip():
        return None
    found = cell(text)
    if found is None or found.kind not in ("number", "clock"):
        problem = phrase("'{text}' is no time", text=text[:40])
        raise ParseError(document.name, line or 1, problem, REMEDY)
    return round(found.value, 3)


def _quality(text: str, document: Document, line: int | None) -> TimeQuality:
    for each in QUALITIES:
        if each == text.strip():
            quality: TimeQuality = each
            return quality
    problem = phrase("'{text}' is no quality of times", text=text[:40])
    raise ParseError(document.name, line or 1, problem, REMEDY)
