"""Tables with several columns of what was said, names in two columns, or a talk in each cell."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analyzer.formats.grammar.column_names import IDENTITY, rank, words_of
from analyzer.formats.grammar.columns import SAMPLE_ROWS, Columns, Row, are_dialogues
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.people_tables import is_part_of_name
from analyzer.formats.grammar.row_session import Rows
from analyzer.formats.grammar.talk import turns_of
from analyzer.formats.grammar.wide_tables import ALONE_SHARE, TEXT_RANK, spread
from analyzer.text import count_words
from analyzer.translate import phrase

MIN_WORDS: Final = 2.0
"""Mean words of a cell, from which a column named as a text holds what was said."""
SAME_SHARE: Final = 0.5
"""Share of words two cells share, from which they are one text in two forms."""
FORMS: Final = frozenset(
    """
    raw normalized normalised clean cleaned original masked lower processed tokenized source target
    english dutch engels nederlands full final auto manual asr reference hypothesis ref hyp
    gold corrected edited context prev previous next prior selected highlighted en nl de fr es new
    old my your the of
    """.split()
)
"""Words beside that for a text that tell of its form, not of who said it."""


def names_joined(table: Rows) -> Rows:
    """Return a table with one column of names, where first and last names stand in two.

    >>> columns = Columns(("First Name", "Last Name", "Text"), {"text": 2}, 1)
    >>> names_joined(Rows([["Noa", "Lee", "Hi."]], columns)).rows
    [['Noa', 'Lee', 'Hi.', 'Noa Lee']]
    """
    columns = table.columns
    first, last = (
        next((at for at, head in enumerate(columns.headers) if is_part_of_name(head, part)), None)
        for part in ("first", "last")
    )
    if first is None or last is None or columns.mapping.get("speaker", first) not in (first, last):
        return table
    rows = [
        [*_padded(row, columns), " ".join(f"{_cell(row, first)} {_cell(row, last)}".split())]
        for row in table.rows
    ]
    shown = f"{columns.headers[first]} + {columns.headers[last]}"
    return _with_column(table, rows, shown, "speaker")


def texts_joined(table: Rows) -> Rows:
    """Return a table in which nothing said is lost, where several columns hold texts.

    With a column of speakers, and one text in nearly every row, they are one column. Without it,
    each is headed by whose it is ("student_text"): a row becomes one for each of them, unless they
    stand together beside times, which are those of one. Else a note tells what was left out.
    """
    columns = table.columns
    if "text" not in columns.mapping or not columns.first:
        return table
    found = _texts(columns, table.rows[:SAMPLE_ROWS])
    if len(found) < 2:  # noqa: PLR2004 - one column of texts is the rule
        return table
    filled = [sum(bool(_cell(row, at)) for at in found) for row in table.rows[:SAMPLE_ROWS]]
    some = [each for each in filled if each]
    alone = sum(each == 1 for each in some) >= ALONE_SHARE * len(some)
    if "speaker" in columns.mapping and alone:
        rows = [
            [*_padded(row, columns), " ".join(filter(None, (_cell(row, at) for at in found)))]
            for row in table.rows
        ]
        shown = ", ".join(columns.headers[at] for at in found)
        return _with_column(table, rows, shown, "text")
    people = [_whose(columns.headers[at]) for at in found]
    named = all(people) and len(set(people)) == len(people)
    if "speaker" not in columns.mapping and named and (alone or "start" not in columns.mapping):
        return spread(table, dict(zip(found, people, strict=True)))
    others = ", ".join(f"'{columns.headers[at]}'" for at in found if at != columns.mapping["text"])
    note = phrase("columns that may hold what was said too, left out: {names}", names=others)
    return replace(table, notes=[*table.notes, note])


def _texts(columns: Columns, rows: Sequence[Row]) -> list[int]:
    """Return the places of columns that are named as texts and hold talk, each another one."""
    text = columns.mapping["text"]
    others = set(columns.mapping.values()) - {text}
    found = []
    for at, header in enumerate(columns.headers):
        fits = rank("text", header)
        if at == text:
            found.append(at)
        elif at not in others and fits is not None and fits <= TEXT_RANK:
            cells = [_cell(row, at) for row in rows if _cell(row, at)]
            talk = sum(map(count_words, cells)) >= MIN_WORDS * max(len(cells), 1)
            if talk and not set(words_of(header)) & (FORMS | IDENTITY) and _differs(at, text, rows):
                found.append(at)
    return found


def _differs(left: int, right: int, rows: Sequence[Row]) -> bool:
    """Return whether two columns hold different texts, not one text in two forms."""
    pairs = [(_cell(row, left), _cell(row, right)) for row in rows]
    both = [(set(a.casefold().split()), set(b.casefold().split())) for a, b in pairs if a and b]
    alike = sum(len(a & b) > SAME_SHARE * min(len(a), len(b)) for a, b in both)
    return 2 * alike <= len(both)


def _whose(header: str) -> str:
    """Return whose texts a column holds, as its name says, or `""`.

    >>> _whose("student_text"), _whose("Utterance"), _whose("clean text")
    ('Student', '', '')
    """
    words = words_of(header)
    rest = [each for each in words if rank("text", each) is None]
    name = " ".join(rest).capitalize()
    return name if rest and not set(words) & FORMS and is_name(name) else ""


def dialogues(table: Rows) -> list[tuple[str, str]]:
    r"""Return each row's identity and talk, where a cell holds a whole talk; none as a rule.

    >>> columns = Columns(("id", "dialogue"), {"text": 1}, 1)
    >>> dialogues(Rows([["a1", "#Ann#: Hi.\nBo: Hello."]], columns))
    [('a1', 'Ann: Hi.\nBo: Hello.')]
    """
    columns = table.columns
    if "text" not in columns.mapping:
        return []
    at = columns.mapping["text"]
    raw = [row[at] if at < len(row) else "" for row in table.rows]
    filled = [each for each in raw[:SAMPLE_ROWS] if each.strip()]
    if not are_dialogues(filled):
        return []
    key = _key(columns, table.rows)
    found: dict[str, str] = {}
    for number, (row, text) in enumerate(zip(table.rows, raw, strict=True), 1):
        if text.strip():
            name = _cell(row, key) if key is not None else ""
            unlike = bool(name) and name not in found
            found[name if unlike else f"{name or 'row'} {number}"] = turns_of(text)
    return list(found.items())


def _key(columns: Columns, rows: Sequence[Row]) -> int | None:
    """Return the column that tells rows apart, named as an identity."""
    for at, header in enumerate(columns.headers):
        if set(words_of(header)) & IDENTITY and at != columns.mapping["text"]:
            cells = [_cell(row, at) for row in rows[:SAMPLE_ROWS]]
            if len(set(cells)) == len(cells):
                return at
    return None


def _cell(row: Row, at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _padded(row: Row, columns: Columns) -> list[str]:
    width = len(columns.headers)
    return [*row, *[""] * width][:width]


def _with_column(table: Rows, rows: list[list[str]], shown: str, field: str) -> Rows:
    """Return a table with one column more, which holds a field."""
    columns = table.columns
    mapping = {**columns.mapping, field: len(columns.headers)}
    wider = replace(columns, headers=(*columns.headers, shown), mapping=mapping)
    return replace(table, rows=rows, columns=wider)
