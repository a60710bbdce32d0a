"""Captions of every maker: who speaks, what was scrolled, odd times; with invented people."""

from collections.abc import Callable

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.formats.files.document import open_document
from analyzer.formats.grammar.cues import cue_blocks
from analyzer.session import Session

Row = tuple[str | None, str, float | None, float | None]
Rows = Callable[[Session], list[Row]]
Said = list[tuple[str | None, str]]
GUID = "7c0e2f51-8a43-4d7e-9b1f-2f6a50d3c911"


def srt(*texts: str) -> str:
    """Return SRT cues of two seconds, one after another."""
    blocks = []
    for at, text in enumerate(texts):
        first, last = (f"00:{each // 60:02}:{each % 60:02},000" for each in (at * 2, at * 2 + 2))
        blocks.append(f"{at + 1}\n{first} --> {last}\n{text}\n")
    return "\n".join(blocks)


def vtt(*texts: str) -> str:
    """Return VTT cues of two seconds without numbers, three seconds apart."""
    blocks = [
        f"00:{at * 5:02}.000 --> 00:{at * 5 + 2:02}.000\n{each}\n" for at, each in enumerate(texts)
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


def said(text: str | bytes, name: str = "talk.txt") -> Said:
    """Return who says what in a file."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(each.speaker, each.text) for each in read(data, name=name).utterances]


# who speaks


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("[SPEAKER_00]: We go.", "[SPEAKER_01]: Why?", "[SPEAKER_00]: To see."),
            [("SPEAKER_00", "We go."), ("SPEAKER_01", "Why?"), ("SPEAKER_00", "To see.")],
            id="diarized",
        ),
        pytest.param(
            ("[speaker 0]\nWe go.", "[speaker 1]\nWhy?", "yeah"),
            [("speaker 0", "We go."), ("speaker 1", "Why?"), (None, "yeah")],
            id="bracket above",
        ),
        pytest.param(
            ("- [Guide] We go.", "[BELL SOUND] Now.", "- [Guide] See?", "(Guide) Yes."),
            [
                ("Guide", "We go."),
                (None, "[BELL SOUND] Now."),
                ("Guide", "See?"),
                ("Guide", "Yes."),
            ],
            id="narrator",
        ),
        pytest.param(
            ("(laughs) We go.", "[Music] Why?", "(laughs) To see."),
            [(None, "(laughs) We go."), (None, "[Music] Why?"), (None, "(laughs) To see.")],
            id="sounds",
        ),
        pytest.param(
            ("<Ann Vos> We go.", "<Bo Lind> Why?\nNo.", "&lt;Ann Vos&gt; Yes."),
            [("Ann Vos", "We go."), ("Bo Lind", "Why?"), ("Bo Lind", "No."), ("Ann Vos", "Yes.")],
            id="angle",
        ),
        pytest.param(
            (">> ANN: WE GO.", ">> WHY? >> BO: I ASKED.", "AND YES.", "&gt;&gt; ANN: YES."),
            [
                ("ANN", "WE GO."),
                (None, "WHY?"),
                ("BO", "I ASKED."),
                (None, "AND YES."),
                ("ANN", "YES."),
            ],
            id="captioner",
        ),
        pytest.param(
            ("- Ann: New?\n- Bo: No.", "Ann: Why?", "Bo: Old."),
            [("Ann", "New?"), ("Bo", "No."), ("Ann", "Why?"), ("Bo", "Old.")],
            id="dashes",
        ),
        pytest.param(
            ("- Ann: New? - Bo: No.", "Ann: Why?", "Bo: Old."),
            [("Ann", "New?"), ("Bo", "No."), ("Ann", "Why?"), ("Bo", "Old.")],
            id="dashes in a line",
        ),
        pytest.param(
            ("Ann: New?\nBo: No.", "Ann: Why?\nthe thing is: so.", "Bo: Old."),
            [
                ("Ann", "New?"),
                ("Bo", "No."),
                ("Ann", "Why?"),
                ("Ann", "the thing is: so."),
                ("Bo", "Old."),
            ],
            id="a name on each line",
        ),
        pytest.param(
            ("Ann Vos\nWe go.", "Bo Lind\nWhy?\nNo: why?", "Ann Vos\nSo."),
            [
                ("Ann Vos", "We go."),
                ("Bo Lind", "Why?"),
                ("Bo Lind", "No: why?"),
                ("Ann Vos", "So."),
            ],
            id="above",
        ),
        pytest.param(
            ("We go\nto see.", "So it is\nnow.", "We go\nthen."),
            [(None, "We go to see."), (None, "So it is now."), (None, "We go then.")],
            id="two lines",
        ),
        pytest.param(
            ("<b>Ann:</b> We go.", "{\\an8}<font color='#fff'>Bo: Why?</font>", "Ann: <i>Yes."),
            [("Ann", "We go."), ("Bo", "Why?"), ("Ann", "Yes.")],
            id="styled",
        ),
        pytest.param(
            ("<v Ann>We <I>go</I>.</v>", "<V Bo>Why?</V>", "Look: there."),
            [("Ann", "We go."), ("Bo", "Why?"), (None, "Look: there.")],
            id="voice tags",
        ),
        pytest.param(
            ("- We go.\n- Why?", "- Yes.\n- No."),
            [(None, "- We go."), (None, "- Why?"), (None, "- Yes."), (None, "- No.")],
            id="dashes without names",
        ),
    ],
)
@pytest.mark.parametrize("form", [srt, vtt], ids=["srt", "vtt"])
def test_who_speaks(form: Callable[..., str], texts: tuple[str, ...], expected: Said) -> None:
    """Names are found however captions write them, alike in SRT and VTT; sounds are no one."""
    assert said(form(*texts)) == expected


def test_voices_of_a_line_share_its_time(rows: Rows) -> None:
    """Two names in one cue share its time by characters, estimated and counted in a note."""
    session = read(srt("Ann: Newer?\nBo: No.", "Ann: Why?", "Bo: Old.").encode(), name="a.srt")
    assert rows(session)[:2] == [("Ann", "Newer?", 0.0, 1.333), ("Bo", "No.", 1.333, 2.0)]
    assert [each.estimated for each in session.utterances] == [True, True, False, False]
    assert "captions of two voices, which share the time of the caption: 1" in session.notes


def test_what_stands_outside_a_voice_is_no_ones(rows: Rows) -> None:
    """After `</v>` no one is named, unless nothing stood in the voice."""
    text = vtt("<v Ann>We go.</v> yeah", "<v Bo></v>Why?", "<v.loud Ann>Yes <c.x>so</c>.")
    found = [row[:2] for row in rows(read(text.encode(), name="a.vtt"))]
    assert found == [("Ann", "We go."), (None, "yeah"), ("Bo", "Why?"), ("Ann", "Yes so.")]


@pytest.mark.parametrize(
    "name",
    [
        "+31 6 1234 5678",
        "(***) ***-1234",
        "Call-in User_1",
        "Galaxy A54",
        "John D.",
        "Ann Vos Jr.",
        'William "Bill" Ha',
        "\u0bcc\u0bcc\u0bcc",
        "🦄",
        "robin",
        "Will",
        "O'Dea",
        "ORG3: Sam Tan",
        "Lou + Sasha 🚗",
        "An & Bo",
        "Speaker 1",
        "Spreker 2",
        "The Office",
    ],
)
def test_odd_names_are_names(name: str) -> None:
    """Telephones, initials, marks, pictures and colons stand in names."""
    text = vtt("Ann: One.", f"{name}: Two.", "Ann: Three.", f"{name}: Four: five.")
    assert said(text) == [("Ann", "One."), (name, "Two."), ("Ann", "Three."), (name, "Four: five.")]


@pytest.mark.parametrize(
    "text",
    [
        "Honestly: no.",
        "Question: why?",
        "Vraag: waarom?",
        "The thing is: no.",
        "Quick question: why?",
        "https://a.example: no.",
        "10:30: we go.",
        "2026-03-02: we went.",
        "I think: yes.",
    ],
)
@pytest.mark.parametrize("others", [("yeah.", "so."), ()], ids=["nameless cues", "all named"])
def test_talk_with_a_colon_names_no_one(text: str, others: tuple[str, ...]) -> None:
    """What opens a sentence is no speaker, in a file with nameless cues or without."""
    start = ("Ann: One.", "Bo: Two.", "Ann: Three.", "Bo: Four.", *others)
    session = read(vtt(*start, text).encode(), name="a.vtt")
    assert session.roster.names == ("Ann", "Bo")
    assert (session.utterances[-1].speaker, session.utterances[-1].text) == (None, text)


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("I", "R"), ("Q", "A"), ("S1", "S2")])
def test_letters_name_people(first: str, second: str) -> None:
    """Interviews name people by a letter."""
    text = srt(f"{first}: So?", f"{second}: Yes.", f"{first}: Why?", f"{second}: No.")
    assert [name for name, _ in said(text)] == [first, second, first, second]


def test_someone_who_speaks_once_keeps_the_name() -> None:
    """Where all cues are named, once is enough; a talking cue doesn't count against it."""
    texts = ["Ann: One.", "Bo: Two."] * 3 + ["Honestly: no.", "Cy: Seven."]
    assert said(vtt(*texts))[-2:] == [(None, "Honestly: no."), ("Cy", "Seven.")]


def test_titles_in_wrapped_talk_name_no_one() -> None:
    """What begins a line, or a cue whose name was lost, is talk unless it is a name elsewhere."""
    texts = (
        "Ann: We saw\nLord Of The Rings: again.",
        "Podcasting 2.0: the show.",
        "Bo: Step\nOne: go.",
    )
    more = ("Step One: stop.", "Ann: So.", "yeah", "Bo: Well.", "no")
    session = read(srt(*texts, *more).encode(), name="a.srt")
    assert session.roster.names == ("Ann", "Bo")


def test_a_colon_now_and_then_names_no_one() -> None:
    """Two cues in a hundred that begin alike are talk, as in subtitles of a film."""
    texts = ["so it is", *["and there it was"] * 97, "Y estaba: la casa.", "Y estaba: el tren."]
    assert {name for name, _ in said(srt(*texts))} == {None}
    assert {name for name, _ in said(srt(*texts[80:]))} == {None, "Y estaba"}


def test_where_names_mark_who_comes_next_the_rest_is_no_ones() -> None:
    """Otter's captions name who speaks once a paragraph; what follows is not guessed at."""
    texts = (
        "Ann: We start with\nthe shop,",
        "and then the\nhouse.",
        "Unknown: Yes.",
        "Bo: So be it",
    )
    assert said(srt(*texts)) == [
        ("Ann", "We start with the shop,"),
        (None, "and then the house."),
        (None, "Yes."),
        ("Bo", "So be it"),
    ]


def test_mostly_nameless_zoom_keeps_its_names() -> None:
    """Older Zoom files lose the name in cross-talk; who is named twice is named."""
    texts = ["Ann: One.", "yeah", "so", "and", "Bo: Two.", "x", "y", "Ann: Three.", "Bo: Four."]
    text = vtt(*texts)
    assert sniff(text.encode()) == "zoom_vtt"
    assert [name for name, _ in said(text)] == [
        "Ann",
        None,
        None,
        None,
        "Bo",
        None,
        None,
        "Ann",
        "Bo",
    ]


@pytest.mark.parametrize("form", [srt, vtt])
def test_names_before_a_dash(form: Callable[..., str]) -> None:
    """Where nearly every cue has a dash after a name, and names come back, they are names."""
    texts = ("Ann Vos - Shall we?", "Bo - Yes - go on.", "Ann Vos – It leaks.", "Bo - Since May?")
    assert said(form(*texts)) == [
        ("Ann Vos", "Shall we?"),
        ("Bo", "Yes - go on."),
        ("Ann Vos", "It leaks."),
        ("Bo", "Since May?"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Well - shall we?", "Yes - go on.", "Well - it leaks.", "Yes - since May."),
        ("Ann - shall we?", "Go on.", "It leaks.", "Bo - since May.", "Ann - so.", "Bo - no."),
        ("Ann - a friend - left.", "Bo - no one - left.", "Cy - all - left."),
    ],
    ids=["talk", "few", "once"],
)
def test_a_dash_in_talk_names_no_one(texts: tuple[str, ...]) -> None:
    """Words that open talk, a dash in some cues, and names that never come back are said."""
    assert {name for name, _ in said(srt(*texts))} == {None}


# which format


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (vtt("Ann: One.", "Bo: Two."), "zoom_vtt"),
        (vtt("[Ann]: One.", "[Bo]: Two.", "[Ann]: Three."), "vtt"),
        (vtt("Ann: One.", "Bo: Two.").replace("WEBVTT\n", "WEBVTT - Talk\n"), "vtt"),
        (vtt("Ann: One.", "Bo: Two.").replace("02.000\n", "02.000 align:start\n"), "vtt"),
        (vtt("NOTE", "One."), "vtt"),
        (vtt("One.", "Two."), "vtt"),
        (vtt("<v Ann>One."), "vtt"),
        ("WEBVTT\n\n0:0:1.0 --> 0:0:2.0\n<v Ann>One.\n", "teams_vtt"),
        (f"WEBVTT\n\n{GUID}\n00:01.000 --> 00:02.000\n<v Ann>One.\n", "teams_vtt"),
        (f"WEBVTT\n\n{GUID}/3-0\n00:01.000 --> 00:02.000\nOne.\n", "teams_vtt"),
        (srt("Ann: One."), "srt"),
        (srt("Ann: One.", "Bo: Two.").replace(",000", ".000"), "srt"),
        (srt("One.", "Two.").split("\n", 1)[1], "srt"),
        (vtt("One.", "Two.").removeprefix("WEBVTT\n\n"), "vtt"),
        ('WEBVTT\n\n1 "Ann" (7)\n00:01.000 --> 00:02.000\nOne.\n', "webex_vtt"),
        ('WEBVTT\n\n1\n00:01.000 --> 00:02.000\n12 "quoted" (3)\n', "vtt"),
        ("0:00:01.000,0:00:02.000\nOne.\n\n0:00:03.000,0:00:04.000\nTwo.\n", "sbv"),
        ("WEBVTT\n\nNOTE Confidence: 0.9\n\n00:01.000 --> 00:02.000\nOne.\n", "stream_vtt"),
        ("WEBVTT\n\nNOTE Confidence: 0.9\n\n00:01.000 --> 00:02.000\n<v Ann>One.\n", "teams_vtt"),
    ],
)
def test_which_format(text: str, expected: str) -> None:
    """Captions are told apart by their header, identifiers, names and times."""
    assert sniff(text.encode()) == expected


