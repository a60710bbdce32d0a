"""STM, CTM, RTTM and UEM."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
FOLDER = "formats"


@pytest.mark.parametrize("name", ["stm.stm", "ctm.ctm", "rttm.rttm", "uem.uem"])
def test_samples_are_recognised(root: Path, name: str) -> None:
    """Each of the four grammars is told from the others."""
    assert sniff(root / "samples" / FOLDER / name) == name.partition(".")[0]


def test_stm_segments(root: Path, rows: Rows) -> None:
    """Comments, labels, ignored segments and gaps are no speech; overlap stays."""
    session = read(root / "samples" / FOLDER / "stm.stm")
    found = rows(session)
    assert len(found) == 9
    assert found[1] == (
        "Tobias",
        "yes the sensor on door two reads four degrees too high",
        4.6,
        9.1,
    )
    assert found[3][1] == "uh what makes you say that"
    assert found[2][1].startswith("I don't think")
    assert session.title == "stock-07"
    assert session.utterances[0].line == 5
    assert "left out: 2" in session.notes[0]


def test_stm_without_label(rows: Rows) -> None:
    """The label is optional, and numbers may be whole; an end before the start is flagged."""
    session = read(b"rec 1 1 0 2 shall we start\nrec 1 2 5 3.5 yes\n", name="a.stm")
    assert rows(session) == [
        ("Speaker 1", "shall we start", 0.0, 2.0),
        ("Speaker 2", "yes", 5.0, None),
    ]
    assert session.utterances[1].flags == ("end_before_start",)
    assert session.notes == ("cues that end before they start, whose end was left out: 1",)


def test_stm_of_scorers(rows: Rows) -> None:
    """Labels stand against times; alternatives hold others; listening is a word."""
    data = b"""rec 1 Ann 0 4<O,MALE,C1> or not { yes / no / { maybe / perhaps } }
rec 1 Bo 2 2.5 <O> %BCACK
rec 1 Bo 5 6 <O> %BCNACK (DRIV-) DRIVING
"""
    assert rows(read(data, name="a.stm")) == [
        ("Ann", "or not yes", 0.0, 4.0),
        ("Bo", "uh-huh", 2.0, 2.5),
        ("Bo", "uh-uh DRIV- DRIVING", 5.0, 6.0),
    ]


def test_stm_with_columns_of_marks(rows: Rows) -> None:
    """Files made with Transcriber have two columns before; words broken off end in a dash."""
    data = b"""* * talk 1 inter_segment_gap 0.000 0.300 <o,f0,> inter_segment_gap
* slow_2 talk 1 Ann 0.300 2.720 <o,f4,female> I was th() [pi] thinking ()

new_slide * talk 1 Bo 2.720 4.000 <o,f4,male> about what
"""
    session = read(data, name="a.stm")
    assert session.title == "talk"
    assert rows(session) == [
        ("Ann", "I was th- thinking", 0.3, 2.72),
        ("Bo", "about what", 2.72, 4.0),
    ]


def test_stm_of_several_recordings_is_refused() -> None:
    """Two recordings are two sessions: both are named, and what to do."""
    data = b"recA 1 Ann 0 1 hello there\nrecB 1 Bo 0 1 hello too\n"
    with pytest.raises(FormatError, match="2 recordings \\('recA', 'recB'\\)"):
        read(data, name="two.stm")


def test_stm_line_that_is_incomplete() -> None:
    """A line without times names itself."""
    data = b"rec 1 Ann 0 1 hello there\n" * 20 + b"rec 1 Ann what\n"
    with pytest.raises(ParseError, match="line 21"):
        read(data, name="a.stm")


def test_ctm_channels_are_speakers(root: Path, rows: Rows) -> None:
    """Channels A and B are the two sides of a call; words join to cues at pauses."""
    found = rows(read(root / "samples" / FOLDER / "ctm.ctm"))
    assert found[:2] == [
        ("Speaker A", "service desk how can I help", 0.5, 2.23),
        ("Speaker B", "the printer on floor two stopped again", 2.9, 5.24),
    ]


def test_ctm_does_not_say_who(rows: Rows) -> None:
    """Channel 1 is no speaker, and a word without length gives a start only."""
    session = read(b"rec 1 0.0 0 well\nrec 1 1.0 0 yes 0.9\nrec 1 9.0 0 so\n", name="a.ctm")
    assert rows(session) == [(None, "well yes", 0.0, None), (None, "so", 9.0, None)]
    assert session.utterances[0].time_quality == "start_only"
    assert session.notes == ("a CTM file does not say who spoke: its words count as unknown",)


def test_ctm_with_types_speakers_and_alternatives(rows: Rows) -> None:
    """NIST's longer rows name the speaker; of alternatives the first counts; sounds do not."""
    data = b"""rec 1 0.0 0.4 hi 0.9 lex Ann
rec 1 0.4 0.4 laugh 0.9 non-lex Ann
rec 1 * * <ALT_BEGIN>
rec 1 0.8 0.4 there 0.9 lex Ann
rec 1 * * <ALT>
rec 1 0.8 0.4 their 0.9 lex Ann
rec 1 * * <ALT_END>
rec 1 1.0 0.5 hello NA lex Bo
"""
    session = read(data, name="a.ctm")
    assert rows(session) == [("Ann", "hi there", 0.0, 1.2), ("Bo", "hello", 1.0, 1.5)]
    assert session.notes == ("marks of noise and other sounds, left out: 1",)


