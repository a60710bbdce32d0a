"""Kaldi's JSON as the BBC and Vosk write it: words, and segments of who spoke."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import Spans, cues_of, label_of, recognised, some
from analyzer.formats.grammar.row_session import tidy
from analyzer.formats.grammar.words import Word
from analyzer.session import Session

MARKS: Final = ("punct", "index", "conf", "alignedWord")
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


def _segments(whole: Node) -> Node:
    """Return who spoke when: segments, or the paragraphs of the BBC's paper edit."""
    return whole["segmentation"]["segments"] or whole["paragraphs"]


def is_kaldi(document: Document) -> bool:
    """Return whether it has words with punctuation, an index, or a confidence called `conf`.

    Or words beside segments, or terms of monologues.
    """
    whole = _whole(document)
    if some(whole["words"]) and _segments(whole).first()["speaker"]:
        return True
    return any(
        each.has("word", "start") and any(each.has(key) for key in MARKS)
        for part in (whole, *some(whole), *some(whole["monologues"]))
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
    spans = Spans(_spans(_segments(_whole(document))))
    tracks = [
        [_word(each, spans, label_of(part["speaker"])) for each in _words(part).each()]
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
            found.append((start, end, label_of(each["speaker"])))
    return found


def _word(word: Node, spans: Spans, speaker: str | None) -> Word:
    start, end = word["start"].seconds(), word["end"].seconds()
    text = tidy(word.get("punct", "word", "text").text())
    mark = word["type"].text().casefold() == "punctuation"
    return Word(text, start, end, speaker or spans.at(start), attached=mark)
