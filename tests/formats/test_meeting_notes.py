"""Transcripts that stand in someone's notes, as communities publish them."""

import pytest

from analyzer.formats import read

SAID = "### 00:00:02\n\n**Ann Lee:** Shall we?\n\n### 00:01:05\n\n**Bo Day:** Yes, we shall.\n"


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ("---\ntitle: 'Plan A'\ndate: 2026-03-02\ntags:\n  - x\n---\n\n# Plan\n", "Plan A", 2),
        ("---\ntype: session\ndate: 2026-03-03\n---\n\n# The plan\n\n> **Parties:** two\n", "", 3),
        ("# The plan\n\n## Details\n\n- Date: Wednesday, March 4, 2026\n- Time: 8 AM\n", "", 4),
        ("# The plan\n\n* **Date:** 5 maart 2026\n", "", 5),
        ("---\n\n# The plan\n\nMar 6, 2026\n", "", 6),
    ],
)
def test_title_and_day_stand_above(head: str, title: str, day: int) -> None:
    """Settings at the top, labels and lines of their own tell them."""
    session = read(f"{head}\n## Transcript\n\n{SAID}".encode(), name="a.md")
    assert session.source.format == "google_meet"
    assert (session.title, session.date) == (title or "The plan", f"2026-03-0{day}")
    assert [each.start for each in session.utterances] == [2, 65]


def test_times_in_bold_open_paragraphs_of_no_one_known() -> None:
    """A time in bold before what is said names no one, and what is above a name is kept."""
    text = """# Group, meeting 4

## Notes

* Bo: agreed to write it up.

## **Transcript**

**00:04** All right, welcome everyone. Today is Monday.

**00:49** **Bo:** Yeah. We sent the plan round; nobody wrote back.

**01:30** But the second one is late, and we don't know why.

**02:12** **Ann:** Thank you, Bo. At 10:30 we stop.

__02:40__ Shall we go on?

**03:01** **Bo:** Yes.
"""
    session = read(text.encode(), name="a.md")
    assert [(each.speaker, each.start) for each in session.utterances] == [
        (None, 4),
        (None, 4),
        ("Bo", 49),
        ("Bo", 49),
        (None, 90),
        ("Ann", 132),
        ("Ann", 132),
        (None, 160),
        ("Bo", 181),
    ]
    assert "welcome everyone" in session.utterances[0].text
    assert session.utterances[4].text.startswith("But the second one")


def test_people_are_listed_and_speak_below_the_heading() -> None:
    """A list of people above Meet's word for a transcript makes no document of Meet's."""
    turns = "".join(
        f"**0{at}:00 {name}:**  \nWe have looked at number {at}, and it is done.\n\n---\n\n"
        for at, name in enumerate(["Ann Lee", "Bo Day"] * 4, 1)
    )
    head = "# Call\n\n**Participants:**\n- Ann Lee\n- Bo Day\n\n**Bo:** chairs.\n\n"
    text = f"{head}## Transcript\n\n{turns}"
    session = read(text.encode(), name="a.md")
    assert session.source.format == "text_time_name"
    assert session.roster.names == ("Ann Lee", "Bo Day")
    assert len(session.utterances) == 8


@pytest.mark.parametrize(
    ("lines", "quality"),
    [
        ("[Ann Lee] 00:02 - One.|[Speaker 2] 01:05 - Two.", "start_only"),
        ("[Ann Lee] 00:02 — One.|[Speaker 2] 01:05 — Two.", "start_only"),
        ("**[Ann Lee] 00:00:02** One.|**[Speaker 2] 00:01:05** Two.", "start_only"),
        ("[Ann Lee] 00:02: One.|[Speaker 2] 01:05: Two.", "start_only"),
        ("[Ann Lee] 00:02 → 00:04 One.|[Speaker 2] 01:05 → 01:09 Two.", "measured"),
        ("[Ann Lee] 00:02 - 00:04\nOne.|[Speaker 2] 01:05 - 01:09\nTwo.", "measured"),
        ("[Speaker 1] 00:00:02\nOne.|[Speaker 2] 00:01:05\nTwo.", "start_only"),
    ],
)
def test_names_in_brackets_before_times(lines: str, quality: str) -> None:
    """A name in square brackets, then a time, then what was said: recognisers write it."""
    rows = "\n\n".join([*lines.split("|"), *lines.replace("01:0", "01:1").split("|")[1:]])
    text = f"# Call\n\n## Transcript\n\n{rows}\n\n---\n\n*Made by a program, version 2.*\n"
    session = read(text.encode(), name="a.md")
    assert session.source.format == "text_name_time"
    assert [(each.start, each.text) for each in session.utterances] == [
        (2, "One."),
        (65, "Two."),
        (75, "Two."),
    ][: len(session.utterances)]
    assert {each.time_quality for each in session.utterances} == {quality}
    assert len(session.roster.names) == 2