def test_voice_tags_alone_are_of_no_vendor(rows: Rows) -> None:
    """What any program may write, ours too, does not say that Teams made it."""
    session = read(vtt("<v Ann>One.</v>", "<v.loud Bo>Two.</v>", "<v>Three.</v>").encode())
    assert (session.source.vendor, session.source.layout) == ("", "voices")
    assert rows(session) == [
        ("Ann", "One.", 0.0, 2.0),
        ("Bo", "Two.", 5.0, 7.0),
        (None, "Three.", 10.0, 12.0),
    ]


def test_classic_stream_is_refused_with_what_to_do() -> None:
    """It never names who spoke."""
    text = 'WEBVTT\n\nNOTE duration:"00:01:02"\n\n00:01.000 --> 00:02.000\nOne.\n'
    with pytest.raises(FormatError, match="does not say who spoke; in Teams, open"):
        read(text.encode(), name="a.vtt")


# Webex and Zoom's live captions


def test_webex_identifiers_name_who_speaks(rows: Rows) -> None:
    """Quotation marks stand in names, the number may be missing, and no name is no one."""
    text = (
        'WEBVTT\n\n1 "Ann "Anna" Vos (she/her)" (12)\n00:01.000 --> 00:02.000\nLook: there.\n\n'
        '2 "" (0)\n00:03.000 --> 00:04.000\nyeah\n\n'
        '3 "Bo &amp; Cy"\n00:05.000 --> 00:04.000\nHello.\n'
    )
    session = read(text.encode(), name="a.vtt")
    assert rows(session) == [
        ('Ann "Anna" Vos', "Look: there.", 1.0, 2.0),
        (None, "yeah", 3.0, 4.0),
        ("Bo & Cy", "Hello.", 5.0, None),
    ]
    assert session.roster.people[0].pronouns == "she/her"
    assert session.roster.people[1].several


