"""Cue blocks, the grammar that VTT, SRT and SBV share: a line of times, then lines of text.

Written here rather than taken from webvtt-py, which skips what it can't read without a word and
keeps no line numbers: here nothing is lost, and an error names its line. The tests hold the two
against each other.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analyzer.errors import ParseError
from analyzer.formats.files.decoding import clean
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.paragraphs import speaker_name
from analyzer.session import Utterance
from analyzer.translate import marked

_STAMP: Final = r"(?:(-?\d{1,4}):)?(-?\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?"
ARROW: Final = re.compile(rf"^\s*{_STAMP}\s*--?>\s*{_STAMP}(?:\s|$)")
COMMA: Final = re.compile(rf"^\s*{_STAMP},{_STAMP}\s*$")
WEBEX: Final = re.compile(r'^\d{1,9} "(?P<name>[^\n]{0,200})"(?: \(\d{1,20}\))?$')
"""The identifier of a cue of Webex: number, name, and the number of who spoke."""
NAMELESS: Final = marked("cues that name no speaker, and count as unknown")
BEFORE_SPEAKERS: Final = marked("lines before the first speaker, left out")
END_BEFORE_START: Final = "end_before_start"
REMEDY: Final = marked("mend that line, or export the transcript again")

_TAG: Final = re.compile(
    r"</?(?:c|i|b|u|v|lang|ruby|rt|font)(?:[.\s][^<>\n]*)?>|<\d[\d:.]*>", re.IGNORECASE
)
_STYLED: Final = re.compile(r"\{\\[^{}\n]{0,200}\}")
_ESCAPED: Final = re.compile(r"&#(?:\d{2,7}|x[0-9a-f]{2,6});", re.IGNORECASE)
_PAIR: Final = re.compile(r"<(i|b|u|c|font)(?:[.\s][^<>\n]{0,80}+)?>([^<>]*+)</\1>", re.IGNORECASE)
_ASIDE: Final = re.compile(r"^\s*(?:NOTE|STYLE|REGION|WEBVTT|X-TIMESTAMP-MAP)(?:[\s:=]|$)")
_LONE: Final = re.compile(
    r"^(?:\d{1,9}|\{?[0-9a-f]{8}-[0-9a-f-]{8,40}\}?(?:/\d+-\d+)?)$", re.IGNORECASE
)
_SHORT: Final = re.compile(r"^-?(?:\d+:\d:|(?:\d+:)?\d+:\d(?:\D|$))")
_NUMBERS: Final = re.compile(r"^(?=\D*\d)[\d:.,\s-]++$")
_PADDED: Final = re.compile(r"(?:^|[\s:>])-?0\d[:.,]")
_NOUGHT: Final = re.compile(r"[.,]\d\d0(?!\d)")


Timer = Callable[[re.Match[str]], list[float]]
"""Gives the start and the end in a line of times."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One block of a caption file: `identifier`, times in seconds, lines of text, first line."""

    identifier: str
    start: float
    end: float
    text: tuple[str, ...]
    line: int


def seconds(
    hours: str | None, minutes: str, secs: str, fraction: str | None, *, whole: bool = False
) -> float:
    """Return a time stamp's parts as seconds; any number of hours, unpadded parts.

    Args:
        hours: or None; a minus sign before the first part makes the time negative.
        minutes: of the hour.
        secs: of the minute.
        fraction: of the second, or None.
        whole: whether the fraction is a number of milliseconds: `.90` is 0.09 s.

    >>> seconds("30", "00", "01", "5"), seconds(None, "0", "7", None)
    (108001.5, 7.0)
    >>> seconds("0", "0", "6", "90", whole=True)
    6.09
    """
    sign = -1 if (hours or minutes).startswith("-") else 1
    units = abs(int(hours or 0)) * 3600 + abs(int(minutes)) * 60 + int(secs)
    part = int(fraction or 0) / 1000 if whole else float(f"0.{fraction or 0}")
    return sign * round(units + part, 3)


def counts_milliseconds(stamps: Iterable[re.Match[str]]) -> bool:
    """Return whether the fractions of a file's times are numbers of milliseconds, not padded.

    Microsoft Teams writes `0:0:6.90` for 6 seconds and 90 milliseconds where it pads nothing.
    That shows in parts of one digit, and none with a nought before it, beside fractions of three
    digits that end in a nought, which a decimal fraction would have lost.
    """
    short = nought = False
    for found in stamps:
        line = found.group()
        if _PADDED.search(line):
            return False
        short = short or is_unpadded(line)
        nought = nought or bool(_NOUGHT.search(line))
    return short and nought


