"""Recognisers whose JSON holds words: Google, IBM, Kaldi, Speechmatics."""

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


def spoken(text: str, start: object, end: object, tag: int | None = None) -> dict[str, Any]:
    """Return a word of Google's."""
    who = {} if tag is None else {"speakerTag": tag}
    return {"word": text, "startTime": start, "endTime": end, **who}


def result(*words: object, **more: object) -> dict[str, Any]:
    """Return a result of Google's."""
    return {"alternatives": [{"words": list(words)}], **more}


class TestGoogle:
    """Three versions, two ways to write a time, and words that come twice."""

    def test_last_result_repeats_all(self, rows: Rows) -> None:
        """The last result of a batch holds all words again, with speakers: it alone is read."""
        first, second = ("We", "0s", "0.300s"), ("start.", "0.300s", "1s")
        third = ("Why?", "1.500s", "2s")
        results = [result(spoken(*first), spoken(*second)), result(spoken(*third))]
        again = result(spoken(*first, 1), spoken(*second, 1), spoken(*third, 2))
        session = parsed({"results": [*results, again]})
        assert session.source.format == "google_stt_json"
        assert rows(session) == [
            ("Speaker 1", "We start.", 0.0, 1.0),
            ("Speaker 2", "Why?", 1.5, 2.0),
        ]

    def test_stream_repeats_in_each_result(self) -> None:
        """A stream's results each hold all since the beginning; what was not final is left out."""
        words = [spoken("Yes.", "0s", "0.5s", 1), spoken("No.", "0.5s", "1s", 2)]
        answers = [
            {"results": [result(words[0], isFinal=True)]},
            {"results": [result(spoken("Know", "0.5s", "0.9s", 2), isFinal=False)]},
            {"results": [result(*words, isFinal=True)]},
        ]
        session = parsed(answers)
        assert [each.text for each in session.utterances] == ["Yes.", "No."]

    def test_results_that_do_not_repeat(self) -> None:
        """Results with words and speakers of their own are all read, however long the last is."""
        results = [
            result(spoken("Yes.", "0s", "0.5s", 1)),
            {"alternatives": [{"transcript": "that was not told word for word"}]},
            result(spoken("Yes.", "2s", "2.5s", 1), spoken("Now.", "2.5s", "3s", 2)),
        ]
        texts = [each.text for each in parsed({"results": results}).utterances]
        assert texts == ["Yes.", "that was not told word for word", "Yes.", "Now."]

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ({"seconds": "1", "nanos": 200_000_000}, {"seconds": 2}),
            ({"seconds": 1, "nanos": 200_000_000}, {"seconds": "2", "nanos": 0}),
            ("1.200s", "2s"),
        ],
    )
    @pytest.mark.parametrize("keys", ["startTime endTime", "startOffset endOffset"])
    def test_times(self, start: object, end: object, keys: str, rows: Rows) -> None:
        """A time is an object or a text, under the name of either version."""
        times = dict(zip(keys.split(), (start, end), strict=True))
        session = parsed({"results": [result({"word": "Yes.", "speakerLabel": "2", **times})]})
        assert rows(session) == [("Speaker 2", "Yes.", 1.2, 2.0)]

    def test_snake_case_and_the_answer_of_a_long_job(self, rows: Rows) -> None:
        """What clients save, and what a long job's operation holds."""
        one = {"word": "Yes.", "start_time": {"seconds": 0, "nanos": 5e8}, "speaker_tag": 0}
        whole = {"name": "operations/1", "done": True, "response": {"results": [result(one)]}}
        assert rows(parsed(whole)) == [(None, "Yes.", 0.5, None)]

    def test_batches_by_recording(self) -> None:
        """Version 2 sorts results by recording: one is read, several are refused."""
        inner = {"transcript": {"results": [result(spoken("Yes.", "0s", "1s", 1))]}}
        assert named({"results": {"gs://a/b.wav": inner}}) == "google_stt_json"
        wrapped = {"inlineResult": inner}
        with pytest.raises(FormatError, match="2 meetings"):
            parsed({"response": {"results": {"gs://a/b.wav": inner, "gs://a/c.wav": wrapped}}})

    def test_results_without_words(self, rows: Rows) -> None:
        """A text alone lasts from the end of the result before it."""
        results: list[object] = [
            {"alternatives": [{"transcript": "We start."}], "resultEndTime": "4.500s"},
            {"alternatives": [{"transcript": " Why?"}], "resultEndTime": {"seconds": "9"}},
        ]
        assert rows(parsed({"results": results})) == [
            (None, "We start.", 0.0, 4.5),
            (None, "Why?", 4.5, 9.0),
        ]

    def test_channels(self) -> None:
        """Results of several channels are their channels'."""
        found = [result(spoken("Yes.", "0s", "1s"), channelTag=channel) for channel in (1, 2)]
        assert parsed({"results": found}).roster.names == ("Channel 1", "Channel 2")


