"""Cue blocks, the grammar that VTT, SRT and SBV share: a line of times, then lines of text.

Written here rather than taken from webvtt-py, which skips what it can't read without a word and
keeps no line numbers: here nothing is lost, and an error names its line. The tests hold the two
against each other.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import ParseError
from analyzer.formats.decoding import clean
from analyzer.formats.document import Document
from analyzer.formats.names import settled, split_name
from analyzer.formats.paragraphs import speaker_name
from analyzer.session import MERGE_GAP_S, Session, Source, Utterance
from analyzer.text import ends_sentence, sentence_spans
from analyzer.translate import marked

_STAMP: Final = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?"
ARROW: Final = re.compile(rf"^\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s|$)")
COMMA: Final = re.compile(rf"^\s*{_STAMP},{_STAMP}\s*$")
NAMELESS: Final = marked("cues that name no speaker, and count as unknown")
END_BEFORE_START: Final = "end_before_start"
REMEDY: Final = "mend that line, or export the transcript again"

_TAG: Final = re.compile(r"</?(?:c|i|b|u|v|lang|ruby|rt|font)(?:[.\s][^<>\n]*)?>|<\d[\d:.]*>")
_DASH: Final = re.compile(r"^\s*[-–—]\s*(?=\S)")
_STAGE: Final = re.compile(r"^\s*(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One block of a caption file: `identifier`, times in seconds, lines of text, first line."""

    identifier: str
    start: float
    end: float
    text: tuple[str, ...]
    line: int


def seconds(hours: str | None, minutes: str, secs: str, fraction: str | None) -> float:
    """Return a time stamp's parts as seconds; any number of hours, unpadded parts.

    >>> seconds("30", "00", "01", "5"), seconds(None, "0", "7", None)
    (108001.5, 7.0)
    """
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    return round(whole + float(f"0.{fraction or 0}"), 3)


def cue_blocks(document: Document, stamp: re.Pattern[str] = ARROW) -> Iterator[Cue]:
    """Yield the cues of a file in its own order; comments, styles and regions are left out.

    A block ends at an empty line or at the next line of times. The line right before the times,
    where it follows an empty line, is the identifier.

    Raises:
        ParseError: for a line with `-->` whose times cannot be read.
    """
    lines = document.lines
    at, total = 0, len(lines)
    identifier = ""
    while at < total:
        line = lines[at]
        found = stamp.match(line)
        if found is None:
            if "-->" in line and stamp is ARROW and not _STAGE.match(line) and _is_times(line):
                raise ParseError(document.name, at + 1, "these times cannot be read", REMEDY)
            if _STAGE.match(line) and (at == 0 or not lines[at - 1].strip()):
                while at < total and lines[at].strip() and not stamp.match(lines[at]):
                    at += 1
                continue
            identifier = line.strip()
            at += 1
            continue
        first, text = at + 1, []
        at += 1
        while at < total and lines[at].strip() and not stamp.match(lines[at]):
            following = lines[at + 1] if at + 1 < total else ""
            if lines[at].strip().isdigit() and stamp.match(following):
                break
            text.append(lines[at].strip())
            at += 1
        parts = found.groups()
        yield Cue(identifier, seconds(*parts[:4]), seconds(*parts[4:8]), tuple(text), first)
        identifier = ""


def _is_times(line: str) -> bool:
    """Return whether a line means to give times, rather than being talk with an arrow in it."""
    left = line.split("-->", maxsplit=1)[0].strip()
    return not left or bool(re.fullmatch(r"[\d:.,\s]+", left))


def plain(text: str) -> str:
    """Return cue text without tags, entities resolved, white space as single spaces.

    >>> plain("<i>Far&#237;as</i> &amp; <00:01.000>co")
    'Farías & co'
    """
    return " ".join(clean(html.unescape(_TAG.sub("", text))).split())


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


