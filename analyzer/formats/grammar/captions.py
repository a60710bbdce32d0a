"""From the cues of a caption file to a session."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import Cue
from analyzer.formats.grammar.rolling import without_repeated_lines, without_rolling
from analyzer.formats.grammar.row_session import EMPTY, counted
from analyzer.formats.grammar.voices import voices
from analyzer.session import Session, Utterance
from analyzer.translate import marked

ROLLED: Final = marked("rolling captions joined with the cue that repeats them")
TWO_VOICES: Final = marked("captions of two voices, which share the time of the caption")
BELOW_ZERO: Final = marked("times below zero: all times were moved, so that the first is zero")
NOTICE: Final = re.compile(
    r"^\[auto-generated transcript\. edits may [^\[\]]{1,80}\]$", re.IGNORECASE
)
"""What Panopto writes above the first caption."""


def spoken_session(
    document: Document,
    cues: Sequence[Cue],
    *,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
) -> Session:
    """Return the session of cues that name who speaks in their text, or don't.

    Args:
        document: the file.
        cues: of the file.
        format: name of the format.
        vendor: who makes such files.
        layout: which of the vendor's layouts it is.
    """
    once, scrolled = without_repeated_lines([*map(_without_notice, cues[:1]), *cues[1:]])
    found = voices(once)
    two = sum(each.of > 1 and each.share[0] == 0 for each in found)
    return caption_session(
        document,
        [each.uttered() for each in found],
        format=format,
        vendor=vendor,
        layout=layout,
        rolled=scrolled,
        notes=((two, TWO_VOICES),),
    )


def _without_notice(cue: Cue) -> Cue:
    """Return a cue without the line that says a machine wrote the captions."""
    kept = tuple(line for line in cue.text if not NOTICE.match(line.strip()))
    return cue if len(kept) == len(cue.text) else replace(cue, text=kept)


def caption_session(
    document: Document,
    cues: Sequence[Utterance],
    *,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
    rolled: int = 0,
    notes: Sequence[tuple[int, str]] = (),
) -> Session:
    """Return the session of a caption file: empty cues left out, rolling ones collapsed.

    Args:
        document: the file.
        cues: of the file.
        format: name of the format.
        vendor: who makes such files.
        layout: which of the vendor's layouts it is.
        rolled: how many cues were rolling captions before.
        notes: how often something else was odd, and the sentence for it.
    """
    filled = sorted((each for each in cues if each.text.strip()), key=lambda x: x.start or 0.0)
    kept, dropped = without_rolling(filled)
    kept, below = _from_zero(kept)
    return session_from_cues(
        kept,
        document.source(format, vendor=vendor, layout=layout),
        notes=[
            *_notes(kept, rolled=rolled + dropped, empty=len(cues) - len(filled)),
            *(f"{sentence}: {count}" for count, sentence in (*notes, (below, BELOW_ZERO)) if count),
        ],
    )


def _from_zero(cues: list[Utterance]) -> tuple[list[Utterance], int]:
    """Return cues none of which starts below zero, and how many did."""
    first = min((each.start for each in cues if each.start is not None), default=0.0)
    if first >= 0:
        return cues, 0
    below = sum(each.start is not None and each.start < 0 for each in cues)
    return [
        replace(
            each,
            start=None if each.start is None else round(each.start - first, 3),
            end=None if each.end is None else round(each.end - first, 3),
        )
        for each in cues
    ], below


def _notes(cues: Sequence[Utterance], *, rolled: int, empty: int) -> list[str]:
    """Return one sentence for each odd thing in the cues of a file."""
    found = ((rolled, ROLLED), (empty, EMPTY))
    return [*counted(cues), *(f"{sentence}: {count}" for count, sentence in found if count)]
