"""ELAN files, and the choice of tiers they share with Praat's."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.formats import read, sniff
from analyzer.formats.grammar.tiers import taken_apart
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def eaf(slots: Sequence[int | str | None], tiers: str, header: str = "") -> bytes:
    """Return an ELAN file with the slots t0, t1, … and these tiers."""
    times = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{at}"' + (f' TIME_VALUE="{value}"/>' if value != "" else "/>")
        for at, value in enumerate("" if each is None else each for each in slots)
    )
    return (
        f"<ANNOTATION_DOCUMENT>{header}<TIME_ORDER>{times}</TIME_ORDER>{tiers}"
        "</ANNOTATION_DOCUMENT>"
    ).encode()


def tier(name: str, *texts: tuple[int, int, str], more: str = "") -> str:
    """Return a tier of annotations with the numbers of their slots."""
    inner = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}{at}" TIME_SLOT_REF1="t{first}" '
        f'TIME_SLOT_REF2="t{last}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        for at, (first, last, text) in enumerate(texts)
    )
    return f'<TIER TIER_ID="{name}" {more}>{inner}</TIER>'


def hanging(name: str, parent: str, *texts: str) -> str:
    """Return a tier whose annotations refer to those of another."""
    inner = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}{at}" ANNOTATION_REF="{parent}{at}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for at, text in enumerate(texts)
    )
    return f'<TIER TIER_ID="{name}" PARENT_REF="{parent}">{inner}</TIER>'


def test_sample(root: Path, rows: Rows) -> None:
    """Participants speak; words, translation, gestures and comments are left out by name."""
    path = root / "samples" / "formats" / "eaf.eaf"
    session = read(path)
    assert sniff(path) == "eaf"
    assert session.roster.names == ("Amal", "Bas", "Chiara")
    found = rows(session)
    assert found[0] == ("Amal", "Right, the handover list, who wants to start?", 0.4, 3.9)
    assert ("Chiara", "Yes, I can do that.", 24.1, None) in found
    assert ("Bas", "Me too.", None, None) in found
    assert session.notes == (
        "tiers that were not read as what someone said: word@A, ft@A, hands-A, comments",
    )


def test_slots_without_a_time_keep_their_place(rows: Rows) -> None:
    """What has no time stays behind what its speaker said before, and gets none."""
    data = eaf(
        [0, 2000, None, None, 5000, 6000, 1000, 4000],
        tier("Ann", (0, 1, "we can start"), (2, 3, "in a moment"), (4, 5, "now then"))
        + tier("Bo", (6, 7, "I am here already")),
    )
    assert rows(read(data, name="a.eaf")) == [
        ("Ann", "we can start", 0.0, 2.0),
        ("Ann", "in a moment", None, None),
        ("Bo", "I am here already", 1.0, 4.0),
        ("Ann", "now then", 5.0, 6.0),
    ]


def test_text_that_hangs_on_a_reference(rows: Rows) -> None:
    """Where the tier with times holds identifiers, the text that hangs on it is read."""
    data = eaf(
        [0, 2000, 4000],
        tier("ref@SP1", (0, 1, "talk.001"), (1, 2, "talk.002"))
        + hanging("tx@SP1", "ref@SP1", "did you call them", "no one answered")
        + hanging("ft@SP1", "ref@SP1", "heb je ze nu wel gebeld dan", "er was niemand die opnam"),
    )
    assert rows(read(data, name="a.eaf")) == [
        ("SP1", "did you call them", 0.0, 2.0),
        ("SP1", "no one answered", 2.0, 4.0),
    ]


def test_participant_before_tier_name(rows: Rows) -> None:
    """Of two tiers of one participant, the one with more words is read."""
    data = eaf(
        [0, 2000],
        tier("a1", (0, 1, "that went wrong"), more='PARTICIPANT="Noor"')
        + tier("a2", (0, 1, "sighs"), more='PARTICIPANT="Noor"'),
    )
    assert rows(read(data, name="a.eaf")) == [("Noor", "that went wrong", 0.0, 2.0)]


def test_other_tiers_of_someone_who_speaks() -> None:
    """Beside "K-Spch", "K-Hand" is K's too and no one else's; a type may say that it is no talk."""
    data = eaf(
        [0, 2000, 4000],
        tier("K-Spch", (0, 1, "so you go out"), (1, 2, "yeah"))
        + tier("K-Hand", (0, 1, "both hands go up and down again"))
        + tier("W-Spch", (1, 2, "right here"))
        + tier("W", (0, 2, "looks at the others"), more='LINGUISTIC_TYPE_REF="gesture_phases"'),
    )
    assert read(data, name="a.eaf").roster.names == ("Speaker K", "Speaker W")


def test_tiers_without_participant_where_others_have_one() -> None:
    """Where people are named as participants, a tier of another type is no one's."""
    of = 'LINGUISTIC_TYPE_REF="t" PARTICIPANT='
    data = eaf(
        [0, 2000, 4000],
        tier("a", (0, 1, "are you ready"), more=f'{of}"Ann"')
        + tier("b", (1, 2, "nearly so"), more=f'{of}"Bo"')
        + tier("Cy", (1, 2, "me too"), more='LINGUISTIC_TYPE_REF="t"')
        + tier("surroundings", (0, 2, "all sit at the table"), more='LINGUISTIC_TYPE_REF="u"'),
    )
    session = read(data, name="a.eaf")
    assert sorted(session.roster.names) == ["Ann", "Bo", "Cy"]
    assert session.notes == ("tiers that were not read as what someone said: surroundings",)


