"""Azure Speech's JSON: batch and real-time transcription in ticks of 100 ns, fast in ms."""

import re
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import speaker_label
from analyzer.session import Session, Utterance
from analyzer.translate import marked

TICK: Final = 1e-7
MS: Final = 0.001
_DURATION: Final = re.compile(
    r"^P(?:(\d{1,4})D)?T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,12})?)S)?$"
)
UNITS: Final = ("InTicks", "Milliseconds")
WRAPPED: Final = ("data", "result", "results", "response", "transcript")


def _phrases(document: Document) -> list[Node]:
    """Return the phrases of a file: of the batch, of the file in an old one, or as they came."""
    node = Node.of(document)
    whole = next((node[key] for key in WRAPPED if _listed(node[key])), node)
    listed = _listed(whole)
    if listed:
        return list(listed.each())
    files = whole["AudioFileResults"]
    if files:
        return [phrase for each in files.each() for phrase in each["SegmentResults"].each()]
    alone = node if node.is_list() else Node([node.value], "", node.file)
    return [each for each in alone.each() if _is_phrase(each)]


def _listed(node: Node) -> Node:
    return node.get("recognizedPhrases", "phrases", "RecognizedPhrases")


def _is_phrase(phrase: Node) -> bool:
    best = phrase.get("nBest", "NBest").first()
    if phrase.has("RecognitionStatus", "Offset") or phrase.has("SpeakerId", "Offset", "Text"):
        return True
    if phrase.has("offset", "duration", "text", "locale"):  # the preview of fast transcription
        return True
    return best.has("display") or best.has("lexical") or phrase.has("offsetMilliseconds", "text")


def is_azure(document: Document) -> bool:
    """Return whether it has recognised phrases, with the best of several or milliseconds."""
    node = Node.of(document)
    places = (_listed(node), *(_listed(node[key]) for key in WRAPPED), node)
    old = node["AudioFileResults"].first()["SegmentResults"]
    found = [phrase for place in (*places, old) for phrase in some(place)]
    return any(map(_is_phrase, found)) or _is_phrase(node)


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
    phrases = _phrases(document)
    channels = {_channel(each) for each in phrases} - {""}
    several = len({each["SpeakerId"].text() for each in phrases} - {""}) > 1
    cues = [_cue(each, by_channel=len(channels) > 1, several=several) for each in phrases]
    return recognised(document, cues, format="azure_speech_json", vendor="azure", layout="phrases")


def _channel(phrase: Node) -> str:
    return phrase.get("channel", "ChannelNumber", "Channel").text()


def _cue(phrase: Node, *, by_channel: bool, several: bool) -> Utterance:
    """Return a phrase as an utterance; speaker 0 is no one, but the first of several in a call."""
    best = phrase.get("nBest", "NBest").first()
    text = best.get("display", "Display", "itn", "ITN", "lexical", "Lexical")
    if not text.text():
        text = phrase.get("text", "DisplayText", "Text", "display")
    who = phrase.get("speaker", "speakerId", "SpeakerId", "Speaker")
    label = (who or best.get("speaker", "Speaker")).text()  # version 3.0 had it in each reading
    no_one = label == "0" and not (several and phrase.has("SpeakerId"))
    speaker = None if no_one else speaker_label(label)
    if speaker is None and by_channel:
        speaker = f"Channel {_channel(phrase)}"
    start, length = _time(phrase, "offset"), _time(phrase, "duration")
    end = None if start is None or length is None else round(start + length, 3)
    return said(speaker, tidy(text.text()), start, end)


def _time(phrase: Node, name: str) -> float | None:
    """Return an offset or a duration in seconds: of ticks, milliseconds, or ISO 8601.

    Raises:
        ParseError: for anything else.
    """
    names = (name, name.capitalize())
    ticks, ms = (phrase.get(*(f"{each}{unit}" for each in names)) for unit in UNITS)
    plain = phrase.get(*names)
    if ticks:
        return ticks.seconds(TICK)
    if ms:
        return ms.seconds(MS)
    if not isinstance(plain.value, str) or plain.value.isdecimal():
        preview = phrase.has("locale", "offset", "text")  # in ms; real-time recognition gives ticks
        return plain.seconds(MS if preview else TICK)
    found = _DURATION.match(plain.value)
    if found is None:
        raise plain.error(marked("is no duration"))
    days, hours, minutes, seconds = (float(each or 0) for each in found.groups())
    return round(days * 86_400 + hours * 3600 + minutes * 60 + seconds, 3)
