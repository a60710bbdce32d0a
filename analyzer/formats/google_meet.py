"""Google Meet's transcript document as text, Markdown or Word, in both layouts.

Old layout: blocks under stamps of five minutes, the first without one. New layout: headings of
about a minute. In both a stamp holds for all that is said under it: turns have no times of their
own. Notes, agenda, attendees and chat may stand in the same file; speech begins after the last
heading "Transcript", and ends with the line that says how long it was.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import NAMELESS
from analyzer.formats.grammar.meet_header import about
from analyzer.formats.grammar.names import is_full_name, is_name, is_talk
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    GENERATED,
    HEADING,
    Opening,
    clock_seconds,
    named,
    paragraphs,
    plain,
    speaker_name,
    with_sure_names,
    without_marks,
)
from analyzer.formats.grammar.people_tables import layout_of
from analyzer.names import display_name
from analyzer.session import Person, Session, Utterance
from analyzer.translate import marked, phrase

STAMP: Final = re.compile(
    r"^\s*+(?:#{1,6}\s*+)?[*_]{0,3}\[?(?P<time>\d{1,3}:\d{2}:\d{2})\]?(?:\([^()\s]{1,500}\))?"
    r"[*_]{0,3}\s*+(?:\{#[^{}\s]{1,200}\}|<a\b[^<>]{0,200}>(?:</a>)?)?\s*+\\?\s*+$"
)
TRAILER: Final = re.compile(
    rf"^\s*+[*_]{{0,3}}(?P<words>[^\W\d_][^:\n]{{4,60}}?)\s{CLOCK}[*_]{{0,3}}(?:\s[^:\n]{{0,30}})?$"
)
"""In any language: "Meeting ended after 01:08:51", words and a clock near the end of speech."""
LENGTH: Final = re.compile(rf"(?<![\d:]){CLOCK}(?![\d:])")
WAVE: Final = "👋"
TRAILS: Final = 12
BLOCK_S: Final = 300
MARKED: Final = 400
MIN_NAMED: Final = 0.25
"""Share of stamps below which someone is named."""
BOLD: Final = re.compile(r"^\s*+(?:\*\*|__)(?P<name>[^*\n]{1,80}?)\s*+:?\s*+(?:\*\*|__)\s*+:?")
ATTENDEES: Final = re.compile(
    r"^\W*(?:attendees|deelnemers|aanwezigen|participants|teilnehmer|partecipanti|participantes|"
    r"asistentes|intervenants|deltagare|deltagere|uczestnicy)\W*$",
    re.IGNORECASE,
)
ITALIC: Final = re.compile(r"^[#\s]*+([*_])(?![*_\s])[^*_:]{20,400}\1\s*+$")
NEXT_PART: Final = re.compile(r"^\s*+(?P<hash>#{1,6})\s")
LEFT_OUT: Final = marked("lines of notes before the transcript, left out")


def is_meet(document: Document) -> bool:
    """Return whether names stand under stamps, or between Meet's heading and its trailer."""
    lines = document.lines
    if any("-->" in line for line in document.head):
        return False
    if not any(_opening(line) for line in lines):
        return False
    headings = [at for at, line in enumerate(lines) if HEADING.match(line[:MARKED])]
    trailer = _trailer(lines, 0) < len(lines)
    if is_under_stamps(document) and not (headings or trailer):
        return False
    listed = bool(headings) and _first(lines, headings[-1]) < len(lines) and _listed(lines) != []
    fits = _are_blocks(lines) or (headings != [] and trailer) or listed
    return fits and layout_of(document) is None


def _are_blocks(lines: list[str]) -> bool:
    """Return whether there are stamps, most of them above a line that names who speaks."""
    filled = [line for line in lines if line.strip()]
    below = [_opening(after) for line, after in pairwise(filled) if STAMP.match(line)]
    return bool(below) and 2 * sum(map(bool, below)) > len(below)


def is_under_stamps(document: Document) -> bool:
    r"""Return whether it begins with a stamp, and names stand below stamps and nowhere else.

    Below some stamps no one need be named; what stands elsewhere may open talk ("And so: no").

    >>> is_under_stamps(Document("a.txt", "00:00:00\nSpeaker 1: Hi.\n\n00:00:04\nSpeaker 2: Yes."))
    True
    """
    head = document.head
    stamps = [at for at, line in enumerate(head) if STAMP.match(line)]
    below = {at + 1 for at in stamps if at + 1 < len(head)}
    opened = {at: each.speaker for at, line in enumerate(head) if (each := _opening(line))}
    names = {name for at, name in opened.items() if at in below}
    others = [name or "" for at, name in opened.items() if at not in below]
    if stamps[:1] != [0] or len(below & opened.keys()) < max(MIN_NAMED * len(stamps), 1):
        return False
    return all(name not in names and is_talk(name) for name in others if name)


