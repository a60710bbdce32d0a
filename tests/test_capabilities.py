"""What a file can show: each rule on both sides."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.capabilities import CAPABILITIES, missing, overlap_share, signature_breaks
from analyzer.companions import join, read_companion
from analyzer.formats import read
from analyzer.pipeline import analyze
from analyzer.report.tables import to_csv
from analyzer.session import Session, TimeQuality

Make = Callable[..., Session]


def talk(make_session: Make, gap: float, count: int = 100, **marks: list[str]) -> Session:
    """Return two people in turns of 1.3 s, `gap` seconds apart."""
    rows = [
        ("AB"[at % 2], "Um, so it is.", at * (1.3 + gap), at * (1.3 + gap) + 1.3)
        for at in range(count)
    ]
    return make_session(rows, **marks)


def lacking(session: Session, share: float, quality: TimeQuality) -> Session:
    """Return a session in which a share of the utterances has times of another quality."""
    count = round(share * len(session.utterances))
    said = tuple(
        replace(each, time_quality=quality if each.index < count else each.time_quality)
        for each in session.utterances
    )
    return replace(session, utterances=said)


def test_names_are_known_and_reasons_are_sentences(make_session: Make) -> None:
    """What is missing has a known name and a reason that completes a sentence."""
    found = missing(make_session([(None, "Hi.")]))
    assert set(found) <= set(CAPABILITIES)
    assert all(reason and not reason.endswith(".") for reason in found.values())


def test_names(make_session: Make) -> None:
    """One name is enough; without any, names are what is missing."""
    assert "names" not in missing(make_session([("A", "Hi."), (None, "Ho.")]))
    assert "names" in missing(make_session([(None, "Hi.", 0.0, 1.0)]))


@pytest.mark.parametrize(("share", "there"), [(0.1, True), (0.11, False)])
def test_durations_need_nine_of_ten_measured(
    make_session: Make,
    share: float,
    there: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Exactly 90 % measured is enough; starts alone still give times."""
    found = missing(lacking(talk(make_session, 0.2), share, "start_only"))
    assert ("durations" not in found) is there
    assert "times" not in found


@pytest.mark.parametrize(("share", "there"), [(0.1, True), (0.11, False)])
def test_times_need_nine_of_ten_starts(
    make_session: Make,
    share: float,
    there: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Stamps of blocks are no times."""
    assert ("times" not in missing(lacking(talk(make_session, 0.2), share, "block"))) is there


@pytest.mark.parametrize(("count", "there"), [(50, True), (51, False)])
def test_overlap_needs_two_in_a_hundred(
    make_session: Make,
    count: int,
    there: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """One overlap in 50 utterances is 2 %; in 51 it is less."""
    session = talk(make_session, 0.2, count)
    second = session.utterances[1]
    said = list(session.utterances)
    said[1] = replace(second, start=(second.start or 0.0) - 0.5)
    session = replace(session, utterances=tuple(said))
    assert overlap_share(session) == pytest.approx(1 / count)
    assert ("overlap" not in missing(session)) is there


def test_one_person_does_not_overlap_with_themselves(make_session: Make) -> None:
    """Only someone else's speech can overlap."""
    assert overlap_share(make_session([("A", "Hi.", 0.0, 9.0), ("A", "Ho.", 1.0, 2.0)])) == 0
    assert overlap_share(make_session([])) == 0


def test_latency(make_session: Make) -> None:
    """Clipped gaps and whole seconds show no pauses; fine times do."""
    assert "latency" not in missing(talk(make_session, 0.217))
    assert "latency" in missing(talk(make_session, 0.001))
    assert "latency" in missing(talk(make_session, 0.7))


def test_fillers(make_session: Make) -> None:
    """A file of 300 words without a filler had them taken out; a short one says nothing."""
    assert "fillers" not in missing(make_session([("A", "one two three")]))
    assert "fillers" in missing(make_session([("A", "word " * 300)]))
    assert "fillers" not in missing(make_session([("A", "word " * 300 + "um, yes")]))


def test_attendance_leader_mode(make_session: Make) -> None:
    """What people say about who was there makes it known."""
    rows = [("A", "Hi."), ("B", "Ho.")]
    assert {"attendance", "leader", "mode", "chat"} <= set(missing(make_session(rows)))
    found = missing(make_session(rows, leaders=["A"], remote=["B"], silent=["C"]))
    assert not {"attendance", "leader", "mode"} & set(found)


def test_language(make_session: Make) -> None:
    """A tenth of the recognised words in English or Dutch is enough."""
    session = make_session([("A", "un deux trois quatre cinq six sept huit neuf"), ("B", "one")])
    french, english = session.utterances
    mixed = replace(session, utterances=(replace(french, language="fr"), english))
    assert "language" not in missing(mixed)
    alone = replace(session, utterances=(replace(french, language="fr"),))
    assert "language" in missing(alone)
    unknown = replace(session, utterances=(replace(french, language=None),))
    assert "language" not in missing(unknown)


def test_a_zoom_like_file_shows_no_overlap() -> None:
    """Speakers in a row, clipped together: neither overlap nor pauses can be told."""
    cues = "".join(
        f"{at}\n00:00:{at:02}.500 --> 00:00:{at + 1:02}.500\n{'Ann' if at % 2 else 'Bo'}: Yes.\n\n"
        for at in range(20)
    )
    found = missing(read(("WEBVTT\n\n" + cues).encode(), name="zoom.vtt"))
    assert {"overlap", "latency"} <= set(found)
    assert not {"names", "times", "durations"} & set(found)


def test_a_meet_document_has_no_times() -> None:
    """Stamps of minutes give neither times nor durations."""
    found = missing(
        read(b"Transcript\n\nAnn: Hi.\nBo: Ho.\n00:05:00\nAnn: Bye.\n", name="meet.txt")
    )
    assert {"times", "durations", "overlap", "latency"} <= set(found)
    assert "names" not in found


def test_dutch_er_is_no_filler(make_session: Make) -> None:
    """'er' is one of the commonest words of Dutch, so it shows nothing."""
    assert "fillers" in missing(make_session([("A", "is er iets " * 120)]))
    assert "fillers" not in missing(make_session([("A", "is er ehm iets " * 120)]))


ZOOM = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAnn: {}\n\n"
    "2\n00:00:04.000 --> 00:00:06.000\nBo: Yes.\n"
)
MEET_OLD = b"Transcript\n\nAnn: Hi.\nBo: Ho.\n00:05:00\nAnn: Bye.\nMeeting ended after 00:08:51\n"


