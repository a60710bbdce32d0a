"""The notation of cues: phrases a person can read, with groups, gaps and anchors.

A cue is words and signs, separated by spaces; case, punctuation, fillers, stutters and
contractions never matter (`analyzer.acts.tokens`), so `i'm` is `i am` is `im`.

======================  =============================================================
`i am worried`          these words, next to each other
`(we|they) (all|)`      one of these; an empty alternative makes a group optional
`what ... missing`      a gap of 0 to `GAP` (4) words
`a * idea`              exactly one word, whichever
`^ no`                  at the start of the utterance, after openers such as "well, yeah, but"
`that's it $`           at the end of the utterance
`! not worried`         veto: where it fires, no other cue of the label counts
`why us ?`              only where the utterance is a question
`^ no ~`                not right after another speaker's question: an answer is no objection
======================  =============================================================
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analyzer.errors import AnalyzerError

GAP: Final = 4
MAX_VARIANTS: Final = 2000

_TOKEN = re.compile(r"\([^()]*\)|\S+")
_SIGNS: Final = ("!", "^", "$", "?", "~")


class CueError(AnalyzerError, ValueError):
    """A cue that breaks the notation: cue, what is wrong, remedy."""

    template = "cue '{0}': {1}; {2}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand next to each other, and the gap before them.

    Attributes:
        words: as written in the cue.
        low: fewest words between the segment before and this one.
        high: most words.
    """

    words: tuple[str, ...]
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, taken apart.

    Attributes:
        text: as written; it is shown as the explanation.
        variants: every way through its groups, each a run of segments.
        veto: whether it silences the label.
        start: whether it must open the utterance.
        end: whether it must close the utterance.
        question: whether the utterance must be a question.
        unasked: whether it must not follow another speaker's question.
    """

    text: str
    variants: tuple[tuple[Segment, ...], ...]
    veto: bool = False
    start: bool = False
    end: bool = False
    question: bool = False
    unasked: bool = False


def parse(text: str) -> Cue:
    """Return the cue that `text` writes.

    Raises:
        CueError: where brackets or signs are out of place, or it has over 2,000 variants.

    >>> cue = parse("^ (how|why) ... (we|you) know ?")
    >>> len(cue.variants), cue.start, cue.question, cue.variants[0]
    (4, True, True, (Segment(words=('how',), low=0, high=0), Segment(words=('we', 'know'), low=0, high=4)))
    """
    tokens = _TOKEN.findall(text)
    signs = {each for each in tokens if each in _SIGNS}
    body = [each for each in tokens if each not in _SIGNS]
    words = [each for each in body if not each.startswith("(")]
    if any(set(each) & set("()|!^$?~") for each in words) or text.count("(") != text.count(")"):
        raise CueError(text, "a sign or bracket is out of place", "separate signs by spaces")
    choices = [each[1:-1].split("|") if each.startswith("(") else [each] for each in body]
    variants = tuple(dict.fromkeys(_variants(text, choices)))
    return Cue(
        text,
        variants,
        veto="!" in signs,
        start="^" in signs,
        end="$" in signs,
        question="?" in signs,
        unasked="~" in signs,
    )


def _variants(text: str, choices: list[list[str]]) -> Iterator[tuple[Segment, ...]]:
    """Return every way through the groups of a cue."""
    for count, picked in enumerate(itertools.product(*choices)):
        if count >= MAX_VARIANTS:
            raise CueError(text, f"more than {MAX_VARIANTS} variants", "write several cues")
        yield _segments(text, " ".join(picked).split())


def _segments(text: str, tokens: list[str]) -> tuple[Segment, ...]:
    """Cut words at gaps."""
    segments: list[Segment] = []
    words: list[str] = []
    low = high = 0
    for each in [*tokens, None]:
        if each is not None and each not in ("...", "*"):
            words.append(each)
            continue
        if words:
            segments.append(Segment(tuple(words), low, high))
            words, low, high = [], 0, 0
        if each is not None:
            low, high = (low, high + GAP) if each == "..." else (low + 1, high + 1)
    if not segments or tokens[0] in ("...", "*") or tokens[-1] in ("...", "*"):
        raise CueError(text, "it must start and end with a word", "leave the outer gap out")
    return tuple(segments)
