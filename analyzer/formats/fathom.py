"""Fathom: text `5:12 - Name` with what was said below, and its API's JSON."""

import re
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.names import is_name
from analyzer.formats.paragraphs import CLOCK, clock_seconds, headed, paragraphs
from analyzer.formats.recognised import only, recognised, some
from analyzer.formats.row_session import counted, said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import speaker_label
from analyzer.session import Session
from analyzer.translate import marked

HEADER: Final = re.compile(rf"^\s*+(?P<time>{CLOCK})\s++-\s++(?P<name>[^\n]{{1,100}}?)\s*+$")
ADDED: Final = re.compile(
    r"^\s*+(?:ACTION ITEM|WATCH|SCREEN SHARING|HIGHLIGHT|BOOKMARK|QUESTION|INSIGHT|OBJECTION|"
    r"POSITIVE|NEGATIVE|NEXT STEPS?)\s*+:"
)
BODY: Final = "  "
MIN_SHARE: Final = 0.2
LEFT_OUT: Final = marked("lines that Fathom added, left out")
CLOCKED: Final = re.compile(rf"^{CLOCK}$")


def is_text(document: Document) -> bool:
    """Return whether a fifth of its lines are `5:12 - Name`."""
    count = sum(_is_header(line) for line in document.head)
    return count > 0 and count >= MIN_SHARE * len(document.head)


def _is_header(line: str) -> bool:
    found = HEADER.match(line)
    return found is not None and is_name(found["name"])


@transcript_format(
    "fathom_txt",
    title="Fathom text",
    vendor="fathom",
    sniff=is_text,
    extensions=(".txt",),
    times="start",
    how_to_export="In Fathom, open the call, Copy Transcript, and save what was copied as text.",
)
def parse_text(document: Document) -> Session:
    """Parse headers and what stands below; action items, links and the like are left out."""
    opens = headed(HEADER)
    added = [bool(ADDED.match(line)) for line in document.lines]
    lines = [
        (number, "" if gone else line)
        for number, (line, gone) in enumerate(zip(document.lines, added, strict=True), 1)
    ]
    cues, before = paragraphs(
        lines, lambda line: opens(line) if _is_header(line) else None, quality="start_only"
    )
    notes = [f"{LEFT_OUT}: {sum(added)}"] if any(added) else []
    return session_from_cues(
        cues,
        document.source("fathom_txt", vendor="fathom", layout="txt"),
        title=before[0].strip() if before else "",
        notes=[*counted(cues), *notes],
    )


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
        raise node.error("is no clock such as 00:05:32")
    return clock_seconds(node.value.strip())
