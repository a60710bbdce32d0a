"""Every limit on what a file may hold, and the guards of archives, XML and JSON.

A transcript of a ten-hour meeting is about a megabyte; a limit is met by a recording, a damaged
file, or one that was made to do harm. Each gives a `FormatError` that names the limit.
"""

import io
import json
import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final, NoReturn

import lxml.html
from lxml import etree

from analyzer.errors import FormatError, ParseError
from analyzer.translate import marked, phrase

MAX_BYTES: Final = 200_000_000
"""Bytes of one file."""
MAX_MEMBERS: Final = 5_000
"""Files in one archive or Office document."""
MAX_UNPACKED_BYTES: Final = 500_000_000
"""Bytes of an archive or Office document once unpacked, all files together."""
MAX_RATIO: Final = 200
"""How many times larger than packed a file of over `RATIO_FROM_BYTES` may be."""
RATIO_FROM_BYTES: Final = 5_000_000
OFFICE_RATIO_FROM_BYTES: Final = 50_000_000
"""The same for Office documents, whose XML packs well."""
OFFICE: Final = ("word/", "xl/")
MAX_DEPTH: Final = 2
"""Archives within archives."""
MAX_RECORDINGS: Final = 200
"""In one file of several recordings, each of which becomes a meeting."""
MAX_LINES: Final = 3_000_000
"""Lines of a text."""
MAX_PATH_CHARACTERS: Final = 1_000
"""Of a file in an archive."""
MAX_PART_BYTES: Final = 100_000_000
"""Bytes of one part of an Office document, such as its text, once unpacked."""
MAX_VALUES: Final = 20_000_000
"""Values of a JSON text."""
MAX_TAGS: Final = 10_000_000
"""Tags of an XML text, a page, or a part of an Office document."""
MAX_ROWS: Final = 500_000
"""Rows of one sheet that hold anything, and of a list of people."""
MAX_CELLS: Final = 5_000_000
"""Cells of one sheet."""
MAX_SHEET_ROWS: Final = 1_048_576
"""Rows that a program for workbooks can number."""
MAX_NAME_CHARACTERS: Final = 200
"""Characters of one speaker's name."""
MAX_SPEAKERS: Final = 500
MAX_HOURS: Final = 100

MB: Final = 1e6
SHOWN: Final = 80
ARCHIVE_REMEDY: Final = marked("unpack it and give the transcripts in it")
BROKEN_REMEDY: Final = marked("download or export it again")
PART_REMEDY: Final = marked("give a transcript of one meeting alone")

DAMAGED: Final = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError)
"""What `zipfile` raises for bytes that are no archive it can read, a cut or an odd one."""

_ENTITY: Final = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DRIVE: Final = re.compile(r"^[a-zA-Z]:")
_ENCRYPTED: Final = 0x1
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be"))


def refuse_size(name: str, size: int) -> NoReturn:
    """Refuse a file for its size.

    Raises:
        FormatError: always.
    """
    problem = phrase(
        "the file has {size} MB, more than the {most} MB allowed",
        size=_mb(size),
        most=_mb(MAX_BYTES),
    )
    remedy = marked("a transcript is text: check that this is no recording")
    raise FormatError(name, problem, remedy)


def _mb(size: int) -> int:
    return round(size / MB)


