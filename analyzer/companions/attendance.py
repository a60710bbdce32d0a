"""Attendance and participants lists of Teams, Zoom and Meet: who was there, and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from analyzer.companions import companion
from analyzer.companions.clocks import column, is_day_first, is_half_day, wall_clock
from analyzer.companions.parts import Attendance
from analyzer.errors import ParseError
from analyzer.formats.document import Document
from analyzer.formats.side_files import NAME_COLUMNS, ZOOM_NAME, attendance_kind, rows
from analyzer.session import Person, Source, Stay
from analyzer.translate import marked

Row = Sequence[str]
REMEDY: Final = "download the list again"
OPEN_DATES: Final = marked(
    "dates that may put day or month first: with AM and PM the month, with 24 hours the day"
)
JOINED: Final = ("joined", "deelgenomen", "beigetreten", "a rejoint", "se unió", "toegetreden")
LEFT: Final = ("left", "verlaten", "vertrokken", "verlassen", "a quitté", "salió")
IN: Final = ("join time", "first join", "time joined", "eerste deelname", "tijdstip van deelname",
             "deelnametijd", "erster beitritt", "beitrittszeit")  # fmt: skip
OUT: Final = ("leave time", "last leave", "time exited", "laatst verlaten", "laatste keer verlaten",
              "tijdstip van vertrek", "vertrektijd", "letztes verlassen")  # fmt: skip
STARTS: Final = ("start time", "meeting start time", "begintijd", "starttijd", "startzeit",
                 "begintijd van de vergadering")  # fmt: skip
TITLES: Final = ("meeting title", "vergaderingstitel", "titel van vergadering", "besprechungstitel")


@companion(
    "teams_attendance",
    title="Microsoft Teams attendance list",
    vendor="teams",
    what="attendance",
    extensions=(".csv",),
    how_to_export=marked(
        "In Teams, open the meeting's chat or calendar entry, Attendance, Download."
    ),
    sniff=lambda document: attendance_kind(document) in ("joins", "sections"),
)
def parse_teams(document: Document) -> Attendance:
    """Parse the list of joins and leaves, or the report in three sections."""
    if attendance_kind(document) == "joins":
        return _teams_joins(document)
    return _teams_sections(document)


def _teams_joins(document: Document) -> Attendance:
    table = [row for row in rows(document) if any(row)]
    at = next(i for i, row in enumerate(table) if row[0].casefold() in NAME_COLUMNS)
    body = [row for row in table[at + 1 :] if len(row) >= 3]  # noqa: PLR2004 - name, action, time
    day_first, notes = _date_order(row[2] for row in body)
    stays: dict[str, list[Stay]] = {}
    for name, action, stamp, *_ in body:
        moment = wall_clock(stamp, day_first=day_first)
        mine = stays.setdefault(name, [])
        if action.casefold().startswith(LEFT) and mine and mine[-1].left is None:
            mine[-1] = replace(mine[-1], left=moment)
        elif not action.casefold().startswith(LEFT):
            mine.append(Stay(joined=moment))
    source = document.source("teams_attendance", vendor="teams", layout="joins")
    return _attendance(source, stays, notes)


def _teams_sections(document: Document) -> Attendance:
    sections = _sections(rows(document))
    people = sections.get("2", [])
    if len(people) < 2:  # noqa: PLR2004 - a header and someone
        problem = "its second section names no participants"
        raise ParseError(document.name, 1, problem, REMEDY)
    activities = sections.get("3", [])
    visits = activities if len(activities) > 1 else people
    day_first, notes = _date_order(cell for row in (*people[1:], *visits[1:]) for cell in row)
    stays = dict.fromkeys(row[0] for row in people[1:] if row[0])
    found: dict[str, list[Stay]] = {name: [] for name in stays}
    for name, stay in _stays(visits, day_first=day_first):
        found.setdefault(name, []).append(stay)
    for name, stay in _stays(people, day_first=day_first):
        found[name] = found[name] or [stay]
    roles = _marked_by(people, "role", "rol", "rolle")
    source = document.source("teams_attendance", vendor="teams", layout="sections")
    made = _attendance(source, found, notes)
    summary = {row[0].casefold(): row[1] for row in sections.get("1", []) if len(row) > 1}
    started = next((summary[key] for key in STARTS if key in summary), "")
    title = next((summary[key] for key in TITLES if key in summary), "")
    return replace(
        made,
        people=tuple(replace(each, marks=roles.get(each.name, ())) for each in made.people),
        started=wall_clock(started, day_first=day_first),
        title=title,
    )


def _sections(table: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each numbered section, empty ones left out."""
    found: dict[str, list[Row]] = {}
    number = ""
    for row in table:
        if not any(row):
            continue
        head = row[0]
        if len(head) > 2 and head[0].isdigit() and head[1] == "." and not any(row[1:]):  # noqa: PLR2004 - "1. x"
            number = head[0]
            found.setdefault(number, [])
        elif number:
            found[number].append(row)
    return found


