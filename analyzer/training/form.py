"""The form of researchers' items: JSON lines, their fields, and what a bad one is told."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analyzer.errors import FormatError, ParseError

LEADING_ROLES: Final = frozenset(("leader", "pm", "professor", "minister", "staatssecretaris"))
"""Roles that lead where an item does not name its leader, in lower case."""

MAX_SECONDS: Final = 1_000_000

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
        if b"\\u" in raw:
            json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise ParseError(name, number, "this is no UTF-8", remedy) from error
    except UnicodeEncodeError as error:
        problem = "half of a surrogate pair stands in it"
        raise ParseError(name, number, problem, "write that character whole") from error
    except (ValueError, RecursionError) as error:
        place = getattr(error, "colno", 1)
        raise ParseError(name, number, f"bad JSON at character {place}", remedy) from error
    if not isinstance(row, dict):
        raise ParseError(name, number, f"a JSON {_kind(row)} stands here", remedy)
    return row


def _kind(value: object) -> str:
    names = {list: "list", str: "text", bool: "true or false", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "object")


class Entry:
    """One line of a file while its fields are checked; every error names file and line.

    Args:
        name: of the file.
        number: of the line, from 1.
        fields: the object on it.

    >>> Entry("a.jsonl", 3, {"text": "Hi."}).required("text")
    'Hi.'
    """

    def __init__(self, name: str, number: int, fields: Mapping[str, Any]) -> None:
        """Remember the place."""
        self.name, self.number, self.fields = name, number, fields

    def error(self, problem: str, remedy: str) -> ParseError:
        """Return the error of this line."""
        return ParseError(self.name, self.number, problem, remedy)

    def text(self, field: str, fields: Mapping[str, Any] | None = None) -> str | None:
        """Return a text, or None where the field is absent or null."""
        value = (self.fields if fields is None else fields).get(field)
        if value is None or isinstance(value, str):
            return value
        raise self.error(f"'{field}' is a {_kind(value)}", f"make '{field}' a text")

    def required(self, field: str, fields: Mapping[str, Any] | None = None) -> str:
        """Return a text that must be there."""
        value = self.text(field, fields)
        if value is None:
            raise self.error(f"'{field}' is missing", f"give the item a text called '{field}'")
        return value

    def id(self) -> str:
        """Return the id, which may be written as a whole number."""
        value = self.fields.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.required("id")

    def flag(self, field: str) -> bool:
        """Return whether a field is true; false where it is absent or null."""
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
        if t is not None and not abs(t) <= MAX_SECONDS:
            raise self.error(f"'t' in '{field}' is out of bounds", "give seconds, or null")
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
