"""Fireflies.ai's JSON: sentences, as its API gives them or as its app exports them."""

import datetime as dt
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import only
from analyzer.formats.grammar.row_session import counted, said, tidy
from analyzer.formats.grammar.time_cells import cell
from analyzer.formats.grammar.words import speaker_label
from analyzer.session import Session

WRAPPED: Final = ("data", "transcript")
TEXTS: Final = ("text", "raw_text", "sentence", "rawText")
NAMES: Final = ("speaker_name", "speakerName")
IDENTITIES: Final = ("speaker_id", "speakerId")
STARTS: Final = ("start_time", "startTime")
ENDS: Final = ("end_time", "endTime")
EPOCH_MS: Final = 1e11


def transcripts(document: Document) -> list[Node]:
    """Return the transcripts in a file: objects with sentences, or the list of sentences itself."""
    node = Node.of(document)
    for key in WRAPPED:
        node = node[key] if node[key] and not node.has("sentences") else node
    several = node["transcripts"]
    if several.is_list():
        return [each for each in several.each() if _is_sentences(each["sentences"])]
    if node.is_list() and node.first().has("sentences"):
        return [each for each in node.each() if _is_sentences(each["sentences"])]
    alone = node.is_list() and _is_sentences(node) and node.first().get("sentence", "raw_text")
    return [node] if alone or _is_sentences(node["sentences"]) else []


def _is_sentences(node: Node) -> bool:
    """Return whether a list begins with a sentence that has a text and names its speaker."""
    first = node.first()
    named = any(first.has(key) for key in (*NAMES, *IDENTITIES))
    return named and any(first.has(key) for key in TEXTS)


@transcript_format(
    "fireflies_json",
    title="Fireflies.ai JSON",
    vendor="fireflies",
    sniff=lambda document: bool(transcripts(document)),
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Fireflies, open the meeting, choose Download, Transcript, JSON.",
)
def parse_fireflies(document: Document) -> Session:
    """Parse the sentences of one transcript; who is listed as invited need not have come.

    Raises:
        FormatError: for several transcripts.
        ParseError: for what is no text, no time or no list where one belongs.
    """
    whole = only(transcripts(document), document)
    names = {
        each["id"].text(): each["name"].text() for each in whole["speakers"].each() if each["id"]
    }
    sentences = list((whole if whole.is_list() else whole["sentences"]).each())
    cues = [
        said(_speaker(each, names), text, _time(each.get(*STARTS)), _time(each.get(*ENDS)))
        for each in sentences
        if (text := tidy(each.get(*TEXTS).text()))
    ]
    session = session_from_cues(
        cues,
        document.source("fireflies_json", vendor="fireflies", layout="json"),
        title=tidy(whole["title"].text()),
        notes=counted(cues, empty=len(sentences) - len(cues)),
    )
    return replace(session, date=_day(whole.get("dateString", "date")))


def _speaker(sentence: Node, names: dict[str, str]) -> str | None:
    name = sentence.get(*NAMES).text()
    identity = sentence.get(*IDENTITIES).text()
    return speaker_label(tidy(name or names.get(identity) or identity))


def _time(node: Node) -> float | None:
    """Return seconds, from a number, its text, or a clock.

    Raises:
        ParseError: for anything else.
    """
    found = cell(node.text()) if isinstance(node.value, str) else None
    return found.value if found and found.kind in ("number", "clock") else node.seconds()


def _day(node: Node) -> str | None:
    """Return the day of the meeting, from ISO text or an epoch in milliseconds; None if neither."""
    try:
        if isinstance(node.value, int | float) and node.value > EPOCH_MS:
            return dt.datetime.fromtimestamp(node.value / 1000, dt.UTC).date().isoformat()
        return dt.date.fromisoformat(str(node.value)[:10]).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