def test_words_in_italics_below_a_short_rule_are_said() -> None:
    """Only where all below it is in italics, a short rule closes."""
    text = "Ann: We go on.\n\nBo: *Really?*\n\nAnn: Yes.\n\n---\n\nThat was it.\n\n*And so on.*\n"
    session = read(text.encode(), name="a.md")
    assert "That was it." in " ".join(each.text for each in session.utterances)


def test_a_time_that_begins_all_lines_of_otter() -> None:
    """A program put the same time before each line; headers and text stand apart."""
    rows = ["Ann Lee  00:00", "Shall we?", "Unknown Speaker  00:04", "Yes.", "Bo Day  01:05"]
    rows += ["At 10:30 we stop.", "Transcribed by https://otter.ai"]
    text = "\n\n".join(f"0:00 {each}" for each in rows) + "\n"
    session = read(text.encode(), name="a.txt")
    assert session.source.format == "otter_txt"
    assert [(each.speaker, each.start, each.text) for each in session.utterances] == [
        ("Ann Lee", 0, "Shall we?"),
        (None, 4, "Yes."),
        ("Bo Day", 65, "At 10:30 we stop."),
    ]


@pytest.mark.parametrize("hours", ["00:", ""])
def test_times_alone_go_on_with_who_spoke(hours: str) -> None:
    """Below `Name (00:02):` what stands under `(00:09):` is the same person's."""
    rows = [("Ann Lee", "02", "One."), ("", "19", "Two."), ("Bo", "31", "[inaudible 00:31] yes.")]
    rows += [("Ann Lee", "40", "Three."), ("", "55", "Four.")]
    text = "\n".join(f"{name} ({hours}00:{at}):\n{said}\n" for name, at, said in rows)
    session = read(text.replace("\n (", "\n(").encode(), name="a.txt")
    assert [(each.speaker, each.start, each.text) for each in session.utterances] == [
        ("Ann Lee", 2, "One."),
        ("Ann Lee", 19, "Two."),
        ("Bo", 31, "[inaudible 00:31] yes."),
        ("Ann Lee", 40, "Three."),
        ("Ann Lee", 55, "Four."),
    ]


@pytest.mark.parametrize(
    "form", ["{time} {said}", "[{time}] {said}", "**{time}** {said}", "{time}\n{said}"]
)
def test_times_before_all_paragraphs(form: str) -> None:
    """Where each paragraph begins with its time, one without a name is said by no one known."""
    said = ["All right, welcome.", "Bo: We sent it round.", "But the second is late.", "Ann: Yes."]
    said += ["Bo: I see.", "At 10:30 we stop."]
    rows = [form.format(time=f"0{at}:0{at}", said=each) for at, each in enumerate(said)]
    session = read("\n\n".join(rows).encode(), name="a.txt")
    assert session.source.format == "text_time_name"
    assert [(each.speaker, each.start) for each in session.utterances] == [
        (None, 0),
        ("Bo", 61),
        (None, 122),
        ("Ann", 183),
        ("Bo", 244),
        (None, 305),
    ]
    assert session.utterances[5].text == "At 10:30 we stop."


