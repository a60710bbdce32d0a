"""Events: what is one, its window, who answered, and what its person did next."""

from collections.abc import Callable

import pytest

from analyzer.session import Session

MATTER = "I'm worried about the load."
Meet = Callable[..., Session]


def chat(count: int, *, start: float | None = None, step: float = 1.0) -> list[tuple[object, ...]]:
    """Return turns of Cy and Dee in turn about nothing, timed from `start` if given."""
    rows: list[tuple[object, ...]] = []
    for i in range(count):
        times = () if start is None else (start + i * step, start + i * step + 0.5)
        rows.append(("Cy" if i % 2 == 0 else "Dee", "Lunch soup again", *times))
    return rows


def test_no_leader_no_events(meet: Meet) -> None:
    """Leaders are never guessed, and without one nothing is an event."""
    assert meet([("Bo", MATTER), ("Ann", "Noted.")], acts={0: ("concern",)}).events == ()


def test_a_leader_raises_no_events(meet: Meet) -> None:
    """What a leader raises, at another leader or a team, is no event."""
    rows = [("Ann", MATTER), ("Bo", "Noted.")]
    assert meet(rows, acts={0: ("concern",)}, leaders=["Ann", "Bo"]).events == ()


@pytest.mark.parametrize("act", ["retreat", "appreciate", "invite"])
def test_other_acts_are_no_events(meet: Meet, act: str) -> None:
    """Only the six acts that put something on the table are."""
    assert meet([("Bo", MATTER), ("Ann", "Noted.")], acts={0: (act,)}, leaders=["Ann"]).events == ()


def test_neighbours_in_a_turn_are_one_event(meet: Meet) -> None:
    """One utterance between them does not part them, two do, nor does a backchannel."""
    rows = [("Bo", MATTER), ("Ann", "Mm-hmm."), ("Bo", "We saw it."), ("Bo", "It is wrong.")]
    rows += [("Bo", "One."), ("Bo", "Two."), ("Bo", "And late."), ("Ann", "Noted.")]
    acts = {0: ("concern",), 3: ("correction", "concern"), 6: ("concern",)}
    first, second = meet(rows, acts=acts, leaders=["Ann"]).events
    assert (first.utterance, first.utterances) == (0, (0, 3))
    assert first.acts == ("concern", "correction")
    assert first.probability == 0.8
    assert second.utterances == (6,)


def test_the_fifth_turn_is_in_the_window_and_the_sixth_is_not(meet: Meet) -> None:
    """The window is five turns."""
    inside = meet(
        [("Bo", MATTER), *chat(4), ("Ann", "Noted."), *chat(2)],
        acts={0: ("concern",)},
        leaders=["Ann"],
    )
    outside = meet(
        [("Bo", MATTER), *chat(5), ("Ann", "Noted."), *chat(2)],
        acts={0: ("concern",)},
        leaders=["Ann"],
    )
    assert inside.events[0].response is not None
    assert inside.events[0].response.label == "acknowledge"
    assert outside.events[0].response is not None
    assert outside.events[0].response.label == "no_uptake"


@pytest.mark.parametrize(("start", "label"), [(62.0, "acknowledge"), (62.001, "no_uptake")])
def test_sixty_seconds_from_the_end_of_the_event(meet: Meet, start: float, label: str) -> None:
    """A turn that starts 60 s after the event's end is in the window, a later one is not."""
    rows = [
        ("Bo", MATTER, 0.0, 2.0),
        ("Ann", "Noted.", start, start + 1),
        ("Cy", "Soup", 70.0, 71.0),
    ]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert event.response.label == label


def test_a_responder_has_two_turns(meet: Meet) -> None:
    """What a leader says in the third turn is not read."""
    rows = [
        ("Bo", MATTER),
        ("Ann", "Soup again today, lovely."),
        ("Cy", "Yes soup is."),
        ("Ann", "Carrots in there."),
    ]
    rows += [("Dee", "Bread too."), ("Ann", "You're right.")]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert event.response.label != "act"


def test_the_first_of_several_leaders_responds(meet: Meet) -> None:
    """The one who speaks first is the responder."""
    rows = [("Bo", MATTER), ("Eve", "Noted."), ("Ann", "You're right.")]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann", "Eve"]).events
    assert event.response is not None
    assert (event.response.label, event.response.responder) == ("acknowledge", "Eve")


def test_a_backchannel_after_the_turn_acknowledges(meet: Meet) -> None:
    """An "okay" once the speaker is done takes note."""
    rows = [("Bo", MATTER, 0.0, 3.0), ("Ann", "Okay.", 3.2, 3.5), *chat(6, start=4.0)]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert (event.response.label, event.response.utterances) == ("acknowledge", (1,))


