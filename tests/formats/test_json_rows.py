"""JSON of any tool that holds a list of speakers and texts."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
SAID = [
    {"speaker": "Ann", "text": "Shall we start?", "start": 0.5, "end": 2.0},
    {"speaker": "Bo", "text": "Yes, go on.", "start": 2.5, "end": 4.0},
]
HEARD = [("Ann", "Shall we start?", 0.5, 2.0), ("Bo", "Yes, go on.", 2.5, 4.0)]


def given(value: Any, **columns: str) -> Session:  # noqa: ANN401 - JSON is anything
    """Return the session in a value written as JSON."""
    session = read(json.dumps(value).encode(), name="a.json", columns=columns)
    assert session.source.format == "json_rows"
    return session


@pytest.mark.parametrize(
    "value",
    [
        SAID,
        {"data": {"meeting": {"entries": SAID, "tags": [{"name": "x"}]}}},
        {"speaker": ["Ann", "Bo"], "text": [each["text"] for each in SAID], "start": [0.5, 2.5],
         "end": [2.0, 4.0], "title": "x"},
        {key: {str(at): row[key] for at, row in enumerate(SAID)} for key in SAID[0]},
        [{"who": {"name": x["speaker"]}, "content": x["text"], "from": x["start"], "to": x["end"]}
         for x in SAID],
        [{"speakerName": x["speaker"], "spokenText": x["text"], "startMs": 1000 * x["start"],
          "endMs": 1000 * x["end"]} for x in SAID],  # type: ignore[operator]
    ],
)  # fmt: skip
def test_shapes(value: object, rows: Rows) -> None:
    """A list anywhere, columns as lists or as objects of numbers, keys of any naming."""
    assert rows(given(value)) == HEARD


def test_lines(rows: Rows) -> None:
    """A JSON object on each line."""
    data = "".join(json.dumps(each) + "\n" for each in SAID).encode()
    assert rows(read(data, name="a.jsonl")) == HEARD


@pytest.mark.parametrize(
    "people",
    [
        {"speakers": [{"id": 0, "name": "Ann"}, {"id": 1, "name": "Bo"}]},
        {"participants": {"0": {"displayName": "Ann"}, "1": {"displayName": "Bo"}}},
        {"attendees": [{"speakerId": "0", "fullName": "Ann"}, {"speakerId": "1", "name": "Bo"}]},
    ],
)
def test_names_in_a_list_of_their_own(people: dict[str, Any]) -> None:
    """Identities are looked up in the file's list of people."""
    turns = [{"speaker_id": at, "text": each["text"]} for at, each in enumerate(SAID)]
    assert given({**people, "turns": turns}).roster.names == ("Ann", "Bo")


def test_words_in_each_turn(rows: Rows) -> None:
    """Words within a turn are joined, with the times of the first and the last."""
    value = [
        {
            "participant": {"id": 1, "name": "Ann"},
            "words": [
                {"text": "Hello", "start": {"relative": 0.5}, "end": {"relative": 0.9}},
                {"text": "all.", "start": {"relative": 0.9}, "end": {"relative": 1.2}},
            ],
        },
        {
            "participant": {"id": 2, "name": "Bo"},
            "words": [{"text": "Hi.", "start": {"relative": 2}, "end": {"relative": 2.4}}],
        },
    ]
    assert rows(given(value)) == [("Ann", "Hello all.", 0.5, 1.2), ("Bo", "Hi.", 2.0, 2.4)]


def test_speakers_in_a_list() -> None:
    """One name in a list is a name; two are on one microphone."""
    value = [
        {"speakers": ["Ann Vale"], "transcript": "There is nothing."},
        {"speakers": ["Bo Lind", "Cy Maas"], "transcript": "Come on."},
    ]
    assert given({"utterances": value}).roster.names == ("Ann Vale", "Bo Lind & Cy Maas")


def test_no_one_in_particular() -> None:
    """Null and empty names are no one's, never the last speaker's."""
    value = [*SAID, {"speaker": None, "text": "Mm.", "start": 5}, {"text": "Ah.", "start": 6}]
    assert [each.speaker for each in given(value).utterances] == ["Ann", "Bo", None, None]


def test_the_list_with_most_words_is_read() -> None:
    """Questions and summaries beside the transcript are not what was said."""
    notes = [{"author": "Tool", "text": "They start."}]
    session = given({"summary": notes, "transcript": SAID, "title": "Weekly"})
    assert session.roster.names == ("Ann", "Bo")
    assert session.title == "Weekly"


@pytest.mark.parametrize("key", ["meetings", "dialogues", "gesprekken"])
def test_several_meetings_are_refused(key: str) -> None:
    """Each meeting is a file of its own."""
    with pytest.raises(FormatError, match="it holds 2 meetings; give each meeting a file"):
        read(json.dumps({key: [{"turns": SAID}, {"turns": SAID}]}).encode(), name="a.json")


@pytest.mark.parametrize(
    "value",
    [
        [{"user": "ann", "text": "Great chair", "rating": 5}, {"user": "bo", "text": "Bad one",
                                                               "rating": 1}],
        {"name": "x", "people": [{"name": "Ann", "title": "chair"}]},
        [1, 2, 3],
        {"a": {"b": []}},
    ],
)  # fmt: skip
def test_no_transcript(value: object) -> None:
    """Reviews, lists of people and numbers are none."""
    with pytest.raises(FormatError):
        read(json.dumps(value).encode(), name="a.json")


def test_keys_that_are_said() -> None:
    """The user names keys as columns."""
    value = [{"a": "Ann", "b": "x", "c": "Shall we?"}, {"a": "Bo", "b": "y", "c": "Yes."}]
    session = given(value, speaker="a", text="c")
    assert session.source.columns == (("speaker", "a"), ("text", "c"))
    assert session.roster.names == ("Ann", "Bo")
