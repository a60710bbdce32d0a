"""Researchers' items: utterances and exchanges, labelled or not, as JSON lines.

One item is one utterance with its context (`ActsItem`) or one exchange (`ResponseItem`), in the
form of the annotation files that this project was developed with. Fields it does not know are
left alone, so a file may carry columns of its own.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.episodes import RESPONSES
from analyzer.errors import FormatError, ParseError

LEADING_ROLES: Final = frozenset(("leader", "pm", "professor", "minister", "staatssecretaris"))
"""Roles that lead where an item does not name its leader, in lower case."""

_GZIP = b"\x1f\x8b"
_WHO = re.compile(r"^(?P<name>.*?)\s*\((?P<role>[^()]*)\)\s*$", re.DOTALL)
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a context.

    Attributes:
        who: name of the speaker, with the role in brackets where it is known, as in `"A(PM)"`.
        text: what was said.
        t: seconds from the start of the target, or None.
    """

    who: str
    text: str
    t: float | None = None

    @property
    def role(self) -> str | None:
        """The role in brackets after the name, or None.

        >>> Line("D. (Tony) de Wit(Minister)", "Ja.").role, Line("A", "Hi.").role
        ('Minister', None)
        """
        found = _WHO.match(self.who)
        return found["role"] if found else None

    def leads(self, leader: str | None) -> bool | None:
        """Return whether the speaker leads, or None where the item does not say.

        Args:
            leader: name or role that the item gives; without it, `LEADING_ROLES` decide.

        >>> Line("A(PM)", "").leads("PM"), Line("A(PM)", "").leads(None), Line("A", "").leads(None)
        (True, True, None)
        """
        if leader is not None:
            found = _WHO.match(self.who)
            return leader in (self.who, *(found.groups() if found else ()))
        return None if self.role is None else self.role.casefold() in LEADING_ROLES


@dataclass(frozen=True, slots=True)
class ActsItem:
    """One utterance in its context, and what was annotated about it.

    Attributes:
        id: unique in its file.
        target: the utterance.
        before: what was said before it, in order.
        after: what was said after it.
        labels: acts and moves both passes agreed on, or None where it is not annotated.
        disputed: those they did not agree on, left out of the scoring.
        question: question type, or None for no question.
        question_known: whether the question type was annotated and is agreed on.
        leader: name or role of the leader, where the item gives it.
        meeting: the meeting it comes from; the item's own id where it does not say.
        language: `"en"` or `"nl"` where the item says, else None.
        line: where it stands in its file, from 1.
    """

    id: str
    target: Line
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    labels: frozenset[str] | None = None
    disputed: frozenset[str] = frozenset()
    question: str | None = None
    question_known: bool = False
    leader: str | None = None
    meeting: str = ""
    language: str | None = None
    line: int = 0

    @property
    def by_leader(self) -> bool | None:
        """Whether a leader said it, or None where that is not known."""
        return self.target.leads(self.leader)


@dataclass(frozen=True, slots=True)
class ResponseItem:
    """One exchange: what was raised, and what followed, with what was annotated about it.

    Attributes:
        id: unique in its file.
        event: what was raised.
        before: what was said before it.
        after: what was said next.
        leader: name or role of the leader whose response is asked for.
        labels: speak-up acts in the event, or None where it is not annotated.
        disputed: those the passes did not agree on.
        response: what the leader did, or None for no event.
        response_known: whether the response was annotated and is agreed on.
        second: a second response, or None.
        meeting: the meeting it comes from; the item's own id where it does not say.
        language: `"en"` or `"nl"` where the item says, else None.
        line: where it stands in its file, from 1.
    """

    id: str
    event: Line
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    leader: str
    labels: frozenset[str] | None = None
    disputed: frozenset[str] = frozenset()
    response: str | None = None
    response_known: bool = False
    second: str | None = None
    meeting: str = ""
    language: str | None = None
    line: int = 0


class _Placed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def read_acts(path: str | Path) -> list[ActsItem]:
    """Read utterances: `id`, `text`, `context`, and `labels`, `disputed`, `question` if annotated.

    `context` is a list of `{who, text}` in order; the one with `target: true` is the utterance,
    and without such a mark the utterance (said by `who`, if given) comes after all of them.
    `prev` alone, a text or a list of texts or of `{who, text}`, may stand for it; a text without
    a name was said by someone else. Gzipped files are read as well.

    Raises:
        FormatError: if the file cannot be read, or holds no items.
        ParseError: for bad JSON, a missing or wrong field, an unknown label, an id seen before.
    """
    return _read(Path(path), _acts_item)


