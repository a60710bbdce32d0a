"""Whatever a meeting looks like, its events keep their promises."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.episodes import EVENT_ACTS, RESPONSES
from analyzer.session import Session

SAID = ("Okay.", "Mm-hmm.", "But it broke.", "Ja, maar dat klopt niet.", "Thanks, why?", "...", "")
TIMES = st.floats(0, 200, allow_nan=False)
ROW = st.tuples(st.sampled_from(["Ann", "Bo", "Cy", None]), st.sampled_from(SAID))
ROWS = st.lists(ROW, min_size=1, max_size=14)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, times=st.lists(TIMES, min_size=14, max_size=14), data=st.data())
def test_events_of_any_meeting(
    meet: Callable[..., Session],
    rows: list[tuple[str | None, str]],
    times: list[float],
    data: st.DataObject,
) -> None:
    """Each has acts, a response or a reason, places that exist, and probabilities from 0 to 1."""
    timed = data.draw(st.booleans())
    said = [(*row, at, at + 1.5) if timed else row for row, at in zip(rows, times, strict=False)]
    labels = st.sets(st.sampled_from([*EVENT_ACTS, "retreat", "park"]), max_size=2)
    acts = {i: tuple(sorted(data.draw(labels))) for i in range(len(rows))}
    leaders = [name for name in ("Ann", "Cy") if any(row[0] == name for row in rows)]
    session = meet(said, acts=acts, leaders=leaders)
    if not leaders:
        assert session.events == ()
    for event in session.events:
        assert event.person not in (None, *leaders)
        assert set(event.acts) <= set(EVENT_ACTS)
        assert event.acts
        assert list(event.utterances) == sorted(set(event.utterances))
        assert (event.response is None) == (event.no_response in ("ended", "answered"))
        if event.response is not None:
            assert event.response.label in RESPONSES
            assert 0 < event.response.probability < 1
            assert all(i > event.utterance for i in event.response.utterances)
            assert (event.response.responder is None) == (event.response.label == "no_uptake")
            assert event.response.latency is None or timed
        if event.retreat is not None:
            assert session.utterances[event.retreat].speaker == event.person
            assert event.retreat > event.utterances[-1]
