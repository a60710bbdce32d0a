"""Speechmatics' JSON: words and punctuation, speakers `S1`, `S2`, and `UU` unknown."""

from dataclasses import replace
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import Spans, by_channel, cues_of, recognised, some
from analyzer.formats.grammar.row_session import tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session

TYPES: Final = ("word", "punctuation", "entity")
MARKS: Final = frozenset(".,?!;:…")
MESSAGE: Final = "AddTranscript"
WRAPPED: Final = ("transcript", "response", "result", "data")


def _results(document: Document) -> list[Node]:
    """Return the results of a file; of a stream, those of its final messages."""
    node = Node.of(document)
    if node.is_list():
        final = [each for each in node.each() if each["message"].value == MESSAGE]
        return [result for each in final for result in each["results"].each()]
    inner = next((node[key] for key in WRAPPED if node[key]["results"].is_list()), node)
    return list(inner["results"].each())


def _is_result(result: Node) -> bool:
    if not result.keys() or result["type"].value not in TYPES:
        return False
    return result["alternatives"].first().has("content") or result["written_form"].is_list()


def is_speechmatics(document: Document) -> bool:
    """Return whether it has results of a type whose alternatives have a content, or old words."""
    node = Node.of(document)
    places = [node["results"], *(node[key]["results"] for key in WRAPPED)]
    places += [each["results"] for each in some(node) if each["message"].value == MESSAGE]
    return any(_is_result(each) for place in places for each in some(place)) or _is_old(node)


def _is_old(node: Node) -> bool:
    """Return whether it is of version 1: words with a name, a time and a duration."""
    return node["words"].first().has("name", "time", "duration")


@transcript_format(
    "speechmatics_json",
    title="Speechmatics JSON",
    vendor="speechmatics",
    sniff=is_speechmatics,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Speechmatics for speaker diarization, and download the transcript as JSON.",
)
def parse_speechmatics(document: Document) -> Session:
    """Parse words; a mark joins the word it attaches to, and `UU` is no one."""
    node = Node.of(document)
    if _is_old(node):
        return _session(document, [_old_words(node)], "version 1")
    channels: dict[str, list[Node]] = {}
    for each in _results(document):
        channels.setdefault(each["channel"].text(), []).append(each)
    tracks = [_words(each) for each in channels.values()]
    names = [name or "Channel" for name in channels]
    told = any(each.speaker is not None for track in tracks for each in track)
    if names == ["Channel"] or (told and len(tracks) == 1):
        return _session(document, tracks, "words")
    if len(tracks) == 1:
        tracks = [[_of(each, names[0]) for each in tracks[0]]]
    return _session(document, by_channel(tracks, names), "words")


def _session(document: Document, tracks: list[list[Word]], layout: str) -> Session:
    return recognised(
        document,
        cues_of(*tracks),
        format="speechmatics_json",
        vendor="speechmatics",
        layout=layout,
    )


def _of(word: Word, speaker: str | None) -> Word:
    return replace(word, speaker=speaker)


def _words(results: list[Node]) -> list[Word]:
    """Return the words of a channel, marks joined to the words they attach to."""
    words: list[Word] = []
    joins = False
    for each in results:
        best = each["alternatives"].first()
        text = tidy(best["content"].text()) or _written(each)
        if not text:
            continue
        kind = each["attaches_to"].text()
        mark = each["type"].value == "punctuation"
        before = bool(words) and (kind in ("previous", "both") or (mark and not kind))
        speaker = speaker_label(best["speaker"].text() or each["speaker"].text())
        if before:
            speaker = words[-1].speaker
        elif joins:
            words[-1] = _of(words[-1], speaker)
        times = (None, None) if mark else (each["start_time"].seconds(), each["end_time"].seconds())
        words.append(Word(text, *times, speaker, attached=before or joins))
        joins = kind in ("next", "both")
    return words


def _written(entity: Node) -> str:
    """Return the words of an entity as it is written, such as a sum of money."""
    parts = entity["written_form"] or entity["spoken_form"]
    found = [each["alternatives"].first()["content"].text() for each in parts.each()]
    return tidy(" ".join(found))


def _old_words(node: Node) -> list[Word]:
    """Return the words of a file of version 1; who spoke stands in a list beside them."""
    spans = Spans(
        (start, round(start + (each["duration"].seconds() or 0.0), 3), _old_speaker(each))
        for each in node["speakers"].each()
        if (start := each["time"].seconds()) is not None
    )
    words: list[Word] = []
    for each in node["words"].each():
        text, start = tidy(each["name"].text()), each["time"].seconds()
        if text in MARKS and words:
            words.append(Word(text, None, None, words[-1].speaker, attached=True))
        else:
            length = each["duration"].seconds()
            end = None if start is None or length is None else round(start + length, 3)
            words.append(Word(text, start, end, spans.at(start)))
    return words


def _old_speaker(speaker: Node) -> str | None:
    return speaker_label(speaker["name"].text())
