"""Chat and attendance joined with a transcript: who, when, and what can't be told."""

from dataclasses import replace

import pytest

from analyzer.capabilities import missing
from analyzer.companions import join, read_companion
from analyzer.formats import read
from analyzer.formats.writer import write
from analyzer.pipeline import analyze_session
from analyzer.session import Session

TALK = "WEBVTT\n\n00:01.000 --> 00:03.000\nAnn Vos: Hi all.\n\n00:04.000 --> 00:06.000\nBo: Yes.\n"
LIST = "Full Name\tUser Action\tTimestamp\n" + "".join(
    f"{name}\tJoined\t13/11/2026, 12:00:0{at}\n{name}\tLeft\t13/11/2026, 12:30:00\n"
    for at, name in enumerate(["Vos, Ann", "Cy Maas (Gast)", "Bo Lind"])
)
BARE = "23:59:50\t From  Cy : early\n00:00:10\t From  Cy : late\n"
DATED = "2026-03-16 17:20:01 From Cy to Everyone:\n\tprima\n"


@pytest.fixture
def talk() -> Session:
    """Return a meeting of two."""
    return read(TALK.encode(), name="talk.vtt")


def joined(session: Session, text: str, name: str = "side.txt") -> Session:
    """Return a session joined with a companion file."""
    return join(session, read_companion(text.encode(), name=name))


def test_chat_is_a_channel_of_its_own(talk: Session) -> None:
    """Messages add to no utterance; who wrote and did not speak is there, and silent."""
    session = joined(talk, "00:00:05\tann vos:\tlook\r\n00:00:01\tCy Maas:\tPlus one\r\n")
    assert session.utterances == talk.utterances
    assert [(each.speaker, each.time, each.index) for each in session.messages] == [
        ("Cy Maas", 1.0, 0),
        ("Ann Vos", 5.0, 1),
    ]
    assert [(each.name, each.silent) for each in session.roster.people] == [
        ("Ann Vos", False),
        ("Bo", False),
        ("Cy Maas", True),
    ]
    assert "people who wrote in the chat and said nothing aloud: 1" in session.notes
    assert not session.roster.complete
    assert "chat" in missing(talk)
    assert "chat" not in missing(session)


def test_attendance_completes_the_roster(talk: Session) -> None:
    """Names join whatever their order; who is near is proposed, and no one is merged in silence."""
    session = joined(talk, LIST, "people.csv")
    people = {each.name: each for each in session.roster.people}
    assert list(people) == ["Ann Vos", "Bo", "Cy Maas", "Bo Lind"]
    assert session.roster.complete
    assert (people["Cy Maas"].silent, people["Cy Maas"].marks) == (True, ("guest",))
    assert people["Ann Vos"].stays[0].joined == "2026-11-13T12:00:00"
    assert any("may be one person's" in each and "Bo / Bo Lind" in each for each in session.notes)
    assert "speaks and is not on the attendance list: Bo" in session.notes
    assert any(each.startswith("people whose coming and going") for each in session.notes)


def test_stays_are_aligned_where_the_recording_says_when_it_began(talk: Session) -> None:
    """Both clocks local: seconds from the start, below 0 before it."""
    session = joined(replace(talk, started="2026-11-13T12:00:01"), LIST, "people.csv")
    stay = session.roster.find("Ann Vos").stays[0]
    assert (stay.start, stay.end) == (-1.0, 1799.0)
    assert not any("coming and going" in each for each in session.notes)


@pytest.mark.parametrize(
    ("started", "text", "times"),
    [
        (None, BARE, [None, None]),
        ("23:59:45", BARE, [5.0, 25.0]),
        ("2026-03-16T23:59:45", BARE, [5.0, 25.0]),
        ("2026-03-16T23:59:45Z", BARE, [None, None]),
        ("2026-03-16T17:20:00", DATED, [1.0]),
        ("2026-03-16T17:20:11", DATED, [-10.0]),
        ("2026-03-16T17:20:00+01:00", DATED, [None]),
    ],
)
def test_wall_clock_chats(
    talk: Session, started: str | None, text: str, times: list[float | None]
) -> None:
    """They are aligned past midnight with a clock of the same kind, and else have no time."""
    session = joined(replace(talk, started=started), text)
    assert [each.time for each in session.messages] == times
    unaligned = [each for each in session.notes if "can't be aligned" in each]
    assert bool(unaligned) is (None in times)


def test_recorders_are_no_people(talk: Session) -> None:
    """A bot on the list is not a silent person."""
    session = joined(talk, LIST + "Ann's Notetaker\tJoined\t13/11/2026, 12:00:09\n", "p.csv")
    assert "Ann's Notetaker" not in session.roster.names
    assert "recorders and shared screens on a list, which are no people: 1" in session.notes


def test_a_timeline_marks_who_shares_a_microphone(talk: Session) -> None:
    """Nothing else is taken from it, and no one is added."""
    text = (
        '{"timeline": [{"ts": "00:00:01.000", "users": [{"username": "Bo", "multiple_people": '
        'true}, {"username": "Dee", "multiple_people": false}]}, {"ts": "00:00:03", "users": []}]}'
    )
    session = joined(talk, text, "timeline.json")
    assert [(each.name, each.several) for each in session.roster.people] == [
        ("Ann Vos", False),
        ("Bo", True),
    ]
    assert not session.roster.complete


