"""A file before anyone knows its format: size and kind checked, decoded, parsed where it can be."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

from lxml import etree

from analyzer.errors import AnalyzerError, FormatError, ParseError
from analyzer.formats.files import limits, office
from analyzer.formats.files.decoding import clean, decode
from analyzer.session import Source
from analyzer.translate import marked, phrase

Kind = Literal["text", "json", "xml", "html", "docx", "xlsx"]
"""What a file is built of, whichever program wrote it."""

HEAD_LINES: Final = 400
WEBVTT: Final = re.compile(r"^WEBVTT(?:\s|$)")
CUE_TIMES: Final = re.compile(
    r"^-?\d[\d:.,]{2,20}\s*--?>\s*-?\d[\d:.,]{2,20}(?:\s|$)|^[\d:]{4,12}\.\d{1,3},[\d:]{4,12}\.\d++\s*$"
)
HTML_BEGINS: Final = ("<!doctype html", "<html", "<head", "<body", "<div", "<table", "<p>")
JSON_BEGINS: Final = re.compile(
    r"\{|\[\s*+(?:[\[{\"\]]|-?\d[\d.]*+\s*+[,\]]|(?:true|false|null)\b|$)"
)
"""A list holds values; "[00:01:02] Ann: hi" is text."""
_BLANK: Final = re.compile(r"\s*+")
ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True)
class Document:
    r"""A transcript file before anyone knows its format.

    Attributes:
        name: file name, without folders.
        text: decoded, NFC, line ends `\n`, without marks that no reader sees; of a Word document,
            its paragraphs on lines of their own; of a workbook, nothing.
        size: in bytes.
        sha256: of the bytes.
        notes: what was odd about the bytes.
        kind: what it is built of.
        raw: text with its own line ends.
        value: what JSON holds, or the root of XML or HTML.
        paragraphs: of a Word document, each with `\n` where the line breaks in it.
        tables: of a workbook, the rows of each sheet as text.
        columns: which column holds what, as the user said it (`analyzer.formats.grammar.columns`).
        problem: why text that begins like JSON or XML is none.
    """

    name: str
    text: str = field(repr=False)
    size: int = 0
    sha256: str = ""
    notes: tuple[str, ...] = ()
    kind: Kind = "text"
    raw: str = field(default="", repr=False)
    value: Any = field(default=None, repr=False)
    paragraphs: tuple[str, ...] = field(default=(), repr=False)
    tables: tuple[list[list[str]], ...] = field(default=(), repr=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    problem: AnalyzerError | None = None

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without line ends."""
        return self.text.split("\n")

    @cached_property
    def head(self) -> list[str]:
        """The first lines that hold anything, stripped, at most 400 (`HEAD_LINES`)."""
        found = []
        for line in self.lines:
            if line.strip():
                found.append(line.strip())
                if len(found) == HEAD_LINES:
                    break
        return found

    @cached_property
    def is_captions(self) -> bool:
        """Whether it is text that begins as captions do: `WEBVTT`, or the times of a first cue."""
        if self.kind != "text" or not self.head:
            return False
        first = next((line for line in self.head[:3] if CUE_TIMES.match(line)), None)
        return first is not None or bool(WEBVTT.match(self.head[0]))

    @cached_property
    def found(self) -> dict[str, Any]:
        """What readers learned of it, so that no other need look again."""
        return {}

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON is anything
        """What the file holds as JSON, or None."""
        return self.value if self.kind == "json" else None

    @property
    def xml(self) -> "etree._Element | None":
        """Root of the file as XML, or None."""
        return self.value if self.kind == "xml" else None

    @property
    def html(self) -> "etree._Element | None":
        """Root of the file as an HTML page, or None."""
        return self.value if self.kind == "html" else None

    def source(
        self,
        format: str,  # noqa: A002 - as everywhere a format is named
        *,
        vendor: str = "",
        layout: str = "",
        columns: Sequence[tuple[str, str]] = (),
    ) -> Source:
        """Return where a session read from this file comes from."""
        return Source(
            self.name, format, vendor, layout, self.sha256, self.size, columns=tuple(columns)
        )


