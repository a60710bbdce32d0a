"""Word documents as paragraphs and workbooks as rows: python-docx and openpyxl, guarded."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyzer.errors import FormatError
from analyzer.formats import limits

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

BROKEN = "this {kind} is damaged"


def paragraphs(data: bytes, name: str) -> list[str]:
    r"""Return the texts of a Word document's paragraphs, those in tables too, in order.

    A line break in a paragraph is `\n`, a tab is `\t`.

    Raises:
        FormatError: if it is damaged.
    """
    import docx

    try:
        return list(_texts(docx.Document(io.BytesIO(data))))
    except Exception as error:  # a damaged package fails in any of its many parts
        problem = BROKEN.format(kind="Word document")
        raise FormatError(name, problem, limits.BROKEN_REMEDY) from error


def _texts(part: "WordDocument | _Cell") -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for each in part.iter_inner_content():
        if isinstance(each, Paragraph):
            yield each.text
        else:
            yield from _cells(each)


def _cells(table: "Table") -> Iterator[str]:
    """Yield the texts of a table's cells, a merged one once."""
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 - the only thing that tells merged cells apart
                seen.add(cell._tc)  # noqa: SLF001 - the same
                yield from _texts(cell)


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
        return tuple(_rows(sheet, name) for sheet in book.worksheets)
    except FormatError:
        raise
    except Exception as error:  # a damaged package fails in any of its many parts
        problem = BROKEN.format(kind="workbook")
        raise FormatError(name, problem, limits.BROKEN_REMEDY) from error


def _rows(sheet: Any, name: str) -> list[list[str]]:  # noqa: ANN401 - openpyxl's read-only sheet
    found: list[list[str]] = []
    cells = 0
    filled = 0
    for row in sheet.iter_rows(values_only=True):
        found.append([cell_text(value) for value in row])
        cells += len(row)
        filled = len(found) if any(found[-1]) else filled
        if len(found) > limits.MAX_ROWS or cells > limits.MAX_CELLS:
            problem = f"a sheet has more than {limits.MAX_ROWS:,} rows or "
            problem += f"{limits.MAX_CELLS:,} cells"
            raise FormatError(name, problem, "keep the transcript alone in the workbook")
    return found[:filled]


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
