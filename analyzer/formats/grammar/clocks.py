"""Wall clocks as chats and attendance lists write them: dates in any order, 12 or 24 hours."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

_DATE: Final = re.compile(
    r"^\s*(?:[^\W\d_]{2,10}\.?,?\s+)?(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})\.?[,\sT]*(.*)$"
)
_DAY_MONTH: Final = re.compile(
    r"^\s*(?:[^\W\d_]{2,10}\.?,?\s+)?(\d{1,2})\.?(?:\s+|-)(?:de\s+)?([^\W\d_]{3,12})\.?,?(?:\s+|-)"
    r"(?:de\s+)?(\d{4})[,\s]*(.*)$"
)
_MONTH_DAY: Final = re.compile(
    r"^\s*(?:[^\W\d_]{2,10}\.?,\s+)?([^\W\d_]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})[,\s]*(.*)$"
)
_TIME: Final = re.compile(
    r"^(?:(?:at|om|um|à|a las)\s+)?([上下]午|오[전후]|午[前後])?\s*(\d{1,2})[:.](\d{2})"
    r"(?:[:.](\d{2}))?(?:[.,]\d{1,9})?\s*(?:([ap])\.?\s?m\b)?",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(r"(Z|[+-]\d{2}:?\d{2})\s*$")
_LATE: Final = ("下午", "오후", "午後")
_HALF: Final = re.compile(r"\d\s*[ap]\.?\s?m\b|[上下]午|오[전후]|午[前後]", re.IGNORECASE)
_MONTHS: Final = {
    begins: number
    for number, begins_of in enumerate(
        (
            "jan ene gen", "feb fév fev", "mar maa mrt mär mae", "apr avr abr", "may mei mai mag",
            "juin jun giu", "juil jul lug", "aug ago aoû aou", "sep set", "oct okt ott out",
            "nov", "dec dez déc dic",
        ),
        start=1,
    )
    for begins in begins_of.split()
}  # fmt: skip
CENTURY: Final = 2000
MONTHS: Final = 12
HALF_DAY: Final = 12
DAY_S: Final = 86_400.0
ANY_DAY: Final = "2000-01-01"


def _numbers(stamp: str) -> tuple[int, int] | None:
    """Return the first two numbers of a date that ends with its year, or None."""
    found = _DATE.match(stamp)
    if found is None or len(found.group(1)) > 2:  # noqa: PLR2004 - a year comes first
        return None
    return int(found.group(1)), int(found.group(2))


def is_day_first(stamps: Iterable[str]) -> bool | None:
    """Return whether dates put the day before the month; None where the values leave it open.

    >>> is_day_first(["13/02/2026, 10:00"]), is_day_first(["02/13/2026"]), is_day_first(["1/2/26"])
    (True, False, None)
    """
    dotted = False
    for stamp in stamps:
        numbers = _numbers(stamp)
        if numbers is None:
            continue
        first, second = numbers
        if first > MONTHS >= second:
            return True
        if second > MONTHS >= first:
            return False
        dotted = dotted or bool(re.match(r"^\s*\d{1,2}[.\-]\d{1,2}[.\-]\d", stamp))
    return True if dotted else None


def is_open(stamp: str) -> bool:
    """Return whether a date by itself may put the day or the month first.

    >>> is_open("3/4/26, 10:00"), is_open("4/4/26, 10:00"), is_open("2026-03-04")
    (True, False, False)
    """
    numbers = _numbers(stamp)
    return numbers is not None and numbers[0] != numbers[1] and max(numbers) <= MONTHS


def wall_clock(stamp: str, *, day_first: bool, utc: bool = False) -> str | None:
    """Return a date and time as ISO 8601, or None where it is none that is known.

    >>> wall_clock("7/22/26, 7:02:11 PM", day_first=False)
    '2026-07-22T19:02:11'
    >>> wall_clock("22-07-2026 19:02", day_first=True), wall_clock("soon", day_first=True)
    ('2026-07-22T19:02:00', None)
    >>> wall_clock("Jul 22, 2026 07:02 PM", day_first=True)
    '2026-07-22T19:02:00'
    """
    parts = _date(stamp, day_first=day_first)
    time = _time(parts[3]) if parts else None
    if parts is None or time is None:
        return None
    try:
        whole = dt.datetime(*parts[:3], *time)  # noqa: DTZ001 - local time of whoever saved it
    except ValueError:
        return None
    zone = _ZONE.search(parts[3])
    offset = "+00:00" if utc else ""
    if zone is not None:
        offset = "+00:00" if zone.group(1) == "Z" else zone.group(1)
    return whole.isoformat() + offset


def _date(stamp: str, *, day_first: bool) -> tuple[int, int, int, str] | None:
    """Return year, month and day of a stamp, and what stands after them."""
    found = _DATE.match(stamp)
    if found:
        first, second, third = (int(each) for each in found.groups()[:3])
        if len(found.group(1)) > 2:  # noqa: PLR2004 - a year comes first
            return first, second, third, found.group(4)
        day, month = (first, second) if day_first else (second, first)
        year = third + CENTURY if third < 100 else third  # noqa: PLR2004 - two digits
        return year, month, day, found.group(4)
    worded = _DAY_MONTH.match(stamp)
    if worded:
        day_text, month_text = worded.group(1), worded.group(2)
    else:
        worded = _MONTH_DAY.match(stamp)
        if worded is None:
            return None
        month_text, day_text = worded.group(1), worded.group(2)
    folded = month_text.casefold()
    number = _MONTHS.get(folded[:4]) or _MONTHS.get(folded[:3])
    return (int(worded.group(3)), number, int(day_text), worded.group(4)) if number else None


def time_of_day(stamp: str) -> str | None:
    """Return a time without a day as ISO 8601, or None where it is none.

    >>> time_of_day("9:05 PM"), time_of_day("18:02:01"), time_of_day("1 hr")
    ('21:05:00', '18:02:01', None)
    """
    time = _time(stamp) if re.match(r"^\D{0,8}\d{1,2}[:.]\d{2}", stamp.strip()) else None
    try:
        return dt.time(*time).isoformat() if time else None
    except ValueError:
        return None


def _time(text: str) -> tuple[int, int, int] | None:
    found = _TIME.match(text.strip())
    if found is None:
        return None
    hour, minute, second = (int(each or 0) for each in found.groups()[1:4])
    half = (found.group(5) or "").lower() or ("p" if found.group(1) in _LATE else found.group(1))
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half == "p" else 0)
    return hour, minute, second


def is_half_day(stamp: str) -> bool:
    """Return whether a time says AM or PM.

    >>> is_half_day("7/8/26, 7:02 PM"), is_half_day("7/8/26, 19:02")
    (True, False)
    """
    return _HALF.search(stamp) is not None


def seconds_between(start: str, end: str) -> float | None:
    """Return the seconds from one ISO wall clock to another; None where they can't be compared.

    Both must have an offset, or neither. Where one has no day, both are times of one day or the
    next: of the two ways around midnight, the shorter one counts.

    >>> seconds_between("2026-03-01T10:00:00", "2026-03-01T10:01:30")
    90.0
    >>> seconds_between("2026-03-01T10:00:00Z", "2026-03-01T10:01:30") is None
    True
    >>> seconds_between("23:59:00", "2026-03-02T00:01:00"), seconds_between("00:01:00", "23:59:00")
    (120.0, -120.0)
    """
    dated = "T" in start and "T" in end
    try:
        left, right = (
            dt.datetime.fromisoformat(each if dated else f"{ANY_DAY}T{each.rpartition('T')[2]}")
            for each in (start, end)
        )
    except ValueError:
        return None
    if (left.tzinfo is None) != (right.tzinfo is None):
        return None
    seconds = (right - left).total_seconds()
    return seconds if dated else (seconds + DAY_S / 2) % DAY_S - DAY_S / 2
