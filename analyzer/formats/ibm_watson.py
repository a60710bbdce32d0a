"""IBM Watson's JSON: words with times, and beside them labels of who spoke when."""

from bisect import bisect_right
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session

HESITATION: Final = "%HESITATION"


def _parts(document: Document) -> list[Node]:
    """Return the objects that hold results and labels: the whole, or each of its results."""
    node = Node.of(document)
    nested = [each for each in some(node["results"]) if each["results"].is_list()]
    return list(node["results"].each()) if nested else [node]


def _timed(result: Node) -> bool:
    first = result["alternatives"].first()["timestamps"].first()
    return first.is_list() and len(first.value) == 3  # noqa: PLR2004 - word, from, to


def is_ibm(document: Document) -> bool:
    """Return whether its alternatives have time stamps in threes: word, from, to."""
    return any(_timed(result) for part in _parts(document)[:1] for result in some(part["results"]))


@transcript_format(
    "ibm_json",
    title="IBM Watson JSON",
    vendor="ibm",
    sniff=is_ibm,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask IBM's Speech to Text for speaker_labels and timestamps, and save the "
    "answer.",
)
def parse_ibm(document: Document) -> Session:
    """Parse final words; who spoke is the label that holds at a word's start."""
    words: list[Word] = []
    for part in _parts(document):
        labels = sorted(
            (start, each["to"].seconds() or start, speaker_label(each["speaker"].text()))
            for each in part["speaker_labels"].each()
            if (start := each["from"].seconds()) is not None
        )
        starts = [start for start, _, _ in labels]
        for result in part["results"].each():
            if result["final"].value is False:
                continue  # what was heard before more was heard
            for stamp in result["alternatives"].first()["timestamps"].each():
                word = _word(stamp)
                at = bisect_right(starts, word.start or 0.0) - 1
                held = at >= 0 and (word.start or 0.0) <= labels[at][1]
                words.append(Word(word.text, word.start, word.end, labels[at][2] if held else None))
    return recognised(document, cues_of(words), format="ibm_json", vendor="ibm", layout="words")


def _word(stamp: Node) -> Word:
    """Return the word of a stamp; what it calls a hesitation is "uh".

    Raises:
        ParseError: if it is no word, start and end.
    """
    parts = list(stamp.each())
    if len(parts) != 3:  # noqa: PLR2004 - word, from, to
        raise stamp.error("is no word with two times")
    text = tidy(parts[0].text())
    return Word("uh" if text == HESITATION else text, parts[1].seconds(), parts[2].seconds())