def is_unpadded(line: str) -> bool:
    """Return whether minutes or seconds of one digit stand in a line of times, as Teams has them.

    >>> is_unpadded("0:0:6.90 --> 0:0:8.5"), is_unpadded("0:06.900 --> 0:08.500")
    (True, False)
    """
    return bool(_SHORT.match(line.strip()))


def timer(stamps: Iterable[re.Match[str]]) -> Timer:
    """Return a function that gives the start and the end in a file's lines of times."""
    whole = counts_milliseconds(stamps)

    def times(match: re.Match[str]) -> list[float]:
        parts = match.groups()
        return [seconds(*parts[at : at + 4], whole=whole) for at in (0, 4)]

    return times


def cue_blocks(document: Document, stamp: re.Pattern[str] = ARROW) -> Iterator[Cue]:
    """Yield the cues of a file in its own order; comments, styles and regions are left out.

    Everything up to the next line of times is text of the cue, over empty lines too, as they
    stand in the text of some programs. The line right before the times, where it follows an empty
    line or can be nothing else, is the identifier.

    Raises:
        ParseError: for a line with `-->` whose times cannot be read.
    """
    lines = document.lines
    stamps = [(at, found) for at, line in enumerate(lines) if (found := stamp.match(line))]
    times = timer(found for _, found in stamps)
    if stamp is ARROW:
        _check(document, {at for at, _ in stamps})
    ends = [*(at for at, _ in stamps[1:]), len(lines)]
    identifier = _identifier(lines, 0, stamps[0][0]) if stamps else ""
    for (at, found), end in zip(stamps, ends, strict=False):
        following = _identifier(lines, at + 1, end) if end < len(lines) else ""
        text = _text(lines[at + 1 : end - 1 if following else end])
        start, until = times(found)
        yield Cue(identifier, start, until, text, at + 1)
        identifier = following


def _identifier(lines: Sequence[str], begin: int, at: int) -> str:
    """Return the identifier on the line before line `at`, `""` where there is none."""
    if at <= begin:
        return ""
    line = lines[at - 1].strip()
    after_empty = at == 1 or not lines[at - 2].strip()
    return line if after_empty or _LONE.match(line) or WEBEX.match(line) else ""


def _text(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that are spoken: not those of comments, nor a number that stands alone."""
    found: list[str] = []
    aside = False
    for before, line in pairwise(("x", *(each.strip() for each in lines))):
        aside = bool(line) and (aside or (not before and bool(_ASIDE.match(line))))
        stray = not before and found and _LONE.match(line)
        if line and not aside and not stray:
            found.append(line)
    return tuple(found)


def _check(document: Document, stamps: set[int]) -> None:
    """Refuse a line that means to give times and does not."""
    for at, line in enumerate(document.lines):
        if "-->" in line and at not in stamps and not _ASIDE.match(line) and _is_times(line):
            raise ParseError(document.name, at + 1, marked("these times cannot be read"), REMEDY)


def _is_times(line: str) -> bool:
    """Return whether a line means to give times, rather than being talk with an arrow in it.

    >>> [_is_times(each) for each in ("00:01.000 -->", "--> 00:02.000", "--> so", "a --> b")]
    [True, True, False, False]
    """
    left, _, right = (each.strip() for each in line.partition("-->"))
    return bool(_NUMBERS.match(left)) if left else ":" in right and bool(_NUMBERS.match(right))


def plain(text: str) -> str:
    r"""Return cue text without tags, entities resolved, white space as single spaces.

    Numbered entities are resolved twice, and pairs of tags looked for again, as some programs
    escape what was escaped.

    >>> plain("<i>Far&#237;as</i> &amp; <00:01.000>co")
    'Farías & co'
    >>> plain("{\\an8}&lt;i&gt;Far&amp;#237;as&lt;/i&gt;")
    'Farías'
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ESCAPED.sub(lambda found: html.unescape(found.group()), html.unescape(text))
        text = clean(_PAIR.sub(r"\2", text))
    if "{\\" in text:
        text = _STYLED.sub("", text)
    return " ".join(text.split())


def uttered(cue: Cue, speaker: str | None, text: str) -> Utterance:
    """Return a cue as an utterance; an end before its start is flagged, never swapped.

    "Unknown speaker" and the like are no one's name.
    """
    backwards = cue.end < cue.start
    return Utterance(
        0,
        speaker_name(speaker or ""),
        text,
        cue.start,
        None if backwards else cue.end,
        time_quality="start_only" if backwards else "measured",
        line=cue.line,
        flags=(END_BEFORE_START,) if backwards else (),
    )
