"""Recognisers whose JSON holds segments or utterances: Whisper's family, OpenAI, AssemblyAI.

ElevenLabs, pyannoteAI and Rev beside them.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.errors import FormatError
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


def utterance(speaker: str | None, *words: tuple[str, int, int], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return an utterance of AssemblyAI's."""
    found = [
        {"text": text, "start": start, "end": end, "confidence": 0.9, "speaker": speaker, **more}
        for text, start, end in words
    ]
    text = " ".join(each[0] for each in words)
    whole = {"speaker": speaker, "text": text, "confidence": 0.9, **more}
    return {**whole, "start": words[0][1], "end": words[-1][2], "words": found}


ANSWER = {"id": "x", "status": "completed", "text": "", "audio_url": "https://a.example/b.mp3"}


class TestAssemblyAI:
    """Milliseconds; utterances, or words where there are none."""

    def test_utterances(self, rows: Rows) -> None:
        """Utterances are read once, not again from the words beside them."""
        said = utterance("A", ("We", 250, 400), ("start.", 400, 900))
        session = parsed({**ANSWER, "words": said["words"], "utterances": [said]})
        assert session.source.format == "assemblyai_json"
        assert rows(session) == [("Speaker A", "We start.", 0.25, 0.9)]

    @pytest.mark.parametrize("utterances", [None, []])
    def test_without_utterances(self, utterances: object, rows: Rows) -> None:
        """Without speaker labels `utterances` is null, and no one is guessed."""
        words = utterance(None, ("We", 250, 400), ("start.", 400, 900))["words"]
        session = parsed({**ANSWER, "words": words, "utterances": utterances})
        assert rows(session) == [(None, "We start.", 0.25, 0.9)]

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            (utterance("1", ("Yes.", 0, 300), channel="1"), "Speaker 1"),
            (utterance("2A", ("Yes.", 0, 300), channel="2"), "Speaker 2A"),
            (utterance(None, ("Yes.", 0, 300), channel="2"), "Channel 2"),
            (utterance("UNKNOWN", ("Yes.", 0, 300)), None),
            (utterance("Noa Lee", ("Yes.", 0, 300)), "Noa Lee"),
        ],
    )
    def test_speakers(self, said: dict[str, Any], expected: str | None) -> None:
        """Channels, channels with letters, names that were recognised."""
        session = parsed({**ANSWER, "multichannel": True, "utterances": [said]})
        assert session.utterances[0].speaker == expected

    @pytest.mark.parametrize("part", ["sentences", "paragraphs"])
    def test_sentences_and_paragraphs(self, part: str, rows: Rows) -> None:
        """The answers for sentences and paragraphs have a speaker in each word."""
        said = utterance("B", ("Why", 250, 400), ("not?", 400, 900))
        session = parsed({"id": "x", "confidence": 0.9, "audio_duration": 3, part: [said]})
        assert rows(session) == [("Speaker B", "Why not?", 0.25, 0.9)]

    def test_text_without_words(self, rows: Rows) -> None:
        """Utterances may come without their words, in a short answer too."""
        said = utterance("A", ("Tell", 0, 100), ("me.", 200, 1500)) | {"words": []}
        session = parsed({"status": "completed", "text": "", "utterances": [said]})
        assert session.source.format == "assemblyai_json"
        assert rows(session) == [("Speaker A", "Tell me.", 0.0, 1.5)]


def scribe(text: str, start: float | None, end: float | None, kind: str = "word") -> Any:  # noqa: ANN401 - JSON
    """Return a word of ElevenLabs'."""
    return {"text": text, "start": start, "end": end, "type": kind, "speaker_id": "speaker_0"}


