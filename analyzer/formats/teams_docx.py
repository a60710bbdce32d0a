"""Microsoft Teams' Word transcript: name and time above what was said, or times above a name.

A turn is one paragraph with line breaks; saved again by another program, its lines may be
paragraphs of their own. Word documents of other programs look alike then, so Teams' own title,
its sentence about starting, or a turn in one paragraph must be there.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.clocks import wall_clock
from analyzer.formats.cues import ARROW, seconds
from analyzer.formats.document import Document
from analyzer.formats.names import is_name
from analyzer.formats.paragraphs import CLOCK, Opening, clock_seconds, paragraphs, speaker_name
from analyzer.formats.row_session import counted
from analyzer.session import Session
from analyzer.translate import marked

HEADER: Final = re.compile(
    rf"^\s*+(?P<name>\S.{{0,99}}?)(?:\t++|\s{{2,}}+)\s*+(?P<time>{CLOCK})\s*+$"
)
TITLE: Final = re.compile(r"^(?P<title>.{0,200}?)[-–_ ]\d{8}_\d{6,}(?:UTC)?[-–_ ].{0,80}$")
STATED: Final = re.compile(
    r"^.{1,100}?\s(?:(?:started|stopped) transcription|"
    r"heeft (?:de )?transcriptie (?:gestart|gestopt|beëindigd)|(?:startte|stopte) de transcriptie|"
    r"hat die transkription (?:gestartet|beendet)|a (?:démarré|arrêté) la transcription)\.?$",
    re.IGNORECASE,
)
LENGTH: Final = re.compile(r"^(?:\d{1,3}\s?[hu]\w{0,3}\s)?\d{1,3}\s?m\w{0,4}\s\d{1,2}\s?s\w{0,4}$")
HEAD: Final = 12
LEFT_OUT: Final = marked("lines before the first speaker, left out")
OTHER: Final = marked("sentences about the recording, left out")


def layout_of(document: Document) -> str:
    """Return `"new"`, `"old"`, or `""` for a Word document that is not of Teams."""
    blocks = [each.strip("\n").split("\n") for each in document.paragraphs]
    if any(len(lines) > 1 and ARROW.match(lines[0]) for lines in blocks):
        return "old"
    if any(len(lines) > 1 and _is_header(lines[0]) for lines in blocks):
        return "new"
    head = [line.strip() for line in document.lines if line.strip()][:HEAD]
    own = any(TITLE.match(line) or STATED.match(line) or LENGTH.match(line) for line in head)
    if own and any(map(_is_header, document.lines)):
        return "new"
    return "old" if head and ARROW.match(head[0]) else ""


def _is_header(line: str) -> bool:
    found = HEADER.match(line)
    return found is not None and is_name(found["name"].strip())


@transcript_format(
    "teams_docx",
    title="Microsoft Teams Word document",
    vendor="teams",
    sniff=lambda document: layout_of(document) != "",
    kinds=("docx",),
    extensions=(".docx",),
    times="start",
    how_to_export="In Teams, open the meeting's recap, choose Transcript, Download, .docx. The "
    ".vtt beside it has more: ends, and people talking at once.",
)
def parse_teams(document: Document) -> Session:
    """Parse turns `Name   0:03`, of which only the start is known, or `0:0:0.0 --> 0:0:1.5`."""
    layout = layout_of(document) or "new"
    lines = list(enumerate(document.lines, 1))
    stated = sum(bool(STATED.match(line.strip())) for _, line in lines)
    kept = [(number, "" if STATED.match(line.strip()) else line) for number, line in lines]
    if layout == "old":
        kept = list(_with_headers(kept))
    opens: Callable[[str], Opening | None] = _old if layout == "old" else _new
    cues, before = paragraphs(kept, opens, quality="start_only")
    title, started = _heading([line.strip() for line in before])
    about = sum(bool(line) for line in (title, started)) + _is_length(before)
    notes = ((stated, OTHER), (max(len(before) - about, 0), LEFT_OUT))
    return session_from_cues(
        cues,
        document.source("teams_docx", vendor="teams", layout=layout),
        title=title,
        started=started,
        notes=[*counted(cues), *(f"{sentence}: {count}" for count, sentence in notes if count)],
    )


def _new(line: str) -> Opening | None:
    found = HEADER.match(line) if _is_header(line) else None
    if found is None:
        return None
    return Opening(speaker_name(found["name"].strip()), clock_seconds(found["time"]), "")


def _with_headers(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield lines with the name below each line of times on the same line, after a tab."""
    times: tuple[int, str] | None = None
    for number, line in lines:
        if ARROW.match(line):
            if times:
                yield times
            times = (number, line.strip())
        elif times and line.strip():
            yield times[0], f"{times[1]}\t{line.strip()}"
            times = None
        elif not times:
            yield number, line


def _old(line: str) -> Opening | None:
    found = ARROW.match(line)
    if found is None:
        return None
    parts = found.groups()
    name = line[found.end() :].strip()
    return Opening(speaker_name(name), seconds(*parts[:4]), "", seconds(*parts[4:8]))


def _is_length(lines: list[str]) -> int:
    return sum(bool(LENGTH.match(line.strip())) for line in lines)


def _heading(lines: list[str]) -> tuple[str, str | None]:
    """Return the title and the wall clock in the lines above the first turn."""
    title = next((found["title"] for line in lines if (found := TITLE.match(line))), "")
    if not title and lines and not wall_clock(lines[0], day_first=True):
        title = lines[0] if len(lines) > 1 else ""
    started = (wall_clock(line, day_first=True) for line in lines)
    return title.strip(), next((each for each in started if each), None)
