"""Recognisers of three clouds: Amazon, Azure and Deepgram."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from analyzer.errors import ParseError
from analyzer.formats import read
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def parsed(value: object) -> Session:
    """Return the session in a JSON value."""
    return read(json.dumps(value).encode(), name="talk.json")


def item(text: str, start: str | None = None, end: str = "", label: str | None = None) -> Any:  # noqa: ANN401 - JSON
    """Return an item of Amazon's: a word, or a mark where it has no time."""
    kind = "punctuation" if start is None else "pronunciation"
    times = {} if start is None else {"start_time": start, "end_time": end}
    speaker = {} if label is None else {"speaker_label": label}
    best = {"confidence": "0.9", "content": text}
    return {"type": kind, "alternatives": [best], **times, **speaker}


def amazon(*items: object, **more: object) -> dict[str, Any]:
    """Return a result of Amazon's."""
    return {"jobName": "j", "results": {"transcripts": [], "items": list(items), **more}}


class TestAmazon:
    """Times are texts; marks have none; who spoke stands in items, segments or channels."""

    def test_labels_in_items(self, rows: Rows) -> None:
        """A label may be empty: then no one is guessed."""
        session = parsed(
            amazon(
                item("We", "0.1", "0.2", "spk_0"),
                item("start", "0.2", "0.6", "spk_0"),
                item(".", label="spk_0"),
                item("Mm", "0.7", "0.8", ""),
                item("Why", "0.9", "1.2", "spk_1"),
                item("?"),
            )
        )
        assert session.source.format == "aws_transcribe_json"
        assert rows(session) == [
            ("spk_0", "We start.", 0.1, 0.6),
            (None, "Mm", 0.7, 0.8),
            ("spk_1", "Why?", 0.9, 1.2),
        ]

    def test_items_below_transcript(self, rows: Rows) -> None:
        """The BBC's recogniser writes the same with shorter names, and no speakers."""
        items = [
            {"start": start, "end": end, "type": kind, "alternatives": [{"content": text}]}
            for text, start, end, kind in (
                ("We", "0.1", "0.2", "word"),
                ("start", "0.2", "0.6", "word"),
                (".", None, None, "punct"),
            )
        ]
        session = parsed({"transcript": {"transcript": "We start.", "items": items}})
        assert rows(session) == [(None, "We start.", 0.1, 0.6)]

    def test_labels_in_segments(self, rows: Rows) -> None:
        """Older files have labels in a list of segments alone, by the times of words."""
        segments = [
            {"start_time": "0.0", "end_time": "0.6", "speaker_label": "spk_0", "items": []},
            {"start_time": "0.5", "end_time": "1.3", "speaker_label": "spk_1"}
            | {"items": [{"start_time": "0.5", "end_time": "1.2", "speaker_label": "spk_1"}]},
        ]
        labels = {"speakers": 2, "segments": segments}
        words = (item("Now", "0.1", "0.4"), item("."), item("Why", "0.5", "1.2"), item("?"))
        session = parsed(amazon(*words, item("Oh", "2.0", "2.2"), speaker_labels=labels))
        assert [row[:2] for row in rows(session)] == [
            ("spk_0", "Now."),
            ("spk_1", "Why?"),
            (None, "Oh"),
        ]

    def test_marks_that_open(self) -> None:
        """A mark that opens a question joins the word after it."""
        words = [item("Hola", "0.1", "0.3"), item("."), item("¿"), item("Qué", "0.5", "0.8")]
        session = parsed(amazon(*words, item("?")))
        assert [each.text for each in session.utterances] == ["Hola.", "¿Qué?"]

    def test_channels(self, rows: Rows) -> None:
        """Each channel is a speaker; what all items hold again is not read twice."""
        one, two = item("Yes", "0.1", "0.4"), item("No", "0.2", "0.5")
        labels = [{"channel_label": "ch_0", "items": [one, item(".")]}]
        labels.append({"channel_label": "ch_1", "items": [two]})
        session = parsed(amazon(one, item("."), two, channel_labels={"channels": labels}))
        assert rows(session) == [("Channel 1", "Yes.", 0.1, 0.4), ("Channel 2", "No", 0.2, 0.5)]

    def test_call_analytics(self, rows: Rows) -> None:
        """Turns in milliseconds, by role."""
        turn = {"ParticipantRole": "AGENT", "BeginOffsetMillis": 480, "EndOffsetMillis": 2300}
        session = parsed({"JobStatus": "COMPLETED", "Transcript": [{**turn, "Content": "Hello."}]})
        assert rows(session) == [("Agent", "Hello.", 0.48, 2.3)]

    @pytest.mark.parametrize("live", [True, False])
    def test_calls_without_times(self, live: bool, rows: Rows) -> None:  # noqa: FBT001
        """Turns may have no time, and a role only in the list of participants."""
        turn = {"Id": "T1", "ParticipantId": "A1", "Content": "Hello."}
        people = [{"ParticipantId": "A1", "ParticipantRole": "AGENT"}]
        turns = {"Segments": [{"Transcript": turn}]} if live else {"Transcript": [turn]}
        assert rows(parsed({"Participants": people, **turns})) == [("Agent", "Hello.", None, None)]

    def test_consultations(self, rows: Rows) -> None:
        """Segments of a consultation, in seconds."""
        turn = {"BeginAudioTime": 0.5, "EndAudioTime": 2.25, "Content": "Hello."}
        segments = [{**turn, "ParticipantDetails": {"ParticipantRole": "CLINICIAN_0"}}]
        session = parsed({"Conversation": {"ConversationId": "c", "TranscriptSegments": segments}})
        assert rows(session) == [("Clinician_0", "Hello.", 0.5, 2.25)]

    def test_segments_without_items(self, rows: Rows) -> None:
        """The segments that newer files repeat their items in are read where items lack."""
        segment = {"transcript": "Hello.", "start_time": "0.5", "end_time": "2.0"}
        whole = amazon(audio_segments=[{"id": 0, "speaker_label": "spk_1", **segment}])
        assert rows(parsed(whole)) == [("spk_1", "Hello.", 0.5, 2.0)]

    def test_time_that_is_none(self) -> None:
        """An error names the place in the JSON."""
        with pytest.raises(ParseError, match=r"results.items\[0\].start_time is no number"):
            parsed(amazon(item("Yes", "soon", "0.4", "spk_0")))


