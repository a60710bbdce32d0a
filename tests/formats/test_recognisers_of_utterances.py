"""Recognisers whose JSON holds utterances, words with spaces, or turns.

AssemblyAI, ElevenLabs, pyannoteAI.
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

    def test_voices_that_were_identified(self) -> None:
        """A label that was identified has its name."""
        mapping = {"response": {"speaker_identification": {"mapping": {"A": "Noa Lee"}}}}
        said = [utterance("A", ("Yes.", 0, 300)), utterance("B", ("No.", 400, 700))]
        session = parsed({**ANSWER, "speech_understanding": mapping, "utterances": said})
        assert session.roster.names == ("Noa Lee", "Speaker B")

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

    @pytest.mark.parametrize("key", ["utterance", "tekst", "message"])
    def test_what_was_said_under_any_key(self, key: str) -> None:
        """A list of people, times and texts is no diarization, whatever its text is called."""
        assert named([SPANS[0] | {key: "We start at once."}]) != "pyannote_diarization"

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
