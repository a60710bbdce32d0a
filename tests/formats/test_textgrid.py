"""Praat TextGrids."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
Piece = tuple[float, float, str]
SAID = [(0.5, 2.0, "shall we begin now"), (5.0, 7.0, "I did not know that")]


def short(tiers: dict[str, list[Piece]]) -> str:
    """Return a TextGrid in the short form."""
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", "99", "<exists>"]
    lines.append(str(len(tiers)))
    for name, pieces in tiers.items():
        lines += ['"IntervalTier"', f'"{name}"', "0", "99", str(len(pieces))]
        for start, end, text in pieces:
            lines += [str(start), str(end), f'"{text}"']
    return "\n".join(lines) + "\n"


def spelled(start: float, text: str) -> list[Piece]:
    """Return the words of a text, a quarter of a second each."""
    return [(start + at / 4, start + (at + 1) / 4, word) for at, word in enumerate(text.split())]


def test_long_form_in_utf16(root: Path, rows: Rows) -> None:
    """The long form, big-endian; doubled quotes are quotes; points and noises are no speech."""
    path = root / "samples" / "formats" / "textgrid.TextGrid"
    session = read(path)
    assert sniff(path) == "textgrid"
    assert session.roster.names == ("Yara", "Henk")
    assert rows(session)[:2] == [
        ("Yara", "Zullen we eerst de klachten van vorige week nemen?", 0.35, 3.1),
        ("Henk", "Ja, graag.", 2.9, 3.64),
    ]
    assert any('"kortaf"' in each.text for each in session.utterances)
    assert session.utterances[0].line == 22


def test_words_are_joined(root: Path, rows: Rows) -> None:
    """With words and sounds alone, words make cues, and sounds are left out by name."""
    session = read(root / "samples" / "formats" / "textgrid.short.TextGrid")
    assert rows(session)[0] == ("Lena", "we are late with the order again", 0.5, 2.46)
    assert session.notes == ("tiers that were not read as what someone said: Lena - phones",)


def test_utterances_before_words(rows: Rows) -> None:
    """Of one person's utterances and words, the utterances are read, once."""
    text = short({"Ann": SAID, "Ann - words": spelled(0.5, "shall we begin now"), "Bo": []})
    session = read(text.encode(), name="a.TextGrid")
    assert [row[:2] for row in rows(session)] == [("Ann", SAID[0][2]), ("Ann", SAID[1][2])]


def test_words_under_another_name(rows: Rows) -> None:
    """A tier whose pieces are the words of another is that one's, whatever its name."""
    words = spelled(0, "one two three four") + spelled(5, "five six seven eight")
    said = [(0.0, 1.0, "one two three four"), (5.0, 6.0, "five six seven eight")]
    session = read(short({"Mira": said, "aligned": words}).encode(), name="a.TextGrid")
    assert {row[0] for row in rows(session)} == {"Mira"}
    assert len(session.utterances) == 2


def test_remarks_and_numbers_as_praat_reads_them(rows: Rows) -> None:
    """Remarks may touch numbers, and numbers units; texts run over lines; negative times stand."""
    text = """"ooTextFile"
"TextGrid"
! a remark with a stray 1 and a stray "
0  9s <exists> ! another
2 tiers
"IntervalTier"  "Ann ""the boss"" Lee"  ! type and name
-0.5s  9!so
now 2 intervals
-0.1  2.8s "shall we
begin ! now"
2.8 9 ""
"TextTier" "bell" 0. 9
1 point
0.5
"here it rings"
"""
    session = read(text.encode(), name="a.TextGrid")
    assert rows(session) == [('Ann "the boss" Lee', "shall we begin ! now", -0.1, 2.8)]


def test_tiers_of_sppas(rows: Rows) -> None:
    """Aligned words and sounds of another tier are no one of their own."""
    words = spelled(0, "so we start")
    tiers = {"TokensAlign": words, "PhonAlign": spelled(0, "s w st"), "IPU": [(0.0, 1.0, "ipu_1")]}
    session = read(short({**tiers, "Transcription": [(0.0, 1.0, "so we start")]}).encode())
    assert rows(session) == [(None, "so we start", 0.0, 1.0)]


def test_words_of_one_character() -> None:
    """Chinese words have few characters, and are no sounds."""
    words = [
        (at / 2, at / 2 + 0.4, text) for at, text in enumerate("像 张 四百 户 而今 仅".split())
    ]
    sounds = [(at / 4, at / 4 + 0.2, text) for at, text in enumerate("x ia4 ng zh a4 ng".split())]
    session = read(short({"words": words, "phones": sounds}).encode(), name="a.TextGrid")
    assert [each.text for each in session.utterances] == ["像 张 四百 户 而今 仅"]