def watson(*stamps: tuple[str, float, float], final: bool = True) -> dict[str, Any]:
    """Return a result of IBM's."""
    return {"final": final, "alternatives": [{"transcript": "", "timestamps": list(stamps)}]}


LABELS = [{"from": 0.1, "to": 0.6, "speaker": 0}, {"from": 0.7, "to": 0.9, "speaker": 2}]


class TestIBM:
    """Labels beside the words."""

    def test_labels_by_time(self, rows: Rows) -> None:
        """A word is said by who was labelled at its start, or by no one; only final ones count."""
        results = [
            watson(("we", 0.1, 0.2), final=False),
            watson(("%HESITATION", 0.1, 0.2), ("start", 0.2, 0.6), ("why", 0.7, 0.9)),
            watson(("oh", 5.0, 5.2)),
        ]
        session = parsed({"result_index": 0, "results": results, "speaker_labels": LABELS})
        assert session.source.format == "ibm_json"
        assert rows(session) == [
            ("Speaker 0", "uh start", 0.1, 0.6),
            ("Speaker 2", "why", 0.7, 0.9),
            (None, "oh", 5.0, 5.2),
        ]

    def test_wrapped_and_streamed(self) -> None:
        """Results of a job stand in results; a stream has labels in messages of their own."""
        part = {"results": [watson(("we", 0.1, 0.2))], "speaker_labels": LABELS}
        job = {"id": "j", "status": "completed", "results": [{"result_index": 0, **part}]}
        stream = [{"results": part["results"]}, {"speaker_labels": LABELS}]
        for value in (job, stream):
            assert parsed(value).roster.names == ("Speaker 0",)

    def test_no_times(self, rows: Rows) -> None:
        """Without time stamps the text alone is read."""
        one = {"final": True, "alternatives": [{"transcript": "we start ", "confidence": 0.9}]}
        assert rows(parsed({"result_index": 0, "results": [one]})) == [
            (None, "we start", None, None)
        ]


class TestKaldi:
    """The BBC's words, and Vosk's."""

    @pytest.mark.parametrize("speaker", [{"@id": "S2", "gender": "F"}, "S2", {"name": "S2"}])
    def test_segmentation(self, speaker: object, rows: Rows) -> None:
        """Words with punctuation, by the segment that they begin in."""
        words = [
            {"start": 0.1, "end": 0.4, "word": "yes", "punct": "Yes.", "index": 0},
            {"start": 3.0, "end": 3.4, "word": "oh", "punct": "Oh.", "index": 1},
        ]
        spans = {"segments": [{"start": 0.05, "duration": 0.5, "speaker": speaker}]}
        session = parsed({"retval": {"words": words, "segmentation": spans}})
        assert session.source.format == "kaldi_json"
        assert rows(session) == [("S2", "Yes.", 0.1, 0.4), (None, "Oh.", 3.0, 3.4)]

    def test_paper_edit(self, rows: Rows) -> None:
        """Words beside paragraphs that name speakers."""
        words = [
            {"id": 0, "start": 0.1, "end": 0.4, "text": "Yes."},
            {"id": 1, "start": 0.5, "end": 0.9, "text": "Why?"},
        ]
        spans = [
            {"id": 0, "start": 0.1, "end": 0.4, "speaker": "TBC 00"},
            {"id": 1, "start": 0.5, "end": 0.9, "speaker": "Ann Vos"},
        ]
        session = parsed({"words": words, "paragraphs": spans})
        assert session.source.format == "kaldi_json"
        assert rows(session) == [("TBC 00", "Yes.", 0.1, 0.4), ("Ann Vos", "Why?", 0.5, 0.9)]

    def test_aligned(self, rows: Rows) -> None:
        """What Gentle aligned; a word that it did not find keeps its place."""
        words = [
            {"case": "success", "alignedWord": "hi", "word": "Hi", "start": 0.1, "end": 0.4},
            {"case": "not-found-in-audio", "word": "there"},
        ]
        assert rows(parsed({"transcript": "Hi there", "words": words})) == [
            (None, "Hi there", 0.1, 0.4)
        ]

    def test_without_segmentation(self) -> None:
        """Words alone are no one's."""
        words = [{"start": 0.1, "end": 0.4, "word": "yes", "punct": "Yes.", "index": 0}]
        assert parsed({"words": words}).roster.names == ()

    def test_vosk(self, rows: Rows) -> None:
        """Vosk's results, one or a list with empty ones among them; a voice print is no name."""
        words = [{"conf": 0.9, "start": 0.1, "end": 0.4, "word": "yes"}]
        one = {"result": words, "spk": [0.1, -0.2], "text": "yes"}
        for value in (one, [one, {"text": ""}]):
            assert named(value) == "kaldi_json"
            assert rows(parsed(value)) == [(None, "yes", 0.1, 0.4)]

    def test_monologues_of_vosk(self, rows: Rows) -> None:
        """What Vosk's command writes: monologues of terms, whose speaker is unknown."""
        terms = [{"confidence": 0.9, "start": 0.1, "end": 0.4, "text": "yes", "type": "WORD"}]
        terms += [{"start": 0.4, "end": 0.4, "text": "!", "type": "PUNCTUATION"}]
        one = {"speaker": {"id": "unknown", "name": None}, "start": 0.1, "end": 0.4, "terms": terms}
        assert rows(parsed({"schemaVersion": "2.0", "monologues": [one], "text": ["yes"]})) == [
            (None, "yes!", 0.1, 0.4)
        ]


