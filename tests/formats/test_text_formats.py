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


def test_speakers_numbered_in_words(parse: Callable[[str], Session]) -> None:
    """They are people, however seldom each speaks; "Point two" is none."""
    text = "Speaker one: Shall we?\nSpeaker two: Yes. And\nPoint two: no.\nSpeaker one: So be it.\n"
    assert parse(text).roster.names == ("Speaker one", "Speaker two")


def test_numbered_speakers_with_times(parse: Callable[[str], Session]) -> None:
    """`Speaker 1 (00:00:00):` is a person called Speaker 1."""
    session = parse("Speaker 1 (00:00:00):\nHi.\n\nSpeaker 2 (00:00:04):\nHello.\n")
    assert session.roster.names == ("Speaker 1", "Speaker 2")


def test_extension_never_decides(tmp_path: Path) -> None:
    """A file is what it holds, whatever its name ends in."""
    path = tmp_path / "talk.docx"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hi.</v>\n", encoding="utf-8")
    assert read(path).source.format == sniff(str(path)) == "vtt"


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


def test_numbered_names_in_parentheses(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """As corpora hide names: a line names its numbered speaker; one spoken to says nothing."""
    session = parse(
        "(PERSON2) Shall we wait for [PERSON7]?\n(PERSON7) No, I am here.\n(laughs) Sorry.\n"
        "[PERSON2], is it long?\n[PERSON2]'s slides are.\n(PERSON2) It is not.\n"
    )
    assert [row[:2] for row in rows(session)] == [
        ("PERSON2", "Shall we wait for [PERSON7]?"),
        ("PERSON7", "No, I am here."),
        ("PERSON7", "(laughs) Sorry."),
        ("PERSON7", "[PERSON2], is it long?"),
        ("PERSON7", "[PERSON2]'s slides are."),
        ("PERSON2", "It is not."),
    ]


def test_a_time_without_a_name_is_said_by_no_one_known(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """`[00:03] yeah.` is an utterance of its own."""
    text = "[00:00:01] Ann: Hi.\n[00:00:03] {}\n[00:00:04] Bo: Hello.\n"
    for heard in ("yeah.", "(crosstalk)", "[laughs] Oh."):
        assert rows(parse(text.format(heard)))[1] == (None, heard, 3.0, None)


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


def said(session: Session) -> list[tuple[str | None, str]]:
    """Return who said what."""
    return [(each.speaker, each.text) for each in session.utterances]


MEET_TABS = r"""# Quick notes

## Next steps

- [ ] [Priya Okafor] Test Name: Share the names.

# Full notes

### Details

- **Branding: first**: discussed ([00:05:22](?tab=t.x#heading=h.a)).
**Database: second**: discussed.

# 📖 Transcript

Sep 10, 2026

## Lodge: weekly \- Transcript

### 00:05:22 {#00:05:22}

**Priya Okafor: **Hey\.
**edwin:** Honestly: no.@
Jordan Vale: plain.

### [00:10:32](?tab=t.x#heading=h.b)

**Priya Okafor**: Good &amp; well\!@
**Jordan Vale:** We meet at 11:00

### **Transcription ended after 11:15**

*This editable transcript was computer generated and might contain errors.*
"""


def test_meet_tabs_of_notes_and_transcript(parse: Callable[[str], Session]) -> None:
    """Speech begins below the last title; stamps may be links, names bold in any way."""
    session = parse(MEET_TABS.replace("@", "  "))
    assert (session.source.format, session.source.layout) == ("google_meet", "new")
    assert [(each.speaker, each.text, each.start) for each in session.utterances] == [
        ("Priya Okafor", "Hey.", 322.0),
        ("edwin", "Honestly: no.", 322.0),
        ("Jordan Vale", "plain.", 322.0),
        ("Priya Okafor", "Good & well!", 632.0),
        ("Jordan Vale", "We meet at 11:00", 632.0),
    ]
    assert (session.title, session.date) == ("Lodge: weekly", "2026-09-10")


MEET_KEPT = """# Community meeting

### Attendees
A2 (North, 2), Tom S, Tiago - Stakin, Tom S's Presentation

## Chat: copy
```
You
10:55 AM
Agenda: see here
```

## Raw Google Meet Transcription
```
xrq (2025-06-03 11:02 GMT-4) - Transcript
Transcript
A2 (North, 2): Morning: folks.
Tom S:@
Tom S: Yes.
00:05:00
Tiago - Stakin: And…
Tom S: so at 11:00
This editable transcript was computer generated and might contain errors.

```
"""


def test_meet_text_in_minutes(parse: Callable[[str], Session]) -> None:
    """Chat above is no speech, nor are fences and Meet's own words; without a trailer it ends."""
    session = parse(MEET_KEPT.replace("@", " "))
    assert (session.source.format, session.source.layout) == ("google_meet", "old")
    assert [(each.speaker, each.text, each.start) for each in session.utterances] == [
        ("A2", "Morning: folks.", 0.0),
        ("Tom S", "Yes.", 0.0),
        ("Tiago", "And…", 300.0),
        ("Tom S", "so at 11:00", 300.0),
    ]
    assert session.roster.names == ("A2", "Tom S", "Tiago")
    assert session.started == "2025-06-03T11:02:00-04:00"


@pytest.mark.parametrize(
    ("title", "listed", "heading", "ended"),
    [
        (
            "Overleg – Transcriptie",
            "Deelnemers",
            "Transcriptie",
            "Vergadering beëindigd na 00:06:51 👋",
        ),
        (
            "Réunion – Transcription",
            "Participants",
            "Transcription",
            "La réunion s'est terminée à 06:51",
        ),
        (
            "Riunione - Trascrizione",
            "Partecipanti",
            "Trascrizione",
            "Riunione terminata dopo 00:06:51",
        ),
        (
            "Reunião - Transcrição",
            "Participantes",
            "### Transcrição",
            "### A reunião durou 00:06:51 hoje",
        ),
        ("定例 - 文字起こし", "出席者", "文字起こし", "00:06:51 後に会議が終了しました 👋"),
        ("Treffen (Teil: 2)", "Gäste", "", "Treffen beendet nach 00:06:51"),
    ],
)
def test_meet_in_any_language(
    parse: Callable[[str], Session], title: str, listed: str, heading: str, ended: str
) -> None:
    """Title, heading and trailer are told by their place and shape."""
    head = f"{title}\n{listed}\nAnn Lee, Bo Day\n\n{heading}\n\n"
    session = parse(f"{head}Ann Lee: One.\nBo Day : Two.\n00:05:00\nAnn Lee: Three.\n\n{ended}\n")
    assert (session.source.format, session.source.layout) == ("google_meet", "old")
    assert said(session) == [("Ann Lee", "One."), ("Bo Day", "Two."), ("Ann Lee", "Three.")]


def test_meet_notes_below_the_transcript(parse: Callable[[str], Session]) -> None:
    """A heading of the transcript's own rank ends it, with or without a trailer."""
    below = "\n## Action items\n\n- Bo: mail\nAnn: calls, too.\n"
    text = "# Plan\n\n## Transcript\n\nAnn: One.\n\nBo: Two.\n\n00:05:00\n\nAnn: Three.\n"
    expected = [("Ann", "One."), ("Bo", "Two."), ("Ann", "Three.")]
    assert said(parse(text + below)) == expected
    assert said(parse(f"{text}\n### Meeting ended after 00:06:51 👋\n{below}")) == expected


def test_two_meetings_in_one_meet_document(parse: Callable[[str], Session]) -> None:
    """Neither is dropped, nor are they run together: it is refused."""
    one = "Week {} - Transcript\n00:00:00\nAnn: One.\nBo: Two.\nTranscription ended after 03:00\n\n"
    with pytest.raises(FormatError, match="the transcripts of 2 meetings; give each meeting"):
        parse(one.format(1) + one.format(2))


@pytest.mark.parametrize(
    ("lines", "grammar", "starts"),
    [
        ("**[00:00:01]** **Ann**: One.|**[00:00:04]** **Bo**: Two.", "time_name", [1, 4]),
        ("**[00:00:01] Ann:** One.|**[00:00:04] Bo:** Two.", "time_name", [1, 4]),
        ("0:00:01.5 **Ann Lee** One.|0:00:04 **Bo Day** Two.", "time_name", [1.5, 4]),
        ("[00:00:01.03] - Ann Lee|One.|[00:00:04.20] - Speaker 2|Two.", "time_name", [1.03, 4.2]),
        ("00:00:01:03 Ann Lee|One.|00:00:04:20 Bo Day|Two.", "time_name", [1, 4]),
        ("[00:01] [Ann Lee] One.|[00:04] [Speaker 2] Two.", "time_name", [1, 4]),
        ("Ann: [00:00:01] One.|jan: [00:00:04] Two.", "name_time", [1, 4]),
        ("Ann Lee\t00:01|One.|Bo Day\t00:04|Two.", "name_time", [1, 4]),
        ("Ann (00:00:01):|One.|jan (00:00:04): Two.", "name_time", [1, 4]),
        ("Ann Lee | 00:01|One.|Bo Day | 00:04|Two.", "name_time", [1, 4]),
        ("Ann Lee at 00:01|One.|Bo Day at 00:04|Two.", "name_time", [1, 4]),
        ("Ann Lee [00:00:01] One.|Bo Day [00:00:04] Two.", "name_time", [1, 4]),
        (
            "Ann|0 minutes 1 second|0:01|Ann 0 minutes 1 second|One.|Bo|0:04|Two.",
            "name_over_time",
            [1, 4],
        ),
        ("[SPEAKER_00]: One.|[SPEAKER_01]: Two.", "name", [None, None]),
        ("[SPEAKER_00] One.|[SPEAKER_01] Two.", "name", [None, None]),
        ("**Ann Lee** One.|**Bo Day** Two.", "name", [None, None]),
        ("    Q.   One?|    A.   Two.|    Q.   One?|    A.   Two.", "name", [None] * 4),
        ("Joke – One – or so.|Mr P – Two.|" * 3, "name_dash", [None] * 6),
    ],
)
def test_what_tools_write(
    parse: Callable[[str], Session], lines: str, grammar: str, starts: list[float | None]
) -> None:
    """Bold names, frames, brackets, bars, depositions and dashes, each with exact starts."""
    session = parse(
        lines.replace("|", "\n")
        if " | " not in lines
        else lines.replace("|0", "| 0")
        .replace("One.|", "One.\n")
        .replace("00:01|", "00:01\n")
        .replace("00:04|", "00:04\n")
    )
    assert session.source.layout == grammar
    assert [each.start for each in session.utterances] == starts
    assert {each.text[:3] for each in session.utterances} == {"One", "Two"}
    assert len(session.roster.names) == 2


def test_times_of_day(parse: Callable[[str], Session]) -> None:
    """Clocks from six hours on are times of day, across midnight too; so are hours and minutes."""
    session = parse("[23:59:58] Ann: Hi.\n[00:00:03] Bo: Yes.\n[00:00:09] Ann: So.\n")
    assert [each.start for each in session.utterances] == [0.0, 5.0, 11.0]
    assert session.started == "23:59:58"
    said_at = "\n".join(f"10:3{at} {'AB'[at % 2]}nn Lee: {'and so on ' * 20}" for at in range(6))
    session = parse(said_at)
    assert [each.start for each in session.utterances] == [0.0, 60.0, 120.0, 180.0, 240.0, 300.0]
    assert {each.time_quality for each in session.utterances} == {"block"}
    assert session.started == "10:30:00"


NOTES = """# Meeting of 2 February

-----

```
| Name      | Abbreviation |
| Mark Mill | MM           |
```

## First: one

Presenter: Jo Harb (JHD)

- [slides](https://docs.example/x)

JHD: One. As said:
`x`.

> **Cy:** typed this

MM: Two.

### Conclusion

- Note: none
Consensus: reached.

## Second

Presenter: Mark Mill (MM)

MM: Three.

SYG: Four.

JHD: Five.
"""


def test_notes_in_markdown_are_no_speech(parse: Callable[[str], Session]) -> None:
    """What stands below a heading, in tables and in quotes is left out; labels name no one."""
    session = parse(NOTES)
    assert said(session) == [
        ("JHD", "One."),
        ("JHD", "As said: `x`."),
        ("MM", "Two."),
        ("MM", "Three."),
        ("SYG", "Four."),
        ("JHD", "Five."),
    ]
    assert session.notes[-1] == "lines that are headings, tables, quotes or notes, left out: 6"


def test_what_runs_on_across_a_heading_is_said(parse: Callable[[str], Session]) -> None:
    """Chapters stand within talk: what goes on below them is kept, lists and summaries are not."""
    session = parse(
        "Ann: We start with the roof. And then\n\n## Roof\n\nwe look at the\ngutters. It leaks.\n\n"
        "Bo: Where?\n\n## Summary\n\nThe group spoke of the roof.\n\n## Budget\n\n- paint: 12\n\n"
        "Ann: In the corner.\n\n## Corner\n\nI saw it myself.\n\nBo: Good.\n\n"
        "## Actions\n\nAnn calls.\n"
    )
    assert said(session) == [
        ("Ann", "We start with the roof."),
        ("Ann", "And then we look at the gutters."),
        ("Ann", "It leaks."),
        ("Bo", "Where?"),
        ("Ann", "In the corner."),
        ("Ann", "I saw it myself."),
        ("Bo", "Good."),
    ]
    assert session.notes == ("lines that are headings, tables, quotes or notes, left out: 8",)


def test_labels_above_and_a_closing_part(parse: Callable[[str], Session]) -> None:
    """Place and date above the first speaker, and what a rule sets apart below, are no speech."""
    text = (
        "Interviewer: Ann Lee\nPlace: Oss\n=====\n\nAL: Where?\nBo: Here, in the\ntown: always.\n"
    )
    session = parse(f"{text}AL: Oh.\nBo: Yes.\n=====\nTotal segments: 4\n")
    assert said(session) == [
        ("AL", "Where?"),
        ("Bo", "Here, in the town: always."),
        ("AL", "Oh."),
        ("Bo", "Yes."),
    ]


def test_wrapped_lines(parse: Callable[[str], Session]) -> None:
    """Long answers on many lines still have their few names."""
    answer = "and then we walked along the river until the road was gone,\n" * 12
    text = "".join(f"LK: And {at}?\n\nJP: Well,\n{answer}and that was it.\n\n" for at in range(4))
    session = parse(text)
    assert session.roster.names == ("LK", "JP")
    assert sum(len(each.text.split()) for each in session.utterances) == 4 * (2 + 1 + 144 + 4)


def test_several_headings(parse: Callable[[str], Session]) -> None:
    """Speech below each heading is kept; a heading that nothing stands below is none."""
    text = "## Transcript\nAnn: One.\nBo: Two.\n## Transcript\nAnn: Three.\nBo: Four.\nTranscript\n"
    assert [each.text for each in parse(text).utterances] == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize(
    "text",
    [
        "It was late. He looked at me and said: go.\nNote: nothing could be done.\nSo:\n",
        "name: build\nservices:\n  web:\n    image: nginx\n  db:\n    image: redis\n",
        "def f(a: int) -> int:\n    if a:\n        return 1\n    else:\n    try:\n",
        "switch (a) {\n  case 1: return 0;\n  default: stop();\n}\npublic:\n  int x;\n",
        "INFO: the server has started\nWARNING: it is slow.\nERROR: lost, retrying\nINFO: back\n",
        "10:30:01 INFO main: starting\n10:30:02 INFO main: ready\n10:30:05 ERROR db: lost it\n",
        "From: Ann\nSent: Monday\nSubject: Re: plan\n\nHi, I agree.\n\nFrom: Bo\nTo: Ann\n",
        "09:00 Welcome\n09:10 Start: Ann\n09:30 Budget\n10:00 Tea\n10:30 Plans: Bo\n11:00 End\n",
        "Prep time: 10 minutes\nServes: 4\nMethod: mix it.\nTip: salt.\nCost: 3\nSource: mum\n",
        "Title: Crash\nStatus: open\nOwner: Ann\n\nTitle: Slow\nStatus: shut\nOwner: Bo\n",
        "commit a1\nAuthor: Ann <a@x.example>\n\n    Fix: x\n\ncommit b2\nAuthor: Bo <b@x>\n",
        "# Tasks\n- [ ] Ann: write it\n- [ ] Bo: read it\n- Date: Wednesday\n- Time: 10:00\n",
        "Term – what it means\nOther – a second thing\nThird – more words\nFourth – the last\n",
        "[10:30] <ann> hello\n[10:31] <bo> hi ann\n[10:32] * cy waves\n",
    ],
    ids=(
        "prose settings python c log timed_log mail agenda recipe bugs commits tasks glossary chat"
    ).split(),
)
def test_what_is_no_talk_is_refused(parse: Callable[[str], Session], text: str) -> None:
    """Prose, code, logs, mail and lists have colons too: a clear error, no junk speakers."""
    with pytest.raises(FormatError, match=r"no transcript format fits|no names"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "0:00\nHey everyone.\n0:12\nThis is it.\n0:25\nThe button.\n",
        "[00:00:00] Hey everyone.\n[00:00:12] This is it.\n[00:00:25] The button.\n",
        "[00:00.00 --> 00:04.00]  Hey.\n[00:04.00 --> 00:09.00]  A.\n[00:09.00 --> 00:12.00]  B.\n",
    ],
)
def test_times_without_names(parse: Callable[[str], Session], text: str) -> None:
    """One voice without a name, as Loom and recognisers write it, is refused with a remedy."""
    with pytest.raises(
        FormatError, match="it does not say who speaks; export it with speaker names"
    ):
        parse(text)


def test_otter_header_lines(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """A header stands below an empty line; a time without a name is said by no one known."""
    text = "edwin  0:01  \nWe met at  3:30\nand left.\n\nDr. Ann Lee, PhD  0:09  \nok: fine\n\n"
    session = parse(f"{text}0:12  \nYes.\n\nBo  0:15  \nNo.\n\nTranscribed by https://otter.ai\n")
    assert session.source.format == "otter_txt"
    assert rows(session) == [
        ("edwin", "We met at 3:30 and left.", 1.0, None),
        ("Dr. Ann Lee, PhD", "ok: fine", 9.0, None),
        (None, "Yes.", 12.0, None),
        ("Bo", "No.", 15.0, None),
    ]


def test_entities_and_escapes(parse: Callable[[str], Session]) -> None:
    """What pages left of their entities is resolved, in names and in text."""
    session = parse("Ann &amp; Bo: It&#39;s &quot;done&quot;.\nCy: Oh?\nAnn &amp; Bo: Yes.\n")
    assert said(session)[0] == ("Ann & Bo", 'It\'s "done".')


def test_bullets_below_a_transcript_heading(parse: Callable[[str], Session]) -> None:
    """Notes have bullets, and so may a whole transcript; what stands below it is no speech."""
    text = "# Weekly\n\n- Ann: does it\n- Date: Wednesday\n\n## Transcript\n\n- Ann Lee: Is that\n"
    text += "- **Bo:** Sorry: no.\n- Ann Lee: It is.\n- Bo: Yes.\n- This editable transcript was "
    text += (
        "computer generated and might contain errors.\n\n---\n\n## Metadata\n\n- **owner**: Bo\n"
    )
    assert said(parse(text)) == [
        ("Ann Lee", "Is that"),
        ("Bo", "Sorry: no."),
        ("Ann Lee", "It is."),
        ("Bo", "Yes."),
    ]


def test_emphasis_in_speech_stays(parse: Callable[[str], Session]) -> None:
    """Stars at both ends of a line are no sign that no one says it."""
    session = parse(
        "**Ann:** I said it *loudly*\n\n**Bo:** Oh?\n\n*and then we all went home again*\n"
    )
    assert [each.text for each in session.utterances] == [
        "I said it *loudly*",
        "Oh? *and then we all went home again*",
    ]
