"""Wall clocks of companion files as seconds from the start of the recording, where they can be."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from analyzer.formats.grammar.clocks import seconds_between
from analyzer.session import Session

DAY: Final = 86_400.0
SLACK_S: Final = 300.0
"""How long before and after the recording people may write for a time zone to fit."""
MIN_CLOCKS: Final = 3
_ZOOM_NAME: Final = re.compile(r"GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})")
_ZONES: Final = (
    *range(-12, 15),
    *(-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75),
)
"""Hours of the time zones that are in use."""


def started_of(session: Session) -> str | None:
    """Return when the recording began: as the file has it, or as Zoom names it, in UTC."""
    found = _ZOOM_NAME.search(session.source.name)
    if session.started or found is None:
        return session.started
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}+00:00"


def days_between(one: str | None, other: str | None) -> int:
    """Return how many days lie between two moments, 0 where it is one, or may be for their zones.

    >>> days_between("2026-03-01T23:00:00+00:00", "2026-03-02T00:10:00"), days_between(None, "x")
    (0, 0)
    >>> days_between("2026-03-01", "2026-03-08T10:00:00")
    7
    """
    try:
        left, right = (dt.date.fromisoformat((each or "")[:10]) for each in (one, other))
    except ValueError:
        return 0
    apart = abs((left - right).days)
    return apart if apart > 1 else 0


class WallClock:
    """Wall clocks as seconds from the start of the recording, past midnight too."""

    def __init__(self, started: str | None, *, ahead: float = 0.0) -> None:
        """Take the wall clock of the start, and how many seconds the others are ahead of it."""
        self._started = started
        self._ahead = ahead

    def seconds(self, clock: str) -> float | None:
        """Return the seconds of a wall clock with or without its day; None where not comparable."""
        started = self._started or ""
        stamp = clock.replace(" ", "T", 1)
        if "T" in stamp:
            found = seconds_between(started, stamp)
            return None if found is None else found - self._ahead
        day, _, rest = started.partition("T")
        if rest.endswith("Z") or "+" in rest or "-" in rest:
            return None  # a bare time of day is local, and the offset of "local" is not known
        base = day if rest else "2000-01-01"
        found = seconds_between(started if rest else f"{base}T{started}", f"{base}T{stamp}")
        if found is None:
            return None
        found -= self._ahead
        return found + DAY if found < -DAY / 2 else found - DAY if found > DAY / 2 else found


def only_zone(
    started: str | None, clocks: Sequence[str], duration: float | None
) -> tuple[WallClock, str] | None:
    """Return the clock of local times beside a start in UTC, and its zone, if only one zone fits.

    In a zone that fits, everyone wrote between five minutes before the recording and five after it
    (`SLACK_S`). Of fewer than three times (`MIN_CLOCKS`), or where two zones fit, none is said.

    >>> times = ["15:01:00", "15:20:00", "15:44:00"]
    >>> only_zone("2026-02-19T14:00:00+00:00", times, 2700.0)[1]
    'UTC+01:00'
    >>> only_zone("2026-02-19T14:00:00", times, 2700.0) is None
    True
    """
    utc = re.fullmatch(r"(\d{4}-\d{2}-\d{2}T[\d:.]+)(?:Z|\+00:00)", started or "")
    if utc is None or duration is None or len(clocks) < MIN_CLOCKS:
        return None
    fits = []
    for hours in _ZONES:
        clock = WallClock(utc.group(1), ahead=hours * 3600)
        times = [clock.seconds(each) for each in clocks]
        if all(each is not None and -SLACK_S <= each <= duration + SLACK_S for each in times):
            fits.append((hours, clock))
    if len({hours % 24 for hours, _ in fits}) != 1:
        return None
    hours, clock = fits[0]
    minutes = round(abs(hours) * 60)
    return clock, f"UTC{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
