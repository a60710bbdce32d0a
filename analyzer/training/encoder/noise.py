"""Training text as meetings are written down: by people, by captions, by speech recognition.

A transcript is written one way from start to end, so a way is drawn for each sequence: as it
stands, without capitals, without marks, or stripped of both as `speakup evaluate` strips. On
stripped text, sometimes, a recogniser's slips: a word lost, said twice, cut off, misheard.
"""

import random
import re
from typing import Final

from analyzer.training.plain import strip_text

WAYS: Final = ("written", "lower", "unmarked", "stripped")
UNMARKED: Final = frozenset(("unmarked", "stripped"))
"""Ways without marks."""
STRIPPED: Final = 0.5
OTHERS: Final = (0.6, 0.2, 0.2)
"""Shares of the other ways in what is not stripped."""
SLIPPING: Final = 0.3
LOST: Final = 0.03
TWICE: Final = 0.02
CUT: Final = 0.02
MISHEARD: Final = 0.06
MIN_CUT: Final = 5
FILLED: Final = 0.02
FILLERS: Final = {"en": ("uh", "um", "like", "you know"), "nl": ("eh", "uh", "nou", "zeg maar")}
ALIKE: Final = {
    each: words
    for words in (
        ("there", "their", "they're"), ("your", "you're"), ("its", "it's"), ("to", "too", "two"),
        ("then", "than"), ("of", "have"), ("were", "where", "we're"), ("hear", "here"),
        ("right", "write"), ("know", "no"), ("won't", "want"), ("can", "can't"), ("our", "are"),
        ("wordt", "word"), ("jou", "jouw"), ("hun", "hen"), ("nou", "nu"), ("mij", "me"),
        ("wij", "we"), ("zei", "zij"), ("als", "dan"), ("het", "'t", "t"), ("een", "n"),
        ("ik", "k"), ("niet", "nie"), ("eens", "is"), ("hè", "he"), ("dat", "da"), ("wat", "wa"),
    )
    for each in words
}  # fmt: skip
_MARKS = re.compile(r"[^\w\s'\-]|_")


def way(draw: random.Random, stripped: float = STRIPPED) -> str:
    """Return how a transcript is written: stripped with this probability, else as `OTHERS`."""
    if draw.random() < stripped:
        return "stripped"
    return draw.choices(WAYS[:-1], OTHERS)[0]


def written(text: str, how: str, draw: random.Random, *, language: str, slips: bool) -> str:
    """Return a text written in a way of `WAYS`, with a recogniser's slips if wanted.

    >>> written("No, that's wrong.", "stripped", random.Random(1), language="en", slips=False)
    "no that's wrong"
    """
    if how == "written":
        return text
    if how == "lower":
        return text.lower()
    if how == "unmarked":
        return " ".join(_MARKS.sub(" ", text).split())
    plain = strip_text(text)
    return _slipped(plain, draw, language) if slips else plain


def _slipped(text: str, draw: random.Random, language: str) -> str:
    """Return a text with a recogniser's slips; never an empty one for one with words."""
    made: list[str] = []
    words = text.split()
    for word in words:
        chance = draw.random()
        if chance < LOST and len(words) > 1:
            continue
        heard = word
        if word in ALIKE and draw.random() < MISHEARD:
            heard = draw.choice(ALIKE[word])
        made.append(heard)
        if chance > 1 - TWICE:
            made.append(heard)
        elif chance > 1 - TWICE - CUT and len(heard) >= MIN_CUT:
            made[-1] = heard[: draw.randint(2, len(heard) - 1)]
        elif chance > 1 - TWICE - CUT - FILLED:
            made.append(draw.choice(FILLERS[language]))
    return " ".join(made) or text
