"""pyannoteAI's JSON: who spoke when, and what, where a transcription was asked for."""

from analyzer.formats import refused_format, transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session
from analyzer.translate import marked


def _output(document: Document) -> Node:
    node = Node.of(document)
    return node["output"] or node


def _transcribed(document: Document) -> bool:
    output = _output(document)
    return bool(some(output["turnLevelTranscription"]) or some(output["wordLevelTranscription"]))


def is_diarized(document: Document) -> bool:
    """Return whether it only holds who spoke when."""
    output = _output(document)
    spans = some(output.get("diarization", "exclusiveDiarization"))
    return bool(spans) and spans[0].has("speaker", "start", "end") and not _transcribed(document)


@transcript_format(
    "pyannote_json",
    title="pyannoteAI JSON",
    vendor="pyannote",
    sniff=_transcribed,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask pyannoteAI for diarization with transcription, and save the job's result.",
)
def parse_pyannote(document: Document) -> Session:
    """Parse turns as they were transcribed, or words where there are no turns."""
    output = _output(document)
    cues = [
        said(
            speaker_label(each["speaker"].text()),
            tidy(each["text"].text()),
            each["start"].seconds(),
            each["end"].seconds(),
        )
        for each in output["turnLevelTranscription"].each()
    ]
    layout = "turns" if cues else "words"
    if not cues:
        words = (
            Word(
                tidy(each.get("text", "word").text()),
                each["start"].seconds(),
                each["end"].seconds(),
                speaker_label(each["speaker"].text()),
            )
            for each in output["wordLevelTranscription"].each()
        )
        cues = cues_of(words)
    return recognised(document, cues, format="pyannote_json", vendor="pyannote", layout=layout)


refused_format(
    "pyannote_diarization",
    title="pyannoteAI diarization",
    vendor="pyannote",
    kinds=("json",),
    extensions=(".json",),
    sniff=is_diarized,
    seen=marked("it says who spoke when, but not what was said"),
    remedy=marked("ask pyannoteAI for the transcription too, and give that result"),
)
