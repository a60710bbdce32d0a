"""NIST's scoring files: STM holds segments, CTM words; UEM holds no words, RTTM (`rttm`) may.

The grammars are a line each, so they are read here rather than with meeteval, which brings a
scorer's dependencies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError, ParseError
from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import NAMELESS, Cue, uttered
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.grammar.words import Word, cues_from_words, speaker_label
from analyzer.session import Session, Utterance
from analyzer.translate import marked, phrase

_NUMBER: Final = r"-?\d{1,12}(?:\.\d{0,12})?"
STM: Final = re.compile(
    # LIUM's Transcriber files have two columns of marks before, and always a label
    rf"^\s*+(?:\S++\s++\S++\s++(?=(?:\S++\s++){{3}}{_NUMBER}\s++{_NUMBER}\s++<))?"
    r"(?P<recording>\S++)\s++(?P<channel>\S++)\s++(?P<speaker>\S++)\s++"
    rf"(?P<start>{_NUMBER})\s++(?P<end>{_NUMBER})(?:\s*+<[^<>]{{0,80}}>)?(?P<text>(?:\s.*)?)$"
)
CTM: Final = re.compile(
    rf"^\s*+(?P<recording>\S++)\s++(?P<channel>\S++)\s++(?P<start>{_NUMBER}|\*)\s++"
    rf"(?P<length>{_NUMBER}|\*)\s++(?P<word>\S++)"
    r"(?:\s++(?:[\d.eE+-]++|[<(]?NA[>)]?)(?:\s++(?P<type>\S++)(?:\s++(?P<speaker>\S++))?)?)?\s*+$"
)
RTTM: Final = re.compile(
    r"^(?:SPEAKER|SPKR-INFO|NON-SPEECH|NON-LEX|NOSCORE|SEGMENT|NO_RT_METADATA|SU|EDIT|FILLER|IP|"
    r"CB|A/P|LEXEME)\s++\S++\s++\S++\s++(?:[\d.-]++|<NA>)\s++(?:[\d.-]++|<NA>)(?:\s|$)"
)
UEM: Final = re.compile(rf"^\s*+\S++\s++\S++\s++{_NUMBER}\s++{_NUMBER}\s*+$")
ENOUGH: Final = 0.9
"""Share of the first lines that follow a grammar."""
COMMENT: Final = ";;"
IGNORED: Final = "ignore_time_segment_in_scoring"
GAPS: Final = frozenset(("inter_segment_gap", "excluded_region", "intersegment_gap"))
NO_WORD: Final = frozenset("non-lex noscore misc non-speech".split())
"""Types of CTM tokens that are no words."""
SHOWN_RECORDINGS: Final = 5
SPLIT_REMEDY: Final = marked("give the lines of each recording in a file of its own")
LINE_REMEDY: Final = marked("mend that line, or leave it out")
LEFT_OUT: Final = marked("segments that are marked to be ignored or hold no words, left out")
EVENTS: Final = marked("marks of noise and other sounds, left out")
NO_SPEAKERS: Final = marked("a CTM file does not say who spoke: its words count as unknown")

_DECIMAL: Final = re.compile(r"^-?\d+\.\d+$")
_ALTERNATIVES: Final = re.compile(r"\{([^{}/]{0,200})/[^{}]{0,400}\}")
MAX_NESTED: Final = 3
"""Alternatives within one another, of which the first are taken."""
_LISTENING: Final = re.compile(r"%bcack\b", re.IGNORECASE)
_DOUBTING: Final = re.compile(r"%bcnack\b", re.IGNORECASE)
_HESITATION: Final = re.compile(r"\(?%(?:hesitation|uh|um)\)?", re.IGNORECASE)
_EVENT: Final = re.compile(r"<[^<>\s]{1,40}>|\[[^\[\]\s]{1,40}\]|\{[^{}\s]{1,40}\}|(?<!\S)@(?!\S)")
_VARIANT: Final = re.compile(r"\(\d{1,2}\)")
_OPTIONAL: Final = re.compile(r"\({1,2}([^()]{0,200})\){1,2}")
_BROKEN_OFF: Final = re.compile(r"(?<=\w)\(\)")
_SPLIT_OFF: Final = re.compile(r"\s+(?=(?:n't|'(?:s|re|ll|ve|d|m|t))\b)")


def kind_of(document: Document) -> str:
    r"""Return `"stm"`, `"ctm"`, `"rttm"`, `"uem"`, or `""` where the lines follow none of them.

    >>> kind_of(Document("a.stm", ";; made\nrec 1 Ann 0.0 1.5 <o,f0,female> shall we start"))
    'stm'
    >>> kind_of(Document("a.ctm", "rec 1 0.00 0.21 shall 0.98"))
    'ctm'
    """
    lines = [line for line in document.head if not line.startswith(COMMENT)]
    if not lines:
        return ""
    shares = {"rttm": _share(RTTM, lines), "uem": _share(UEM, lines)}
    shares |= {"stm": _share_of_segments(lines), "ctm": _share(CTM, lines)}
    best = max(shares, key=lambda each: shares[each])
    return best if shares[best] >= ENOUGH else ""


def _share(grammar: re.Pattern[str], lines: list[str]) -> float:
    return sum(bool(grammar.match(line)) for line in lines) / len(lines)


def _share_of_segments(lines: list[str]) -> float:
    """Return the share of lines that are segments of STM.

    A table between tabs that has spaces within a cell other than the last, or whose ends mostly
    come before their starts, is none: its columns only happen to stand alike.
    """
    found = [match for match in map(STM.match, lines) if match]
    if 2 * sum(bool(_DECIMAL.match(each["speaker"])) for each in found) > len(found):
        return 0.0  # columns of numbers
    if found and all("\t" in line for line in lines):
        spaced = any(" " in each.strip() for line in lines for each in line.split("\t")[:-1])
        backwards = sum(float(each["end"]) < float(each["start"]) for each in found)
        if spaced or 2 * backwards > len(found):
            return 0.0
    return len(found) / len(lines)


def one_recording(document: Document, recordings: Iterable[str]) -> str:
    """Return the only recording that the parts of a file are of, `""` where they name none.

    Raises:
        FormatError: if they are of several.
    """
    names = list(dict.fromkeys(recordings))
    if len(names) > 1:
        shown = ", ".join(f"'{each[:60]}'" for each in names[:SHOWN_RECORDINGS])
        more = ", …" if len(names) > SHOWN_RECORDINGS else ""
        problem = phrase(
            "it holds {count} recordings ({names}), and a session is one",
            count=len(names),
            names=f"{shown}{more}",
        )
        raise FormatError(document.name, problem, SPLIT_REMEDY)
    return names[0] if names else ""


def said(text: str) -> tuple[str, int]:
    """Return what was said in a scorer's text, and how many marks of sounds were left out.

    Of alternatives the first is taken; optional words stay; `(%hesitation)` is "uh", `%bcack`
    "uh-huh", `th()` "th-".

    >>> said("{ hmm / mm } well (2) the(2) (very) [noise] plan 's <sil> %hesitation fine")
    ("hmm well the very plan's uh fine", 2)
    """
    for _ in range(MAX_NESTED if "{" in text else 0):
        text = _ALTERNATIVES.sub(r" \1 ", text)
    text = _HESITATION.sub(" uh ", text)
    text = _DOUBTING.sub("uh-uh", _LISTENING.sub("uh-huh", text))
    text, events = _EVENT.subn(" ", text)
    text = _OPTIONAL.sub(r"\1", _VARIANT.sub("", _BROKEN_OFF.sub("-", text)))
    return _SPLIT_OFF.sub("", " ".join(text.split())), events


def rows(document: Document, grammar: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines of a file that are no comment, with their numbers.

    Raises:
        ParseError: for a line that does not follow the grammar.
    """
    for number, line in enumerate(document.lines, 1):
        if line.strip() and not line.lstrip().startswith(COMMENT):
            found = grammar.match(line)
            if found is None:
                problem = marked("this line is incomplete")
                raise ParseError(document.name, number, problem, LINE_REMEDY)
            yield number, found


