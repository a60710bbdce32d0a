"""Amazon Transcribe's JSON: items with or without speakers, by channel, or of call analytics."""

from collections.abc import Mapping, Sequence
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import Spans, by_channel, cues_of, recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session, Utterance

MS: Final = 0.001
TYPES: Final = ("pronunciation", "punctuation")
OLD_TYPES: Final = ("word", "punct")
"""What the BBC's own recogniser calls them, in items below `transcript`."""
TURNS: Final = ("BeginOffsetMillis", "BeginAudioTime", "ParticipantId")
OPENS: Final = frozenset("¿¡([«„“")
"""Marks that belong to the word after them."""


def _items(document: Document) -> Node:
    """Return the list of items: below `results` or `transcript`, or the whole file."""
    node = Node.of(document)
    if node.is_list():
        return node
    return node["results"]["items"] or node["transcript"]["items"]


def _turns(document: Document) -> Node:
    """Return the turns of call analytics or a live call, or the segments of a consultation."""
    node = Node.of(document)
    if node["Segments"].first()["Transcript"].keys():
        turns = [each["Transcript"].value for each in node["Segments"].each()]
        return Node(turns, "Segments", node.file)
    return node["Conversation"]["TranscriptSegments"] or node["Transcript"]


def _is_item(item: Node) -> bool:
    return item["type"].value in TYPES and item["alternatives"].first().has("content")


def _is_old(item: Node) -> bool:
    return item["type"].value in OLD_TYPES and item["alternatives"].first().has("content")


def _is_turn(turn: Node) -> bool:
    typed = turn.has("ContentType") or turn.has("AbsoluteTime")  # in a chat
    whose = any(turn.has("Content", key) for key in TURNS)
    return whose and not typed


def is_aws(document: Document) -> bool:
    """Return whether it has items that are pronounced, or turns of call analytics."""
    results = Node.of(document)["results"]
    channel = results["channel_labels"]["channels"].first()["items"]
    spoken = any(map(_is_item, [*some(_items(document)), *some(channel)]))
    spoken = spoken or any(map(_is_old, some(Node.of(document)["transcript"]["items"])))
    segment = results["audio_segments"].first()
    whole = segment.has("transcript", "start_time") and results["transcripts"].is_list()
    return spoken or whole or any(map(_is_turn, some(_turns(document))))


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
    turns = _turns(document)
    if turns:
        roles = _roles(Node.of(document))
        return _session(document, [_turn(each, roles) for each in turns.each()], "calls")
    results = Node.of(document)["results"]
    channels = [each for each in results["channel_labels"]["channels"].each() if each["items"]]
    if len(channels) > 1:
        tracks = by_channel(
            [_words(list(each["items"].each()), {}, Spans(())) for each in channels]
        )
        return _session(document, cues_of(*tracks), "channels")
    items = list(_items(document).each()) or [
        item for each in channels for item in each["items"].each()
    ]
    if not items:
        segments = [_segment(each) for each in results["audio_segments"].each()]
        return _session(document, segments, "segments")
    words = _words(items, _labels(results), _spans(results))
    return _session(document, cues_of(words), "items")


def _session(document: Document, cues: list[Utterance], layout: str) -> Session:
    return recognised(document, cues, format="aws_transcribe_json", vendor="aws", layout=layout)


def _roles(whole: Node) -> dict[str, str]:
    """Return the role of each participant of a call."""
    people = whole["Participants"]
    return {
        each["ParticipantId"].text(): each["ParticipantRole"].text()
        for each in (people.each() if people else ())
    }


def _turn(turn: Node, roles: Mapping[str, str]) -> Utterance:
    begin, end = (turn[f"{each}OffsetMillis"].seconds(MS) for each in ("Begin", "End"))
    if begin is None:
        begin, end = (turn[f"{each}AudioTime"].seconds() for each in ("Begin", "End"))
    whose = turn["ParticipantDetails"] or turn
    identity = whose["ParticipantId"].text()
    name = whose["ParticipantRole"].text() or roles.get(identity) or identity
    return said(speaker_label(name.capitalize()), tidy(turn["Content"].text()), begin, end)


def _segment(segment: Node) -> Utterance:
    start, end = segment["start_time"].seconds(), segment["end_time"].seconds()
    speaker = speaker_label(segment["speaker_label"].text())
    return said(speaker, tidy(segment["transcript"].text()), start, end)


def _spans(results: Node) -> Spans:
    """Return the segments of the list of speakers."""
    found: list[tuple[float, float, str | None]] = []
    for each in results["speaker_labels"]["segments"].each():
        start, end = each["start_time"].seconds(), each["end_time"].seconds()
        if start is not None and end is not None:
            found.append((start, end, speaker_label(each["speaker_label"].text())))
    return Spans(found)


def _labels(results: Node) -> dict[float, str | None]:
    """Return who says the word that begins at a time, as the list of speakers has it."""
    return {
        start: speaker_label(item["speaker_label"].text())
        for each in results["speaker_labels"]["segments"].each()
        for item in each["items"].each()
        if (start := item["start_time"].seconds()) is not None
    }


def _words(items: Sequence[Node], labels: dict[float, str | None], spans: Spans) -> list[Word]:
    """Return the words of items; a mark belongs to the word before it, or opens the one after."""
    words: list[Word] = []
    joins = False
    for item in items:
        text = tidy(item["alternatives"].first()["content"].text())
        start = item.get("start_time", "start").seconds()
        end = item.get("end_time", "end").seconds()
        mark = item["type"].value in ("punctuation", "punct")
        opens = mark and text in OPENS
        if mark and words and not opens:
            words.append(Word(text, None, None, words[-1].speaker, attached=True))
            continue
        speaker = speaker_label(item["speaker_label"].text())
        if speaker is None and start is not None:
            speaker = labels.get(start) or spans.at(start)
        if joins:
            words[-1] = Word(words[-1].text + text, start, end, speaker)
        else:
            words.append(Word(text, start, end, speaker))
        joins = opens
    return words
