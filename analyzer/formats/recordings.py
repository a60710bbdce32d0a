"""Files that hold several recordings: STM, CTM and SegLST as scorers write them, cut in parts.

Tables that name several meetings in a column of their own, or hold a talk in each row, are cut too.
"""

import csv
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from analyzer.formats.files.document import Document
from analyzer.formats.files.limits import MAX_RECORDINGS
from analyzer.formats.grammar.row_session import Rows
from analyzer.formats.grammar.table_doubt import demand_talk
from analyzer.formats.grammar.text_columns import dialogues
from analyzer.formats.seglst import is_seglst
from analyzer.formats.stm import COMMENT, CTM, STM, kind_of
from analyzer.formats.tables import is_table, rows_of

GRAMMARS: Final = {"stm": STM, "ctm": CTM}
ENDINGS: Final = (".stm", ".ctm", ".json", ".csv", ".tsv", ".xlsx")
"""Endings of files that may hold several recordings; others are not looked into."""
TABLES: Final = (".csv", ".tsv")


def recordings(document: Document) -> dict[str, Callable[[], bytes]]:
    r"""Return each recording in a file with what gives its part; empty where there is one.

    A part of STM or CTM keeps its lines where they stood, so that line numbers stay those of the
    whole file. Beyond `MAX_RECORDINGS` recordings it is cut into none, and refused when it is read.

    >>> whole = Document("a.stm", "r1 1 Ann 0 1 hi there\nr2 1 Bo 0 1 yes\nr1 1 Bo 1 2 hello")
    >>> recordings(whole)["r1"]()
    b'r1 1 Ann 0 1 hi there\n\nr1 1 Bo 1 2 hello'
    """
    if document.kind == "xlsx" or PurePosixPath(document.name).suffix.lower() in TABLES:
        return _of_table(document)
    of_rows = document.kind == "json" and is_seglst(document)
    names = _of_rows(document) if of_rows else _of_lines(document)
    found = dict.fromkeys(name for name in names if name)
    if not 1 < len(found) <= MAX_RECORDINGS:
        return {}
    part = _rows_of if of_rows else _lines_of
    return {name: partial(part, document, names, name) for name in found}


def _of_table(document: Document) -> dict[str, Callable[[], bytes]]:
    """Return each meeting in a table, as CSV whose rows stand on the lines they stood on.

    Raises:
        FormatError: if it is no transcript.
        ParseError: if it is no table that can be read.
    """
    if document.kind not in ("text", "xlsx") or not is_table(document):
        return {}
    table = rows_of(document)
    if talks := dialogues(table):
        return _of_dialogues(table, talks)
    at = table.columns.meeting_column(table.rows)
    if at is None or table.columns.wide or "text" not in table.columns.mapping:
        return {}
    demand_talk(table.columns, table.rows, {})
    names = [row[at].strip() if at < len(row) else "" for row in table.rows]
    found = dict.fromkeys(name for name in names if name)
    if len(found) > MAX_RECORDINGS:
        return {}
    return {name: partial(_csv_of, table, names, name) for name in found}


def _of_dialogues(table: Rows, talks: list[tuple[str, str]]) -> dict[str, Callable[[], bytes]]:
    """Return each talk in a table that has one in each row, as CSV of that row alone."""
    if not 1 < len(talks) <= MAX_RECORDINGS:
        return {}
    header = table.columns.headers[table.columns.mapping["text"]]
    return {name: partial(_written, [("id", header), (name, talk)]) for name, talk in talks}


def _written(rows: list[tuple[str, ...]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _csv_of(table: Rows, names: list[str], name: str) -> bytes:
    lines = {1: table.columns.headers}
    for row, number, each in zip(table.rows, table.lines, names, strict=True):
        if each == name and number is not None:
            lines[number] = tuple(" ".join(cell.split()) for cell in row)
    return _written([lines.get(number, ()) for number in range(1, max(lines) + 1)])


def _of_lines(document: Document) -> list[str]:
    """Return the recording of each line, `""` for a comment and in files of other kinds."""
    grammar = GRAMMARS.get(kind_of(document)) if document.kind == "text" else None
    if grammar is None:
        return []
    matches = (
        None if line.lstrip().startswith(COMMENT) else grammar.match(line)
        for line in document.lines
    )
    return [match["recording"] if match else "" for match in matches]


def _of_rows(document: Document) -> list[str]:
    return [
        str(row.get("session_id", "")) if isinstance(row, dict) else "" for row in document.json
    ]


def _lines_of(document: Document, names: list[str], name: str) -> bytes:
    pairs = zip(names, document.lines, strict=True)
    return "\n".join(line if each == name else "" for each, line in pairs).encode()


def _rows_of(document: Document, names: list[str], name: str) -> bytes:
    pairs = zip(names, document.json, strict=True)
    return json.dumps([row for each, row in pairs if each == name]).encode()
