"""Google Meet's transcript document as text or Markdown, in both layouts.

Old layout: blocks under stamps of five minutes. New layout: headings of about a minute. In both a
stamp holds for all that is said under it: turns have no times of their own. Notes, agenda and
attendees may stand in the same file; speech begins after the last "Transcript" heading.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.cues import NAMELESS
from analyzer.formats.document import Document
from analyzer.formats.names import is_name, split_name
from analyzer.formats.paragraphs import (
    Opening,
    clock_seconds,
    paragraphs,
    speaker_name,
    with_sure_names,
)
from analyzer.session import Person, Session, Source, Utterance
from analyzer.translate import marked

STAMP: Final = re.compile(r"^\s*(?P<hash>#{1,6}\s*)?\**(?P<time>\d{1,3}:\d{2}:\d{2})\**\s*$")
HEADING: Final = re.compile(
    r"^\W*(?:transcript|transcriptie|transcriptie van de vergadering|trascrizione|"
    r"transcription|transkript|transkription|transcripción|transcrição)\W*$",
    re.IGNORECASE,
)
TRAILER: Final = re.compile(
    r"^\s*+#*+\s*+\**+[^\W\d][^:\n]{5,60}?\s(?:\d{1,3}:)?\d{1,3}:\d{2}\**(?:\s[^:\n]{0,12})?$"
)
"""In any language: "Meeting ended after 01:08:51", words and a clock near the file's end."""
TRAILS: Final = 12
BLOCK_S: Final = 300
BOLD: Final = re.compile(r"^\s*+\*\*(?P<name>[^*\n]{1,80}?):?\*\*:?\s*+(?P<text>.*)$")
ATTENDEES: Final = re.compile(
    r"^\W*(?:attendees|deelnemers|aanwezigen|participants|teilnehmer|partecipanti|participantes)"
    r"\W*$",
    re.IGNORECASE,
)
LEFT_OUT: Final = marked("lines of notes before the transcript, left out")
PRESENTATION: Final = re.compile(r"[’']s (?:presentation|presentatie)$", re.IGNORECASE)


def is_meet(document: Document) -> bool:
    """Return whether it has stamps on lines of their own, or heading and trailer, and names."""
    lines = document.lines
    if any("-->" in line for line in document.head):
        return False
    stamps = any(STAMP.match(line) for line in lines)
    heading = any(HEADING.match(line) for line in document.head)
    trailer = _trailer(lines) < len(lines)
    named = any(_opening(line) for line in lines)
    if is_under_stamps(document) and not (heading or trailer):
        return False
    return named and (stamps or (heading and trailer) or (heading and _listed(lines) != []))


def is_under_stamps(document: Document) -> bool:
    r"""Return whether it begins with a stamp, and names stand below stamps and nowhere else.

    >>> is_under_stamps(Document("a.txt", "00:00:00\nSpeaker 1: Hi.\n\n00:00:04\nSpeaker 2: Yes."))
    True
    """
    head = document.head
    stamps = [at for at, line in enumerate(head) if STAMP.match(line)]
    below = {at + 1 for at in stamps if at + 1 < len(head)}
    named = {at for at, line in enumerate(head) if split_name(line)}
    return stamps[:1] == [0] and bool(below) and below == named


def has_frame(document: Document) -> bool:
    """Return whether it has Meet's heading or trailer."""
    heading = any(HEADING.match(line) for line in document.head)
    return heading or _trailer(document.lines) < len(document.lines)


def _trailer(lines: list[str]) -> int:
    """Return where the line is that says how long the meeting was; the number of lines if none."""
    filled = [at for at, line in enumerate(lines) if line.strip()][-TRAILS:]
    found = (at for at in filled if TRAILER.match(lines[at]) and not _opening(lines[at]))
    return next(found, len(lines))


