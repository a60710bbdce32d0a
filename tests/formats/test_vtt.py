"""WebVTT of Zoom, Teams and others, on small files with invented people."""

from collections.abc import Callable

import pytest

from analyzer.formats import read, sniff
from analyzer.session import Session

Row = tuple[str | None, str, float | None, float | None]

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Nora Blake (Ops): You sound great.

2
00:00:03.000 --> 00:00:04.000
yeah.

3
00:00:09.000 --> 00:00:10.000
Honestly: no.

4
00:00:20.000 --> 00:00:21.000
Bo Lind: Thanks: all of you.

5
00:00:30.000 --> 00:00:31.000
Nora Blake (Ops): Bye.

6
00:00:40.000 --> 00:00:41.000
Bo Lind: Bye.
"""
GUID = "001ec368-3c77-4441-9f7e-67031cc3b038"


def teams(*cues: tuple[str, str, str]) -> str:
    """Return a Teams file of cues: identifier, times, text."""
    blocks = [f"{GUID}/{name}\n{times}\n{text}\n" for name, times, text in cues]
    return "WEBVTT\n\n" + "\n".join(blocks)


def test_zoom_reads_crlf_as_lf(rows: Callable[[Session], list[Row]]) -> None:
    """Zoom ends its lines with CR LF; nothing of that is left in names or text."""
    session = read(ZOOM.replace("\n", "\r\n").encode(), name="a.vtt")
    assert session.source.format == "zoom_vtt"
    assert rows(session) == rows(read(ZOOM.encode(), name="a.vtt"))
    assert rows(session)[0] == ("Nora Blake", "You sound great.", 1.0, 3.0)


def test_zoom_gives_a_nameless_cue_to_no_one(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Cross-talk loses the name; it is not the last speaker who said it."""
    session = parse(ZOOM)
    assert rows(session)[1] == (None, "yeah.", 3.0, 4.0)
    assert session.notes == ("cues that name no speaker, and count as unknown: 2",)


def test_zoom_colon_in_speech_is_no_name(parse: Callable[[str], Session]) -> None:
    """'Honestly: no.' is said by no one known; a later colon stays in the text."""
    said = [(each.speaker, each.text) for each in parse(ZOOM).utterances]
    assert said[2:4] == [(None, "Honestly: no."), ("Bo Lind", "Thanks: all of you.")]
    assert parse(ZOOM).roster.names == ("Nora Blake", "Bo Lind")


def test_zoom_utterances_know_their_line(parse: Callable[[str], Session]) -> None:
    """Every utterance points at the line of its cue's times."""
    lines = ZOOM.splitlines()
    assert all("-->" in lines[each.line - 1] for each in parse(ZOOM).utterances)


@pytest.mark.parametrize(
    ("name", "started"),
    [
        ("GMT20260219-140000_Recording.transcript.vtt", "2026-02-19T14:00:00+00:00"),
        ("GMT20261999-140000_Recording.transcript.vtt", None),
        ("transcript.vtt", None),
    ],
)
def test_zoom_names_its_files_by_their_start(name: str, started: str | None) -> None:
    """The day and the clock of a recording stand in the name of its files, in UTC."""
    session = read(ZOOM.encode(), name=name)
    assert (session.started, session.date) == (started, (started or "")[:10] or None)


