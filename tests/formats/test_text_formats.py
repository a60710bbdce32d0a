"""SRT, SBV, Otter, Google Meet and the generic grammars, on small files with invented people."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import FormatError
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


def test_sbv_names(rows: Callable[[Session], list[Row]]) -> None:
    """SBV gives both times on one line; with names it is taken for Meet's chat, unless named."""
    data = b"0:00:01.000,0:00:02.000\nAda: Hi.\n\n0:00:03.000,0:00:04.500\nBo: Bye.\n"
    with pytest.raises(FormatError, match="Google Meet chat"):
        read(data, name="talk.sbv")
    session = read(data, name="talk.sbv", format="sbv")
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
        ("Robin Vale", "A clip plays.", 300.0, None),
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


def test_someone_who_speaks_once_is_never_the_last_speaker(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """With wrapped lines, a full name once is a person; one word once is no one known."""
    start = "Ann: One.\nmore\nBo: Two.\nmore\nAnn: Three,\nnamely: this.\nBo: Four.\n"
    session = parse(start + "Cy van Dam: I disagree.\nmore\nHonestly: no.\n")
    assert session.roster.names == ("Ann", "Bo", "Cy van Dam")
    assert [row[:2] for row in rows(session)][4:] == [
        ("Ann", "Three, namely: this."),
        ("Bo", "Four."),
        ("Cy van Dam", "I disagree."),
        ("Cy van Dam", "more"),
        (None, "Honestly: no."),
    ]
    assert session.notes == ("cues that name no speaker, and count as unknown: 1",)


def test_short_files_name_each_person_once(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Where no name comes back, each is taken at its word, in text and captions."""
    assert [row[:2] for row in rows(parse("Ann: We start.\nand go.\nBo: Okay.\n"))] == [
        ("Ann", "We start."),
        ("Ann", "and go."),
        ("Bo", "Okay."),
    ]
    cue = "{0}\n00:00:0{0}.000 --> 00:00:0{0}.900\n{1}\n\n"
    said = ("Ann Lee: Hi.", "yeah.", "Bo Day: Hello.")
    zoom = "WEBVTT\n\n" + "".join(cue.format(at, text) for at, text in enumerate(said))
    assert [row[0] for row in rows(parse(zoom))] == ["Ann Lee", None, "Bo Day"]


def test_a_time_without_a_name_is_said_by_no_one_known(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """`[00:03] yeah.` is an utterance of its own."""
    text = "[00:00:01] Ann: Hi.\n[00:00:03] yeah.\n[00:00:04] Bo: Hello.\n"
    assert rows(parse(text))[1] == (None, "yeah.", 3.0, None)


def test_talk_of_a_time_opens_nothing(parse: Callable[[str], Session]) -> None:
    """A clock in brackets within what is said makes no speaker."""
    text = "Ann (00:01): Hello.\nWe meet (10:30) tomorrow.\nBo (120:09): Yes.\n"
    session = parse(text)
    assert session.roster.names == ("Ann", "Bo")
    assert session.utterances[-1].start == 7209.0


def test_names_in_bold(parse: Callable[[str], Session]) -> None:
    """Markdown's stars are no part of a name, inside or outside the colon."""
    for text in ("**Ann:** Hi.\n**Bo:** Ho.\n", "**Ann**: Hi.\n\n**Bo**: Ho.\n"):
        assert parse(text).roster.names == ("Ann", "Bo")


def test_meet_colon_in_speech_is_no_name(parse: Callable[[str], Session]) -> None:
    """Where names are in bold, nothing else is one; attendees who speak once are."""
    bold = "## Transcript\n\n### 00:00:00\n\n**Ann:** One.\nHonestly: no.\n**Bo:** Two.\n"
    assert parse(bold).roster.names == ("Ann", "Bo")
    plain = "Attendees\nAnn, Bo, Cy\n\nTranscript\n\nAnn: One.\nmore\nHonestly: no.\nAnn: So.\n"
    session = parse(plain + "Bo: Yes.\nBo: And.\n00:05:00\nCy: I disagree.\n")
    assert session.roster.names == ("Ann", "Bo", "Cy")
    assert (None, "Honestly: no.") in [(each.speaker, each.text) for each in session.utterances]


def test_srt_without_hours(parse: Callable[[str], Session]) -> None:
    """Some tools leave out the hours."""
    session = parse("1\n00:01,000 --> 00:02,000\nAnn: Hi.\n\n2\n00:03,000 --> 00:04,000\nBo: Ho.\n")
    assert session.source.format == "srt"