class TestElevenLabs:
    """Words, spacing, audio events."""

    def test_events_and_missing_times(self, rows: Rows) -> None:
        """Spaces and sounds are no words; a word may have no time, or no space before it."""
        words = [
            scribe("We", 0.1, 0.2),
            scribe(" ", 0.2, 0.3, "spacing"),
            scribe("really", None, None),
            scribe("start.", 0.5, 0.9),
            scribe("(laughter)", 1.0, 1.5, "audio_event"),
        ]
        session = parsed({"language_code": "eng", "text": "", "words": words})
        assert session.source.format == "elevenlabs_json"
        assert rows(session) == [("speaker_0", "We really start.", 0.1, 0.9)]
        assert "sounds such as laughter, left out: 1" in session.notes

    def test_channels(self) -> None:
        """Of several channels, the same label is another person on each."""
        part = {"language_code": "eng", "text": "Yes.", "words": [scribe("Yes.", 0.1, 0.4)]}
        session = parsed({"transcripts": [part | {"channel_index": at} for at in (0, 1)]})
        assert session.roster.names == ("speaker_0 (channel 1)", "speaker_0 (channel 2)")

    def test_words_in_segments(self, rows: Rows) -> None:
        """The segmented export has its words in segments."""
        segments = [{"text": "Yes.", "words": [scribe("Yes.", 0.1, 0.4)]}]
        assert rows(parsed({"language_code": "eng", "segments": segments})) == [
            ("speaker_0", "Yes.", 0.1, 0.4)
        ]

    def test_scripts_without_spaces(self) -> None:
        """Letters of a script that sets no spaces go together, until someone else speaks."""
        words = [scribe("你", 0.1, 0.2), scribe("好", 0.2, 0.4)]
        words.append(scribe("好", 0.5, 0.6) | {"speaker_id": "speaker_1"})
        session = parsed({"language_code": "zho", "text": "", "words": words})
        assert [each.text for each in session.utterances] == ["你好", "好"]


SPANS = [{"speaker": "SPEAKER_00", "start": 0.0, "end": 1.5}]
TURN = {"speaker": "SPEAKER_00", "start": 0.0, "end": 1.5, "text": "We start."}


class TestPyannote:
    """Turns, words, or who spoke when and nothing else."""

    def test_turns_before_words(self, rows: Rows) -> None:
        """Turns hold all the words already."""
        word = {"speaker": "SPEAKER_00", "start": 0.0, "end": 0.3, "text": "We"}
        output = {"diarization": SPANS, "turnLevelTranscription": [TURN]}
        session = parsed({"jobId": "j", "output": output | {"wordLevelTranscription": [word]}})
        assert rows(session) == [("SPEAKER_00", "We start.", 0.0, 1.5)]

    def test_words_alone(self, rows: Rows) -> None:
        """Words make sentences; one of no one is no one's."""
        words = [
            {"speaker": None, "start": 0.0, "end": 0.3, "text": "Mm."},
            {"speaker": "SPEAKER_01", "start": 0.5, "end": 0.8, "text": "Why?"},
        ]
        output = {"exclusiveDiarization": SPANS, "wordLevelTranscription": words}
        assert rows(parsed({"status": "succeeded", "output": output})) == [
            (None, "Mm.", 0.0, 0.3),
            ("SPEAKER_01", "Why?", 0.5, 0.8),
        ]

    def test_voices_that_were_identified(self) -> None:
        """A voice that was matched with a name has it."""
        known = [{"diarizationSpeaker": "SPEAKER_00", "match": "Noa Lee", "start": 0, "end": 1}]
        output = {"identification": known, "turnLevelTranscription": [TURN]}
        assert parsed({"output": output}).roster.names == ("Noa Lee",)

    @pytest.mark.parametrize(
        "value",
        [
            {"jobId": "j", "output": {"diarization": SPANS}},
            {"output": {"exclusiveDiarization": SPANS, "diarization": SPANS}},
            {"diarization": SPANS, "exclusive_diarization": SPANS},
            {"segments": SPANS},
            {"segmentation": {"segments": [{"speaker": {"@id": "S1"}, "start": 0, "duration": 2}]}},
            SPANS,
        ],
    )
    def test_who_spoke_when_is_no_transcript(self, value: object) -> None:
        """It is refused by name, with what to give instead."""
        assert named(value) == "pyannote_diarization"
        with pytest.raises(FormatError, match="who spoke when, but not what was said"):
            parsed(value)
