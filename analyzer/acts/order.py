"""What the word-order rules of both languages share."""

from typing import Final

MIN_WORDS_BEFORE_TAG: Final = 3

Words = tuple[str, ...]
Found = tuple[str, str, int]
"""The rule that fired, the question word or `""`, and the form in which the question starts."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(word_set("who what"))
    ['what', 'who']
    """
    return frozenset(text.split())


def at(words: Words, place: int) -> str:
    """Return the word at a place, or `""` past the end.

    >>> at(("who", "is"), 1), at(("who", "is"), 2)
    ('is', '')
    """
    return words[place] if place < len(words) else ""


def ends_in_tag(words: Words, tags: tuple[Words, ...]) -> bool:
    """Return whether the words end in one of the tags, with at least three words before it.

    >>> ends_in_tag(("we", "ship", "on", "friday", "right"), (("right",),))
    True
    """
    return any(
        words[-len(tag) :] == tag and len(words) >= len(tag) + MIN_WORDS_BEFORE_TAG for tag in tags
    )