def phrase(text: str, **more: object) -> dict[str, Any]:
    """Return a phrase of Azure's batches, with a worse reading beside the best."""
    best = {"confidence": 0.9, "lexical": text.lower(), "display": text}
    worse = {"confidence": 0.5, "lexical": "something else", "display": "Something else."}
    return {"recognitionStatus": "Success", "nBest": [best, worse], **more}


class TestAzure:
    """Ticks of 100 ns, milliseconds, or ISO 8601; the best of several readings."""

    @pytest.mark.parametrize(
        "times",
        [
            {"offsetInTicks": 14_800_000, "durationInTicks": 17_200_000.0},
            {"offset": "PT1.48S", "duration": "PT1.72S"},
            {"offsetMilliseconds": 1480, "durationMilliseconds": 1720},
            {"offset": 14_800_000, "duration": 17_200_000},
            {"OffsetInTicks": 14_800_000, "DurationInTicks": 17_200_000},
        ],
    )
    def test_units(self, times: dict[str, object], rows: Rows) -> None:
        """Whatever the unit, a time is in seconds."""
        session = parsed({"recognizedPhrases": [phrase("Why?", channel=0, speaker=2, **times)]})
        assert session.source.format == "azure_speech_json"
        assert rows(session) == [("Speaker 2", "Why?", 1.48, 3.2)]

    def test_speaker_in_the_reading(self) -> None:
        """Version 3.0 said in each reading who spoke."""
        one = phrase("Why?", offset="PT1S", duration="PT1S")
        one["nBest"][0]["speaker"] = 2
        assert parsed({"recognizedPhrases": [one]}).roster.names == ("Speaker 2",)

    def test_long_recordings(self, rows: Rows) -> None:
        """Hours and minutes of a duration count."""
        one = phrase("Why?", speaker=1, offset="PT1H2M3.5S", duration="PT1M")
        assert rows(parsed({"recognizedPhrases": [one]})) == [("Speaker 1", "Why?", 3723.5, 3783.5)]

    def test_channels_and_no_speaker(self) -> None:
        """Speaker 0 is no one; channels are speakers where there are several."""
        times = {"offsetInTicks": 0, "durationInTicks": 10_000_000}
        one = parsed({"recognizedPhrases": [phrase("Why?", channel=0, speaker=0, **times)]})
        both = [phrase("Why?", channel=channel, **times) for channel in (0, 1)]
        assert one.utterances[0].speaker is None
        assert parsed({"recognizedPhrases": both}).roster.names == ("Channel 0", "Channel 1")

    def test_speakers_of_a_call_that_count_from_0(self) -> None:
        """Where a call's real-time results name several, the first is no one else's."""
        times = {"RecognitionStatus": "Success", "Duration": 10_000_000}
        both = [
            {
                "Offset": at * 20_000_000,
                "SpeakerId": str(at),
                "NBest": [{"Display": "Hello."}],
                **times,
            }
            for at in (0, 1)
        ]
        assert parsed(both).roster.names == ("Speaker 0", "Speaker 1")
        assert parsed(both[:1]).utterances[0].speaker is None

    def test_preview_of_fast_transcription(self, rows: Rows) -> None:
        """The preview's milliseconds were called no such."""
        words = [{"text": "Why?", "offset": 480, "duration": 1520}]
        one = {"offset": 480, "duration": 1520, "text": "Why?", "words": words, "locale": "nl-NL"}
        session = parsed(
            {"duration": 2000, "combinedPhrases": [{"text": "Why?"}], "phrases": [one]}
        )
        assert session.source.format == "azure_speech_json"
        assert rows(session) == [(None, "Why?", 0.48, 2.0)]

    def test_fast_transcription(self, rows: Rows) -> None:
        """The fast service's phrases hold their text, beside the whole text."""
        one = {"offsetMilliseconds": 480, "durationMilliseconds": 1520, "text": "Why?"}
        whole = {"durationMilliseconds": 3000, "combinedPhrases": [{"text": "Why?"}]}
        session = parsed({**whole, "phrases": [{**one, "speaker": 1, "confidence": 0.9}]})
        assert rows(session) == [("Speaker 1", "Why?", 0.48, 2.0)]

    def test_real_time(self, rows: Rows) -> None:
        """What the SDK gives as people speak: names with capitals, guests, unknown."""
        one = {"Id": "a", "RecognitionStatus": "Success", "Offset": 5_000_000}
        one |= {"Duration": 15_000_000, "DisplayText": "Why?", "SpeakerId": "Guest-1"}
        two = {**one, "Offset": 30_000_000, "SpeakerId": "Unknown", "DisplayText": "Mm."}
        best = [{"Confidence": 0.9, "Lexical": "no", "Display": "No."}]
        three = {**one, "Offset": 60_000_000, "NBest": best, "DisplayText": ""}
        assert rows(parsed([one, two, three])) == [
            ("Guest-1", "Why?", 0.5, 2.0),
            (None, "Mm.", 3.0, 4.5),
            ("Guest-1", "No.", 6.0, 7.5),
        ]

    def test_old_batches(self, rows: Rows) -> None:
        """Version 2 had the results of each file in a list of files."""
        best = [{"Confidence": 0.9, "Lexical": "why", "Display": "Why?"}]
        one = {"RecognitionStatus": "Success", "SpeakerId": "1", "Offset": 400_000}
        one |= {"Duration": 13_300_000, "NBest": best}
        session = parsed({"AudioFileResults": [{"SegmentResults": [one]}]})
        assert rows(session) == [("Speaker 1", "Why?", 0.04, 1.37)]


