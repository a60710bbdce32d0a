"""Text copied from Teams' page of a transcript: each time is there in words, and some as a clock.

A turn of someone else has initials, a name, and its time in words and as a clock; below it each
paragraph has the name and its time in words above it, in the language of the page.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from analyzer.formats.grammar.paragraphs import CLOCK

_WORDS: Final = r"\d{1,3} [^\W\d]{2,10}(?: \d{1,2} [^\W\d]{2,10}){0,2}"
BESIDE: Final = re.compile(rf"^{_WORDS}\s?(?P<time>{CLOCK})$")
SPOKEN: Final = re.compile(rf"^(?P<name>\S.{{0,100}}?) (?P<time>{_WORDS})$")
TIME: Final = r"\g<time>"
DIGITS: Final = re.compile(r"^[\d: ]+$")
UNIT: Final = re.compile(r"(\d{1,3}) ([^\W\d]{2,10})")
USEFUL: Final = re.compile(
    r"^[^:]{0,30}\btrans[ck]ri\w{2,9}\b[^:]{0,12}"
    r"\b(?:useful|helpful|útil|nützlich|hilfreich|utile|nuttig|handig)\b[^:]{0,10}\?$",
    re.IGNORECASE,
)
"""What the page asks below a transcript: no one's words."""
MAX_LINE: Final = 160
MAX_INITIALS: Final = 3


def page_lines(lines: Sequence[str]) -> list[str]:
    """Return lines with headers `Name   0:01:16`, what stands around them blank; none if no page.

    >>> page = ["AL", "Ann Lee", "1 minute 16 seconds1:16", "Ann Lee 1 minute 16 seconds", "Yes."]
    >>> page_lines(page)
    ['', '', '', 'Ann Lee   0:01:16', 'Yes.']
    """
    short = [line.strip() if len(line) <= MAX_LINE else "-" for line in lines]
    filled = [at for at, line in enumerate(short) if line]
    beside = {two: one for one, two in pairwise(filled) if _is_beside(short[two])}
    names = {short[one] for one in beside.values()}
    found = ["" if line.isspace() else line for line in lines] if names else []
    for place, at in enumerate(filled if names else ()):
        spoken = SPOKEN.match(short[at])
        if spoken and spoken["name"] in names:
            found[at] = f"{spoken['name']}   {_clock(spoken['time'])}"
            for gone in _above(short, filled[max(place - 3, 0) : place], spoken["name"]):
                found[gone] = ""
        elif at in beside and not _is_said(short, filled[place + 1 : place + 2], beside[at]):
            found[beside[at]] = ""
            found[at] = f"{short[beside[at]]}   {BESIDE.sub(TIME, short[at])}"
    if found and USEFUL.match(short[filled[-1]]):
        found[filled[-1]] = ""
    return found


def _is_beside(line: str) -> bool:
    """Return whether a line is a time in words and the same as a clock, with nothing between."""
    return line[-1:].isdigit() and BESIDE.match(line) is not None


def _is_said(short: list[str], below: list[int], named: int) -> bool:
    """Return whether the line below has the name and a time in words once more."""
    spoken = SPOKEN.match(short[below[0]]) if below else None
    return spoken is not None and spoken["name"] == short[named]


def _above(short: list[str], above: list[int], name: str) -> list[int]:
    """Return which of the three lines above a paragraph's header say the same: what Teams shows."""
    if len(above) < 2 or short[above[-2]] != name:  # noqa: PLR2004 - a name above a clock
        return []
    if not _is_beside(short[above[-1]]) and not DIGITS.match(short[above[-1]]):
        return []
    gone = above[-2:]
    first = {word[0] for word in name.upper().split()}
    initials = short[above[0]] if len(above) > 2 else "-"  # noqa: PLR2004 - and initials above it
    some = len(initials) <= MAX_INITIALS and initials.isupper() and first.issuperset(initials)
    return [*above[:1], *gone] if some else gone


def _clock(words: str) -> str:
    """Return a time in words as a clock: units that begin with m are minutes, with se, seconds.

    >>> _clock("1 Stunde 2 Sekunden")
    '1:00:02'
    """
    hours = minutes = seconds = 0
    for number, unit in UNIT.findall(words):
        if unit[0] in "mMмМ":
            minutes = int(number)
        elif unit[:2].lower() in ("se", "се"):
            seconds = int(number)
        else:
            hours = int(number)
    return f"{hours}:{minutes:02}:{seconds:02}"
