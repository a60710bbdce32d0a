"""A time as people and programs write it in a cell.

Clocks, numbers, lengths such as `1m 2s`, times of day, dates with a time, and ranges of them.
"""

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MAX_CHARACTERS: Final = 40
MAX_DAY: Final = 31
MONTHS: Final = 12
MILLISECONDS: Final = 3
"""Digits of milliseconds; frames have at most two."""
UNITS: Final = {
    word: unit
    for words, unit in (
        ("ms msec msecs millis millisecond milliseconds milliseconden mseconds", 1e-3),
        ("s sec secs second seconds seconde seconden", 1.0),
        ("min mins minute minutes minuut minuten", 60.0),
        ("us micros microseconds", 1e-6),
        ("ns nanos nanoseconds", 1e-9),
        ("ticks", 1e-7),
    )
    for word in words.split()
}
_CLOCK: Final = re.compile(
    r"^[\[(]?(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{1,3}))?[\])]?$"
)
_OF_DAY: Final = re.compile(
    r"^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?\s?([ap])\.?m\.?$", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"^-?\d{1,20}(?:[.,]\d{1,20})?(?:e[+-]?\d{1,2})?$", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"^(?:pt)?(?:(\d{1,4})\s?(?:h|hr|hrs|u|uur)\s?)?(?:(\d{1,5})\s?(?:m|min)\s?)?"
    r"(?:(\d{1,7}(?:[.,]\d{1,9})?)\s?(?:s|sec|secs)\s?)?$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?"
    r"(?:\s?([ap])\.?m\.?)?$",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"^(\S{3,20})\s*(?:-->|→|–|—|\s-\s?|\bto\b|\btot\b|-)\s*(\S{3,20})$")
_EXCEL_DAY: Final = dt.datetime(1899, 12, 31)  # noqa: DTZ001 - Excel counts its days from here


@dataclass(frozen=True, slots=True)
class Cell:
    """A time as written: `kind` is "clock", "day", "moment" or "number", `value` in seconds.

    `fine` is false of a clock `m:ss` or `h:mm`, which may be either, and `shown` is the wall clock.
    `frames` are those of a time code `h:mm:ss:ff`, which `value` leaves out.
    """

    kind: str
    value: float
    fine: bool = True
    shown: str = ""
    frames: int | None = None


def cell(text: str) -> Cell | None:
    """Return a time as written, or None where it is none.

    >>> [cell(each).value for each in ("1:02:03.5", "62,5", "1m 2s", "00:01:02:12", "2:05 PM")]
    [3723.5, 62.5, 62.0, 62.0, 50700.0]
    >>> cell("2026-03-16T10:00:05Z").kind, cell("tomorrow")
    ('moment', None)
    """
    text = " ".join(text.split())
    if not text or len(text) > MAX_CHARACTERS or not any(each.isdigit() for each in text):
        return None
    if not text.isascii():
        text = text.replace("−", "-")
    return _number(text) or _clock(text) or _of_day(text) or _moment(text) or _length(text)


def _number(text: str) -> Cell | None:
    if not _NUMBER.match(text):
        return None
    value = float(text.replace(",", "."))
    return Cell("number", value) if math.isfinite(value) else None


def _clock(text: str) -> Cell | None:
    found = _CLOCK.match(text)
    if found is None:
        return None
    hours, minutes, seconds, fraction, rest = found.groups()
    frames = int(rest) if rest and len(rest) < MILLISECONDS else None
    fraction = rest if rest and frames is None else fraction
    value = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")
    fine = hours is not None or fraction is not None or frames is not None
    return Cell("clock", round(value, 3), fine=fine, frames=frames)


def _of_day(text: str) -> Cell | None:
    found = _OF_DAY.match(text)
    if found is None:
        return None
    hour, minute, second, fraction, half = found.groups()
    hours = int(hour) % 12 + 12 * (half.lower() == "p")
    value = hours * 3600 + int(minute) * 60 + int(second or 0) + float(f"0.{fraction or 0}")
    return Cell("day", round(value, 3), fine=second is not None)


def _length(text: str) -> Cell | None:
    found = _LENGTH.match(text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (float((each or "0").replace(",", ".")) for each in found.groups())
    return Cell("clock", round(hours * 3600 + minutes * 60 + seconds, 3))


def _moment(text: str) -> Cell | None:
    """Return a date with a time; Excel's days before 1901 are hours beyond the first 24."""
    try:
        found: dt.datetime | None = dt.datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        found = _dated(text)
    if found is None or len(text) < 12:  # noqa: PLR2004 - a date alone has 10 characters
        return None
    if found.year < 1901 and found.tzinfo is None:  # noqa: PLR2004 - the year Excel begins
        return Cell("clock", round((found - _EXCEL_DAY).total_seconds(), 3))
    aware = found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    try:
        return Cell("moment", round(aware.timestamp(), 3), shown=found.isoformat())
    except (OverflowError, ValueError, OSError):
        return None


def _dated(text: str) -> dt.datetime | None:
    """Return a date as people write it; day and month where only one reading is one."""
    found = _DATE.match(text)
    if found is None:
        return None
    one, two, three = (int(each) for each in found.groups()[:3])
    american = two > MONTHS or (found.group(8) is not None and "/" in text and one <= MONTHS)
    year, month, day = (three, one, two) if american else (three, two, one)
    if one > MAX_DAY:
        year, month, day = one, two, three
    hour = int(found.group(4))
    if found.group(8):
        hour = hour % 12 + 12 * (found.group(8).lower() == "p")
    try:
        return dt.datetime(  # noqa: DTZ001 - the file names no zone
            year if year > 99 else 2000 + year,  # noqa: PLR2004 - a year of two digits
            month,
            day,
            hour,
            int(found.group(5)),
            int(found.group(6) or 0),
            int((found.group(7) or "0").ljust(6, "0")),
        )
    except ValueError:
        return None


def split_ranges(texts: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return starts and ends of a column of ranges `0:01 - 0:04`, or None if most are none.

    >>> split_ranges(["0:01.5 - 0:04.0", "", "0:04.0 --> 0:09.0"])
    (['0:01.5', '', '0:04.0'], ['0:04.0', '', '0:09.0'])
    """
    filled = [each.strip() for each in texts]
    found = [_range(each) if each and cell(each) is None else None for each in filled]
    if not any(found) or 2 * sum(map(bool, found)) < sum(map(bool, filled)):
        return None
    starts = [each.group(1) if each else text for each, text in zip(found, filled, strict=True)]
    return starts, [each.group(2) if each else "" for each in found]


def _range(text: str) -> re.Match[str] | None:
    """Return the two times of a range; a day such as `2026-03-16` is none."""
    found = _RANGE.match(text)
    return found if found and cell(found[1]) and cell(found[2]) else None