def check_lines(text: str, name: str) -> None:
    """Refuse a text for its lines.

    Raises:
        FormatError: if it has more than `MAX_LINES`.
    """
    count = text.count("\n")
    if count > MAX_LINES:
        problem = phrase(
            "it has {count} lines, more than the {most} allowed", count=count, most=MAX_LINES
        )
        raise FormatError(name, problem, PART_REMEDY)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive in some bytes, once what it says of its size and names is harmless.

    What it says binds: a member is never unpacked beyond the size it declares (`zipfile` stops
    there), and `unpacked` counts once more. Of archives in archives, `Budget` counts the whole.

    Raises:
        FormatError: if it is no whole archive, has more than `MAX_MEMBERS` files, unpacks to more
            than `MAX_UNPACKED_BYTES` or to over `MAX_RATIO` times its size, is locked with a
            password, or holds a path that leads out of it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise FormatError(name, marked("this archive is damaged"), BROKEN_REMEDY) from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        count = len(members)
        problem = phrase(
            "it holds {count} files, more than the {most} allowed", count=count, most=MAX_MEMBERS
        )
        raise FormatError(name, problem, ARCHIVE_REMEDY)
    total = sum(each.file_size for each in members)
    if total > MAX_UNPACKED_BYTES:
        refuse_unpacked(name, total)
    for each in members:
        _check_member(each, name)
    return archive


def refuse_unpacked(name: str, total: int) -> NoReturn:
    """Refuse an archive for what it unpacks to.

    Raises:
        FormatError: always.
    """
    problem = phrase(
        "it unpacks to {size} MB, more than the {most} MB allowed",
        size=_mb(total),
        most=_mb(MAX_UNPACKED_BYTES),
    )
    raise FormatError(name, problem, ARCHIVE_REMEDY)


@dataclass(slots=True)
class Budget:
    """What an archive may still unpack to, the archives in it counted with it."""

    size: int = MAX_UNPACKED_BYTES
    members: int = MAX_MEMBERS

    def spend(self, archive: zipfile.ZipFile, name: str) -> None:
        """Take what an archive holds from what is left.

        Raises:
            FormatError: if that is too little.
        """
        members = archive.infolist()
        self.members -= len(members)
        self.size -= sum(each.file_size for each in members)
        if self.members < 0:
            problem = phrase(
                "with the archives in it, it holds more than {most} files", most=MAX_MEMBERS
            )
            raise FormatError(name, problem, ARCHIVE_REMEDY)
        if self.size < 0:
            refuse_unpacked(name, MAX_UNPACKED_BYTES - self.size)


def is_link(member: zipfile.ZipInfo) -> bool:
    """Return whether a member of an archive is a link to another file, and holds only its path."""
    return stat.S_ISLNK(member.external_attr >> 16)


def check_office(data: bytes, name: str) -> None:
    """Refuse an Office document whose parts are too large, or declare what XML of Office never has.

    Raises:
        FormatError: if a part unpacks to more than `MAX_PART_BYTES`, or holds a document type,
            through which XML can grow or reach outside the file, or more than `MAX_TAGS`.
    """
    archive = open_archive(data, name)
    for each in archive.infolist():
        if not each.filename.lower().endswith((".xml", ".rels")):
            continue
        if each.file_size > MAX_PART_BYTES:
            problem = phrase(
                "a part of it unpacks to {size} MB, more than the {most} MB allowed",
                size=_mb(each.file_size),
                most=_mb(MAX_PART_BYTES),
            )
            raise FormatError(name, problem, PART_REMEDY)
        part = unpacked(archive, each, name)
        if any(mark in part for mark in _DOCTYPES):
            raise FormatError(name, marked("its XML declares a document type"), BROKEN_REMEDY)
        _check_count(part.count(b"<"), MAX_TAGS, name)


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    path = member.filename.replace("\\", "/")
    if len(path) > MAX_PATH_CHARACTERS:
        problem = phrase("a path in it has {count} characters", count=len(path))
        raise FormatError(name, problem, ARCHIVE_REMEDY)
    if ".." in PurePosixPath(path).parts or path.startswith("/") or _DRIVE.match(path):
        problem = phrase("the path {path} in it leads out of the archive", path=_shown(path))
        raise FormatError(name, problem, ARCHIVE_REMEDY)
    packed = max(member.compress_size, 1)
    begin = OFFICE_RATIO_FROM_BYTES if path.startswith(OFFICE) else RATIO_FROM_BYTES
    if member.file_size > begin and member.file_size / packed > MAX_RATIO:
        problem = phrase(
            "{path} in it unpacks to more than {most} times its size",
            path=_shown(path),
            most=MAX_RATIO,
        )
        raise FormatError(name, problem, ARCHIVE_REMEDY)
    if member.flag_bits & _ENCRYPTED:
        problem = marked("it is locked with a password")
        raise FormatError(name, problem, marked("save it without a password"))


