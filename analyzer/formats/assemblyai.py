"""AssemblyAI's JSON: utterances by speaker, or words alone; times in milliseconds."""

from collections.abc import Mapping
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import cues_of, or_whole, recognised
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session, Utterance

MS: Final = 0.001
OWN: Final = frozenset(
    "acoustic_model language_model speech_model speech_models audio_url audio_duration".split()
)
"""Keys that its answers have; any of them will do."""
DONE: Final = ("completed", "processing", "queued", "error")
WRAPPED: Final = ("data", "result", "transcript", "response", "output")
PARTS: Final = ("utterances", "sentences", "paragraphs")


def _whole(document: Document) -> Node:
    """Return the answer: the file, or what it is wrapped in."""
    node = Node.of(document)
    return next((node[key] for key in WRAPPED if _is_answer(node[key])), node)


def _is_answer(node: Node) -> bool:
    """Return whether it has words or utterances with text and times, and a key of its answers."""
    known = bool(OWN & set(node.keys())) or node["status"].value in DONE
    return known and any(
        node[key].first().has("text", "start", "end", "confidence") for key in (*PARTS, "words")
    )


def is_assemblyai(document: Document) -> bool:
    """Return whether it is a transcript, or the sentences or paragraphs of one."""
    return _is_answer(_whole(document))


@transcript_format(
    "assemblyai_json",
    title="AssemblyAI JSON",
    vendor="assemblyai",
    sniff=is_assemblyai,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask AssemblyAI for speaker_labels, and save the transcript's JSON.",
)
def parse_assemblyai(document: Document) -> Session:
    """Parse utterances; without them words, which then may name no speaker."""
    node = _whole(document)
    cues: list[Utterance] = []
    names = _names(node)
    layout = next((key for key in PARTS if node[key].first()), "words")
    for each in node[layout].each() if layout != "words" else ():
        speaker = _speaker(each, names)
        words = (_word(word, speaker or _speaker(word, names)) for word in each["words"].each())
        text = tidy(each["text"].text())
        whole = said(speaker, text, each["start"].seconds(MS), each["end"].seconds(MS))
        cues += or_whole(cues_of(words), whole)
    if not cues:
        cues = cues_of([_word(word, _speaker(word, names)) for word in node["words"].each()])
        layout = "words"
    return recognised(document, cues, format="assemblyai_json", vendor="assemblyai", layout=layout)


def _names(whole: Node) -> dict[str, str]:
    """Return who each label was identified as, where that was asked for."""
    answer = whole["speech_understanding"]["response"]["speaker_identification"]["mapping"]
    return {label: answer[label].text() for label in answer.keys()}  # noqa: SIM118 - no dict


def _speaker(node: Node, names: Mapping[str, str]) -> str | None:
    channel, label = node["channel"].text(), node["speaker"].text()
    speaker = speaker_label(names.get(label) or label)
    return speaker or (f"Channel {channel}" if channel else None)


def _word(word: Node, speaker: str | None) -> Word:
    text = tidy(word["text"].text())
    return Word(text, word["start"].seconds(MS), word["end"].seconds(MS), speaker)
