"""RTTM: who spoke when, which alone is no transcript; with `LEXEME` lines, the words too."""

import re
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import NAMELESS
from analyzer.formats.grammar.recognised import cues_of
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.formats.stm import EVENTS, kind_of, one_recording, rows, said
from analyzer.session import Session
from analyzer.translate import marked

WORDS: Final = "LEXEME"
LINE: Final = re.compile(
    r"^\s*+(?P<type>\S++)\s++(?P<recording>\S++)\s++\S++\s++(?P<start>\S++)\s++(?P<length>\S++)"
    r"(?:\s++(?P<word>\S++)(?:\s++\S++(?:\s++(?P<speaker>\S++))?)?)?(?:\s.*)?$"
)
_TIME: Final = re.compile(r"^\d{1,9}(?:\.\d{0,9})?$")
_NOTHING: Final = ("<na>", "na", "-")


def _lists_words(document: Document) -> bool:
    return any(line.lstrip().startswith(f"{WORDS} ") for line in document.lines)


@transcript_format(
    "rttm_words",
    title="RTTM with words",
    sniff=lambda document: kind_of(document) == "rttm" and _lists_words(document),
    extensions=(".rttm",),
    times="start and end",
    overlap=True,
    how_to_export="RTTM holds words only where it has LEXEME lines. Most files lack them: give STM "
    "or SegLST of the same recording instead.",
)
def parse_rttm(document: Document) -> Session:
    """Parse the `LEXEME` lines, a word each, by who spoke it; the other lines hold no words."""
    found = [each for _, each in rows(document, LINE) if each["type"] in (WORDS, "NON-LEX")]
    recording = one_recording(document, (each["recording"] for each in found))
    words = [word for each in found if each["type"] == WORDS and (word := _word(each))]
    tracks: dict[str | None, list[Word]] = {}
    for word in words:
        tracks.setdefault(word.speaker, []).append(word)
    cues = cues_of(*(sorted(each, key=lambda x: x.start or 0.0) for each in tracks.values()))
    nameless = sum(each.speaker is None for each in cues)
    notes = ((len(found) - len(words), EVENTS), (nameless, NAMELESS))
    return session_from_cues(
        cues,
        document.source("rttm_words", layout="words"),
        title=recording,
        notes=[f"{sentence}: {count}" for count, sentence in notes if count],
    )


def _word(found: re.Match[str]) -> Word | None:
    """Return the word of a line, or None where it holds none, as for a sound."""
    raw = found["word"] or ""
    text = "" if raw.casefold() in _NOTHING else said(raw)[0]
    if not text:
        return None
    start, length = (_seconds(found[name]) for name in ("start", "length"))
    label = found["speaker"] or ""
    speaker = None if label.casefold() in _NOTHING else speaker_label(label)
    end = None if start is None or length is None else round(start + length, 3)
    return Word(text, start, end, speaker)


def _seconds(text: str) -> float | None:
    """Return a time, or None for `<NA>`.

    >>> _seconds("12.50"), _seconds("<NA>")
    (12.5, None)
    """
    return float(text) if _TIME.match(text) else None


refused_format(
    "rttm",
    title="RTTM speaker times",
    sniff=lambda document: kind_of(document) == "rttm" and not _lists_words(document),
    extensions=(".rttm",),
    seen=marked("it says who spoke when, but not what was said"),
    remedy=marked(
        "give the transcript of the same recording: STM, SegLST, VTT or text with speakers"
    ),
)