@pytest.mark.parametrize("text", ["0.", "xxx .", "&amp;=laughs .", "#", "[noise]", "www"])
def test_pieces_without_words(text: str) -> None:
    """Marks of sounds, and of what was not understood, are no speech."""
    data = eaf([0, 1000, 2000], tier("Ann", (0, 1, text), (1, 2, "and then we left")))
    assert [each.text for each in read(data, name="a.eaf").utterances] == ["and then we left"]


def test_codes_are_no_speech() -> None:
    """A tier of codes, with digits or underscores, is not read; without any other, none is."""
    data = eaf([0, 1000, 2000], tier("gaps", (0, 1, "G_a_b"), (1, 2, "O12_b_a")))
    with pytest.raises(FormatError, match="none of its tiers"):
        read(data, name="a.eaf")


def test_frames(rows: Rows) -> None:
    """Older files count frames."""
    data = eaf([0, 50], tier("Ann", (0, 1, "hello you")), '<HEADER TIME_UNITS="PAL-frames"/>')
    assert rows(read(data, name="a.eaf")) == [("Ann", "hello you", 0.0, 2.0)]


def test_end_before_start_is_flagged() -> None:
    """An end before the start is left out, never swapped."""
    session = read(eaf([2000, 1000], tier("Ann", (0, 1, "hello you"))), name="a.eaf")
    assert session.utterances[0].flags == ("end_before_start",)
    assert session.utterances[0].end is None


def test_references_in_a_ring() -> None:
    """Annotations and tiers that refer to each other in a ring have no times, and end."""
    data = eaf([], hanging("a", "b", "one two three") + hanging("b", "a", "four five six"))
    assert all(each.start is None for each in read(data, name="a.eaf").utterances)


@pytest.mark.parametrize("value", ["soon", "--5", "1.5", "9" * 30])
def test_times_that_are_none(value: str) -> None:
    """A time that is no number is named with its line."""
    with pytest.raises(ParseError, match="line 1: the time '"):
        read(eaf([value], tier("Ann", (0, 0, "hi there"))), name="a.eaf")


def test_no_words() -> None:
    """Tiers of gestures alone, or none, are no transcript."""
    for tiers in (tier("gestures", (0, 0, "nods at them")), tier("Ann")):
        with pytest.raises(FormatError, match="none of its tiers"):
            read(eaf([0], tiers), name="a.eaf")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("K-Spch", ("K", "utterances")),
        ("Ann (phones)", ("Ann", "sounds")),
        ("speaker_1", ("speaker_1", "")),
        ("words Bo Lind", ("Bo Lind", "words")),
        ("Transcript", ("", "utterances")),
        ("ORT-MAU", ("", "words")),
        ("KAN-MAU", ("", "sounds")),
    ],
)
def test_names_of_tiers(name: str, parts: tuple[str, str]) -> None:
    """A tier's name tells whose it is and what it holds."""
    assert taken_apart(name) == parts


def test_real_file(shared: Path, rows: Rows) -> None:
    """Of pympi's tiers, the utterances are read: not words, gestures or parts of speech."""
    session = read(shared / "formats" / "elan_eaf" / "pympi_sample_3.0.eaf")
    assert len(session.utterances) == 399
    assert rows(session)[0] == (None, "The quick brown fox 001", 2.0, 5.0)
