"""Whisper and what is built on it: segments, with speakers where another model added them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import (
    EVENTS,
    cues_of,
    label_of,
    or_whole,
    recognised,
    some,
)
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.time_cells import cell
from analyzer.formats.grammar.words import Word, attached, speaker_label
from analyzer.session import Session, Utterance
from analyzer.text import count_words
from analyzer.translate import marked

WRAPPED: Final = ("output", "result", "response", "data", "transcription", "transcript")
LISTS: Final = ("speakers", "segments", "transcription", "chunks")
"""Where segments stand; `speakers` are those of insanely-fast-whisper, who repeats its `chunks`."""
WHISPER_KEYS: Final = frozenset(
    "seek tokens avg_logprob no_speech_prob compression_ratio temperature".split()
)
INVENTED: Final = re.compile(
    r"^(?=.{0,80}$)(?:.*\bamara\.org\b.*|\W*(?:transcribed by https?://otter\.ai|"
    r"transcription by castingwords|copyright wdr \d{4}|"
    r"(?:tv gelderland|bf-watch tv) \d{4}|untertitel (?:im auftrag )?des zdf.{0,30})\W*)$",
    re.IGNORECASE,
)
HALLUCINATED: Final = marked("lines that Whisper is known to invent in silence, left out")
_TOKEN: Final = re.compile(r"<\|[^<>|]{0,40}\|>|\[SPEAKER_TURN\]")
_AROUND: Final = ("[]", "()", "**")
PLAIN: Final = frozenset("id text start end language type offsets timestamps words".split())
SPEAKERS: Final = ("speaker", "speaker_id", "speaker_label")
WORDY: Final = 1.3
"""Up to so many words a segment, segments are words."""
MIN_WORDY: Final = 10


def _whole(document: Document) -> Node:
    """Return the object that holds the segments: the file, or what its answer is wrapped in."""
    node = Node.of(document)
    for key in WRAPPED:
        inner = node[key]
        if any(inner[name].is_list() for name in ("segments", "chunks", "word_segments")):
            return inner
    return node


def _rows(whole: Node) -> Node:
    """Return the list of segments, of whichever of the shapes; an empty node without one."""
    if whole.is_list():
        return whole
    found = (whole[key] for key in LISTS)
    nothing = Node(None, "segments", whole.file)
    return next((each for each in found if any(row.has("text") for row in some(each))), nothing)


def _speaks(segment: Node) -> bool:
    """Return whether a segment, or a word in it, names its speaker."""
    return any(bool(each.get(*SPEAKERS)) for each in (segment, *some(segment["words"])))


def shape_of(document: Document) -> str:
    """Return `"whisperx"`, `"diarized"`, `"whisper"`, or `""` where a file is none of them."""
    whole = _whole(document)
    segments = some(_rows(whole))
    if not segments:
        alone = whole["word_segments"].first().has("word")
        return "whisperx" if alone else "whisper" if _is_words(whole) else ""
    first = segments[0]
    text = isinstance(whole["text"].value, str)
    if any(map(_speaks, segments)):
        return _spoken_shape(whole, segments)
    words = [word for each in segments for word in some(each["words"])]
    if whole.has("word_segments") or any(each.has("word", "score") for each in words):
        return "whisperx"
    timed = first.has("start", "end") or first.has("offsets") or first["timestamp"].is_list()
    known = bool(WHISPER_KEYS & set(first.keys())) or first.has("offsets")
    fine = any(isinstance(each["end"].value, float) for each in segments)
    likely = (text or fine or whole.has("language")) and all(map(_is_plain, segments))
    return "whisper" if timed and (known or likely) else ""


def _is_plain(segment: Node) -> bool:
    """Return whether a segment holds no text or object but its own, that may name who spoke."""
    others = set(segment.keys()) - PLAIN
    return not any(isinstance(segment[key].value, str | dict) for key in others)


def _spoken_shape(whole: Node, segments: Sequence[Node]) -> str:
    """Return the shape of segments that name speakers."""
    first = segments[0]
    words = [word for each in segments for word in some(each["words"])]
    if first["type"].value in ("transcript.text.segment", "transcript.text.delta"):
        return "diarized"
    if whole.has("word_segments") or any(each.has("word", "score") for each in words):
        return "whisperx"
    own = any(WHISPER_KEYS & set(each.keys()) for each in segments) or first.has(
        "speaker_id", "type"
    )
    if own or first.has("offsets") or first["timestamp"].is_list():
        return "whisperx"
    labelled = any(str(each["speaker"].value).startswith("SPEAKER_") for each in segments)
    if labelled and first.has("start", "end") and whole.has("language"):
        return "whisperx"
    alone = isinstance(whole["text"].value, str) and first.has("start", "end", "speaker")
    fine = any(isinstance(each[key].value, float) for each in segments for key in ("start", "end"))
    return "diarized" if alone and fine and whole.has("segments") else ""


def _is_words(whole: Node) -> bool:
    """Return whether it is OpenAI's answer with times of words alone."""
    first = whole["words"].first()
    alone = first.has("word", "start", "end") and set(first.keys()) <= {"word", "start", "end"}
    return alone and isinstance(whole["text"].value, str) and whole.has("language")