def in_language(session: Session, language: str) -> Session:
    """Return a session all of which is in one language."""
    said = tuple(replace(each, language=language) for each in session.utterances)
    return replace(session, utterances=said)


def test_a_line_over_time_breaks_where_the_signature_changes() -> None:
    """Vendor, layout and language each break it; the same program and language do not."""
    zoom = in_language(read(ZOOM.format("Hi.").encode(), name="a.vtt"), "en")
    again = in_language(read(ZOOM.format("Hi all.").encode(), name="b.vtt"), "en")
    dutch = in_language(again, "nl")
    meet = in_language(read(MEET_OLD, name="c.txt"), "nl")
    other = replace(meet, source=replace(meet.source, layout="new"))
    assert zoom.signature == (zoom.source.vendor, zoom.source.layout, "en")
    assert signature_breaks([zoom, again, dutch, meet, other, other]) == [
        (),
        (),
        ("language",),
        ("vendor", "layout"),
        ("layout",),
        (),
    ]
    assert signature_breaks([]) == []
    assert signature_breaks([zoom]) == [()]


def test_companions_leave_the_signature_alone() -> None:
    """A chat beside a transcript changes nothing in how speech was written down."""
    zoom = read(ZOOM.format("Hi.").encode(), name="a.vtt")
    chat = read_companion(b"00:00:05\tCy:\tPlus one\r\n", name="chat.txt")
    assert signature_breaks([zoom, join(zoom, chat)]) == [(), ()]


def test_exports_mark_the_break() -> None:
    """A table of several meetings says where they stop being comparable, and in what."""
    zoom = analyze(ZOOM.format("Shall we start?").encode(), name="a.vtt")
    meet = analyze(MEET_OLD, name="c.txt")
    rows = list(
        csv.DictReader(io.StringIO(to_csv([zoom, zoom, meet], "values").removeprefix("\ufeff")))
    )
    breaks = list(dict.fromkeys((each["file"], each["break"]) for each in rows))
    assert breaks == [("a.vtt", ""), ("c.txt", "vendor layout")]


def test_times_are_there_where_no_one_is_named() -> None:
    """A file that times its cues and names no one lacks names, not times."""
    data = b"WEBVTT\n\n00:01.000 --> 00:02.500\nWe start.\n\n00:03.000 --> 00:04.200\nYes.\n"
    lacking = missing(read(data, name="a.vtt"))
    assert lacking["names"] == "it does not say who spoke"
    assert not {"times", "durations"} & set(lacking)
