"""The Dutch catalogue: complete, without leftovers, and with the same places to fill in."""

import pickle
import string
from pathlib import Path

import pytest
from messages import messages

from analyzer.display import note
from analyzer.translate import catalog, phrase, translator


@pytest.fixture(scope="module")
def wanted(root: Path) -> set[str]:
    """Return every text a reader sees."""
    return messages(root)


def fields(text: str) -> set[str]:
    """Return the names of the places a text leaves to fill in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_everything_is_translated(wanted: set[str]) -> None:
    """Each text has its Dutch."""
    assert len(wanted) > 300
    assert sorted(wanted - set(catalog("nl"))) == []


def test_nothing_is_left_over(wanted: set[str]) -> None:
    """The catalogue holds no text that is no longer used."""
    assert sorted(set(catalog("nl")) - wanted) == []


def test_places_to_fill_in_are_the_same() -> None:
    """A translation fills in exactly what the English does."""
    wrong = {en: nl for en, nl in catalog("nl").items() if fields(en) != fields(nl)}
    assert wrong == {}


def test_translator_falls_back_to_english() -> None:
    """What has no translation is shown as it is."""
    assert translator("nl")("Participation") == "Deelname"
    assert translator("nl")("no such text") == "no such text"
    assert translator("en")("Participation") == "Participation"


def test_a_sentence_with_data_is_translated_with_its_data() -> None:
    """The template and the data that are texts are translated, also after pickling."""
    said = phrase(
        "it looks like {title}: {seen}", title="Zoom chat", seen="it does not say who spoke"
    )
    assert said == "it looks like Zoom chat: it does not say who spoke"
    again = pickle.loads(pickle.dumps(said))  # noqa: S301 - our own bytes
    assert translator("nl")(again) == "het lijkt op chat van Zoom: het zegt niet wie er sprak"
    assert translator("en")(again) == str(said)


def test_a_note_with_a_colon_of_its_own_is_translated() -> None:
    """A note is a sentence, or one with what follows a colon; both are translated."""
    dutch = translator("nl")
    assert note("where it came from: vendor, layout and file", dutch).startswith("waar het vandaan")
    assert note("chat messages: 3", dutch) == "chatberichten: 3"
