"""Whisper and what is built on it: segments, with and without speakers."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def parsed(value: object) -> Session:
    """Return the session in a JSON value."""
    return read(json.dumps(value).encode(), name="talk.json")


def named(value: object) -> str:
    """Return the format of a JSON value."""
    return sniff(json.dumps(value).encode(), name="talk.json")


def word(text: str, start: float | None = None, end: float | None = None, **more: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a word as WhisperX has it."""
    times = {} if start is None else {"start": start, "end": end, "score": 0.9}
    return {"word": text, **times, **more}


SEGMENT = {"id": 0, "seek": 0, "tokens": [1], "avg_logprob": -0.2, "no_speech_prob": 0.01}


class TestWhisper:
    """Whisper, OpenAI's verbose JSON, whisper.cpp, transformers and what names their speakers."""

    def test_segments_name_no_one(self, rows: Rows) -> None:
        """Segments in seconds; the unknown speaker stays unknown."""
        one = {**SEGMENT, "start": 0.0, "end": 2.5, "text": " We start."}
        session = parsed({"text": " We start.", "segments": [one], "language": "en"})
        assert session.source.format == "whisper_json"
        assert rows(session) == [(None, "We start.", 0.0, 2.5)]
        assert session.roster.names == ()

    def test_milliseconds_of_whisper_cpp(self, rows: Rows) -> None:
        """whisper.cpp's offsets are milliseconds; without them its clocks are read."""
        one = {"offsets": {"from": 1480, "to": 3200}, "text": " We start."}
        two = {"timestamps": {"from": "00:00:04,000", "to": "00:00:05,500"}, "text": " Why?"}
        session = parsed({"result": {"language": "en"}, "transcription": [one, two]})
        assert rows(session) == [(None, "We start.", 1.48, 3.2), (None, "Why?", 4.0, 5.5)]

    def test_speakers_of_whisper_cpp(self, rows: Rows) -> None:
        """Its speakers are numbers; `?` is no one."""
        texts = (("0", " We start."), ("?", " Mm."), ("(speaker 1)", " Why?"))
        found = [
            {"offsets": {"from": at * 1000, "to": at * 1000 + 900}, "text": text, "speaker": who}
            for at, (who, text) in enumerate(texts)
        ]
        session = parsed({"transcription": found})
        assert session.source.format == "whisperx_json"
        assert [row[0] for row in rows(session)] == ["Speaker 0", None, "speaker 1"]

    def test_chunks_of_transformers(self, rows: Rows) -> None:
        """Pairs of times, the last of which may have no end."""
        chunks = [
            {"timestamp": [0.0, 1.5], "text": " We start."},
            {"timestamp": [2.0, None], "text": " Why?"},
        ]
        session = parsed({"text": " We start. Why?", "chunks": chunks})
        assert rows(session) == [(None, "We start.", 0.0, 1.5), (None, "Why?", 2.0, None)]
        assert session.utterances[1].time_quality == "start_only"

    def test_speakers_beside_chunks(self, rows: Rows) -> None:
        """insanely-fast-whisper names speakers in a list beside the chunks: nothing comes twice."""
        chunks = [{"timestamp": [0.0, 2.5], "text": " We start. Why?"}]
        speakers = [
            {"speaker": "SPEAKER_00", "timestamp": [0.0, 1.5], "text": " We start."},
            {"speaker": "SPEAKER_01", "timestamp": [1.6, 2.5], "text": " Why?"},
        ]
        session = parsed({"speakers": speakers, "chunks": chunks, "text": " We start. Why?"})
        assert rows(session) == [
            ("SPEAKER_00", "We start.", 0.0, 1.5),
            ("SPEAKER_01", "Why?", 1.6, 2.5),
        ]

    def test_chunks_of_words(self, rows: Rows) -> None:
        """Where each chunk is a word, words make sentences."""
        texts = " We| start| now|.| Is| that| okay| for| you| all|?".split("|")
        chunks = [
            {"timestamp": [at / 2, at / 2 + 0.4], "text": text} for at, text in enumerate(texts)
        ]
        session = parsed({"text": "".join(texts), "chunks": chunks})
        assert rows(session) == [
            (None, "We start now.", 0.0, 1.9),
            (None, "Is that okay for you all?", 2.0, 5.4),
        ]

    def test_words_alone(self, rows: Rows) -> None:
        """OpenAI's words alone take their marks from the text."""
        words = [
            {"word": "We", "start": 0.0, "end": 0.2},
            {"word": "start", "start": 0.2, "end": 0.6},
            {"word": "Why", "start": 1.0, "end": 1.3},
        ]
        whole = {"task": "transcribe", "language": "english", "text": "We start. Why?"}
        session = parsed({**whole, "words": words})
        assert rows(session) == [(None, "We start.", 0.0, 0.6), (None, "Why?", 1.0, 1.3)]

    @pytest.mark.parametrize(
        ("text", "note"),
        [
            ("Ondertiteld door de Amara.org gemeenschap", "invent"),
            ("Transcribed by https://otter.ai", "invent"),
            ("[BLANK_AUDIO]", "sounds"),
            ("(upbeat music)", "sounds"),
            ("♪♪", "sounds"),
        ],
    )
    def test_what_was_not_said(self, text: str, note: str) -> None:
        """What Whisper makes up in silence, and sounds, are left out and counted."""
        found = [
            {**SEGMENT, "start": at, "end": at + 1, "text": said}
            for at, said in enumerate(("We start (at last).", text))
        ]
        session = parsed({"text": "", "segments": found, "language": "en"})
        assert [each.text for each in session.utterances] == ["We start (at last)."]
        assert any(note in each and each.endswith(": 1") for each in session.notes)

    def test_tokens_in_the_text(self, rows: Rows) -> None:
        """The model's own marks are no words."""
        text = "<|startoftranscript|><|en|><|0.00|> We start.<|2.00|>"
        one = {**SEGMENT, "start": 0.0, "end": 2.0, "text": text}
        assert rows(parsed({"segments": [one], "text": "", "language": "en"})) == [
            (None, "We start.", 0.0, 2.0)
        ]

    def test_wrapped_answer(self) -> None:
        """An answer in a program's own envelope is read as it is."""
        one = {**SEGMENT, "start": 0.0, "end": 2.5, "text": " We start."}
        assert named({"id": "p1", "output": {"segments": [one], "language": "en"}}) == (
            "whisper_json"
        )

    def test_bare_segments(self, rows: Rows) -> None:
        """A list of segments with fractions of seconds is read; one with names isn't Whisper's."""
        segments = [
            {"start": 0.5, "end": 1.2, "text": "Hi."},
            {"start": 2, "end": 3, "text": "Yes."},
        ]
        assert rows(parsed(segments)) == [(None, "Hi.", 0.5, 1.2), (None, "Yes.", 2.0, 3.0)]
        others = [each | {"participant": "Ann Vos"} for each in segments]
        for value in (others, {"text": "Hi. Yes.", "language": "en", "segments": others}):
            assert parsed(value).roster.names == ("Ann Vos",)

    def test_turn_marks_are_no_words(self) -> None:
        """Whisper.cpp marks that the speaker changes, and not to whom."""
        one = {"offsets": {"from": 0, "to": 900}, "text": " Hi there. [SPEAKER_TURN]"}
        session = parsed({"transcription": [one | {"speaker_turn_next": True}]})
        assert [each.text for each in session.utterances] == ["Hi there."]

    def test_speakers_under_another_key(self) -> None:
        """Voxtral names speakers as `speaker_id`."""
        one = {"type": "transcription_segment", "start": 0.1, "end": 1.2, "text": "Hi."}
        session = parsed({"model": "m", "text": "Hi.", "segments": [one | {"speaker_id": "s_1"}]})
        assert session.roster.names == ("s_1",)


