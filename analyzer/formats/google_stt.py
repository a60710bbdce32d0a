"""Google Speech-to-Text's JSON: results with words, the last of which repeats all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import cues_of, only, recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session, Utterance
from analyzer.text import count_words

STARTS: Final = ("startTime", "start_time", "startOffset", "start_offset")
ENDS: Final = ("endTime", "end_time", "endOffset", "end_offset")
SPEAKERS: Final = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
RESULT_ENDS: Final = ("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")
FINAL: Final = ("isFinal", "is_final")
REPEATED: Final = 0.9
"""Share of the words before it that the last result holds again where it repeats them."""


def _lists(document: Document) -> list[Node]:
    """Return the lists of results in a file, one for each recording.

    They stand at the top, below `response`, or by recording; a stream is a list of answers, each
    with results of its own.
    """
    node = Node.of(document)
    if node.is_list():
        answers = [each["results"] for each in some(node) if each["results"].is_list()]
        if not answers:
            return [node]
        listed = (each["results"] for each in node.each() if each["results"])
        results = [result.value for each in listed for result in each.each()]
        return [Node(results, "results", node.file)]
    found = node["response"]["results"] or node["results"]
    if not found.keys():
        return [found]
    files = [found[key] for key in found.keys()]  # noqa: SIM118 - a node is no dict
    places = (
        each["transcript"]["results"] or each["inlineResult"]["transcript"]["results"]
        for each in files
    )
    return [each for each in places if each.is_list()]


def _is_result(result: Node) -> bool:
    """Return whether its best reading has words with times, or a text and its end a time."""
    first = result["alternatives"].first()
    word = first["words"].first()
    timed = any(word.has(key) for key in (*STARTS, *ENDS, *SPEAKERS))
    ended = first.has("transcript") and any(result.has(key) for key in RESULT_ENDS)
    return (word.has("word") and timed) or ended


def is_google(document: Document) -> bool:
    """Return whether it has results whose alternatives have a transcript, or words with times."""
    return any(_is_result(result) for each in _lists(document) for result in some(each))


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
    """Parse words; where the last result repeats them all with their speakers, it alone.

    Raises:
        FormatError: for several recordings.
        ParseError: for what is no text, no time or no list where one belongs.
    """
    results = list(only(_lists(document), document).each())
    if any(each.get(*FINAL).value is True for each in results):
        results = [each for each in results if each.get(*FINAL).value is True]
    words = [[_word(each) for each in _best(result)["words"].each()] for result in results]
    if _repeats(results, words):
        results, words = results[-1:], words[-1:]
    cues = list(_cues(results, words))
    return recognised(document, cues, format="google_stt_json", vendor="google", layout="words")


def _cues(results: Sequence[Node], words: Sequence[list[Word]]) -> Iterator[Utterance]:
    """Yield the cues of results; one without words lasts from the end of the one before it."""
    by_channel = len({_channel(result) for result in results}) > 1
    last: dict[str, float] = {}
    for result, found in zip(results, words, strict=True):
        channel = _channel(result)
        name = f"Channel {channel}" if by_channel else None
        end = result.get(*RESULT_ENDS).seconds()
        if found:
            yield from cues_of([_of_channel(each, name) for each in found])
        else:
            text = tidy(_best(result)["transcript"].text())
            start = None if end is None else last.get(channel, 0.0)
            yield said(name, text, start, end)
        last[channel] = end if end is not None else last.get(channel, 0.0)


def _best(result: Node) -> Node:
    return result["alternatives"].first()


def _channel(result: Node) -> str:
    return result.get("channelTag", "channel_tag").text()


def _of_channel(word: Word, channel: str | None) -> Word:
    if channel is None or word.speaker is not None:
        return word
    return replace(word, speaker=channel)


def _word(word: Node) -> Word:
    label = word.get(*SPEAKERS).text()
    speaker = None if label == "0" else speaker_label(label)
    return Word(
        tidy(word["word"].text()), word.get(*STARTS).seconds(), word.get(*ENDS).seconds(), speaker
    )


def _repeats(results: Sequence[Node], words: Sequence[list[Word]]) -> bool:
    """Return whether the last result holds the words of all the others again, with speakers.

    A batch repeats them once; a stream in each result all words since its beginning.
    """
    if len(words) < 2 or not any(each.speaker is not None for each in words[-1]):  # noqa: PLR2004
        return False
    before = {(each.text, each.start) for found in words[:-1] for each in found}
    last = {(each.text, each.start) for each in words[-1]}
    if not before:
        told = sum(count_words(_best(each)["transcript"].text()) for each in results[:-1])
        return len(words[-1]) >= REPEATED * told
    if all(start is None for _, start in before):
        return len(words[-1]) >= sum(map(len, words[:-1]))
    return len(before & last) >= REPEATED * len(before)