def has_frame(document: Document) -> bool:
    """Return whether it has Meet's heading or trailer."""
    heading = any(HEADING.match(line[:MARKED]) for line in document.lines)
    return heading or _trailer(document.lines, 0) < len(document.lines)


def _trailer(lines: list[str], begin: int) -> int:
    """Return where speech ends: at the line that says how long it was; else their number."""
    filled = [at for at in range(begin, len(lines)) if lines[at].strip()]
    last = set(filled[-TRAILS:])
    late = 0.0
    found = len(lines)
    for at in filled:
        stamp = STAMP.match(lines[at])
        if stamp:
            late, found = clock_seconds(stamp["time"]), len(lines)
        elif found == len(lines) and _is_trailer(lines[at], late=late, last=at in last):
            found = at
    return found


def _is_trailer(line: str, *, late: float, last: bool) -> bool:
    """Return whether a line says how long it all was: no name's, and not before the last stamp.

    As a heading or with Meet's waving hand it may stand anywhere; else only near the end.
    """
    clock = LENGTH.search(line) if len(line) < MARKED and "-->" not in line else None
    if clock is None or clock_seconds(clock.group()) < late or _opening(line):
        return False
    if WAVE in line or line.lstrip().startswith("#"):
        return any(map(str.isalpha, line))
    match = TRAILER.match(line) if last else None
    return match is not None and " " in match["words"] and not is_full_name(match["words"])


@transcript_format(
    "google_meet",
    title="Google Meet document",
    vendor="google_meet",
    sniff=is_meet,
    kinds=("text", "docx"),
    extensions=(".docx", ".txt", ".md"),
    times="blocks of minutes",
    how_to_export="Open the transcript document in Drive, then File, Download: Word, plain text or "
    "Markdown.",
)
def parse_meet(document: Document) -> Session:
    """Parse what was said after the last heading; times are those of the blocks.

    Raises:
        FormatError: if it holds the transcripts of several meetings.
    """
    lines = [_tidy(line) for line in document.lines]
    begin = _begin(lines, document.name)
    end = _end(lines, begin)
    stamps = [found for line in lines[begin:end] if (found := STAMP.match(line))]
    seconds = [clock_seconds(each["time"]) for each in stamps]
    fine = any(each % BLOCK_S for each in seconds) or 0 in seconds
    listed = _listed(lines[: _first(lines, begin)])
    cues = list(_blocks(lines, begin, end, _opens(lines[begin:end], listed)))
    nameless = sum(each.speaker is None for each in cues)
    before = sum(bool(line.strip()) for line in lines[:begin])
    notes = ((before, LEFT_OUT), (nameless, NAMELESS))
    title, started, day = about(lines[:begin])
    session = session_from_cues(
        cues,
        document.source("google_meet", vendor="google_meet", layout="new" if fine else "old"),
        title=title,
        people=[Person(name) for name in listed],
        complete=bool(listed),
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
        started=started,
    )
    return replace(session, date=session.date or day)


def _begin(lines: list[str], name: str) -> int:
    """Return where speech begins: after the last heading, or at the first stamp.

    Raises:
        FormatError: if people speak under several headings, each with stamps or a trailer.
    """
    headings = [at for at, line in enumerate(lines) if HEADING.match(line[:MARKED])]
    if headings:
        parts = [lines[at:to] for at, to in pairwise([*headings, len(lines)])]
        spoken = [at for at, part in zip(headings, parts, strict=True) if _is_spoken(part)]
        if len(spoken) > 1:
            problem = phrase("it holds the transcripts of {count} meetings", count=len(spoken))
            raise FormatError(name, problem, marked("give each meeting a file of its own"))
        return (spoken or headings)[-1] + 1
    stamps = [at for at, line in enumerate(lines) if STAMP.match(line)]
    first = _first(lines, 0) % len(lines)
    if not stamps:
        return first
    times = [clock_seconds(found["time"]) for at in stamps if (found := STAMP.match(lines[at]))]
    old = times[0] == BLOCK_S and not any(each % BLOCK_S for each in times)
    return min(first, stamps[0]) if old else stamps[0]


