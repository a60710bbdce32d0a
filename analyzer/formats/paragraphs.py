"""Text transcripts: lines that open a paragraph of someone, and lines that go on with it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from analyzer.formats.names import settled
from analyzer.session import TimeQuality, Utterance

CLOCK: Final = r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
UNKNOWN: Final = frozenset(
    ("unknown speaker", "unknown", "onbekende spreker", "onbekend", "unidentified speaker")
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: speaker, start in seconds or None, and text on the same line."""

    speaker: str | None
    start: float | None
    text: str


def clock_seconds(stamp: str) -> float:
    """Return a clock `m:ss` or `h:mm:ss`, with or without a fraction, as seconds.

    >>> clock_seconds("1:02"), clock_seconds("30:00:01.5")
    (62.0, 108001.5)
    """
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def speaker_name(name: str) -> str | None:
    """Return a display name with single spaces; None for "Unknown Speaker" and the like."""
    tidy = " ".join(name.split()).strip("*_ ")
    return None if tidy.casefold() in UNKNOWN or not tidy.strip("-–—? ") else tidy


def with_sure_names(
    opens: Callable[[str], Opening | None], lines: Iterable[str], *, known: Iterable[str] = ()
) -> Callable[[str], Opening | None]:
    """Return `opens` without the names that `lines`, all there is, give no ground for (`settled`).

    A line with such a "name" goes on with its paragraph where it begins in lower case, or where
    half of the names stand on a line of their own. Else it may be someone who speaks once, so it is
    said by no one known: never by the last speaker.
    """
    openings = [opens(line) for line in lines if line.strip()]
    names = settled([each.speaker if each else None for each in openings], known=known)
    sure = [each for each in openings if each and each.speaker in names]
    alone = 2 * sum(not each.text for each in sure) >= max(len(sure), 1)

    def surely(line: str) -> Opening | None:
        each = opens(line)
        if each is None or each.speaker is None or each.speaker in names:
            return each
        goes_on = alone or each.speaker[0].islower()
        return None if goes_on else Opening(None, each.start, line.strip())

    return surely


def paragraphs(
    lines: Iterable[tuple[int, str]],
    opens: Callable[[str], Opening | None],
    *,
    quality: TimeQuality,
) -> tuple[list[Utterance], list[str]]:
    """Return the paragraphs of some numbered lines, and the lines before the first of them.

    A line for which `opens` gives an `Opening` begins a paragraph; other lines go on with it.
    Paragraphs without text are left out.
    """
    found: list[tuple[Utterance, list[str]]] = []
    before: list[str] = []
    for number, line in lines:
        opening = opens(line)
        if opening is not None:
            said = Utterance(0, opening.speaker, "", opening.start, None, quality, line=number)
            found.append((said, [opening.text]))
        elif line.strip() and found:
            found[-1][1].append(line)
        elif line.strip():
            before.append(line.strip())
    spoken = [(said, " ".join(" ".join(text).split())) for said, text in found]
    return [replace(said, text=text) for said, text in spoken if text], before


def headed(pattern: re.Pattern[str]) -> Callable[[str], Opening | None]:
    """Return an `opens` for a pattern with the groups `name`, `time` and, optionally, `text`."""

    def opens(line: str) -> Opening | None:
        match = pattern.match(line)
        if match is None:
            return None
        parts = match.groupdict()
        return Opening(
            speaker_name(parts["name"]), clock_seconds(parts["time"]), parts.get("text") or ""
        )

    return opens
