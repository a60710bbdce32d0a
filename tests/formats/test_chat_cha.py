"""CHAT."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import AnalyzerError
from analyzer.formats import read, sniff
from analyzer.formats.chat_cha import INTERPOSED, UNCLEAR, said
from analyzer.session import Session
from analyzer.text import is_cut_off

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
HEAD = "@UTF8\n@Begin\n@Participants:\tANN Ann Adult, BOB Investigator\n"


def test_sample(root: Path, rows: Rows) -> None:
    """Names and roles come from the header, times from bullets, lines go on after a tab."""
    path = root / "samples" / "formats" / "chat_cha.cha"
    session = read(path)
    assert sniff(path) == "chat_cha"
    found = rows(session)
    assert found[0] == ("Lotte Marsman", "zullen we het rooster doornemen?", 0.0, 2.14)
    assert found[1][1] == "uh ja ik heb wij hebben volgende week maar drie koks."
    assert found[2] == ("PAR", "en niemand heeft de leverancier gebeld —", 5.4, 8.01)
    assert found[-1] == (None, "de koffie is klaar.", 22.5, 23.9)
    assert session.date == "2019-03-14"
    assert session.roster.people[0].affiliation == "Investigator"
    assert session.utterances[1].line == 15


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("gonna [: going to] go <to the> [//] to a shop .", "gonna go to the to a shop."),
        ("no:: ice+cream o^kay T_V .", "no ice cream okay T V."),
        ("doin(g) (a)nd wo:rd@s:eng .", "doing and word."),
        ("dat is nice@s:eng+nld hoor@s:nld&eng .", "dat is nice hoor."),
        ("I do(n't) laἩugh ↻now ΫtoogetherΫ .", "I don't laugh now toogether."),
        ("the (.) (..) (1.5) (2:03.4) pause #", "the pause"),
        ("&-um &~gaga &+fr &uh &th right", "um gaga fr- uh th- right"),
        ("⌈ one ⌉ ⌊2 two ⌋2 ↗ °quiet° → .", "one two quiet."),
        ("no ‡ it's „ right ?", "no, it's, right?"),
        ("+< +^ 0is he here [+ exc] ?", "he here?"),
        ("that is &{l=laughs so odd &}l=laughs .", "that is so odd."),
        ("we \x02\x01need\x02\x02 it &=head:no .", "we need it."),
        ("s\x02\x01a\x02\x02:men j:\x02\x01a\x02\x02", "samen ja"),
        ("wait (0.1234) a little (1:30.5)", "wait a little"),
        ("easy &-you_know &*BOB:oh_hm.", "easy you know."),
        ("you 0v more cookies ?", "you more cookies?"),
        ("ana [//] an <the dog> [* s:r] [/] the dog", "ana an the dog the dog"),
        ("[- fra] oui <“plant” [=! softly]> [<] .", "oui “plant”."),
        ("<⌈ doggie [: dog] ⌉> [/] yes .", "doggie yes."),
        ("we were going to +...", "we were going to…"),
        ("what did you +..?", "what did you…?"),
        ("but what if +!?", "but what if!?"),
        ('and he said +"/.', "and he said."),
        ('+" give me that .', "give me that."),
    ],
)
def test_codes(line: str, text: str) -> None:
    """Codes go, what was said stays."""
    assert said(line) == text


@pytest.mark.parametrize("mark", ["+/.", "+//.", "+/?", "+//?"])
def test_interruptions_are_cut_off(mark: str) -> None:
    """An interruption, by oneself or another, shows as `is_cut_off` knows it."""
    assert is_cut_off(said(f"I was about to {mark}"))


def test_what_is_left_out_is_counted() -> None:
    """Passages no one understood, and others' words within a line, are counted."""
    counts: Counter[str] = Counter()
    assert said("I xxx think &*BOB:yeah yyy so .", counts) == "I think so."
    assert counts == {UNCLEAR: 2, INTERPOSED: 1}


def test_times(rows: Rows) -> None:
    """Times stand in bullets, bare, or with a file name; several make one span."""
    text = (
        HEAD + "*ANN:\tone 100_900\n\ttwo . 900_2000\n*BOB:\tthree . \x152100_3000\x15\n"
        '*ANN:\tfour . \x15%snd:"a.wav"_3100_4000\x15\n*BOB:\tfive .\n@End\n'
    )
    assert rows(read(text.encode(), name="a.cha")) == [
        ("Ann", "one two.", 0.1, 2.0),
        ("BOB", "three.", 2.1, 3.0),
        ("Ann", "four.", 3.1, 4.0),
        ("BOB", "five.", None, None),
    ]


def test_bullets_that_were_copied(rows: Rows) -> None:
    """Out of a browser the bullets of times come as signs that are seen."""
    text = f"{HEAD}*ANN:\thello there . •100_600•\n*BOB:\tyes . ·700_900·\n@End\n"
    assert rows(read(text.encode(), name="a.cha")) == [
        ("Ann", "hello there.", 0.1, 0.6),
        ("BOB", "yes.", 0.7, 0.9),
    ]


def test_undeclared_speakers_and_shared_names() -> None:
    """A code without an entry is a name; a name that two share gives way to their codes."""
    text = "@Begin\n@Participants:\tONE Kim Adult, TWO Kim Adult\n"
    text += "*ONE:\thi .\n*TWO:\they .\n*NEW:\tyo .\n"
    assert read(text.encode(), name="a.cha").roster.names == ("ONE", "TWO", "NEW")


def test_lines_without_speech_are_counted() -> None:
    """A line of actions alone, and one outside the grammar, are no speech."""
    text = HEAD + "*ANN:\t0 .\n*ANN:\t&=coughs .\nstray line\n*BOB:\tyes .\n"
    session = read(text.encode(), name="a.cha")
    assert len(session.utterances) == 1
    assert sorted(note.rpartition(": ")[2] for note in session.notes) == ["1", "2"]


def test_no_speech_at_all() -> None:
    """A file of headers alone is refused."""
    with pytest.raises(AnalyzerError, match="nothing is said"):
        read((HEAD + "@End\n").encode(), name="a.cha")


def test_short_lines_full_of_bullets_are_text() -> None:
    """Many control characters beside times make it no binary file."""
    text = HEAD + "".join(f"*ANN:\tja . \x15{at}_{at + 9}\x15\n" for at in range(0, 500, 10))
    assert len(read(text.encode(), name="a.cha").utterances) == 50


def test_real_file(shared: Path, rows: Rows) -> None:
    """The Dutch file beside this checkout keeps its filler and drops its laugh."""
    session = read(shared / "formats" / "chat_cha" / "SYNTHETIC_nl_min.cha")
    assert [row[1] for row in rows(session)] == ["hallo allemaal.", "goed eh."]