def _first(lines: list[str], begin: int) -> int:
    """Return where someone is named first, the number of lines if no one is."""
    return next((at for at in range(begin, len(lines)) if _opening(lines[at])), len(lines))


def _is_spoken(part: list[str]) -> bool:
    """Return whether people speak under a heading, as stamps or a trailer show."""
    if not any(_opening(line) for line in part[1:]):
        return False
    return _are_blocks(part[1:]) or _trailer(part, 1) < len(part)


def _end(lines: list[str], begin: int) -> int:
    """Return where speech ends: at the trailer, or the next heading of the transcript's own rank.

    Such a heading counts where stamps are headings too, or none stands below it.
    """
    end = _trailer(lines, begin)
    own = NEXT_PART.match(lines[begin - 1]) if begin else None
    if own is None:
        return end
    last = max((at for at in range(begin, end) if STAMP.match(lines[at])), default=begin)
    ranks = ((at, NEXT_PART.match(lines[at])) for at in range(last, end))
    return next(
        (
            at
            for at, rank in ranks
            if rank and len(rank["hash"]) <= len(own["hash"]) and not STAMP.match(lines[at])
        ),
        end,
    )


def _opens(lines: list[str], listed: list[str]) -> Callable[[str], Opening | None]:
    """Return how lines open a paragraph: in bold where most names are, else with names made sure.

    Where names are in bold, a plain one counts if it is in bold elsewhere, or on the list.
    """
    said = [line for line in lines if line.strip() and not STAMP.match(line)]
    openings = [(line, each) for line in said if (each := _opening(line))]
    bold = {each.speaker for line, each in openings if BOLD.match(line)}
    count = sum(bool(BOLD.match(line)) for line, _ in openings)
    if 2 * count <= len(openings):
        return with_sure_names(_opening, said, known=listed)
    known = bold | set(listed)

    def opens(line: str) -> Opening | None:
        each = _opening(line)
        return each if each and (BOLD.match(line) or each.speaker in known) else None

    return opens


def _blocks(
    lines: list[str], begin: int, end: int, opens: Callable[[str], Opening | None]
) -> Iterator[Utterance]:
    """Yield what is said, each with the stamp of its block; the first block starts at 0."""
    start = 0.0
    block: list[tuple[int, str]] = []
    for at in range(begin, end + 1):
        line = lines[at] if at < end else ""
        stamp = STAMP.match(line)
        if stamp is None and at < end:
            if not _is_aside(line):
                block.append((at + 1, line))
            continue
        cues, _ = paragraphs(block, opens, quality="block")
        yield from (replace(each, start=start) for each in cues)
        start, block = clock_seconds(stamp["time"]) if stamp else start, []


def _is_aside(line: str) -> bool:
    """Return whether a line is no speech: a fence, a rule, or Meet's own words about the text."""
    if not line.strip("`*_-~ \t"):
        return True
    own = GENERATED.match(line[:MARKED]) or ITALIC.match(line[:MARKED])
    return own is not None and not _opening(line)


def _tidy(line: str) -> str:
    """Return a line without Markdown's line-break backslash and escapes."""
    return plain(line.rstrip().removesuffix("\\")) if "\\" in line else line


def _opening(line: str) -> Opening | None:
    """Return how a line opens someone's paragraph: `**Name:** text` or `Name: text`."""
    if ":" not in line[:MARKED] or line.startswith("#"):
        return None
    found = named(without_marks(line))
    return Opening(speaker_name(found[0]), None, found[1]) if found else None


def _listed(lines: list[str]) -> list[str]:
    """Return the people under an "Attendees" heading, one on a line or after commas."""
    at = next((at for at, line in enumerate(lines) if ATTENDEES.match(line[:MARKED])), None)
    if at is None:
        return []
    found: list[str] = []
    for line in lines[at + 1 :]:
        if (not line.strip() and found) or HEADING.match(line[:MARKED]) or line.startswith("#"):
            break
        names = [each.strip(" *-•\t") for each in _at_commas(line)]
        if any(line.strip()) and not all(is_name(each) for each in names if each):
            break
        found += [each for each in names if each and display_name(each).device != "presentation"]
    return list(dict.fromkeys(found))


def _at_commas(line: str) -> list[str]:
    """Return what stands between commas, those in brackets left alone.

    >>> _at_commas("Room 2 (North, 4), Ann")
    ['Room 2 (North, 4)', ' Ann']
    """
    return re.findall(r"(?:\([^()]*+\)|[^,])++", line)
