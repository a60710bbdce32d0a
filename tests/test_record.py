"""The record: JSON in and out, and what its schema refuses."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.errors import ParseError
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.record import Measured, SessionRecord
from analyzer.session import Act, Event, Response, Session


@pytest.fixture
def record(make_session: Callable[..., Session]) -> SessionRecord:
    """Return a record with one of everything."""
    session = make_session(
        [("Ann", "Is it safe?", 0.0, 1.5), ("Bo", "Thanks for asking.", 2.0, 3.0)],
        leaders=["Bo"],
        silent=["Cy"],
    )
    ask = Act("ask", 0.7, 0, 5, "is it")
    said = (replace(session.utterances[0], acts=(ask,), question=ask), session.utterances[1])
    response = Response("explore", 0.6, "appreciate", "Bo", (1,), 0.5, "thanks")
    event = Event("Ann", 0, (0,), ("ask",), 0.7, response, came_back=True)
    return SessionRecord(
        replace(session, utterances=said, events=(event,), date="2026-03-02"),
        (
            Measured("words_gini", None, Index(0.5, 0.4, 0.6, evidence=(0, 1))),
            Measured("words_share", "Ann", Rate(3, 6, (0,))),
            Measured("overlap", None, NotMeasurable("it has no times")),
        ),
        {"analyzer": "0", "model": "cues"},
    )


def test_reads_back_into_the_same_record(record: SessionRecord) -> None:
    """What is written as JSON comes back equal, evidence included."""
    again = SessionRecord.from_json(record.to_json())
    assert again == record
    assert [each.value for each in again.values] == [each.value for each in record.values]
    assert again.of("words_share", "Ann").evidence == (0,)


def test_finds_values_by_metric_and_person(record: SessionRecord) -> None:
    """A value is found by metric and person; people come in roster order."""
    assert record.of("words_gini") == Index(0.5, 0.4, 0.6)
    assert record.of("words_gini", "Ann") is None
    assert list(record.people_of("words_share")) == ["Ann"]


def test_a_person_the_roster_lacks_is_no_key_error(record: SessionRecord) -> None:
    """Values of someone who is not on the roster are left out, not raised on."""
    odd = replace(record, values=(Measured("words_share", "Zed", Rate(1, 2)),))
    assert odd.people_of("words_share") == {}


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (lambda data: data.pop("events"), "events"),
        (lambda data: data["utterances"][0].update(start="now"), "$.utterances[0].start"),
        (lambda data: data["values"][0].update(not_measurable="x"), "$.values[0]"),
        (lambda data: data.update(form="speakup-session-record/9"), "$.form"),
    ],
)
def test_refuses_what_is_no_record(
    record: SessionRecord, damage: Callable[[dict[str, object]], object], place: str
) -> None:
    """A broken record is one clear error that names the place."""
    data = json.loads(record.to_json())
    damage(data)
    with pytest.raises(ParseError) as raised:
        SessionRecord.from_data(data, source="a.json")
    assert place in str(raised.value)
    assert str(raised.value).startswith("a.json")


def test_refuses_what_is_no_json() -> None:
    """Broken JSON names the line."""
    with pytest.raises(ParseError, match="line 2"):
        SessionRecord.from_json('{"a":\n}', source="a.json")