@transcript_format(
    "whisper_json",
    title="Whisper JSON without speakers",
    vendor="whisper",
    sniff=lambda document: shape_of(document) == "whisper",
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    names=False,
    how_to_export="Whisper alone does not tell who spoke: use WhisperX with --diarize, or a "
    "service that tells speakers apart.",
)
def parse_whisper(document: Document) -> Session:
    """Parse segments of Whisper, OpenAI's verbose JSON, faster-whisper or whisper.cpp."""
    whole = _whole(document)
    rows = _rows(whole)
    if not rows and whole["words"]:
        return _session(document, cues_of(_with_marks(whole)), "whisper_json", "whisper", "words")
    return _session(document, _segments(rows), "whisper_json", "whisper", "segments")


def _with_marks(whole: Node) -> list[Word]:
    """Return words with the sentence marks that the text has, where both have as many words."""
    words = list(whole["words"].each())
    texts = [tidy(each["word"].text()) for each in words]
    pieces = whole["text"].text().split()
    if len(pieces) == len(texts):
        texts = pieces
    return [
        Word(text, each["start"].seconds(), each["end"].seconds())
        for text, each in zip(texts, words, strict=True)
    ]


def _segments(rows: Node) -> list[Utterance]:
    """Return the cues of segments, each a sentence or so, or each a word."""
    segments = list(rows.each())
    texts = [_TOKEN.sub("", each["text"].text()) for each in segments]
    filled = [each for each in texts if each.strip()]
    labels = [_speaker(each) for each in segments]
    times = [_times(each) for each in segments]
    if len(filled) >= MIN_WORDY and sum(map(count_words, filled)) <= WORDY * len(filled):
        rest = zip(texts, times, labels, attached(texts), strict=True)
        return cues_of(
            Word(tidy(text), *both, label, attached=joined) for text, both, label, joined in rest
        )
    return [
        said(label, tidy(text), *both)
        for label, text, both in zip(labels, texts, times, strict=True)
    ]


def _speaker(node: Node) -> str | None:
    """Return who a segment or a word names; whisper.cpp has it in brackets."""
    label = label_of(node.get(*SPEAKERS))
    return speaker_label(label.strip("()[]")) if label and label[0] in "([" else label


def _times(segment: Node) -> tuple[float | None, float | None]:
    """Return start and end of a segment: seconds, whisper.cpp's ms, or a pair of `timestamp`."""
    offsets, stamps, pair = segment["offsets"], segment["timestamps"], segment["timestamp"]
    if offsets:
        return offsets["from"].seconds(0.001), offsets["to"].seconds(0.001)
    if stamps.keys():
        return _clock(stamps["from"]), _clock(stamps["to"])
    if pair.is_list():
        both = [each.seconds() for each in pair.each()]
        return (both[0], both[1]) if len(both) > 1 else (None, None)
    return segment["start"].seconds(), segment["end"].seconds()