def test_a_time_and_two_spaces_before_what_is_said() -> None:
    """`Speaker 1 00:00:08  Right.` names and times a paragraph; a time in talk does not."""
    text = (
        "Speaker 1 00:00:01  Hello, all.\n\nSpeaker 2 00:00:08  Right.\n\n"
        "Ann Lee 00:00:11 - We meet 10:30 - or later.\n\nSpeaker 1 00:00:18\tGood.\n"
    )
    session = read(text.encode(), name="a.txt")
    assert session.source.format == "text_name_time"
    assert [(each.speaker, each.start, each.text) for each in session.utterances] == [
        ("Speaker 1", 1, "Hello, all."),
        ("Speaker 2", 8, "Right."),
        ("Ann Lee", 11, "We meet 10:30 - or later."),
        ("Speaker 1", 18, "Good."),
    ]


def test_names_alone_above_lines_with_times() -> None:
    """A name alone above lines that begin with times says all of them."""
    text = (
        "**Ann Lee:**\n\n[00:00] Hello, all.\n\n[00:05] Shall we?\n\n**Bo:**\n\n[00:09] Yes: we.\n"
        "\n**Ann Lee:**\n\n[00:12] Good.\n\n**Bo:**\n\n[00:15] At 10:30 we stop.\n"
    )
    session = read(text.encode(), name="a.md")
    assert [(each.speaker, each.start, each.text) for each in session.utterances] == [
        ("Ann Lee", 0, "Hello, all."),
        ("Ann Lee", 5, "Shall we?"),
        ("Bo", 9, "Yes: we."),
        ("Ann Lee", 12, "Good."),
        ("Bo", 15, "At 10:30 we stop."),
    ]
    assert not [each for each in session.notes if "before the first speaker" in each]


@pytest.mark.parametrize(
    ("hour", "minute", "second", "useful"),
    [
        ("hour", "minutes", "seconds", "Was this transcript useful?"),
        ("Stunde", "Minuten", "Sekunden", "Ist die Transkription nützlich?"),
        ("hora", "minutos", "segundos", "Esta transcrição é útil?"),
        ("heure", "minutes", "secondes", "Cette transcription est-elle utile ?"),
        ("uur", "minuten", "seconden", "Is deze transcriptie nuttig?"),
    ],
)
def test_copied_from_the_page_of_teams(hour: str, minute: str, second: str, useful: str) -> None:
    """Each paragraph has name and time in words; who is next has initials and a clock as well."""
    text = (
        f"Files\n\nAnn Lee\n0 {minute} 6 {second}0:06\nAnn Lee 0 {minute} 6 {second}\nHello, all.\n"
        f"Ann Lee 1 {minute} 9 {second}\nWe took 5 {minute}.\nOK\n"
        f"BD\n\nBo Day (PCB)\n14 {minute}14:00\nBo Day (PCB) 14 {minute}\nGood.\n"
        f"\nDay, Cy\n14 {minute} 2 {second}14:02\nNo.\n"
        f"AL\nAnn Lee\n1 {hour} 2 {second}1:00:02\nAnn Lee 1 {hour} 2 {second}\nBye.\n{useful}\n\n"
    )
    session = read(text.encode(), name="a.txt")
    assert session.source.format == "teams_docx"
    assert session.title == "a"
    assert [(each.speaker, each.start, each.text) for each in session.utterances] == [
        ("Ann Lee", 6, "Hello, all."),
        ("Ann Lee", 69, f"We took 5 {minute}."),
        ("Ann Lee", 69, "OK"),
        ("Bo Day", 840, "Good."),
        ("Day, Cy", 842, "No."),
        ("Ann Lee", 3602, "Bye."),
    ]


def test_a_sentence_in_italics_about_the_transcription() -> None:
    """Who started or stopped it stands in italics in pages made of Teams' documents."""
    text = (
        "_ANN LEE inició la transcripción_.\n\n**Ann Lee (0:03):**  \nHola.\n\n**Bo (0:05):**  \n"
        "_Claro_.\n\n**Ann Lee (0:07):**  \nGracias.\n\n*ANN LEE detuvo la transcripción.*\n"
    )
    session = read(text.encode(), name="a.md")
    assert [each.text for each in session.utterances] == ["Hola.", "_Claro_.", "Gracias."]
