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
`^ but @`               only right after another speaker: a reply
`- ^ but the`           weak: often means something else, so it counts for less until data says more
======================  =============================================================
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from analyzer.errors import AnalyzerError

GAP: Final = 4

_TOKEN = re.compile(r"\([^()]*\)|\S+")
_SIGNS: Final = ("!", "^", "$", "?", "~", "@", "-")

Words = tuple[str, ...]
Normalise = Callable[[str], Words]


class CueError(AnalyzerError, ValueError):
    """A cue that breaks the notation: cue, what is wrong, remedy."""

    template = "cue '{0}': {1}; {2}"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a cue: what may stand there, and how many other words before it.

    Attributes:
        choices: phrases, of which one must be there; an empty one makes the place optional.
        low: fewest words between the place before and this one.
        high: most words.
    """

    choices: tuple[str, ...]
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, taken apart.

    Attributes:
        text: as written; it is shown as the explanation.
        slots: its places, in order.
        veto: whether it silences the label.
        start: whether it must open the utterance.
        end: whether it must close the utterance.
        question: whether the utterance must be a question.
        unasked: whether it must not follow another speaker's question.
        reply: whether it must come right after another speaker's utterance.
        weak: whether it often means something else.
    """

    text: str
    slots: tuple[Slot, ...]
    veto: bool = False
    start: bool = False
    end: bool = False
    question: bool = False
    unasked: bool = False
    reply: bool = False
    weak: bool = False


def parse(text: str) -> Cue:
    """Return the cue that `text` writes.

    Raises:
        CueError: where brackets or signs are out of place.

    >>> cue = parse("^ (how|why) ... (we|you) know ?")
    >>> cue.start, cue.question, cue.slots[1]
    (True, True, Slot(choices=('we', 'you'), low=0, high=4))
    """
    tokens = _TOKEN.findall(text)
    signs = {each for each in tokens if each in _SIGNS}
    body = [each for each in tokens if each not in _SIGNS]
    words = [each for each in body if not each.startswith("(")]
    inside = "".join(body).replace("(", "").replace(")", "")
    broken = text.count("(") != text.count(")")
    if broken or any(set(each) & set("()|") for each in words) or set(inside) & set("!^$?~@"):
        raise CueError(text, "a sign or bracket is out of place", "separate signs by spaces")
    return Cue(
        text,
        tuple(_slots(text, body)),
        veto="!" in signs,
        start="^" in signs,
        end="$" in signs,
        question="?" in signs,
        unasked="~" in signs,
        reply="@" in signs,
        weak="-" in signs,
    )


def _slots(text: str, body: list[str]) -> Iterable[Slot]:
    """Return the places of a cue, words in a row taken together."""
    slots: list[Slot] = []
    low = high = 0
    for each in body:
        if each in ("...", "*"):
            low, high = (low, high + GAP) if each == "..." else (low + 1, high + 1)
            continue
        choices = tuple(part.strip() for part in each.strip("()").split("|"))
        if {"*", "..."} & set(" ".join(choices).split()):
            raise CueError(text, "a gap stands inside a group", "take the gap out of the brackets")
        slots.append(Slot(choices, low, high))
        low = high = 0
    if high or not slots or slots[0].low or slots[0].high:
        raise CueError(text, "it must start and end with a word", "leave the outer gap out")
    if all("" in each.choices for each in slots):
        raise CueError(text, "every place is optional", "make one of them required")
    return slots


def fits(cue: Cue, *, reply: bool, answer: bool) -> bool:
    """Return whether a cue may fire where it stands.

    Args:
        cue: the cue.
        reply: whether the utterance before is another speaker's.
        answer: whether it is a reply to a question.

    >>> fits(parse("^ but @"), reply=False, answer=False)
    False
    """
    return (reply or not cue.reply) and not (answer and cue.unasked)


def pattern(cue: Cue, normalise: Normalise) -> re.Pattern[str]:
    """Return the regular expression of a cue over forms, each followed by one space.

    Args:
        cue: the cue.
        normalise: turns words into the forms they are matched as.

    >>> found = pattern(parse("no (real|) fallback"), lambda text: tuple(text.split()))
    >>> bool(found.search("we have no fallback now ")), bool(found.search("casino fallback "))
    (True, False)
    """
    parts = ["(?:^|(?<= ))"]
    for slot in cue.slots:
        if slot.high:
            parts.append(rf"(?:\S+ ){{{slot.low},{slot.high}}}")
        choices = [" ".join(normalise(each)) for each in slot.choices if each]
        option = "?" if "" in slot.choices else ""
        parts.append(f"(?:{'|'.join(re.escape(each) + ' ' for each in choices)}){option}")
    return re.compile("".join(parts) + ("$" if cue.end else ""))


def anchors(cue: Cue, normalise: Normalise, common: frozenset[str]) -> tuple[Words, ...]:
    """Return phrases of which one is in every text the cue fires in: its rarest required place.

    Args:
        cue: the cue.
        normalise: turns words into forms.
        common: frequent words, which make poor anchors.

    >>> cue, common = parse("(is|was) the (problem|risk)"), frozenset(("is", "was", "the"))
    >>> anchors(cue, lambda text: tuple(text.split()), common)
    (('problem',), ('risk',))
    """
    places = [
        [normalise(each) for each in slot.choices] for slot in cue.slots if "" not in slot.choices
    ]
    rarest = min(
        places,
        key=lambda phrases: (
            sum(all(word in common for word in phrase) for phrase in phrases) / len(phrases),
            -sum(map(len, (" ".join(phrase) for phrase in phrases))) / len(phrases),
        ),
    )
    return tuple(dict.fromkeys(rarest))
