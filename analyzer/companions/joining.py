"""A transcript and its companion files as one session."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from analyzer.companions.parts import Attendance, Chat
from analyzer.companions.wall_clocks import WallClock, days_between, only_zone, started_of
from analyzer.formats.grammar.clocks import seconds_between
from analyzer.names import MAYBE_ONE, display_name, merge_proposals, name_key
from analyzer.session import Message, Person, Roster, Session, Stay
from analyzer.translate import marked

MIN_WRITERS: Final = 3
THINGS: Final = ("bot", "presentation")
UNALIGNED: Final = marked(
    "chat messages without a time in the recording, as the clocks of the two files can't be aligned"
)
UNALIGNED_STAYS: Final = marked(
    "people whose coming and going has no time in the recording, as the clocks can't be aligned"
)
ADDED_BY_CHAT: Final = marked("people who wrote in the chat and said nothing aloud")
ADDED_BY_LIST: Final = marked("people on the attendance list who said nothing aloud")
NO_PEOPLE: Final = marked("recorders and shared screens on a list, which are no people")
NOT_LISTED: Final = marked("speaks and is not on the attendance list")
OTHER_LIST: Final = marked("no one who speaks is on the attendance list: is it another meeting's?")
OTHER_CHAT: Final = marked("no one who wrote in the chat speaks: is it another meeting's?")
OTHER_DAY: Final = marked("the attendance list is of another day than the transcript")
ZONE: Final = marked("time zone of the chat's clock, the only one in which it fits the recording")


def join(session: Session, *companions: Chat | Attendance) -> Session:
    r"""Return a session with its chat and attendance.

    Names are one person's where they are alike once taken apart (`display_name`) but for case and
    "Last, First", and only one person has them: near-identical ones stay apart, with a note. People
    who wrote or came and did not speak are on the roster as silent; an attendance list makes it
    complete. A chat on the recording's clock has its times; wall clocks are aligned where the
    transcript says when it began, in the same kind of clock, and else have none.

    >>> from analyzer.companions import read_companion
    >>> from analyzer.formats import read
    >>> talk = read(b"Ann: Hi.\nBo: Hello.\n", name="a.txt")
    >>> chat = read_companion(b"00:00:05\tCy Maas:\tPlus one\r\n", name="chat.txt")
    >>> [(each.name, each.silent) for each in join(talk, chat).roster.people]
    [('Ann', False), ('Bo', False), ('Cy Maas', True)]
    """
    for each in companions:
        if isinstance(each, Chat):
            session = _with_chat(session, each)
        else:
            session = _with_attendance(session, each)
    return session


def _with_chat(session: Session, chat: Chat) -> Session:
    writers = dict.fromkeys(each.speaker for each in chat.messages if each.speaker)
    spoke = {each.speaker for each in session.utterances if each.speaker}
    session, names = _with_people(session, [Person(name) for name in writers], ADDED_BY_CHAT)
    strangers = len(names) >= MIN_WRITERS and not spoke & set(names.values())
    offset, zone = (None, None) if chat.clock == "recording" else _clock_of(session, chat)
    first = len(session.messages)
    messages = [
        replace(
            each,
            index=first + at,
            speaker=names.get(each.speaker or "", each.speaker),
            time=each.time if offset is None else offset.seconds(each.clock),
        )
        for at, each in enumerate(chat.messages)
    ]
    unaligned = sum(each.time is None for each in messages)
    notes = [OTHER_CHAT] if strangers and spoke else []
    notes += [f"{ZONE}: {zone}"] if zone else []
    notes += [f"{UNALIGNED}: {unaligned}"] if unaligned else []
    return replace(
        session,
        messages=(*session.messages, *_in_order(messages)),
        companions=(*session.companions, chat.source),
        notes=(*session.notes, *chat.notes, *notes),
    )


def _in_order(messages: Sequence[Message]) -> Sequence[Message]:
    """Return messages by time where each has one, else in the order of their file."""
    if any(each.time is None for each in messages):
        return messages
    ordered = sorted(messages, key=lambda each: each.time or 0.0)
    first = messages[0].index if messages else 0
    return [replace(each, index=first + at) for at, each in enumerate(ordered)]


def _clock_of(session: Session, chat: Chat) -> tuple[WallClock, str | None]:
    """Return the clock of a chat on wall clock, and its zone where that was found out."""
    started = started_of(session)
    clocks = [each.clock for each in chat.messages if each.clock]
    found = only_zone(started, clocks, session.duration)
    return (WallClock(started), None) if found is None else found


def _with_attendance(session: Session, attendance: Attendance) -> Session:
    people, unaligned = [], 0
    started = started_of(session)
    for each in attendance.people:
        stays = tuple(_aligned(stay, started) for stay in each.stays)
        unaligned += any(stay.joined and stay.start is None for stay in stays)
        people.append(replace(each, stays=stays))
    if attendance.complete:
        session, names = _with_people(session, people, ADDED_BY_LIST)
        listed = set(names.values())
        spoke = {each.speaker for each in session.utterances if each.speaker}
        notes = [OTHER_LIST] if spoke and not spoke & listed else []
        apart = days_between(started or session.date, _began(attendance))
        notes += [OTHER_DAY] if apart else []
        notes += [f"{NOT_LISTED}: {name}" for name in sorted(spoke - listed)]
        roster = replace(session.roster, complete=True)
    else:
        session, notes = _marking(session, people), []
        roster = session.roster
    notes += [f"{UNALIGNED_STAYS}: {unaligned}"] if unaligned else []
    return replace(
        session,
        roster=roster,
        title=session.title,
        date=session.date or _day(attendance.started),
        companions=(*session.companions, attendance.source),
        notes=(*session.notes, *attendance.notes, *notes),
    )


def _began(attendance: Attendance) -> str | None:
    """Return when the meeting of a list began, or when the first person came."""
    joined = [stay.joined for each in attendance.people for stay in each.stays if stay.joined]
    return attendance.started or min(joined, default=None)


def _day(started: str | None) -> str | None:
    return started[:10] if started and "T" in started else None


def _aligned(stay: Stay, started: str | None) -> Stay:
    """Return a stay with its seconds from the start of the recording, where they can be told."""
    start, end = (
        seconds_between(started, moment) if started and "T" in started and moment else None
        for moment in (stay.joined, stay.left)
    )
    return replace(stay, start=start, end=end)


def _marking(session: Session, people: Sequence[Person]) -> Session:
    """Return a session in which people who share a microphone are marked as such; none is added."""
    known = _known(session.roster)
    several = {known.get(name_key(display_name(each.name).name)) for each in people if each.several}
    roster = tuple(
        replace(each, several=each.several or each.name in several)
        for each in session.roster.people
    )
    return replace(session, roster=replace(session.roster, people=roster))


def _with_people(
    session: Session, people: Sequence[Person], added: str
) -> tuple[Session, dict[str, str]]:
    """Return a session with more people, and the name on its roster of each of them.

    Who is not there yet is added as silent; `added` is the note that counts them.
    """
    known = _known(session.roster)
    roster = {person.name: person for person in session.roster.people}
    taken = {each.name: display_name(each.name) for each in people}
    shared = Counter(name_key(each.name) for each in taken.values())
    names: dict[str, str] = {}
    before, things = len(roster), 0
    for each in people:
        shown = taken[each.name]
        key = name_key(shown.name)
        spellings = (name_key(each.name), key, *map(name_key, each.aliases))
        name = next((known[spelling] for spelling in spellings if spelling in known), None)
        if name is None and shown.device in THINGS:
            things += 1
            continue
        if name is None:
            name = shown.name if shared[key] == 1 and shown.name not in roster else each.name
            roster[name] = Person(name, silent=True)
        names[each.name] = name
        person = roster[name]
        aliases = () if each.name in (name, *person.aliases) else (each.name,)
        roster[name] = replace(
            person,
            aliases=(*person.aliases, *aliases),
            affiliation=person.affiliation or shown.affiliation,
            pronouns=person.pronouns or shown.pronouns,
            marks=tuple(dict.fromkeys((*person.marks, *shown.marks, *each.marks))),
            device=person.device or shown.device,
            several=person.several or shown.several or each.several,
            stays=(*person.stays, *each.stays),
        )
    count = len(roster) - before
    proposed = [f"{MAYBE_ONE}: {a} / {b}" for a, b in merge_proposals(list(roster))]
    notes = [each for each in proposed if each not in session.notes]
    notes += [f"{added}: {count}"] if count else []
    notes += [f"{NO_PEOPLE}: {things}"] if things else []
    whole = Roster(tuple(roster.values()), complete=session.roster.complete)
    return replace(session, roster=whole, notes=(*session.notes, *notes)), names


def _known(roster: Roster) -> Mapping[str, str]:
    """Return the names on a roster by what their spellings share, those that one person has."""
    keys: dict[str, set[str]] = {}
    for person in roster.people:
        for spelling in (person.name, display_name(person.name).name, *person.aliases):
            keys.setdefault(name_key(spelling), set()).add(person.name)
    return {key: next(iter(names)) for key, names in keys.items() if len(names) == 1}
