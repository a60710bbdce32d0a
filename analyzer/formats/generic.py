"""The grammars many tools and people write: a name, perhaps a time, and the text.

tl;dv, Avoma, Descript, Trint, Sonix, Notta and most others export one of these, as text, Markdown
or a Word document; which tool it was can't be told from them.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.cues import NAMELESS
from analyzer.formats.document import Document
from analyzer.formats.names import is_full_name, is_name, split_name
from analyzer.formats.paragraphs import (
    CLOCK,
    STAMP_ALONE,
    Opening,
    clock_seconds,
    is_alone,
    paragraphs,
    speaker_name,
    with_headers_joined,
    with_sure_names,
    without_marks,
)
from analyzer.formats.tables import is_table
from analyzer.session import Session, TimeQuality
from analyzer.translate import marked

_DASH: Final = r"(?:--?>|[-–—→])"
RANGE: Final = rf"(?P<time>{CLOCK})(?:\s*+{_DASH}\s*+(?P<end>{CLOCK}))?"
NAME_TIME: Final = re.compile(
    rf"^\s*+(?P<name>[^:\n]{{1,80}}?)\s*+:?\s*+[(\[]{RANGE}[)\]]\s*+(?P<colon>:?)\s*+(?P<text>.*)$"
)
NAME_TIME_ALONE: Final = re.compile(
    rf"^\s*+(?P<name>[^:\n\d][^:\n]{{0,79}}?)(?:\s*+[:|•·,\t]\s*+|\s++(?:[-–—@]\s++)?){RANGE}\s*+:?\s*+$"
)
TIME_NAME: Final = re.compile(
    rf"^\s*+[(\[]?{RANGE}[)\]]?(?:\s*+[-–—|])?\s++(?P<name>[^:\n]{{1,80}}?)\s*+:\s*+(?P<text>.*)$"
)
TIME_NAME_ALONE: Final = re.compile(
    rf"^\s*+[(\[]?{RANGE}[)\]]?(?:\s*+[-–—|])?\s++(?P<name>[^:\n]{{1,80}}?)\s*+$"
)
TIME_ALONE: Final = re.compile(rf"^\s*+[(\[]{RANGE}[)\]]\s*+(?P<text>\S.*)$")
CHAT: Final = re.compile(rf"^{CLOCK}(?:\t[^\t]{{1,100}}:\t|\s++From\s)")
HEADING: Final = re.compile(
    r"^\W*(?:full )?(?:transcript|transcriptie|transcriptie van de vergadering|transcription|"
    r"trascrizione|transkript|transkription|transcripción|transcrição|verbatim)\W*$",
    re.IGNORECASE,
)
FOOTER: Final = re.compile(r"^\W*transcribed by https?://otter\.ai\W*$", re.IGNORECASE)
MIN_SHARE: Final = 0.2
MIN_LINES: Final = 2
MAX_LINE: Final = 400
LEFT_OUT: Final = marked("lines before the first speaker, left out")
GRAMMARS: Final = ("time_name", "name_time", "name_over_time", "name")
"""Those with times first: where two fit equally, times count."""


def opening(grammar: str, line: str) -> Opening | None:
    """Return how a line opens a paragraph: in `name_time`, `time_name`, `name_over_time` or `name`.

    >>> opening("time_name", "[00:01:02] Noa: Hello.")
    Opening(speaker='Noa', start=62.0, text='Hello.', end=None)
    >>> opening("time_name", "[00:01:04] yeah.")
    Opening(speaker=None, start=64.0, text='yeah.', end=None)
    >>> opening("name_time", "Noa Lee 1:04")
    Opening(speaker='Noa Lee', start=64.0, text='', end=None)
    """
    line = without_marks(line)
    if grammar == "name":
        found = split_name(line)
        return Opening(speaker_name(found[0]), None, found[1]) if found else None
    if not any("0" <= each <= "9" for each in line[:MAX_LINE]):
        return None
    if grammar == "name_time":
        return _name_time(line)
    return _time_name(line, below=grammar == "name_over_time")


def _name_time(line: str) -> Opening | None:
    match = NAME_TIME.match(line)
    if match and is_name(match["name"].strip()):
        talk = match["text"] and not match["colon"]
        if talk and any(each[0].islower() for each in match["name"].split()):
            return None  # "We meet (10:30) there" talks of a time
        return _opened(match, match["text"])
    match = NAME_TIME_ALONE.match(line)
    return _opened(match, "") if match and _is_header(match["name"]) else None


def _time_name(line: str, *, below: bool) -> Opening | None:
    match = TIME_NAME.match(line)
    if match and is_name(match["name"].strip()) and not below:
        return _opened(match, match["text"])
    match = TIME_NAME_ALONE.match(line)
    if match and (is_alone(match["name"]) if below else _is_header(match["name"])):
        return _opened(match, "")
    alone = TIME_ALONE.match(line)
    return _opened(alone, alone["text"]) if alone else None


def _is_header(name: str) -> bool:
    """Return whether a name beside a time, and nothing else, is no talk of a time."""
    words = name.split()
    single = len(words) == 1 and is_alone(name)
    return is_name(name.strip()) and (single or is_full_name(name) or name.isupper())


def _opened(match: re.Match[str], text: str) -> Opening:
    parts = match.groupdict()
    name, end = (parts.get("name") or "").strip(), parts["end"]
    return Opening(
        speaker_name(name) if name else None,
        clock_seconds(parts["time"]),
        text,
        clock_seconds(end) if end else None,
    )


def grammar_of(document: Document) -> str | None:
    """Return the grammar most lines follow, a fifth of them or more, timed ones first, or None.

    What was typed in a chat is no speech: a file of chat lines follows none, and captions and
    tables have grammars of their own.
    """
    lines = [line for _, line in spoken_lines(document, head=True)]
    captions = any("-->" in line and line.lstrip()[:1].isdigit() for line in lines)
    table = document.kind == "text" and is_table(document)
    if captions or table or 0 < _enough(lines) <= sum(map(bool, map(CHAT.match, lines))):
        return None
    best: tuple[int, str] | None = None
    for grammar in GRAMMARS:
        shown = _joined(grammar, list(enumerate(lines)))
        opened = (opening(grammar, line) for _, line in shown)
        count = sum(each is not None and each.speaker is not None for each in opened)
        if count and count >= _enough(lines) and (best is None or count > best[0]):
            best = count, grammar
    return best[1] if best else None


def _enough(lines: Sequence[str]) -> float:
    return max(min(MIN_LINES, len(lines)), MIN_SHARE * len(lines))


def _joined(grammar: str, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with headers of two lines made one, where a grammar has such."""
    if grammar != "name_over_time":
        return lines
    return with_headers_joined(lines) if any(STAMP_ALONE.match(x) for _, x in lines) else []


