"""Who was there, as people say it: flags, a roster file, or the page, put onto a session.

Leaders are never guessed. A roster file is YAML or JSON:

    title: Ward handover
    date: 2026-03-02
    leaders: [Ingrid Vos]
    remote: [Marco Bell]
    silent: [Noor Aydin]
    names: {Speaker 1: Yusuf Kaya}
    people:
      - Marco Bell
      - {name: Dana Okafor, aliases: [Dana, dokafor]}

or one such entry for each file name, for many meetings in one file.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analyzer.errors import RosterError
from analyzer.names import MAYBE_ONE
from analyzer.session import Person, Roster, Session
from analyzer.translate import marked

KEYS = frozenset(
    """
    title date about language meeting series leader leaders remote silent absent names people
    """.split()
)
PERSON_KEYS = frozenset(("name", "leader", "remote", "silent", "absent", "aliases"))
UNLISTED = marked("speaks and is not on the roster that was given")
REMEDY = "see 'Who was there' in the README for the form of a roster file"


@dataclass(frozen=True, slots=True)
class GivenRoster:
    """What someone said about who was there.

    Attributes:
        people: names on the list, with aliases; empty where no list was given.
        leaders: names of those who formally lead.
        remote: names of those who joined from elsewhere.
        silent: names of those who were invited and said nothing.
        names: who a name of the file stands for, in pairs ("Speaker 1", "Ann Vos"); two names
            of one person make one speaker.
        title: of the meeting.
        date: of the meeting, `YYYY-MM-DD`.
        source: file it was read from, or `"roster"`.
    """

    people: tuple[Person, ...] = ()
    leaders: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    title: str = ""
    date: str | None = None
    source: str = "roster"

    def adding(
        self,
        *,
        leaders: Iterable[str] = (),
        remote: Iterable[str] = (),
        silent: Iterable[str] = (),
        names: Iterable[tuple[str, str]] = (),
    ) -> "GivenRoster":
        """Return this roster with more people marked, as by flags of a command."""
        return replace(
            self,
            leaders=(*self.leaders, *leaders),
            remote=(*self.remote, *remote),
            silent=(*self.silent, *silent),
            names=(*self.names, *names),
        )


def with_roster(session: Session, given: GivenRoster) -> Session:
    """Return `session` with the people, names and marks of `given`.

    Names of the file that `given` says stand for someone, and aliases, become that person's:
    several of one person make one speaker. People on the list who never speak count as silent,
    and a list makes the roster complete. People who speak and are not on the list stay, with a
    note.

    Raises:
        RosterError: for a name, leader or remote person who is not there, or a silent one who
            spoke.
    """
    rename = _renaming(session, given)
    session = _renamed(session, rename)
    speakers = {each.speaker for each in session.utterances if each.speaker}
    before = {person.name: person for person in session.roster.people}
    listed = {_name_in(session.roster, each.name): each for each in given.people}
    people = {
        name: _one(person, *([listed[name]] if name in listed else []))
        for name, person in before.items()
    }
    people |= {name: each for name, each in listed.items() if name not in people}
    roster = Roster(
        tuple(replace(each, silent=each.name not in speakers) for each in people.values()),
        complete=session.roster.complete or bool(listed),
    ).marked(
        leaders=given.leaders, remote=given.remote, silent=given.silent, source=session.source.name
    )
    unlisted = sorted(speakers - set(listed)) if listed else []
    return replace(
        session,
        roster=roster,
        title=given.title or session.title,
        date=given.date or session.date,
        notes=session.notes + tuple(f"{UNLISTED}: {name}" for name in unlisted),
    )


def _renaming(session: Session, given: GivenRoster) -> dict[str, str]:
    """Return the new name of each name of the session that gets one.

    Raises:
        RosterError: for a name in `given.names` that the session does not have.
    """
    rename: dict[str, str] = {}
    for person in given.people:
        name = _name_in(session.roster, person.name)
        found = {_name_in(session.roster, alias) for alias in person.aliases}
        rename |= dict.fromkeys(found & set(session.roster.names) - {name}, name)
    for old, new in given.names:
        known = session.roster.find(old, source=session.source.name).name
        rename[known] = _name_in(session.roster, new)
    return rename


def _name_in(roster: Roster, name: str) -> str:
    """Return the name on the roster of whom `name` is the name or an alias, else `name` itself."""
    wanted = name.casefold().strip()
    for person in roster.people:
        if wanted in (person.name.casefold(), *(each.casefold() for each in person.aliases)):
            return person.name
    return name.strip()


def _renamed(session: Session, rename: Mapping[str, str]) -> Session:
    """Return a session in which names are replaced; people who get one name become one."""
    if not rename:
        return session
    people: dict[str, Person] = {}
    for person in session.roster.people:
        name = rename.get(person.name, person.name)
        aliases = person.aliases if name == person.name else (*person.aliases, person.name)
        named = replace(person, name=name, aliases=aliases)
        people[name] = _one(people[name], named) if name in people else named
    utterances = tuple(
        replace(each, speaker=rename[each.speaker])
        if each.speaker and each.speaker in rename
        else each
        for each in session.utterances
    )
    messages = tuple(
        replace(each, speaker=rename[each.speaker])
        if each.speaker and each.speaker in rename
        else each
        for each in session.messages
    )
    roster = Roster(tuple(people.values()), complete=session.roster.complete)
    notes = tuple(each for each in session.notes if not _settles(each, rename))
    return replace(session, utterances=utterances, messages=messages, roster=roster, notes=notes)


def _settles(note: str, rename: Mapping[str, str]) -> bool:
    """Return whether renaming answers a note that proposes to merge two names."""
    head, _, pair = note.partition(": ")
    names = [rename.get(each, each) for each in pair.split(" / ")]
    return head == MAYBE_ONE and len(set(names)) == 1


def _one(person: Person, *others: Person) -> Person:
    """Return one person of several entries: the first one's name, what any of them says."""
    for other in others:
        person = replace(
            person,
            leader=person.leader or other.leader,
            remote=other.remote if person.remote is None else person.remote,
            aliases=tuple(dict.fromkeys((*person.aliases, *other.aliases))),
            affiliation=person.affiliation or other.affiliation,
            pronouns=person.pronouns or other.pronouns,
            marks=tuple(dict.fromkeys((*person.marks, *other.marks))),
            device=person.device and other.device,
            several=person.several or other.several,
            stays=(*person.stays, *other.stays),
        )
    return person