@transcript_format(
    "google_meet",
    title="Google Meet document",
    vendor="google_meet",
    sniff=is_meet,
    kinds=("text", "docx"),
    extensions=(".docx", ".txt", ".md"),
    times="blocks of minutes",
    how_to_export="Open the transcript document in Drive, then File, Download: Word, plain text or "
    "Markdown.",
)
def parse_meet(document: Document) -> Session:
    """Parse what was said after the last heading; times are those of the blocks."""
    lines = document.lines
    begin = _begin(lines)
    stamps = [found for line in lines if (found := STAMP.match(line))]
    fine = any(clock_seconds(each["time"]) % BLOCK_S for each in stamps)
    layout = "new" if fine or any(each["hash"] for each in stamps) else "old"
    listed = _listed(lines[:begin])
    cues = list(_blocks(lines, begin, _opens(lines[begin:], listed)))
    nameless = sum(each.speaker is None for each in cues)
    before = sum(bool(line.strip()) for line in lines[:begin])
    notes = ((before, LEFT_OUT), (nameless, NAMELESS))
    return session_from_cues(
        cues,
        Source(document.name, "google_meet", "google_meet", layout, document.sha256, document.size),
        title=_title(lines[:begin]),
        people=[Person(name) for name in listed],
        complete=bool(listed),
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
    )


def _begin(lines: list[str]) -> int:
    """Return where speech begins: after the last heading, or at the first stamp."""
    headings = [at for at, line in enumerate(lines) if HEADING.match(line)]
    stamps = [at for at, line in enumerate(lines) if STAMP.match(line)]
    if headings:
        return headings[-1] + 1
    if stamps and not any(_opening(line) for line in lines[: stamps[0]]):
        return stamps[0]
    first = next((at for at, line in enumerate(lines) if _opening(line)), 0)
    return min(first, stamps[0]) if stamps else first


def _opens(lines: list[str], listed: list[str]) -> Callable[[str], Opening | None]:
    """Return how lines open a paragraph: in bold where any name is, else with names made sure."""
    said = [line for line in lines if not STAMP.match(line)]
    if any(BOLD.match(line) and _opening(line) for line in said):
        return lambda line: _opening(line) if BOLD.match(line) else None
    return with_sure_names(_opening, said, known=listed)


def _blocks(
    lines: list[str], begin: int, opens: Callable[[str], Opening | None]
) -> Iterator[Utterance]:
    """Yield what is said, each with the stamp of its block; the first block starts at 0."""
    start, block = 0.0, []
    end = _trailer(lines)
    for at in range(begin, len(lines) + 1):
        line = lines[at] if at < len(lines) else None
        stamp = STAMP.match(line) if line is not None else None
        ended = line is None or at == end
        if stamp is None and not ended:
            block.append((at + 1, _tidy(line or "")))
            continue
        cues, _ = paragraphs(block, opens, quality="block")
        yield from (replace(each, start=start) for each in cues)
        if ended:
            return
        start, block = clock_seconds(stamp.group("time")) if stamp else start, []


def _tidy(line: str) -> str:
    """Return a line without Markdown's line-break backslash and escapes."""
    return re.sub(r"\\([-_*.!#+()\[\]])", r"\1", line.rstrip().removesuffix("\\"))


def _opening(line: str) -> Opening | None:
    """Return how a line opens someone's paragraph: `**Name:** text` or `Name: text`."""
    bold = BOLD.match(line)
    if bold and is_name(bold.group("name").strip()):
        return Opening(speaker_name(bold.group("name")), None, bold.group("text"))
    plain = None if bold else split_name(line)
    return Opening(speaker_name(plain[0]), None, plain[1]) if plain else None


def _listed(lines: list[str]) -> list[str]:
    """Return the people under an "Attendees" heading, one on a line or after commas."""
    at = next((at for at, line in enumerate(lines) if ATTENDEES.match(line)), None)
    if at is None:
        return []
    found: list[str] = []
    for line in lines[at + 1 :]:
        if not line.strip() and found:
            break
        names = [each.strip(" *-•\t") for each in line.split(",")]
        if any(line.strip()) and not all(is_name(each) for each in names if each):
            break
        found += [each for each in names if each and not PRESENTATION.search(each)]
    return list(dict.fromkeys(found))


def _title(lines: list[str]) -> str:
    first = next((line.strip(" #*") for line in lines if line.strip()), "")
    return re.sub(r"\s*[-–—]\s*transcript\w*$", "", first, flags=re.IGNORECASE)