GMT = "GMT20260219-140000_Recording.transcript.vtt"
HOUR = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAnn Vos: Hi all.\n\n"
    "2\n00:45:00.000 --> 00:45:06.000\nBo: Yes.\n"
)


def written(*clocks: str, day: str = "") -> str:
    """Return a chat saved on a computer with messages of Cy at these times."""
    return "".join(f"{day}{each} From Cy to Everyone:\n\thi\n" for each in clocks)


@pytest.mark.parametrize(
    ("text", "times", "zone"),
    [
        (written("15:01:00", "15:20:00", "15:44:00"), [60.0, 1200.0, 2640.0], "UTC+01:00"),
        (
            written("19:31:00", "19:50:00", "20:14:00", day="2026-02-19 "),
            [60.0, 1200.0, 2640.0],
            "UTC+05:30",
        ),
        (written("08:57:00", "09:20:00", "09:44:00"), [-180.0, 1200.0, 2640.0], "UTC-05:00"),
        (written("15:01:00", "15:20:00"), [None, None], None),
        (written("19:31:00", "19:32:00", "19:33:00"), [None] * 3, None),
        (written("15:01:00", "15:20:00", "17:00:00"), [None] * 3, None),
        (written("15:01:00", "15:20:00", "15:44:00", day="2026-03-19 "), [None] * 3, None),
    ],
    ids=["bare", "India", "before", "two times", "two zones fit", "none fits", "another day"],
)
def test_a_local_chat_beside_zooms_file_name(
    text: str, times: list[float | None], zone: str | None
) -> None:
    """The name is the start in UTC; the only zone in which the chat fits aligns it, and is said."""
    session = joined(read(HOUR.encode(), name=GMT), text)
    assert [each.time for each in session.messages] == times
    said = [each.rpartition(" ")[2] for each in session.notes if each.startswith("time zone of")]
    assert said == ([zone] if zone else [])
    assert any("can't be aligned" in each for each in session.notes) is (zone is None)


def test_stays_beside_zooms_file_name() -> None:
    """A list in UTC is aligned with the start in the name; one in local time is not."""
    text = (
        "Name\tFirst Join (UTC)\tLast Leave (UTC)\tDuration\tEmail\tRole\n"
        "Ann Vos\t2/19/2026, 1:59:00 PM\t2/19/2026, 2:30:00 PM\t31m\ta@x\tPresenter\n"
    )
    talk = read(HOUR.encode(), name=GMT)
    stay = joined(talk, text, "p.csv").roster.find("Ann Vos").stays[0]
    assert (stay.start, stay.end) == (-60.0, 1800.0)
    local = joined(talk, text.replace(" (UTC)", ""), "p.csv")
    assert local.roster.find("Ann Vos").stays[0].start is None


def test_what_may_be_another_meetings_is_said(talk: Session) -> None:
    """A list without any speaker, one of another day, a chat of strangers: a note for each."""
    other = LIST.replace("Vos, Ann", "Kim Oz").replace("Bo Lind", "Lee Day")
    session = joined(replace(talk, started="2026-11-20T12:00:00"), other, "people.csv")
    notes = " | ".join(session.notes)
    assert "no one who speaks is on the attendance list" in notes
    assert "the attendance list is of another day" in notes
    mine = " | ".join(joined(talk, LIST, "people.csv").notes)
    assert "another meeting" not in mine
    assert "another day" not in mine
    strangers = "".join(f"00:00:0{at}\tP{at}:\thi\r\n" for at in range(4))
    assert any(
        "no one who wrote in the chat speaks" in each for each in joined(talk, strangers).notes
    )
    known = strangers.replace("P1", "Ann Vos")
    assert not any("another meeting" in each for each in joined(talk, known).notes)


def test_private_messages_are_nowhere(talk: Session) -> None:
    """Not in the session, its record or what it is written as; their count is."""
    text = "00:00:05\tBo:\thi\r\n00:00:06\t From  Ann Vos  to  Bo(Privately) : SECRET\r\n"
    chat = read_companion(text.encode(), name="chat.txt")
    session = join(talk, chat)
    record = analyze_session(session).to_json()
    written_as = [write(session, to) for to in ("vtt", "srt", "csv", "json")]
    for each in (chat, session, record, *written_as):
        assert "SECRET" not in repr(each)
    assert "private chat messages, left out: 1" in session.notes


def test_zooms_original_names(talk: Session) -> None:
    """A name taken in the meeting is one person's with the original behind it; a mark is not."""
    text = (
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
        "The Boss (Ann Vos),a@x,45,No\nBo (Ops),,44,Yes\nCy (Lab),,3,Yes\n"
    )
    people = {each.name: each for each in joined(talk, text, "p.csv").roster.people}
    assert list(people) == ["Ann Vos", "Bo", "Cy"]
    assert people["Ann Vos"].aliases == ("The Boss (Ann Vos)",)
    assert (people["Bo"].silent, people["Cy"].silent) == (False, True)
