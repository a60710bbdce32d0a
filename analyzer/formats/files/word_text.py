"""The text of a Word document, in the order a reader sees it.

All of it counts that python-docx's own paragraphs leave out: what stands in content controls, in
text boxes and in tracked insertions; what was deleted does not, nor do the second copies of
drawings that Word keeps for older programs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from analyzer.formats.grammar.paragraphs import row_line

if TYPE_CHECKING:
    from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_W}sdtPr", _FALLBACK)
)
_MARKS: Final = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
MIN_ROWS: Final = 2
MIN_SHARE: Final = 0.6


def texts_of(body: "etree._Element") -> Iterator[str]:
    r"""Yield the text of each paragraph, a line break as `\n`, a tab as `\t`.

    The rows of a table whose columns are a name, perhaps a time, and a text, are one line each.
    """
    for kind, element, text in _parts(body):
        if kind == "table":
            yield from _rows(element)
        else:
            yield text


def _parts(root: "etree._Element") -> Iterator[tuple[str, "etree._Element", str]]:
    """Yield paragraphs and tables in order, without recursion; a text box before its paragraph."""
    waiting: list[tuple[etree._Element, bool]] = [(root, False)]
    open_: list[tuple[etree._Element, list[str]]] = []
    while waiting:
        element, done = waiting.pop()
        tag = element.tag
        if done:
            paragraph, pieces = open_.pop()
            yield "paragraph", paragraph, "".join(pieces)
        elif tag in _LEFT_OUT:
            continue
        elif tag == f"{_W}tbl" and element is not root:
            yield "table", element, ""
        elif tag == f"{_W}t":
            _into(open_, element.text or "")
        elif tag in _MARKS and _is_in_run(element):
            _into(open_, _MARKS[str(tag)])
        else:
            if tag == f"{_W}p":
                open_.append((element, []))
                waiting.append((element, True))
            waiting += [(child, False) for child in reversed(element)]


def _is_in_run(element: Any) -> bool:  # noqa: ANN401 - the stubs know no parent
    """Return whether a mark stands in text: a tab stop in a style is none."""
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_W}r"


def _into(open_: list[tuple[Any, list[str]]], text: str) -> None:
    if open_:
        open_[-1][1].append(text)


def _rows(table: "etree._Element") -> Iterator[str]:
    """Yield the rows of a table: of names and texts as lines, else each paragraph of each cell."""
    rows = [
        [list(texts_of(cell)) for cell in row.iterchildren(f"{_W}tc")]
        for row in table.iterchildren(f"{_W}tr")
    ]
    lines = [row_line(["\n".join(cell).strip() for cell in row]) for row in rows]
    spoken = sum(line is not None for line in lines)
    if spoken >= max(MIN_ROWS, MIN_SHARE * len(rows)):
        yield from (
            line if line is not None else "\t".join(" ".join(cell) for cell in row)
            for line, row in zip(lines, rows, strict=True)
        )
        return
    for row in rows:
        for cell in row:
            yield from cell
