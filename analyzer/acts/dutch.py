"""Dutch word order that asks, and the look-alikes that do not.

Not asked: topic drop ("weet ik niet", "kan wel"), conditions ("zouden we dat doen, dan …",
"mocht het …"), fronted clauses ("wanneer we …", "wat ik bedoel is …"), exclamations ("wat fijn"),
imperatives ("laten we"), and a verb before its subject because something else comes first
("dan moeten we", "misschien kun je").
"""

from itertools import pairwise
from typing import Final

from analyzer.acts.order import Found, Words, at, ends_in_tag, word_set

WH: Final = word_set(
    "wat wie waar wanneer waarom hoe welk welke hoeveel hoezo waarvoor waarmee waardoor waaraan "
    "waarop waaruit waarvan waarheen wiens"
)
HOW: Final = word_set(
    "lang vaak veel groot ver snel laat duur erg hoog zwaar zeker concreet goed moeilijk breed oud"
)
FINITE: Final = word_set(
    "bedoel bedoelde bedoelen bedoelt beginnen begint begrijp begrijpen begrijpt bel bellen "
    "belt ben bent bepaalt beslist bespreken betaalt betalen betekent bleef blijft blijven "
    "bouwen bouwt brengen brengt dacht dachten deden deed denk denken denkt doe doen doet "
    "draaien draait durf durft durven duurt ga gaan gaat gaf gebeurde gebeurt gebruik gebruiken "
    "gebruikt geef geeft geldt geven ging gingen had hadden hangt heb hebben hebt heeft heet "
    "helpen helpt herinner hield hoef hoeft hoeven hoor hoort horen houden houdt is kan keek "
    "kies kiest kiezen kijk kijken kijkt klinkt kloppen klopt kom komen komt kon konden koopt "
    "kopen kost kreeg krijg krijgen krijgt kun kunnen kunt kwam kwamen laat lag laten leg "
    "leggen legt leveren levert liep liggen ligt lijken lijkt loopt lopen maakt maakte mag "
    "maken merk merken merkt mis missen mist mocht mochten moest moesten moet moeten mogen nam "
    "neem neemt nemen noem noemen noemt pak pakken pakt passen past regelen regelt scheelt "
    "schrijft snap snappen snapt speelt spelen staan staat stel stellen stelt stond sturen "
    "stuurt test testen vallen valt veranderen verandert verwacht verwachten vind vinden vindt "
    "voel voelen voelt volgt vond vonden vraagt wacht wachten waren was weet werd werden werken "
    "werkt werkte weten wil wilde wilden willen wilt wist wisten word worden wordt wou zag "
    "zagen zal zat zeg zeggen zegt zei zeiden zet zetten zie zien ziet zijn zit zitten zoek "
    "zoeken zoekt zou zouden zul zullen zult"
)
SUBJECTS: Final = word_set(
    "je we jullie ze hij het dat dit er de een iemand die deze men mensen iedereen"
)
ASKED: Final = word_set("je we jullie hij het")
NO_VERB: Final = word_set("niet graag leuk mooi of ook dan precies voor als meer minder iedereen")
MODAL_I: Final = word_set("zal mag")
I_VERBS: Final = word_set("kan moet heb ben zie begrijp hoor kon moest")
I_NEXT: Final = word_set("dat dit het je jullie even hier iets goed al daar nu de een mijn ook nog")
NO_QUESTION: Final = word_set("mocht had hadden ware laten laat kijk kijken stel hoor")
FRONTED: Final = word_set("dan eigenlijk toch ook trouwens gezegd")
TAGS: Final = (
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
UNMARKED_TAGS: Final = (
    ("nietwaar",),
    ("niet", "waar"),
    ("of", "niet"),
    ("klopt", "dat"),
)
THAT_LIKE: Final = word_set(
    "wat of hoe wie waar waarom wanneer nog zeker dat al toevallig het welke iemand"
)
FREE_SUBJECTS: Final = word_set("ik je we jullie ze hij het dat er mij me ons die")
OFFERS: Final = word_set("vragen vraag opmerkingen iemand idee ideeën aanvullingen bezwaar")
STANCE: Final = word_set("weet snap zie begrijp")
EXCLAIMED: Final = word_set("dan dat fijn")


def question(words: Words, opening: int) -> Found | None:
    """Return the question in these words, or None.

    Args:
        words: forms of an utterance.
        opening: how many of them only open it.

    >>> question(("en", "wat", "vind", "je", "ervan"), 1)
    ('wh', 'wat', 1)
    >>> question(("weet", "ik", "niet"), 0) is None
    True
    """
    for first in (opening, *_after_name(words, opening)):
        rule = _rule(words, first)
        if rule:
            return rule, words[first] if rule == "wh" else "", first
    return ("tag", "", 0) if ends_in_tag(words, UNMARKED_TAGS) else None


def _after_name(words: Words, opening: int) -> tuple[int, ...]:
    """Return the place after a name that is called on: "anouk, wat zou …"."""
    one, two = at(words, opening), at(words, opening + 1)
    return (opening + 1,) if one not in FINITE | WH | FREE_SUBJECTS and two in WH else ()


def _rule(words: Words, first: int) -> str | None:
    """Return the rule by which a question starts at `first`, if one does."""
    one, two, three = (at(words, first + step) for step in range(3))
    if one in WH:
        return "wh" if _wh(words, first) else None
    if one in ("iemand", "nog") and OFFERS.intersection(words[first + 1 : first + 4]):
        return "phrase"
    if "dus" in words[:first] and one == "je" and two in ("bedoelt", "zegt") and three:
        return "phrase"
    return "inverted" if _verb_first(words, first) else None


def _verb_first(words: Words, first: int) -> bool:
    """Return whether a verb before its subject asks, and is none of the look-alikes."""
    one, two, three = (at(words, first + step) for step in range(3))
    fronted = first > 0 and words[first - 1] in FRONTED
    ends = len(words) == first + 3
    if one not in FINITE or fronted or _conditional(words, first):
        return False
    if two == "ik":
        return one in MODAL_I or (one in I_VERBS and three in I_NEXT and not ends)
    if two == "je" and one in STANCE:
        return three in THAT_LIKE and not ends
    if one in NO_QUESTION:
        return two == "je" and one in ("kijk", "hoor")
    if two in ("het", "dat", "dit", "die") and three in ("niet", "wel") and ends:
        return False
    return two in SUBJECTS or (two in ("niet", "ook") and three in SUBJECTS)


def _conditional(words: Words, first: int) -> bool:
    """Return whether a verb-first clause is a condition: "zouden we dat doen, dan moeten …"."""
    return any(left == "dan" and right in FINITE for left, right in pairwise(words[first + 3 :]))


def _wh(words: Words, first: int) -> bool:
    """Return whether a question word at `first` asks: a finite verb follows, then no second one."""
    one, two, three = (at(words, first + step) for step in range(3))
    if not two or (one in ("wat", "hoe") and two in EXCLAIMED):
        return not two and one in ("wat", "waarom", "hoezo", "hoe", "wie", "waar")
    if one != "wie" and three in ASKED and two not in SUBJECTS | HOW | FREE_SUBJECTS:
        return two not in NO_VERB
    if two in FINITE:
        return three != "ook" if one != "wie" else not _free_relative(words, first)
    if one in ("welk", "welke", "hoeveel", "wiens") or (one == "hoe" and two in HOW):
        return any(each in FINITE for each in words[first + 2 : first + 6])
    asks = {
        "wat": two in ("als", "voor"),
        "waarom": two not in FREE_SUBJECTS,
        "hoezo": two not in FREE_SUBJECTS,
        "waar": two in ("precies", "ongeveer") and three in FINITE,
    }
    return asks.get(one, False)


def _free_relative(words: Words, first: int) -> bool:
    """Return whether "wie … wil, moet …" holds two finite verbs next to each other."""
    pairs = pairwise(words[first + 1 :])
    return any(left in FINITE and right in FINITE and left.endswith("t") for left, right in pairs)