def read_roster(path: Path, *, transcript: str = "") -> GivenRoster:
    """Return what a roster file says, about the file called `transcript` where it holds several.

    Raises:
        RosterError: if it cannot be read, is neither YAML nor JSON, has a key that is not known,
            or holds several meetings and none of that name.
    """
    data = _load(path)
    if data and all(isinstance(each, Mapping) for each in data.values()):
        if transcript not in data:
            problem = f"it holds rosters by file name, and none for '{transcript}'"
            raise RosterError(path.name, problem, "add one, or give this file a roster of its own")
        data = data[transcript]
    return parse_roster(data, source=path.name)


def parse_roster(data: Mapping[str, Any], *, source: str = "roster") -> GivenRoster:
    """Return the roster that `data`, as loaded from YAML or JSON, describes.

    Raises:
        RosterError: for a key or a value of the wrong kind.

    >>> given = parse_roster({"leader": "Ann", "people": ["Ann", {"name": "Bo", "remote": True}]})
    >>> given.leaders, given.remote
    (('Ann',), ('Bo',))
    """
    unknown = sorted(str(key) for key in data if key not in KEYS)
    if unknown:
        raise RosterError(source, f"there is no key '{unknown[0]}' in a roster", REMEDY)
    rows = data.get("people") or []
    if not isinstance(rows, list):
        raise RosterError(source, "'people' is not a list", REMEDY)
    people = [_person(row, source) for row in rows]
    names = data.get("names") or {}
    if not isinstance(names, Mapping) or not all(
        isinstance(each, str) and each.strip() for pair in names.items() for each in pair
    ):
        raise RosterError(source, "'names' does not map names to names", REMEDY)
    marked = {
        "leaders": [*_names(data, "leader", source), *_names(data, "leaders", source)],
        "remote": _names(data, "remote", source),
        "silent": [*_names(data, "silent", source), *_names(data, "absent", source)],
    }
    marked["leaders"] += [person.name for person in people if person.leader]
    marked["remote"] += [person.name for person in people if person.remote]
    marked["silent"] += [person.name for person in people if person.silent]
    return GivenRoster(
        people=tuple(replace(each, leader=False, remote=None, silent=False) for each in people),
        leaders=tuple(dict.fromkeys(marked["leaders"])),
        remote=tuple(dict.fromkeys(marked["remote"])),
        silent=tuple(dict.fromkeys(marked["silent"])),
        names=tuple((old.strip(), new.strip()) for old, new in names.items()),
        title=str(data.get("title") or ""),
        date=_date(data.get("date"), source),
        source=source,
    )


def _load(path: Path) -> Mapping[str, Any]:
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise RosterError(path.name, f"it cannot be read ({problem})", REMEDY) from error
    try:
        data = json.loads(text) if path.suffix.lower() == ".json" else yaml.safe_load(text)
    except json.JSONDecodeError as error:
        raise RosterError(
            path.name, f"line {error.lineno} is no JSON ({error.msg})", REMEDY
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1} is no YAML" if mark else "it is no YAML"
        raise RosterError(path.name, place, REMEDY) from error
    if not isinstance(data, Mapping):
        raise RosterError(path.name, "it holds no names under 'leaders' or 'people'", REMEDY)
    return data


def _person(row: object, source: str) -> Person:
    if isinstance(row, str) and row.strip():
        return Person(row.strip())
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise RosterError(source, f"a person has no name: {row!r}", REMEDY)
    unknown = sorted(str(key) for key in row if key not in PERSON_KEYS)
    if unknown:
        raise RosterError(source, f"a person has no '{unknown[0]}'", REMEDY)
    return Person(
        name=row["name"].strip(),
        leader=bool(row.get("leader")),
        remote=bool(row.get("remote")) or None,
        silent=bool(row.get("silent") or row.get("absent")),
        aliases=tuple(_names(row, "aliases", source)),
    )


def _names(data: Mapping[str, Any], key: str, source: str) -> list[str]:
    value = data.get(key) or []
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise RosterError(source, f"'{key}' is neither a name nor a list of names", REMEDY)
    return [each.strip() for each in names if each.strip()]


def _date(value: object, source: str) -> str | None:
    if value is None or value == "":
        return None
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise RosterError(source, f"'{value}' is no date", "write it as 2026-03-02") from error
