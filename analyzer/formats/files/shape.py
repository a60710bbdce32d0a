"""A cursor over JSON that knows where it is, so that what is odd is named by its path."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from analyzer.errors import ParseError
from analyzer.formats.files.document import Document
from analyzer.formats.files.limits import BROKEN_REMEDY
from analyzer.translate import marked, phrase

HALF: Final = 2.0**32
"""Where the upper half of a long number begins."""
_DURATION: Final = re.compile(r"^\s*(-?\d{1,12}(?:\.\d{1,12})?)\s*s?\s*$")


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a JSON document, or the place where one is missing.

    Attributes:
        value: the value, or None where there is none.
        path: where it stands, such as `"results[3].start"`; `""` is the whole.
        file: name of the file, for messages.

    >>> node = Node({"results": [{"start": "1.200s"}]})
    >>> node["results"].first()["start"].seconds(), bool(node["speakers"])
    (1.2, False)
    """

    value: Any
    path: str = ""
    file: str = "transcript"

    @classmethod
    def of(cls, document: Document) -> "Node":
        """Return the whole of a document's JSON."""
        return cls(document.json, "", document.name)

    def __bool__(self) -> bool:
        """Return whether there is a value, and it is not null."""
        return self.value is not None

    def __getitem__(self, key: str) -> "Node":
        """Return the value of a key; an empty node where it is missing or this is no object."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(value, f"{self.path}.{key}" if self.path else key, self.file)

    def get(self, *keys: str) -> "Node":
        """Return the first of some keys that has a value; an empty node if none has."""
        found = [self[key] for key in keys]
        return next((each for each in found if each), found[0])

    def has(self, *keys: str) -> bool:
        """Return whether this is an object that has all of these keys, null or not."""
        return isinstance(self.value, dict) and all(key in self.value for key in keys)

    def is_list(self) -> bool:
        """Return whether this is a list."""
        return isinstance(self.value, list)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of an object; none of anything else."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def each(self) -> Iterator["Node"]:
        """Yield the items of a list; none where it is missing or null.

        Raises:
            ParseError: if it is something else.
        """
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.error(marked("is no list"))
        for at, item in enumerate(self.value):
            yield Node(item, f"{self.path}[{at}]", self.file)

    def first(self) -> "Node":
        """Return the first item of a list; an empty node where there is none."""
        some = isinstance(self.value, list) and bool(self.value)
        return Node(self.value[0] if some else None, f"{self.path}[0]", self.file)

    def text(self) -> str:
        """Return a text, or a number as text; `""` where it is missing.

        Raises:
            ParseError: if it is an object or a list.
        """
        if self.value is None:
            return ""
        if isinstance(self.value, dict | list):
            raise self.error(marked("is no text"))
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value)

    def number(self) -> float | None:
        """Return a number, or a text that is one; None where it is missing or empty.

        Raises:
            ParseError: if it is anything else, or no finite number.
        """
        if self.value is None or self.value == "":
            return None
        found: float | None = None
        if isinstance(self.value, int | float | str) and not isinstance(self.value, bool):
            try:
                found = float(self.value)
            except (ValueError, OverflowError):
                found = None
        if found is None or not math.isfinite(found):
            raise self.error(marked("is no number"))
        return found

    def seconds(self, scale: float = 1.0) -> float | None:
        """Return a time in seconds to the millisecond; None where it is missing.

        Takes a number of `scale` seconds (0.001 for milliseconds), `"1.200s"`, and
        `{"seconds": "1", "nanos": 200000000}`, whose seconds may be `{"low": 1, "high": 0}`.

        Raises:
            ParseError: if it is anything else.
        """
        if isinstance(self.value, dict):
            whole, nanos = self["seconds"].whole(), self["nanos"].number() or 0.0
            return round(whole + nanos / 1e9, 3)
        matched = _DURATION.match(self.value) if isinstance(self.value, str) else None
        if matched:
            return round(float(matched.group(1)) * scale, 3)
        value = self.number()
        return None if value is None else round(value * scale, 3)

    def whole(self) -> float:
        """Return whole seconds; halves of a long number, as JavaScript writes it, are put together.

        >>> Node({"low": 7, "high": 0, "unsigned": False}).whole()
        7.0
        """
        if self.has("low", "high"):
            low, high = self["low"].number() or 0.0, self["high"].number() or 0.0
            return low % HALF + high * HALF
        return self.number() or 0.0

    def error(self, problem: str) -> ParseError:
        """Return the error that something is wrong with this value."""
        shown = repr(self.value)[:40]
        path = self.path or marked("the whole")
        said = phrase("{path} {problem} ({shown})", path=path, problem=problem, shown=shown)
        return ParseError(self.file, 1, said, BROKEN_REMEDY)
