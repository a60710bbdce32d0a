"""Merged cells of a workbook: a name beside several rows stands in each of them.

openpyxl's reader of large sheets passes over what is merged; what spans rows in one column is read
from the sheet's own XML here. Long texts stay where they are: they were said once.
"""

import re
from collections.abc import Iterator
from typing import Final

from analyzer.formats.files import limits

MERGED: Final = re.compile(
    rb'<(?:\w{1,10}:)?mergeCell\s[^<>]{0,80}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
MAX_CHARACTERS: Final = 80
LETTERS: Final = 26


def fill_merged(rows: list[list[str]], sheet: bytes) -> None:
    """Fill the rows of a sheet with what is merged over several of them, by the sheet's XML.

    >>> rows = [["Ann", "Hi."], ["", "So?"], ["", "Yes."]]
    >>> fill_merged(rows, b'<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    >>> rows
    [['Ann', 'Hi.'], ['Ann', 'So?'], ['', 'Yes.']]
    """
    left = limits.MAX_CELLS
    for column, first, last in _spans(sheet):
        if not 0 <= first < len(rows) or column >= len(rows[first]):
            continue
        text = rows[first][column]
        for row in rows[first + 1 : min(last, len(rows) - 1) + 1]:
            left -= 1
            if left < 0:
                return
            if text and len(text) <= MAX_CHARACTERS and not row[column]:
                row[column] = text


def _spans(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield column, first row and last row, from 0, of cells merged within one column."""
    for found in MERGED.finditer(sheet):
        if found[1] == found[3]:
            column = 0
            for letter in found[1].decode():
                column = column * LETTERS + ord(letter) - ord("A") + 1
            yield column - 1, int(found[2]) - 1, int(found[4]) - 1
