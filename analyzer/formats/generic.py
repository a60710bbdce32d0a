"""The grammars many tools and people write: a name, perhaps a time, and the text.

tl;dv, Avoma, Descript, Trint, Sonix, Notta and most others export one of these, as text, Markdown
or a Word document; which tool it was can't be told from them.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import BEFORE_SPEAKERS, NAMELESS
from analyzer.formats.grammar.openings import GRAMMARS, MAX_LINE, RANGE, opening
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    GENERATED,
    HEADING,
    STAMP_ALONE,
    Opening,
    paragraphs,
    with_headers_joined,
)
from analyzer.formats.grammar.talk import comes_back, is_code, is_mail, is_talk
from analyzer.formats.grammar.text_clocks import of_day
from analyzer.formats.grammar.text_headers import with_headers_whole
from analyzer.formats.grammar.text_notes import from_first_speaker, sure_openings, without_notes
from analyzer.formats.tables import is_table
from analyzer.session import Session, TimeQuality
from analyzer.text import count_words
from analyzer.translate import marked

CHAT: Final = re.compile(rf"^{CLOCK}(?:\t[^\t]{{1,100}}:\t|\s++From\s)")
FOOTER: Final = re.compile(r"^\W*transcribed by https?://otter\.ai\W*$", re.IGNORECASE)
SPELLED: Final = re.compile(
    r"^(?:\S.{0,80}?\s)?(?:\d{1,3} (?:hours?|uur|hr?s?)[, ]{1,2})?"
    r"(?:\d{1,2} minu[a-z]{1,4}[, ]{1,2})?\d{1,2} se[ck][a-z]{1,6}$",
    re.IGNORECASE,
)
"""A time in words, as Teams' own page has beside the clock: "1 minute 3 seconds"."""
UNSPOKEN: Final = re.compile(rf"^\s*+[(\[]?{RANGE}[)\]]?(?: *+[-–—|:])?(?: ++[^\s\t][^\t]*)?$")
RULE: Final = re.compile(r"^\s*+([-=_*~])\1{4,}\s*+$")
SHORT_RULE: Final = re.compile(r"^\s*+([-=_*])\1{2,3}\s*+$")
ITALIC: Final = re.compile(r"^\s*+([*_])(?![*_\s])[^*_\n]{3,300}\1\s*+$")
STATED: Final = re.compile(
    r"^\s*+([*_]{1,3})(?![*_\s])[^*_\n]{3,120}\btrans[ck]ri[^\W\d]{2,9}\.?\1\.?\s*+$", re.IGNORECASE
)
"""A line in italics that says who started or stopped the transcription."""
CLOSING: Final = 6
BULLET: Final = re.compile(r"^\s*+[-*•]\s++(?!\[[ x]\])")
MOST_BULLETS: Final = 0.7
MIN_SHARE: Final = 0.2
LOW_SHARE: Final = 0.02
MIN_LINES: Final = 2
MIN_UNSPOKEN: Final = 3
NOTES: Final = marked("lines that are headings, tables, quotes or notes, left out")
TIMED: Final = ("time_name", "name_time", "name_over_time")


def grammar_of(document: Document) -> str | None:
    """Return the grammar most lines follow, a fifth of them or more, timed ones first, or None.

    Fewer do where people are named again and again. What was typed in a chat is no speech: a file
    of chat lines follows none, and captions, mail, logs and code have no people who talk.
    """
    if document.kind == "text" and is_table(document):
        return None
    if "grammar" not in document.found:
        document.found["grammar"] = _grammar(document)
    grammar: str | None = document.found["grammar"]
    return grammar