@transcript_format(
    "stm",
    title="STM segments",
    sniff=lambda document: kind_of(document) == "stm",
    extensions=(".stm",),
    times="start and end",
    overlap=True,
    how_to_export="Speech recognition and scoring tools (Kaldi, sclite, meeteval) write STM: give "
    "one file for each recording.",
)
def parse_stm(document: Document) -> Session:
    """Parse one segment a line; comments, ignored segments and gaps are left out."""
    segments = list(rows(document, STM))
    recording = one_recording(document, (found["recording"] for _, found in segments))
    cues: list[Utterance] = []
    left_out = sounds = 0
    for number, found in segments:
        text, events = said(found["text"])
        ignored = IGNORED in found["text"].casefold() or found["speaker"].casefold() in GAPS
        if ignored or not text:
            left_out += 1
            continue
        sounds += events
        cue = Cue("", float(found["start"]), float(found["end"]), (), number)
        cues.append(uttered(cue, speaker_label(found["speaker"]), text))
    notes = ((left_out, LEFT_OUT), (sounds, EVENTS))
    return session_from_cues(
        cues,
        document.source("stm"),
        title=recording,
        notes=[*(f"{sentence}: {count}" for count, sentence in notes if count), *counted(cues)],
    )


@transcript_format(
    "ctm",
    title="CTM words",
    sniff=lambda document: kind_of(document) == "ctm",
    extensions=(".ctm",),
    times="start and end",
    names=False,
    overlap=True,
    how_to_export="CTM holds words without speakers: from the same tool, export STM or SegLST, "
    "which name them.",
)
def parse_ctm(document: Document) -> Session:
    """Parse one word a line; speakers are channels A and B, or an eighth column, or not known."""
    found_rows = [found for _, found in rows(document, CTM)]
    recording = one_recording(document, (found["recording"] for found in found_rows))
    sides = {found["channel"] for found in found_rows} == {"A", "B"}
    tracks: dict[tuple[str, str | None], list[Word]] = {}
    kept = list(_first_alternatives(found_rows))
    for found in kept:
        word = _word(found, sides=sides)
        if word is not None:
            tracks.setdefault((found["channel"], word.speaker), []).append(word)
    words = [word for track in tracks.values() for word in track]
    cues = [
        cue
        for track in tracks.values()
        for cue in cues_from_words(sorted(track, key=lambda each: each.start or 0.0))
    ]
    if not any((word.end or 0.0) > (word.start or 0.0) for word in words):
        cues = [replace(each, end=None, time_quality="start_only", flags=()) for each in cues]
    nameless = sum(each.speaker is None for each in cues)
    notes = [f"{EVENTS}: {len(kept) - len(words)}"] * (len(kept) > len(words))
    if nameless:
        notes.append(NO_SPEAKERS if nameless == len(cues) else f"{NAMELESS}: {nameless}")
    return session_from_cues(cues, document.source("ctm"), title=recording, notes=notes)


