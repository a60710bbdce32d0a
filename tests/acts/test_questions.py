"""What asks and what only looks like it, punctuated and stripped."""

import re
from collections.abc import Callable

import pytest

from analyzer.session import Utterance

NO_QUESTION = [
    "Weet ik niet.",
    "Heb ik gedaan.",
    "Kan wel.",
    "Moet lukken.",
    "Denk ik wel.",
    "Zouden we dat doen, dan moeten we de klant bellen.",
    "Had ik dat geweten, dan was ik gekomen.",
    "Mocht het misgaan, dan bellen we de leverancier.",
    "Kijk, dat bedoel ik nou.",
    "Laten we verder gaan met punt drie.",
    "Wanneer de klant belt, dan nemen we op.",
    "Wie dat wil weten, doet navraag bij Els.",
    "Wat ik bedoel is dat het te laat is.",
    "Wat fijn dat je er bent.",
    "Hoe dan ook, we gaan door.",
    "Hoe zuur.",
    "Dat is toch geen punt.",
    "Ja, dat klopt hè, zei hij nog.",
    "Weet je, we moeten gewoon beginnen.",
    "Dan moeten we de planning aanpassen.",
    "Misschien kun je dat overslaan.",
    "What I mean is that it's late.",
    "When we ship it, they will call.",
    "Which is why we stopped.",
    "How it works doesn't matter.",
    "Had we known that, we would have stopped.",
    "That's a good idea.",
    "Do that first.",
    "I don't know what they want.",
]
QUESTIONS = [
    "Hoe kom je aan dat getal?",
    "Heb jij de cijfers gezien?",
    "Wie heeft het rapport geschreven?",
    "Waarom doen we dat zo?",
    "Zullen we beginnen?",
    "Mag ik iets zeggen over punt twee?",
    "Weet je wanneer de levering komt?",
    "Welke versie gebruiken jullie?",
    "En wat vind jij ervan?",
    "Klopt dat?",
    "Moeten we dan niet eerst testen?",
    "How did you arrive at that number?",
    "So is the contract signed?",
    "What do you think?",
    "Okay, but why are we doing this?",
    "Do we have the budget for that?",
    "The thing is what do we do with the old data?",
    "Priya, what would you change?",
    "Any other questions?",
]
ONLY_MARKED = [
    "Dus jij gaat dat doen?",
    "Jullie hebben dat vrijdag al opgeleverd?",
    "So you shipped it on Friday?",
    "Dat werkt toch?",
    "Mooi plan hè?",
]


def stripped(text: str) -> str:
    """Return a text in lower case without marks."""
    return re.sub(r"[^\w\s']", "", text).lower()


@pytest.mark.parametrize("text", NO_QUESTION)
def test_no_question(say: Callable[..., Utterance], text: str) -> None:
    """Look-alikes ask nothing, with and without punctuation."""
    for each in (text, stripped(text)):
        found = say(each).question
        assert found is None or found.maybe, each


@pytest.mark.parametrize("text", QUESTIONS)
def test_question(say: Callable[..., Utterance], text: str) -> None:
    """Word order asks, with and without a question mark."""
    for each in (text, stripped(text)):
        found = say(each).question
        assert found is not None, each
        assert not found.maybe, each


@pytest.mark.parametrize("text", ONLY_MARKED)
def test_declarative_question(say: Callable[..., Utterance], text: str) -> None:
    """A declarative question is told by its mark alone."""
    found = say(text).question
    assert found is not None
    assert not found.maybe
    plain = say(stripped(text)).question
    assert plain is None or plain.maybe


def test_unmarked_inversion_in_a_punctuated_transcript(say: Callable[..., Utterance]) -> None:
    """Where others are marked, inversion without a mark is less sure than in a bare transcript."""
    marked = say("could we try it again tomorrow", "We tried it twice now.", "It failed, again.")
    bare = say("could we try it again tomorrow", "we tried it twice now", "it failed again")
    assert marked.question is not None
    assert bare.question is not None
    assert marked.question.probability < bare.question.probability
