"""Which column of a table holds what: guessed from its name and its cells, or set by the user."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analyzer.errors import FormatError
from analyzer.formats.grammar.column_names import IDENTITY, rank, words_of
from analyzer.formats.grammar.names import MAX_NAME_CHARACTERS, is_name
from analyzer.formats.grammar.people_tables import is_part_of_name
from analyzer.formats.grammar.talk import is_dialogue
from analyzer.formats.grammar.time_cells import UNITS, cell, split_ranges
from analyzer.translate import marked, phrase

FIELDS: Final = ("speaker", "text", "start", "end", "duration")
BESIDE_TEXT: Final = ("speaker", "start")
Row = Sequence[str]

HEADER_ROWS: Final = 30
"""In how many of the first rows the names of the columns are looked for."""
SAMPLE_ROWS: Final = 400
_DATE: Final = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$")
_CODED: Final = re.compile(r"\S*[_\d]\S*$")
"""What a code of a speaker has, where a name has a capital."""
MIN_FIGURES: Final = 2
MAX_DIGITS: Final = 9
MIN_TIMES: Final = 0.6
MIN_NAMES: Final = 0.9
MIN_WORDS: Final = 1.5
MIN_WORDS_BESIDE_NAMES: Final = 3.0
MAX_NAME_WORDS: Final = 8
DIALOGUE_SHARE: Final = 0.75
"""Share of the cells of a column that are whole talks, from which all are."""
WEAK: Final = 4
"""Rank of a column's name from which it says only perhaps that it holds what was said."""
SHOWN_COLUMNS: Final = 20
NONE: Final = ("-", "none", "geen")
"""What the user gives for a field that no column holds."""

_NO_NAMES: Final = frozenset(
    """
    tag tags label category categorie code act acts type topic emotion sentiment language taal
    status gender thema theme move moves confidence
    """.split()
)
_MEETING: Final = frozenset(
    """
    meeting call conversation vergadering gesprek recording opname session sessie interview
    dialogue dialog dialoog episode transcript video document dokument bestand file filename hearing
    debate podcast lesson les class dokumentname
    """.split()
)
_AND_ITS: Final = IDENTITY | frozenset("name naam title titel file source".split())
ROWS_A_MEETING: Final = 2
"""Mean rows of what a column names, from which it can be a meeting rather than a cut of one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        headers: their names; their numbers, from 1, where the table names none.
        mapping: place of the column of each field that has one.
        first: place of the first row of data.
        file: name of the file, for messages.
        wide: whether the file has a column of texts for each speaker (`wide_tables`).
    """

    headers: tuple[str, ...]
    mapping: Mapping[str, int]
    first: int
    file: str = "transcript"
    wide: bool = False

    @classmethod
    def of(
        cls, rows: Sequence[Row], given: Mapping[str, str] | None = None, file: str = ""
    ) -> "Columns":
        """Return the columns of some rows: as given, and the rest guessed.

        Args:
            rows: of the table, with the row of names if it has one.
            given: field to column, by name (upper and lower case alike) or number from 1; `-` for
                a field that no column holds.
            file: name of the file, for messages.

        Raises:
            FormatError: for a field or a column that there is none of.
        """
        given = {
            field.strip().casefold(): " ".join(each.split())
            for field, each in (given or {}).items()
        }
        at = header_row(rows, given.values())
        width = max((len(row) for row in rows[:SAMPLE_ROWS]), default=0)
        names = [" ".join(each.split()) for each in rows[at]] if at is not None else [""] * width
        headers = tuple(name or str(number) for number, name in enumerate(names, 1))
        first = 0 if at is None else at + 1
        empty = cls(headers, {}, first, file)
        fixed = {field: empty.place(field, column) for field, column in given.items()}
        sample = rows[first : first + SAMPLE_ROWS]
        mapping = _guessed(headers if at is not None else (), sample, len(names), fixed)
        return cls(headers, mapping, first, file)

    def place(self, field: str, column: str) -> int | None:
        """Return the place of a column the user named for a field; None for none.

        Raises:
            FormatError: if there is no such field or column.
        """
        if field not in FIELDS:
            problem = phrase("no field of a table is called '{field}'", field=field)
            remedy = phrase("the fields are {fields}", fields=", ".join(FIELDS))
            raise FormatError(self.file, problem, remedy)
        if column.casefold() in NONE:
            return None
        folded = [each.casefold() for each in self.headers]
        if column.casefold() in folded:
            return folded.index(column.casefold())
        if column.isdecimal() and 0 < int(column[:9]) <= len(self.headers):
            return int(column) - 1
        problem = phrase("it has no column '{column}'", column=column)
        raise FormatError(self.file, problem, phrase("it has {columns}", columns=self.shown()))

    def demand_text(self) -> None:
        """Demand that a column holds what was said.

        Raises:
            FormatError: if none does; it names the columns there are, and how to say which.
        """
        if "text" not in self.mapping:
            problem = phrase(
                "none of its columns seems to hold what was said; it has {columns}",
                columns=self.shown(),
            )
            remedy = marked("name the column, as in --column text=NAME or --column text=3")
            raise FormatError(self.file, problem, remedy)

    def shown(self) -> str:
        """Return the columns as a person reads them."""
        some = [f"{at} '{name[:40]}'" for at, name in enumerate(self.headers, 1)][:SHOWN_COLUMNS]
        more = len(self.headers) - len(some)
        if more:
            return phrase("the columns {names} and {count} more", names=", ".join(some), count=more)
        return phrase("the columns {names}", names=", ".join(some))

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return which column is read as what, in the order of `FIELDS`."""
        return tuple(
            (field, self.headers[self.mapping[field]]) for field in FIELDS if field in self.mapping
        )

    def cells(self, field: str, rows: Sequence[Row]) -> list[str]:
        """Return the cells of a field's column, `""` where a row is too short."""
        at = self.mapping[field]
        return [row[at].strip() if at < len(row) else "" for row in rows]

    def unit(self, field: str) -> float | None:
        """Return the unit in seconds that a column's name says, or None."""
        found = words_of(self.headers[self.mapping[field]]) if field in self.mapping else []
        if "ss" in found:  # "hh:mm:ss.ms" and "ss.msec", as ELAN has them
            return 1.0
        return next((UNITS[each] for each in reversed(found) if each in UNITS), None)

    def meetings(self, rows: Sequence[Row]) -> tuple[str, int] | None:
        """Return the column that names the meeting, and how many it names, if several."""
        at = self.meeting_column(rows)
        return None if at is None else (self.headers[at], len(_values(at, rows)))

    def meeting_column(self, rows: Sequence[Row]) -> int | None:
        """Return the place of the column that names the meeting, if it names several."""
        for at, header in enumerate(self.headers):
            words = set(words_of(header))
            if at in self.mapping.values() or not words & _MEETING or words - _MEETING - _AND_ITS:
                continue
            if 1 < len(_values(at, rows)) <= len(rows) / ROWS_A_MEETING:
                return at
        return None


