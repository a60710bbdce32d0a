"""Tables: CSV with commas, semicolons or tabs, and workbooks, a row for each thing said."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError, ParseError
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.column_names import rank
from analyzer.formats.grammar.columns import Columns, Row, heads_dialogues, named_row
from analyzer.formats.grammar.names import split_name
from analyzer.formats.grammar.openings import opening
from analyzer.formats.grammar.paragraphs import paragraphs, with_sure_names
from analyzer.formats.grammar.row_session import Rows, counted, session_of_rows
from analyzer.formats.grammar.table_doubt import demand_talk
from analyzer.formats.grammar.talk import is_nested, is_said
from analyzer.formats.grammar.text_columns import dialogues, names_joined, texts_joined
from analyzer.formats.grammar.tier_tables import is_of_tiers, session_of_tiers
from analyzer.formats.grammar.wide_tables import unfolded
from analyzer.formats.json_rows import rows_of as rows_of_json
from analyzer.formats.written_csv import is_written, session_of_written
from analyzer.session import Session
from analyzer.translate import marked, phrase

DELIMITERS: Final = "\t;,|"
SAMPLE_LINES: Final = 200
MIN_ROWS: Final = 3
STEADY: Final = 0.9
VERY_STEADY: Final = 0.95
MIN_COLUMNS: Final = 3
"""Columns of a table that names its columns but none of text."""
MIN_SAID: Final = 0.15
MAX_PROSE: Final = 0.2
SHEETS: Final = marked("other sheets of the workbook, left out")
LONG_ROWS: Final = marked("rows with more cells than there are columns")
BROKEN: Final = marked("this table cannot be read")
REMEDY: Final = marked("save it again as CSV, with quotes around the texts")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the lines of a table are written: what is between cells, and whether quotes matter."""

    delimiter: str
    quoted: bool = True
    skip: int = 0

    def rows(self, lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
        """Yield the line each row begins on, from 1, and its cells.

        Raises:
            csv.Error: if a cell is absurdly long.
        """
        kept = lines[self.skip :]
        reader = csv.reader(
            io.StringIO("\n".join(kept)),
            delimiter=self.delimiter,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            skipinitialspace=any(f'{self.delimiter} "' in each for each in kept[:SAMPLE_LINES]),
        )
        line = 1 + self.skip
        for row in reader:
            if not all(each.strip(" -:=+") == "" for each in row):  # as Markdown rules its tables
                yield line, row if self.quoted else [_unquoted(each) for each in row]
            line = 1 + self.skip + reader.line_num


def _unquoted(text: str) -> str:
    bare = text.strip()
    whole = len(bare) > 1 and bare[0] == bare[-1] == '"'
    return bare[1:-1].replace('""', '"') if whole else text


def dialect_of(lines: Sequence[str]) -> Dialect | None:
    """Return how a table is written, or None where lines are no table.

    Of tab, semicolon, comma and bar, the one that gives a row of known names, or else the most even
    rows. Quotes don't matter where without them every line has its cells, and with them a cell runs
    over lines.

    >>> dialect_of(["Ann;0:01;Hi, you", "Bo;0:02;Hi, Ann", "Ann;0:04;So"]).delimiter
    ';'
    """
    found = [each for each in lines[:SAMPLE_LINES] if each.strip()]
    if found and found[0].casefold().startswith("sep=") and len(found[0].strip()) == len("sep=,"):
        return Dialect(found[0].strip()[-1], skip=lines.index(found[0]) + 1)
    best: tuple[tuple[bool, float, int], Dialect] | None = None
    for delimiter in DELIMITERS:
        plain = Dialect(delimiter)
        rows = _sampled(plain, lines)
        even, width = _even(rows)
        if width < 2:  # noqa: PLR2004 - one cell a row is no table
            continue
        bare = replace(plain, quoted=False)
        runs = any("\n" in each for row in rows for each in row)
        if runs and _even(_sampled(bare, lines)) == (1.0, width):
            plain, rows, even = bare, _sampled(bare, lines), 1.0
        score = (named_row(rows) is not None, even, width)
        if best is None or score > best[0]:
            best = score, plain
    return best[1] if best else None


def _sampled(dialect: Dialect, lines: Sequence[str]) -> list[list[str]]:
    try:
        return [row for _, row in dialect.rows(lines[:SAMPLE_LINES])]
    except csv.Error:
        return []


def _even(rows: Sequence[Row]) -> tuple[float, int]:
    """Return the share of rows that have the commonest number of cells, and that number."""
    counts = Counter(len(row) for row in rows)
    width, times = counts.most_common(1)[0] if counts else (0, 0)
    return times / max(len(rows), 1), width


def is_table(document: Document) -> bool:
    """Return whether a text is a table: by the names of its columns, else by even rows.

    A table with names of columns but none of text is one too: reading it says what is missing.
    """
    if document.kind == "xlsx":
        return any(document.tables)
    head = document.head
    other = any(each.startswith(("{", "[", "WEBVTT")) for each in head[:1])
    if other or any("-->" in each for each in head[:20]):
        return False
    dialect = dialect_of(document.lines) if len(head) > 1 else None
    if dialect is None:
        return False
    rows = _sampled(dialect, document.lines)
    if is_nested(head) and _even(rows)[0] < 1:
        return False
    at = named_row(rows)
    named = at is not None and _has_cells(rows[at + 1 :], _needed(rows[at]))
    if named or dialect.skip > 0 or heads_dialogues(rows):
        return True
    return _looks_even(document, rows, dialect.delimiter)


def _needed(header: Row) -> int:
    """Return how many cells a row needs to reach a text and, beside it, a speaker or a time.

    >>> _needed(["Speaker", "Text", "Notes"])
    2
    """
    return max(_reach(header, *names) for names in (("text",), ("speaker", "start")))


def _reach(header: Row, *fields: str) -> int:
    """Return the number, from 1, of the first column that is named as one of some fields."""
    at = (n for n, each in enumerate(header, 1) if any(rank(x, each) is not None for x in fields))
    return next(at, 1)


def _has_cells(rows: Sequence[Row], width: int) -> bool:
    """Return whether most rows below a header have so many cells, as lines of code don't."""
    filled = [row for row in rows if any(each.strip() for each in row)]
    return 2 * sum(len(row) >= width for row in filled) >= len(filled)


def _is_prose(line: str, delimiter: str) -> bool:
    """Return whether a line is `Name: text`, with no cell before that name."""
    found = split_name(line)
    return found is not None and delimiter not in found[0]


def _looks_even(document: Document, rows: Sequence[Row], delimiter: str) -> bool:
    """Return whether rows without names of text and speakers are those of a table all the same."""
    prose = sum(_is_prose(each, delimiter) for each in document.head)
    even, width = _even(rows)
    if prose >= MAX_PROSE * len(document.head) or even < STEADY or len(rows) < MIN_ROWS:
        return False
    columns = Columns.of(rows, document.columns, document.name)
    if "text" in columns.mapping and len(columns.mapping) > 1:
        return columns.first > 0 or "start" in columns.mapping or _are_said(columns, rows)
    return columns.first > 0 and even >= VERY_STEADY and width >= MIN_COLUMNS


def _are_said(columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether most rows without names of columns hold a text, and some look like speech."""
    texts = [each for each in columns.cells("text", rows) if each]
    return 2 * len(texts) >= len(rows) and sum(map(is_said, texts)) > MIN_SAID * len(texts)


def rows_of(document: Document) -> Rows:
    """Return the rows of a table; of a workbook, those of the sheet that looks like a transcript.

    Raises:
        FormatError: for columns set by the user that it lacks.
        ParseError: if it is no table that can be read.
    """
    if document.kind == "xlsx":
        return _rows_of_sheets(document)
    dialect = dialect_of(document.lines)
    try:
        numbered = list(dialect.rows(document.lines)) if dialect else []
    except csv.Error as error:
        raise ParseError(
            document.name,
            1,
            phrase("this table cannot be read ({reason})", reason=str(error)),
            REMEDY,
        ) from error
    if dialect is None or not numbered:
        raise ParseError(document.name, 1, BROKEN, REMEDY)
    lines, rows = [line for line, _ in numbered], [row for _, row in numbered]
    columns = Columns.of(rows, document.columns, document.name)
    lines, rows = lines[columns.first :], rows[columns.first :]
    fitted, long = _fitted(rows, columns, dialect.delimiter)
    table = Rows(fitted, columns, lines, notes=[f"{LONG_ROWS}: {long}"] if long else [])
    return _whole(table, document)


def _fitted(rows: Sequence[Row], columns: Columns, delimiter: str) -> tuple[Sequence[Row], int]:
    """Return rows cut to the columns there are, and how many had more cells.

    Where text stands last, what is over belongs to it: a text with commas and without quotes.
    """
    width = len(columns.headers)
    last = columns.mapping.get("text") == width - 1 and columns.first > 0
    if not last:
        return rows, sum(any(row[width:]) for row in rows) if columns.first else 0
    joined = [
        [*row[: width - 1], delimiter.join(row[width - 1 :])] if len(row) > width else row
        for row in rows
    ]
    return joined, 0


def _rows_of_sheets(document: Document) -> Rows:
    """Return the rows of the sheet with text, then speakers, then most rows."""
    sheets = [(at, sheet) for at, sheet in enumerate(document.tables) if sheet]
    if not sheets:
        problem, remedy = marked("the workbook is empty"), marked("export the transcript again")
        raise ParseError(document.name, 1, problem, remedy)
    scored = []
    for at, sheet in sheets:
        mapping = Columns.of(sheet).mapping
        scored.append((("text" in mapping, "speaker" in mapping, len(sheet)), -at, sheet))
    rows = max(scored, key=lambda each: each[:2])[2]
    columns = Columns.of(rows, document.columns, document.name)
    filled = [
        (number, row)
        for number, row in enumerate(rows[columns.first :], columns.first + 1)
        if any(each.strip() for each in row)
    ]
    notes = [f"{SHEETS}: {len(sheets) - 1}"] if len(sheets) > 1 else []
    lines = [number for number, _ in filled]
    table = Rows([row for _, row in filled], columns, lines, notes=notes)
    return _whole(table, document)


def _whole(table: Rows, document: Document) -> Rows:
    """Return a table with one column each for names and texts, unless the user says which."""
    given = {each.strip().casefold() for each in document.columns}
    table = table if "speaker" in given else names_joined(table)
    return table if document.columns else unfolded(texts_joined(table))


def columns_of(document: Document) -> tuple[tuple[str, ...], dict[str, int]] | None:
    r"""Return the names of a table's columns and which is read as what, or None if it is no table.

    A name is the column's number, from 1, where the table names none. What `document.columns` sets
    is not guessed.

    Raises:
        FormatError: for columns set by the user that it lacks.

    >>> from analyzer.formats.files.document import open_document
    >>> columns_of(open_document(b"Naam;Tekst\nNoor;Zullen we?\n", name="a.csv"))
    (('Naam', 'Tekst'), {'speaker': 0, 'text': 1})
    """
    if document.kind == "json" or any(each.startswith("{") for each in document.head[:1]):
        found = rows_of_json(document)
    elif document.kind == "xlsx" or (document.kind == "text" and is_table(document)):
        found = rows_of(document)
    else:
        found = None
    return (found.columns.headers, dict(found.columns.mapping)) if found else None


@transcript_format(
    "table",
    title="a table: CSV, TSV or Excel",
    sniff=is_table,
    kinds=("text", "xlsx"),
    generic=True,
    extensions=(".csv", ".tsv", ".xlsx"),
    times="start and end",
    overlap=True,
    how_to_export="Save a sheet with a row for each thing said and a column each for speaker and "
    "text, and for start and end if you have them. If a column is taken for another, say which "
    "is which.",
)
def parse_table(document: Document) -> Session:
    """Parse the rows of a table; the columns are guessed, or as `document.columns` says."""
    table = rows_of(document)
    if is_written(table.columns.headers) and not document.columns:
        return session_of_written(document, table)
    table.columns.demand_text()
    talks = dialogues(table)
    if talks:
        return _only_dialogue(document, table, talks)
    demand_talk(table.columns, table.rows, document.columns)
    layout = "xlsx" if document.kind == "xlsx" else "csv"
    if is_of_tiers(table.columns):
        return session_of_tiers(document, table, layout=layout)
    return session_of_rows(document, table, format="table", layout=layout)


def _only_dialogue(document: Document, table: Rows, talks: list[tuple[str, str]]) -> Session:
    """Return the session in the only cell that holds a talk.

    Raises:
        FormatError: if there are several, which `analyzer.formats.recordings` cuts.
    """
    column = table.columns.headers[table.columns.mapping["text"]]
    if len(talks) > 1:
        problem = phrase(
            "it holds {count} conversations, one in each row of its column '{column}'",
            count=len(talks),
            column=column,
        )
        raise FormatError(document.name, problem, marked("give each meeting a file of its own"))
    lines = list(enumerate(talks[0][1].split("\n"), 1))
    opens = with_sure_names(partial(opening, "name"), [line for _, line in lines])
    cues, _ = paragraphs(lines, opens, quality="none")
    return session_from_cues(
        [replace(each, line=None) for each in cues],
        document.source("table", layout="dialogue", columns=table.columns.told()),
        notes=counted(cues),
    )
