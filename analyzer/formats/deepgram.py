"""Deepgram's JSON: words by speaker in one channel, or a channel for each speaker."""

from collections.abc import Iterator

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session, Utterance


def is_deepgram(document: Document) -> bool:
    """Return whether it has results by channel, or utterances beside a request."""
    results = Node.of(document)["results"]
    alternatives = results["channels"].first()["alternatives"]
    return alternatives.is_list() or results["utterances"].first().has("transcript", "channel")


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
    """Parse words, or where there are none the utterances; a channel alone is a speaker."""
    results = Node.of(document)["results"]
    channels = list(results["channels"].each())
    tracks = [
        [_word(each, at if len(channels) > 1 else None) for each in _words(channel)]
        for at, channel in enumerate(channels)
    ]
    cues = cues_of(*tracks)
    layout = "channels" if len(channels) > 1 else "words"
    if not cues:
        cues, layout = list(_utterances(results)), "utterances"
    return recognised(document, cues, format="deepgram_json", vendor="deepgram", layout=layout)


def _words(channel: Node) -> Iterator[Node]:
    yield from channel["alternatives"].first()["words"].each()


def _word(word: Node, channel: int | None) -> Word:
    speaker = speaker_label(word["speaker"].text())
    if channel is not None and speaker is None:
        speaker = f"Channel {channel + 1}"
    elif channel is not None:
        speaker = f"{speaker} (channel {channel + 1})"
    return Word(
        tidy(word.get("punctuated_word", "word").text()),
        word["start"].seconds(),
        word["end"].seconds(),
        speaker,
    )


def _utterances(results: Node) -> Iterator[Utterance]:
    for each in results["utterances"].each():
        yield said(
            speaker_label(each["speaker"].text()),
            tidy(each["transcript"].text()),
            each["start"].seconds(),
            each["end"].seconds(),
        )
