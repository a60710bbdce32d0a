"""pyannoteAI's JSON: who spoke when, and what, where a transcription was asked for."""

from typing import Final

from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import cues_of, recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session
from analyzer.translate import marked

TURNS: Final = ("turnLevelTranscription", "turn_level_transcription")
WORDS: Final = ("wordLevelTranscription", "word_level_transcription")
SPANS: Final = (
    "diarization",
    "exclusiveDiarization",
    "exclusive_diarization",
    "speaker_diarization",
    "exclusive_speaker_diarization",
    "identification",
)
MARKS: Final = frozenset(
    "speaker start end duration id @type type bandwidth gender label match confidence embedding "
    "diarizationSpeaker uri file track channel".split()
)
"""What may stand in a span that says nothing."""


def _output(document: Document) -> Node:
    node = Node.of(document)
    return node.get("output", "transcript", "result") or node


def _says(span: Node) -> bool:
    """Return whether something other than marks stands beside who spoke when."""
    return any(isinstance(span[key].value, str | list | dict) for key in set(span.keys()) - MARKS)


def _transcribed(document: Document) -> bool:
    output = _output(document)
    return any(some(output.get(*names)) for names in (TURNS, WORDS))


def is_diarized(document: Document) -> bool:
    """Return whether it only holds who spoke when."""
    output = _output(document)
    places = (output, output.get(*SPANS), output["segments"], output["segmentation"]["segments"])
    spans = next((found for place in places if (found := some(place))), [])
    told = bool(spans) and all(
        each.has("speaker", "start")
        and (each.has("end") or each.has("duration"))
        and not _says(each)
        for each in spans
    )
    return told and not output["words"] and not _transcribed(document)


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
    names = _names(output)
    cues = [
        said(
            _speaker(each, names),
            tidy(each["text"].text()),
            each["start"].seconds(),
            each["end"].seconds(),
        )
        for each in output.get(*TURNS).each()
    ]
    layout = "turns" if any(each.text for each in cues) else "words"
    if layout == "words":
        cues = cues_of(_word(each, names) for each in output.get(*WORDS).each())
    return recognised(document, cues, format="pyannote_json", vendor="pyannote", layout=layout)


def _names(output: Node) -> dict[str, str]:
    """Return who each voice was identified as, where it was."""
    pairs = (
        (each["diarizationSpeaker"].text(), each["match"].text())
        for each in output["identification"].each()
    )
    return {label: name for label, name in pairs if label and name}


def _speaker(node: Node, names: dict[str, str]) -> str | None:
    label = node["speaker"].text()
    return speaker_label(names.get(label, label))


def _word(word: Node, names: dict[str, str]) -> Word:
    text = tidy(word.get("text", "word").text())
    return Word(text, word["start"].seconds(), word["end"].seconds(), _speaker(word, names))


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
