"""Kaldi's JSON as the BBC writes it: words, and segments of who spoke."""

from bisect import bisect_right

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session


def _whole(document: Document) -> Node:
    node = Node.of(document)
    return node["retval"] or node


def is_kaldi(document: Document) -> bool:
    """Return whether it has words with punctuation or an index, or segments beside words."""
    whole = _whole(document)
    return any(
        each.has("word", "start") and (each.has("punct") or each.has("index"))
        for each in some(whole["words"])
    ) or bool(some(whole["words"]) and some(whole["segmentation"]["segments"]))


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
    whole = _whole(document)
    spans = []
    for each in whole["segmentation"]["segments"].each():
        start, length = each["start"].seconds(), each["duration"].seconds()
        if start is not None:
            end = start + (length or 0.0)
            spans.append((start, each["end"].seconds() or end, _speaker(each["speaker"])))
    spans.sort(key=lambda each: each[0])
    starts = [start for start, _, _ in spans]
    words = []
    for each in whole["words"].each():
        start = each["start"].seconds()
        at = bisect_right(starts, start) - 1 if start is not None else -1
        held = at >= 0 and start is not None and start < spans[at][1]
        text = tidy(each.get("punct", "word").text())
        words.append(Word(text, start, each["end"].seconds(), spans[at][2] if held else None))
    return recognised(document, cues_of(words), format="kaldi_json", vendor="kaldi", layout="words")


def _speaker(speaker: Node) -> str | None:
    """Return the speaker of a segment: a label, or an object with an identity."""
    identity = speaker.get("@id", "id", "name") if speaker.keys() else speaker
    return speaker_label(identity.text())
