"""Is a table what was said in a meeting? Where its columns show that it isn't, it is refused.

A list of orders, answers to a survey or an agenda has texts and names too. What they are is seen
from the names of the columns, from how far apart the times lie, and from who speaks how often.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from analyzer.errors import FormatError
from analyzer.formats.grammar.column_names import rank, words_of
from analyzer.formats.grammar.columns import SAMPLE_ROWS, Columns, Row
from analyzer.formats.grammar.talk import are_codes, is_said
from analyzer.formats.grammar.time_cells import cell
from analyzer.translate import marked, phrase

REMEDY: Final = marked(
    "if it is a transcript, name its columns, as in --column speaker=1 --column text=3"
)
WEAK: Final = 4
"""Rank of a column's name from which it says only perhaps that it holds what was said."""
NAMED: Final = 3
"""Rank of a column's name up to which it holds people."""
SPEAKING: Final = 2
"""Rank of a column's name up to which it holds people who speak."""
NO_RANK: Final = 99
SAID_SHARES: Final = ((1, 0.0), (WEAK - 1, 0.2), (NO_RANK, 0.5))
"""For a text's rank, the share of texts that must look like speech, and more."""
MIN_ROWS: Final = 3
LOOKED_AT: Final = 100
MAX_DAYS: Final = 2.0
DAY_S: Final = 86_400.0
REMARKS: Final = frozenset(
    """
    comment comments opmerking opmerkingen remark remarks note notes feedback body value annotation
    annotatie what wat
    """.split()
)
"""Words in a weak name of the column of texts that say no more than that someone wrote them."""
GOODS: Final = frozenset(
    """
    product price prijs amount bedrag quantity qty order invoice factuur rating ratings beoordeling
    stars sterren review reviews sku stock voorraad salary salaris salaire email mail phone telefoon
    adres address rekening account iban task taak due deadline assignee priority prioriteit grade
    cijfer question vraag answer antwoord rating summary likes retweets followers votes views
    """.split()
)
"""Words in the names of columns that a transcript has no use for."""


def demand_talk(columns: Columns, rows: Sequence[Row], given: Mapping[str, str]) -> None:
    """Demand that a table can be what was said; what the user says of its columns settles it.

    Raises:
        FormatError: if it looks like a table of something else; it says why.
    """
    settled = given or columns.wide or not columns.first
    reason = "" if settled else _doubt(columns, rows)
    if reason:
        problem = phrase(
            "this table doesn't look like a transcript: {reason}; it has {columns}",
            reason=reason,
            columns=columns.shown(),
        )
        raise FormatError(columns.file, problem, REMEDY)


def _doubt(columns: Columns, rows: Sequence[Row]) -> str:
    """Return why a table is no transcript, or `""`."""
    text, who = _rank_of("text", columns), _rank_of("speaker", columns)
    guessed = text == NO_RANK
    remarks = REMARKS & set(words_of(columns.headers[columns.mapping["text"]]))
    weak = guessed or (text >= WEAK and bool(remarks))
    if days := _days(columns, rows):
        return phrase("its times lie {count} days apart", count=f"{days:,.0f}")
    about = _about(columns, guessed=guessed)
    if about and who > SPEAKING and (weak or "start" not in columns.mapping):
        return phrase("it has a column '{name}'", name=about)
    unsaid = _is_unsaid(columns, rows, text, who)
    if unsaid or not weak:
        return marked("its texts are no sentences") if unsaid else ""
    timed = "start" in columns.mapping and bool({"end", "duration"} & columns.mapping.keys())
    if who > NAMED and (guessed or not timed):
        return marked("no column names who spoke")
    if "?" in columns.headers[columns.mapping["text"]]:
        return marked("its texts answer the question that heads their column")
    return marked("everyone in it speaks once") if _once(columns, rows) else ""


def _is_unsaid(columns: Columns, rows: Sequence[Row], text: int, who: int) -> bool:
    """Return whether texts without times, of what may be no speakers, hardly look like speech.

    The less the name of their column says that they were said, the more of them must.
    """
    if "start" in columns.mapping or who < NAMED:
        return False
    texts = [each for each in columns.cells("text", rows[:SAMPLE_ROWS]) if each]
    names = columns.cells("speaker", rows[:SAMPLE_ROWS]) if "speaker" in columns.mapping else []
    if text >= WEAK and are_codes([each for each in names if each]):
        return True
    least = next(share for rank_, share in SAID_SHARES if text <= rank_)
    return sum(map(is_said, texts)) <= least * len(texts)


def _rank_of(field: str, columns: Columns) -> int:
    """Return how well the name of a field's column fits it; `NO_RANK` where it was guessed."""
    at = columns.mapping.get(field)
    found = None if at is None else rank(field, columns.headers[at])
    return NO_RANK if found is None else found


def _about(columns: Columns, *, guessed: bool) -> str:
    """Return the name of a column that a transcript has no use for, or `""`."""
    used = {at for field, at in columns.mapping.items() if field != "text" or not guessed}
    others = (header for at, header in enumerate(columns.headers) if at not in used)
    return next((each[:40] for each in others if GOODS & set(words_of(each))), "")


def _days(columns: Columns, rows: Sequence[Row]) -> float | None:
    """Return how many days most of the dated times span, if it is more than `MAX_DAYS`."""
    cells = columns.cells("start", rows) if "start" in columns.mapping else []
    first = next(filter(None, map(cell, cells[:LOOKED_AT])), None)
    if first is None or first.kind != "moment":
        return None
    found = [each for each in map(cell, cells) if each and each.kind == "moment"]
    moments = sorted(each.value for each in found)
    tenth = len(moments) // 10
    if len(moments) < 2:  # noqa: PLR2004 - one time spans nothing
        return None
    days = (moments[-1 - tenth] - moments[tenth]) / DAY_S
    return days if days > MAX_DAYS else None


def _once(columns: Columns, rows: Sequence[Row]) -> bool:
    if "start" in columns.mapping or "speaker" not in columns.mapping or len(rows) < MIN_ROWS:
        return False
    people = [each for each in columns.cells("speaker", rows) if each]
    return len(set(people)) == len(people) == len(rows)
