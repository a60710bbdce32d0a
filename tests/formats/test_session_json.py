"""Our own JSON: written and read back whole, a record too, and clear errors where it is broken."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.errors import ParseError
from analyzer.formats import read
from analyzer.formats.session_json import to_json
from analyzer.pipeline import analyze
from analyzer.session import Message, Session, Stay

TALK = b"[00:01] Ann (Guest): What if it fails?\n[00:04] Bo: I doubt it.\n[00:05] hm.\n"


@pytest.fixture
def whole() -> Session:
    """Return a session that holds a little of everything."""
    session = read(TALK, name="talk.txt")
    people = tuple(
        replace(each, leader=each.name == "Bo", stays=(Stay(0.0, None, "2026-01-02T10:00:00"),))
        for each in session.roster.people
    )
    messages = (Message(0, "Ann", "\u2764", 3.0, "00:00:03", "reaction", about="it fails", line=1),)
    return replace(
        session,
        roster=replace(session.roster, people=people, complete=True),
        messages=messages,
        date="2026-01-02",
        started="2026-01-02T10:00:00",
    )


def test_reads_back_equal(whole: Session) -> None:
    """Nothing is lost and nothing is added."""
    assert read(to_json(whole).encode(), name="talk.json") == whole


def test_a_record_reads_back_with_its_labels_and_events(root: Path) -> None:
    """The record that `analyze` writes is a transcript too."""
    record = analyze(root / "samples/ward-review.vtt", leaders=["Renée Haldane"])
    assert read(record.to_json().encode(), name="ward.json") == record.session


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data["utterances"][0].pop("text"), "lacks a key"),
        (lambda data: data["utterances"][0].update(start="soon"), "start"),
        (lambda data: data["utterances"][0].update(time_quality="fine"), "is none of measured"),
        (lambda data: data["utterances"][0].update(text=3), "is no text"),
        (lambda data: data["roster"].update(people=3), "people"),
        (lambda data: data["roster"].update(complete=3), "neither true nor false"),
        (lambda data: data.update(utterances=["x"]), "is no object"),
    ],
)
def test_a_broken_one_names_the_place(
    whole: Session, change: Callable[[dict[str, object]], object], problem: str
) -> None:
    """An error names the file and the place in it."""
    data = json.loads(to_json(whole))
    change(data)
    with pytest.raises(ParseError, match=problem):
        read(json.dumps(data).encode(), name="talk.json")


def test_events_that_refer_to_nothing_are_left_out(whole: Session) -> None:
    """An event of an utterance that is gone doesn't break the rest."""
    data = json.loads(to_json(whole))
    data["events"] = [
        {"person": "Ann", "utterance": 99, "utterances": [99], "acts": [], "probability": 1.0}
    ]
    assert read(json.dumps(data).encode(), name="talk.json") == whole