def test_a_tier_of_errors_is_no_speaker() -> None:
    """What an aligner remarks is nothing that anyone said."""
    tiers = {"word": spelled(0.5, "shall we begin now"), "Errors": [(0.5, 0.9, "loud silence")]}
    session = read(short(tiers).encode(), name="a.TextGrid")
    assert session.roster.names == ()
    assert session.notes[0] == "tiers that were not read as what someone said: Errors"


def test_a_translation_is_no_second_speaker(rows: Rows) -> None:
    """Of two tiers on the same pieces the first is read, however long the other is."""
    dutch = [(float(at), at + 0.9, "dat wist ik niet") for at in range(4)]
    english = [(float(at), at + 0.9, "that is something I did not know") for at in range(4)]
    session = read(short({"Mira": dutch, "Mira_en": english}).encode(), name="a.TextGrid")
    assert rows(session)[0][:2] == ("Mira", "dat wist ik niet")
    assert session.roster.names == ("Mira",)


def test_people_who_alternate_stay_apart() -> None:
    """Where one ends when the other begins, they are two people still."""
    ann = [(float(at), at + 2.0, "so what did you see") for at in range(0, 30, 3)]
    bo = [(at + 2.0, at + 3.0, "it was not there") for at in range(0, 30, 3)]
    session = read(short({"Ann": ann, "Bo": bo}).encode(), name="a.TextGrid")
    assert session.roster.names == ("Ann", "Bo")


def test_accents_in_ascii(rows: Rows) -> None:
    """Praat's backslash spellings are letters."""
    session = read(short({"Ann": [(0, 1, 'caf\\e\' na\\i""ef \\ss')]}).encode(), name="a.TextGrid")
    assert rows(session)[0][1] == "café naïef ß"


def test_chronological_form(rows: Rows) -> None:
    """The third form gives tiers first, then all pieces by time, with remarks after `!`."""
    text = (
        '"Praat chronological TextGrid text file"\n0 9 ! Time domain.\n3 ! Number of tiers.\n'
        '"IntervalTier" "Ann" 0 9\n"IntervalTier" "Bo" 0 9\n"TextTier" "bell" 0 9\n'
        '1 0 2 "are we all here"\n3 1.5 "ding"\n2 1.8 3\n"not yet I think"\n1 2 3 ""\n'
    )
    session = read(text.encode(), name="a.TextGrid")
    assert rows(session) == [
        ("Ann", "are we all here", 0.0, 2.0),
        ("Bo", "not yet I think", 1.8, 3.0),
    ]


def test_a_tier_of_no_one(rows: Rows) -> None:
    """A tier that is called after what it holds names no speaker."""
    session = read(short({"transcription": SAID}).encode(), name="a.TextGrid")
    assert {row[0] for row in rows(session)} == {None}
    assert "name no speaker" in session.notes[0]


@pytest.mark.parametrize(
    "tiers",
    [
        {"phones": [(0.0, 0.1, "AH"), (0.1, 0.2, "B")]},
        {"x": [(at, at + 0.5, "H*") for at in range(40)]},
        {"gesture": [(0, 1, "nodding along slowly")]},
        {"Ann": [(at, at + 1.0, "sounding") for at in range(9)]},
        {"Ann": []},
    ],
)
def test_tiers_without_words(tiers: dict[str, list[Piece]]) -> None:
    """Sounds, codes, gestures and silences are no transcript."""
    with pytest.raises(FormatError, match="none of its tiers holds words"):
        read(short(tiers).encode(), name="a.TextGrid")


@pytest.mark.parametrize("cut", ['"shall', "\n5.0", "\n2\n0.5"])
def test_cut_short(cut: str) -> None:
    """A file that ends too early names the line."""
    text = short({"Ann": SAID})
    with pytest.raises(ParseError, match=r"line 1[0-9]: a (number|text in quotes) is missing"):
        read(text[: text.index(cut)].encode(), name="a.TextGrid")


def test_absurd_numbers() -> None:
    """A count beyond all numbers is refused."""
    text = short({"Ann": SAID}).replace("\n2\n", f"\n{'9' * 400}\n")
    with pytest.raises(ParseError, match="a number is missing"):
        read(text.encode(), name="a.TextGrid")


def test_real_file(shared: Path, rows: Rows) -> None:
    """Of phones, words and pitch, the words are read and joined."""
    session = read(shared / "formats" / "praat_textgrid" / "praatio_mary.TextGrid")
    assert rows(session) == [(None, "mary rolled the barrel", 0.315, 1.518)]
