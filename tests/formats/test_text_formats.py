"""SRT, SBV, Otter, Google Meet and the generic grammars, on small files with invented people."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.formats import read, sniff
from analyzer.session import Session

Row = tuple[str | None, str, float | None, float | None]

MEET_OLD = """Weekly - Transcript
Attendees
Ada Novak, Bo Lind, Cy Maas

- Date: Wednesday
Topic: budget

Transcript

Ada Novak: Shall we start?
Bo Lind: Yes.
00:05:00
Ada Novak: Next one.
It is long.
Robin Vale's Presentation: A clip plays.
Meeting ended after 00:06:51 👋
Editor: left out
"""
MEET_NEW = """# 📝 Notes
- Date: Wednesday
- Ada Novak: writes the plan

## Transcript

### 00:00:00

**Ada Novak:** Um, shall we start? \\
**Bo Lind:** Yes, let's.

### 00:01:26

**Ada Novak:** Good.

### Transcription ended after 11:12

*This editable transcript was computer generated.*
"""
OTTER = """Planning

Ada Novak  0:03
Shall we start?

Unknown Speaker  0:09
Yes.

Bo Lind  1:00:09
Then go
on.

Transcribed by https://otter.ai
"""


def test_srt_names(parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]) -> None:
    """Numbered cues, comma before the milliseconds; a number as text is text."""
    text = (
        "1\n00:00:01,000 --> 00:00:02,500\nAda: How many?\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nBo: <i>Three</i> &amp; a half.\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\n42\n\n"
        "4\n00:00:07,000 --> 00:00:08,000\nAda: Days?\n\n"
        "5\n00:00:09,000 --> 00:00:10,000\nBo: Yes.\n\n"
    )
    session = parse(text)
    assert session.source.format == "srt"
    assert rows(session) == [
        ("Ada", "How many?", 1.0, 2.5),
        ("Bo", "Three & a half.", 3.0, 4.0),
        (None, "42", 5.0, 6.0),
        ("Ada", "Days?", 7.0, 8.0),
        ("Bo", "Yes.", 9.0, 10.0),
    ]


def test_sbv_names(parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]) -> None:
    """SBV gives both times on one line, with a comma between."""
    session = parse("0:00:01.000,0:00:02.000\nAda: Hi.\n\n0:00:03.000,0:00:04.500\nBo: Bye.\n")
    assert session.source.format == "sbv"
    assert rows(session) == [("Ada", "Hi.", 1.0, 2.0), ("Bo", "Bye.", 3.0, 4.5)]


def test_otter(parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]) -> None:
    """Headers give starts; the footer is no speech, an unknown speaker is no person."""
    session = parse(OTTER)
    assert (session.source.format, session.title) == ("otter_txt", "Planning")
    assert rows(session) == [
        ("Ada Novak", "Shall we start?", 3.0, None),
        (None, "Yes.", 9.0, None),
        ("Bo Lind", "Then go on.", 3609.0, None),
    ]
    assert {each.time_quality for each in session.utterances} == {"start_only"}


def test_meet_old_layout(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """A stamp holds for its block; notes before the heading and all after the end are left out."""
    session = parse(MEET_OLD)
    assert (session.source.format, session.source.layout) == ("google_meet", "old")
    assert rows(session) == [
        ("Ada Novak", "Shall we start?", 0.0, None),
        ("Bo Lind", "Yes.", 0.0, None),
        ("Ada Novak", "Next one.", 300.0, None),
        ("Ada Novak", "It is long.", 300.0, None),
        ("Robin Vale's Presentation", "A clip plays.", 300.0, None),
    ]
    assert {each.time_quality for each in session.utterances} == {"block"}


def test_meet_attendees_who_say_nothing_are_silent(parse: Callable[[str], Session]) -> None:
    """The list of attendees makes the roster complete."""
    roster = parse(MEET_OLD).roster
    assert roster.complete
    assert [each.name for each in roster.people if each.silent] == ["Cy Maas"]


def test_meet_new_layout(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Headings of about a minute, names in bold, line-break backslashes, notes in the file."""
    session = parse(MEET_NEW)
    assert (session.source.format, session.source.layout) == ("google_meet", "new")
    assert rows(session) == [
        ("Ada Novak", "Um, shall we start?", 0.0, None),
        ("Bo Lind", "Yes, let's.", 0.0, None),
        ("Ada Novak", "Good.", 86.0, None),
    ]
    assert not session.roster.complete
    assert "Date" not in " ".join(session.roster.names)


@pytest.mark.parametrize(
    ("text", "name", "starts"),
    [
        ("Ada: Hi.\nBo: Hello: you.\nand more\nAda: Hm.\nBo: So.\n", "text_name", [None] * 5),
        ("Ada:\nHi.\n\nBo:\nHello: you.\nand more\nAda: Hm.\nBo: So.\n", "text_name", [None] * 5),
        ("Ada (00:01:02): Hi.\nBo (1:05): Hello: you. and more\n", "text_name_time", [62, 65, 65]),
        ("Ada (0:00:00):\nHi.\nBo (1:05):\nHello: you.\nand more", "text_name_time", [0, 65, 65]),
        (
            "Ada [62:00]: Hi.\nBo [62:05] Hello: you.\nand more",
            "text_name_time",
            [3720, 3725, 3725],
        ),
        (
            "[00:01:02] Ada: Hi.\n[0:01:05] Bo: Hello: you.\nand more",
            "text_time_name",
            [62, 65, 65],
        ),
        ("00:01:02 - Ada: Hi.\n0:01:05 Bo: Hello: you.\nand more", "text_time_name", [62, 65, 65]),
        ("(1:02) Ada:\nHi.\n(1:05) Bo:\nHello: you.\nand more", "text_time_name", [62, 65, 65]),
    ],
)
def test_generic_grammars(
    parse: Callable[[str], Session], text: str, name: str, starts: list[float | None]
) -> None:
    """Text may stand on the line of the name or below; starts are known, ends are not."""
    session = parse(text)
    assert session.source.format == name
    assert [(each.speaker, each.text) for each in session.utterances][:3] == [
        ("Ada", "Hi."),
        ("Bo", "Hello: you."),
        ("Bo", "and more"),
    ]
    assert [each.start for each in session.utterances] == starts
    assert all(each.end is None for each in session.utterances)


def test_numbered_speakers_with_times(parse: Callable[[str], Session]) -> None:
    """`Speaker 1 (00:00:00):` is a person called Speaker 1."""
    session = parse("Speaker 1 (00:00:00):\nHi.\n\nSpeaker 2 (00:00:04):\nHello.\n")
    assert session.roster.names == ("Speaker 1", "Speaker 2")


def test_extension_never_decides(tmp_path: Path) -> None:
    """A file is what it holds, whatever its name ends in."""
    path = tmp_path / "talk.docx"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hi.</v>\n", encoding="utf-8")
    assert read(path).source.format == sniff(str(path)) == "teams_vtt"