def test_webex_text(rows: Rows) -> None:
    """Starts only; a colon in the text stays there; no name is no one."""
    text = "0:15 : Ann Vos (she/her) : We go: now.\n0:20 :  : yeah\n1:00:01 : Bo : Bye.\nnow\n"
    session = read(text.encode(), name="a.txt")
    assert session.source.format == "webex_txt"
    assert rows(session) == [
        ("Ann Vos", "We go: now.", 15.0, None),
        (None, "yeah", 20.0, None),
        ("Bo", "Bye.", 3601.0, None),
        ("Bo", "now", 3601.0, None),
    ]
    assert {each.time_quality for each in session.utterances} == {"start_only"}


def test_live_captions_count_from_the_first_past_midnight_twice(rows: Rows) -> None:
    """The clock on the wall becomes time from the start, through two nights."""
    stamps = ["23:59:58", "00:00:01", "12:00:00", "23:00:00", "00:30:00"]
    blocks = [
        f"[{'Ann' if at % 2 else 'Bo [Ops]'}] {each}\nLine {at}.\n"
        for at, each in enumerate(stamps)
    ]
    session = read("\r\n".join("\n".join(blocks).split("\n")).encode(), name="a.txt")
    assert session.source.format == "zoom_captions"
    assert session.started == "23:59:58"
    assert [row[2] for row in rows(session)] == [0.0, 3.0, 43_202.0, 82_802.0, 88_202.0]
    assert session.roster.names == ("Bo", "Ann")


