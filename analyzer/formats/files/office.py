"""Word documents as paragraphs and workbooks as rows: python-docx and openpyxl, guarded."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from analyzer.errors import FormatError
from analyzer.formats.files import limits
from analyzer.formats.files.merged_cells import fill_merged
from analyzer.formats.files.word_text import texts_of
from analyzer.translate import marked, phrase

BROKEN = marked("this {kind} is damaged")
PART = 1_000_000
MERGED_BYTES = 4_000_000
"""At the end of a sheet's XML in which merged cells are looked for: they stand below the rows."""


def paragraphs(data: bytes, name: str) -> list[str]:
    r"""Return the texts of a Word document's paragraphs, those in tables too, in order.

    A line break in a paragraph is `\n`, a tab is `\t`.

    Raises:
        FormatError: if it is damaged.
    """
    import docx

    try:
        return list(texts_of(docx.Document(io.BytesIO(data)).element.body))
    except Exception as error:  # a damaged package fails in any of its many parts
        problem = phrase(BROKEN, kind=marked("Word document"))
        raise FormatError(name, problem, limits.BROKEN_REMEDY) from error


def tables(data: bytes, name: str) -> tuple[list[list[str]], ...]:
    """Return the rows of each sheet of a workbook as text; empty rows at the end are left out.

    Raises:
        FormatError: if it is damaged, or a sheet has more than `MAX_ROWS` rows or `MAX_CELLS`.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        return tuple(_filled_rows(sheet, name) for sheet in book.worksheets)
    except FormatError:
        raise
    except Exception as error:  # a damaged package fails in any of its many parts
        problem = phrase(BROKEN, kind=marked("workbook"))
        raise FormatError(name, problem, limits.BROKEN_REMEDY) from error


def _filled_rows(sheet: Any, name: str) -> list[list[str]]:  # noqa: ANN401 - openpyxl's sheet
    """Return the rows of a sheet, what is merged over several of them in each."""
    rows = _rows(sheet, name)
    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl gives no merged cells otherwise
        end = b""
        while part := source.read(PART):
            end = (end + part)[-MERGED_BYTES:]
    fill_merged(rows, end)
    return rows


def _rows(sheet: Any, name: str) -> list[list[str]]:  # noqa: ANN401 - openpyxl's read-only sheet
    """Return the rows of a sheet to the last filled one, as wide as the widest.

    What a sheet says of its own size is not believed: programs say too little, or all there can be.
    """
    sheet.reset_dimensions()
    found: list[list[str]] = []
    width = empty = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = _filled(row)
        if not cells:
            empty += 1
        else:
            found += [[] for _ in range(empty)]
            found.append(cells)
            empty, width = 0, max(width, len(cells))
        beyond = len(found) > limits.MAX_ROWS or len(found) * width > limits.MAX_CELLS
        if beyond or number > limits.MAX_SHEET_ROWS:
            problem = phrase(
                "a sheet has more than {rows} rows or {cells} cells",
                rows=f"{limits.MAX_ROWS:,}",
                cells=f"{limits.MAX_CELLS:,}",
            )
            remedy = marked("keep the transcript alone in the workbook")
            raise FormatError(name, problem, remedy)
    return [row + [""] * (width - len(row)) for row in found]


def _filled(row: Sequence[object]) -> list[str]:
    """Return the cells of a row as text, to the last that holds anything."""
    last = next((at for at in range(len(row), 0, -1) if row[at - 1] not in (None, "")), 0)
    return [cell_text(value) for value in row[:last]]


def cell_text(value: object) -> str:
    """Return a cell as text: times as `h:mm:ss`, dates as ISO, whole numbers without a dot.

    >>> cell_text(dt.time(0, 1, 2)), cell_text(dt.timedelta(seconds=62.5)), cell_text(3.0)
    ('0:01:02', '0:01:02.5', '3')
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.time):
        value = dt.timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
    if isinstance(value, dt.timedelta):
        total = value.total_seconds()
        whole = int(total)
        fraction = f"{total - whole:.6f}".rstrip("0").lstrip("0").rstrip(".")
        return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}{fraction}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
