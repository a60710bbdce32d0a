"""Whether an utterance asks something, read from word order; the question mark only helps.

The rules of each language stand in `analyzer.acts.english` and `analyzer.acts.dutch`. A
declarative question ("so you shipped it on Friday?") can only be told by its mark.
"""

import re
from dataclasses import dataclass
from typing import Final

from analyzer.acts import dutch, english
from analyzer.acts.order import ends_in_tag
from analyzer.acts.tokens import Forms
from analyzer.text import is_backchannel


@dataclass(frozen=True, slots=True)
class Asking:
    """How an utterance asks.

    Attributes:
        rule: `"wh"`, `"inverted"`, `"inner"` (inversion after an embedding), `"phrase"` (a bare
            "any questions"), `"tag"` or `"mark"` (only the question mark shows it).
        marked: whether it has a question mark.
        word: the question word, or `""`.
        first: the form in which the question starts, counted from 0.
    """

    rule: str
    marked: bool
    word: str
    first: int

    def key(self, *, punctuated: bool) -> str:
        """Return the rule's name in the calibration.

        With `?` where it is marked, with `.` where it is not though the transcript has marks.

        >>> Asking("tag", True, "", 0).key(punctuated=True)
        'tag?'
        >>> Asking("wh", False, "what", 0).key(punctuated=True)
        'wh.'
        """
        return self.rule + ("?" if self.marked else "." if punctuated else "")


_MARK: Final = re.compile(r"\?[\"'”’)\]\s]*(?:<[^<>]*>\s*)*[.!]*$")
LISTENING: Final = frozenset(
    (
        "really",
        "oh really",
        "seriously",
        "yeah",
        "oh yeah",
        "no",
        "okay",
        "is it",
        "oh is it",
        "is that right",
        "are you",
        "do you",
        "did you",
        "does it",
        "echt",
        "echt waar",
        "ja",
        "oh ja",
        "o ja",
        "oké",
        "serieus",
        "meen je dat",
        "is dat zo",
    )
)
"""Forms of utterances that only show one listens, even with a question mark."""


def asking(plain: Forms, text: str, language: str) -> Asking | None:
    """Return how a text asks something, or None where it does not.

    A text that is only a backchannel, with or without a mark ("really?"), asks nothing.

    Args:
        plain: its forms.
        text: as the file has it, for the mark.
        language: `"en"` or `"nl"`.
    """
    marked = "?" in text and bool(_MARK.search(text) or "? " in text)
    words = plain.words
    if not words or is_backchannel(text) or " ".join(words) in LISTENING:
        return None
    rules = english if language == "en" else dutch
    found = rules.question(words, plain.opening)
    if found is None and marked:
        found = ("tag" if ends_in_tag(words, rules.TAGS) else "mark", "", 0)
    return None if found is None else Asking(found[0], marked, found[1], found[2])