def _stays(table: Sequence[Row], *, day_first: bool) -> Iterator[tuple[str, Stay]]:
    """Yield name and stay of each row of a table with columns of joining and leaving."""
    if not table:
        return
    joined, left = column(table[0], *IN), column(table[0], *OUT)
    for row in table[1:]:
        moments = [
            wall_clock(row[at], day_first=day_first) if at is not None and at < len(row) else None
            for at in (joined, left)
        ]
        if row[0] and any(moments):
            yield row[0], Stay(joined=moments[0], left=moments[1])


def _marked_by(table: Sequence[Row], *names: str) -> dict[str, tuple[str, ...]]:
    """Return the mark that a column of roles gives: the organiser hosts, which is no leading."""
    at = column(table[0], *names)
    hosts = ("organi", "presenter", "gastheer", "host")
    return {
        row[0]: ("host",)
        for row in table[1:]
        if at is not None and at < len(row) and row[at].casefold().startswith(hosts)
    }


@companion(
    "zoom_participants",
    title="Zoom participants list",
    vendor="zoom",
    what="attendance",
    extensions=(".csv",),
    how_to_export=marked(
        "In Zoom's web portal, open Reports, Usage, the number of participants, and Export."
    ),
    sniff=lambda document: attendance_kind(document) == "zoom",
)
def parse_zoom(document: Document) -> Attendance:
    """Parse the list of participants, below a table about the meeting or alone."""
    table = [row for row in rows(document) if any(row)]
    at = next(i for i, row in enumerate(table) if ZOOM_NAME.match(row[0]))
    people = table[at:]
    day_first, notes = _date_order(cell for row in table for cell in row)
    found: dict[str, list[Stay]] = {row[0]: [] for row in people[1:] if row[0]}
    for name, stay in _stays(people, day_first=day_first):
        found[name].append(stay)
    source = document.source("zoom_participants", vendor="zoom", layout="csv")
    made = _attendance(source, found, notes)
    guests = column(people[0], "guest", "gast")
    marks = {
        row[0]: ("guest",)
        for row in people[1:]
        if guests is not None and guests < len(row) and row[guests].casefold() in ("yes", "ja")
    }
    about = dict(zip(*table[:2], strict=False)) if at > 1 else {}
    folded = {key.casefold(): value for key, value in about.items()}
    return replace(
        made,
        people=tuple(replace(each, marks=marks.get(each.name, each.marks)) for each in made.people),
        started=wall_clock(folded.get("start time", ""), day_first=day_first),
        title=folded.get("topic", ""),
    )


@companion(
    "meet_attendance",
    title="Google Meet attendance list",
    vendor="google_meet",
    what="attendance",
    extensions=(".csv",),
    how_to_export=marked(
        "The organiser of a Meet call gets the attendance report by mail; save its table as CSV."
    ),
    sniff=lambda document: attendance_kind(document) == "meet",
)
def parse_meet(document: Document) -> Attendance:
    """Parse the report's rows: name, and when the person came and left."""
    table = [row for row in rows(document) if any(row)]
    at = next(i for i, row in enumerate(table) if column(row, "time joined") is not None)
    first, last = column(table[at], "first name", "name", "naam"), column(table[at], "last name")
    people = [
        [" ".join(row[i] for i in (first or 0, last) if i is not None and i < len(row)), *row]
        for row in table[at + 1 :]
    ]
    whole: list[Row] = [["name", *table[at]], *people]
    day_first, notes = _date_order(cell for row in people for cell in row)
    found: dict[str, list[Stay]] = {row[0]: [] for row in people if row[0].strip()}
    for name, stay in _stays(whole, day_first=day_first):
        found[name].append(stay)
    source = document.source("meet_attendance", vendor="google_meet", layout="csv")
    return _attendance(source, found, notes)


def _date_order(cells: Iterable[str]) -> tuple[bool, list[str]]:
    """Return whether dates put the day first, and a note where their values leave it open.

    Then the clock decides: countries that write AM and PM write the month first.
    """
    stamps = [
        cell
        for cell in cells
        if wall_clock(cell, day_first=True) or wall_clock(cell, day_first=False)
    ]
    order = is_day_first(stamps)
    if order is not None or not stamps:
        return bool(order), []
    return not any(map(is_half_day, stamps)), [f"{OPEN_DATES}: {len(stamps)}"]


def _attendance(source: Source, stays: dict[str, list[Stay]], notes: Sequence[str]) -> Attendance:
    people = tuple(Person(name, stays=tuple(each)) for name, each in stays.items())
    if not people:
        raise ParseError(source.name, 1, "it names no one", REMEDY)
    return Attendance(people, source, notes=tuple(notes))
