"""SessionRecord: what is known about one meeting after analysis; JSON in and out.

The JSON form is described by `record.schema.json` beside this module, which
`speakup schema` prints.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeVar

from analyzer.capabilities import missing
from analyzer.errors import ParseError
from analyzer.metrics.floor import transitions, windows
from analyzer.metrics.values import Index, NotMeasurable, Rate, Value
from analyzer.session import (
    Act,
    Event,
    Message,
    Person,
    Response,
    Roster,
    Session,
    Source,
    Stay,
    Utterance,
)

_T = TypeVar("_T")
FORM: Final = "speakup-session-record/1"
REMEDY: Final = "give a file that 'speakup analyze --format json' wrote"


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of one metric.

    Attributes:
        metric: name in the metric registry.
        person: whose it is, or None for the whole session.
        value: rate, index, or why there is none.
    """

    metric: str
    person: str | None
    value: Value


@dataclass(frozen=True)
class SessionRecord:
    """A labelled session with its measures.

    Attributes:
        session: labelled utterances, roster and events.
        values: one for each metric and person.
        versions: of the analyser (`analyzer`) and of what labelled the acts (`model`, and
            the SHA-256 of its configuration).
    """

    session: Session
    values: tuple[Measured, ...]
    versions: Mapping[str, str]

    def of(self, metric: str, person: str | None = None) -> Value | None:
        """Return the value of a metric, or None where it has none for that person."""
        for each in self.values:
            if each.metric == metric and each.person == person:
                return each.value
        return None

    def people_of(self, metric: str) -> dict[str, Value]:
        """Return the values of a metric by person, in roster order."""
        found = {e.person: e.value for e in self.values if e.metric == metric and e.person}
        order = [name for name in self.session.roster.names if name in found]
        return {name: found[name] for name in order}

    def to_data(self) -> dict[str, Any]:
        """Return the record as plain dicts and lists, in the form of the schema."""
        session = self.session
        return {
            "form": FORM,
            "versions": dict(self.versions),
            "session": {
                "id": session.source.sha256,
                "title": session.title,
                "date": session.date,
                "language": session.language,
                "duration": session.duration,
                "signature": list(session.signature),
                "source": asdict(session.source),
                "started": session.started,
                "companions": [asdict(each) for each in session.companions],
                "not_measurable": dict(missing(session)),
                "notes": list(session.notes),
            },
            "roster": {
                "complete": session.roster.complete,
                "people": [asdict(person) for person in session.roster.people],
            },
            "utterances": [asdict(each) for each in session.utterances],
            "messages": [asdict(each) for each in session.messages],
            "events": [asdict(each) for each in session.events],
            "values": [_value_to_data(each) for each in self.values],
            "windows": [asdict(each) for each in windows(session)],
            "transitions": _transitions(session),
        }

    def to_json(self, *, indent: int | None = 1) -> str:
        """Return the record as JSON text, UTF-8 safe, keys in the schema's order."""
        return json.dumps(self.to_data(), ensure_ascii=False, indent=indent, allow_nan=False)

    @classmethod
    def from_json(cls, text: str | bytes, *, source: str = "record") -> "SessionRecord":
        """Return the record that `to_json` wrote.

        Raises:
            ParseError: if it is no JSON or does not follow the schema.
        """
        try:
            data = json.loads(text)
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise ParseError(source, line, "this is no JSON", REMEDY) from error
        return cls.from_data(data, source=source)

    @classmethod
    def from_data(cls, data: object, *, source: str = "record") -> "SessionRecord":
        """Return the record that `to_data` gave.

        Raises:
            ParseError: if it does not follow the schema; the place is named by its path.
        """
        from jsonschema.exceptions import best_match

        problem = best_match(_validator().iter_errors(data))
        if problem is not None:
            reason = f"{problem.json_path} {problem.message[:200]}"
            raise ParseError(source, 1, f"this is no session record ({reason})", REMEDY)
        if not isinstance(data, dict):  # for the type checker: the schema demands an object
            raise ParseError(source, 1, "this is no session record", REMEDY)
        session = _session(data)
        values = tuple(_value(each) for each in data["values"])
        return cls(session, values, data["versions"])


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a session record."""
    text = files("analyzer").joinpath("record.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _validator() -> Any:  # noqa: ANN401 - jsonschema's validators have no useful type
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _made(kind: type[_T], data: Mapping[str, Any]) -> _T:
    """Make a frozen dataclass from its dict, lists turned back into tuples."""
    names = {each.name for each in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come here
    return kind(
        **{
            key: tuple(value) if isinstance(value, list) else value
            for key, value in data.items()
            if key in names
        }
    )


def _session(data: Mapping[str, Any]) -> Session:
    about, roster = data["session"], data["roster"]
    return Session(
        utterances=tuple(_utterance(each) for each in data["utterances"]),
        roster=Roster(tuple(_person(each) for each in roster["people"]), roster["complete"]),
        source=_source(about["source"]),
        title=about["title"],
        date=about["date"],
        notes=tuple(about["notes"]),
        events=tuple(_event(each) for each in data["events"]),
        messages=tuple(_made(Message, each) for each in data["messages"]),
        started=about["started"],
        companions=tuple(_source(each) for each in about["companions"]),
    )


def _source(data: Mapping[str, Any]) -> Source:
    return _made(Source, {**data, "columns": [tuple(each) for each in data["columns"]]})


def _person(data: Mapping[str, Any]) -> Person:
    return _made(Person, {**data, "stays": [_made(Stay, each) for each in data["stays"]]})


def _utterance(data: Mapping[str, Any]) -> Utterance:
    acts = [_made(Act, each) for each in data["acts"]]
    question = _made(Act, data["question"]) if data["question"] else None
    return _made(Utterance, {**data, "acts": acts, "question": question})


def _event(data: Mapping[str, Any]) -> Event:
    response = _made(Response, data["response"]) if data["response"] else None
    return _made(Event, {**data, "response": response})


def _transitions(session: Session) -> list[dict[str, Any]]:
    """Return how often the floor passed from one person to another, where it did."""
    names = session.roster.names
    counts = transitions(session)
    return [
        {"from": names[left], "to": names[right], "count": int(counts[left, right])}
        for left, right in zip(*counts.nonzero(), strict=True)
    ]


def _value_to_data(measured: Measured) -> dict[str, Any]:
    value = measured.value
    data: dict[str, Any] = {"metric": measured.metric, "person": measured.person}
    if isinstance(value, NotMeasurable):
        return {**data, "not_measurable": value.reason}
    data |= {"value": value.value, "low": value.low, "high": value.high}
    if isinstance(value, Rate):
        data |= {"count": value.count, "total": value.total}
        data |= {"bootstrapped": value.interval is not None}
    else:
        data |= {"unit": value.unit}
    return {**data, "not_measurable": None, "evidence": list(value.evidence)}


def _value(data: Mapping[str, Any]) -> Measured:
    value: Value
    if data["not_measurable"] is not None:
        value = NotMeasurable(data["not_measurable"])
    elif "total" in data:
        pair = (data["low"], data["high"]) if data["bootstrapped"] else None
        value = Rate(data["count"], data["total"], tuple(data["evidence"]), pair)
    else:
        value = _made(Index, data)
    return Measured(data["metric"], data["person"], value)
