"""Azure Speech's JSON: batch transcription in ticks of 100 ns, and fast transcription in ms."""

import re
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import recognised, some
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import speaker_label
from analyzer.session import Session, Utterance

TICK: Final = 1e-7
MS: Final = 0.001
_DURATION: Final = re.compile(
    r"^P(?:(\d{1,4})D)?T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,12})?)S)?$"
)


def _phrases(document: Document) -> Node:
    node = Node.of(document)
    return node["recognizedPhrases"] or node["phrases"]


def is_azure(document: Document) -> bool:
    """Return whether it has recognised phrases, with the best of several or milliseconds."""
    return any(
        each["nBest"].is_list() or each.has("offsetMilliseconds", "text")
        for each in some(_phrases(document))
    )


@transcript_format(
    "azure_speech_json",
    title="Azure Speech JSON",
    vendor="azure",
    sniff=is_azure,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Azure Speech for diarization, and save the result of the transcription.",
)
def parse_azure(document: Document) -> Session:
    """Parse phrases in their best reading; channels are speakers where no speakers are told."""
    phrases = list(_phrases(document).each())
    channels = {each["channel"].text() for each in phrases} - {""}
    cues = [_cue(each, by_channel=len(channels) > 1) for each in phrases]
    return recognised(document, cues, format="azure_speech_json", vendor="azure", layout="phrases")


def _cue(phrase: Node, *, by_channel: bool) -> Utterance:
    best = phrase["nBest"].first()
    text = best.get("display", "itn", "lexical") if best else phrase["text"]
    label = phrase.get("speaker", "speakerId").text()
    speaker = None if label == "0" else speaker_label(label)
    if speaker is None and by_channel:
        speaker = f"Channel {phrase['channel'].text()}"
    start, length = _time(phrase, "offset"), _time(phrase, "duration")
    end = None if start is None or length is None else round(start + length, 3)
    return said(speaker, tidy(text.text()), start, end)


def _time(phrase: Node, name: str) -> float | None:
    """Return an offset or a duration in seconds: of ticks, milliseconds, or ISO 8601.

    Raises:
        ParseError: for anything else.
    """
    ticks, ms, plain = phrase[f"{name}InTicks"], phrase[f"{name}Milliseconds"], phrase[name]
    if ticks:
        return ticks.seconds(TICK)
    if ms:
        return ms.seconds(MS)
    if not isinstance(plain.value, str):
        return plain.seconds(TICK)  # real-time recognition gives ticks as bare numbers
    found = _DURATION.match(plain.value)
    if found is None:
        raise plain.error("is no duration")
    days, hours, minutes, seconds = (float(each or 0) for each in found.groups())
    return round(days * 86_400 + hours * 3600 + minutes * 60 + seconds, 3)