def _shown(path: str) -> str:
    return repr(path[:SHOWN])


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """Return the bytes of a member, counted while they are unpacked.

    Raises:
        FormatError: if the member is damaged or holds more than it declares.
    """
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except DAMAGED as error:
        problem = phrase("{path} in it is damaged", path=_shown(member.filename))
        raise FormatError(name, problem, BROKEN_REMEDY) from error
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        problem = phrase("{path} in it cannot be unpacked", path=_shown(member.filename))
        raise FormatError(name, problem, BROKEN_REMEDY) from error
    if len(data) > member.file_size:
        problem = phrase("{path} in it holds more than it says", path=_shown(member.filename))
        raise FormatError(name, problem, ARCHIVE_REMEDY)
    return data


def parsed_json(text: str, name: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON text.

    Raises:
        FormatError: if it holds more than `MAX_VALUES`.
        ParseError: if it is no JSON, or nested deeper than Python reads.

    >>> parsed_json('{"a": [1, 2]}', "a.json")
    {'a': [1, 2]}
    """
    _check_count(sum(map(text.count, "[{,")), MAX_VALUES, name)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = phrase("this is no JSON ({reason})", reason=error.msg)
        raise ParseError(name, error.lineno, problem, BROKEN_REMEDY) from error
    except RecursionError as error:
        problem = marked("this JSON is nested too deeply")
        raise ParseError(name, 1, problem, BROKEN_REMEDY) from error
    except ValueError as error:  # a number of more digits than Python reads
        problem = marked("this JSON holds an absurd number")
        raise ParseError(name, 1, problem, BROKEN_REMEDY) from error


def _check_count(count: int, most: int, name: str) -> None:
    if count > most:
        problem = phrase(
            "it holds about {count} values or tags, more than the {most} allowed",
            count=count,
            most=most,
        )
        raise FormatError(name, problem, PART_REMEDY)


def parsed_xml(text: str, name: str) -> etree._Element:
    """Return the root of an XML text; nothing outside the text is ever read.

    No document type is loaded, no entity resolved, no network used, and libxml2's own limits on
    depth (256) and text size hold.

    Raises:
        FormatError: if it declares entities, or holds more than `MAX_TAGS`.
        ParseError: if it is no XML.
    """
    _check_count(text.count("<"), MAX_TAGS, name)
    if _ENTITY.search(text):
        raise FormatError(name, marked("its XML declares entities of its own"), BROKEN_REMEDY)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        collect_ids=False,  # two elements of one id are no reason to refuse a file
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join((error.msg or "damaged").split())[:120]
        problem = phrase("this is no XML ({reason})", reason=reason)
        raise ParseError(name, error.lineno or 1, problem, BROKEN_REMEDY) from error
    if root is None:
        raise ParseError(name, 1, marked("this XML is empty"), BROKEN_REMEDY)
    return root


def parsed_html(text: str, name: str) -> etree._Element:
    """Return the root of an HTML page; nothing outside the text is ever read.

    Raises:
        FormatError: if it holds more than `MAX_TAGS`.
        ParseError: if there is no page in it.
    """
    _check_count(text.count("<"), MAX_TAGS, name)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root: etree._Element | None = lxml.html.document_fromstring(
            _DECLARATION.sub("", text, count=1).encode(), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ParseError(name, 1, marked("this is no HTML page"), BROKEN_REMEDY) from error
    if root is None:
        raise ParseError(name, 1, marked("this HTML page is empty"), BROKEN_REMEDY)
    return root