def test_live_captions_by_a_clock_of_twelve_hours(rows: Rows) -> None:
    """Noon and midnight are told apart."""
    text = "[Ann] 11:59:59 AM\nOne.\n\n[Bo] 12:00:01 PM\nTwo.\n\n[Ann] 1:00:00 PM\nThree.\n"
    assert [row[2] for row in rows(read(text.encode(), name="a.txt"))] == [0.0, 2.0, 3601.0]


# what scrolls and grows

SCROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:04.390 align:start position:0%
 
[Music]

00:00:04.390 --> 00:00:04.400 align:start position:0%
 
 

00:00:04.400 --> 00:00:06.869 align:start position:0%
 
so<00:00:04.799><c> here</c><00:00:04.960><c> is</c><00:00:05.200><c> a plan</c>

00:00:06.869 --> 00:00:06.879 align:start position:0%
so here is a plan
 

00:00:06.879 --> 00:00:08.549 align:start position:0%
so here is a plan
that<00:00:07.120><c> we</c><00:00:07.440><c> made</c>

00:00:08.549 --> 00:00:08.559 align:start position:0%
that we made
 

00:00:08.559 --> 00:00:11.430 align:start position:0%
that we made
and<00:00:08.900><c> kept</c>
"""  # noqa: W293 - lines of one space are what such files have


def test_lines_that_scroll_up_are_said_once(rows: Rows) -> None:
    """A line of a space ends no cue; a line that scrolls up from the cue before is no new words."""
    session = read(SCROLLING.encode(), name="a.vtt")
    assert rows(session) == [
        (None, "[Music]", 0.0, 4.39),
        (None, "so here is a plan", 4.4, 6.879),
        (None, "that we made", 6.879, 8.559),
        (None, "and kept", 8.559, 11.43),
    ]
    assert "rolling captions joined with the cue that repeats them: 4" in session.notes


def test_a_line_said_again_is_said_again() -> None:
    """Where captions don't scroll, the same words twice are two utterances."""
    texts = ("Ann: Yes.", "Ann: Yes.", "Bo: No.", "Bo: No.", "Ann: Well then.")
    assert len(said(srt(*texts))) == 5
    assert len(said(vtt(*texts))) == 5


