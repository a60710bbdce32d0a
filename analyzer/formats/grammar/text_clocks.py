"""Times in text that are times of day, or hours and minutes: counted from the first of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analyzer.session import Utterance

MORNING_S: Final = 6 * 3600.0
"""A clock that begins at six hours or later is a time of day."""
DAY_S: Final = 86_400.0
FAST: Final = 8.0
"""Words a second above which people do not talk: minutes and seconds are hours and minutes."""
MINUTE_S: Final = 60.0
MIN_TIMES: Final = 5


def of_day(cues: Sequence[Utterance], words: Sequence[int]) -> tuple[list[Utterance], str | None]:
    """Return cues with times of day counted from the first, and the clock at second 0, or None.

    "10:32" is 32 seconds after ten minutes, unless people would have talked faster than they can;
    then it is a time of day, and holds for its minute.

    >>> cues = [Utterance(0, "Ann", "Hi.", 36000.0), Utterance(1, "Bo", "Yes.", 36005.0)]
    >>> [each.start for each in of_day(cues, [1, 1])[0]], of_day(cues, [1, 1])[1]
    ([0.0, 5.0], '10:00:00')
    """
    starts = [each.start for each in cues if each.start is not None]
    if not starts:
        return list(cues), None
    span = max(starts) - min(starts)
    minutes = (
        len(starts) >= MIN_TIMES
        and max(starts) < DAY_S / MINUTE_S
        and all(each.end is None for each in cues)
        and sum(words) > FAST * max(span, 1.0)
    )
    if not minutes and not (MORNING_S <= starts[0] < DAY_S and span < DAY_S):
        return list(cues), None
    unit = MINUTE_S if minutes else 1.0
    moved = [_moved(each, starts[0] * unit, unit, block=minutes) for each in cues]
    clock = dt.datetime(2000, 1, 1) + dt.timedelta(seconds=starts[0] * unit)  # noqa: DTZ001 - no day
    return moved, clock.time().isoformat(timespec="seconds")


def _moved(cue: Utterance, zero: float, unit: float, *, block: bool) -> Utterance:
    """Return a cue counted from second 0; what seems half a day earlier is past midnight."""
    start = _since(cue.start, zero, unit)
    end = _since(cue.end, zero, unit)
    quality = "block" if block and start is not None else cue.time_quality
    return replace(cue, start=start, end=end, time_quality=quality)


def _since(time: float | None, zero: float, unit: float) -> float | None:
    if time is None:
        return None
    since = time * unit - zero
    return round(since + DAY_S if since < -DAY_S / 2 else since, 3)