def _first_alternatives(rows: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield words, and of alternatives (`<ALT_BEGIN>` … `<ALT>` … `<ALT_END>`) the first."""
    skipping = False
    for found in rows:
        mark = found["word"].upper()
        if mark in ("<ALT_BEGIN>", "<ALT>", "<ALT_END>"):
            skipping = mark == "<ALT>"
        elif not skipping:
            yield found


def _word(found: re.Match[str], *, sides: bool) -> Word | None:
    """Return a word of CTM, or None for a sound, silence, or what has no time."""
    text, _ = said(found["word"])
    kind = (found["type"] or "").casefold()
    no_word = not text or text.casefold() in ("sil", "sp") or kind in NO_WORD
    if no_word or "*" in (found["start"], found["length"]):
        return None
    start, length = float(found["start"]), float(found["length"])
    label = found["speaker"] or (found["channel"] if sides else None)
    speaker = None if label in ("<NA>", "NA") else speaker_label(label)
    return Word(text, start, round(start + length, 3), speaker)


refused_format(
    "uem",
    title="a UEM list of scored regions",
    sniff=lambda document: kind_of(document) == "uem",
    extensions=(".uem",),
    seen="it lists parts of recordings, but not what was said",
    remedy="give the transcript of the same recording: STM, SegLST, VTT or text with speakers",
)
