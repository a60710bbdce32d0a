"""Title, day and start of a meeting, as the lines above its transcript tell them."""

import re
from typing import Final

from analyzer.formats.grammar.clocks import wall_clock
from analyzer.formats.grammar.paragraphs import MARKED, TITLED, plain

MAX_DATE: Final = 40
WHEN: Final = re.compile(
    r"(?P<date>\d{4}[-/]\d{2}[-/]\d{2}) (?P<time>\d{1,2}:\d{2})"
    r"(?: (?:GMT|UTC)(?P<zone>[+-]\d{1,4}(?::\d{2})?)?)?"
)
FENCE: Final = "---"
MAX_FRONT: Final = 100
TITLE: Final = re.compile(
    r"^(?:title|titel|titre|título|titolo):\s*+(?P<value>\S.*)$", re.IGNORECASE
)
DATED: Final = re.compile(
    r"^\W*+(?:date|datum|data|fecha)\W*:\W*+(?P<value>\w.{4,39})$", re.IGNORECASE
)


def about(lines: list[str]) -> tuple[str, str | None, str | None]:
    """Return title, wall clock and day; the first where lines give several."""
    front = _front(lines)
    filled = [each for line in lines[front:] if (each := plain(line).strip(" #*_\t\u00a0"))]
    titled = [found["title"].strip(" #*_") for line in filled if (found := TITLED.match(line))]
    settings = [found["value"] for line in lines[:front] if (found := TITLE.match(line))]
    days = {line: _day(line) for line in filled if len(line) < MAX_DATE}
    others = (line for line in filled if not days.get(line) and _is_title(line))
    title = titled[-1] if titled else next(iter([*settings, *others]), "")
    dated = [found["value"] for line in (*lines[:front], *filled) if (found := DATED.match(line))]
    known = (*days.values(), *map(_day, dated))
    return title.strip("\"' "), _started(filled), next((each for each in known if each), None)


def _front(lines: list[str]) -> int:
    """Return how many lines of settings stand at the top, between two lines of three dashes.

    >>> _front(["---", "date: 2026-03-02", "---", "# Plan"]), _front(["---", "Ann"])
    (3, 0)
    """
    if not lines or lines[0].strip() != FENCE:
        return 0
    end = next((at for at, line in enumerate(lines[1:MAX_FRONT], 2) if line.strip() == FENCE), 0)
    return end if all(":" in each or each[:1] in " -" for each in lines[1 : end - 1]) else 0


def _started(lines: list[str]) -> str | None:
    """Return the wall clock that a line gives with its day."""
    when = next((found for line in lines if (found := WHEN.search(line[:MARKED]))), None)
    started = wall_clock(f"{when['date']} {when['time']}", day_first=True) if when else None
    return started + _offset(when["zone"]) if when and started and when["zone"] else started


def _is_title(line: str) -> bool:
    """Return whether a line can be a title: no rule, and no name of a tab, as "📝 Notes"."""
    first = line[:1]
    return first.isalnum() or (first.isascii() and any(map(str.isalnum, line)))


def _day(line: str) -> str | None:
    """Return the day on a line that holds nothing else, or None.

    >>> _day("Sep 24, 2025"), _day("Meeting 3")
    ('2025-09-24', None)
    """
    stamp = wall_clock(f"{line} 00:00", day_first=True)
    return stamp[:10] if stamp else None


def _offset(zone: str) -> str:
    """Return a zone's hours as ISO 8601.

    >>> _offset("+1"), _offset("-0530")
    ('+01:00', '-05:30')
    """
    hours, minutes = zone[1:].replace(":", ""), ""
    if len(hours) > 2:  # noqa: PLR2004 - minutes follow
        hours, minutes = hours[:-2], hours[-2:]
    return f"{zone[0]}{int(hours):02}:{int(minutes or 0):02}"
