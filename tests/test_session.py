"""Turns, rosters and what a session derives."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import RosterError
from analyzer.session import Act, Person, Roster, Session, Utterance, turns

Made = Callable[..., Session]

TOY = [
    ("A", "word " * 30, 0.0, 10.0),
    ("B", "word " * 12, 10.5, 14.5),
    ("A", "mm-hmm", 14.0, 15.0),
    ("B", "word " * 8 + "wor-", 15.2, 18.2),
    ("C", "word " * 21, 17.6, 24.6),
    ("A", "word " * 10 + "?", 26.0, 30.0),
    ("D", "word " * 8, 33.0, 37.0),
]
"""The toy transcript of measures.md section 2.2."""


def test_a_backchannel_does_not_take_the_floor(make_session: Made) -> None:
    """Backchannels out: A 2 turns, B 1, C 1, D 1, as in the worked example."""
    session = make_session(TOY, silent=["E"])
    assert [turn.speaker for turn in session.turns] == ["A", "B", "C", "A", "D"]
    assert session.turns[1].utterances == (1, 3)
    assert (session.turns[1].start, session.turns[1].end) == (10.5, 18.2)


def test_with_backchannels_every_run_is_a_turn(make_session: Made) -> None:
    """Counted with backchannels: A 3, B 2, C 1, D 1."""
    said = turns(make_session(TOY).utterances, backchannels=True)
    assert [turn.speaker for turn in said] == ["A", "B", "A", "B", "C", "A", "D"]


@given(
    st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.sampled_from(["Go on now.", "mm"])))
)
def test_turns_hold_each_utterance_once(rows: list[tuple[str | None, str]]) -> None:
    """Turns cover what is not a backchannel, in order, and neighbours differ in speaker."""
    said = [Utterance(index, *row) for index, row in enumerate(rows)]
    found = turns(said)
    covered = [index for turn in found for index in turn.utterances]
    assert covered == [each.index for each in said if not each.is_backchannel]
    assert all(a.speaker != b.speaker for a, b in itertools.pairwise(found))


def test_an_act_below_its_threshold_is_no_finding() -> None:
    """`has` looks at findings alone."""
    said = Utterance(0, "A", "But why", acts=(Act("dissent", 0.3, maybe=True), Act("ask", 0.8)))
    assert said.has("ask")
    assert not said.has("dissent")


def test_language_is_that_of_most_words(make_session: Made) -> None:
    """The language counts words, not utterances; duration is the last known time."""
    session = make_session(TOY)
    dutch = tuple(replace(each, language="nl") for each in session.utterances[:1])
    mixed = replace(session, utterances=dutch + session.utterances[1:])
    assert mixed.language == "en"
    assert mixed.duration == 37.0
    assert replace(session, utterances=()).language is None


def test_find_is_by_name_or_alias() -> None:
    """A person is found under any spelling that was given."""
    roster = Roster((Person("Ann Vos", aliases=("avos",)), Person("Bo")))
    assert roster.find("AVOS").name == "Ann Vos"
    with pytest.raises(RosterError, match="the file has 'Ann Vos', 'Bo'"):
        roster.find("Zed")