class TestWhisperX:
    """Words with speakers, some without times."""

    def test_words_without_times_or_speaker(self, rows: Rows) -> None:
        """A number has no time and takes its segment's speaker; a segment of no one is no one's."""
        first = [word("We", 0.1, 0.2, speaker="SPEAKER_00"), word("sold"), word("42.")]
        second = [word("Wow", 1.0, 1.2), word("okay", 1.2, 1.5)]
        segments = [
            {"start": 0.1, "end": 0.9, "text": " We sold 42.", "words": first}
            | {"speaker": "SPEAKER_00"},
            {"start": 1.0, "end": 1.5, "text": " Wow okay", "words": second},
        ]
        session = parsed({"segments": segments, "word_segments": [*first, *second]})
        assert session.source.format == "whisperx_json"
        assert rows(session) == [
            ("SPEAKER_00", "We sold 42.", 0.1, 0.9),
            (None, "Wow okay", 1.0, 1.5),
        ]

    def test_two_speakers_in_a_segment(self, rows: Rows) -> None:
        """Where words of a segment are of two people, each gets their own."""
        words = [
            word("Shall", 0.0, 0.3, speaker="SPEAKER_00"),
            word("we?", 0.3, 0.6, speaker="SPEAKER_00"),
            word("Yes.", 0.7, 0.9, speaker="SPEAKER_01"),
        ]
        segment = {"start": 0.0, "end": 0.9, "text": " Shall we? Yes.", "words": words}
        session = parsed({"segments": [segment | {"speaker": "SPEAKER_00"}], "language": "en"})
        assert rows(session) == [
            ("SPEAKER_00", "Shall we?", 0.0, 0.6),
            ("SPEAKER_01", "Yes.", 0.7, 0.9),
        ]

    def test_segment_with_fewer_words_than_its_text(self, rows: Rows) -> None:
        """No word is lost where the list of words lacks some, or has no times at all."""
        parts = ([word("We", 0.1, 0.2)], [word("Why"), word("not?")], [])
        texts = (" We start now.", " Why not?", " Fine.")
        segments = [
            {"start": at, "end": at + 1, "text": text, "words": words, "speaker": "SPEAKER_00"}
            for at, (text, words) in enumerate(zip(texts, parts, strict=True))
        ]
        session = parsed({"segments": segments, "language": "en"})
        assert rows(session) == [
            ("SPEAKER_00", "We start now.", 0.0, 1.0),
            ("SPEAKER_00", "Why not?", 1.0, 2.0),
            ("SPEAKER_00", "Fine.", 2.0, 3.0),
        ]

    def test_words_without_segments(self, rows: Rows) -> None:
        """Words alone are read; a speaker may be an object."""
        words = [
            word("Why?", 0.1, 0.4, speaker={"speaker_id": "SPEAKER_00"}),
            word("Yes.", 0.5, 0.8, speaker="SPEAKER_01"),
        ]
        assert rows(parsed({"segments": [], "word_segments": words})) == [
            ("SPEAKER_00", "Why?", 0.1, 0.4),
            ("SPEAKER_01", "Yes.", 0.5, 0.8),
        ]

    def test_not_diarized(self) -> None:
        """Without speakers it is WhisperX still, and says of no one who spoke."""
        segment = {"start": 0.0, "end": 1.0, "text": " Yes.", "words": [word("Yes.", 0.0, 1.0)]}
        session = parsed({"segments": [segment], "word_segments": segment["words"]})
        assert (session.source.format, session.roster.names) == ("whisperx_json", ())

    def test_segments_of_other_programs(self) -> None:
        """Whisper's segments with a speaker beside them, and no words."""
        segment = {**SEGMENT, "start": 0.0, "end": 1.0, "text": " Yes.", "speaker": "SPEAKER_03"}
        session = parsed({"segments": [segment], "language": "nl", "text": " Yes."})
        assert session.source.format == "whisperx_json"
        assert session.roster.names == ("SPEAKER_03",)


