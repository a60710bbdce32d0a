"""SegLST and the JSON of the CHiME challenges."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
SEGMENT = {"session_id": "s", "speaker": "Ann", "start_time": 1, "end_time": 2, "words": "hi you"}


def read_segments(*changes: dict[str, Any]) -> Session:
    """Return the session of segments that differ from `SEGMENT` by so much."""
    return read(json.dumps([SEGMENT | each for each in changes]).encode(), name="a.json")


def test_sample(root: Path, rows: Rows) -> None:
    """Times are texts or numbers; sounds in brackets are no words, nor a segment of its own."""
    path = root / "samples" / "formats" / "seglst.json"
    session = read(path)
    assert sniff(path) == "seglst"
    assert rows(session)[1] == (
        "Joris",
        "ja maar ik zie dat we maar één chauffeur hebben",
        5.4,
        9.75,
    )
    assert len(session.utterances) == 7
    assert session.title == "planning-12"
    assert session.utterances[0].line is None


def test_clocks_of_chime(rows: Rows) -> None:
    """Clocks are read, also where each device has its own."""
    session = read_segments(
        {"start_time": "0:00:49.94", "end_time": "0:01:00.10"},
        {"start_time": {"original": "0:01:01.5", "U01": "0:01:02"}, "end_time": None},
    )
    assert [row[2:] for row in rows(session)] == [(49.94, 60.1), (61.5, None)]
    assert [each.time_quality for each in session.utterances] == ["measured", "start_only"]


def test_without_times_or_speaker(rows: Rows) -> None:
    """What is missing stays unknown."""
    session = read_segments({"start_time": None, "end_time": None, "speaker": None})
    assert rows(session) == [(None, "hi you", None, None)]


def test_sessions_are_told_apart() -> None:
    """Two sessions are refused by name."""
    with pytest.raises(FormatError, match="'s', 't'"):
        read_segments({}, {"session_id": "t"})


def test_time_that_is_none() -> None:
    """An error names the place in the JSON."""
    with pytest.raises(ParseError, match=r"\[1\].start_time is no number"):
        read_segments({}, {"start_time": "soon"})
