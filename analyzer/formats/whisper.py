"""Whisper and what is built on it: segments, with speakers where another model added them."""

import re
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session, Utterance
from analyzer.translate import marked

WHISPER_KEYS: Final = frozenset(
    "seek tokens avg_logprob no_speech_prob compression_ratio temperature".split()
)
INVENTED: Final = re.compile(
    r"^\W*(?:transcribed by https?://otter\.ai|subtitles by the amara\.org community|"
    r"ondertiteld door de amara\.org gemeenschap|ondertitels ingediend door de amara\.org "
    r"gemeenschap|tv gelderland \d{4})\W*$",
    re.IGNORECASE,
)
HALLUCINATED: Final = marked("lines that Whisper is known to invent in silence, left out")


def _segments(document: Document) -> list[Node]:
    """Return the first segments of a file, of whichever of the shapes."""
    node = Node.of(document)
    return some(node if node.is_list() else node.get("segments", "transcription", "chunks"))


def _speaks(segment: Node) -> bool:
    """Return whether a segment, or a word in it, names its speaker."""
    return segment.has("speaker") or any(each.has("speaker") for each in some(segment["words"]))


def shape_of(document: Document) -> str:
    """Return `"whisperx"`, `"diarized"`, `"whisper"`, or `""` where a file is none of them."""
    node, segments = Node.of(document), _segments(document)
    if not segments or not any(each.has("text") for each in segments):
        return ""
    first = segments[0]
    words = [word for each in segments for word in some(each["words"])]
    if node.has("word_segments") or (
        any(map(_speaks, segments)) and any(each.has("word", "score") for each in words)
    ):
        return "whisperx"
    if any(map(_speaks, segments)):
        typed = first["type"].value in ("transcript.text.segment", "transcript.text.delta")
        whole = isinstance(node["text"].value, str) and first.has("start", "end", "speaker")
        return "diarized" if node.has("segments") and (typed or whole) else ""
    timed = first.has("start", "end") or first.has("offsets") or first.has("timestamp")
    known = bool(WHISPER_KEYS & set(first.keys())) or first.has("offsets")
    whole = isinstance(node["text"].value, str) or node.has("language")
    return "whisper" if timed and (known or whole) else ""


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
    node = Node.of(document)
    rows = node if node.is_list() else node.get("segments", "transcription", "chunks")
    cues = []
    for each in rows.each():
        start, end = _times(each)
        cues.append(said(None, tidy(each["text"].text()), start, end))
    return _session(document, cues, "whisper_json", "whisper", "segments")


def _times(segment: Node) -> tuple[float | None, float | None]:
    """Return start and end of a segment: seconds, whisper.cpp's ms, or a pair of `timestamp`."""
    offsets, pair = segment["offsets"], segment["timestamp"]
    if offsets:
        return offsets["from"].seconds(0.001), offsets["to"].seconds(0.001)
    if pair.is_list():
        both = [each.seconds() for each in pair.each()]
        return (both[0], both[1]) if len(both) > 1 else (None, None)
    return segment["start"].seconds(), segment["end"].seconds()


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
    """Parse words by speaker; one without a time or a speaker takes its segment's speaker."""
    cues: list[Utterance] = []
    for segment in Node.of(document)["segments"].each():
        speaker = speaker_label(segment["speaker"].text())
        words = [
            Word(
                tidy(each.get("word", "text").text()),
                each["start"].seconds(),
                each["end"].seconds(),
                speaker_label(each["speaker"].text()) or speaker,
            )
            for each in segment["words"].each()
        ]
        start, end = _times(segment)
        if any(each.text for each in words) and any(each.start is not None for each in words):
            cues += cues_of(words)
        else:
            cues.append(said(speaker, tidy(segment["text"].text()), start, end))
    return _session(document, cues, "whisperx_json", "whisperx", "words")


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
        said(
            speaker_label(each["speaker"].text()),
            tidy(each["text"].text()),
            each["start"].seconds(),
            each["end"].seconds(),
        )
        for each in Node.of(document)["segments"].each()
    ]
    return _session(document, cues, "openai_diarized_json", "openai", "segments")


def _session(
    document: Document,
    cues: list[Utterance],
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
) -> Session:
    """Return the session of cues, without the lines that Whisper is known to make up."""
    kept = [each for each in cues if not INVENTED.match(each.text)]
    gone = len(cues) - len(kept)
    notes = [f"{HALLUCINATED}: {gone}"] if gone else []
    return recognised(document, kept, format=format, vendor=vendor, layout=layout, notes=notes)
