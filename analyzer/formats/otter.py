"""Otter.ai text: `Name  9:29` on a line of its own, then what was said."""

import re
from itertools import pairwise
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.paragraphs import CLOCK, headed, paragraphs
from analyzer.session import Session, Source

HEADER: Final = re.compile(rf"^(?P<name>\S.{{0,79}}?)\s{{2,}}+(?P<time>{CLOCK})\s*+$")
FOOTER: Final = re.compile(r"transcribed by https?://otter\.ai", re.IGNORECASE)
MIN_HEADERS: Final = 2


def is_otter(document: Document) -> bool:
    """Return whether it has two headers `Name  m:ss`, each with text on the next line."""
    lines = document.lines[:4000]
    count = sum(
        bool(HEADER.match(line)) and bool(after.strip()) and not HEADER.match(after)
        for line, after in pairwise(lines)
    )
    return count >= MIN_HEADERS


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
    lines = [
        (number, "" if FOOTER.search(line) else line)
        for number, line in enumerate(document.lines, 1)
    ]
    cues, before = paragraphs(lines, headed(HEADER), quality="start_only")
    return session_from_cues(
        cues,
        Source(document.name, "otter_txt", "otter", "txt", document.sha256, document.size),
        title=before[0] if before else "",
    )
