"""The grammars many tools and people write: a name, perhaps a time, a colon, and the text."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.cues import NAMELESS
from analyzer.formats.document import Document
from analyzer.formats.names import is_name, split_name
from analyzer.formats.paragraphs import (
    CLOCK,
    Opening,
    clock_seconds,
    paragraphs,
    speaker_name,
    with_sure_names,
)
from analyzer.session import Session, Source, TimeQuality
from analyzer.translate import marked

NAME_TIME: Final = re.compile(
    rf"^\s*+(?P<name>[^:\n]{{1,80}}?)\s*+[(\[](?P<time>{CLOCK})[)\]]\s*+(?P<colon>:?)\s*+(?P<text>.*)$"
)
TIME_NAME: Final = re.compile(
    rf"^\s*+[(\[]?(?P<time>{CLOCK})[)\]]?(?:\s*+[-–])?\s++"
    r"(?P<name>[^:\n]{1,80}?)\s*+:\s*+(?P<text>.*)$"
)
TIME_ALONE: Final = re.compile(rf"^\s*+[(\[](?P<time>{CLOCK})[)\]]\s*+(?P<text>\S.*)$")
BOLD: Final = re.compile(r"^\s*+\*\*([^*\n]{1,80}?)(:?)\*\*(:?)")
CHAT: Final = re.compile(rf"^{CLOCK}(?:\t[^\t]{{1,100}}:\t|\s++From\s)")
MIN_SHARE: Final = 0.2
LEFT_OUT: Final = marked("lines before the first speaker, left out")
MIN_LINES: Final = 2


def opening(grammar: str, line: str) -> Opening | None:
    """Return how a line opens a paragraph in a grammar: `name_time`, `time_name` or `name`.

    >>> opening("time_name", "[00:01:02] Noa: Hello.")
    Opening(speaker='Noa', start=62.0, text='Hello.')
    >>> opening("time_name", "[00:01:04] yeah.")
    Opening(speaker=None, start=64.0, text='yeah.')
    """
    line = BOLD.sub(r"\1\2\3", line, count=1)
    if grammar == "name":
        found = split_name(line)
        return Opening(speaker_name(found[0]), None, found[1]) if found else None
    match = (NAME_TIME if grammar == "name_time" else TIME_NAME).match(line)
    if match is None or not is_name(match.group("name").strip()):
        alone = TIME_ALONE.match(line) if grammar == "time_name" else None
        return Opening(None, clock_seconds(alone["time"]), alone["text"]) if alone else None
    talk = grammar == "name_time" and match["text"] and not match["colon"]
    if talk and any(each[0].islower() for each in match["name"].split()):
        return None  # "We meet (10:30) there" talks of a time
    return Opening(
        speaker_name(match.group("name")), clock_seconds(match.group("time")), match.group("text")
    )


def grammar_of(document: Document) -> str | None:
    """Return the grammar at least a fifth of the lines follow, timed ones first, or None.

    What was typed in a chat is no speech: a file of chat lines follows none.
    """
    lines = document.head
    enough = max(min(MIN_LINES, len(lines)), MIN_SHARE * len(lines))
    if any("-->" in line for line in lines) or 0 < enough <= sum(map(bool, map(CHAT.match, lines))):
        return None
    for grammar in ("time_name", "name_time", "name"):
        count = sum(bool(each and each.speaker) for each in (opening(grammar, x) for x in lines))
        if count >= enough and count:
            return grammar
    return None


def _parsed(document: Document, *, grammar: str, format: str, quality: TimeQuality) -> Session:  # noqa: A002
    opens: Callable[[str], Opening | None] = partial(opening, grammar)
    if grammar == "name":
        opens = with_sure_names(opens, document.lines)
    cues, before = paragraphs(enumerate(document.lines, 1), opens, quality=quality)
    nameless = sum(each.speaker is None for each in cues)
    notes = ((len(before), LEFT_OUT), (nameless, NAMELESS))
    return session_from_cues(
        cues,
        Source(document.name, format, "", grammar, document.sha256, document.size),
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
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
