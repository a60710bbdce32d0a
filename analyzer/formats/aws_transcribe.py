"""Amazon Transcribe's JSON: items with or without speakers, by channel, or of call analytics."""

from bisect import bisect_right
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session, Utterance

MS: Final = 0.001
TYPES: Final = ("pronunciation", "punctuation")


def _items(document: Document) -> Node:
    """Return the list of items: below `results`, or the whole file."""
    node = Node.of(document)
    return node if node.is_list() else node["results"]["items"]


def _is_item(item: Node) -> bool:
    return item["type"].value in TYPES and item["alternatives"].first().has("content")


def is_aws(document: Document) -> bool:
    """Return whether it has items that are pronounced, or turns of call analytics."""
    first = some(_items(document))[:1]
    turns = some(Node.of(document)["Transcript"])[:1]
    return any(map(_is_item, first)) or any(
        each.has("Content", "BeginOffsetMillis") for each in turns
    )


@transcript_format(
    "aws_transcribe_json",
    title="Amazon Transcribe JSON",
    vendor="aws",
    sniff=is_aws,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Amazon Transcribe, switch on speaker partitioning for the job, and download "
    "its JSON.",
)
def parse_aws(document: Document) -> Session:
    """Parse items; who spoke stands in them, in a list of segments, or in their channel."""
    node = Node.of(document)
    turns = [_turn(each) for each in node["Transcript"].each()]
    if turns:
        return _session(document, turns, "calls")
    results = node["results"]
    channels = list(results["channel_labels"]["channels"].each())
    if len(channels) > 1:
        tracks = [
            _words(list(each["items"].each()), [], f"Channel {at}")
            for at, each in enumerate(channels, 1)
        ]
        return _session(document, cues_of(*tracks), "channels")
    spans = _spans(results)
    return _session(document, cues_of(_words(list(_items(document).each()), spans)), "items")


def _session(document: Document, cues: list[Utterance], layout: str) -> Session:
    return recognised(document, cues, format="aws_transcribe_json", vendor="aws", layout=layout)


def _turn(turn: Node) -> Utterance:
    begin, end = (turn[f"{each}OffsetMillis"].seconds(MS) for each in ("Begin", "End"))
    name = turn.get("ParticipantRole", "ParticipantId").text()
    return said(speaker_label(name.capitalize()), tidy(turn["Content"].text()), begin, end)


def _spans(results: Node) -> list[tuple[float, float, str | None]]:
    """Return start, end and speaker of each segment of the list of speakers, by start."""
    found: list[tuple[float, float, str | None]] = []
    for each in results["speaker_labels"]["segments"].each():
        start, end = each["start_time"].seconds(), each["end_time"].seconds()
        if start is not None and end is not None:
            found.append((start, end, speaker_label(each["speaker_label"].text())))
    return sorted(found, key=lambda each: each[0])


def _words(
    items: list[Node],
    spans: list[tuple[float, float, str | None]],
    channel: str | None = None,
) -> list[Word]:
    """Return the words of items; punctuation belongs to the word before it."""
    starts = [start for start, _, _ in spans]
    words: list[Word] = []
    for item in items:
        text = tidy(item["alternatives"].first()["content"].text())
        start, end = item["start_time"].seconds(), item["end_time"].seconds()
        mark = item["type"].value == "punctuation"
        if mark and words:
            words.append(Word(text, None, None, words[-1].speaker, attached=True))
            continue
        speaker = channel or speaker_label(item["speaker_label"].text())
        if speaker is None and start is not None and spans:
            at = bisect_right(starts, start) - 1
            speaker = spans[at][2] if at >= 0 and start <= spans[at][1] else None
        words.append(Word(text, start, end, speaker))
    return words
