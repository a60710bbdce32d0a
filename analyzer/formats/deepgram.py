"""Deepgram's JSON: words by speaker in one channel, or a channel for each speaker."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import by_channel, cues_of, recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session, Utterance

WRAPPED: Final = ("response", "result", "data", "output", "transcript")


def _results(document: Document) -> Node:
    """Return the results: of the file, or of the answer in it."""
    node = Node.of(document)
    wrapped = (node[key]["results"] for key in WRAPPED)
    return next((each for each in wrapped if _has_words(each)), node["results"])


def _has_words(results: Node) -> bool:
    alternatives = results["channels"].first()["alternatives"]
    utterance = results["utterances"].first()
    return alternatives.is_list() or utterance.has("transcript", "channel")


def _messages(document: Document) -> list[Node]:
    """Return the final results of a stream, which is a list of messages."""
    node = Node.of(document)
    streams = any(map(_is_message, some(node)))
    return [
        each
        for each in (node.each() if streams else ())
        if _is_message(each) and each["is_final"].value is not False
    ]


def _is_message(node: Node) -> bool:
    return node["channel"]["alternatives"].is_list()


def is_deepgram(document: Document) -> bool:
    """Return whether it has results by channel, utterances beside a request, or messages."""
    streams = any(map(_is_message, some(Node.of(document))))
    return streams or _has_words(_results(document))


@transcript_format(
    "deepgram_json",
    title="Deepgram JSON",
    vendor="deepgram",
    sniff=is_deepgram,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Deepgram for diarize=true and smart_format=true, and save the answer.",
)
def parse_deepgram(document: Document) -> Session:
    """Parse words, or where they name no one the utterances; a channel alone is a speaker.

    Without either, the paragraphs, and last what the transcript says as a whole.
    """
    results = _results(document)
    streamed: dict[str, list[Word]] = {}
    for each in _messages(document):
        words = [_word(word) for word in _best(each["channel"])["words"].each()]
        streamed.setdefault(each["channel_index"].first().text(), []).extend(words)
    if streamed:
        return _session(document, cues_of(*by_channel(list(streamed.values()))), "stream")
    channels = list(results["channels"].each())
    tracks = [[_word(each) for each in _best(channel)["words"].each()] for channel in channels]
    spoken = [_utterance(each) for each in results["utterances"].each()]
    words = [word for track in tracks for word in track]
    named = any(each.speaker is not None for each in words)
    if words and (named or len(channels) > 1 or not any(each.speaker for each in spoken)):
        layout = "channels" if len(channels) > 1 else "words"
        return _session(document, cues_of(*by_channel(tracks)), layout)
    if spoken:
        return _session(document, spoken, "utterances")
    cues = [cue for at, channel in enumerate(channels, 1) for cue in _paragraphs(channel, at)]
    return _session(document, cues, "paragraphs")


def _session(document: Document, cues: list[Utterance], layout: str) -> Session:
    return recognised(document, cues, format="deepgram_json", vendor="deepgram", layout=layout)


def _best(channel: Node) -> Node:
    return channel["alternatives"].first()


def _word(word: Node) -> Word:
    return Word(
        tidy(word.get("punctuated_word", "word").text()),
        word["start"].seconds(),
        word["end"].seconds(),
        speaker_label(word["speaker"].text()),
    )


def _utterance(each: Node) -> Utterance:
    speaker = speaker_label(each["speaker"].text())
    text = tidy(each["transcript"].text())
    return said(speaker, text, each["start"].seconds(), each["end"].seconds())


def _paragraphs(channel: Node, at: int) -> list[Utterance]:
    """Return the sentences of the paragraphs of a channel, or else its whole text."""
    best = _best(channel)
    cues = [
        said(
            speaker_label(paragraph["speaker"].text()),
            tidy(each["text"].text()),
            each["start"].seconds(),
            each["end"].seconds(),
        )
        for paragraph in best["paragraphs"]["paragraphs"].each()
        for each in paragraph["sentences"].each()
    ]
    whole = said(None if at == 1 else f"Channel {at}", tidy(best["transcript"].text()), None)
    return cues or [whole]
