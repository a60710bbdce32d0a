"""Kaldi's JSON as the BBC and Vosk write it: words, and segments of who spoke."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import Spans, cues_of, recognised, some
from analyzer.formats.row_session import tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session

WORDS: Final = ("words", "result", "terms")
"""Where words stand: in the BBC's files, in Vosk's results, in its command's monologues."""


def _whole(document: Document) -> Node:
    node = Node.of(document)
    return node["retval"] or node


def _parts(document: Document) -> list[Node]:
    """Return the objects that hold words: the whole, each of a list, or each of its monologues."""
    whole = _whole(document)
    if whole.is_list():
        return [each for each in whole.each() if each.keys()]
    terms = any(each["terms"].is_list() for each in some(whole["monologues"]))
    return list(whole["monologues"].each()) if terms else [whole]


def _words(part: Node) -> Node:
    return next((part[key] for key in WORDS if part[key].is_list()), Node(None))


def is_kaldi(document: Document) -> bool:
    """Return whether it has words with punctuation, an index or a confidence called `conf`.

    Or words beside segments, or terms of monologues.
    """
    whole = _whole(document)
    if some(whole["words"]) and some(whole["segmentation"]["segments"]):
        return True
    return any(
        each.has("word", "start") and any(each.has(key) for key in ("punct", "index", "conf"))
        for part in _parts(document)[:50]
        for each in some(_words(part))
    ) or any(
        each.has("text", "start", "type") for each in some(whole["monologues"].first()["terms"])
    )


@transcript_format(
    "kaldi_json",
    title="Kaldi JSON (BBC)",
    vendor="kaldi",
    sniff=is_kaldi,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Give the recogniser's JSON with its words and, beside them, the segmentation "
    "by speaker.",
)
def parse_kaldi(document: Document) -> Session:
    """Parse words with their punctuation; who spoke is the segment that a word begins in."""
    spans = Spans(_spans(_whole(document)["segmentation"]["segments"]))
    tracks = [
        [_word(each, spans, _speaker(part["speaker"])) for each in _words(part).each()]
        for part in _parts(document)
    ]
    return recognised(
        document, cues_of(*tracks), format="kaldi_json", vendor="kaldi", layout="words"
    )


def _spans(segments: Node) -> list[tuple[float, float, str | None]]:
    """Return who spoke when."""
    found = []
    for each in segments.each():
        start, length = each["start"].seconds(), each["duration"].seconds()
        if start is not None:
            end = each["end"].seconds() or round(start + (length or 0.0), 3)
            found.append((start, end, _speaker(each["speaker"])))
    return found


def _word(word: Node, spans: Spans, speaker: str | None) -> Word:
    start, end = word["start"].seconds(), word["end"].seconds()
    text = tidy(word.get("punct", "word", "text").text())
    return Word(text, start, end, speaker or spans.at(start))


def _speaker(speaker: Node) -> str | None:
    """Return the speaker of a segment: a label, or an object with an identity."""
    identity = speaker.get("name", "@id", "id") if speaker.keys() else speaker
    return speaker_label(identity.text())
