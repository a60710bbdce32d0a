"""JSON in shapes that several programs write: values in a row, clocks, long numbers, word parts."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.errors import AnalyzerError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def parsed(value: object) -> Session:
    """Return the session in a JSON value."""
    return read(json.dumps(value).encode(), name="talk.json")


@pytest.mark.parametrize("indent", [None, 2])
def test_objects_one_after_another_are_a_list(indent: int | None, rows: Rows) -> None:
    """Vosk's command writes each result as JSON of its own, on one line or on several."""
    results: list[Any] = [
        {
            "result": [
                {"conf": 1.0, "start": 0.3, "end": 0.6, "word": "shall"},
                {"conf": 0.9, "start": 0.7, "end": 0.9, "word": "we"},
            ],
            "text": "shall we",
            "spk": [0.1, -0.2],
            "spk_frames": 90,
        },
        {"text": ""},
        {"result": [{"conf": 1.0, "start": 4.0, "end": 4.5, "word": "yes"}], "text": "yes"},
    ]
    data = "\n".join(json.dumps(each, indent=indent) for each in results).encode()
    session = read(data, name="a.json")
    assert session.source.format == "kaldi_json"
    assert rows(session) == [(None, "shall we", 0.3, 0.9), (None, "yes", 4.0, 4.5)]


@pytest.mark.parametrize("data", [b'{"a": 1}\n{"b":', b'{"a": 1}\n7\n', b'{"a": 1} and so on'])
def test_what_breaks_off_is_no_list(data: bytes) -> None:
    """An object that something else follows is damaged, and said to be no JSON."""
    with pytest.raises(AnalyzerError, match="no JSON"):
        read(data, name="a.json")


@pytest.mark.parametrize(
    ("stamps", "starts"),
    [
        (("00:00:05", "00:00:09", "00:01:09"), [5.0, 9.0, 69.0]),
        (("00:05", "00:09", "01:09"), [5.0, 9.0, 69.0]),
        ((5.2, 9.0, 69.5), [5.2, 9.0, 69.5]),
        (
            ("2026-03-01T10:00:05Z", "2026-03-01T10:00:09Z", "2026-03-01T10:01:09Z"),
            [0.0, 4.0, 64.0],
        ),
    ],
    ids=["hours", "minutes", "seconds", "moments"],
)
@pytest.mark.parametrize("wrap", [lambda x: x, lambda x: {"segments": x}], ids=["list", "segments"])
def test_a_stamp_beside_speaker_and_text_is_a_start(
    wrap: Callable[[Any], Any], stamps: tuple[Any, ...], starts: list[float]
) -> None:
    """What names a speaker, a text and one time is no Whisper's, and keeps its times."""
    texts = ("Shall we start with the roof?", "Yes, go on then.", "It leaks in the corner.")
    rows = [
        {"speaker": name, "text": text, "timestamp": stamp}
        for name, text, stamp in zip(("Ann", "Bo", "Ann"), texts, stamps, strict=True)
    ]
    session = parsed(wrap(rows))
    assert session.source.format == "json_rows"
    assert [each.start for each in session.utterances] == starts
    assert [each.speaker for each in session.utterances] == ["Ann", "Bo", "Ann"]


def test_pairs_of_times_are_still_whispers() -> None:
    """A start and an end in one list are how transformers have them."""
    rows = [{"speaker": "SPEAKER_00", "text": "Shall we?", "timestamp": [0.5, 2.0]}]
    assert sniff(json.dumps(rows).encode()) == "whisperx_json"


def test_halves_of_long_numbers_are_seconds(rows: Rows) -> None:
    """JavaScript's library for Google writes whole seconds as two halves."""

    def time(seconds: int, nanos: int = 0) -> dict[str, Any]:
        return {"seconds": {"low": seconds, "high": 0, "unsigned": False}, "nanos": nanos}

    words = [
        {"startTime": time(1, 300_000_000), "endTime": time(2), "word": "shall", "speakerTag": 1},
        {"startTime": time(2), "endTime": time(2, 500_000_000), "word": "we?", "speakerTag": 1},
        {"startTime": time(3), "endTime": time(4), "word": "Yes.", "speakerTag": 2},
    ]
    session = parsed({"results": [{"alternatives": [{"transcript": "x", "words": words}]}]})
    assert rows(session) == [("Speaker 1", "shall we?", 1.3, 2.5), ("Speaker 2", "Yes.", 3.0, 4.0)]


@pytest.mark.parametrize("blanks", [False, True])
def test_parts_of_words_are_put_together(*, blanks: bool, rows: Rows) -> None:
    """Where parts bring the spaces between words, or blanks are parts, no word is torn apart."""
    parts = [("Sh", 1), ("all", 1), (" we", 1), (" st", 1), ("art", 1), ("?", 1), (" Ab", 2)]
    parts += [("sol", 2), ("ute", 2), ("ly", 2), (" so", 2), (".", 2), ("<end>", 2)]
    texts = [
        (piece, speaker)
        for text, speaker in parts
        for piece in ((" ", text[1:]) if blanks and text[0] == " " else (text,))
    ]
    tokens = [
        {"text": text, "start_ms": 100 * at, "end_ms": 100 * at + 80, "speaker": str(speaker)}
        for at, (text, speaker) in enumerate(texts)
    ]
    found = rows(parsed({"id": "a1", "text": "Shall we", "tokens": tokens}))
    assert [each[:2] for each in found] == [
        ("Speaker 1", "Shall we start?"),
        ("Speaker 2", "Absolutely so."),
    ]


def test_first_and_last_names_stand_in_two_keys() -> None:
    """They are one name, with times or without."""
    rows = [
        {"first_name": "Ann", "last_name": "Vos", "text": "Shall we start with the roof?"},
        {"first_name": "Bo", "last_name": "Lind", "text": "Yes, go on then."},
    ]
    assert parsed({"messages": rows}).roster.names == ("Ann Vos", "Bo Lind")


def test_a_second_text_beside_speakers_is_told() -> None:
    """What else may have been said in JSON is named in a note, as in a table."""
    rows = [
        {"speaker": "Ann", "utterance": "Shall we start?", "reply_text": "Well yes, why not?"},
        {"speaker": "Bo", "utterance": "It leaks again.", "reply_text": "Since when does it?"},
    ]
    notes = parsed(rows).notes
    assert notes == ("columns that may hold what was said too, left out: 'reply_text'",)
