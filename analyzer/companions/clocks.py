"""Wall clocks as attendance lists write them: dates in any order, 12 or 24 hours."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

_DATE: Final = re.compile(r"^\s*(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})[,\sT]*(.*)$")
_TIME: Final = re.compile(
    r"^(?:at |om )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?[\s/\u202f\u00a0]*([ap])?\.?m?\.?",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(r"(Z|[+-]\d{2}:?\d{2})\s*$")
CENTURY: Final = 2000
MONTHS: Final = 12
HALF_DAY: Final = 12


def is_day_first(stamps: Iterable[str]) -> bool | None:
    """Return whether dates put the day before the month; None where the values leave it open.

    >>> is_day_first(["13/02/2026, 10:00"]), is_day_first(["02/13/2026"]), is_day_first(["1/2/26"])
    (True, False, None)
    """
    for stamp in stamps:
        found = _DATE.match(stamp)
        if found is None or len(found.group(1)) > 2:  # noqa: PLR2004 - a year comes first
            continue
        first, second = int(found.group(1)), int(found.group(2))
        if first > MONTHS >= second:
            return True
        if second > MONTHS >= first:
            return False
    dotted = [stamp for stamp in stamps if re.match(r"^\s*\d{1,2}[.\-]\d{1,2}[.\-]\d{4}", stamp)]
    return True if dotted else None


def wall_clock(stamp: str, *, day_first: bool) -> str | None:
    """Return a date and time as ISO 8601, or None where it is none that is known.

    >>> wall_clock("7/22/26, 7:02:11 PM", day_first=False)
    '2026-07-22T19:02:11'
    >>> wall_clock("22-07-2026 19:02", day_first=True), wall_clock("soon", day_first=True)
    ('2026-07-22T19:02:00', None)
    """
    found = _DATE.match(stamp)
    if found is None:
        return None
    time = _time(found.group(4))
    parts = [int(each) for each in found.groups()[:3]]
    if len(found.group(1)) > 2:  # noqa: PLR2004 - a year comes first
        year, month, day = parts
    else:
        (day, month) = parts[:2] if day_first else parts[1::-1]
        year = parts[2] + CENTURY if parts[2] < 100 else parts[2]  # noqa: PLR2004 - two digits
    if time is None:
        return None
    try:
        whole = dt.datetime(year, month, day, *time)  # noqa: DTZ001 - local time of whoever saved it
    except ValueError:
        return None
    zone = _ZONE.search(stamp)
    offset = "" if zone is None else "+00:00" if zone.group(1) == "Z" else zone.group(1)
    return whole.isoformat() + offset


def _time(text: str) -> tuple[int, int, int] | None:
    found = _TIME.match(text.strip())
    if found is None:
        return None
    hour, minute, second = (int(each or 0) for each in found.groups()[:3])
    half = (found.group(4) or "").lower()
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half == "p" else 0)
    return hour, minute, second


def is_half_day(stamp: str) -> bool:
    """Return whether a time says AM or PM.

    >>> is_half_day("7/8/26, 7:02 PM"), is_half_day("7/8/26, 19:02")
    (True, False)
    """
    return re.search(r"\d[\s/\u202f\u00a0]*[ap]\.?m\b", stamp, re.IGNORECASE) is not None


def seconds_between(start: str, end: str) -> float | None:
    """Return the seconds from one ISO wall clock to another; None where they can't be compared.

    Both must have an offset, or neither.

    >>> seconds_between("2026-03-01T10:00:00", "2026-03-01T10:01:30")
    90.0
    >>> seconds_between("2026-03-01T10:00:00Z", "2026-03-01T10:01:30") is None
    True
    """
    try:
        left, right = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    except ValueError:
        return None
    if (left.tzinfo is None) != (right.tzinfo is None):
        return None
    return (right - left).total_seconds()


def column(header: Sequence[str], *names: str) -> int | None:
    """Return the first column whose header is, or begins with, one of some names."""
    folded = [cell.casefold() for cell in header]
    for name in names:
        for at, cell in enumerate(folded):
            if cell == name or cell.startswith(name):
                return at
    return None