def test_teams_names_tags_and_entities(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Names and text come without tags, with entities resolved and wrapped lines joined."""
    text = teams(
        (
            "14-0",
            "00:00:40.405 --> 00:00:44.245",
            "<v Andr&#233; Silva>We can &amp; will,\nsoon.</v>",
        )
    )
    assert sniff(text.encode()) == "teams_vtt"
    assert rows(parse(text)) == [("André Silva", "We can & will, soon.", 40.405, 44.245)]


def test_teams_parts_are_one_utterance_wherever_they_stand(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """`N-1` goes on with `N-0`, also when others' cues stand between, in the parts' order."""
    text = teams(
        ("7-0", "00:00:01.000 --> 00:00:04.000", "<v Novak, Ada>We wait</v>"),
        ("8-0", "00:00:02.000 --> 00:00:03.000", "<v Bo>Why?</v>"),
        ("7-2", "00:00:06.000 --> 00:00:07.000", "<v Novak, Ada>Monday.</v>"),
        ("7-1", "00:00:04.000 --> 00:00:06.000", "<v Novak, Ada>until</v>"),
    )
    assert rows(parse(text)) == [
        ("Novak, Ada", "We wait until Monday.", 1.0, 7.0),
        ("Bo", "Why?", 2.0, 3.0),
    ]


def test_teams_cues_out_of_order_are_sorted_and_may_overlap(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Cues are put in order of their starts; overlaps stay as measured."""
    text = teams(
        ("2-0", "0:0:5.0 --> 0:0:9.0", "<v Bo>Second.</v>"),
        ("1-0", "0:0:0.0 --> 0:0:6.5", "<v Ada>First.</v>"),
    )
    assert rows(parse(text)) == [("Ada", "First.", 0.0, 6.5), ("Bo", "Second.", 5.0, 9.0)]


def test_teams_without_a_voice_names_no_one(parse: Callable[[str], Session]) -> None:
    """A cue without a voice tag has no speaker, even with a colon in it."""
    text = teams(
        ("1-0", "00:01.000 --> 00:02.000", "<v Ada>Go.</v>"),
        ("2-0", "00:03.000 --> 00:04.000", "Look: there."),
        ("3-0", "00:05.000 --> 00:06.000", "<v >Here.</v>"),
    )
    assert [each.speaker for each in parse(text).utterances] == ["Ada", None, None]


def test_two_voices_in_a_cue_share_its_time(parse: Callable[[str], Session]) -> None:
    """Time is shared by characters and marked as estimated."""
    text = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ada>Yes.</v>\n<v Bo>No, thank you</v>\n"
    first, second = parse(text).utterances
    assert (first.speaker, first.start, first.end) == ("Ada", 0.0, 0.941)
    assert (second.speaker, second.start, second.end) == ("Bo", 0.941, 4.0)
    assert first.estimated
    assert second.estimated


def test_graph_metadata_cues(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """Graph's metadata file holds JSON in its cues."""
    text = (
        "WEBVTT\n\n0:0:1.0 --> 0:0:2.5\n"
        '{"speakerName": "Ada Novak", "spokenText": "Shall we?", "spokenLanguage": "en-us"}\n\n'
        '0:0:3.0 --> 0:0:4.0\n{"speakerName": null, "spokenText": "Yes."}\n'
    )
    session = parse(text)
    assert session.source.format == "teams_metadata_vtt"
    assert rows(session) == [("Ada Novak", "Shall we?", 1.0, 2.5), (None, "Yes.", 3.0, 4.0)]


def test_graph_metadata_says_when_it_was(parse: Callable[[str], Session]) -> None:
    """The wall clock of a cue, less its time, is that of second 0."""
    text = (
        'WEBVTT\n\n0:0:0.500 --> 0:0:1.0\n{"speakerName": "Bo", "spokenText": "Hm."}\n\n'
        "0:1:1.0 --> 0:1:2.500\n"
        '{"startDateTime": "2026-03-09T08:01:03.4120000+00:00", "spokenText": "Shall we?"}\n'
    )
    session = parse(text)
    assert (session.started, session.date) == ("2026-03-09T08:00:02+00:00", "2026-03-09")
    assert parse(text.replace("2026-03", "2026-13")).started is None


def test_captions_without_names_are_read_without_guessing(parse: Callable[[str], Session]) -> None:
    """Where few cues have a colon, what stands before it is text."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n\n00:03.000 --> 00:04.000\nSo: go.\n\n"
    session = parse(text + "00:05.000 --> 00:06.000\nBye.\n")
    assert session.source.format == "vtt"
    assert session.roster.names == ()
    assert session.utterances[1].text == "So: go."


def test_notes_styles_and_regions_are_no_speech(parse: Callable[[str], Session]) -> None:
    """NOTE, STYLE and REGION blocks are left out."""
    text = (
        "WEBVTT\n\nNOTE a: b\nmore\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\n"
        "00:01.000 --> 00:02.000 align:start\n<v Ada>Hi.</v>\n"
    )
    assert [each.text for each in parse(text).utterances] == ["Hi."]


def test_end_before_start_is_flagged_and_never_swapped(parse: Callable[[str], Session]) -> None:
    """The start stays, the end is left out, and a note says so."""
    session = parse("WEBVTT\n\n00:05.000 --> 00:02.000\n<v Ada>Hi.</v>\n")
    said = session.utterances[0]
    assert (said.start, said.end, said.time_quality) == (5.0, None, "start_only")
    assert said.flags == ("end_before_start",)
    assert session.notes == ("cues that end before they start, whose end was left out: 1",)


def test_thirty_hours(parse: Callable[[str], Session]) -> None:
    """Hours may pass 24."""
    said = parse("WEBVTT\n\n30:00:01.500 --> 30:00:02.000\n<v Ada>Late.</v>\n").utterances[0]
    assert (said.start, said.end) == (108001.5, 108002.0)


def test_rolling_captions_are_joined_with_the_cue_that_repeats_them(
    parse: Callable[[str], Session], rows: Callable[[Session], list[Row]]
) -> None:
    """A cue that begins the next one is dropped when that follows at once, and only then."""
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>So we start</v>\n\n"
        "00:02.000 --> 00:03.000\n<v Ada>So we start with you.</v>\n\n"
        "00:10.000 --> 00:11.000\n<v Ada>I think</v>\n\n"
        "00:15.000 --> 00:16.000\n<v Ada>I think so.</v>\n"
    )
    assert rows(parse(cues)) == [
        ("Ada", "So we start with you.", 1.0, 3.0),
        ("Ada", "I think", 10.0, 11.0),
        ("Ada", "I think so.", 15.0, 16.0),
    ]


def test_empty_cue_is_left_out_and_counted(parse: Callable[[str], Session]) -> None:
    """A cue of 0 bytes is no utterance; a note counts it."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<v Ada>Hi.</v>\n"
    session = parse(text)
    assert [each.text for each in session.utterances] == ["Hi."]
    assert "cues that hold no text, and were left out: 1" in session.notes


def test_unknown_speakers_are_no_person(parse: Callable[[str], Session]) -> None:
    """Vendors' words for "no one known" make no one."""
    for name in ("-", "Unknown Speaker", "Onbekende spreker"):
        text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {name}>Hi.</v>\n"
        assert parse(text).utterances[0].speaker is None
