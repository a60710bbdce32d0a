"""Researchers' items: utterances and exchanges, labelled or not, as JSON lines.

One item is one utterance with its context (`ActsItem`) or one exchange (`ResponseItem`), in the
form of the annotation files that this project was developed with. Fields it does not know are
left alone, so a file may carry columns of its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.episodes import RESPONSES
from analyzer.errors import FormatError, ParseError
from analyzer.training.form import Entry, Line, json_lines


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


def _read(path: Path, make: Callable[[Entry], Item]) -> list[Item]:
    """Read all items of a file, refusing an id that comes twice."""
    items: list[Item] = []
    seen: dict[str, int] = {}
    for number, row in json_lines(path):
        item = make(Entry(path.name, number, row))
        if item.id in seen:
            problem = f"id '{item.id}' also stands on line {seen[item.id]}"
            raise ParseError(path.name, number, problem, "give each item an id of its own")
        seen[item.id] = number
        items.append(item)
    if not items:
        raise FormatError(str(path), "there are no items in it", "give one JSON object a line")
    return items


def _acts_item(row: Entry) -> ActsItem:
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


def _context(row: Entry) -> tuple[tuple[Line, ...], Line, tuple[Line, ...]]:
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


def _response_item(row: Entry) -> ResponseItem:
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


def _leader(row: Entry, lines: Iterable[Line], event: Line) -> str:
    """Return who leads in an exchange that does not say, by their role."""
    for each in lines:
        if each.who != event.who and each.leads(None):
            return each.who
    problem = "it is not said who leads"
    raise row.error(problem, "give 'leader', a name or the role in brackets after a name")
