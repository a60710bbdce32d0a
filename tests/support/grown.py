"""A sample made longer: its contents so many times, built as its kind of file is built."""

import io
import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import docx
import openpyxl
from lxml import etree

from analyzer.formats.document import Document, open_document

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
        for each in _paragraphs(document, times):
            written.add_paragraph(each)
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


def _longer(root: "etree._Element", times: int) -> "etree._Element":
    """Return a tree whose outermost elements of four children or more have them so many times."""
    whole = deepcopy(root)
    waiting = [whole]
    while waiting:
        each = waiting.pop()
        children = list(each)
        if len(children) < CHILDREN:
            waiting += children
            continue
        for _ in range(times - 1):
            each.extend(deepcopy(children))
    return whole
