"""Attendance lists: joins, three sections, two tables, and dates of any order."""

from pathlib import Path

import pytest

from analyzer.companions import Attendance, read_companion
from analyzer.errors import FormatError, ParseError
from analyzer.formats import read
from analyzer.formats.grammar.clocks import is_day_first, wall_clock
from analyzer.session import Stay

OLD = (
    "Full Name\tUser Action\tTimestamp\n"
    "Ann Vos\tJoined before\t13/11/2026, 12:00:01\nBo Lind\tJoined\t13/11/2026, 12:02:00\n"
    "Bo Lind\tLeft\t13/11/2026, 12:05:00\nBo Lind\tJoined\t13/11/2026, 12:06:00\n"
)
NEW_NL = (
    "1. Samenvatting\nVergaderingstitel\tTeamoverleg\nAanwezige deelnemers\t2\n"
    "Begintijd\t22-7-2026 19:00:11\nEindtijd\t22-7-2026 20:31:02\n\n"
    "2. Deelnemers\nNaam\tEerste deelname\tLaatst verlaten\tDuur\tE-mail\tRol\n"
    "Ann Vos\t22-7-2026 19:02:11\t22-7-2026 20:30:02\t1 u 27 min\ta@example.com\tOrganisator\n"
    "Kim de Boer (Gast)\t22-7-2026 19:05:00\t22-7-2026 20:30:00\t1 u 25 min\t\tDeelnemer\n\n"
    "3. Activiteiten tijdens de vergadering\nNaam\tTijdstip van deelname\tTijdstip van vertrek\n"
    "Ann Vos\t22-7-2026 19:02:11\t22-7-2026 19:30:00\n"
    "Ann Vos\t22-7-2026 19:40:00\t22-7-2026 20:30:02\n"
)
ZOOM = (
    "\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\r\n"
    "001,Review,09/24/2026 11:35:16 AM,09/24/2026 12:49:20 PM,a@example.com,75,3,\r\n\r\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Guest\r\n"
    "Ann Vos,a@example.com,09/24/2026 11:35:16 AM,09/24/2026 12:00:00 PM,No\r\n"
    "Ann Vos,a@example.com,09/24/2026 12:05:00 PM,09/24/2026 12:49:20 PM,No\r\n"
    "Eric's iPad (Lind),,09/24/2026 11:36:00 AM,09/24/2026 12:49:20 PM,Yes\r\n"
)


def attendance(text: str, encoding: str = "utf-16") -> Attendance:
    """Return the list in a text."""
    found = read_companion(text.encode(encoding), name="people.csv")
    assert isinstance(found, Attendance)
    return found


def test_joins_and_leaves() -> None:
    """Each pair is a stay; one without an end stays open."""
    people = {each.name: each.stays for each in attendance(OLD).people}
    assert people["Ann Vos"] == (Stay(joined="2026-11-13T12:00:01"),)
    assert [(each.joined, each.left) for each in people["Bo Lind"]] == [
        ("2026-11-13T12:02:00", "2026-11-13T12:05:00"),
        ("2026-11-13T12:06:00", None),
    ]


def test_three_sections_in_dutch() -> None:
    """Sections are read by their numbers, whatever their language; visits come from the third."""
    found = attendance(NEW_NL)
    assert (found.title, found.started) == ("Teamoverleg", "2026-07-22T19:00:11")
    ann, kim = found.people
    assert [each.left for each in ann.stays] == ["2026-07-22T19:30:00", "2026-07-22T20:30:02"]
    assert (ann.marks, kim.name, len(kim.stays)) == (("host",), "Kim de Boer (Gast)", 1)


def test_zoom_lists_someone_once() -> None:
    """Someone who came back is one person with two stays; two tables stand in one file."""
    found = attendance(ZOOM, "utf-8")
    assert [(each.name, len(each.stays), each.marks) for each in found.people] == [
        ("Ann Vos", 2, ()),
        ("Eric's iPad (Lind)", 1, ("guest",)),
    ]
    assert (found.title, found.started) == ("Review", "2026-09-24T11:35:16")


def test_open_dates_are_said() -> None:
    """Where day and month could be either, the clock decides, and a note says so."""
    text = OLD.replace("13/11", "3/11")
    found = attendance(text)
    assert found.people[0].stays[0].joined == "2026-11-03T12:00:01"
    assert found.notes[0].startswith("dates that may put day or month first")
    american = attendance(
        text.replace(", 12:0", ", 7:0").replace("\n", " PM\n").replace(" PM", "", 1)
    )
    assert american.people[0].stays[0].joined == "2026-03-11T19:00:01"


@pytest.mark.parametrize(
    ("stamp", "day_first", "iso"),
    [
        ("7/22/26, 8:31:02\u202fPM", False, "2026-07-22T20:31:02"),
        ("22.07.2026, 08:31", True, "2026-07-22T08:31:00"),
        ("2026-07-22 12:00:00 AM", True, "2026-07-22T00:00:00"),
        ("2026-07-22T08:31:02Z", True, "2026-07-22T08:31:02+00:00"),
        ("31/02/2026 10:00", True, None),
        ("later", True, None),
    ],
)
def test_wall_clocks(stamp: str, *, day_first: bool, iso: str | None) -> None:
    """Dates and times as lists write them."""
    assert wall_clock(stamp, day_first=day_first) == iso


