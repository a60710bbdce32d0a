"""IBM Watson's JSON: words with times, and beside them labels of who spoke when."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import Spans, cues_of, recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session, Utterance
from analyzer.translate import marked

HESITATION: Final = "%HESITATION"
WRAPPED: Final = ("result", "response", "data")


def _parts(document: Document) -> list[Node]:
    """Return the objects that hold results and labels: the whole, or each of its results.

    A stream is a list of them, the labels apart from the words they are of.
    """
    node = Node.of(document)
    node = next((node[key] for key in WRAPPED if node[key]["results"].is_list()), node)
    if node.is_list():
        return [each for each in node.each() if each.keys()]
    nested = [each for each in some(node["results"]) if each["results"].is_list()]
    return list(node["results"].each()) if nested else [node]


def _is_result(result: Node) -> bool:
    """Return whether a result has time stamps in threes: word, from, to; or is final or not."""
    best = result["alternatives"].first()
    stamp = best["timestamps"].first()
    timed = stamp.is_list() and len(stamp.value) == 3  # noqa: PLR2004 - word, from, to
    return timed or (best.has("transcript") and isinstance(result["final"].value, bool))


def is_ibm(document: Document) -> bool:
    """Return whether its results are such as `_is_result` tells."""
    node = Node.of(document)
    places = [node, *some(node), *(node[key] for key in WRAPPED), *some(node["results"])]
    return any(_is_result(each) for place in places for each in some(place["results"]))


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
    parts = _parts(document)
    stream = Node.of(document).is_list()
    together = Spans(span for part in parts for span in _labels(part))
    words: list[Word] = []
    untimed: list[Utterance] = []
    for part in parts:
        spans = together if stream else Spans(_labels(part))
        for result in part["results"].each():
            if result["final"].value is False:
                continue  # what was heard before more was heard
            best = result["alternatives"].first()
            stamps = list(best["timestamps"].each())
            words += [_word(stamp, spans) for stamp in stamps]
            if not stamps:
                text = best["transcript"].text().replace(HESITATION, "uh")
                untimed.append(said(None, tidy(text), None))
    cues = cues_of(words) + untimed
    return recognised(document, cues, format="ibm_json", vendor="ibm", layout="words")


def _labels(part: Node) -> list[tuple[float, float, str | None]]:
    """Return who spoke when."""
    return [
        (start, each["to"].seconds() or start, speaker_label(each["speaker"].text()))
        for each in part["speaker_labels"].each()
        if (start := each["from"].seconds()) is not None
    ]


def _word(stamp: Node, spans: Spans) -> Word:
    """Return the word of a stamp; what it calls a hesitation is "uh".

    Raises:
        ParseError: if it is no word, start and end.
    """
    parts = list(stamp.each())
    if len(parts) != 3:  # noqa: PLR2004 - word, from, to
        raise stamp.error(marked("is no word with two times"))
    text = tidy(parts[0].text())
    start, end = parts[1].seconds(), parts[2].seconds()
    return Word("uh" if text == HESITATION else text, start, end, spans.at(start))
