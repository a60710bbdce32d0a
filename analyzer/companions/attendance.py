"""Attendance and participants lists of Teams, Zoom and Meet: who was there, and when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from analyzer.companions import companion
from analyzer.companions.parts import Attendance
from analyzer.errors import FormatError, ParseError
from analyzer.formats.files.document import Document
from analyzer.formats.files.limits import MAX_NAME_CHARACTERS, MAX_ROWS
from analyzer.formats.grammar.clocks import (
    is_day_first,
    is_half_day,
    is_open,
    time_of_day,
    wall_clock,
)
from analyzer.formats.grammar.people_tables import (
    JOINED,
    LEFT,
    PeopleTable,
    Row,
    columns_of,
    layout_of,
    people_table,
    rows,
    section_starts,
)
from analyzer.session import Person, Stay
from analyzer.translate import marked, phrase

REMEDY: Final = marked("download the list again")
OPEN_DATES: Final = marked(
    "dates that may put day or month first: with AM and PM the month, with 24 hours the day"
)
NOT_THERE: Final = marked("people on the list who never came in, left out")
YES: Final = ("yes", "ja", "oui", "sí", "si", "sì", "sim", "true", "1", "y")
NO: Final = ("no", "nee", "nein", "non", "não", "false", "0", "n")
HOSTS: Final = ("organi", "veranstalter", "gastheer", "host")
CO_HOSTS: Final = ("co-organi", "coorgani", "mede-organi", "mitorgani", "co-host")
EXTENSIONS: Final = (".csv", ".xlsx")
_NUMBER: Final = re.compile(r"^[\d\s:.,]*$")
_ORIGINAL: Final = re.compile(r"\S\s*\(([^()]{2,80})\)$")


@dataclass(slots=True)
class _Found:
    """What a list holds, as it is read: stays and marks by name."""

    stays: dict[str, list[Stay]] = field(default_factory=dict)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    started: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Clock:
    """How a list writes its times, and the day of those that have none."""

    day_first: bool
    utc: bool = False
    day: str = ""

    def read(self, stamp: str) -> str | None:
        whole = wall_clock(stamp, day_first=self.day_first, utc=self.utc)
        if whole is not None:
            return whole
        time = time_of_day(stamp)
        return f"{self.day}T{time}" if time and self.day else time


@companion(
    "teams_attendance",
    title="Microsoft Teams attendance list",
    vendor="teams",
    what="attendance",
    extensions=EXTENSIONS,
    how_to_export=marked(
        "In Teams, open the meeting's chat or calendar entry, Attendance, Download."
    ),
    sniff=lambda document: layout_of(document) in ("joins", "sections", "visits"),
)
def parse_teams(document: Document) -> Attendance:
    """Parse joins and leaves one by one, one table, or the report in three sections."""
    table = _filled(document)
    layout = layout_of(document)
    if layout == "sections":
        found = _of_sections(document, table)
    else:
        people = _demanded(document, people_table(table))
        layout = people.layout
        found = _of_joins(table, people) if layout == "joins" else _of_visits(table, people)
    return _attendance(document, "teams_attendance", "teams", str(layout), found)


@companion(
    "zoom_participants",
    title="Zoom participants list",
    vendor="zoom",
    what="attendance",
    extensions=EXTENSIONS,
    how_to_export=marked(
        "In Zoom's web portal, open Reports, Usage, the number of participants, and Export."
    ),
    sniff=lambda document: layout_of(document) == "zoom",
)
def parse_zoom(document: Document) -> Attendance:
    """Parse the participants, alone or below a table about the meeting, and a webinar's report."""
    table = _filled(document)
    found = _of_visits(table, _demanded(document, people_table(table)))
    return _attendance(document, "zoom_participants", "zoom", "table", found)


@companion(
    "meet_attendance",
    title="Google Meet attendance list",
    vendor="google_meet",
    what="attendance",
    extensions=EXTENSIONS,
    how_to_export=marked(
        "The organiser of a Meet call gets the attendance report by mail; save its table as CSV."
    ),
    sniff=lambda document: layout_of(document) == "meet",
)
def parse_meet(document: Document) -> Attendance:
    """Parse name, and when the person came and left."""
    table = _filled(document)
    found = _of_visits(table, _demanded(document, people_table(table)))
    return _attendance(document, "meet_attendance", "google_meet", "table", found)