def _grammar(document: Document) -> str | None:
    lines = [line for _, line in spoken_lines(document, head=True)]
    captions = any("-->" in line and line.lstrip()[:1].isdigit() for line in lines)
    if captions or is_mail(lines) or is_code(lines):
        return None
    if 0 < _enough(lines) <= sum(map(bool, map(CHAT.match, lines))):
        return None
    best: tuple[int, str] | None = None
    for grammar in GRAMMARS:
        said = _said(grammar, lines)
        names = [name for name, _ in said]
        enough = LOW_SHARE * len(lines) if comes_back(names) else _enough(lines)
        fits = names and len(names) >= enough and is_talk(said, timed=grammar in TIMED)
        if fits and (best is None or len(names) > best[0]):
            best = len(names), grammar
    return best[1] if best else None


def _said(grammar: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return who is named, each with the first line of what is said; of dashes, if names recur."""
    shown = [line for _, line in _joined(grammar, list(enumerate(lines)))]
    openings = [opening(grammar, line) for line in shown]
    below = ["" if each else line for each, line in zip(openings[1:], shown[1:], strict=True)]
    said = [
        (each.speaker, each.text or after)
        for each, after in zip(openings, [*below, ""], strict=False)
        if each and each.speaker
    ]
    if grammar == "name_dash" and not comes_back([name for name, _ in said]):
        return []
    return said


def _enough(lines: Sequence[str]) -> float:
    return max(min(MIN_LINES, len(lines)), MIN_SHARE * len(lines))


def _joined(grammar: str, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with headers of two lines made one, where a grammar has such."""
    if grammar != "name_over_time":
        return lines
    return with_headers_joined(lines) if any(STAMP_ALONE.match(x) for _, x in lines) else []


def spoken_lines(document: Document, *, head: bool = False) -> list[tuple[int, str]]:
    """Return numbered lines after the heading "Transcript", without rules and a vendor's footer.

    Args:
        document: a text or a Word document.
        head: whether to give only its first lines that hold anything (`Document.head`).
    """
    lines = _without_bullets(document.lines)
    numbered = list(enumerate(lines, 1))[_begin(lines) : _end(lines)]
    if head:
        numbered = [(number, line) for number, line in numbered if line.strip()][:MAX_LINE]
    return with_headers_whole([(each, line) for each, line in numbered if not _is_rule(line)])


def _without_bullets(lines: list[str]) -> list[str]:
    """Return lines, those below a heading "Transcript" without bullets where nearly all have them.

    Elsewhere a bullet before a name is a note: "- Date: Wednesday".
    """
    heading = next((at for at, line in enumerate(lines) if HEADING.match(line[:MAX_LINE])), None)
    if heading is None:
        return lines
    below = [line for line in lines[heading + 1 :] if line.strip()]
    if sum(bool(BULLET.match(line)) for line in below) < MOST_BULLETS * len(below):
        return lines
    return [BULLET.sub("", line) if at > heading else line for at, line in enumerate(lines)]


def _is_rule(line: str) -> bool:
    """Return whether a line holds no one's words: a rule, a heading, a footer, a spelled time."""
    if len(line) > MAX_LINE or not line.strip():
        return False
    ruled = len(line.strip()) > 2 and not line.strip("-=_*~#`+ \t")  # noqa: PLR2004 - "..." is said
    told = FOOTER.match(line) or SPELLED.match(line.strip()) or HEADING.match(line)
    told = told or GENERATED.match(line) or STATED.match(line)
    return ruled or told is not None


def _begin(lines: list[str]) -> int:
    """Return the number of the heading "Transcript" below which people speak, 0 if none.

    Where they speak below several such headings, it is the first of these.
    """
    headings = [at for at, line in enumerate(lines) if HEADING.match(line[:MAX_LINE])]
    if not headings:
        return 0
    spoken = [
        at + 1 for at, to in pairwise([*headings, len(lines)]) if _is_spoken(lines[at + 1 : to])
    ]
    return spoken[0] if spoken else 0


def _end(lines: list[str]) -> int:
    """Return where a closing part begins: a last rule, and below it no one who spoke before."""
    filled = [at for at in range(len(lines)) if lines[at].strip()][-CLOSING:]
    ruled = next((at for at in reversed(filled) if _closes(lines, at)), len(lines))
    if ruled in (len(lines), *filled[:1]):
        return len(lines)
    below = _named(lines[ruled + 1 :])
    return len(lines) if below & _named(lines[:ruled]) else ruled


def _closes(lines: list[str], at: int) -> bool:
    """Return whether a line is a rule: a long one, or a short one with all below it in italics."""
    line = lines[at][:MAX_LINE]
    if SHORT_RULE.match(line):
        return all(ITALIC.match(each[:MAX_LINE]) for each in lines[at + 1 :] if each.strip())
    return RULE.match(line) is not None


def _is_spoken(lines: list[str]) -> bool:
    """Return whether people are named in some lines, as any grammar has it."""
    return bool(_named(lines))


def _named(lines: list[str]) -> set[str]:
    """Return who is named in some lines, as any grammar has it."""
    found: set[str] = set()
    for grammar in GRAMMARS[:-1]:
        shown = _joined(grammar, list(enumerate(lines)))
        each = (opening(grammar, line) for _, line in shown if line.strip())
        found |= {opened.speaker for opened in each if opened and opened.speaker}
    return found


def session_of_text(
    document: Document,
    *,
    grammar: str,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str = "",
    layout: str = "",
) -> Session:
    """Return the session in lines of a grammar.

    What stands before the first speaker is left out and counted, and so are Markdown's headings
    with the notes below them; names that the file gives no ground for, where no time stands with
    them, are no one's (`with_sure_names`).
    """
    lines = spoken_lines(document)
    before = sum(bool(line.strip()) for line in document.lines[: lines[0][0] - 1]) if lines else 0
    lines = _joined(grammar, lines)
    opens: Callable[[str], Opening | None] = partial(opening, grammar)
    if grammar not in TIMED:
        opens = sure_openings(lines, opens)
    kept, above, noted = without_notes(lines, opens)
    quality: TimeQuality = "start_only" if grammar in TIMED else "none"
    cues, first = paragraphs(kept, opens, quality=quality)
    cues, unsaid = from_first_speaker(cues, timed=grammar in TIMED)
    cues, started = of_day(cues, [count_words(each.text) for each in cues])
    nameless = sum(each.speaker is None for each in cues)
    notes = (
        (before + above + len(first) + unsaid, BEFORE_SPEAKERS),
        (noted, NOTES),
        (nameless, NAMELESS),
    )
    return session_from_cues(
        cues,
        document.source(format, vendor=vendor, layout=layout or grammar),
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
        started=started,
    )


def is_nameless(document: Document) -> bool:
    """Return whether it has times and text in lines, and no names: nobody can be told apart."""
    lines = [line for line in document.head if not _is_rule(line)]
    if any("-->" in line and line[:1].isdigit() for line in lines) or grammar_of(document):
        return False
    if document.kind == "text" and is_table(document):
        return False
    count = sum(bool(UNSPOKEN.match(line[:MAX_LINE])) for line in lines)
    chat = sum(bool(CHAT.match(line)) for line in lines)
    return not chat and count >= max(MIN_UNSPOKEN, MIN_SHARE * len(lines))


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


@transcript_format(
    "text_name_dash",
    title="text, Name – what was said",
    sniff=lambda document: grammar_of(document) == "name_dash",
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    times="none",
    how_to_export="Write or paste one line for each turn: Name – what was said.",
)
def parse_name_dash(document: Document) -> Session:
    """Parse lines `Name – text`."""
    return session_of_text(document, grammar="name_dash", format="text_name_dash")


refused_format(
    "text_nameless",
    title="text with times and no names",
    sniff=is_nameless,
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".md", ".docx"),
    seen=marked("it does not say who speaks"),
    remedy=marked("export it with speaker names, or write the names before what each person said"),
)
