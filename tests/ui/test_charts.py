"""The charts: order, scales and marks, read from their specifications."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.display import questions
from analyzer.metrics.values import Rate
from analyzer.record import SessionRecord
from analyzer.session import Session
from analyzer.ui import charts

MakeSession = Callable[..., Session]
ROWS = [
    ("Zed", "We start now.", 0.0, 30.0),
    ("Ann", "But why?", 31.0, 40.0),
    ("Zed", "So.", 41.0, 60.0),
]


def test_people_stand_in_roster_order_against_an_equal_share(make_session: MakeSession) -> None:
    """Bars follow the roster, not their length; the rule stands at 1/n, silent people counted."""
    session = make_session(ROWS, leaders=["Ann"], silent=["Cy"])
    shares = {"Zed": Rate(4, 6), "Ann": Rate(2, 6), "Cy": Rate(0, 6)}
    spec = charts.participation(shares, session, str).to_dict()
    bars, _whiskers, rule = spec["layer"]
    rows = spec["datasets"][bars["data"]["name"]]
    assert [row["name"] for row in rows] == ["Zed", "Ann"]
    assert bars["encoding"]["y"]["sort"] == ["Zed", "Ann"]
    assert [row["role"] for row in rows] == ["others", "leads"]
    (equal,) = spec["datasets"][rule["data"]["name"]]
    assert equal["equal"] == pytest.approx(1 / 3)


def test_turns_stand_at_their_times(make_session: MakeSession) -> None:
    """With times, turns are drawn in minutes."""
    spec = charts.timeline(make_session(ROWS), str).to_dict()
    rows = spec["datasets"][spec["layer"][0]["data"]["name"]]
    assert [(row["start"], row["end"]) for row in rows] == [
        (0.0, 0.5),
        (pytest.approx(31 / 60), pytest.approx(40 / 60)),
        (pytest.approx(41 / 60), 1.0),
    ]


def test_without_times_turns_stand_in_the_order_of_words(make_session: MakeSession) -> None:
    """Without times, the axis counts words."""
    session = make_session([row[:2] for row in ROWS])
    spec = charts.timeline(session, str).to_dict()
    rows = spec["datasets"][spec["layer"][0]["data"]["name"]]
    assert [(row["start"], row["end"]) for row in rows] == [(0, 3), (3, 5), (5, 6)]
    assert spec["layer"][0]["encoding"]["x"]["title"] == "words, in order"


def test_every_event_has_its_mark(sample_record: SessionRecord) -> None:
    """Marks are as many as events, with the group of the response in words."""
    spec = charts.timeline(sample_record.session, str).to_dict()
    rows = spec["datasets"][spec["layer"][1]["data"]["name"]]
    assert len(rows) == len(sample_record.session.events)
    assert {row["response"] for row in rows} <= {charts.group_title(g, str) for g in charts.GROUPS}


def test_an_event_without_a_response_has_a_group_of_its_own(sample_record: SessionRecord) -> None:
    """No response is none, never a closing one."""
    event = sample_record.session.events[0]
    assert charts.group_of(replace(event, response=None)) == "none"


def test_questions_by_role_keep_the_order_of_the_registry(sample_record: SessionRecord) -> None:
    """Counts add up to the lines that were found."""
    found = questions(sample_record.session)
    titles = {name: name.title() for name in sorted(found, reverse=True)}
    spec = charts.by_role(found, titles, sample_record.session, str).to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert sum(row["times"] for row in rows) == sum(len(each.lines) for each in found.values())
    assert spec["encoding"]["y"]["sort"] == list(titles.values())


def test_no_red_and_no_green() -> None:
    """No colour is mostly red or mostly green."""
    for colour in (charts.BLUE, charts.OCHRE, charts.PURPLE, charts.GREY, *charts.GROUP_COLOURS):
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        assert not (green > red * 1.1 and green > blue * 1.1)
        assert not (red > green * 1.6 and red > blue * 1.6)
