"""What a leader said in the window after an event, and ways to look into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from analyzer.session import Utterance
from analyzer.text import words

# Words that point back at what was just said, so that a reply needs no word of the event's own.
POINTERS: Final = frozenset(
    "that that's this it it's those these they you you're your"
    " dat die dit daar het je jij u".split()
)
MIN_CONTENT_LETTERS: Final = 3


@cache
def stop_words() -> frozenset[str]:
    """Return the function words of English and Dutch, from spaCy's lists."""
    from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
    from spacy.lang.nl.stop_words import STOP_WORDS as DUTCH

    return frozenset(ENGLISH) | frozenset(DUTCH)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its subject.

    Rule: three letters or more (`MIN_CONTENT_LETTERS`), not a function word of English or
    Dutch, not a contraction, and a final "s" left off longer ones, so that "tests" meets "test".

    >>> sorted(content_words("We haven't tested the fallbacks, so it's a risk"))
    ['fallback', 'risk', 'tested']
    """
    return frozenset(
        word.removesuffix("s") if len(word) > MIN_CONTENT_LETTERS else word
        for word in words(text)
        if len(word) >= MIN_CONTENT_LETTERS
        and word not in stop_words()
        and not {"'", "’"} & set(word)
    )


def takes_up(utterances: Iterable[Utterance], matter: Iterable[Utterance]) -> bool:
    """Return whether these utterances share a content word with the matter or point back at it.

    Pointing back is a word such as "that", "it" or "you" (`POINTERS`): lenient on purpose, so
    that what is left is sure to be about something else.

    >>> event = [Utterance(0, "Bo", "The tests are flaky.")]
    >>> said = [Utterance(1, "Ann", "Which test?"), Utterance(2, "Ann", "Next slide.")]
    >>> takes_up(said[:1], event), takes_up(said[1:], event)
    (True, False)
    """
    about = frozenset[str]().union(*(content_words(each.text) for each in matter))
    return any(
        about & content_words(each.text) or POINTERS & set(words(each.text)) for each in utterances
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that fired in one of the leader's utterances.

    Attributes:
        name: `"response/cue"`.
        text: the cue as written.
        utterance: index of the utterance.
        start: character offset in its text where the cue starts.
    """

    name: str
    text: str
    utterance: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a response was read from.

    Attributes:
        cue: name of the cue within its response, the same in every language.
        text: the cue as written, or empty where the reply's place or a label fired.
        utterances: indices of the leader's utterances it was found in.
        start: character offset in the first of them, or None where the whole was read.
    """

    cue: str
    text: str = ""
    utterances: tuple[int, ...] = ()
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A leader's reply to one event.

    Attributes:
        event: the utterances of the event.
        matter: what it is about: those, and what else its person said in that turn after them.
        said: the utterances of the leader's first two turns in the window.
        heard: the leader's backchannels in the window that came after the event's own turn.
        cues: the response cues in both, in order.
        names: everyone on the roster: who could own a next step.
    """

    event: tuple[Utterance, ...]
    matter: tuple[Utterance, ...]
    said: tuple[Utterance, ...]
    heard: tuple[Utterance, ...] = ()
    cues: tuple[Found, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def raised(self) -> frozenset[str]:
        """The speak-up acts in the event."""
        return frozenset(act.label for each in self.event for act in each.acts if not act.maybe)

    @property
    def words(self) -> int:
        """Number of words in the leader's turns."""
        return sum(each.words for each in self.said)

    @property
    def touches(self) -> bool:
        """Whether the leader's turns share a word with the matter or point back at it."""
        return takes_up(self.said, self.matter)

    def whole(self, cue: str) -> Evidence:
        """Return evidence named `cue` that is the whole of the leader's turns."""
        return Evidence(cue, "", tuple(each.index for each in self.said))

    def cue(self, *names: str, among: tuple[int, ...] | None = None) -> Evidence | None:
        """Return evidence for the first of these cues that fired.

        Args:
            names: of cues, `"response/cue"`, the one that counts most first.
            among: only look in the utterances with these indices.
        """
        for name in names:
            for each in self.cues:
                if each.name == name and (among is None or each.utterance in among):
                    cue = name.partition("/")[2]
                    return Evidence(cue, each.text, (each.utterance,), each.start)
        return None

    def points_to(self, *responses: str) -> bool:
        """Return whether a cue of one of these responses fired."""
        return any(each.name.partition("/")[0] in responses for each in self.cues)

    @property
    def closing(self) -> frozenset[int]:
        """Indices of the utterances that hold a cue of a response that closes."""
        closing = ("dismiss", "defend", "deflect")
        return frozenset(
            each.utterance for each in self.cues if each.name.partition("/")[0] in closing
        )

    def carries(self, cue: str, *labels: str) -> Evidence | None:
        """Return evidence named `cue` where the leader's utterances carry one of these acts."""
        carriers = tuple(each.index for each in self.said if each.has(*labels))
        return Evidence(cue, "", carriers) if carriers else None