def test_rttm_with_words_is_read_by_speaker(rows: Rows) -> None:
    """Lines of words are read, of others too who overlap; sounds and regions are not."""
    data = b"""SPKR-INFO rec 1 <NA> <NA> <NA> unknown Ann <NA> <NA>
SPEAKER rec 1 0.0 2.0 <NA> <NA> Ann <NA> <NA>
SPEAKER rec 1 1.2 1.0 <NA> <NA> Bo <NA> <NA>
LEXEME rec 1 0.0 0.5 shall lex Ann 0.9 <NA>
LEXEME rec 1 0.6 1.4 we lex Ann 0.9
NON-LEX rec 1 1.0 0.1 <NA> laugh Ann <NA> <NA>
LEXEME rec 1 1.5 0.7 why lex Bo <NA> <NA>
LEXEME rec 1 1.2 0.2 um fp Bo <NA> <NA>
LEXEME rec 1 9.0 0.5 yes lex <NA> 0.4 <NA>
"""
    assert sniff(data) == "rttm_words"
    session = read(data, name="a.rttm")
    assert rows(session) == [
        ("Ann", "shall we", 0.0, 2.0),
        ("Bo", "um why", 1.2, 2.2),
        (None, "yes", 9.0, 9.5),
    ]
    assert session.notes == (
        "marks of noise and other sounds, left out: 1",
        "cues that name no speaker, and count as unknown: 1",
    )


def test_rttm_whose_words_stand_far_below_is_read() -> None:
    """Which kind of RTTM a file is does not hang on what stands first."""
    times = "".join(f"SPEAKER rec 1 {at}.0 1.0 <NA> <NA> Ann <NA> <NA>\n" for at in range(500))
    assert sniff(times.encode()) == "rttm"
    assert sniff(f"{times}LEXEME rec 1 0.5 0.5 hi lex Ann 1 <NA>\n".encode()) == "rttm_words"


@pytest.mark.parametrize(("name", "seen"), [("rttm.rttm", "who spoke when"), ("uem.uem", "parts")])
def test_files_without_words_are_refused(root: Path, name: str, seen: str) -> None:
    """What holds no words is named as what it is, with what to give instead."""
    with pytest.raises(FormatError, match=f"{seen}.*give the transcript"):
        read(root / "samples" / FOLDER / name)


def test_real_files(shared: Path) -> None:
    """The files of meeteval are told apart, and those of two recordings refused."""
    folder = shared / "formats" / "stm_ctm_rttm_seglst"
    kinds = {path.name: sniff(path) for path in folder.iterdir()}
    assert kinds == {
        "meeteval_hyp.rttm": "rttm",
        "meeteval_hyp.seglst.json": "seglst",
        "meeteval_hyp.stm": "stm",
        "meeteval_hyp1.ctm": "ctm",
        "meeteval_uem.uem": "uem",
    }
    lines = (folder / "meeteval_hyp.stm").read_text().splitlines()
    one = "\n".join(line for line in lines if line.startswith("recordingA"))
    session = read(one.encode(), name="one.stm")
    assert session.roster.names == ("Alice", "Bob")
    words = (folder / "meeteval_hyp1.ctm").read_text().splitlines()
    one = "\n".join(line for line in words if line.startswith("recordingA"))
    assert {each.speaker for each in read(one.encode(), name="one.ctm").utterances} == {None}