def test_a_flash_of_the_same_line_says_nothing(rows: Rows) -> None:
    """Some programs show a line for ten milliseconds more before it goes."""
    text = (
        "1\n00:00:03,640 --> 00:00:05,310\n\nDo you need help?\n\n"
        "2\n00:00:05,310 --> 00:00:05,320\nDo you need help?\n \n\n"
        "3\n00:00:05,320 --> 00:00:09,150\n\nNo: I am fine.\n\n"
        "4\n00:00:09,150 --> 00:00:09,160\nNo: I am fine.\n \n"
    )
    assert rows(read(text.encode(), name="a.srt")) == [
        (None, "Do you need help?", 3.64, 5.32),
        (None, "No: I am fine.", 5.32, 9.16),
    ]


def test_a_flash_where_others_scroll_says_nothing(rows: Rows) -> None:
    """So it is too where the next cue shows the line again above a new one."""
    text = (
        "WEBVTT\n\n00:00.000 --> 00:02.389\nhere are three\n\n"
        "00:02.389 --> 00:02.399\nhere are three\n\n"
        "00:02.399 --> 00:04.000\nhere are three\nof them\n\n"
        "00:05.000 --> 00:06.000\nthree\n\n00:06.000 --> 00:07.000\nthree\n"
    )
    assert [row[1] for row in rows(read(text.encode(), name="a.vtt"))] == [
        "here are three of them",
        "three",
        "three",
    ]


