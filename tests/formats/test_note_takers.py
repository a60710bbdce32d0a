"""Note takers and transcribers: Rev, Amberscript, Fathom, Fireflies, Read.ai, Gong, Grain.

Their JSON, and what else they export where that needs care.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def parsed(value: object) -> Session:
    """Return the session in a text, or in a JSON value."""
    text = value if isinstance(value, str) else json.dumps(value)
    return read(text.encode(), name="talk")


def named(value: object) -> str:
    """Return the format of a text, or of a JSON value."""
    text = value if isinstance(value, str) else json.dumps(value)
    return sniff(text.encode(), name="talk")


FATHOM = """Returns - March 03
VIEW RECORDING - 9 mins (No highlights): https://fathom.example/share/abc

---

0:00 - Tamsin Oduya
  We start at once.
  12:30 - and then we stop.

1:02:05 - Pieter Claes (Ops)
  Why not now?
  ACTION ITEM: Ask the supplier - WATCH: https://fathom.example/share/abc?timestamp=5.2
  I asked before.
"""
COPIED = """# Returns - March 03

[VIEW RECORDING - 9 mins (No highlights)](https://fathom.example/share/abc)

**Attendees:** Tamsin Oduya, Pieter Claes (Ops)

---

[@0:00](https://fathom.example/share/abc?timestamp=0.0) - Tamsin Oduya
We start at once.
12:30 - and then we stop.

[@0:41](https://fathom.example/share/abc?timestamp=41.24) - **Pieter Claes (Ops)**
Why not now?

SCREEN SHARING: Pieter started screen sharing - [WATCH](https://fathom.example/share/abc?timestamp=3)

I asked before.

[@0:50](https://fathom.example/share/abc?timestamp=50.0) -
Mm.
"""


class TestFathom:
    """Text as downloaded and as copied, and the API's JSON."""

    def test_text(self, rows: Rows) -> None:
        """Headers begin where lines begin; what Fathom added is left out and counted."""
        session = parsed(FATHOM)
        assert session.source.format == "fathom_txt"
        assert session.title == "Returns - March 03"
        assert rows(session) == [
            ("Tamsin Oduya", "We start at once.", 0.0, None),
            ("Tamsin Oduya", "12:30 - and then we stop.", 0.0, None),
            ("Pieter Claes", "Why not now?", 3725.0, None),
            ("Pieter Claes", "I asked before.", 3725.0, None),
        ]
        assert "lines that Fathom added, left out: 1" in session.notes

    def test_copied_with_links(self, rows: Rows) -> None:
        """Times are links there, names may be bold, and a header without a name is no one's."""
        session = parsed(COPIED)
        assert session.source.format == "fathom_txt"
        assert session.title == "Returns - March 03"
        assert [row[:3] for row in rows(session)] == [
            ("Tamsin Oduya", "We start at once.", 0.0),
            ("Tamsin Oduya", "12:30 - and then we stop.", 0.0),
            ("Pieter Claes", "Why not now?", 41.0),
            ("Pieter Claes", "I asked before.", 41.0),
            (None, "Mm.", 50.0),
        ]

    @pytest.mark.parametrize(
        ("added", "said"),
        [
            ("  ACTION ITEM: Ask Bo; call - WATCH: {url}  So, what now?", "So, what now?"),
            ("SCREEN SHARING: Juno started sharing - WATCH: {url} I asked.", "I asked."),
            ("**ACTION ITEM: Ask Bo - [WATCH]({url})** Then we go.", "Then we go."),
            ("**ACTION ITEM: Ask Bo - [WATCH]({url})**", ""),
            ("**ACTION ITEM: Ask Bo - ++[WATCH]({url})++**", ""),
        ],
    )
    def test_what_is_said_after_a_link(self, added: str, said: str, rows: Rows) -> None:
        """Fathom puts its items in the middle of what was said: what stands after them was too."""
        url = "https://fathom.example/share/abc?timestamp=5.2"
        text = FATHOM.replace("  I asked before.\n", added.format(url=url) + "\n")
        text = "\n".join(line for line in text.split("\n") if "Ask the supplier" not in line)
        session = parsed(text)
        assert [row[1] for row in rows(session)][2:] == ["Why not now?", *([said] if said else [])]
        assert "lines that Fathom added, left out: 1" in session.notes

    @pytest.mark.parametrize("wrap", [lambda x: x, lambda x: {"items": [x]}, lambda x: [x]])
    def test_json(self, wrap: Callable[[Any], Any], rows: Rows) -> None:
        """Clocks are starts; who was invited need not have come."""
        said = {"speaker": {"display_name": "Ann Vos"}, "text": "Hi.", "timestamp": "01:00:05"}
        meeting = {"meeting_title": "Sync", "recording_start_time": "2026-03-03T09:01:12Z"}
        meeting |= {"transcript": [said], "calendar_invitees": [{"name": "Bo Lind"}]}
        session = parsed(wrap(meeting))
        assert (session.source.format, session.title) == ("fathom_json", "Sync")
        assert rows(session) == [("Ann Vos", "Hi.", 3605.0, None)]
        assert session.roster.names == ("Ann Vos",)
        assert session.date == "2026-03-03"

    def test_several_meetings(self) -> None:
        """A page of meetings is refused."""
        said = {"speaker": {"display_name": "Ann"}, "text": "Hi.", "timestamp": "00:00:05"}
        with pytest.raises(FormatError, match="2 meetings"):
            parsed({"items": [{"transcript": [said]}, {"transcript": [said]}]})

    def test_time_that_is_no_clock(self) -> None:
        """An error names the place."""
        said = {"speaker": {"display_name": "Ann"}, "text": "Hi.", "timestamp": "soon"}
        with pytest.raises(ParseError, match=r"transcript\[0\].timestamp is no clock"):
            parsed({"transcript": [said]})


SENTENCE = {"index": 0, "speaker_name": "Ann Vos", "speaker_id": 0, "text": "Shall we start?"}


class TestFireflies:
    """The API's answer, the app's list, and its CSV."""

    @pytest.mark.parametrize("times", [(1.2, 2.4), ("1.2", "2.4"), ("00:01.2", "00:02.4")])
    def test_times(self, times: tuple[object, object], rows: Rows) -> None:
        """Times are numbers, texts or clocks, all in seconds."""
        one = {**SENTENCE, "start_time": times[0], "end_time": times[1]}
        session = parsed({"data": {"transcript": {"title": "Sync", "sentences": [one]}}})
        assert (session.source.format, session.title) == ("fireflies_json", "Sync")
        assert rows(session) == [("Ann Vos", "Shall we start?", 1.2, 2.4)]

    def test_list_of_the_app(self, rows: Rows) -> None:
        """The app's JSON is a list of sentences; a missing name is no one's."""
        texts = (("Ann", "Why?"), (None, "Mm."))
        found = [
            {"sentence": text, "startTime": f"00:0{at}", "endTime": f"00:0{at + 1}"}
            | {"speaker_name": who, "speaker_id": None}
            for at, (who, text) in enumerate(texts)
        ]
        assert rows(parsed(found)) == [("Ann", "Why?", 0.0, 1.0), (None, "Mm.", 1.0, 2.0)]

    def test_names_beside_the_sentences(self) -> None:
        """A sentence that only has a number takes the name listed for it."""
        one = {"speaker_id": 1, "text": "Why?", "start_time": 0, "end_time": 1}
        whole = {"speakers": [{"id": 1, "name": "Bo Lind"}], "sentences": [one]}
        assert parsed({"transcript": whole}).roster.names == ("Bo Lind",)

    def test_table(self, rows: Rows) -> None:
        """Its CSV is a table."""
        text = 'Index,Speaker Name,Start Time,End Time,Sentence\n0,Ann,00:00,00:04,"Well, why?"\n'
        session = parsed(text + "1,Bo,00:05,00:08,Because.\n")
        assert session.source.format == "table"
        assert rows(session)[0] == ("Ann", "Well, why?", 0.0, 4.0)


class TestReadAI:
    """Webhook and API; epochs in milliseconds."""

    @pytest.mark.parametrize("quote", [str, int])
    def test_blocks(self, quote: type, rows: Rows) -> None:
        """Epochs count from the first block; "Unknown" is no one."""
        blocks = [
            {"start_time": quote(1773741602000), "end_time": quote(1773741605500)}
            | {"speaker": {"name": "Ann Vos"}, "words": "Shall we start?"},
            {"start_time": quote(1773741606000), "end_time": quote(1773741607000)}
            | {"speaker": {"name": "Unknown"}, "words": "Mm."},
        ]
        session = parsed({"title": "Sync", "transcript": {"speaker_blocks": blocks}})
        assert (session.source.format, session.title) == ("readai_json", "Sync")
        assert rows(session) == [("Ann Vos", "Shall we start?", 0.0, 3.5), (None, "Mm.", 4.0, 5.0)]


class TestGong:
    """Sentences in milliseconds by speakers who are numbers, until parties name them."""

    def test_parties(self, rows: Rows) -> None:
        """Names come from parties; who is not among them keeps a number."""
        said = [
            {"speakerId": who, "sentences": [{"start": at, "end": at + 900, "text": "Why?"}]}
            for who, at in (("11", 460), ("12", 2000))
        ]
        parties = [{"speakerId": "11", "name": "Ann Vos", "affiliation": "External"}]
        session = parsed({"callTranscripts": [{"callId": "1", "transcript": said}]})
        assert rows(session)[0] == ("Speaker 11", "Why?", 0.46, 1.36)
        known = parsed({"metaData": {"title": "T"}, "parties": parties, "transcript": said})
        assert known.roster.names == ("Ann Vos", "Speaker 12")
        assert known.roster.people[0].marks == ("external",)

    def test_text(self, rows: Rows) -> None:
        """What the page copies has a time, a bar and a name above the text."""
        text = (
            "Call\n\nPARTICIPANTS\n\nBo Lind, Director\n\nTRANSCRIPT\n\n0:00 | Ann\nGood morning.\n"
        )
        session = parsed(f"{text}\n0:05 | Bo\nFine.\n\n0:09 | Ann\nWell.\n")
        assert [row[:3] for row in rows(session)] == [
            ("Ann", "Good morning.", 0.0),
            ("Bo", "Fine.", 5.0),
            ("Ann", "Well.", 9.0),
        ]


class TestGrain:
    """Milliseconds, in a list or in the recording; captions and text beside them."""

    @pytest.mark.parametrize("wrap", [list, lambda x: {"title": "Sync", "transcript": x}])
    def test_json(self, wrap: Callable[[Any], Any], rows: Rows) -> None:
        """An "Unknown" entry is no one's."""
        entries = [
            {"start": 500, "end": 1500, "text": "Hi.", "speaker": "Ann", "participant_id": "a"},
            {"start": 1700, "end": 2500, "text": "Mm.", "speaker": "Unknown"}
            | {"participant_id": None},
        ]
        session = parsed(wrap(entries))
        assert session.source.format == "grain_json"
        assert rows(session) == [("Ann", "Hi.", 0.5, 1.5), (None, "Mm.", 1.7, 2.5)]

    def test_day(self) -> None:
        """The recording says when it began."""
        entry = {"start": 500, "end": 1500, "text": "Hi.", "speaker": "A", "participant_id": "a"}
        whole = {"start_datetime": "2026-03-03T10:00:00Z", "transcript": [entry]}
        assert parsed(whole).date == "2026-03-03"

    @pytest.mark.parametrize(
        "text",
        [
            (
                "1\n00:00:00,500 --> 00:00:01,500\nAnn Vos: Hi.\n\n2\n"
                "00:00:02,000 --> 00:00:03,000\n"
                "Bo Lind: Yes.\n"
            ),
            (
                "WEBVTT\n\n1\n00:00:00.500 --> 00:00:01.500\n<v Ann Vos>Hi.</v>\n\n2\n"
                "00:00:02.000 --> 00:00:03.000\n<v Bo Lind>Yes.</v>\n"
            ),
        ],
    )
    def test_captions(self, text: str, rows: Rows) -> None:
        """Its captions name speakers."""
        assert rows(parsed(text)) == [("Ann Vos", "Hi.", 0.5, 1.5), ("Bo Lind", "Yes.", 2.0, 3.0)]


def element(value: str, start: float | None = None, kind: str = "text") -> dict[str, Any]:
    """Return an element of Rev's."""
    times = {} if start is None else {"ts": start, "end_ts": start + 0.3}
    return {"type": kind, "value": value, **times}


SPACE = element(" ", kind="punct")


class TestRev:
    """Monologues of elements, text in two layouts, and captions without names."""

    def test_elements(self, rows: Rows) -> None:
        """What no space parts goes together; what was not heard keeps its place, marked."""
        elements = [
            element("State", 0.1),
            element("-", kind="punct"),
            element("wide", 0.5),
            element(".", kind="punct"),
            SPACE,
            element("[inaudible]", kind="unknown"),
        ]
        later = {"speaker": 1, "elements": [element("Why", 0.9), element("?", kind="punct")]}
        session = parsed({"monologues": [{"speaker": 0, "elements": elements}, later]})
        assert session.source.format == "rev_json"
        assert rows(session) == [
            ("Speaker 0", "State-wide.", 0.1, 0.8),
            ("Speaker 0", "[inaudible]", 0.8, None),
            ("Speaker 1", "Why?", 0.9, 1.2),
        ]
        assert [each.estimated for each in session.utterances] == [False, True, False]

    def test_names(self) -> None:
        """Names stand in a list of speakers, or with the monologue."""
        one = {"speaker": 1, "elements": [element("Hi.", 0.1)]}
        two = {"speaker": 2, "speaker_info": {"display_name": "Bo Lind"}}
        session = parsed(
            {
                "speakers": [{"id": 1, "name": "Ann Vos"}],
                "monologues": [one, two | {"elements": [element("Yes.", 0.9)]}],
            }
        )
        assert session.roster.names == ("Ann Vos", "Bo Lind")

    def test_human_transcripts(self, rows: Rows) -> None:
        """Those of people have clocks for times, whole phrases, and tags."""
        times = {"timestamp": "00:00:01,030", "end_timestamp": "00:00:02,590"}
        phrase = {"type": "text", "value": "Hello, it's me.", **times}
        tag = {"type": "tag", "name": "crosstalk"}
        whole = {"monologues": [{"speaker": 1, "elements": [phrase, tag]}]}
        assert rows(parsed({"speakers": [{"id": 1, "name": "Tim"}], **whole})) == [
            ("Tim", "Hello, it's me.", 1.03, 2.59),
            ("Tim", "[crosstalk]", 2.59, None),
        ]

    def test_text(self, rows: Rows) -> None:
        """A name and a time above, or beside what was said."""
        above = (
            "Speaker 1 (00:00:00):\nHi [crosstalk 00:00:01] there.\n\nAnn Vos (01:00:05):\nYes.\n"
        )
        beside = "Speaker 1    00:00:00    Hi there.\n\nSpeaker 2    00:00:05    Yes: now.\n"
        assert named(above) == named(beside) == "rev_txt"
        assert rows(parsed(above)) == [
            ("Speaker 1", "Hi [crosstalk 00:00:01] there.", 0.0, None),
            ("Ann Vos", "Yes.", 3605.0, None),
        ]
        assert rows(parsed(beside))[1] == ("Speaker 2", "Yes: now.", 5.0, None)

    def test_headers_of_any_kind(self, rows: Rows) -> None:
        """A role in brackets, a time without hours, a name that is none: each opens a turn."""
        turns = ("Ann Vos (Ops) (00:00:01)", "Speaker 2 (0:07)", "? (00:00:09)", "12 (01:02:03)")
        text = "".join(f"{turn}:\nYes, I said {at}.\n\n" for at, turn in enumerate(turns))
        assert named(text) == "rev_txt"
        assert [row[:3] for row in rows(parsed(text))] == [
            ("Ann Vos", "Yes, I said 0.", 1.0),
            ("Speaker 2", "Yes, I said 1.", 7.0),
            (None, "Yes, I said 2.", 9.0),
            (None, "Yes, I said 3.", 3723.0),
        ]

    def test_captions_name_no_one(self) -> None:
        """`<v ->` in its captions is no one."""
        text = "WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.500\n<v ->Good morning.\n"
        session = parsed(text)
        assert (session.utterances[0].speaker, session.utterances[0].text) == (
            None,
            "Good morning.",
        )


class TestAmberscript:
    """JSON and text name who spoke, captions don't."""

    def test_json(self, rows: Rows) -> None:
        """Names stand in a list beside the segments; a label that is not in it stays."""
        words = [{"start": 0.45, "end": 1.0, "duration": 0.55, "text": "Dag,", "conf": 1.0}]
        words += [{"start": 1.1, "end": 1.6, "duration": 0.5, "text": "welkom.", "conf": 1.0}]
        later = [{"start": 2.0, "end": 2.5, "text": "Ja.", "conf": 1.0}]
        session = parsed(
            {
                "speakers": [{"spkid": "spk1", "name": "Wietske Abma"}],
                "segments": [
                    {"speaker": "spk1", "words": words},
                    {"speaker": "spk2", "words": later},
                ],
            }
        )
        assert session.source.format == "amberscript_json"
        assert rows(session) == [
            ("Wietske Abma", "Dag, welkom.", 0.45, 1.6),
            ("spk2", "Ja.", 2.0, 2.5),
        ]

    def test_text(self, rows: Rows) -> None:
        """A stamp above a name and what was said."""
        session = parsed("00:00:00\nSpreker 1: Dag, welkom.\n\n00:01:05\nJoost: Ja: graag.\n")
        assert session.source.format == "amberscript_txt"
        assert rows(session) == [
            ("Spreker 1", "Dag, welkom.", 0.0, None),
            ("Joost", "Ja: graag.", 65.0, None),
        ]

    def test_no_one_below_a_stamp(self, rows: Rows) -> None:
        """What stands below a stamp without a name is no one's; a stamp may stand in brackets."""
        text = "".join(f"[00:0{at}:00]\nSpreker {at}: Regel {at}.\n\n" for at in range(1, 3))
        session = read(
            (text + "[00:04:00]\nEn toen niets meer.\n").encode(),
            name="a",
            format="amberscript_txt",
        )
        assert rows(session)[-2:] == [
            ("Spreker 2", "Regel 2.", 120.0, None),
            (None, "En toen niets meer.", 240.0, None),
        ]

    def test_some_blocks_name_no_one(self, rows: Rows) -> None:
        """Blocks without names, the first too, and words before a colon are said by no one new."""
        session = parsed(
            "00:00:01\nthis is on now\n\n00:00:04\nAnn: Shall we?\n\n00:00:06\nmhm\n\n"
            "00:00:08\nSpeaker 2: The roof leaks.\nAnd so: no paint.\n\n00:00:15\nAnn: When?\n"
        )
        assert session.source.format == "amberscript_txt"
        assert rows(session) == [
            (None, "this is on now", 1.0, None),
            ("Ann", "Shall we?", 4.0, None),
            (None, "mhm", 6.0, None),
            ("Speaker 2", "The roof leaks.", 8.0, None),
            ("Speaker 2", "And so: no paint.", 8.0, None),
            ("Ann", "When?", 15.0, None),
        ]

    def test_several_names_below_one_stamp_are_of_meet(self) -> None:
        """There a stamp holds for a block in which several people speak."""
        text = "00:00:00\nAnn: Shall we?\nBo: Yes.\n\n00:01:00\nAnn: It leaks.\nBo: Oh.\n"
        assert parsed(text).source.format == "google_meet"

    def test_captions_are_refused(self, root: Path) -> None:
        """Its captions are refused, with what to export instead."""
        path = root / "samples" / "formats" / "amberscript_captions.vtt"
        with pytest.raises(FormatError, match="export JSON or text instead"):
            read(path)
