"""The terminal summary: what stands in it, and what never does."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from analyzer import display
from analyzer.acts import QUESTION_TYPES
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.pipeline import analyze, analyze_session
from analyzer.record import SessionRecord
from analyzer.roster import read_roster
from analyzer.session import Session
from analyzer.summary import summary


def printed(record: SessionRecord, *, width: int = 100, colour: bool = False, **how: object) -> str:
    """Return the summary as it comes out on a console."""
    out = io.StringIO()
    page = Console(
        file=out,
        width=width,
        markup=False,
        highlight=False,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
    )
    page.print(summary(record, **how))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.fixture(scope="module")
def review(root: Path) -> SessionRecord:
    """Return the sample meeting of a leader who opens."""
    path = root / "samples" / "sprint-review-opens.vtt"
    roster = read_roster(path.with_suffix(".roster.json"), transcript=path.name)
    return analyze(path, roster=roster)


def test_has_every_section_in_order(review: SessionRecord) -> None:
    """Participation, floor, questions, what was raised, moves, and the purpose at the end."""
    text = printed(review)
    places = [
        text.index(each)
        for each in (
            review.session.title,
            "Led by Marta Lindqvist",
            "Participation: share of words",
            "Who held the floor",
            "Questions",
            "What was raised, and what was done with it",
            "What makes speaking up easier or harder",
            "Not measurable from this file, because",
            "These are signposts for a conversation, not for assessment.",
        )
    ]
    assert places == sorted(places)


def test_people_stand_in_roster_order_against_an_equal_share(review: SessionRecord) -> None:
    """Bars never sort people by a value; the leader is marked."""
    lines = printed(review).splitlines()
    rows = [line for line in lines if re.search(r"[█│▒].*%", line) and "equal" not in line]
    spoke = [person.name for person in review.session.roster.people if not person.silent]
    assert [next(name for name in spoke if row.startswith(name)) for row in rows] == spoke
    assert [row for row in rows if row.startswith("Marta Lindqvist *")]
    assert len({row.index("│") for row in rows}) == 1


def test_every_event_has_its_line_place_and_response(review: SessionRecord) -> None:
    """An event shows what was said, where, and what the leader did with it."""
    text = " ".join(printed(review, events=None).split())
    for event in review.session.events:
        first = review.session.utterances[event.utterance]
        assert f"{display.clock(first.start)}, line {first.line}" in text
        assert display.shortened(first.text, 60).rstrip("…") in text
        if event.response and event.response.responder:
            assert f"{event.response.responder}: “" in text
    assert review.session.events


def test_questions_are_counted_by_type_and_role(review: SessionRecord) -> None:
    """The table of questions holds what the lines hold, for leaders and for others."""
    found = display.questions(review.session)
    asked = [u for u in review.session.utterances if u.question and not u.question.maybe]
    assert sum(len(each.lines) for each in found.values()) == len(asked) > 0
    parts = re.split(r"^(.+?) ─+$", printed(review), flags=re.MULTILINE)
    section = dict(zip(parts[1::2], parts[2::2], strict=True))["Questions"]
    rows = re.findall(r"^(\S[\w ]*?) +(\d+) +(\d+)$", section, re.MULTILINE)
    shown = {title: (int(leaders), int(others)) for title, leaders, others in rows}
    for name, lines in found.items():
        title = QUESTION_TYPES[name].title
        assert shown[title] == (len(lines.leaders), len(lines.others))
        assert all(each.speaker == "Marta Lindqvist" for each in lines.leaders)


def test_without_a_leader_questions_have_one_column(make_session: Callable[..., Session]) -> None:
    """Roles are not guessed: nobody leads, so nothing is split by role."""
    rows = [("Ann", "What time is it?"), ("Bo", "It is ten past nine, I think.")]
    text = printed(analyze_session(make_session(rows)))
    assert "No leader was named" in text
    assert "Without a leader's name" in text
    assert "by others" not in text


def test_long_lists_of_events_say_what_is_left_out(review: SessionRecord) -> None:
    """Fewer events than there are come with how many more there are."""
    left = len(review.session.events) - 1
    assert left > 0
    assert f"… and {left} more: --all shows them" in printed(review, events=1)


def test_never_counts_by_person_what_was_raised(review: SessionRecord) -> None:
    """No line pairs a name with a number of speak-up acts, even if a record holds such values."""
    from analyzer.metrics import METRICS
    from analyzer.record import Measured

    subjects = {name: metric.subject for name, metric in METRICS.items()}
    chosen = [n for n, s in subjects.items() if s in ("speaking_up", "responses", "moves")]
    planted = tuple(Measured(name, "Owen Tran", Rate(777, 888)) for name in chosen)
    text = printed(replace(review, values=review.values + planted), events=None)
    assert chosen
    assert "777" not in text
    assert "888" not in text


def test_silent_people_are_a_count_without_names(
    make_session: Callable[..., Session],
) -> None:
    """Who said nothing is not named to others."""
    rows = [("Ann", "We start with the budget."), ("Bo", "Fine by me, I have it here.")]
    record = analyze_session(make_session(rows, leaders=["Ann"], silent=["Cy", "Di"]))
    text = printed(record)
    assert "2 people said nothing." in text
    assert "Cy" not in text
    assert "Di " not in text


def test_what_a_file_says_is_never_markup(make_session: Callable[..., Session]) -> None:
    """Brackets and escape codes of a transcript come out as text, and steer nothing."""
    rows = [
        ("[red]Ann[/red]", "What am I missing?"),
        ("B\x1b]0;title\x07o\x1b[2J", "I'm worried that [bold]this[/bold] breaks\x1b[31m."),
        ("[red]Ann[/red]", "Tell me more, what do you see?"),
    ]
    record = analyze_session(make_session(rows, leaders=["[red]Ann[/red]"]))
    text = printed(record)
    assert "[red]Ann[/red] *" in text
    assert "[bold]this[/bold]" in text
    assert "\x1b" not in text
    assert "\x07" not in text


@pytest.mark.parametrize("width", [80, 120])
def test_fits_the_terminal(make_session: Callable[..., Session], width: int) -> None:
    """No line is wider than the terminal, with endless and double-width names and words too."""
    name, wide = "Endless" * 300, "日本語" * 40
    rows = [
        (name, "What am I missing?"),
        (wide, f"I'm worried that {'this' * 400} breaks."),
        (name, "Tell me more, what do you see?"),
    ]
    session = replace(make_session(rows, leaders=[name]), title="Long " * 60)
    text = printed(analyze_session(session), width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_no_red_and_no_green(review: SessionRecord) -> None:
    """Colours carry no verdict: neither red nor green is ever used."""
    codes = set(re.findall(r"\x1b\[([\d;]+)m", printed(review, colour=True)))
    parts = {part for code in codes for part in code.split(";")}
    assert codes
    assert not parts & {"31", "32", "41", "42", "91", "92", "101", "102", "38", "48"}


def test_dutch_numbers_and_dates(review: SessionRecord) -> None:
    """Dutch has its own months, marks and words."""
    text = printed(review, language="nl")
    assert "23 april 2026" in text
    assert "Engels" in text
    assert re.search(r"\d,\d", text)


def test_few_cases_are_dots_and_very_few_are_counts() -> None:
    """Below 5 counts alone, from 5 to 11 dots, from 12 a rate with its interval."""
    words = display.Words("en", str)
    assert words.value(Rate(2, 4)) == "2 of 4"
    assert words.interval(Rate(2, 4)) == words.interval(Rate(6, 11)) == "too few for a rate"
    assert display.dots(Rate(2, 4)) == display.dots(Rate(9, 12)) == ""
    assert display.dots(Rate(6, 8)) == "●●●●●●○○"
    assert words.value(Rate(12, 20)) == "60% (12 of 20)"
    assert words.interval(Rate(12, 20)) == "39% – 78%"


def test_nothing_is_no_zero() -> None:
    """A rate of none, and what could not be measured, are words and not numbers."""
    words = display.Words("en", str)
    assert words.value(Rate(0, 0)) == "none"
    assert words.interval(Rate(0, 0)) == ""
    assert words.value(NotMeasurable("it has no times")) == "not measurable"


def test_units_are_written_out() -> None:
    """Seconds become minutes from 60, and indices keep two decimals."""
    words = display.Words("en", str)
    assert words.value(Index(83.4, unit="s")) == "1:23"
    assert words.value(Index(4.55, unit="s")) in ("4.5 s", "4.6 s")
    assert words.value(Index(0.5167)) == "0.52"
    assert words.value(Index(14, unit="/h")) == "14 an hour"
    assert words.interval(Index(0.5, 0.4, 0.6)) == "0.40 – 0.60"
    assert words.interval(Index(4.7, 3.2, 5.8, "people")) == "3.2 – 5.8 people"
    assert words.interval(Index(59.0, 50.0, 71.0, "s")) == "50 s – 1:11"