def _values(at: int, rows: Sequence[Row]) -> set[str]:
    return {row[at].strip() for row in rows if at < len(row)} - {""}


def header_row(rows: Sequence[Row], given: Iterable[str] = ()) -> int | None:
    """Return the place of the row that names the columns, or None.

    It is the first of 30 (`HEADER_ROWS`) that holds a name the user gave, or names a column of text
    and another (`named_row`); else the first of which half the cells name a field; else the first
    of several cells, where some column below holds numbers alone (`_stands_apart`).

    >>> header_row([["Weekly"], ["Speaker", "Text"], ["Ann", "Hello."]])
    1
    """
    wanted = {each.casefold() for each in given if not each.isdecimal()} - set(NONE)
    for at, row in enumerate(rows[:HEADER_ROWS]):
        if wanted & {each.strip().casefold() for each in row}:
            return at
    strong = named_row(rows)
    if strong is None and wanted and rows and all(_is_header(each) for each in rows[0] if each):
        return 0  # the user's names are others than the file's, which are then to be shown
    if strong is not None:
        return strong
    for at, row in enumerate(rows[:HEADER_ROWS]):
        filled = [each.strip() for each in row if each.strip()]
        fields = [each for each in filled if any(rank(field, each) is not None for field in FIELDS)]
        if fields and 2 * len(fields) >= len(filled) and all(map(_is_header, filled)):
            return at
    if heads_dialogues(rows):
        return 0
    first = next((at for at, row in enumerate(rows[:HEADER_ROWS]) if sum(map(bool, row)) > 1), None)
    return first if first is not None and _stands_apart(rows, first) else None


def heads_dialogues(rows: Sequence[Row]) -> bool:
    r"""Return whether the first row names a column of texts, each of which is a whole talk.

    >>> heads_dialogues([["id", "dialogue"], ["7", "Ann: Shall we?\nBo: Yes."]])
    True
    """
    heads = [each.strip() for each in rows[0]] if rows else []
    if len(heads) < 2 or not all(each and _is_header(each) for each in heads):  # noqa: PLR2004
        return False
    for at, head in enumerate(heads):
        if (found := rank("text", head)) is not None and found < WEAK:
            cells = [row[at] for row in rows[1:SAMPLE_ROWS] if at < len(row) and row[at].strip()]
            if are_dialogues(cells):
                return True
    return False