def spoken_lines(document: Document, *, head: bool = False) -> list[tuple[int, str]]:
    """Return numbered lines after the last heading "Transcript", without a footer of a vendor's.

    Args:
        document: a text or a Word document.
        head: whether to give only its first lines that hold anything (`Document.head`).
    """
    begin = _begin(document)
    numbered = list(enumerate(document.lines, 1))[begin:]
    if head:
        numbered = [(number, line) for number, line in numbered if line.strip()][:MAX_LINE]
    return [(number, line) for number, line in numbered if not FOOTER.match(line)]


def _begin(document: Document) -> int:
    """Return the number of the last heading "Transcript", 0 where something was said above it."""
    headings = [at for at, line in enumerate(document.lines, 1) if HEADING.match(line[:MAX_LINE])]
    return headings[-1] if headings and headings[-1] < len(document.lines) else 0


def session_of_text(
    document: Document,
    *,
    grammar: str,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str = "",
    layout: str = "",
) -> Session:
    """Return the session in lines of a grammar.

    What stands before the first speaker is left out and counted; so are names that the file gives
    no ground for, where no time stands with them (`with_sure_names`).
    """
    lines = spoken_lines(document)
    before = sum(bool(line.strip()) for line in document.lines[: lines[0][0] - 1]) if lines else 0
    lines = _joined(grammar, lines)
    opens: Callable[[str], Opening | None] = partial(opening, grammar)
    if grammar == "name":
        opens = with_sure_names(opens, [line for _, line in lines])
    quality: TimeQuality = "none" if grammar == "name" else "start_only"
    cues, first = paragraphs(lines, opens, quality=quality)
    nameless = sum(each.speaker is None for each in cues)
    notes = ((before + len(first), LEFT_OUT), (nameless, NAMELESS))
    return session_from_cues(
        cues,
        document.source(format, vendor=vendor, layout=layout or grammar),
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
    )


@transcript_format(
    "text_name",
    title="text, Name: what was said",
    sniff=lambda document: grammar_of(document) == "name",
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="none",
    how_to_export="Write or paste one line for each turn: Name: what was said.",
)
def parse_name(document: Document) -> Session:
    """Parse lines `Name: text`."""
    return session_of_text(document, grammar="name", format="text_name")


@transcript_format(
    "text_name_time",
    title="text, Name (00:01:02): what was said",
    sniff=lambda document: grammar_of(document) == "name_time",
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="start",
    how_to_export="Export as text with speaker names and timestamps.",
)
def parse_name_time(document: Document) -> Session:
    """Parse lines `Name (00:01:02): text` or `Name 00:01:02`, the text on the line or below."""
    return session_of_text(document, grammar="name_time", format="text_name_time")


@transcript_format(
    "text_time_name",
    title="text, [00:01:02] Name: what was said",
    sniff=lambda document: grammar_of(document) == "time_name",
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="start",
    how_to_export="Export as text with timestamps and speaker names.",
)
def parse_time_name(document: Document) -> Session:
    """Parse lines `[00:01:02] Name: text` or `00:01:02 Name`, the text on the line or below."""
    return session_of_text(document, grammar="time_name", format="text_time_name")


@transcript_format(
    "text_name_over_time",
    title="text, name and time on lines of their own",
    sniff=lambda document: grammar_of(document) == "name_over_time",
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="start",
    how_to_export="Export as text with speaker names and timestamps: a line for the name, one for "
    "the time, and what was said below.",
)
def parse_name_over_time(document: Document) -> Session:
    """Parse a name, a time and the text, each on a line of its own."""
    return session_of_text(document, grammar="name_over_time", format="text_name_over_time")
