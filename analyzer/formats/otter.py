"""Otter.ai text: `Name  9:29` on a line of its own, then what was said."""

import re
from itertools import pairwise
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.paragraphs import CLOCK, headed, paragraphs
from analyzer.formats.row_session import counted
from analyzer.formats.teams_docx import layout_of
from analyzer.session import Session

HEADER: Final = re.compile(rf"^(?P<name>\S.{{0,79}}?)(?:\s{{2,}}+|\t)(?P<time>{CLOCK})\s*+$")
FOOTER: Final = re.compile(r"transcribed by https?://otter\.ai", re.IGNORECASE)
MIN_HEADERS: Final = 2
MIN_SHARE: Final = 0.2


def is_otter(document: Document) -> bool:
    """Return whether it has two headers `Name  m:ss`, each with text on the next line.

    One is enough in a short file, or above the footer.
    """
    if document.kind == "docx" and layout_of(document):
        return False
    lines = [line for line in document.lines[:4000] if line.strip() or document.kind == "text"]
    count = sum(
        bool(HEADER.match(line)) and bool(after.strip()) and not HEADER.match(after)
        for line, after in pairwise(lines)
    )
    short = count > 0 and count >= MIN_SHARE * len(document.head)
    signed = count > 0 and any(FOOTER.search(line) for line in document.lines[-5:])
    return count >= MIN_HEADERS or short or signed


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
    lines = [
        (number, "" if FOOTER.search(line) else line)
        for number, line in enumerate(document.lines, 1)
    ]
    cues, before = paragraphs(lines, headed(HEADER), quality="start_only")
    return session_from_cues(
        cues,
        document.source(format, vendor="otter", layout=layout),
        title=before[0] if before else "",
        notes=counted(cues),
    )