def are_dialogues(cells: Sequence[str]) -> bool:
    """Return whether nearly all filled cells of a column are whole talks."""
    return bool(cells) and sum(map(is_dialogue, cells)) >= DIALOGUE_SHARE * len(cells)


def _stands_apart(rows: Sequence[Row], at: int) -> bool:
    """Return whether a row can only name columns: it has no figure, a column below little else."""
    heads = [each.strip() for each in rows[at]]
    filled = [each for each in heads if each]
    if len(set(filled)) < len(filled) or not all(map(_is_header, filled)):
        return False
    if any(map(_is_figure, filled)) or any(each[-1] in ".!," for each in filled):
        return False
    below = rows[at + 1 : at + 1 + SAMPLE_ROWS]
    columns = [[row[n].strip() for row in below if n < len(row)] for n in range(len(heads))]
    return any(
        sum(_is_figure(each) for each in column) >= MIN_NAMES * max(len(column), MIN_FIGURES)
        for column in columns
    )


def _is_figure(text: str) -> bool:
    return cell(text) is not None or bool(_DATE.match(text))


def named_row(rows: Sequence[Row]) -> int | None:
    """Return the place of the row that names a column of text and one of speakers or times.

    >>> named_row([["Spreker", "Tijd", "Tekst"]]), named_row([["Name", "Email"]])
    (0, None)
    """
    for at, row in enumerate(rows[:HEADER_ROWS]):
        filled = [each.strip() for each in row if each.strip()]
        texts = [each for each in filled if _is_header(each) and rank("text", each) is not None]
        others = [
            each
            for each in filled
            if each not in texts
            and _is_header(each)
            and (is_part_of_name(each) or any(rank(x, each) is not None for x in BESIDE_TEXT))
        ]
        if texts and others and len(set(filled)) == len(filled):
            return at
    return None


def _is_header(name: str) -> bool:
    """Return whether a cell can name a column: short, no time, and no piece of code.

    >>> [_is_header(each) for each in ("Start Time (ms)", "0:05", "name)", "{text}")]
    [True, False, False, False]
    """
    if len(name) > MAX_NAME_CHARACTERS or len(name.split()) > MAX_NAME_WORDS or cell(name):
        return False
    return name.count("(") == name.count(")") and not any(each in name for each in "{};=")


def guess(rows: Sequence[Row]) -> dict[str, int]:
    """Return the place of the column of each field, as names and cells show it.

    >>> guess([["Naam", "Tijd", "Uitspraak"], ["Noor", "0:05", "Zullen we beginnen?"]])
    {'speaker': 0, 'text': 2, 'start': 1}
    >>> guess([["0:05", "Noor", "Ja, zo."], ["0:09", "Wim", "Ja."], ["0:12", "Noor", "Mooi zo."]])
    {'speaker': 1, 'text': 2, 'start': 0}
    """
    return dict(Columns.of(rows).mapping)


def _guessed(
    headers: Sequence[str], sample: Sequence[Row], width: int, fixed: Mapping[str, int | None]
) -> dict[str, int]:
    """Return the mapping: what is fixed, then by name, then by what the cells hold."""
    mapping = {field: at for field, at in fixed.items() if at is not None}
    columns = [[row[at].strip() if at < len(row) else "" for row in sample] for at in range(width)]
    filled = [[each for each in column if each] for column in columns]
    for field in ("text", "speaker", "start", "end", "duration"):
        if field not in fixed:
            free = [at for at in range(width) if at not in mapping.values()]
            found = _by_name(field, headers, filled, free)
            if found is None and (field in ("text", "speaker") or not headers or field == "start"):
                found = _by_cells(field, headers, columns, free, mapping)
            if found is not None:
                mapping[field] = found
    if "start" not in mapping:
        mapping = {field: at for field, at in mapping.items() if field != "end"}
    return {field: mapping[field] for field in FIELDS if field in mapping}


def _by_name(
    field: str, headers: Sequence[str], filled: Sequence[Sequence[str]], free: Sequence[int]
) -> int | None:
    ranked = [
        (found, at)
        for at in free
        if at < len(headers) and (found := rank(field, headers[at])) is not None
    ]
    if field == "text" and len(ranked) > 1:
        ranked = [(found - WEAK * are_dialogues(filled[at]), at) for found, at in ranked]
    return next((at for _, at in sorted(ranked) if _holds(field, filled[at])), None)


