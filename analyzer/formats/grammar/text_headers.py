"""Headers of text transcripts that can't be read without the lines around them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.openings import MAX_LINE, opening
from analyzer.formats.grammar.paragraphs import CLOCK, STAMP_ALONE, is_alone, without_marks

ABOVE: Final = re.compile(rf"^(?P<name>\s*+[^:\n]{{1,80}}?)\s*+(?P<time>[(\[]{CLOCK}[)\]]:?)\s*+$")
BARE: Final = re.compile(rf"^\s*+(?P<time>[(\[]{CLOCK}[)\]]:?)\s*+$")
STARTS: Final = re.compile(rf"^\s*+(?P<time>{CLOCK})\s++(?P<text>[^\s\d].*)$")
TIMED: Final = re.compile(rf"^\s*+\[(?P<time>{CLOCK})\]\s++(?=\S)")
MIN_TIMES: Final = 3
MINSTARTS: Final = 0.8


def with_headers_whole(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return numbered lines, those that need the one above or below to be read made whole.

    A time alone in brackets, where names stand before such times, goes on with who spoke above; a
    time alone above `Name: text` stands before it, as a name alone above lines with times does; and
    where lines begin with times, one that names no one is said by no one known.

    >>> with_headers_whole([(1, "Ann (00:02):"), (2, "Hi."), (3, "(00:09):"), (4, "So.")])[2]
    (3, 'Ann (00:09):')
    >>> said = [(at, f"00:0{at} Ann: Hi.") for at in range(4)]
    >>> with_headers_whole([*said, (4, "00:04 and so on")])[4]
    (4, '[00:04] and so on')
    """
    return _bracketed(_below_times(_below_names(_carried(lines))))


def _carried(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with the last name before each time alone in the same brackets."""
    found: list[tuple[int, str]] = []
    name, shape = "", ""
    for number, line in lines:
        bare = BARE.match(line) if name and len(line) < MAX_LINE else None
        above = None if bare or len(line) >= MAX_LINE else ABOVE.match(line)
        if above and is_name(above["name"].strip()):
            name, shape = above["name"].strip(), _ends(above["time"])
        same = bare is not None and _ends(bare["time"]) == shape
        found.append((number, f"{name} {bare['time']}" if bare and same else line))
    return found


def _ends(time: str) -> str:
    """Return what stands around a time, such as `():`."""
    return "".join(each for each in time if each in "()[]:" or each.isspace()).replace("::", ":")


def _below_names(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with the name above in each that begins with a time, where all others do."""
    names = {at: alone for at, (_, line) in enumerate(lines) if (alone := _above(line))}
    timed = [at for at, (_, line) in enumerate(lines) if TIMED.match(without_marks(line))]
    filled = sum(bool(line.strip()) for _, line in lines)
    if len(names) < MIN_TIMES or len(timed) < MIN_TIMES or len(names) + len(timed) < filled:
        return lines
    found: list[tuple[int, str]] = []
    name, first = "", 0
    for at, (number, line) in enumerate(lines):
        if at in names:
            name, first = names[at], number
            continue
        timed_line = TIMED.match(without_marks(line))
        if timed_line and name:
            said = without_marks(line)[timed_line.end() :]
            found.append((first or number, f"[{timed_line['time']}] {name}: {said}"))
            first = 0
        elif line.strip() or not first:
            found.append((number, line))
    return found


def _above(line: str) -> str:
    """Return the name that stands alone on a line, with a colon; nothing if none does."""
    name = without_marks(line).strip() if len(line) < MAX_LINE else ""
    return name.removesuffix(":") if name.endswith(":") and is_alone(name) else ""


def _below_times(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with each time alone in front of the line below it, where names stand there."""
    filled = [at for at, (_, line) in enumerate(lines) if line.strip()]
    below = {
        one: other
        for one, other in pairwise(filled)
        if STAMP_ALONE.match(lines[one][1]) and not STAMP_ALONE.match(lines[other][1])
    }
    named = sum(opening("name", lines[at][1]) is not None for at in below.values())
    alone = sum(is_alone(lines[at][1]) for at in below.values())
    if len(below) < MIN_TIMES or 2 * named < len(below) or alone:
        return lines
    gone = set(below.values())
    found: list[tuple[int, str]] = []
    for at, (number, line) in enumerate(lines):
        stamp = STAMP_ALONE.match(line) if at in below else None
        if stamp:
            found.append((number, f"[{stamp['time']}] {lines[below[at]][1].strip()}"))
        elif at not in gone:
            found.append((number, line))
    return found


def _bracketed(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with their times in brackets, where most begin with one and two with a name."""
    starts = [found for _, line in lines if (found := STARTS.match(line))]
    filled = sum(bool(line.strip()) for _, line in lines)
    named = sum(opening("name", each["text"]) is not None for each in starts)
    if len(starts) < max(MIN_TIMES, MINSTARTS * filled) or named < 2:  # noqa: PLR2004 - one is chance
        return lines
    return [(number, STARTS.sub(r"[\g<time>] \g<text>", line)) for number, line in lines]
