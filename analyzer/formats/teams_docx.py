"""Microsoft Teams' Word transcript: name and time above what was said, or times above a name.

A turn is one paragraph with line breaks; saved again by another program, or as text, its lines
stand by themselves. Documents of other programs look alike then, so Teams' own title, its sentence
about starting, its length, or three spaces before each time must be there.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.clocks import wall_clock
from analyzer.formats.grammar.cues import ARROW, BEFORE_SPEAKERS, Timer, is_unpadded, timer
from analyzer.formats.grammar.names import NEARLY_ALL, is_full_name
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    MARKED,
    Opening,
    clock_seconds,
    is_alone,
    is_beside_time,
    paragraphs,
    speaker_name,
)
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.grammar.teams_page import page_lines
from analyzer.session import Session
from analyzer.translate import marked

HEADER: Final = re.compile(
    rf"^\s*+(?P<name>\S.{{0,119}}?)(?:\t++|\s{{2,}}+)\s*+(?P<time>{CLOCK})\s*+$"
)
NARROW: Final = re.compile(rf"^\s*+(?P<name>\S.{{0,119}}?)\s(?P<time>{CLOCK})\s*+$")
THREE: Final = re.compile(rf"^\S.{{0,119}}?\S {{3}}{CLOCK}$")
TITLE: Final = re.compile(r"^(?P<title>.{0,200}?)[-–_ ]\d{8}_\d{6,}(?:UTC)?[-–_ ].{0,80}$")
STATED: Final = re.compile(
    r"^.{1,100}?\s(?:(?:started|stopped) transcription|"
    r"heeft (?:de )?transcriptie (?:gestart|gestopt|beëindigd)|(?:startte|stopte) de transcriptie|"
    r"hat die transkription (?:gestartet|beendet)|a (?:démarré|arrêté) la transcription)\.?$",
    re.IGNORECASE,
)
TRANSCRIPTION: Final = re.compile(
    r"transcri|transkri|trascri|transkry|litteroin|přepis|расшифров|транскр|文字起こし|转录|轉錄|听录|전사|기록",
    re.IGNORECASE,
)
LENGTH: Final = re.compile(
    r"^(?:\d{1,3}\s?[hu]\w{0,3}\.?\s)?(?:\d{1,3}\s?m\w{0,4}\.?\s)?\d{1,2}\s?s\w{0,4}\.?$",
    re.IGNORECASE,
)
HEADED: Final = re.compile(r"^WEBVTT\b")
HEAD: Final = 12
MAX_STATED: Final = 160
OTHER: Final = marked("sentences about the recording, left out")


def is_old_text(document: Document) -> bool:
    r"""Return whether it is the older layout as text: times as Teams has them, a name, the words.

    >>> is_old_text(Document("a.txt", "0:0:0.0 --> 0:0:1.510\nNoa Lee\nOK. Yeah."))
    True
    """
    head = document.head
    stamps = [at for at, line in enumerate(head) if ARROW.match(line)]
    if document.kind != "text" or not stamps or stamps[0] >= HEAD or HEADED.match(head[0]):
        return False
    ends = [*stamps[1:], len(head)]
    first = [head[at + 1] for at, end in zip(stamps, ends, strict=True) if end > at + 2]
    count = Counter(first)
    named = [each for each in first if is_alone(each) and (count[each] > 1 or is_full_name(each))]
    some = any(is_unpadded(head[at]) for at in stamps) and 2 * len(first) > len(stamps)
    return some and len(named) >= NEARLY_ALL * len(first)


def layout_of(document: Document) -> str:
    """Return `"new"`, `"old"`, or `""` for a document or text that is not of Teams."""
    if is_old_text(document) or document.is_captions or _page(document):
        return "old" if is_old_text(document) else "new" if _page(document) else ""
    blocks = [each.strip("\n").split("\n") for each in document.paragraphs]
    if any(len(lines) > 1 and ARROW.match(lines[0]) for lines in blocks):
        return "old"
    if any(len(lines) > 1 and _is_header(lines[0]) for lines in blocks):
        return "new"
    head = document.head[:HEAD]
    if _is_own(head) and any(_is_header(line, narrow=True) for line in document.head):
        return "new"
    if head and document.kind == "docx" and ARROW.match(head[0]):
        return "old"
    headers = [line for line in document.lines if _is_header(line)]
    return "new" if len(headers) > 1 and all(map(THREE.match, headers)) else ""


def _page(document: Document) -> list[str]:
    """Return the lines of text copied from Teams' own page, its headers as in documents."""
    if "teams_page" not in document.found:
        document.found["teams_page"] = page_lines(document.lines)
    found: list[str] = document.found["teams_page"]
    return found


def _is_own(head: list[str]) -> bool:
    """Return whether first lines hold Teams' title, its sentence on starting, or a bare length."""
    return any(TITLE.match(line) or STATED.match(line) or LENGTH.match(line) for line in head)


def _is_header(line: str, *, narrow: bool = False) -> bool:
    if len(line) > MARKED:
        return False
    found = HEADER.match(line)
    if found is None and narrow:
        found = NARROW.match(line)
        return found is not None and is_full_name(found["name"])
    return found is not None and is_beside_time(found["name"].strip())