def open_document(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Document:
    """Return the document at a path, or in bytes.

    Raises:
        FormatError: if it can't be read, is empty, an archive, neither text nor an Office document,
            or beyond a limit (`analyzer.formats.files.limits`).

    >>> open_document(b'{"results": []}', name="call.json").kind
    'json'
    """
    if isinstance(source, bytes):
        name, data = printable(name or "transcript"), source
    else:
        path = Path(source)
        name, data = printable(name or path.name), bytes_of(path)
    if len(data) > limits.MAX_BYTES:
        limits.refuse_size(name, len(data))
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise FormatError(name, marked("the file is empty"), marked("export the transcript again"))
    parts = _office(data, name) if data.startswith(ZIP) else _parsed(data, name)
    return Document(
        name=name,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        columns=dict(columns or {}),
        **parts,
    )


def _office(data: bytes, name: str) -> dict[str, Any]:
    """Return the parts of a Word document or a workbook."""
    members = set(limits.open_archive(data, name).namelist())
    if members & {"word/document.xml", "xl/workbook.xml"}:
        limits.check_office(data, name)
    if "word/document.xml" in members:
        paragraphs = tuple(clean(each) for each in office.paragraphs(data, name))
        text = "\n".join(paragraphs)
        return {"kind": "docx", "text": text, "raw": text, "paragraphs": paragraphs}
    if "xl/workbook.xml" in members:
        return {"kind": "xlsx", "text": "", "tables": office.tables(data, name)}
    problem = marked("this is a zip archive without a transcript of its own")
    raise FormatError(name, problem, limits.ARCHIVE_REMEDY)


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    """Return the parts of a text file: JSON, XML and HTML are parsed, whatever their ending."""
    raw, notes = decode(data, name=name)
    text = clean(raw)
    limits.check_lines(text, name)
    parts: dict[str, Any] = {"text": text, "notes": notes}
    parts["raw"] = clean(raw, line_ends=True) if "\r" in raw else text
    begins = text.lstrip()[:200].casefold()
    try:
        if JSON_BEGINS.match(begins):
            return {**parts, "kind": "json", "value": limits.parsed_json(text, name)}
        if begins.startswith(HTML_BEGINS):
            return {**parts, "kind": "html", "value": limits.parsed_html(text, name)}
        if begins.startswith("<") and not begins.startswith("<v"):
            root = limits.parsed_xml(text, name)
            kind = "html" if str(root.tag).endswith("html") else "xml"
            value = limits.parsed_html(text, name) if kind == "html" else root
            return {**parts, "kind": kind, "value": value}
    except ParseError as problem:
        values = _values(text) if begins.startswith("{") else []
        return (
            {**parts, "kind": "json", "value": values} if values else {**parts, "problem": problem}
        )
    return parts


def _values(text: str) -> list[Any]:
    r"""Return the objects of JSON that stand one after another, as on lines; none in other text.

    >>> _values('{"a": 1}\n{\n "a": 2 }\n'), _values('{"a": 1}\n{"a":')
    ([{'a': 1}, {'a': 2}], [])
    """
    decoder = json.JSONDecoder()
    found: list[Any] = []
    at = 0
    try:
        while (at := _BLANK.match(text, at).end()) < len(text):  # type: ignore[union-attr]
            value, at = decoder.raw_decode(text, at)
            found.append(value)
    except (ValueError, RecursionError):
        return []
    return found if len(found) > 1 and all(isinstance(each, dict) for each in found) else []


def printable(text: str) -> str:
    r"""Return text that stays on one line of a message, odd characters as question marks.

    >>> printable("a\nb\x00.txt")
    'a?b?.txt'
    """
    return "".join(each if each.isprintable() else "?" for each in text)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        FormatError: if it is a folder, too large, or can't be read.
    """
    shown = printable(path.name or str(path))
    try:
        if path.is_dir():
            raise FormatError(shown, marked("this is a folder"), marked("name the files in it"))
        if path.stat().st_size > limits.MAX_BYTES:
            limits.refuse_size(shown, path.stat().st_size)
        with path.open("rb") as stream:  # a device or a pipe may hold more than it says
            return stream.read(limits.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or marked("no such name")
        if isinstance(error, FormatError):
            raise
        problem = phrase("the file cannot be read ({reason})", reason=reason)
        raise FormatError(shown, problem, marked("check its name and place")) from error
