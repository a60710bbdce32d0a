"""Praat TextGrids: interval tiers of people, in the long, the short or the chronological form.

Praat's own grammar is read, which is the same for all: numbers, texts in quotes and `<flags>` that
stand free count, all else is remark. praatio reads files by their path only, and not all forms.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import ParseError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import ARROW
from analyzer.formats.grammar.paragraphs import STAMP_ALONE
from analyzer.formats.grammar.tiers import Piece, Tier, plain, said_in
from analyzer.session import Session
from analyzer.translate import marked

_TOKEN: Final = re.compile(
    r'"([^"]*+(?:""[^"]*+)*+)"'
    r'|(?<!\S)([+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?)[^\s"!]*+'  # Praat reads "2.8s" too
    r"|![^\n]*+"
    r'|[^\s"!]++'
)
_TRIGRAPH: Final = re.compile(r"\\([A-Za-z])([\"'`^~,])")
_ACCENTS: Final = dict(zip("\"'`^~,", "\u0308\u0301\u0300\u0302\u0303\u0327", strict=True))
_LIGATURES: Final = {"\\ss": "ß", "\\ae": "æ", "\\Ae": "Æ", "\\o/": "ø", "\\O/": "Ø", "\\ao": "å"}
_CHRONOLOGICAL: Final = "Praat chronological TextGrid text file"
REMEDY: Final = marked("open it in Praat and save it as a text file again")
INTERVALS: Final = "IntervalTier"
POINTS: Final = "TextTier"


def is_textgrid(document: Document) -> bool:
    """Return whether it opens as Praat's text files do, and holds a TextGrid."""
    head = document.head[:6]
    if any(ARROW.match(line) or STAMP_ALONE.match(line) for line in document.head):
        return False  # Praat has no clocks
    if _is_chronological(document):
        return True
    return any("ooTextFile" in line for line in head[:2]) and any("TextGrid" in x for x in head)


def _is_chronological(document: Document) -> bool:
    return [line.strip('"') for line in document.head[:1]] == [_CHRONOLOGICAL]


@transcript_format(
    "textgrid",
    title="Praat TextGrid",
    vendor="praat",
    sniff=is_textgrid,
    extensions=(".textgrid",),
    times="start and end",
    overlap=True,
    how_to_export="In Praat, select the TextGrid, Save, Save as text file: one interval tier for "
    "each speaker.",
)
def parse_textgrid(document: Document) -> Session:
    """Parse interval tiers; point tiers, silences and tiers without words are left out."""
    tokens = _Tokens(document)
    tiers = list(_chronological(tokens) if _is_chronological(document) else _tiers(tokens))
    cues, notes = said_in(tiers, file=document.name)
    return session_from_cues(cues, document.source("textgrid", vendor="praat"), notes=notes)


class _Tokens:
    """The numbers and texts of a file, one after the other."""

    def __init__(self, document: Document) -> None:
        self.file = document.name
        self.text = document.text
        self.at = 0
        self.line = 1
        self.found = (each for each in _TOKEN.finditer(self.text) if each.lastindex)

    def next(self) -> str | float | None:
        """Return the next token, or None at the end."""
        token = next(self.found, None)
        if token is None:
            return None
        self.line += self.text.count("\n", self.at, token.start())
        self.at = token.start()
        return float(token[2]) if token.lastindex == 2 else token[1].replace('""', '"')  # noqa: PLR2004 - second group

    def number(self) -> float:
        """Return the next token, which is a number.

        Raises:
            ParseError: if it is a text, or the file ends.
        """
        token = self.next()
        if not isinstance(token, float) or not math.isfinite(token):
            raise self.error(marked("a number is missing"))
        return token

    def string(self) -> str:
        """Return the next token, which is a text.

        Raises:
            ParseError: if it is a number, or the file ends.
        """
        token = self.next()
        if not isinstance(token, str):
            raise self.error(marked("a text in quotes is missing"))
        return token

    def error(self, problem: str) -> ParseError:
        """Return the error that something is wrong here."""
        return ParseError(self.file, self.line, problem, REMEDY)

    def interval(self) -> Piece:
        """Return the next interval: two numbers and a text.

        Raises:
            ParseError: if one of them is missing.
        """
        start, end = round(self.number(), 3), round(self.number(), 3)
        text = plain(_unescaped(self.string()))
        return Piece(start, end, text, self.line)


def _tiers(tokens: _Tokens) -> Iterator[Tier]:
    """Yield the tiers of the long and the short form; what stands before them is skipped."""
    while (token := tokens.next()) is not None:
        if token not in (INTERVALS, POINTS):
            continue
        name = tokens.string()
        tokens.number()
        tokens.number()
        count = int(tokens.number())
        if token == POINTS:
            for _ in range(count):
                tokens.number()
                tokens.string()
            continue
        pieces = (tokens.interval() for _ in range(count))
        yield Tier(name, tuple(each for each in pieces if each.text))


def _chronological(tokens: _Tokens) -> Iterator[Tier]:
    """Yield the tiers of the chronological form: their names, then all pieces by time."""
    tokens.string()
    tokens.number()
    tokens.number()
    heads: list[tuple[str, str]] = []
    for _ in range(int(tokens.number())):
        heads.append((tokens.string(), tokens.string()))
        tokens.number()
        tokens.number()
    pieces: list[list[Piece]] = [[] for _ in heads]
    while isinstance(token := tokens.next(), float):
        if not 1 <= token <= len(heads):
            raise tokens.error(marked("no tier has this number"))
        at = int(token) - 1
        if heads[at][0] == INTERVALS:
            pieces[at].append(tokens.interval())
        else:
            tokens.number()
            tokens.string()
    for (kind, name), found in zip(heads, pieces, strict=True):
        if kind == INTERVALS:
            yield Tier(name, tuple(each for each in found if each.text))


def _unescaped(text: str) -> str:
    r"""Return text with Praat's ASCII spellings as letters.

    >>> _unescaped('caf\\e\' gar\\c,on gr\\o"\\sse')
    'café garçon größe'
    """
    if "\\" not in text:
        return text
    for spelling, letter in _LIGATURES.items():
        text = text.replace(spelling, letter)
    accented = _TRIGRAPH.sub(lambda found: found[1] + _ACCENTS[found[2]], text)
    return unicodedata.normalize("NFC", accented)