def token(text: str, start: float, kind: str = "word", **more: object) -> dict[str, Any]:
    """Return a result of Speechmatics'."""
    speaker = more.pop("speaker", "S1")
    best = [{"content": text, "confidence": 0.9, "speaker": speaker}]
    return {"type": kind, "start_time": start, "end_time": start + 0.2, "alternatives": best} | more


class TestSpeechmatics:
    """Marks that attach, `UU`, channels, entities, streams and version 1."""

    def test_marks_and_no_one(self, rows: Rows) -> None:
        """Marks attach to the word before or after; `UU` is no one."""
        session = parsed(
            {
                "format": "2.9",
                "results": [
                    token("Okay", 0.1),
                    token(".", 0.3, "punctuation", attaches_to="previous"),
                    token("«", 0.5, "punctuation", attaches_to="next", speaker="S2"),
                    token("Nou", 0.5, speaker="S2"),
                    token("»", 0.7, "punctuation", attaches_to="previous", speaker="S2"),
                    token("hm", 2.0, speaker="UU"),
                ],
            }
        )
        assert session.source.format == "speechmatics_json"
        assert rows(session) == [
            ("S1", "Okay.", 0.1, 0.3),
            ("S2", "«Nou»", 0.5, 0.7),
            (None, "hm", 2.0, 2.2),
        ]

    def test_entities(self, rows: Rows) -> None:
        """An entity is written as it is written, once."""
        form = [token("€", 0.5), token("20", 0.5)]
        one = {"type": "entity", "start_time": 0.5, "end_time": 1.5, "entity_class": "money"}
        entity = {**one, "spoken_form": [token("twintig", 0.5)], "written_form": form}
        best = {"alternatives": [{"content": "€20", "speaker": "S1"}]}
        for given, text in ((entity, "Voor € 20"), (entity | best, "Voor €20")):
            found = parsed({"format": "2.9", "results": [token("Voor", 0.1), given]})
            assert " ".join(row[1] for row in rows(found)) == text

    def test_channels(self) -> None:
        """A channel is a speaker by its own name where no speakers are told."""
        results = [
            token("Yes", 0.1, speaker=None, channel="Agent"),
            token("No", 0.2, speaker=None, channel="Caller"),
        ]
        assert parsed({"format": "2.9", "results": results}).roster.names == ("Agent", "Caller")

    def test_stream(self) -> None:
        """Of a stream's messages only the final ones are read."""
        messages = [
            {"message": "AddPartialTranscript", "results": [token("Yes", 0.1)]},
            {"message": "AddTranscript", "results": [token("Yes", 0.1), token("now", 0.4)]},
        ]
        assert [each.text for each in parsed(messages).utterances] == ["Yes now"]

    def test_version_1(self, rows: Rows) -> None:
        """The old shape: texts for times, a list of speakers beside the words."""
        words = [
            {"name": "Yes", "time": "0.100", "duration": "0.300", "confidence": "0.990"},
            {"name": ".", "time": "0.400", "duration": "0.000", "confidence": None},
            {"name": "Why", "time": "1.100", "duration": "0.250", "confidence": "0.990"},
        ]
        speakers = [
            {"name": "M1", "time": "0.100", "duration": "0.300"},
            {"name": "F2", "time": "1.000", "duration": "0.900"},
        ]
        session = parsed({"format": "1.0", "job": {}, "speakers": speakers, "words": words})
        assert rows(session) == [("M1", "Yes.", 0.1, 0.4), ("F2", "Why", 1.1, 1.35)]
