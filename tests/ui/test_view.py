"""What the pages put together from a record, and text that renders as it stands."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.display import Words, error_text
from analyzer.errors import FormatError
from analyzer.metrics.values import Rate
from analyzer.record import Measured, SessionRecord
from analyzer.session import Session
from analyzer.ui import shared, view


@pytest.mark.parametrize(
    "name",
    [
        "*a*",
        "[a](http://b.c)",
        ":smile:",
        ":red[a]",
        "$a$",
        "<b>",
        "# a",
        "www.b.c",
        "a@b.c",
        "`a`",
    ],
)
def test_plain_leaves_no_markup(name: str) -> None:
    """Every mark is escaped, and what renders is what was given."""
    shown = shared.plain(name)
    assert shown != name
    assert shown.replace("\\", "").replace("\u2060", "") == name


def test_errors_are_translated_by_template_and_part() -> None:
    """The template and each part are looked up; what has no translation stays."""
    error = FormatError("a.vtt", "the file is empty", "export the transcript again")
    known = {"the file is empty": "het bestand is leeg"}
    shown = error_text(error, lambda text: known.get(text, text))
    assert shown == "a.vtt: het bestand is leeg; export the transcript again"


def test_the_context_is_three_lines_either_side(sample_record: SessionRecord) -> None:
    """Lines come in order, those that count marked, gaps where lines are left out."""
    session = sample_record.session
    event = replace(session.events[0], retreat=None, response=None)
    parts = list(view.context(session, event))
    shown = [each.index for _part, each in parts if each]
    first, last = event.utterances[0], event.utterances[-1]
    assert shown[0] == max(0, first - 3)
    assert shown[-1] == min(len(session.utterances) - 1, last + 3)
    assert [each.index for part, each in parts if part == "raised" and each] == list(
        event.utterances
    )


def test_figures_of_people_are_in_roster_order(sample_record: SessionRecord) -> None:
    """By person, the order is the roster's."""
    found = view.figures(sample_record, Words("en", str), "participation")
    by_name = {each.metric.name: each for each in found}
    names = [name for name, _value in by_name["words_share"].people]
    assert names == list(sample_record.session.roster.names)


def test_what_was_raised_is_never_shown_by_person(sample_record: SessionRecord) -> None:
    """Figures about speaking up, responses and moves have no people."""
    found = view.figures(sample_record, Words("en", str), "speaking_up", "responses", "moves")
    assert found
    assert all(each.people == () for each in found)


def test_long_lists_of_lines_end_with_how_many_more(make_session: Callable[..., Session]) -> None:
    """Two hundred lines are shown."""
    session = make_session([("Ann", f"Line {n}.") for n in range(205)])
    shown = view.listed(session.utterances, str).splitlines()
    assert len(shown) == 201
    assert "5 more" in shown[-1]


@pytest.mark.parametrize(("total", "few"), [(4, True), (5, False), (12, False)])
def test_under_five_cases_are_listed(
    sample_record: SessionRecord,
    total: int,
    few: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """A rate of fewer than five cases is shown as its lines."""
    value = Measured("reciprocity", None, Rate(1, total, evidence=(0,)))
    record = replace(sample_record, values=(value,))
    (figure,) = view.figures(record, Words("en", str), "floor")
    assert figure.few is few