def heard(text: str, start: float, end: float, speaker: int | None = None) -> dict[str, Any]:
    """Return a word of Deepgram's."""
    who = {} if speaker is None else {"speaker": speaker}
    bare = text.strip(".?").lower()
    return {"word": bare, "punctuated_word": text, "start": start, "end": end, **who}


def deepgram(*channels: object, **more: object) -> dict[str, Any]:
    """Return an answer of Deepgram's."""
    found = [{"alternatives": [{"transcript": "", **each}]} for each in channels]  # type: ignore[dict-item]
    return {"metadata": {"request_id": "r"}, "results": {"channels": found, **more}}


class TestDeepgram:
    """Words by speaker or channel; utterances and paragraphs where words don't tell."""

    def test_words_without_utterances(self, rows: Rows) -> None:
        """Turns are built from words; utterances beside them are not read again."""
        words = [heard("We", 0.1, 0.2, 0), heard("start.", 0.2, 0.6, 0), heard("Why?", 0.7, 1, 1)]
        again = {"start": 0.1, "end": 1.0, "channel": 0, "speaker": 0, "transcript": "We start."}
        session = parsed(deepgram({"words": words}, utterances=[again]))
        assert session.source.format == "deepgram_json"
        assert rows(session) == [
            ("Speaker 0", "We start.", 0.1, 0.6),
            ("Speaker 1", "Why?", 0.7, 1.0),
        ]

    def test_utterances_that_name_who_words_do_not(self, rows: Rows) -> None:
        """Where only utterances name speakers, they are read."""
        one = {"start": 0.1, "end": 0.6, "channel": 0, "speaker": 1, "transcript": "We start."}
        words = [heard("We", 0.1, 0.2), heard("start.", 0.2, 0.6)]
        assert rows(parsed(deepgram({"words": words}, utterances=[one]))) == [
            ("Speaker 1", "We start.", 0.1, 0.6)
        ]

    def test_channels(self) -> None:
        """A channel is a speaker; a speaker's number on two channels is two people."""
        first, second = {"words": [heard("No.", 1, 2)]}, {"words": [heard("Why?", 0.1, 0.9)]}
        session = parsed(deepgram(first, second))
        assert [(each.speaker, each.text) for each in session.utterances] == [
            ("Channel 2", "Why?"),
            ("Channel 1", "No."),
        ]
        both = [{"words": [heard("Yes.", at, at + 0.5, 0)]} for at in (0, 1)]
        assert parsed(deepgram(*both)).roster.names == (
            "Speaker 0 (channel 1)",
            "Speaker 0 (channel 2)",
        )

    def test_paragraphs(self, rows: Rows) -> None:
        """Without words, the sentences of paragraphs; without those, the text."""
        sentences = [{"text": "Hello there.", "start": 0.2, "end": 1.1}]
        inner = {"paragraphs": [{"speaker": 1, "sentences": sentences}]}
        session = parsed(deepgram({"words": [], "paragraphs": inner, "transcript": "Hello there."}))
        assert rows(session) == [("Speaker 1", "Hello there.", 0.2, 1.1)]
        assert rows(parsed(deepgram({"transcript": "Hi."}))) == [(None, "Hi.", None, None)]

    def test_stream(self, rows: Rows) -> None:
        """A stream is a list of messages, of which the final ones are read."""
        messages = [
            {"type": "Results", "channel_index": [0, 1], "is_final": final}
            | {"channel": {"alternatives": [{"words": [word]}]}}
            for final, word in (
                (False, heard("Ye", 0.1, 0.2, 0)),
                (True, heard("Yes.", 0.1, 0.5, 0)),
                (True, heard("Why?", 0.7, 0.9, 1)),
            )
        ]
        session = parsed([{"type": "Metadata"}, *messages])
        assert session.source.format == "deepgram_json"
        assert rows(session) == [
            ("Speaker 0", "Yes.", 0.1, 0.5),
            ("Speaker 1", "Why?", 0.7, 0.9),
        ]