def test_captions_that_grow_are_said_once(rows: Rows) -> None:
    """Each cue begins with the one before; commas and capitals may change as it grows."""
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>So\n\n00:01.000 --> 00:02.500\n<v Ann>So we\n\n"
        "00:01.000 --> 00:03.500\n<v Ann>So, we should go\n\n"
        "00:03.600 --> 00:05.000\n<v Ann>So we should go now.\n"
    )
    assert rows(read(text.encode(), name="a.vtt")) == [("Ann", "So we should go now.", 1.0, 5.0)]


def test_starting_over_is_said_twice(rows: Rows) -> None:
    """Who breaks off after two words and starts over a second later says them twice."""
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>And the\n\n"
        "00:03.000 --> 00:05.000\n<v Ann>And the second one is new.\n"
    )
    assert [row[1] for row in rows(read(text.encode(), name="a.vtt"))] == [
        "And the And the second one is new."
    ]


# times


def test_unpadded_fractions_of_teams_are_milliseconds(rows: Rows) -> None:
    """`0:0:6.90` is 6.09 s beside `0:0:6.500`: a decimal fraction would end before it starts."""
    text = (
        "WEBVTT\n\n0:0:0.0 --> 0:0:0.870\n<v Ann>Yes.\n\n0:0:6.90 --> 0:0:6.500\n<v Bo>No.\n\n"
        "0:0:54.930 --> 0:1:6.80\n<v Ann>So.\n"
    )
    assert [row[2:] for row in rows(read(text.encode(), name="a.vtt"))] == [
        (0.0, 0.87),
        (6.09, 6.5),
        (54.93, 66.08),
    ]


@pytest.mark.parametrize("first", ["0:0:6.5 --> 0:0:7.25", "00:00:06.5 --> 00:00:07.25"])
def test_other_fractions_are_decimal(rows: Rows, first: str) -> None:
    """Without that sign, `.5` is half a second."""
    text = f"WEBVTT\n\n{first}\n<v Ann>Yes.\n\n00:00:09.500 --> 00:00:10.000\n<v Bo>No.\n"
    text = text if first.startswith("00") else text.replace("00:00:09.500", "0:0:9.5")
    text = text if first.startswith("00") else text.replace("00:00:10.000", "0:0:10.0")
    assert rows(read(text.encode(), name="a.vtt"))[0][2:] == (6.5, 7.25)


def test_times_below_zero_move_the_whole(rows: Rows) -> None:
    """Graph counts from below zero where a transcription began before the recording."""
    text = "WEBVTT\n\n-0:0:2.5 --> 0:0:1.0\n<v Ann>One.\n\n0:0:2.0 --> 0:0:3.0\n<v Bo>Two.\n"
    session = read(text.encode(), name="a.vtt")
    assert [row[2:] for row in rows(session)] == [(0.0, 3.5), (4.5, 5.5)]
    note = "times below zero: all times were moved, so that the first is zero: 1"
    assert note in session.notes


@pytest.mark.parametrize("line", ["00:01.000 -->", "--> 00:02.000", "00::1 --> 2"])
def test_damaged_times_are_an_error_with_its_line(line: str) -> None:
    """Nothing is skipped without a word."""
    text = f"WEBVTT\n\n00:00.000 --> 00:01.000\nAnn: One.\n\n{line}\nAnn: Two.\n"
    with pytest.raises(ParseError, match="line 6: these times cannot be read; mend that line"):
        read(text.encode(), name="a.vtt")