def _holds(field: str, cells: Sequence[str]) -> bool:
    """Return whether what a column holds can be of a field at all."""
    if not cells:
        return False
    if field == "text":
        return 2 * sum(any(map(str.isalpha, each)) for each in cells) >= len(cells)
    if field == "speaker":
        times = sum((found := cell(each)) is not None and found.kind != "number" for each in cells)
        short = sum(len(each.split()) <= MAX_NAME_WORDS for each in cells)
        return 2 * times < len(cells) and 2 * short >= len(cells)
    times = sum(cell(each) is not None for each in cells)
    if times < MIN_TIMES * len(cells) and field == "start":
        return split_ranges(cells) is not None
    return times >= MIN_TIMES * len(cells) and not _numbers_rows(cells)


def _numbers_rows(cells: Sequence[str]) -> bool:
    """Return whether cells are 1, 2, 3 and so on: places in a text, and no times."""
    whole = [int(each) for each in cells if each.isdecimal() and len(each) <= MAX_DIGITS]
    steps = [right - left for left, right in itertools.pairwise(whole)]
    return len(whole) == len(cells) > MIN_FIGURES and all(step == 1 for step in steps)


def _by_cells(
    field: str,
    headers: Sequence[str],
    columns: Sequence[Sequence[str]],
    free: Sequence[int],
    mapping: Mapping[str, int],
) -> int | None:
    """Return the column whose cells look like a field's, where no name tells."""
    if field == "text":
        return _talk(headers, columns, free)
    if field == "speaker":
        names = [at for at in free if not set(words_of("".join(headers[at : at + 1]))) & _NO_NAMES]
        return next((at for at in names if _repeats_names(columns[at])), None)
    if field == "duration":
        return None
    clocks = (at for at in free if _counts_up(columns[at], clocks=bool(headers)))
    if field == "start":
        return next(clocks, None)
    starts = columns[mapping["start"]] if "start" in mapping else []
    later = (at for at in clocks if starts and at > mapping["start"])
    return next((at for at in later if _ends(columns[at], starts)), None)


def _ends(cells: Sequence[str], starts: Sequence[str]) -> bool:
    """Return whether cells can be the ends that belong to starts: later, and written alike."""
    pairs = [(cell(end), cell(start)) for end, start in zip(cells, starts, strict=True)]
    known = [(end, start) for end, start in pairs if end and start]
    after = [end.value - start.value for end, start in known if end.kind == start.kind]
    return any(each > 0 for each in after) and all(each >= 0 for each in after)


def _talk(
    headers: Sequence[str], columns: Sequence[Sequence[str]], free: Sequence[int]
) -> int | None:
    """Return the column of the longest texts; where columns have names, of three words and more."""
    means: dict[int, float] = {}
    for at in free:
        named = at < len(headers) and any(rank(each, headers[at]) is not None for each in FIELDS)
        filled = [each for each in columns[at] if each]
        texts = [each for each in filled if any(map(str.isalpha, each)) and not cell(each)]
        if not named and 2 * len(texts) >= len(filled) > 0:
            several = len(set(texts)) / len(texts)  # names come back, what is said hardly does
            means[at] = several * sum(len(each.split()) for each in texts) / len(texts)
    best = max(means, key=lambda at: means[at], default=None)
    enough = MIN_WORDS_BESIDE_NAMES if headers else MIN_WORDS
    return best if best is not None and means[best] >= enough else None


def _repeats_names(cells: Sequence[str]) -> bool:
    """Return whether cells repeat a few names."""
    filled = [each for each in cells if each]
    count = Counter(filled)
    named = sum(
        is_name(each) and (each[0].isupper() or bool(_CODED.match(each))) for each in filled
    )
    several = len(count) > 1 and max(count.values(), default=0) > 1
    return several and 3 * len(count) <= 2 * len(filled) + 1 and named >= MIN_NAMES * len(filled)


def _counts_up(cells: Sequence[str], *, clocks: bool) -> bool:
    """Return whether cells are times that go up, and not mere numbers of rows."""
    found = [cell(each) for each in cells if each]
    known = [each for each in found if each is not None and not (clocks and each.kind == "number")]
    if len(known) < MIN_NAMES * len(found) or not known:
        return False
    values = [each.value for each in known]
    steps = [right - left for left, right in itertools.pairwise(values)]
    up = sum(step >= 0 for step in steps) >= MIN_NAMES * len(steps)
    return up and (len(values) == 1 or any(step != 1 for step in steps)) and any(steps)