def without_rolling(cues: Sequence[Utterance]) -> tuple[list[Utterance], int]:
    """Return cues with rolling captions collapsed, and how many were dropped.

    A cue is dropped, and the next one takes its start, where that is by the same known
    speaker, begins less than `MERGE_GAP_S` (2 s) after it, and begins with the whole text of
    the cue: later than that, a person says the same again.
    """
    kept: list[Utterance] = []
    dropped = 0
    for each in cues:
        last = kept[-1] if kept else None
        if last and last.speaker == each.speaker and _rolls(last, each):
            kept[-1] = replace(each, start=last.start, line=last.line)
            dropped += 1
        else:
            kept.append(each)
    return kept, dropped


def _rolls(left: Utterance, right: Utterance) -> bool:
    if left.speaker is None or left.end in (None, left.start) or right.start is None:
        return False  # without a known end, nothing shows that the next one follows at once
    begins = " " in left.text and right.text.startswith(f"{left.text} ")
    if not begins or right.start - left.end >= MERGE_GAP_S:
        return False
    ends = (end for _, end in sentence_spans(right.text))
    return not ends_sentence(left.text) or len(left.text) in ends


def prefixed(document: Document, stamp: re.Pattern[str] = ARROW) -> list[Utterance]:
    """Return the cues of a file whose text begins with `Name:`; without a name, no one is guessed.

    Raises:
        ParseError: for times that cannot be read.
    """
    texts = [
        (cue, share, text) for cue in cue_blocks(document, stamp) for share, text in _voices(cue)
    ]
    splits = [split_name(text) for _, _, text in texts]
    known = settled([split[0] if split else None for split in splits])
    found = []
    for (cue, share, text), split in zip(texts, splits, strict=True):
        named = split if split and split[0] in known else (None, text)
        whole = uttered(cue, *named)
        if share != (0.0, 1.0) and whole.end is not None:
            start, end = (round(cue.start + each * (cue.end - cue.start), 3) for each in share)
            whole = replace(whole, start=start, end=end, estimated=True)
        found.append(whole)
    return found


def _voices(cue: Cue) -> list[tuple[tuple[float, float], str]]:
    """Return the texts of a cue, each with where it begins and ends in it, from 0 to 1.

    There are several where each line begins with a dash and one of them names its speaker; they
    share the cue by characters.
    """
    lines = [plain(line) for line in cue.text]
    if len(lines) > 1 and all(map(_DASH.match, lines)):
        spoken = [_DASH.sub("", line) for line in lines]
        total = sum(map(len, spoken))
        if total and any(map(split_name, spoken)):
            ends = list(accumulate(map(len, spoken)))
            starts = (0, *ends[:-1])
            spans = zip(starts, ends, spoken, strict=True)
            return [((start / total, end / total), text) for start, end, text in spans if text]
    return [((0.0, 1.0), plain(" ".join(cue.text)))]


def caption_session(
    document: Document,
    cues: Sequence[Utterance],
    *,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
    notes: Sequence[tuple[int, str]] = (),
) -> Session:
    """Return the session of a caption file: empty cues left out, rolling ones collapsed.

    Args:
        document: the file.
        cues: of the file.
        format: name of the format.
        vendor: who makes such files.
        layout: which of the vendor's layouts it is.
        notes: how often something else was odd, and the sentence for it.
    """
    filled = [each for each in cues if each.text.strip()]
    kept, rolled = without_rolling(sorted(filled, key=lambda each: each.start or 0.0))
    return session_from_cues(
        kept,
        Source(document.name, format, vendor, layout, document.sha256, document.size),
        notes=[
            *_notes(kept, rolled=rolled, empty=len(cues) - len(filled)),
            *(f"{sentence}: {count}" for count, sentence in notes if count),
        ],
    )


def _notes(cues: Sequence[Utterance], *, rolled: int, empty: int) -> list[str]:
    """Return one sentence for each odd thing in the cues of a file."""
    backwards = sum(END_BEFORE_START in each.flags for each in cues)
    nameless = sum(each.speaker is None for each in cues)
    found = (
        (backwards, marked("cues that end before they start, whose end was left out")),
        (nameless, NAMELESS),
        (rolled, marked("rolling captions joined with the cue that repeats them")),
        (empty, marked("cues that hold no text, and were left out")),
    )
    return [f"{sentence}: {count}" for count, sentence in found if count]
