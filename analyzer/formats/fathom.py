"""Fathom: text `5:12 - Name` with what was said below, and its API's JSON."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.google_meet import is_meet
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    Opening,
    clock_seconds,
    paragraphs,
    speaker_name,
    without_marks,
)
from analyzer.formats.grammar.recognised import only, recognised, some
from analyzer.formats.grammar.row_session import counted, said, tidy
from analyzer.formats.grammar.words import speaker_label
from analyzer.formats.otter import is_otter
from analyzer.session import Session
from analyzer.translate import marked

HEADER: Final = re.compile(
    rf"^@?(?P<time>{CLOCK})\s++-(?:\s++(?P<name>(?!{CLOCK}\b)[^\n]{{1,100}}?))?\s*+$"
)
ADDED: Final = re.compile(
    r"^\s*+[*_]{0,2}(?:ACTION ITEM|WATCH|SCREEN SHARING|HIGHLIGHT|BOOKMARK|QUESTION|INSIGHT|"
    r"OBJECTION|POSITIVE|NEGATIVE|NEXT STEPS?)[*_]{0,2}\s*+:"
)
LINKED: Final = re.compile(r"^\s*+[*_]{0,2}[A-Z][A-Z ]{2,30}:.{1,2000}?-\s\[?WATCH\b")
LINK: Final = re.compile(r"\bWATCH\]?(?::\s*+|\()<?https?://[^\s<>()]++[>)]?")
"""The link at the end of what was added; what stands after it was said."""
SIGNED: Final = re.compile(r"^\W{0,4}VIEW RECORDING - \d")
MIN_SHARE: Final = 0.2
TOP: Final = 10
LEFT_OUT: Final = marked("lines that Fathom added, left out")
CLOCKED: Final = re.compile(rf"^{CLOCK}$")


def is_text(document: Document) -> bool:
    """Return whether a fifth of its lines are `5:12 - Name`, or one below "VIEW RECORDING"."""
    other = any("-->" in line for line in document.head) or is_otter(document)
    if other or is_meet(document):
        return False
    count = sum(_header(line) is not None for line in document.head)
    signed = any(SIGNED.match(line) for line in document.head[:TOP])
    return count > 0 and (signed or count >= MIN_SHARE * len(document.head))


def _header(line: str) -> Opening | None:
    """Return how a header opens what was said below; one without a name is no one's."""
    found = HEADER.match(without_marks(line))
    if found is None:
        return None
    name = (found["name"] or "").strip("*_ ")
    if name and (": " in name or not is_name(name)):
        return None
    return Opening(speaker_name(name), clock_seconds(found["time"]), "")


@transcript_format(
    "fathom_txt",
    title="Fathom text",
    vendor="fathom",
    sniff=is_text,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="start",
    how_to_export="In Fathom, open the call, Copy Transcript, and save what was copied as text.",
)
def parse_text(document: Document) -> Session:
    """Parse headers and what stands below; action items, links and the like are left out."""
    added = [bool(ADDED.match(line) or LINKED.match(line)) for line in document.lines]
    lines = [
        (number, _after_link(line) if gone else line)
        for number, (line, gone) in enumerate(zip(document.lines, added, strict=True), 1)
    ]
    cues, before = paragraphs(lines, _opens(document), quality="start_only")
    notes = [f"{LEFT_OUT}: {sum(added)}"] if any(added) else []
    return session_from_cues(
        cues,
        document.source("fathom_txt", vendor="fathom", layout="txt"),
        title=without_marks(before[0]).strip() if before else "",
        notes=[*counted(cues), *notes],
    )


def _after_link(line: str) -> str:
    """Return what was said after the link that ends what Fathom added; nothing without one.

    >>> _after_link("  ACTION ITEM: Ask Bo - WATCH: https://a.example/x?timestamp=3.9  So, yes.")
    ' So, yes.'
    """
    link = LINK.search(line)
    rest = line[link.end() :] if link else ""
    return f" {rest.lstrip('*_+ ')}" if any(map(str.isalnum, rest)) else ""


def _opens(document: Document) -> Callable[[str], Opening | None]:
    """Return what tells headers apart from talk of a time: they begin where lines begin.

    A name in lower case that comes once is talk too.
    """
    headers = [_header(line) for line in document.lines if not line[:1].isspace()]
    count = Counter(each.speaker for each in headers if each)

    def opens(line: str) -> Opening | None:
        if count and line[:1].isspace():
            return None
        found = _header(line)
        name = found.speaker if found else None
        talk = name is not None and name[:1].islower() and count[name] == 1
        return None if talk else found

    return opens


def _meetings(document: Document) -> list[Node]:
    """Return the meetings in a file: the whole, each of its items, or a bare transcript."""
    node = Node.of(document)
    if node.is_list():
        return (
            [node] if _is_fathom(node) else [e for e in some(node) if _is_fathom(e["transcript"])]
        )
    if node["items"].is_list():
        return [each for each in some(node["items"]) if _is_fathom(each["transcript"])]
    return [node] if _is_fathom(node["transcript"]) else []


def _is_fathom(transcript: Node) -> bool:
    first = transcript.first()
    return first["speaker"].has("display_name") and first.has("text", "timestamp")


@transcript_format(
    "fathom_json",
    title="Fathom JSON",
    vendor="fathom",
    sniff=lambda document: bool(_meetings(document)),
    kinds=("json",),
    extensions=(".json",),
    times="start",
    how_to_export="Ask Fathom's API for the meeting with include_transcript=true, and save the "
    "answer.",
)
def parse_json(document: Document) -> Session:
    """Parse entries with a speaker and a clock; who was invited need not have come.

    Raises:
        FormatError: for several meetings.
        ParseError: for a time that is no clock.
    """
    whole = only(_meetings(document), document)
    rows = whole if whole.is_list() else whole["transcript"]
    cues = [
        said(
            speaker_label(tidy(each["speaker"]["display_name"].text())),
            tidy(each["text"].text()),
            _time(each["timestamp"]),
        )
        for each in rows.each()
    ]
    return recognised(
        document,
        cues,
        format="fathom_json",
        vendor="fathom",
        layout="json",
        title=tidy(whole.get("meeting_title", "title").text()),
        started=whole["recording_start_time"].text() or None,
    )


def _time(node: Node) -> float | None:
    if not isinstance(node.value, str):
        return node.seconds()
    if not CLOCKED.match(node.value.strip()):
        raise node.error(marked("is no clock such as 00:05:32"))
    return clock_seconds(node.value.strip())