def read_responses(path: str | Path) -> list[ResponseItem]:
    """Read exchanges: `id`, `leader`, `before`, `event`, `after`, and what is annotated.

    `leader` is a name or a role that stands in brackets after a name; without it, whoever has a
    role of `LEADING_ROLES` leads. `prev` may stand for `before`. Lines may have `t`, seconds
    from the start of the event. Gzipped files are read as well.

    Raises:
        FormatError: if the file cannot be read, or holds no items.
        ParseError: for bad JSON, a missing or wrong field, an unknown label, an id seen before,
            or where nobody is known to lead.
    """
    return _read(Path(path), _response_item)


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and object of each line of a JSON lines file, gzipped or not.

    Raises:
        FormatError: if the file cannot be read.
        ParseError: if a line is no JSON object.
    """
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == _GZIP
        with gzip.open(path, "rb") if zipped else path.open("rb") as lines:
            for number, raw in enumerate(lines, start=1):
                if raw.strip():
                    yield number, _object(path.name, number, raw)
    except (OSError, EOFError) as error:
        seen = getattr(error, "strerror", None) or "it is damaged"
        raise FormatError(str(path), seen, "give a file of JSON lines, gzipped or not") from error


def _object(name: str, number: int, raw: bytes) -> dict[str, Any]:
    """Parse one line."""
    remedy = "each line must be one JSON object in UTF-8"
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ParseError(name, number, "this is no UTF-8", remedy) from error
    except (ValueError, RecursionError) as error:
        place = getattr(error, "colno", 1)
        raise ParseError(name, number, f"bad JSON at character {place}", remedy) from error
    if not isinstance(row, dict):
        raise ParseError(name, number, f"a JSON {_kind(row)} stands here", remedy)
    return row


def _read(path: Path, make: Callable[["_Row"], Item]) -> list[Item]:
    """Read all items of a file, refusing an id that comes twice."""
    items: list[Item] = []
    seen: dict[str, int] = {}
    for number, row in json_lines(path):
        item = make(_Row(path.name, number, row))
        if item.id in seen:
            problem = f"id '{item.id}' also stands on line {seen[item.id]}"
            raise ParseError(path.name, number, problem, "give each item an id of its own")
        seen[item.id] = number
        items.append(item)
    if not items:
        raise FormatError(str(path), "there are no items in it", "give one JSON object a line")
    return items


def _kind(value: object) -> str:
    names = {list: "list", str: "text", bool: "true or false", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "object")


class _Row:
    """One line of a file while its fields are checked."""

    def __init__(self, name: str, number: int, fields: Mapping[str, Any]) -> None:
        self.name, self.number, self.fields = name, number, fields

    def error(self, problem: str, remedy: str) -> ParseError:
        return ParseError(self.name, self.number, problem, remedy)

    def text(self, field: str, fields: Mapping[str, Any] | None = None) -> str | None:
        """Return a text, or None where the field is absent or null."""
        value = (self.fields if fields is None else fields).get(field)
        if value is None or isinstance(value, str):
            return value
        raise self.error(f"'{field}' is a {_kind(value)}", f"make '{field}' a text")

    def required(self, field: str, fields: Mapping[str, Any] | None = None) -> str:
        value = self.text(field, fields)
        if value is None:
            raise self.error(f"'{field}' is missing", f"give the item a text called '{field}'")
        return value

    def id(self) -> str:
        value = self.fields.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.required("id")

    def flag(self, field: str) -> bool:
        value = self.fields.get(field)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.error(f"'{field}' is a {_kind(value)}", f"make '{field}' true or false")

    def agreed(self, field: str, *, annotated: bool) -> bool:
        """Return whether a field was annotated, null included, and is not disputed."""
        disputed = self.flag(f"{field}_disputed")
        return annotated and field in self.fields and not disputed

    def line(self, value: object, field: str, who: str) -> Line:
        """Return one line of a context; a bare text was said by `who`."""
        if isinstance(value, str):
            return Line(who, value)
        if not isinstance(value, dict):
            problem = f"'{field}' holds a {_kind(value)}"
            raise self.error(problem, 'write each line as {"who": …, "text": …}')
        t = value.get("t")
        if t is not None and (isinstance(t, bool) or not isinstance(t, int | float)):
            raise self.error(f"'t' in '{field}' is a {_kind(t)}", "give seconds, or null")
        return Line(
            self.text("who", value) or who,
            self.required("text", value),
            None if t is None else float(t),
        )

    def lines(self, field: str) -> tuple[Line, ...]:
        """Return the lines of a field, or none where it is absent; one text is one line."""
        value = self.fields.get(field)
        if value is None:
            return ()
        rows = value if isinstance(value, list) else [value]
        return tuple(self.line(row, field, "?") for row in rows)

    def names(self, *fields: str, known: Iterable[str]) -> frozenset[str] | None:
        """Return the labels of the first of these fields that is there, or None."""
        field = next((each for each in fields if self.fields.get(each) is not None), None)
        if field is None:
            return None
        value = self.fields[field]
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.error(f"'{field}' is no list of texts", f"make '{field}' a list of labels")
        for each in value:
            self.known(each, field, known)
        return frozenset(value)

    def known(self, label: str | None, field: str, known: Iterable[str]) -> str | None:
        """Return `label` if it is one of `known`, or None where there is none."""
        names = list(known)
        if label is None or label in names:
            return label
        problem = f"'{label[:_SHOWN]}' in '{field}' is no label"
        raise self.error(problem, f"take one of {', '.join(names)}")


def _acts_item(row: _Row) -> ActsItem:
    """Make an utterance of a line."""
    before, target, after = _context(row)
    identity = row.id()
    labels = row.names("labels", "acts", known=ACTS)
    question = row.known(row.text("question"), "question", QUESTION_TYPES)
    return ActsItem(
        id=identity,
        target=target,
        before=before,
        after=after,
        labels=labels,
        disputed=row.names("disputed", known=ACTS) or frozenset(),
        question=question,
        question_known=row.agreed("question", annotated=labels is not None or bool(question)),
        leader=row.text("leader"),
        meeting=row.text("meeting") or identity,
        language=row.text("language") or row.text("lang"),
        line=row.number,
    )


def _context(row: _Row) -> tuple[tuple[Line, ...], Line, tuple[Line, ...]]:
    """Return what was said before the target, the target, and what was said after it."""
    who = row.text("who") or "speaker"
    if row.fields.get("context") is None:
        return row.lines("prev"), Line(who, row.required("text")), ()
    lines = row.lines("context")
    given = row.fields["context"]
    marked = [
        place
        for place, each in enumerate(given if isinstance(given, list) else [given])
        if isinstance(each, dict) and each.get("target")
    ]
    if len(marked) > 1:
        raise row.error("'context' has more than one target", "mark one line as the target")
    if not marked:
        return lines, Line(who, row.required("text")), ()
    place = marked[0]
    text = row.text("text")
    target = lines[place] if text is None else Line(lines[place].who, text, lines[place].t)
    return lines[:place], target, lines[place + 1 :]


def _response_item(row: _Row) -> ResponseItem:
    """Make an exchange of a line."""
    if row.fields.get("event") is None:
        raise row.error("'event' is missing", 'give what was raised as {"who": …, "text": …}')
    identity = row.id()
    event = row.line(row.fields["event"], "event", "speaker")
    before = row.lines("before") or row.lines("prev")
    after = row.lines("after")
    labels = row.names("labels", "acts", known=ACTS)
    response = row.known(row.text("response"), "response", RESPONSES)
    return ResponseItem(
        id=identity,
        event=event,
        before=before,
        after=after,
        leader=row.text("leader") or _leader(row, (*before, *after), event),
        labels=labels,
        disputed=row.names("disputed", known=ACTS) or frozenset(),
        response=response,
        response_known=row.agreed("response", annotated=labels is not None or bool(response)),
        second=row.known(row.text("second"), "second", RESPONSES),
        meeting=row.text("meeting") or identity,
        language=row.text("language") or row.text("lang"),
        line=row.number,
    )


def _leader(row: _Row, lines: Iterable[Line], event: Line) -> str:
    """Return who leads in an exchange that does not say, by their role."""
    for each in lines:
        if each.who != event.who and each.leads(None):
            return each.who
    problem = "it is not said who leads"
    raise row.error(problem, "give 'leader', a name or the role in brackets after a name")
