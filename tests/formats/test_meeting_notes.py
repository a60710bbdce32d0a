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
