"""Tables with a column of what was said for each speaker, as of an interview or out of ELAN."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from analyzer.formats.grammar.column_names import rank
from analyzer.formats.grammar.columns import FIELDS, SAMPLE_ROWS, Columns, Row
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.row_session import Rows
from analyzer.formats.grammar.time_cells import cell

ALONE_SHARE: Final = 0.8
"""Share of the rows in which one of the columns alone has text."""
MAX_WORDS_OF_NAME: Final = 4
TEXT_RANK: Final = 3
"""Rank of a column's name up to which it surely holds what was said."""


def unfolded(table: Rows) -> Rows:
    """Return a table with one column of speakers and one of texts, if it has one for each speaker.

    >>> columns = Columns(("Time", "Ann", "Bo"), {"start": 0, "text": 1}, 1)
    >>> said = [["0:01", "Shall we start?", ""], ["0:04", "", "Yes, do."], ["0:06", "So.", ""]]
    >>> [row[-2:] for row in unfolded(Rows(said, columns)).rows]
    [['Ann', 'Shall we start?'], ['Bo', 'Yes, do.'], ['Ann', 'So.']]
    """
    people = _people(table.columns, table.rows[:SAMPLE_ROWS])
    if not people:
        return table
    return spread(table, {at: table.columns.headers[at] for at in people})


def spread(table: Rows, people: Mapping[int, str]) -> Rows:
    """Return a table with a row for each text in some columns, by whose it is."""
    columns = table.columns
    rows: list[list[str]] = []
    lines: list[int | None] = []
    width = len(columns.headers)
    for row, line in zip(table.rows, table.lines or [None] * len(table.rows), strict=True):
        cells = [*row, *[""] * width][:width]
        for at, name in people.items():
            if cells[at].strip():
                rows.append([*cells, name, cells[at]])
                lines.append(line)
    times = {field: at for field, at in columns.mapping.items() if field not in ("speaker", "text")}
    shown = ", ".join(columns.headers[at] for at in people)
    wide = Columns(
        (*columns.headers, shown, shown),
        {**times, "speaker": width, "text": width + 1},
        columns.first,
        columns.file,
        wide=True,
    )
    return replace(table, rows=rows, columns=wide, lines=lines)


def _people(columns: Columns, rows: Sequence[Row]) -> list[int]:
    """Return the places of the columns that hold what one speaker each said; none as a rule."""
    ranks = (
        rank(field, columns.headers[columns.mapping[field]])
        for field in ("text", "speaker")
        if field in columns.mapping
    )
    named = any(each is not None and each <= TEXT_RANK for each in ranks)
    if named or not columns.first:
        return []
    found = [at for at in range(len(columns.headers)) if _is_said_by_one(at, columns, rows)]
    filled = [sum(bool(row[at].strip()) for at in found if at < len(row)) for row in rows]
    some = [each for each in filled if each]
    alone = sum(each == 1 for each in some) >= ALONE_SHARE * len(some) > 0
    return found if len(found) > 1 and alone else []


def _is_said_by_one(at: int, columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether a column is headed by a name, no field's, and holds texts."""
    header = columns.headers[at]
    if not is_name(header) or len(header.split()) > MAX_WORDS_OF_NAME:
        return False
    if any(rank(field, header) is not None for field in FIELDS):
        return False
    cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
    texts = [each for each in cells if any(map(str.isalpha, each)) and not cell(each)]
    return bool(cells) and len(texts) >= ALONE_SHARE * len(cells)
