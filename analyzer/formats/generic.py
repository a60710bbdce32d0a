"""The grammars many tools and people write: a name, perhaps a time, a colon, and the text."""

import re
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.names import is_name, settled, split_name
from analyzer.formats.paragraphs import CLOCK, Opening, clock_seconds, paragraphs, speaker_name
from analyzer.session import Session, Source, TimeQuality
from analyzer.translate import marked

NAME_TIME: Final = re.compile(
    rf"^\s*+(?P<name>[^:\n]{{1,80}}?)\s*+[(\[](?P<time>{CLOCK})[)\]]\s*+:?\s*+(?P<text>.*)$"
)
TIME_NAME: Final = re.compile(
    rf"^\s*+[(\[]?(?P<time>{CLOCK})[)\]]?(?:\s*+[-–])?\s++"
    r"(?P<name>[^:\n]{1,80}?)\s*+:\s*+(?P<text>.*)$"
)
MIN_SHARE: Final = 0.2
LEFT_OUT: Final = marked("lines before the first speaker, left out")
MIN_LINES: Final = 2


def opening(grammar: str, line: str) -> Opening | None:
    """Return how a line opens a paragraph in a grammar: `name_time`, `time_name` or `name`.

    >>> opening("time_name", "[00:01:02] Noa: Hello.")
    Opening(speaker='Noa', start=62.0, text='Hello.')
    """
    if grammar == "name":
        found = split_name(line)
        return Opening(speaker_name(found[0]), None, found[1]) if found else None
    match = (NAME_TIME if grammar == "name_time" else TIME_NAME).match(line)
    if match is None or not is_name(match.group("name").strip()):
        return None
    return Opening(
        speaker_name(match.group("name")), clock_seconds(match.group("time")), match.group("text")
    )


def grammar_of(document: Document) -> str | None:
    """Return the grammar at least a fifth of the lines follow, timed ones first, or None."""
    lines = document.head
    if any("-->" in line for line in lines):
        return None
    for grammar in ("time_name", "name_time", "name"):
        count = sum(opening(grammar, line) is not None for line in lines)
        if count >= max(min(MIN_LINES, len(lines)), MIN_SHARE * len(lines)) and count:
            return grammar
    return None


def _parsed(document: Document, *, grammar: str, format: str, quality: TimeQuality) -> Session:  # noqa: A002
    lines = [line for line in document.lines if line.strip()]
    found = [opening(grammar, line) for line in lines]
    candidates = [each.speaker if each else None for each in found]
    names = settled(candidates) if grammar == "name" else frozenset(candidates)

    def opens(line: str) -> Opening | None:
        each = opening(grammar, line)
        return each if each and (each.speaker is None or each.speaker in names) else None

    cues, before = paragraphs(enumerate(document.lines, 1), opens, quality=quality)
    return session_from_cues(
        cues,
        Source(document.name, format, "", grammar, document.sha256, document.size),
        notes=[f"{LEFT_OUT}: {len(before)}"] if before else [],
    )


@transcript_format(
    "text_name",
    title="text, Name: what was said",
    sniff=lambda document: grammar_of(document) == "name",
    generic=True,
    extensions=(".txt", ".md"),
    times="none",
    how_to_export="Write or paste one line for each turn: Name: what was said.",
)
def parse_name(document: Document) -> Session:
    """Parse lines `Name: text`."""
    return _parsed(document, grammar="name", format="text_name", quality="none")


@transcript_format(
    "text_name_time",
    title="text, Name (00:01:02): what was said",
    sniff=lambda document: grammar_of(document) == "name_time",
    generic=True,
    extensions=(".txt", ".md"),
    times="start",
    how_to_export="Export as text with speaker names and timestamps.",
)
def parse_name_time(document: Document) -> Session:
    """Parse lines `Name (00:01:02): text`, the text on the same line or below."""
    return _parsed(document, grammar="name_time", format="text_name_time", quality="start_only")


@transcript_format(
    "text_time_name",
    title="text, [00:01:02] Name: what was said",
    sniff=lambda document: grammar_of(document) == "time_name",
    generic=True,
    extensions=(".txt", ".md"),
    times="start",
    how_to_export="Export as text with timestamps and speaker names.",
)
def parse_time_name(document: Document) -> Session:
    """Parse lines `[00:01:02] Name: text`."""
    return _parsed(document, grammar="time_name", format="text_time_name", quality="start_only")
