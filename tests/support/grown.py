"""A sample made longer: its contents so many times, built as its kind of file is built."""

import io
import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from lxml import etree

from analyzer.formats.files.document import Document, open_document

LISTED = 3
CHILDREN = 4


def grown(document: Document, times: int) -> Document:
    """Return a document with its contents so many times."""
    if document.kind == "docx":
        paragraphs = _paragraphs(document, times)
        text = "\n".join(paragraphs)
        return replace(document, paragraphs=paragraphs, text=text, raw=text)
    if document.kind == "xlsx":
        return replace(document, tables=(_rows(document, times),))
    return open_document(_text(document, times).encode(), name=document.name)


def grown_file(document: Document, times: int) -> bytes:
    """Return the bytes of a file whose contents are those of a document so many times."""
    stream = io.BytesIO()
    if document.kind == "docx":
        written = docx.Document()
        end = written.element.body[-1]
        for each in _paragraphs(document, times):  # add_paragraph takes quadratic time
            end.addprevious(_paragraph(each))
        written.save(stream)
    elif document.kind == "xlsx":
        workbook = openpyxl.Workbook(write_only=True)
        sheet = workbook.create_sheet()
        for row in _rows(document, times):
            sheet.append(row)
        workbook.save(stream)
    else:
        return _text(document, times).encode()
    return stream.getvalue()


def _paragraph(text: str) -> Any:  # noqa: ANN401 - python-docx's element
    element = OxmlElement("w:p")
    element.add_r().text = text
    return element


def _paragraphs(document: Document, times: int) -> tuple[str, ...]:
    third = len(document.paragraphs) // 3
    said = document.paragraphs[third:-third] * (3 * times)
    return document.paragraphs[:third] + said + document.paragraphs[-third:]


def _rows(document: Document, times: int) -> list[list[str]]:
    head, *rows = document.tables[0]
    return [head, *(rows * times)]


def _text(document: Document, times: int) -> str:
    if document.kind == "json":
        return json.dumps(_more(document.json, times))
    if document.kind == "xml":
        return str(etree.tostring(_longer(document.value, times), encoding="unicode"))
    if document.kind == "html":
        head, body, rest = document.text.partition("<body")
        inner, end, tail = rest.rpartition("</body>")
        tag, close, inner = inner.partition(">")
        return head + body + tag + close + inner * times + end + tail
    if "ooTextFile" in document.text[:100]:
        return _textgrid(times)
    head, blank, body = document.text.partition("\n\n")
    if not head.startswith("WEBVTT"):
        head, blank, body = "", "", document.text
    return head + blank + (body.rstrip("\n") + "\n\n" * ("\n\n" in body) + "\n") * times


def _more(value: Any, times: int) -> Any:  # noqa: ANN401 - JSON is anything
    """Return JSON whose outermost lists of three or more hold their items so many times."""
    if isinstance(value, list):
        return value * times if len(value) >= LISTED else [_more(each, times) for each in value]
    if isinstance(value, dict):
        return {key: _more(each, times) for key, each in value.items()}
    return value


def _textgrid(times: int) -> str:
    """Return a TextGrid of two tiers, 20 intervals in each so many times."""
    count = 20 * times
    tiers = ""
    for at, name in enumerate(("Ann", "Bo"), 1):
        tiers += f'    item [{at}]:\n        class = "IntervalTier"\n        name = "{name}"\n'
        tiers += f"        xmin = 0\n        xmax = {2 * count}\n"
        tiers += f"        intervals: size = {count}\n"
        tiers += "".join(
            f"        intervals [{each + 1}]:\n            xmin = {2 * each}\n"
            f"            xmax = {2 * each + 2}\n"
            f'            text = "{"We talk about it." if (each + at) % 2 else ""}"\n'
            for each in range(count)
        )
    head = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = {2 * count}\n'
    return f"{head}tiers? <exists>\nsize = 2\nitem []:\n{tiers}"


def _longer(root: "etree._Element", times: int) -> "etree._Element":
    """Return a tree whose outermost elements of four children or more have them so many times.

    Each copy has identities of its own, and later times where they are counted (`TIME_VALUE`).
    """
    whole = deepcopy(root)
    annotations = whole.tag == "ANNOTATION_DOCUMENT"
    everywhere = _ids(list(root))
    span = max((int(each.get("TIME_VALUE", 0)) for each in root.iter("TIME_SLOT")), default=0)
    waiting = list(whole) if annotations else [whole]
    while waiting:
        each = waiting.pop()
        children = list(each)
        if len(children) < CHILDREN and each.tag != "TIER":
            waiting += children
            continue
        ids = everywhere if annotations else _ids(children)
        for copy in range(1, times):
            added = deepcopy(children)
            for child in added:
                for inner in child.iter(etree.Element):
                    _renew(inner, ids, copy, span)
            each.extend(added)
    return whole


def _ids(elements: "list[etree._Element]") -> set[str]:
    """Return the identities of some elements and of all below them."""
    return {
        value
        for each in elements
        for inner in each.iter(etree.Element)
        for key, value in inner.attrib.items()
        if str(key).lower().endswith("id")
    }


def _renew(element: "etree._Element", ids: set[str], copy: int, span: int) -> None:
    for key, value in element.attrib.items():
        if value.removeprefix("#") in ids:
            element.set(key, f"{value}-{copy}")
        elif key == "TIME_VALUE":
            element.set(key, str(int(value) + copy * span))
