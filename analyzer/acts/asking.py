"""Whether an utterance asks something, read from word order; the question mark only helps.

English: a question word before a verb, or an auxiliary before its subject, at the start or
after an embedding ("the thing is what do we do"). Dutch: a question word before a finite verb,
or a finite verb before its subject, minus the Dutch look-alikes: topic drop ("weet ik niet",
"kan wel"), conditionals ("zouden we dat doen, dan …", "mocht het …"), fronted clauses
("wanneer we …", "wat ik bedoel is …"), exclamations ("wat fijn"), imperatives ("laten we").
A declarative question ("so you shipped it on Friday?") can only be told by its mark.
"""

import re
from dataclasses import dataclass
from typing import Final

from analyzer.acts.tokens import Forms
from analyzer.text import is_backchannel


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


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


EN_WH: Final = _set("what who where when why how which whose whom")
EN_AUX: Final = _set(
    "is are was were am do does did can could will would shall should have has had may might must"
)
EN_SUBJECTS: Final = _set("i you we he she it they this that these those there")
EN_NOUN_STARTS: Final = _set(
    "the a an my your our their his her any anybody somebody people everybody all"
)
EN_PRONOUNS: Final = _set("i you we he she it they there")
EN_HOW: Final = _set("many much long often far big old soon come about late large close bad hard")
EN_PHRASE: Final = _set("any anything anybody")
EN_PHRASE_NEXT: Final = _set(
    "questions question comments comment thoughts ideas suggestions objections concerns opinions "
    "views other else more preferences input feedback"
)
EN_TAGS: Final = (
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
MIN_WORDS_BEFORE_TAG: Final = 3

NL_WH: Final = _set(
    "wat wie waar wanneer waarom hoe welk welke hoeveel hoezo waarvoor waarmee waardoor waaraan "
    "waarop waaruit waarvan waarheen wiens"
)
NL_HOW: Final = _set(
    "lang vaak veel groot ver snel laat duur erg hoog zwaar zeker concreet goed moeilijk breed oud"
)
NL_FINITE: Final = _set(
    "is zijn was waren ben bent heb hebt heeft hebben had hadden word wordt worden werd werden "
    "kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil wilt "
    "willen wilde wilden wou zal zul zult zullen zou zouden ga gaat gaan ging gingen kom komt komen "
    "kwam kwamen doe doet doen deed deden zie ziet zien zag zagen weet weten wist wisten vind vindt "
    "vinden vond vonden denk denkt denken dacht dachten zeg zegt zeggen zei zeiden bedoel bedoelt "
    "bedoelen bedoelde werkt werken werkte staat staan stond zit zitten zat ligt liggen lag blijft "
    "blijven bleef maakt maken maakte krijg krijgt krijgen kreeg hoef hoeft hoeven loopt lopen liep "
    "klopt kloppen klinkt lijkt lijken heet gebeurt gebeurde geldt kost houdt houden hield neem "
    "neemt nemen nam geef geeft geven gaf pak pakt pakken gebruik gebruikt gebruiken begrijp "
    "begrijpt begrijpen snap snapt snappen kijk kijkt kijken keek kies kiest kiezen stel stelt "
    "stellen koopt kopen past passen scheelt betekent betaalt betalen begint beginnen duurt "
    "schrijft leg legt leggen zoek zoekt zoeken hoor hoort horen heet voel voelt voelen verwacht "
    "verwachten mis mist missen durf durft durven volgt regelt regelen bel belt bellen stuurt "
    "sturen bouwt bouwen test testen speelt spelen merk merkt merken zet zetten valt vallen "
    "verandert veranderen helpt helpen levert leveren draait draaien beslist bepaalt vraagt wilden "
    "laat laten hangt herinner bespreken noem noemt noemen brengt brengen wacht wachten".replace(
        "\n", " "
    )
)
NL_SUBJECTS: Final = _set(
    "je we jullie ze hij het dat dit er de een iemand die deze men mensen iedereen"
)
NL_ASKED: Final = _set("je we jullie hij het")
NL_NO_VERB: Final = _set("niet graag leuk mooi of ook dan precies voor als meer minder iedereen")
NL_MODAL_I: Final = _set("zal mag")
NL_I_VERBS: Final = _set("kan moet heb ben zie begrijp hoor kon moest")
NL_I_NEXT: Final = _set("dat dit het je jullie even hier iets goed al daar nu de een mijn ook nog")
NL_NO_QUESTION: Final = _set("mocht had hadden ware laten laat kijk kijken stel hoor")
NL_FRONTED: Final = _set("dan eigenlijk toch ook trouwens gezegd even want dus nou")
NL_TAGS: Final = (
    ("toch",),
    ("hé",),
    ("niet", "dan"),
    ("of", "niet"),
    ("nietwaar",),
    ("niet", "waar"),
    ("of", "wel"),
    ("of", "wat"),
    ("klopt", "dat"),
    ("is", "het", "niet"),
)
NL_UNMARKED_TAGS: Final = (
    ("nietwaar",),
    ("niet", "waar"),
    ("of", "niet"),
    ("klopt", "dat"),
)
NL_THAT_LIKE: Final = _set(
    "wat of hoe wie waar waarom wanneer nog zeker dat al toevallig het welke iemand"
)
NL_FREE_SUBJECTS: Final = _set("ik je we jullie ze hij het dat er mij me ons die")

_MARK: Final = re.compile(r"\?[\"'”’)\]\s]*(?:<[^<>]*>\s*)*[.!]*$")


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
    if not words or is_backchannel(text) or _only_listening(words):
        return None
    found = (_english if language == "en" else _dutch)(words, plain.opening)
    if found is None and marked:
        found = ("tag" if _tag(words, EN_TAGS if language == "en" else NL_TAGS) else "mark", "", 0)
    return None if found is None else Asking(found[0], marked, found[1], found[2])


def _only_listening(words: tuple[str, ...]) -> bool:
    """Return whether this is "really?", "oh yeah?", "echt waar?" and the like."""
    return " ".join(words) in {
        "really", "oh really", "yeah", "oh yeah", "is it", "is that right", "no", "seriously", "okay",
        "are you", "do you", "did you", "oh is it", "does it", "echt", "echt waar", "oh ja", "ja",
        "o ja", "serieus", "oké", "meen je dat", "is dat zo",
    }  # fmt: skip


def _tag(words: tuple[str, ...], tags: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether the words end in a tag, with enough before it."""
    return any(
        words[-len(tag) :] == tag and len(words) >= len(tag) + MIN_WORDS_BEFORE_TAG for tag in tags
    )


Found = tuple[str, str, int]


def _at(words: tuple[str, ...], place: int) -> str:
    return words[place] if place < len(words) else ""


def _english(words: tuple[str, ...], opening: int) -> Found | None:
    """Apply the English rules."""
    for first in dict.fromkeys((opening, *_names_end(words, opening))):
        found = _english_start(words, first)
        if found:
            return found
    for place in range(opening + 1, len(words) - 2):
        if _english_inner(words, place):
            return "inner", words[place] if words[place] in EN_WH else "", place
    return ("tag", "", 0) if _tag(words, EN_TAGS[1:]) else None


def _names_end(words: tuple[str, ...], opening: int) -> tuple[int, ...]:
    """Return the place after a name that is called on: "priya, what would …"."""
    one, two, three = (_at(words, opening + step) for step in range(3))
    if one in EN_AUX | EN_WH | EN_SUBJECTS | EN_NOUN_STARTS:
        return ()
    return (opening + 1,) if (two in EN_AUX and three == "you") or two in EN_WH - {"who"} else ()


def _english_start(words: tuple[str, ...], first: int) -> Found | None:
    """Return the question that starts at `first`, if one does."""
    one, two, three = (_at(words, first + step) for step in range(3))
    if one == "you" and two == "mean" and len(words) > first + 3:  # noqa: PLR2004 - words of it
        return "phrase", "", first
    if one in EN_WH:
        return ("wh", one, first) if _english_wh(words, first) else None
    if one in EN_AUX and not _is_statement(one, two, three):
        subject = three if two == "not" else two
        if subject in EN_SUBJECTS or (subject in EN_NOUN_STARTS and one != "do"):
            return "inverted", "", first
    if one in EN_PHRASE and (
        two in EN_PHRASE_NEXT or (one == "anybody" and len(words) > first + 1)
    ):
        return "phrase", "", first
    return None


def _is_statement(one: str, two: str, three: str) -> bool:
    """Return whether what looks inverted is not: "had we known", "may the", "do that", "was that"."""
    if one in ("had", "may", "might", "must", "am") and two != "i":
        return not (one in ("may", "must") and two in ("we", "you"))
    return (one == "do" and two in ("this", "that", "it")) or (
        one == "have" and two in ("a", "the", "it", "to")
    )


def _english_wh(words: tuple[str, ...], first: int) -> bool:
    """Return whether a question word at `first` asks: a verb follows, not a subject."""
    one, two, three = (_at(words, first + step) for step in range(3))
    rest = words[first + 1 : first + 5]
    if not two:
        return one in ("what", "why", "how", "who", "where")
    if one == "which":
        return (
            two not in EN_AUX | EN_PRONOUNS
            and any(each in EN_AUX for each in rest[1:])
            and two not in ("means", "i", "was")
        )
    if two in EN_AUX:
        return not (one == "when" and three not in EN_SUBJECTS | EN_NOUN_STARTS)
    if one == "how":
        return two in EN_HOW or (
            two not in EN_PRONOUNS and any(each in EN_AUX for each in rest[1:3])
        )
    if one == "what":
        return two in ("about", "if", "else", "kind", "sort", "happens", "happened", "makes") or (
            two not in EN_PRONOUNS | EN_NOUN_STARTS | {"they", "people"}
            and any(
                left in EN_AUX and right in EN_SUBJECTS
                for left, right in zip(rest, rest[1:], strict=False)
            )
        )
    if one == "why":
        return two in ("not", "do", "bother")
    return one == "who" and two not in EN_PRONOUNS and first == 0 and two not in ("the",)


def _english_inner(words: tuple[str, ...], place: int) -> bool:
    """Return whether a direct question starts inside: word order that no clause has."""
    one, two, three = words[place], _at(words, place + 1), _at(words, place + 2)
    subjects = ("you", "we", "they", "i")
    if one in ("what", "how", "why", "where", "who"):
        return two in ("do", "did", "does", "can", "should", "are", "would", "could") and (
            three in subjects or (two in ("do", "does", "did") and three in ("it", "the", "people"))
        )
    if one in ("do", "did", "could", "would", "are", "have", "can") and two == "you":
        before = words[place - 1]
        return three in (
            "think", "know", "want", "have", "mean", "see", "like", "need", "remember", "guys",
            "agree", "feel", "saying", "talking", "sure", "going",
        ) and before not in EN_PRONOUNS | {"what", "how", "so", "than", "as", "nor"}  # fmt: skip
    return False


def _dutch(words: tuple[str, ...], opening: int) -> Found | None:
    """Apply the Dutch rules."""
    for first in dict.fromkeys((opening, *_dutch_retries(words, opening))):
        found = _dutch_start(words, first)
        if found:
            return found
    return ("tag", "", 0) if _tag(words, NL_UNMARKED_TAGS) else None


def _dutch_retries(words: tuple[str, ...], opening: int) -> tuple[int, ...]:
    """Return the place after a name that is called on: "anouk, wat zou …"."""
    free = (
        words[opening] not in NL_FINITE | NL_WH | NL_FREE_SUBJECTS
        if len(words) > opening
        else False
    )
    return (opening + 1,) if free and _at(words, opening + 1) in NL_WH else ()


def _dutch_start(words: tuple[str, ...], first: int) -> Found | None:
    """Return the question that starts at `first`, if one does."""
    one, two, three = (_at(words, first + step) for step in range(3))
    if (
        "dus" in words[:first]
        and one == "je"
        and two in ("bedoelt", "zegt")
        and len(words) > first + 2
    ):
        return "phrase", "", first
    if one in NL_WH:
        return ("wh", one, first) if _dutch_wh(words, first) else None
    if one in ("iemand", "nog") and _any_more(words, first):
        return "phrase", "", first
    fronted = first > 0 and words[first - 1] in NL_FRONTED
    if one not in NL_FINITE or fronted or _conditional(words, first):
        return None
    if one in NL_NO_QUESTION and not (one in ("kijk", "hoor") and two == "je"):
        return None
    if two == "ik":
        asks = one in NL_MODAL_I or (
            one in NL_I_VERBS and three in NL_I_NEXT and len(words) > first + 3
        )
        return ("inverted", "", first) if asks else None
    if two == "je" and one in ("weet", "snap", "zie", "bedoel", "begrijp"):
        return ("inverted", "", first) if _knows_what(words, first) else None
    if two in ("het", "dat", "dit", "die") and three in ("niet", "wel") and len(words) == first + 3:
        return None
    if two in NL_SUBJECTS or (two in ("niet", "ook") and three in NL_SUBJECTS):
        return "inverted", "", first
    return None


def _any_more(words: tuple[str, ...], first: int) -> bool:
    """Return whether this is "nog vragen", "iemand nog een idee", "iemand die …"."""
    rest = words[first + 1 : first + 4]
    return bool(
        {"vragen", "vraag", "opmerkingen", "iemand", "idee", "ideeën", "aanvullingen", "bezwaar"}
        & set(rest)
    )


def _knows_what(words: tuple[str, ...], first: int) -> bool:
    """Return whether "weet je" and the like take an object, and are no stance particle."""
    third = _at(words, first + 2)
    if words[first] == "bedoel":
        return len(words) > first + 2
    return third in NL_THAT_LIKE and len(words) > first + 3


def _conditional(words: tuple[str, ...], first: int) -> bool:
    """Return whether a verb-first clause is a condition: "zouden we dat doen, dan moeten …"."""
    return any(
        words[place] == "dan" and _at(words, place + 1) in NL_FINITE and place >= first + 3
        for place in range(first, len(words) - 1)
    )


def _dutch_wh(words: tuple[str, ...], first: int) -> bool:
    """Return whether a question word at `first` asks: a finite verb follows, then no second one."""
    one, two, three = (_at(words, first + step) for step in range(3))
    if not two:
        return one in ("wat", "waarom", "hoezo", "hoe", "wie", "waar")
    if one in ("wat", "hoe") and two in ("dan", "dat", "fijn"):
        return False
    if one != "wie" and three in NL_ASKED and two not in NL_SUBJECTS | NL_HOW | NL_FREE_SUBJECTS:
        return two not in NL_NO_VERB
    if one == "wat" and two in ("als", "voor", "denk", "dacht", "vind", "bedoel"):
        return two != "denk" or three != "ik"
    if two in NL_FINITE:
        return not (one == "wie" and _free_relative(words, first)) and three != "ook"
    if one in ("welk", "welke", "hoeveel", "wiens") or (one == "hoe" and two in NL_HOW):
        return any(each in NL_FINITE for each in words[first + 2 : first + 6])
    if one in ("waarom", "hoezo"):
        return two in ("niet", "dan", "eigenlijk", "toch") or two not in NL_FREE_SUBJECTS
    return one == "waar" and three in NL_FINITE and two in ("precies", "ongeveer")


def _free_relative(words: tuple[str, ...], first: int) -> bool:
    """Return whether "wie … wil, moet …" holds two finite verbs next to each other."""
    pairs = zip(words[first + 1 :], words[first + 2 :], strict=False)
    return any(
        left in NL_FINITE and right in NL_FINITE and left.endswith("t") for left, right in pairs
    )