def test_a_backchannel_during_the_turn_is_nothing(meet: Meet) -> None:
    """A "mm-hmm" while the speaker goes on is listening, not a response."""
    within = [("Bo", MATTER, 0.0, 3.0), ("Ann", "Mm-hmm.", 1.0, 1.4), *chat(6, start=4.0)]
    between = [("Bo", MATTER), ("Ann", "Mm-hmm."), ("Bo", "We saw it."), *chat(6)]
    for rows in (within, between):
        (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
        assert event.response is not None
        assert event.response.label == "no_uptake"


def test_where_the_file_ends_nothing_is_held_against_anyone(meet: Meet) -> None:
    """An event with less than a window after it and no leader's word has no response."""
    (event,) = meet(
        [("Bo", MATTER), *chat(2)], acts={0: ("concern",)}, leaders=["Ann"], silent=["Ann"]
    ).events
    assert (event.response, event.no_response, event.came_back) == (None, "ended", None)


def test_answered_by_someone_else(meet: Meet) -> None:
    """Where a colleague takes it up and the leader says nothing, it was answered."""
    rows = [("Bo", "What does the flag do?"), ("Cy", "It keeps logs."), *chat(6), ("Ann", "Lunch.")]
    (event,) = meet(rows, acts={0: ("ask",)}, leaders=["Ann"]).events
    assert (event.response, event.no_response, event.answered_by) == (None, "answered", "Cy")


def test_silence_of_the_leader_with_room_is_no_uptake(meet: Meet) -> None:
    """No leader's word in a full window, and no one takes it up."""
    (event,) = meet(
        [("Bo", MATTER), *chat(8), ("Ann", "Lunch.")], acts={0: ("concern",)}, leaders=["Ann"]
    ).events
    assert event.response is not None
    assert (event.response.label, event.response.cue) == ("no_uptake", "says nothing")
    assert event.answered_by == "Cy"


def timed(pause: float) -> list[tuple[object, ...]]:
    """Return a meeting whose speaker changes all have gaps, the leader's being `pause`."""
    rows: list[tuple[object, ...]] = [("Bo", MATTER, 0.4, 2.1), ("Ann", "Noted.", 2.1 + pause, 5.3)]
    return [*rows, ("Cy", "Soup", 6.7, 7.3), ("Dee", "Bread", 8.2, 8.9)]


@pytest.mark.parametrize("pause", [0.75, -0.25])
def test_latency_from_end_to_start(meet: Meet, pause: float) -> None:
    """Seconds from the event's end to the response's start, negative where they overlap."""
    (event,) = meet(timed(pause), acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert event.response.latency == pytest.approx(pause)


def test_no_latency_without_fine_times(meet: Meet) -> None:
    """Without times, or with times in whole seconds, there is none."""
    coarse = [("Bo", MATTER, 0.0, 2.0), ("Ann", "Noted.", 3.0, 4.0), ("Cy", "Soup", 5.0, 6.0)]
    for rows in (coarse, [row[:2] for row in coarse]):
        (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
        assert event.response is not None
        assert event.response.latency is None


@pytest.mark.parametrize(
    ("rest", "came_back"),
    [
        ([("Cy", "Soup"), ("Bo", "About the load, though.")], True),
        ([("Cy", "Soup"), ("Bo", "Okay.")], None),
        ([*chat(4)], None),
        ([*chat(5)], False),
    ],
)
def test_coming_back(meet: Meet, rest: list[tuple[str, str]], *, came_back: bool | None) -> None:
    """A turn after the response is coming back; without one, five others must follow to know."""
    rows = [("Bo", MATTER), ("Ann", "Noted, we will see."), *rest]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.came_back is came_back


def test_retreat_within_three_own_turns(meet: Meet) -> None:
    """Taking it back counts in the same turn and in the next three of the same person."""
    own = [("Bo", "So"), ("Cy", "Soup")]
    near = [("Bo", MATTER), ("Ann", "Why?"), *own, *own, ("Bo", "Never mind.")]
    far = [("Bo", MATTER), ("Ann", "Why?"), *own, *own, *own, ("Bo", "Never mind.")]
    same = [("Bo", MATTER), ("Bo", "Never mind."), ("Ann", "Why?")]
    other = [("Bo", MATTER), ("Ann", "Why?"), ("Cy", "Never mind.")]
    places = []
    for rows in (near, far, same, other):
        back = next(i for i, row in enumerate(rows) if row[1] == "Never mind.")
        acts = {0: ("concern",), back: ("retreat",)}
        places.append(meet(rows, acts=acts, leaders=["Ann"]).events[0].retreat)
    assert places == [6, None, 1, None]


def test_utterances_without_a_name_raise_nothing(meet: Meet) -> None:
    """Where the file does not say who spoke, there is no event."""
    assert (
        meet([(None, MATTER), ("Ann", "Noted.")], acts={0: ("concern",)}, leaders=["Ann"]).events
        == ()
    )


def test_room_begins_where_the_person_yields_the_floor(meet: Meet) -> None:
    """As long as someone goes on, the window does not run, nor does the latency."""
    rows = [("Bo", MATTER, 0.4, 2.1), *[("Bo", "And soup.", 2.2 + i, 3.1 + i) for i in range(70)]]
    rows += [("Ann", "Noted.", 73.0, 74.2), ("Cy", "Bread then.", 75.3, 76.4)]
    (event,) = meet(rows, acts={0: ("concern",)}, leaders=["Ann"]).events
    assert event.response is not None
    assert event.response.label == "acknowledge"
    assert event.response.latency == pytest.approx(73.0 - 72.1)