def test_dotted_dates_put_the_day_first() -> None:
    """1.2.2026 is the first of February."""
    assert is_day_first(["1.2.2026, 10:00"]) is True


def test_refused_alone_and_without_people() -> None:
    """A list is no transcript, and a list of no one is damaged."""
    with pytest.raises(FormatError, match="it holds who was there, not what was said"):
        read(OLD.encode("utf-16"), name="people.csv")
    with pytest.raises(ParseError, match="it names no one"):
        read_companion(b"Full Name\tUser Action\tTimestamp\n", name="people.csv")
    bare = b"1. Summary\nMeeting title\tX\n\n2. People\nName\tFirst Join\tLast Leave\n"
    with pytest.raises(ParseError, match="names no participants"):
        read_companion(bare, name="people.csv")
    with pytest.raises(FormatError, match="it is no chat, attendance or participants file"):
        read_companion(b"1. Summary\nMeeting title\tX\n", name="people.csv")


def test_real_lists(shared: Path) -> None:
    """Public files give the people they list."""
    folder = shared / "formats"
    counts = {
        path.name: len(getattr(read_companion(path), "people", ()))
        for path in [
            *(folder / "teams_attendance").iterdir(),
            *(folder / "zoom_participants").iterdir(),
        ]
    }
    assert sorted(counts.values()) == [3, 5, 10]


GERMAN = (
    "1. Zusammenfassung\nBesprechungstitel\tJour fixe\nStartzeit\t22.07.26, 19:00:11\n\n"
    "2. Teilnehmende Personen\nName\tErster Beitritt\tLetzter Austritt\tDauer\tE-Mail\tRolle\n"
    "Müller, Jana (Gast)\t22.07.26, 19:02:11\t22.07.26, 20:30:02\t1 Std. 27 Min.\t\tTeilnehmer\n"
    "Otto Berg\t22.07.26, 19:00:11\t22.07.26, 20:31:02\t1 Std.\to@example.com\tOrganisator\n\n"
    "3. Aktivitäten in der Besprechung\nName\tBeitrittszeit\tAustrittszeit\tDauer\n"
    "Otto Berg\t22.07.26, 19:00:11\t22.07.26, 20:31:02\t1 Std.\n"
)
FRENCH = (
    "1. Résumé\nTitre de la réunion\tPoint hebdo\nHeure de début\t22/07/2026 19:00:11\n\n"
    "2. Participants\nNom\tPremière connexion\tDernière déconnexion\tDurée\tE-mail\tRôle\n"
    "Zoé Blanc\t22/07/2026 19:02:11\t22/07/2026 20:30:02\t1 h\tz@example.com\tParticipant\n"
)
UTC = (
    "1. Summary\nMeeting title\tReview\nStart time\t7/22/26, 7:00:11\u202fPM\n\n"
    "2. Participants\nName\tFirst Join (UTC)\tLast Leave (UTC)\tIn-Meeting Duration\tEmail\tRole\n"
    "Ann Vos\t7/22/26, 7:02:11\u202fPM\t7/22/26, 8:30:02\u202fPM\t1h 27m 51s\ta@x\tPresenter\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Ann Vos\t7/22/26, 7:02:11\u202fPM\t7/22/26, 8:30:02\u202fPM\t1h 27m 51s\ta@x\tPresenter\n\n"
    "4. Meeting Reactions\nName\tReaction\nAnn Vos\tLike\n"
)
LIVE = (
    "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n"
    "s,1,Ann Vos,Agent/5.0,3/25/2026 1:02:03 PM,Joined,Attendee\n"
    "s,1,Ann Vos,Agent/5.0,3/25/2026 2:02:03 PM,Left,Attendee\n"
)
ROWS = (
    "Topic,Meeting ID,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
    "Week 4,98,Ann Vos,a@x,2026-03-20 09:00:00,2026-03-20 09:58:00,58\n"
)
NAMES_NL = "Naam (oorspronkelijke naam),E-mail,Totale duur (minuten),Gast\nAnn Vos,,50,Ja\n"


@pytest.mark.parametrize(
    ("text", "title", "started", "last", "stays"),
    [
        (GERMAN, "Jour fixe", "2026-07-22T19:00:11", "Otto Berg", [("19:00:11", "20:31:02")]),
        (FRENCH, "Point hebdo", "2026-07-22T19:00:11", "Zoé Blanc", [("19:02:11", "20:30:02")]),
        (UTC, "Review", "2026-07-22T19:00:11+00:00", "Ann Vos", [("19:02:11", "20:30:02")]),
        (LIVE, "", None, "Ann Vos", [("13:02:03", "14:02:03")]),
        (ROWS, "", None, "Ann Vos", [("09:00:00", "09:58:00")]),
        (NAMES_NL, "", None, "Ann Vos", []),
    ],
    ids=["German", "French", "UTC", "live event", "meeting in each row", "Dutch without times"],
)
def test_lists_of_many_kinds(
    text: str, title: str, started: str | None, last: str, stays: list[tuple[str, str]]
) -> None:
    """Titles, dates, stays and names, whatever the language; each is refused as a transcript."""
    found = attendance(text)
    assert (found.title, found.started, found.people[-1].name) == (title, started, last)
    clocks = [(str(each.joined)[11:19], str(each.left)[11:19]) for each in found.people[-1].stays]
    assert clocks == stays
    with pytest.raises(FormatError, match="it holds who was there, not what was said"):
        read(text.encode("utf-16"), name="people.csv")
