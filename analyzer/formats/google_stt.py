"""Google Speech-to-Text's JSON: results with words, the last of which repeats all of them."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import said, tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session, Utterance

STARTS: Final = ("startTime", "start_time", "startOffset", "start_offset")
ENDS: Final = ("endTime", "end_time", "endOffset", "end_offset")
SPEAKERS: Final = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
RESULT_ENDS: Final = ("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")


def _results(document: Document) -> Node:
    """Return the list of results: at the top, below `response`, or the whole file."""
    node = Node.of(document)
    if node.is_list():
        return node
    return node["response"]["results"] or node["results"]


def is_google(document: Document) -> bool:
    """Return whether it has results whose alternatives have a transcript, or words with times."""
    for result in some(_results(document)):
        first = result["alternatives"].first()
        word = first["words"].first()
        timed = any(word.has(key) for key in (*STARTS, *ENDS, *SPEAKERS))
        if word.has("word") and timed:
            return True
        if first.has("transcript") and any(result.has(key) for key in RESULT_ENDS):
            return True
    return False


@transcript_format(
    "google_stt_json",
    title="Google Speech-to-Text JSON",
    vendor="google",
    sniff=is_google,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Google Speech-to-Text for speaker diarization and word time offsets, and "
    "save the answer.",
)
def parse_google(document: Document) -> Session:
    """Parse words; where the last result repeats them all with their speakers, it alone."""
    results = list(_results(document).each())
    words = [[_word(each) for each in _words(result)] for result in results]
    kept = words
    if len(words) > 1 and _repeats(words):
        kept, results = words[-1:], results[-1:]
    cues: list[Utterance] = []
    by_channel = len({_channel(result) for result in results}) > 1
    for result, found in zip(results, kept, strict=True):
        if found:
            channel = f"Channel {_channel(result)}" if by_channel else None
            cues += cues_of([_of_channel(each, channel) for each in found])
        else:
            text = tidy(result["alternatives"].first()["transcript"].text())
            cues.append(said(None, text, None))
    return recognised(document, cues, format="google_stt_json", vendor="google", layout="words")


def _words(result: Node) -> list[Node]:
    return list(result["alternatives"].first()["words"].each())


def _channel(result: Node) -> str:
    return result.get("channelTag", "channel_tag").text()


def _of_channel(word: Word, channel: str | None) -> Word:
    if channel is None or word.speaker is not None:
        return word
    return Word(word.text, word.start, word.end, channel)


def _word(word: Node) -> Word:
    label = word.get(*SPEAKERS).text()
    speaker = None if label == "0" else speaker_label(label)
    return Word(
        tidy(word["word"].text()), word.get(*STARTS).seconds(), word.get(*ENDS).seconds(), speaker
    )


def _repeats(words: list[list[Word]]) -> bool:
    """Return whether the last result holds the words of all the others again."""
    before = [word for found in words[:-1] for word in found]
    last = words[-1]
    tagged = any(each.speaker is not None for each in last)
    if not tagged or len(last) < len(before):
        return False
    if not any(each.speaker is not None for each in before):
        return True
    return [each.text for each in last[: len(before)]] == [each.text for each in before]