class TestDiarized:
    """OpenAI's diarized JSON."""

    def test_letters_names_and_empty_segments(self, rows: Rows) -> None:
        """Letters are speakers, given names stay, empty segments are counted."""
        texts = (("A", "We start."), ("Ellis", ""), ("Ellis", " Why?"))
        segments = [
            {"type": "transcript.text.segment", "id": f"seg_{at}", "start": at, "end": at + 0.8}
            | {"speaker": who, "text": text}
            for at, (who, text) in enumerate(texts)
        ]
        session = parsed({"text": "We start. Why?", "segments": segments, "duration": 3.0})
        assert session.source.format == "openai_diarized_json"
        assert rows(session) == [("Speaker A", "We start.", 0.0, 0.8), ("Ellis", "Why?", 2.0, 2.8)]
        assert any(note.endswith("left out: 1") for note in session.notes)

    def test_milliseconds_are_not_taken_for_seconds(self) -> None:
        """Segments of whole numbers, and of no known kind, are left to who weighs their unit."""
        texts = ((0, 4200, "We start."), (4300, 9900, "Why do we?"))
        segments = [
            {"start": start, "end": end, "text": text, "speaker": "A"} for start, end, text in texts
        ]
        session = parsed({"text": "We start. Why do we?", "segments": segments})
        assert session.source.format == "json_rows"
        assert [each.start for each in session.utterances] == [0.0, 4.3]
