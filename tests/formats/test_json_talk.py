"""JSON in which one text is the whole transcript."""

import json
from typing import Any

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read
from analyzer.session import Session

CAPTIONS = """WEBVTT

00:03.000 --> 00:05.000
<v Noor>Shall we?</v>

00:09.000 --> 00:10.000
<v Wim>Yes, let us.</v>
"""
TALK = "Noor: Shall we start?\nWim: I have the figures here.\nNoor: Thank you, go on.\n"


def given(value: object) -> Session:
    """Return the session in a JSON value."""
    return read(json.dumps(value).encode(), name="call.json")


@pytest.mark.parametrize(
    "value",
    [
        {"id": 7, "transcript": TALK, "summary": "Figures.\nNo decision."},
        {"call": {"from": "x", "transcript_text": TALK}},
        [{"id": "a1", "dialogue": TALK.replace("\n", "\r\n")}],
        {
            "dialogue": "".join(
                f"#{each}" for each in TALK.replace(":", "#:").splitlines(keepends=True)
            )
        },
    ],
)
def test_a_text_is_the_transcript(value: object) -> None:
    """The text of several lines is read as a file of text is, and stands on no line of its own."""
    session = given(value)
    assert (session.source.format, session.source.layout) == ("json_rows", "dialogue")
    assert [(each.speaker, each.text, each.line) for each in session.utterances] == [
        ("Noor", "Shall we start?", None),
        ("Wim", "I have the figures here.", None),
        ("Noor", "Thank you, go on.", None),
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("[00:00:03] Noor: Shall we?\n[00:00:09] Wim: Yes, let us.\n", [(3, None), (9, None)]),
        (CAPTIONS, [(3, 5), (9, 10)]),
    ],
)
def test_its_times(text: str, times: list[tuple[float, float | None]]) -> None:
    """Stamps in the text are read; the title is that of the JSON."""
    session = given({"title": "Weekly", "data": {"transcript": text}})
    assert [(each.start, each.end) for each in session.utterances] == times
    assert session.title == "Weekly"


def test_a_list_comes_first() -> None:
    """Objects with a speaker and a text say more than the same talk as one text."""
    said = [{"speaker": "Ann", "text": "Shall we?", "start": 1, "end": 2}]
    session = given({"transcript": TALK, "turns": said})
    assert session.roster.names == ("Ann",)


@pytest.mark.parametrize(
    "value",
    [
        {"transcript": "Shall we start?\nI have the figures here."},
        {"content": "Usage: install it\nLicense: MIT\nAuthor: Someone"},
        {"message": "TypeError: x is undefined\n    at foo (a.js:1:2)\nCaused by: Error: y\n"},
        {"notes": TALK},
        [{"dialogue": TALK}, {"dialogue": TALK}],
    ],
)
def test_no_transcript(value: Any) -> None:  # noqa: ANN401 - JSON is anything
    """A text that names no speaker, is a record, or has another key is none; nor are several."""
    with pytest.raises(FormatError, match="no transcript format fits"):
        given(value)
