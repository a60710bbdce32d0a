"""Columns of times as seconds from the start of the meeting.

What a number means is read from the column's own name, else from its size, else from how fast
people would have talked.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analyzer.formats.grammar.time_cells import UNITS, Cell, cell, split_ranges
from analyzer.translate import marked

Seconds = list[float | None]

MILLISECONDS: Final = marked("times without a unit, read as milliseconds")
OF_DAY: Final = marked("times of day, counted from the first of them")
UNREAD: Final = marked("times that cannot be read, and were left out")
FRAMES: Final = marked("times that count frames, read at 25, 30, 50 or 60 of them a second")
DAYS: Final = marked("times in parts of a day, as a spreadsheet stores them")
MINUTES: Final = marked("times in whole minutes, each of which holds for its minute")

DAY_S: Final = 86_400.0
HALF_DAY_S: Final = 43_200.0
MINUTE_S: Final = 60.0
MORNING_S: Final = 6 * 3600.0
"""A clock that begins at six hours or later is a time of day."""
EPOCH: Final = ((1e9, 1e11, 1.0), (1e11, 1e14, 1e-3), (1e14, 1e17, 1e-6), (1e17, 1e20, 1e-9))
"""From, to, and unit in seconds, of numbers that count from 1970."""
SLOW: Final = 0.02
"""Words a second below which people do not talk: the unit is a smaller one."""
VERY_SLOW: Final = 0.005
FAST: Final = 8.0
"""Words a second above which people do not talk: minutes and seconds are hours and minutes."""
LONG_S: Final = 36_000.0
MIN_TIMES: Final = 5
FRAME_RATES: Final = (25, 30, 50, 60)
LONGER: Final = 50.0
"""So many times longer than the whole meeting, what people said in it is not."""
ABSURD: Final = 1000.0
"""Words a second at which numbers below 1 are no seconds but parts of a day."""


@dataclass(frozen=True, slots=True)
class Times:
    """Starts and ends of rows in seconds, and what was learned in reading them.

    Attributes:
        starts: seconds, None where a row gives none.
        ends: the same.
        block: whether each time holds for a whole minute.
        started: wall clock of second 0, ISO 8601, or None.
        notes: what is odd about them.
    """

    starts: Seconds
    ends: Seconds
    block: bool = False
    started: str | None = None
    notes: tuple[str, ...] = ()


def read_times(
    columns: Mapping[str, Sequence[str]],
    units: Mapping[str, float | None],
    words: Sequence[int],
) -> Times:
    """Return the times of rows.

    Args:
        columns: cells of `"start"`, `"end"` and `"duration"`, those there are.
        units: the unit in seconds that a column's name says, or None.
        words: how many words each row holds.

    >>> read_times({"start": ["0", "2500"], "end": ["2000", "4000"]}, {}, [5, 4]).starts
    [0.0, 2.5]
    """
    count = len(words)
    nothing: Seconds = [None] * count
    if "start" not in columns:
        return Times(nothing, list(nothing))
    texts = {name: list(each) for name, each in columns.items()}
    ranges = None if "end" in texts else split_ranges(texts["start"])
    if ranges:
        texts["start"], texts["end"] = ranges
    empty = [""] * count
    starts, ends, lengths = (
        [cell(each) for each in texts.get(name, empty)] for name in ("start", "end", "duration")
    )
    kind = _kind(starts)
    starts, ends = ([each if _fits(each, kind) else None for each in x] for x in (starts, ends))
    filled = sum(bool(each.strip()) for name in ("start", "end") for each in texts.get(name, ()))
    unread = filled - sum(each is not None for each in (*starts, *ends))
    notes = [f"{UNREAD}: {unread}"] if unread else []
    rate, framed = _frames([*starts, *ends, *lengths])
    notes += [f"{FRAMES}: {framed}"] if framed else []
    times = Times(
        [_of(each, rate) for each in starts], [_of(each, rate) for each in ends], notes=tuple(notes)
    )
    plain = [each is not None and each.kind == "number" for each in lengths]
    said = units.get("duration")
    durations = _scaled([_of(each, rate) for each in lengths], said or 1.0, plain)
    if kind == "number":
        times, unit = _in_seconds(times, durations, units, words)
        durations = durations if said else _scaled(durations, unit, plain)
    else:
        times = _from_clock(times, starts, kind, words)
    if not said and any(plain) and _outlast(durations, times.starts):
        durations = _scaled(durations, 1e-3, plain)
        times = replace(times, notes=(*times.notes, f"{MILLISECONDS}: {sum(plain)}"))
    return _with_ends(times, durations)


def _kind(cells: Sequence[Cell | None]) -> str:
    """Return what most cells are."""
    kinds = Counter(each.kind for each in cells if each)
    return kinds.most_common(1)[0][0] if kinds else "clock"


def _fits(each: Cell | None, kind: str) -> bool:
    """Return whether a cell is of a kind; whole seconds stand among clocks, as `0` does."""
    if each is None:
        return False
    return each.kind == kind or (kind == "clock" and each.kind == "number" and each.value == 0)


def _of(each: Cell | None, rate: int) -> float | None:
    if each is None or each.frames is None:
        return None if each is None else each.value
    return round(each.value + each.frames / rate, 3)


def _frames(cells: Sequence[Cell | None]) -> tuple[int, int]:
    """Return frames a second, the lowest usual rate that fits, and how many cells have frames."""
    found = [each.frames for each in cells if each and each.frames is not None]
    highest = max(found, default=0)
    return next((each for each in FRAME_RATES if each > highest), FRAME_RATES[-1]), len(found)


def _outlast(durations: Seconds, starts: Seconds) -> bool:
    """Return whether whole numbers, read as seconds, are far longer than all that they are of."""
    lengths = [each for each in durations if each is not None]
    known = [each for each in starts if each is not None]
    whole = max(known, default=0.0) - min(known, default=0.0)
    if whole <= 0 or not all(each.is_integer() for each in lengths):
        return False
    return sum(lengths[:-1]) > LONGER * whole


def _scaled(values: Seconds, factor: float, which: Sequence[bool]) -> Seconds:
    return [
        round(value * factor, 3) if value is not None and scaled else value
        for value, scaled in zip(values, which, strict=True)
    ]


def _in_seconds(
    times: Times, durations: Seconds, units: Mapping[str, float | None], words: Sequence[int]
) -> tuple[Times, float]:
    """Return numbers as seconds, and their unit."""
    known = [each for each in times.starts if each is not None]
    least, lowest = min(known, default=0.0), EPOCH[0][0]
    if max(known, default=0.0) < lowest <= max(filter(None, times.ends), default=0.0):
        times = replace(times, ends=[None] * len(times.ends))  # they count from 1970, starts don't
    said = units.get("start")
    epoch = next((unit for low, high, unit in EPOCH if low <= least < high), None)
    if epoch and said != UNITS["ticks"]:
        moved = _moved(_times(times, epoch), round(least * epoch, 3))
        return replace(moved, started=_iso(least * epoch)), epoch
    unit, noted = said or 1.0, ""
    if said is None and _is_milliseconds(times, durations, words):
        unit, noted = 1e-3, MILLISECONDS
    elif said is None and _is_part_of_a_day(times, words):
        unit, noted = DAY_S, DAYS
    end_unit = units.get("end") or unit
    notes = times.notes + ((f"{noted}: {len(known)}",) if noted else ())
    scaled = Times(
        [None if each is None else round(each * unit, 3) for each in times.starts],
        [None if each is None else round(each * end_unit, 3) for each in times.ends],
        notes=notes,
    )
    return scaled, unit


def _times(times: Times, unit: float) -> Times:
    return replace(
        times,
        starts=[None if each is None else round(each * unit, 3) for each in times.starts],
        ends=[None if each is None else round(each * unit, 3) for each in times.ends],
    )


def _moved(times: Times, zero: float) -> Times:
    return replace(
        times,
        starts=[None if each is None else round(each - zero, 3) for each in times.starts],
        ends=[None if each is None else round(each - zero, 3) for each in times.ends],
    )


def _iso(epoch: float) -> str | None:
    try:
        return dt.datetime.fromtimestamp(round(epoch, 3), dt.UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def _is_milliseconds(times: Times, durations: Seconds, words: Sequence[int]) -> bool:
    """Return whether whole numbers read as seconds would have people talk impossibly slowly."""
    known = [each for each in (*times.starts, *times.ends) if each is not None]
    if not known or not all(each.is_integer() for each in known):
        return False
    spans = _spans(times, durations, words)
    if spans:
        return sum(count for count, _ in spans) < SLOW * sum(span for _, span in spans)
    rate = _rate(times, words)
    return rate is not None and rate < (SLOW if max(known) > LONG_S else VERY_SLOW)


def _is_part_of_a_day(times: Times, words: Sequence[int]) -> bool:
    """Return whether numbers are all below 1, and far too close together to be seconds."""
    known = [each for each in (*times.starts, *times.ends) if each is not None]
    rate = _rate(times, words)
    return rate is not None and rate > ABSURD and all(0 <= each < 1 for each in known)


def _spans(times: Times, durations: Seconds, words: Sequence[int]) -> list[tuple[int, float]]:
    """Return words and seconds of each row that has both."""
    found = []
    for start, end, length, count in zip(times.starts, times.ends, durations, words, strict=True):
        span = end - start if end is not None and start is not None else length
        if count and span is not None and span > 0:
            found.append((count, span))
    return found


def _rate(times: Times, words: Sequence[int]) -> float | None:
    """Return words a second from the first start to the last, or None."""
    known = [
        (start, count)
        for start, count in zip(times.starts, words, strict=True)
        if start is not None
    ]
    if len(known) < 2:  # noqa: PLR2004 - one start spans nothing
        return None
    span = max(start for start, _ in known) - min(start for start, _ in known)
    return sum(count for _, count in known[:-1]) / span if span > 0 else None


def _from_clock(
    times: Times, cells: Sequence[Cell | None], kind: str, words: Sequence[int]
) -> Times:
    """Return clocks, times of day and moments as seconds from the start."""
    known = [each for each in cells if each is not None]
    if not known:
        return times
    if kind == "moment":
        first = min(known, key=lambda each: each.value)
        return _in_minutes(replace(_moved(times, first.value), started=first.shown), words)
    rate = _rate(times, words)
    if kind == "clock" and not any(each.fine for each in known) and rate and rate > FAST:
        hours = _times(times, MINUTE_S)
        if len(known) >= MIN_TIMES and max(each.value for each in known) < DAY_S / MINUTE_S:
            times, kind = hours, "day"
    times = _unwrapped(times)
    least = min(each for each in times.starts if each is not None)
    if kind == "day" or least >= MORNING_S:
        started = (dt.datetime(2000, 1, 1) + dt.timedelta(seconds=least % DAY_S)).time()  # noqa: DTZ001 - only its clock is used
        notes = (*times.notes, f"{OF_DAY}: {len(known)}")
        times = replace(_moved(times, least), started=started.isoformat(), notes=notes)
    return _in_minutes(times, words)


def _unwrapped(times: Times) -> Times:
    """Return times of day that pass midnight as going on after it."""
    first = next(each for each in times.starts if each is not None)
    if first < MORNING_S:
        return times
    days, last = 0.0, first
    starts: Seconds = []
    ends: Seconds = []
    for start, end in zip(times.starts, times.ends, strict=True):
        if start is not None:
            days += DAY_S * (start + days < last - HALF_DAY_S)
            last = start + days
        begin = None if start is None else start + days
        starts.append(begin)
        late = end is not None and begin is not None and end + days < begin - HALF_DAY_S
        ends.append(None if end is None else end + days + DAY_S * late)
    return replace(times, starts=starts, ends=ends)


def _in_minutes(times: Times, words: Sequence[int]) -> Times:
    """Return times that are whole minutes as blocks; `1:02` typed as hours is minutes."""
    known = [each for each in times.starts if each is not None]
    whole = len(known) >= MIN_TIMES and all(each % MINUTE_S == 0 for each in known)
    if not whole or len(set(known)) == 1:
        return times
    rate = _rate(times, words)
    if rate is not None and rate < FAST / MINUTE_S and times.started is None:
        return _times(times, 1 / MINUTE_S)
    none: Seconds = [None] * len(times.starts)
    return replace(times, ends=none, block=True, notes=(*times.notes, f"{MINUTES}: {len(known)}"))


def _with_ends(times: Times, durations: Seconds) -> Times:
    """Return times whose ends follow from start and duration where the file gives no end."""
    if times.block:
        return times
    ends = [
        round(start + length, 3)
        if end is None and start is not None and length is not None
        else end
        for start, end, length in zip(times.starts, times.ends, durations, strict=True)
    ]
    return replace(times, ends=ends)
