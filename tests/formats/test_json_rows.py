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


def test_words_in_lines_of_paragraphs(rows: Rows) -> None:
    """Words three lists down are their paragraph's speaker's."""
    line = [{"id": 0, "text": "Shall", "startTime": 0.5, "endTime": 0.9}]
    line += [{"id": 1, "text": "we?", "startTime": 0.9, "endTime": 1.4}]
    value = [{"id": 0, "speaker": "Ann", "paragraph": [{"id": 0, "startTime": 0.5, "line": line}]}]
    last = [{"id": 2, "text": "Yes.", "startTime": 2.0, "endTime": 2.5}]
    value += [{"id": 1, "speaker": "Bo", "paragraph": [{"id": 1, "startTime": 2.0, "line": last}]}]
    session = given({"text": value, "title": "Weekly"})
    assert rows(session) == [("Ann", "Shall we?", 0.5, 1.4), ("Bo", "Yes.", 2.0, 2.5)]


@pytest.mark.parametrize("outer", [{"at": "x"}, {"start": 0.5}, {"data": {"start": 0.5}}])
def test_a_text_is_as_long_as_its_timed_words(outer: dict[str, Any], rows: Rows) -> None:
    """Words beside a text that has no end say when it starts and ends."""
    words = [{"word": "Go", "start": 0.5, "end": 0.8}, {"word": "on.", "start": 0.8, "end": 1.1}]
    value = [{**outer, "speaker": "Ann", "text": "Go on.", "words": words}]
    assert rows(given(value)) == [("Ann", "Go on.", 0.5, 1.1)]


@pytest.mark.parametrize(
    "value",
    [
        [{"text": "Shall we?", "start": 0.5, "duration": 1.5}, {"text": "Yes.", "start": 2.5,
                                                                 "duration": 0.5}],
        [{"id": "1", "text": "Shall we?\n", "startTime": 0.5, "endTime": 2.0},
         {"id": "2", "text": "Yes.\n", "startTime": 2.5, "endTime": 3.0}],
        {"words": [{"value": "Shall we?", "time": 500, "duration": 1500, "speaker": None},
                   {"value": "Yes.", "time": 2500, "duration": 500, "speaker": None}],
         "speakers": {}},
    ],
)  # fmt: skip
def test_captions_as_json_name_no_one(value: object, rows: Rows) -> None:
    """Texts with starts and ends are read without names, where no list names anyone."""
    assert rows(given(value)) == [(None, "Shall we?", 0.5, 2.0), (None, "Yes.", 2.5, 3.0)]


def test_utterances_rather_than_their_words(rows: Rows) -> None:
    """Words that name their speakers too, whichever list comes first, are not read again."""
    words = [
        {"text": text, "speaker": each["speaker"], "start": each["start"], "end": each["end"]}
        for each in SAID
        for text in str(each["text"]).split()
    ]
    assert rows(given({"words": words, "utterances": SAID})) == HEARD
    assert rows(given({"utterances": SAID, "words": words})) == HEARD


def test_what_is_said_of_a_transcript_is_not_said() -> None:
    """A key below one called transcript is a text only if it is called so itself."""
    value = [{"name": "Ann", "transcript": {"status": "all done now"}},
             {"name": "Bo", "transcript": {"status": "not yet done"}}]  # fmt: skip
    with pytest.raises(FormatError, match="no transcript format fits"):
        read(json.dumps(value).encode(), name="a.json")


@pytest.mark.parametrize(
    "times",
    [
        [{"time": 1_700_000_001_000, "endTime": 1_700_000_002_500, "secondsFromStart": 1,
          "duration": 1500},
         {"time": 1_700_000_004_000, "endTime": 1_700_000_005_000, "secondsFromStart": 4.0,
          "duration": 1000}],
        [{"startTime": "2026-03-16T10:00:01Z", "duration": 1500},
         {"startTime": "2026-03-16T10:00:04Z", "duration": 1000}],
    ],
)  # fmt: skip
def test_lengths_in_another_unit_than_starts(times: list[dict[str, Any]]) -> None:
    """A length far longer than the whole is in ms, and an end in 1970's seconds is no one's."""
    said = [{"role": "bot", "text": "How can I help?"}, {"role": "user", "text": "I am late."}]
    session = given([{**what, **when} for what, when in zip(said, times, strict=True)])
    spans = [(each.start, each.end) for each in session.utterances]
    assert [round((end or 0.0) - (start or 0.0), 3) for start, end in spans] == [1.5, 1.0]
    assert session.notes[0] == "times without a unit, read as milliseconds: 2"


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
