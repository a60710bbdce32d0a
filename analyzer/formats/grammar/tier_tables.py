"""Tables of annotations, a row for each piece of a tier: what Praat and ELAN export as such.

Of words, sounds, translations and remarks beside what was said, the same is left out as in their
own files (`tiers`).
"""

from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.column_names import words_of
from analyzer.formats.grammar.columns import Columns
from analyzer.formats.grammar.row_session import Rows, tidy
from analyzer.formats.grammar.tiers import Piece, Tier, plain, said_in
from analyzer.formats.grammar.time_columns import read_times
from analyzer.session import Session
from analyzer.text import count_words

TIER: Final = "tier"


def is_of_tiers(columns: Columns) -> bool:
    """Return whether the column of speakers is one of tiers, and the rows have times.

    >>> is_of_tiers(Columns(("tmin", "tier", "text"), {"start": 0, "speaker": 1, "text": 2}, 1))
    True
    """
    if not {"speaker", "start"} <= columns.mapping.keys():
        return False
    return TIER in words_of(columns.headers[columns.mapping["speaker"]])


def session_of_tiers(document: Document, table: Rows, *, layout: str) -> Session:
    """Return the session in rows of tiers.

    Raises:
        FormatError: if no tier holds words.
    """
    columns, rows = table.columns, table.rows
    texts = [plain(tidy(each)) for each in columns.cells("text", rows)]
    times = read_times(
        {name: columns.cells(name, rows) for name in columns.mapping.keys() - {"speaker", "text"}},
        {name: columns.unit(name) for name in ("start", "end", "duration")},
        [count_words(each) for each in texts],
    )
    pieces: dict[str, list[Piece]] = {}
    lines = table.lines or [None] * len(rows)
    names = columns.cells("speaker", rows)
    found = map(Piece, times.starts, times.ends, texts, lines)
    for name, piece in zip(names, found, strict=True):
        if piece.text:
            pieces.setdefault(name, []).append(piece)
    tiers = [Tier(name, tuple(each)) for name, each in pieces.items()]
    cues, notes = said_in(tiers, file=document.name)
    return session_from_cues(
        cues,
        document.source("table", layout=layout, columns=columns.told()),
        notes=[*table.notes, *times.notes, *notes],
        started=times.started,
    )