def test_talk_with_an_arrow_is_talk() -> None:
    """An arrow in what is said is no line of times."""
    assert said(vtt("<v Ann>a --> b\n--> so we go.")) == [("Ann", "a --> b --> so we go.")]


# blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            srt("Ann: One.\n\nand more.", "Bo: Two."),
            [("Ann", "One."), ("Ann", "and more."), ("Bo", "Two.")],
        ),
        (srt("\nAnn: One.", "\nBo: Two."), [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "Bo: Two.").replace("\n\n", "\n"), [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "", "Bo: Two."), [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "42", "Bo: Two."), [("Ann", "One."), (None, "42"), ("Bo", "Two.")]),
        (srt("Ann: One.", "Bo: Two.") + "\n3\n", [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "Bo: Two.").replace("\n", "\r"), [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "Bo: Two.").replace("\n", "\r\n"), [("Ann", "One."), ("Bo", "Two.")]),
        (srt("Ann: One.", "Bo: Two.").replace(" --> ", "-->"), [("Ann", "One."), ("Bo", "Two.")]),
        (
            srt("Ann: One.", "Bo: Two.").replace(",000\n", ",000 X1:1 Y1:2\n"),
            [("Ann", "One."), ("Bo", "Two.")],
        ),
        (
            vtt("<v Ann>One.") + "\nNOTE two\nlines\n\nSTYLE\n::cue {}\n\n" + vtt("<v Bo>Two."),
            [("Ann", "One."), ("Bo", "Two.")],
        ),
        (
            vtt("<v Ann>One.").replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n"),
            [("Ann", "One.")],
        ),
        (vtt("<v Ann>One.").replace("WEBVTT\n\n", "WEBVTT\n"), [("Ann", "One.")]),
        (vtt("<v Ann>One.").replace("WEBVTT\n\n", "WEBVTT words\n    \n"), [("Ann", "One.")]),
    ],
)
def test_blocks(text: str, expected: Said) -> None:
    """Empty lines in text or none between cues, numbers, comments, line ends: no word is lost."""
    assert said(text) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Names keep their letters in every encoding."""
    text = vtt("Zoë Maas: Één.", "Bo: Twee.").encode(encoding)
    assert said(text) == [("Zoë Maas", "Één."), ("Bo", "Twee.")]


def test_entities_and_marks() -> None:
    """Entities are resolved, those escaped twice too; marks of direction are gone."""
    text = vtt(
        "<v Far&amp;#237;as, J&ouml;&#x72;g>A &quot;b&quot; \u202ac\u202c &lt;i&gt;d&lt;/i&gt;"
    )
    assert said(text) == [("Farías, Jörg", 'A "b" c d')]


def test_identifiers_are_no_words() -> None:
    """It stands before the times, after an empty line or where it can be nothing else."""
    guid = "7c0e2f51-8a43-4d7e-9b1f-2f6a50d3c911"
    text = (
        f"WEBVTT\n\nfirst\n00:01.000 --> 00:02.000\nOne\n{guid}/7-0\n00:03.000 --> 00:04.000\nTwo\n"
    )
    cues = list(cue_blocks(open_document(text.encode(), name="a.vtt")))
    assert [(each.identifier, each.text, each.line) for each in cues] == [
        ("first", ("One",), 4),
        (f"{guid}/7-0", ("Two",), 7),
    ]


def test_the_notice_of_panopto_is_no_ones_words(rows: Rows) -> None:
    """Its first caption says that a machine wrote them; someone's own brackets stay."""
    notice = "[Auto-generated transcript. Edits may have been applied for clarity.]"
    text = (
        f"1\n00:00:00,240 --> 00:00:06,090\n{notice}\nHello there.\n\n"
        "2\n00:00:06,810 --> 00:00:10,860\n[Auto-generated noise]\n"
    )
    assert rows(read(text.encode(), name="a.srt")) == [
        (None, "Hello there.", 0.24, 6.09),
        (None, "[Auto-generated noise]", 6.81, 10.86),
    ]
