"""English word order that asks: a question word before a verb, a verb before its subject."""

from itertools import pairwise
from typing import Final

from analyzer.acts.order import Found, Words, at, ends_in_tag, word_set

WH: Final = word_set("what who where when why how which whose whom")
AUX: Final = word_set(
    "is are was were am do does did can could will would shall should have has had may might must"
)
SUBJECTS: Final = word_set("i you we he she it they this that these those there")
NOUN_STARTS: Final = word_set(
    "the a an my your our their his her any anybody somebody people everybody all"
)
PRONOUNS: Final = word_set("i you we he she it they there")
HOW: Final = word_set("many much long often far big old soon come about late large close bad hard")
PHRASE: Final = word_set("any anything anybody")
PHRASE_NEXT: Final = word_set(
    "questions question comments comment thoughts ideas suggestions objections concerns opinions "
    "views other else more preferences input feedback"
)
TAGS: Final = (
    ("right",),
    ("is", "not", "it"),
    ("are", "not", "we"),
    ("are", "not", "you"),
    ("are", "not", "they"),
    ("is", "not", "he"),
    ("do", "not", "you"),
    ("do", "not", "we"),
    ("do", "not", "they"),
    ("does", "not", "it"),
    ("did", "not", "we"),
    ("did", "not", "you"),
    ("can", "not", "we"),
    ("was", "not", "it"),
    ("will", "not", "it"),
    ("have", "not", "we"),
    ("or", "not"),
    ("or", "what"),
    ("correct",),
)
FACTS: Final = word_set("about if else kind sort happens happened makes")
INNER_WH: Final = word_set("what how why where who")
INNER_AUX: Final = word_set("do did does can should are would could")
INNER_YOU: Final = word_set("do did could would are have can")
INNER_VERBS: Final = word_set(
    "think know want have mean see like need remember guys agree feel saying talking sure going"
)
NOT_BEFORE_INNER: Final = PRONOUNS | word_set("what how so than as nor")


def question(words: Words, opening: int) -> Found | None:
    """Return the question in these words, or None.

    Args:
        words: forms of an utterance.
        opening: how many of them only open it.

    >>> question(("so", "how", "did", "you", "do", "that"), 1)
    ('wh', 'how', 1)
    >>> question(("what", "i", "mean", "is", "this"), 0) is None
    True
    """
    for first in (opening, *_after_name(words, opening)):
        rule = _rule(words, first)
        if rule:
            return rule, words[first] if rule == "wh" else "", first
    for place in range(opening + 1, len(words) - 2):
        if _inner(words, place):
            return "inner", words[place] if words[place] in WH else "", place
    return ("tag", "", 0) if ends_in_tag(words, TAGS[1:]) else None


def _after_name(words: Words, opening: int) -> tuple[int, ...]:
    """Return the place after a name that is called on: "priya, what would …"."""
    one, two, three = (at(words, opening + step) for step in range(3))
    if one in AUX | WH | SUBJECTS | NOUN_STARTS:
        return ()
    return (opening + 1,) if (two in AUX and three == "you") or two in WH - {"who"} else ()


def _rule(words: Words, first: int) -> str | None:
    """Return the rule by which a question starts at `first`, if one does."""
    one, two, three = (at(words, first + step) for step in range(3))
    if one in WH:
        return "wh" if _wh(words, first) else None
    if one in AUX and not _is_statement(one, two):
        subject = three if two == "not" else two
        if subject in SUBJECTS or (subject in NOUN_STARTS and one != "do"):
            return "inverted"
    asks = one in PHRASE and two in PHRASE_NEXT
    asks = (
        asks or (one == "anybody" and bool(two)) or (one == "you" and two == "mean" and bool(three))
    )
    return "phrase" if asks else None


def _is_statement(one: str, two: str) -> bool:
    """Return whether what looks inverted is not: "had we known", "may the", "do that"."""
    if one in ("had", "may", "might", "must", "am") and two != "i":
        return one not in ("may", "must") or two not in ("we", "you")
    return (one == "do" and two in ("this", "that", "it")) or (
        one == "have" and two in ("a", "the", "it", "to")
    )


def _wh(words: Words, first: int) -> bool:
    """Return whether a question word at `first` asks: a verb follows, not a subject."""
    one, two, three = (at(words, first + step) for step in range(3))
    later = any(each in AUX for each in words[first + 2 : first + 5])
    if not two:
        return one in INNER_WH
    if one == "which":
        return later and two not in AUX | PRONOUNS | {"means"}
    if two in AUX:
        return one != "when" or three in SUBJECTS | NOUN_STARTS
    asks = {
        "how": two in HOW or (two not in PRONOUNS and at(words, first + 3) in AUX),
        "what": two in FACTS or _what_noun(words, first),
        "why": two in ("not", "do", "bother"),
        "who": two not in PRONOUNS | {"the"} and first == 0,
    }
    return asks.get(one, False)


def _what_noun(words: Words, first: int) -> bool:
    """Return whether this is "what colour should it …"."""
    rest = words[first + 1 : first + 5]
    turned = any(left in AUX and right in SUBJECTS for left, right in pairwise(rest))
    return turned and rest[0] not in PRONOUNS | NOUN_STARTS


def _inner(words: Words, place: int) -> bool:
    """Return whether a direct question starts inside: word order that no clause has."""
    one, two, three = words[place], at(words, place + 1), at(words, place + 2)
    if one in INNER_WH and two in INNER_AUX:
        return three in ("you", "we", "they", "i") or (
            two in ("do", "does", "did") and three in ("it", "the", "people")
        )
    return (
        one in INNER_YOU
        and two == "you"
        and three in INNER_VERBS
        and words[place - 1] not in NOT_BEFORE_INNER
    )
