"""Zoom's saved live captions: `[Name] 08:03:17` above what was said, by the clock on the wall."""

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.paragraphs import Opening, clock_seconds, paragraphs, speaker_name
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.vtt import is_vtt
from analyzer.names import is_placeholder
from analyzer.session import Session, Utterance

HEADER: Final = re.compile(
    r"^\s*+\[(?P<name>[^\n]{1,100})\]\s*+(?P<time>\d{1,2}:\d{2}:\d{2})"
    r"(?:\s?(?P<half>[AP])\.?M\.?)?\s*+$",
    re.IGNORECASE,
)
HOUR_S: Final = 3600.0
HALF_S: Final = 43_200.0
DAY_S: Final = 86_400.0
MIN_SHARE: Final = 0.2


def opening(line: str) -> Opening | None:
    """Return who speaks and when by the clock, where a line is a header.

    >>> opening("[[Ops] Bo Lind] 12:03:17 AM")
    Opening(speaker='[Ops] Bo Lind', start=197.0, text='', end=None)
    """
    found = HEADER.match(line)
    if found is None:
        return None
    clock, half = clock_seconds(found["time"]), (found["half"] or "").upper()
    if half:
        clock = clock % HALF_S + (HALF_S if half == "P" else 0)
    return Opening(speaker_name(found["name"]), clock, "")


def is_captions(document: Document) -> bool:
    """Return whether a fifth of its lines are `[Name] 08:03:17`.

    Numbered speakers from the first hour on are a recogniser's, and count from its start.
    """
    opens = [each for line in document.head if (each := opening(line))]
    numbered = all(is_placeholder(each.speaker or "") for each in opens)
    if not opens or (numbered and (opens[0].start or 0.0) < HOUR_S):
        return False
    return len(opens) >= MIN_SHARE * len(document.head) and not is_vtt(document)


@transcript_format(
    "zoom_captions",
    title="Zoom live captions",
    vendor="zoom",
    sniff=is_captions,
    extensions=(".txt",),
    times="start",
    how_to_export="During the meeting, open the transcript panel and choose Save transcript; the "
    "file meeting_saved_closed_caption.txt is in the Zoom folder.",
)
def parse_captions(document: Document) -> Session:
    """Parse headers and their text; times count from the first, past midnight too."""
    cues, _ = paragraphs(enumerate(document.lines, 1), opening, quality="start_only")
    first = next((each.start for each in cues if each.start is not None), None)
    return session_from_cues(
        _from_first(cues),
        document.source("zoom_captions", vendor="zoom", layout="captions"),
        notes=counted(cues),
        started=None if first is None else str(dt.timedelta(seconds=first)).zfill(8),
    )


def _from_first(cues: list[Utterance]) -> list[Utterance]:
    """Return cues whose times count from the first of them.

    A clock that falls back by more than half a day has passed midnight.
    """
    found: list[Utterance] = []
    days, last = 0, None
    begin = cues[0].start or 0.0 if cues else 0.0
    for each in cues:
        clock = each.start or 0.0
        if last is not None and last - clock > DAY_S / 2:
            days += 1
        last = clock
        found.append(replace(each, start=max(clock + days * DAY_S - begin, 0.0)))
    return found
