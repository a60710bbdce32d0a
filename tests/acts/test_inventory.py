"""The registries: names, families, and every example found as its own label."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from analyzer.acts import ACTS, LANGUAGES, QUESTION_TYPES
from analyzer.acts.notation import parse
from analyzer.errors import UnknownName
from analyzer.session import Utterance

SPEAK_UP = ["ask", "concern", "correction", "dissent", "idea", "mistake", "retreat"]
MOVES = {
    "frame": "set the stage",
    "stakes": "set the stage",
    "invite": "invite participation",
    "fallibility": "model",
    "appreciate": "respond productively",
    "support": "mentor",
    "pressure": "targets as the point",
    "authority": "respect authority",
    "image": "look good",
    "belittle": "cruelty",
    "park": "undiscussable",
}
TYPES = ["check", "closed", "invite", "leading", "open", "procedural", "rhetorical"]


def stripped(text: str) -> str:
    """Return a text in lower case without punctuation and apostrophes."""
    return re.sub(r"[^\w\s-]", "", text.replace("'", "")).lower()


def examples(registry: object) -> Iterator[tuple[str, str, str]]:
    """Yield name, language and text of every example, as written and stripped."""
    for name, kind in registry.items():  # type: ignore[attr-defined] - a Registry
        for language, texts in kind.examples.items():
            for text in texts:
                yield name, language, text
                yield name, language, stripped(text)


def test_speak_up_acts_and_moves() -> None:
    """The 18 labels, their families and the moves' tools are those of the definition."""
    assert [name for name, kind in ACTS.items() if kind.family == "speak_up"] == SPEAK_UP
    assert {name: kind.tool for name, kind in ACTS.items() if kind.family == "move"} == MOVES
    assert list(QUESTION_TYPES) == TYPES


@pytest.mark.parametrize("registry", [ACTS, QUESTION_TYPES])
def test_entries_are_complete(registry: object) -> None:
    """Every entry has a title, definition, what is out, and examples and cues in each language."""
    for kind in dict(registry.items()).values():  # type: ignore[attr-defined] - a Registry
        assert kind.title
        assert kind.definition.endswith(".")
        assert kind.out
        assert all(kind.examples[language] for language in LANGUAGES)
        assert all(kind.cues()[language] for language in LANGUAGES)


def test_cues_are_written_once_and_parse() -> None:
    """No label lists a cue twice in one language, and each follows the notation."""
    for registry in (ACTS, QUESTION_TYPES):
        for name, kind in registry.items():
            for language, cues in kind.cues().items():
                assert len(set(cues)) == len(cues), (name, language)
                assert all(parse(cue).slots for cue in cues)


@pytest.mark.parametrize(("name", "language", "text"), list(examples(ACTS)))
def test_example_of_act(say: Callable[..., Utterance], name: str, language: str, text: str) -> None:
    """Each example is found as its own act, above its threshold, with and without punctuation."""
    found = say(text)
    assert found.language == language
    assert found.has(name)


@pytest.mark.parametrize(("name", "language", "text"), list(examples(QUESTION_TYPES)))
def test_example_of_question(
    say: Callable[..., Utterance], name: str, language: str, text: str
) -> None:
    """Each example is found as its own question type, with and without punctuation."""
    found = say(text)
    assert found.language == language
    assert found.question is not None
    assert found.question.label == name


def test_unknown_act_suggests() -> None:
    """A misspelled act is answered with the closest one."""
    with pytest.raises(UnknownName, match="did you mean 'concern'"):
        ACTS["concerm"]


def test_listing_imports_no_spacy() -> None:
    """Listing the registries loads no spaCy."""
    code = (
        "import sys; from analyzer.acts import ACTS, QUESTION_TYPES; "
        "assert len(ACTS) == 18 and len(QUESTION_TYPES) == 7; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code


@pytest.mark.parametrize(
    "text",
    [
        "No, I'm ready.",
        "No, that's perfect.",
        "No, you're right.",
        "Nee, jullie hebben gelijk.",
        "Nee, ik ben hier.",
        "Sorry, you're breaking up.",
        "Sorry, je viel even weg.",
    ],
)
def test_a_no_that_objects_to_nothing(say: Callable[..., Utterance], text: str) -> None:
    """A "no" that reassures or concedes, or a bad connection, is neither dissent nor correction."""
    assert not say(text).has("dissent", "correction")
