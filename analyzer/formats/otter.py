"""Otter.ai text and Word: `Name  9:29` on a line of its own, then what was said.

Above the first of them may stand title, date, keywords and speakers; times may stand without names,
and then nobody is known to speak there.
"""

import re
from itertools import pairwise
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.google_meet import is_meet
from analyzer.formats.grammar.clocks import wall_clock
from analyzer.formats.grammar.cues import BEFORE_SPEAKERS
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    MARKED,
    Opening,
    clock_seconds,
    is_beside_time,
    paragraphs,
    speaker_name,
    without_marks,
)
from analyzer.formats.grammar.people_tables import layout_of as people_layout
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.teams_docx import layout_of
from analyzer.session import Session

HEADER: Final = re.compile(rf"^(?P<name>\S.{{0,79}}?)(?:\s{{2,}}+|\t)(?P<time>{CLOCK})\s*+$")
STAMPED: Final = re.compile(rf"^{CLOCK} (?=\S)")
BARE: Final = re.compile(rf"^(?P<time>{CLOCK})\s*+$")
FOOTER: Final = re.compile(r"^\W*transcribed by (?:https?://)?otter\.ai\W*$", re.IGNORECASE)
KEYWORDS: Final = re.compile(r"^\W*summary keywords\W*$", re.IGNORECASE)
LOOKED_AT: Final = 4000
MIN_HEADERS: Final = 2
MIN_SHARE: Final = 0.2
MOST_APART: Final = 0.6


def is_otter(document: Document) -> bool:
    """Return whether it has two headers `Name  m:ss`, each with text on the next line.

    One is enough in a short file, or beside Otter's footer or keywords; only there may a tab stand
    for the spaces, as many tools write one.
    """
    if layout_of(document) or any("-->" in line for line in document.head):
        return False
    whole = _without_same_stamp(document.lines)
    signed = any(map(FOOTER.match, whole[-5:])) or any(map(KEYWORDS.match, document.head))
    spaced = document.kind == "text" and not signed
    lines = [line for line in whole[:LOOKED_AT] if line.strip() or spaced]
    headers = [
        line
        for line, after in pairwise(lines)
        if _header(line) is not None and after.strip() and _header(after) is None
    ]
    count = len(headers) if signed else sum("\t" not in line.strip() for line in headers)
    short = count > 0 and count >= MIN_SHARE * len(document.head)
    fits = count >= MIN_HEADERS or short or (signed and count > 0)
    return fits and people_layout(document) is None and not is_meet(document)


def _without_same_stamp(lines: list[str]) -> list[str]:
    """Return lines without a time that all of them begin with, as a program put it there.

    >>> _without_same_stamp(["0:00 Ann  00:01", "", "0:00 Hi.", "0:00 Bo  00:04"])
    ['Ann  00:01', '', 'Hi.', 'Bo  00:04']
    """
    filled = [line for line in lines if line.strip()]
    stamp = STAMPED.match(filled[0]) if len(filled) > MIN_HEADERS else None
    if stamp is None or not all(line.startswith(stamp.group()) for line in filled):
        return lines
    return [line.removeprefix(stamp.group()) for line in lines]


def _header(line: str) -> Opening | None:
    """Return how a header opens a paragraph, or None."""
    if len(line) > MARKED:
        return None
    found = HEADER.match(line) or HEADER.match(without_marks(line))
    if found is None or not is_beside_time(found["name"]):
        return None
    return Opening(speaker_name(found["name"]), clock_seconds(found["time"]), "")


def _opening(line: str) -> Opening | None:
    """Return how a line opens a paragraph: a header, or a time alone, which names no one."""
    bare = BARE.match(line[:MARKED])
    return Opening(None, clock_seconds(bare["time"]), "") if bare else _header(line)


@transcript_format(
    "otter_txt",
    title="Otter text",
    vendor="otter",
    sniff=is_otter,
    extensions=(".txt",),
    times="start",
    how_to_export="In Otter, open the conversation, Export, TXT, with speaker names and "
    "timestamps.",
)
def parse_otter(document: Document) -> Session:
    """Parse headers and their text; the footer is no speech."""
    return _session(document, "otter_txt", "txt")


@transcript_format(
    "otter_docx",
    title="Otter Word document",
    vendor="otter",
    sniff=is_otter,
    kinds=("docx",),
    extensions=(".docx",),
    times="start",
    how_to_export="In Otter, open the conversation, Export, DOCX, with speaker names and "
    "timestamps.",
)
def parse_docx(document: Document) -> Session:
    """Parse a paragraph of name and time, and the paragraphs below it."""
    return _session(document, "otter_docx", "docx")


def _session(document: Document, format: str, layout: str) -> Session:  # noqa: A002
    """Return what is said below headers; of the lines above them the first is the title."""
    cues, before = paragraphs(_lines(document), _opening, quality="start_only")
    clocks = (wall_clock(line.partition("•")[0].strip(), day_first=False) for line in before)
    started = next((each for each in clocks if each), None)
    left_out = len(before) - min(len(before), 1) - bool(started)
    return session_from_cues(
        cues,
        document.source(format, vendor="otter", layout=layout),
        title=before[0] if before else "",
        started=started,
        notes=[*counted(cues), *([f"{BEFORE_SPEAKERS}: {left_out}"] if left_out > 0 else [])],
    )


def _lines(document: Document) -> list[tuple[int, str]]:
    """Return numbered lines without the footer; what only looks like a header is no header.

    Where most headers stand below an empty line, all do.
    """
    lines = _without_same_stamp(document.lines)
    below = [not above.strip() for above in ("", *lines)]
    headers = [at for at, line in enumerate(lines) if _header(line)]
    apart = MOST_APART * len(headers) <= sum(below[at] for at in headers)
    said = {at for at in headers if apart and not below[at]}
    return [
        (at + 1, "" if FOOTER.match(line) else " ".join(line.split()) if at in said else line)
        for at, line in enumerate(lines)
    ]
