"""ElevenLabs' JSON: words, the spaces between them, and events such as laughter."""

from collections.abc import Iterator
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session
from analyzer.translate import marked

TYPES: Final = ("word", "spacing", "audio_event")
EVENTS: Final = marked("sounds such as laughter, left out")


def _transcripts(document: Document) -> list[Node]:
    node = Node.of(document)
    return list(node["transcripts"].each()) if node["transcripts"].is_list() else [node]


def is_elevenlabs(document: Document) -> bool:
    """Return whether it has words of the types word, spacing and audio event."""
    node = Node.of(document)
    parts = some(node["transcripts"]) or [node]
    return any(
        word["type"].value in TYPES and word.has("text")
        for part in parts
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
    events = sum(
        each["type"].value == "audio_event" for part in parts for each in part["words"].each()
    )
    tracks = [list(_words(part, at if len(parts) > 1 else None)) for at, part in enumerate(parts)]
    return recognised(
        document,
        cues_of(*tracks),
        format="elevenlabs_json",
        vendor="elevenlabs",
        layout="words",
        notes=[f"{EVENTS}: {events}"] if events else [],
    )


def _words(part: Node, channel: int | None) -> Iterator[Word]:
    spaced = any(each["type"].value == "spacing" for each in part["words"].each())
    apart = True
    for each in part["words"].each():
        kind = each["type"].value
        if kind in ("spacing", "audio_event"):
            apart = True
            continue
        speaker = speaker_label(each["speaker_id"].text())
        if speaker is None and channel is not None:
            speaker = f"Channel {channel + 1}"
        text = each["text"].text()
        attached = spaced and not apart and not text[:1].isspace()
        yield Word(text, each["start"].seconds(), each["end"].seconds(), speaker, attached)
        apart = False
