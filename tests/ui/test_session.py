"""The page of a meeting: its sections, its evidence, and what it never shows."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.display import Words
from analyzer.models import DEFAULT_MODEL, error_rates
from analyzer.record import SessionRecord

MakeApp = Callable[..., AppTest]
Everything = Callable[[AppTest], str]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Participation", "How is this counted?", "not for assessment")),
        ("nl", ("Deelname", "Hoe is dit geteld?", "niet om iemand te beoordelen")),
    ],
)
def test_shows_the_stored_meeting(
    app: MakeApp, stored: str, everything: Everything, language: str, words: tuple[str, ...]
) -> None:
    """All sections are there in both languages, and the address holds the id alone."""
    page = app("session.py", language=language, query={"session": stored})
    assert not page.exception
    shown = everything(page)
    for each in words:
        assert each in shown
    assert page.query_params["session"] in (stored, [stored])
    assert len(page.header) == 7


def test_every_event_stands_with_its_lines(
    app: MakeApp, stored: str, sample_record: SessionRecord
) -> None:
    """Each event has its line, and its response's line, marked among the context."""
    page = app("session.py")
    assert stored
    texts = [each.value for each in page.text]
    said = sample_record.session.utterances
    assert sample_record.session.events
    for event in sample_record.session.events:
        assert any(t.startswith("▶ ") and said[event.utterance].text in t for t in texts)
        for index in event.response.utterances if event.response else ():
            assert any(t.startswith("◆ ") and said[index].text in t for t in texts)


def test_lines_of_a_figure_come_on_demand(app: MakeApp, stored: str) -> None:
    """A figure's lines are shown when asked for, and not before."""
    page = app("session.py")
    assert stored
    before = len(page.text)
    toggle = page.toggle(key="lines-leader_hub_share")
    toggle.set_value(True).run()
    assert len(page.text) == before + 1


def test_no_one_is_counted_for_speaking_up(
    app: MakeApp, stored: str, everything: Everything, sample_record: SessionRecord
) -> None:
    """No label of a widget holds a name, and no name stands with a number of events."""
    page = app("session.py")
    assert stored
    for name in sample_record.session.roster.names:
        assert not any(name in each.label for each in page.expander)
        assert not re.search(re.escape(name) + r"[^\n]*\b(events|times raised)\b", everything(page))


def test_what_is_missing_is_said_with_its_reason(app: MakeApp, stored: str) -> None:
    """Overlap is not measurable from a file whose speakers stand in a row, and this is said."""
    page = app("session.py")
    assert stored
    assert any("almost nothing in it overlaps" in each.value for each in page.text)


def test_an_unknown_address_is_told(app: MakeApp, stored: str) -> None:
    """An id that is not in the store gives a word and another meeting, no failure."""
    page = app("session.py", query={"session": "nothing"})
    assert stored
    assert not page.exception
    assert len(page.warning) == 1


def test_an_empty_store_leads_to_adding(app: MakeApp) -> None:
    """Without meetings the page says so."""
    page = app("session.py")
    assert not page.exception
    assert page.title[0].value == "No meetings yet"


def test_removing_a_meeting(app: MakeApp, stored: str) -> None:
    """A meeting that is removed is gone from the store."""
    page = app("session.py", query={"session": stored})
    page.button(key="remove").click().run()
    assert not page.exception
    assert page.title[0].value == "No meetings yet"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_on_methods(app: MakeApp, everything: Everything, language: str) -> None:
    """Acts, responses, question types and measures are all defined there."""
    page = app("methods.py", language=language)
    assert not page.exception
    assert len(page.expander) == 18 + 9 + 7 + 6
    rates = [each for each in error_rates(DEFAULT_MODEL) if each.label == "any speak-up act"]
    assert rates
    for each in rates:
        if each.text == "as written":
            assert Words(language, str).percent(each.precision[0] or 0.0) in everything(page)