@transcript_format(
    "teams_docx",
    title="Microsoft Teams Word document",
    captions=True,
    vendor="teams",
    sniff=lambda document: layout_of(document) != "",
    kinds=("docx", "text"),
    extensions=(".docx",),
    times="start",
    how_to_export="In Teams, open the meeting's recap, choose Transcript, Download, .docx. The "
    ".vtt beside it has more: ends, and people talking at once.",
)
def parse_teams(document: Document) -> Session:
    """Parse turns `Name   0:03`, of which only the start is known, or `0:0:0.0 --> 0:0:1.5`."""
    layout = layout_of(document) or "new"
    lines = _headers_first(document) if layout == "new" else list(enumerate(document.lines, 1))
    narrow = layout == "new" and not any(_is_header(line) for _, line in lines)
    opens: Callable[[str], Opening | None] = partial(_new, narrow=narrow)
    names = {each.speaker for _, line in lines if (each := opens(line)) and each.speaker}
    stated = {number for number, line in lines if _is_stated(line.strip(), names)}
    kept = [(number, "" if number in stated else line) for number, line in lines]
    if layout == "old":
        stamps = (ARROW.match(line) for _, line in kept)
        times = timer(each for each in stamps if each)
        kept, opens = list(_with_headers(kept)), partial(_old, times=times)
    cues, before = paragraphs(kept, opens, quality="start_only")
    title, started = _heading([line.strip() for line in before])
    if _page(document):
        title = title.lstrip("# ") if title.startswith("#") else ""
    about = sum(bool(line) for line in (title, started)) + _is_length(before)
    notes = ((len(stated), OTHER), (max(len(before) - about, 0), BEFORE_SPEAKERS))
    return session_from_cues(
        cues,
        document.source("teams_docx", vendor="teams", layout=layout),
        title=title,
        started=started,
        notes=[*counted(cues), *(f"{sentence}: {count}" for count, sentence in notes if count)],
    )


def _headers_first(document: Document) -> list[tuple[int, str]]:
    """Return numbered lines; what only looks like a header in them has its spaces made one.

    Within a paragraph of several lines only the first is a header; where most headers have three
    spaces, all have.
    """
    headers = [line for line in _page(document) or document.lines if _is_header(line)]
    three = 2 * sum(map(bool, map(THREE.match, headers))) > len(headers)
    numbered: list[tuple[int, str]] = []
    for block in _page(document) or document.paragraphs or document.lines:
        first = True
        for line in block.split("\n"):
            looks = len(line) <= MARKED and HEADER.match(line) is not None
            said = looks and (not first or (three and not THREE.match(line.strip())))
            numbered.append((len(numbered) + 1, " ".join(line.split()) if said else line))
            first = first and not line.strip()
    return numbered


def _is_stated(line: str, names: set[str]) -> bool:
    """Return whether a line says who started or stopped the transcription, in any language."""
    if len(line) > MAX_STATED or line.endswith(("?", "!", ",")):
        return False
    if not TRANSCRIPTION.search(line):
        return False
    return bool(STATED.match(line)) or any(line.startswith(f"{name} ") for name in names)


def _new(line: str, *, narrow: bool = False) -> Opening | None:
    if not _is_header(line, narrow=narrow):
        return None
    found = HEADER.match(line) or NARROW.match(line)
    if found is None:
        return None
    return Opening(speaker_name(found["name"].strip()), clock_seconds(found["time"]), "")


def _with_headers(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield lines with the name below each line of times on the same line, after a tab.

    Where most times have a name and a text below them, one with a single line has no name.
    """
    parts: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if ARROW.match(line):
            parts.append([])
        if line.strip() or not parts[-1]:
            parts[-1].append((number, line.strip()))
    yield from parts[0]
    named = 2 * sum(len(part) > 2 for part in parts[1:]) > len(parts) - 1  # noqa: PLR2004
    names = {part[1][1] for part in parts[1:] if len(part) > 2}  # noqa: PLR2004
    for (number, times), *below in parts[1:]:
        if below and not (named and len(below) == 1 and below[0][1] not in names):
            yield number, f"{times}\t{below[0][1]}"
            yield from below[1:]
        else:
            yield number, times
            yield from below


def _old(line: str, *, times: Timer) -> Opening | None:
    found = ARROW.match(line)
    if found is None:
        return None
    start, end = times(found)
    return Opening(speaker_name(line[found.end() :].strip()), start, "", end)


def _is_length(lines: list[str]) -> int:
    return sum(bool(LENGTH.match(line.strip())) for line in lines)


def _heading(lines: list[str]) -> tuple[str, str | None]:
    """Return the title and the wall clock in the lines above the first turn."""
    title = next((found["title"] for line in lines if (found := TITLE.match(line))), "")
    if not title and lines and not wall_clock(lines[0], day_first=True):
        title = lines[0] if len(lines) > 1 else ""
    started = (wall_clock(line, day_first=True) for line in lines)
    return title.strip(), next((each for each in started if each), None)
