"""From a tokenised text to plain forms: what cues are matched against.

Transcripts differ in case, punctuation, apostrophes and how much of the speaking they keep.
Forms are what remains the same: lower case, contractions opened, punctuation, fillers, stutters,
cut-off words and bracketed events (`<laugh>`) left out, Dutch full and reduced pronouns alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from analyzer.text import FILLERS

MAX_OPENERS: Final = 6

_PAIRS: Final = {
    "en": (
        "'s=is s=is m=am 'm=am 're=are re=are ve=have 've=have 'll=will ll=will 'd=would "
        "d=would lets=let_us dunno=do_not_know wanna=want_to gotta=got_to kinda=kind_of "
        "cos=because 'cause=because cuz=because ya=you everyone=everybody anyone=anybody "
        "someone=somebody nt=not cannot=can_not im=i_am dont=do_not isnt=is_not wasnt=was_not "
        "thats=that_is whats=what_is its=it_is theres=there_is ok=okay yep=yeah yes=yeah "
        "nope=no nah=no whos=who_is hows=how_is wheres=where_is"
    ),
    "nl": (
        "'t=het t=het 'k=ik k=ik m'n=mijn mn=mijn z'n=zijn zn=zijn 'n=een n=een da's=dat_is "
        "das=dat_is 'ns=eens es=eens d'r=er dr=er ie=hij effe=even effen=even 'm=hem "
        "dat's=dat_is wij=we jij=je gij=je ge=je zij=ze mij=me jou=je oke=oké okee=oké ok=oké "
        "okay=oké hè=hé he=hé nie=niet da=dat wa=wat ga'k=ga_ik heb'k=heb_ik weet'k=weet_ik "
        "is't=is_het dacht'k=dacht_ik kan't=kan_het zoiets=zo_iets neen=nee néé=nee ni=niet "
        "mss=misschien 's=is één=een vóór=voor jouw=je uw=je u=je"
    ),
}
CONTRACTIONS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    language: {
        left: tuple(word for word in right.split("_") if word)
        for left, right in (pair.split("=") for pair in pairs.split())
    }
    for language, pairs in _PAIRS.items()
}
OPENERS: Final = {
    "en": frozenset(
        "well so and but or yeah yes okay no now oh ah right sure actually like then "
        "because hey look listen sorry also just honestly anyway mm hmm mm-hmm please hi hello "
        "alright good great exactly".split()
    ),
    "nl": frozenset(
        "nou ja nee en maar of dus oké goed kijk want eh hé oh ah eigenlijk ook nou dan sorry "
        "luister eerlijk gezegd hm mm even trouwens toch tja ach juist precies allez amai "
        "hoi hoor wacht".split()
    ),
}
OPENER_PAIRS: Final = frozenset((("you", "know"), ("i", "mean"), ("i", "guess")))
COMMON: Final = {
    "en": frozenset(
        (
            "i you we he she it they this that these those the a an my your our is are was were "
            "be been do does did not have has had can could would will should to of in on at for "
            "with about if what how why who there us me them any all one get go make use think "
            "say know"
        ).split()
    ),
    "nl": frozenset(
        (
            "ik je we hij ze het dat dit die de een er hier daar is zijn was ben heb hebt heeft "
            "hebben had kan kun kunnen moet moeten wil willen zou zouden zal gaan gaat ga niet "
            "geen ook om te van voor met op in aan als wat hoe wie waar waarom me mijn jullie bij "
            "over nog al wel doen maken zeggen weten"
        ).split()
    ),
}
_EXTRA_FILLERS: Final = {
    "en": frozenset(("hmm", "mm", "huh")),
    "nl": frozenset(("hm", "mm", "euhm")),
}
_OPENING, _CLOSING = frozenset("<[{"), frozenset(">]}")


def plain(text: str) -> str:
    """Return a text of the same length in lower case, with straight apostrophes.

    >>> plain("DON’T")
    "don't"
    """
    lowered = text.replace("’", "'").replace("‘", "'").lower()
    return lowered if len(lowered) == len(text) else text.replace("’", "'")


class PlainTokenizer:
    """A tokenizer that does not see case or the shape of apostrophes.

    Args:
        inner: the language's own tokenizer.
    """

    def __init__(self, inner: Callable[[str], Doc]) -> None:
        """Wrap a tokenizer."""
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the plain text, which has the same offsets."""
        return self.inner(plain(text))


@dataclass(frozen=True, slots=True)
class Forms:
    """The plain forms of a text and where each stands in it.

    Attributes:
        words: the forms, in order.
        starts: character offset in the text where each starts.
        ends: character offset where each ends.
        opening: how many forms at the start only open the utterance ("well, yeah, but").
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opening: int


def forms(doc: Doc, language: str) -> Forms:
    """Return the forms of a tokenised text in `language`, `"en"` or `"nl"`.

    >>> import spacy
    >>> forms(spacy.blank("en")("well, i- i'm uh not <laugh> sure we don't."), "en").words
    ('well', 'i', 'am', 'not', 'sure', 'we', 'do', 'not')
    >>> forms(spacy.blank("nl")("'k weet 't niet, jij wel?"), "nl").words
    ('ik', 'weet', 'het', 'niet', 'je', 'wel')
    """
    opened, extra = CONTRACTIONS[language], _EXTRA_FILLERS[language]
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    inside = False
    for token in doc:
        text = token.text
        if text in _OPENING or text in _CLOSING:
            inside = text in _OPENING
            continue
        norm = token.norm_
        if inside or not any(map(str.isalnum, norm)) or norm in FILLERS or norm in extra:
            continue
        if text[-1] == "-":
            continue
        for word in opened.get(norm, (norm,)):
            if words and words[-1] == word:
                ends[-1] = token.idx + len(text)
                continue
            words.append(word)
            starts.append(token.idx)
            ends.append(token.idx + len(text))
    return Forms(tuple(words), tuple(starts), tuple(ends), _opening(words, language))


def _opening(words: list[str], language: str) -> int:
    """Return how many of the first words only open the utterance."""
    openers, place = OPENERS[language], 0
    while place < min(len(words), MAX_OPENERS):
        if tuple(words[place : place + 2]) in OPENER_PAIRS:
            place += 1
        elif words[place] not in openers:
            return place
        place += 1
    return min(len(words), MAX_OPENERS)
