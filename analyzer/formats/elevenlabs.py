"""ElevenLabs' JSON: words, the spaces between them, and events such as laughter."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import EVENTS, by_channel, cues_of, recognised, some
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session

TYPES: Final = ("word", "spacing", "audio_event")
WRAPPED: Final = ("response", "result", "data", "output", "transcription")


def _transcripts(document: Document) -> list[list[Node]]:
    """Return the words of each channel: of the file, or of each of its transcripts."""
    node = Node.of(document)
    node = next((node[key] for key in WRAPPED if _words_of(node[key])), node)
    parts = node["transcripts"]
    return [_words_of(each) for each in parts.each()] if parts.is_list() else [_words_of(node)]


def _words_of(part: Node) -> list[Node]:
    """Return the words of a transcript, which may stand in segments."""
    if part["words"].is_list():
        return list(part["words"].each())
    segments = part["segments"] if part["segments"].is_list() else Node(None)
    return [word for each in segments.each() if each["words"] for word in each["words"].each()]


def is_elevenlabs(document: Document) -> bool:
    """Return whether it has words of the types word, spacing and audio event."""
    node = Node.of(document)
    inner = [node[key] for key in WRAPPED]
    places = [place for each in (node, *inner) for place in (each, *some(each["transcripts"]))]
    return any(
        word["type"].value in TYPES and word.has("text") and (word.has("start") or word.has("end"))
        for place in places
        for part in (place, *some(place["segments"]))
        for word in some(part["words"])
    )


@transcript_format(
    "elevenlabs_json",
    title="ElevenLabs JSON",
    vendor="elevenlabs",
    sniff=is_elevenlabs,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask ElevenLabs' speech to text for diarize, and save the answer.",
)
def parse_elevenlabs(document: Document) -> Session:
    """Parse words; sounds are left out and counted; several channels are tracks of their own."""
    parts = _transcripts(document)
    events = sum(each["type"].value == "audio_event" for part in parts for each in part)
    tracks = by_channel([list(_words(part)) for part in parts])
    return recognised(
        document,
        cues_of(*tracks),
        format="elevenlabs_json",
        vendor="elevenlabs",
        layout="words",
        notes=[f"{EVENTS}: {events}"] if events else [],
    )


def _words(part: list[Node]) -> Iterator[Word]:
    """Yield words; those of scripts without spaces go on with the one before."""
    last = " "
    for each in part:
        text = each["text"].text()
        if each["type"].value in ("spacing", "audio_event"):
            last = " "
            continue
        joined = _is_wide(last[-1:]) and _is_wide(text[:1])
        speaker = speaker_label(each.get("speaker_id", "speaker").text())
        yield Word(text, each["start"].seconds(), each["end"].seconds(), speaker, joined)
        last = text or last


def _is_wide(letter: str) -> bool:
    """Return whether a letter is of a script that sets no spaces between words, as Chinese."""
    return letter != "" and unicodedata.east_asian_width(letter) in "WF"
