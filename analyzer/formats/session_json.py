"""Our own JSON: what `speakup convert --to json` writes, and a session record of `analyze`.

Both hold a session as it was read, names settled and sentences split: nothing is merged or split
again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any, Final, TypeVar, get_args

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.cues import END_BEFORE_START as BACKWARDS
from analyzer.formats.grammar.row_session import EMPTY
from analyzer.names import MAYBE_ONE, SEVERAL
from analyzer.session import (
    Act,
    Event,
    Message,
    MessageKind,
    Person,
    Response,
    Roster,
    Session,
    Source,
    Stay,
    TimeQuality,
    Utterance,
)
from analyzer.translate import marked

T = TypeVar("T")
Readers = Mapping[str, Callable[[Node], Any]]

FORM: Final = "speakup-session/1"
RECORD: Final = "speakup-session-record/1"
SAID_AGAIN: Final = (MAYBE_ONE, SEVERAL)
"""Notes that every reading makes anew from the names."""


def to_json(session: Session) -> str:
    r"""Return a session as JSON text, all that is known of it.

    >>> from analyzer.formats import read
    >>> session = read(b"Ann: Hi.\nBo: Bye.\n", name="talk.txt")
    >>> read(to_json(session).encode(), name="talk.json") == session
    True
    """
    data = {
        "form": FORM,
        "session": {
            "title": session.title,
            "date": session.date,
            "started": session.started,
            "source": asdict(session.source),
            "companions": [asdict(each) for each in session.companions],
            "notes": list(session.notes),
        },
        "roster": asdict(session.roster),
        "utterances": [asdict(each) for each in session.utterances],
        "messages": [asdict(each) for each in session.messages],
        "events": [asdict(each) for each in session.events],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def is_session(document: Document) -> bool:
    """Return whether a file says it is one of the two forms."""
    value = document.json
    return isinstance(value, dict) and value.get("form") in (FORM, RECORD)


@transcript_format(
    "session_json",
    title="JSON of this analyser",
    sniff=is_session,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Run 'speakup convert FILE --to json', or 'speakup analyze FILE --format json'.",
)
def parse_session(document: Document) -> Session:
    """Parse a session as it was written; the figures of a record are measured anew.

    Raises:
        ParseError: naming the place of what is missing or of another kind.
    """
    whole = Node.of(document)
    about = whole["session"]
    utterances = [_utterance(each) for each in whole["utterances"].each()]
    filled = [each for each in utterances if each.text.strip()]
    empty = len(utterances) - len(filled)
    notes = [each for each in _texts(about["notes"]) if not each.startswith(SAID_AGAIN)]
    notes += [f"{EMPTY}: {empty}"] if empty else []
    in_place = [each.index for each in filled] == list(range(len(filled)))
    events = [_event(each) for each in whole["events"].each()] if in_place and not empty else []
    return Session(
        utterances=tuple(replace(each, index=at) for at, each in enumerate(filled)),
        roster=_roster(whole["roster"], filled),
        source=_source(about["source"]) if about["source"] else document.source("session_json"),
        title=_text(about["title"]) if about["title"] else "",
        date=_opt_text(about["date"]),
        notes=tuple(notes),
        events=tuple(each for each in events if _within(each, len(filled))),
        messages=tuple(
            replace(_message(each), index=at) for at, each in enumerate(whole["messages"].each())
        ),
        started=_opt_text(about["started"]),
        companions=tuple(_source(each) for each in about["companions"].each()),
    )


def _roster(node: Node, utterances: list[Utterance]) -> Roster:
    """Return the roster, with everyone who speaks on it once."""
    people: dict[str, Person] = {}
    for each in node["people"].each():
        person = _person(each)
        people.setdefault(person.name, person)
    for utterance in utterances:
        if utterance.speaker is not None:
            people.setdefault(utterance.speaker, Person(utterance.speaker))
    complete = node["complete"]
    return Roster(tuple(people.values()), complete=_flag(complete) if complete else False)


def _within(event: Event, count: int) -> bool:
    """Return whether an event refers to utterances that there are."""
    response = event.response.utterances if event.response else ()
    retreat = () if event.retreat is None else (event.retreat,)
    return all(0 <= at < count for at in (event.utterance, *event.utterances, *response, *retreat))


def _made(kind: type[T], node: Node, readers: Readers) -> T:
    """Return a frozen dataclass from an object's keys; those it lacks keep their defaults.

    Raises:
        ParseError: if this is no object, or lacks a key that has no default.
    """
    if not isinstance(node.value, dict):
        raise node.error(marked("is no object"))
    found = {name: reader(node[name]) for name, reader in readers.items() if node.has(name)}
    try:
        return kind(**found)
    except TypeError as error:
        raise node.error(marked("lacks a key")) from error


def _text(node: Node) -> str:
    if not isinstance(node.value, str):
        raise node.error(marked("is no text"))
    return node.value


def _opt_text(node: Node) -> str | None:
    return _text(node) if node else None


def _speaker(node: Node) -> str | None:
    name = _opt_text(node)
    return name if name and name.strip() else None


def _whole(node: Node) -> int:
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        raise node.error(marked("is no whole number"))
    return node.value


def _opt_whole(node: Node) -> int | None:
    return _whole(node) if node else None


def _number(node: Node) -> float:
    found = node.number()
    if found is None:
        raise node.error(marked("is no number"))
    return found


def _opt_number(node: Node) -> float | None:
    return _number(node) if node else None


def _flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise node.error(marked("is neither true nor false"))
    return node.value


def _opt_flag(node: Node) -> bool | None:
    return _flag(node) if node else None


def _tuple(reader: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    return lambda node: tuple(reader(each) for each in node.each())


def _quality(node: Node) -> TimeQuality:
    for each in get_args(TimeQuality):
        if each == node.value:
            quality: TimeQuality = each
            return quality
    raise node.error(f"is none of {', '.join(get_args(TimeQuality))}")


def _kind(node: Node) -> MessageKind:
    for each in get_args(MessageKind):
        if each == node.value:
            kind: MessageKind = each
            return kind
    raise node.error(f"is none of {', '.join(get_args(MessageKind))}")


def _pair(node: Node) -> tuple[str, str]:
    texts = [_text(each) for each in node.each()]
    if len(texts) != 2:  # noqa: PLR2004 - a field and its column
        raise node.error(marked("is no pair"))
    return texts[0], texts[1]


def _act(node: Node) -> Act:
    numbers = {"probability": _number, "start": _whole, "end": _whole}
    return _made(Act, node, {"label": _text, **numbers, "cue": _text, "maybe": _flag})


def _utterance(node: Node) -> Utterance:
    """Return an utterance, with no end that has no start or comes before it."""
    each = _made(Utterance, node, _UTTERANCE)
    if each.start is None:
        return replace(each, end=None, time_quality="none")
    if each.end is not None and each.end < each.start:
        return replace(each, end=None, time_quality="start_only", flags=(*each.flags, BACKWARDS))
    return each


def _person(node: Node) -> Person:
    return _made(Person, node, _PERSON)


def _source(node: Node) -> Source:
    return _made(Source, node, _SOURCE)


def _message(node: Node) -> Message:
    return _made(Message, node, _MESSAGE)


def _event(node: Node) -> Event:
    return _made(Event, node, _EVENT)


_texts: Final = _tuple(_text)
_places: Final = _tuple(_whole)
_UTTERANCE: Final[Readers] = {
    "index": _whole,
    "speaker": _speaker,
    "text": _text,
    "start": _opt_number,
    "end": _opt_number,
    "time_quality": _quality,
    "line": _opt_whole,
    "language": _opt_text,
    "estimated": _flag,
    "flags": _texts,
    "acts": _tuple(_act),
    "question": lambda node: _act(node) if node else None,
    "asks": _number,
}
_STAY: Final[Readers] = {
    "start": _opt_number,
    "end": _opt_number,
    "joined": _opt_text,
    "left": _opt_text,
}
_PERSON: Final[Readers] = {
    "name": _text,
    "leader": _flag,
    "remote": _opt_flag,
    "silent": _flag,
    "aliases": _texts,
    "affiliation": _text,
    "pronouns": _text,
    "marks": _texts,
    "device": _text,
    "several": _flag,
    "stays": _tuple(lambda node: _made(Stay, node, _STAY)),
}
_SOURCE: Final[Readers] = {
    "name": _text,
    "format": _text,
    "vendor": _text,
    "layout": _text,
    "sha256": _text,
    "size": _whole,
    "columns": _tuple(_pair),
}
_MESSAGE: Final[Readers] = {
    "index": _whole,
    "speaker": _speaker,
    "text": _text,
    "time": _opt_number,
    "clock": _text,
    "kind": _kind,
    "about": _text,
    "line": _opt_whole,
}
_RESPONSE: Final[Readers] = {
    "label": _text,
    "probability": _number,
    "second": _opt_text,
    "responder": _opt_text,
    "utterances": _places,
    "latency": _opt_number,
    "cue": _text,
}
_EVENT: Final[Readers] = {
    "person": _text,
    "utterance": _whole,
    "utterances": _places,
    "acts": _texts,
    "probability": _number,
    "response": lambda node: _made(Response, node, _RESPONSE) if node else None,
    "no_response": _opt_text,
    "answered_by": _opt_text,
    "came_back": _opt_flag,
    "retreat": _opt_whole,
}