def _filled(document: Document) -> list[list[str]]:
    """Return the rows that hold anything."""
    table = [row for row in rows(document) if any(row)]
    if len(table) > MAX_ROWS:
        problem = phrase("it has more than {most} rows", most=MAX_ROWS)
        raise FormatError(document.name, problem, REMEDY)
    return table


def _demanded(document: Document, people: PeopleTable | None) -> PeopleTable:
    if people is None:
        raise ParseError(document.name, 1, marked("its table of people is damaged"), REMEDY)
    return people


def _of_joins(table: Sequence[Row], people: PeopleTable) -> _Found:
    """Return stays of joins and leaves; an action that is unknown is what the last one was not."""
    columns = people.columns
    body = [row for row in table[people.begins :] if len(row) > max(columns.values())]
    found = _Found()
    clock = _clock_of((row[columns["stamp"]] for row in body), people, found)
    for row in body:
        name, action = row[columns["name"]], row[columns["action"]].casefold()
        moment = clock.read(row[columns["stamp"]])
        mine = found.stays.setdefault(name, [])
        inside = bool(mine) and mine[-1].left is None
        leaves = action.startswith(LEFT) or (inside and not action.startswith(JOINED))
        if leaves and inside:
            mine[-1] = replace(mine[-1], left=moment)
        elif leaves:
            mine.append(Stay(left=moment))
        else:
            mine.append(Stay(joined=moment))
    return found


def _of_sections(document: Document, table: Sequence[Row]) -> _Found:
    """Return what three numbered sections hold, whatever their language.

    The second lists everyone, the third each visit of those who came back.
    """
    starts = section_starts(table)
    ends = [*sorted(starts.values()), len(table)]
    sections = {
        number: table[at + 1 : ends[ends.index(at) + 1]] for number, at in sorted(starts.items())
    }
    everyone = sections["2"]
    if len(everyone) < 2:  # noqa: PLR2004 - a header and someone
        problem = marked("its second section names no participants")
        raise ParseError(document.name, 1, problem, REMEDY)
    found = _Found()
    listed = _table_of(everyone)
    clock = _clock_of((cell for row in table for cell in row), listed, found)
    _add_people(everyone[listed.begins :], listed, clock, found)
    visits = sections.get("3", [])
    if len(visits) > 1:
        again = _Found()
        _add_people(visits[1:], _table_of(visits), clock, again)
        found.stays |= {name: stays for name, stays in again.stays.items() if stays}
    _add_summary(sections["1"], clock, found)
    return found


def _table_of(section: Sequence[Row]) -> PeopleTable:
    """Return the columns of a section by their headers, else by what their cells hold."""
    columns = columns_of(section[0])
    stamps = [
        at
        for at in range(len(section[0]))
        if any(at < len(row) and wall_clock(row[at], day_first=True) for row in section[1:])
        or any(at < len(row) and wall_clock(row[at], day_first=False) for row in section[1:])
    ]
    if not {"joined", "left"} <= set(columns) and len(stamps) > 1:
        columns |= {"joined": stamps[0], "left": stamps[1]}
    people = people_table(section[:1])
    return PeopleTable("sections", 1, {"name": 0, **columns}, people.utc if people else False)


def _of_visits(table: Sequence[Row], people: PeopleTable) -> _Found:
    """Return what a table of visits holds, and further such tables below it."""
    found = _Found()
    clock = _clock_of((cell for row in table for cell in row), people, found)
    before = table[: people.begins - 1]
    _add_summary(before, clock, found)
    clock = replace(clock, day=_day_of(before, clock))
    part: PeopleTable | None = people
    absent: set[str] = set()
    while part is not None:
        again = people_table(table, after=part.begins)
        end = again.begins - 1 if again else len(table)
        absent |= _add_people(table[part.begins : end], part, clock, found)
        part = again
    absent -= set(found.stays)
    found.notes += [f"{NOT_THERE}: {len(absent)}"] if absent else []
    return found