def _clock(node: Node) -> float | None:
    found = cell(node.text())
    if node and found is None:
        raise node.error(marked("is no time"))
    return found.value if found else None


@transcript_format(
    "whisperx_json",
    title="WhisperX JSON",
    vendor="whisperx",
    sniff=lambda document: shape_of(document) == "whisperx",
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Run whisperx with --diarize and --output_format json.",
)
def parse_whisperx(document: Document) -> Session:
    """Parse words by speaker; one without a time or a speaker takes its segment's speaker.

    So are the segments of other programs that tell Whisper's speakers apart.
    """
    whole = _whole(document)
    rows = _rows(whole)
    segments = list(rows.each()) or [Node({"words": whole["word_segments"].value}, "", whole.file)]
    if not any(_is_timed(word) for each in segments for word in each["words"].each()):
        return _session(document, _segments(rows), "whisperx_json", "whisper", "speakers")
    cues: list[Utterance] = []
    for segment in segments:
        speaker = _speaker(segment)
        turn = said(speaker, tidy(segment["text"].text()), *_times(segment))
        cues += or_whole(cues_of(_words(segment, speaker)), turn)
    return _session(document, cues, "whisperx_json", "whisperx", "words")


def _is_timed(word: Node) -> bool:
    return bool(word["start"]) and bool(word.get("word", "text"))


def _words(segment: Node, speaker: str | None) -> list[Word]:
    """Return the words of a segment, those that name no speaker by the segment's.

    A first word without a time begins with its segment, a last one ends with it.
    """
    words = list(segment["words"].each())
    texts = [each.get("word", "text").text() for each in words]
    found = [
        Word(
            tidy(text),
            each["start"].seconds(),
            each["end"].seconds(),
            _speaker(each) or speaker,
            attached=joined,
        )
        for each, text, joined in zip(words, texts, attached(texts), strict=True)
    ]
    start, end = _times(segment)
    if any(each.start is not None for each in found):
        found[0] = replace(found[0], start=start if found[0].start is None else found[0].start)
        found[-1] = replace(found[-1], end=end if found[-1].end is None else found[-1].end)
    return found


@transcript_format(
    "openai_diarized_json",
    title="OpenAI diarized JSON",
    vendor="openai",
    sniff=lambda document: shape_of(document) == "diarized",
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask OpenAI's transcription for response_format diarized_json, and save the "
    "answer.",
)
def parse_diarized(document: Document) -> Session:
    """Parse segments with speakers `A`, `B` or the names that were given."""
    cues = [
        said(_speaker(each), tidy(each["text"].text()), *_times(each))
        for each in _rows(_whole(document)).each()
    ]
    return _session(document, cues, "openai_diarized_json", "openai", "segments")


def is_sound(text: str) -> bool:
    """Return whether a text is nothing but a sound, as Whisper writes them.

    >>> [is_sound(each) for each in ("[BLANK_AUDIO]", "(upbeat music)", "♪", "(Yes) and (no)")]
    [True, True, True, False]
    """
    inner = text.strip(" .-")
    marked_off = any(
        inner[:1] == left and inner[-1:] == right and not {left, right} & set(inner[1:-1])
        for left, right in _AROUND
    )
    return marked_off or (bool(inner) and not inner.strip("♪♫ "))


def _session(
    document: Document,
    cues: list[Utterance],
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
) -> Session:
    """Return the session of cues, without sounds and the lines that Whisper is known to make up."""
    heard = [each for each in cues if not is_sound(each.text)]
    kept = [each for each in heard if not INVENTED.match(each.text)]
    gone, sounds = len(heard) - len(kept), len(cues) - len(heard)
    counts = ((gone, HALLUCINATED), (sounds, EVENTS))
    notes = [f"{sentence}: {count}" for count, sentence in counts if count]
    return recognised(document, kept, format=format, vendor=vendor, layout=layout, notes=notes)