def _add_people(body: Sequence[Row], people: PeopleTable, clock: _Clock, found: _Found) -> set[str]:
    """Add the people in the rows of a table, stays and marks; return who never came in."""
    absent = set()
    for row in body:
        cells = {name: row[at] for name, at in people.columns.items() if at < len(row)}
        name = _name(cells)
        if not name or sum(map(bool, row)) < 2:  # noqa: PLR2004 - a line that divides
            continue
        if cells.get("attended", "").casefold() in NO or cells.get("waiting", "").casefold() in YES:
            absent.add(name)
            continue
        moments = [clock.read(cells.get(each, "")) for each in ("joined", "left")]
        mine = found.stays.setdefault(name, [])
        if any(moments):
            mine.append(Stay(joined=moments[0], left=moments[1]))
        marks = (*found.marks.get(name, ()), *_marks(cells))
        found.marks[name] = tuple(dict.fromkeys(marks))
    return absent


def _name(cells: dict[str, str]) -> str:
    """Return the name in a row, first and last name as one."""
    if "last" in cells:
        return " ".join(f"{cells.get('first', '')} {cells['last']}".split())
    return " ".join(cells.get("name", "").split())


def _originals(name: str) -> tuple[str, ...]:
    """Return the name in brackets that Zoom writes behind one that someone took in the meeting.

    >>> _originals("Jo (Joost Mulder)"), _originals("Ann Vos")
    (('Joost Mulder',), ())
    """
    found = _ORIGINAL.search(name)
    return (found.group(1).strip(),) if found else ()


def _marks(cells: dict[str, str]) -> Iterator[str]:
    """Yield what a row says beside a name: whoever organises hosts, which is no leading."""
    role = cells.get("role", "").casefold()
    if role.startswith(CO_HOSTS):
        yield "co-host"
    elif role.startswith(HOSTS):
        yield "host"
    if cells.get("guest", "").casefold() in YES:
        yield "guest"


def _add_summary(summary: Sequence[Row], clock: _Clock, found: _Found) -> None:
    """Add start and title from pairs, or from a row of headers above a row of values.

    The first time there is the start; the title is the first text that is no number.
    """
    pairs = [row for row in summary if _is_pair(row)]
    values = [row[1] for row in pairs] or [cell for row in summary[1:2] for cell in row]
    moments = [moment for cell in values if (moment := clock.read(cell))]
    found.started = next((each for each in moments if "T" in each), None)
    found.title = next((each for each in values if not _NUMBER.match(each)), "")


def _is_pair(row: Row) -> bool:
    return len(row) > 1 and bool(row[0]) and bool(row[1]) and not any(row[2:])


def _day_of(summary: Sequence[Row], clock: _Clock) -> str:
    """Return the day of a meeting above a table whose times have none, or `""`."""
    days = (
        wall_clock(f"{cell} 00:00", day_first=clock.day_first) for row in summary for cell in row
    )
    return next((day[:10] for day in days if day), "")


def _clock_of(cells: Iterable[str], people: PeopleTable, found: _Found) -> _Clock:
    """Return how times are written, and note dates whose values leave open what comes first.

    Then the clock decides: countries that write AM and PM write the month first.
    """
    stamps = [
        cell
        for cell in cells
        if wall_clock(cell, day_first=True) or wall_clock(cell, day_first=False)
    ]
    order = is_day_first(stamps)
    if order is not None:
        return _Clock(order, people.utc)
    unsure = sum(map(is_open, stamps))
    found.notes += [f"{OPEN_DATES}: {unsure}"] if unsure else []
    return _Clock(not any(map(is_half_day, stamps)), people.utc)


def _attendance(
    document: Document, name: str, vendor: str, layout: str, found: _Found
) -> Attendance:
    if not found.stays:
        raise ParseError(document.name, 1, marked("it names no one"), REMEDY)
    longest = max(map(len, found.stays))
    if longest > MAX_NAME_CHARACTERS:
        problem = phrase("a name has {count} characters", count=longest)
        raise ParseError(document.name, 1, problem, REMEDY)
    people = tuple(
        Person(
            each,
            aliases=_originals(each) if vendor == "zoom" else (),
            marks=found.marks.get(each, ()),
            stays=tuple(stays),
        )
        for each, stays in found.stays.items()
        if each
    )
    return Attendance(
        people,
        document.source(name, vendor=vendor, layout=layout),
        started=found.started,
        title=found.title,
        notes=(*document.notes, *found.notes),
    )
