"""JSON of any tool that holds a list of objects with a speaker and a text; JSON lines too."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats import transcript_format
from analyzer.formats.files import limits
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.column_names import IDENTITY, rank, words_of
from analyzer.formats.grammar.columns import SAMPLE_ROWS, Columns
from analyzer.formats.grammar.json_talk import talk_of
from analyzer.formats.grammar.people_tables import is_part_of_name
from analyzer.formats.grammar.row_session import Rows, session_of_rows
from analyzer.formats.grammar.table_doubt import demand_talk
from analyzer.formats.grammar.text_columns import names_joined, texts_joined
from analyzer.session import Session
from analyzer.text import count_words
from analyzer.translate import marked, phrase

MAX_DEPTH: Final = 4
"""Lists and objects within one another in which the list is looked for."""
MAX_FLAT: Final = 3
SAME_WORDS: Final = 1.15
"""So many times as many words at most are about as many."""
MAX_COLUMNS: Final = 200
SNIFFED_LINES: Final = 50
PEOPLE: Final = frozenset(
    """
    speakers participants parties attendees people users members persons sprekers deelnemers
    """.split()
)
MEETINGS: Final = frozenset(
    """
    meetings calls transcripts conversations recordings sessions episodes dialogs dialogues
    interviews vergaderingen gesprekken dialogen opnames sessies
    """.split()
)
TITLES: Final = ("title", "meeting_title", "meetingTitle", "titel", "subject", "topic", "name")

Flat = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in JSON where lists of objects stand, and the objects, list by list."""

    path: tuple[str, ...]
    lists: list[list[dict[str, Any]]]


def is_rows(document: Document) -> bool:
    """Return whether a file holds a list of objects with a speaker-like and a text-like key.

    One that holds a whole transcript as a text will do too.
    """
    if document.kind == "text" and not _begins_lines(document):
        return False
    try:
        found = _found(_value(document, sample=True), document)
        return found is not None or talk_of(document) is not None
    except AnalyzerError:
        return False


def _begins_lines(document: Document) -> bool:
    head = document.head[:2]
    return len(head) == 2 and all(each.startswith("{") and each.endswith("}") for each in head)  # noqa: PLR2004 - JSON lines are several


def _value(document: Document, *, sample: bool = False) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON file, or the list of values of JSON lines.

    Raises:
        ParseError: for a line that is no JSON.
    """
    if document.kind == "json":
        return document.json
    lines = document.head[:SNIFFED_LINES] if sample else document.lines
    return [limits.parsed_json(each, document.name) for each in lines if each.strip()]


def rows_of(document: Document) -> Rows | None:
    """Return the rows of a JSON file, or None where no list in it has speakers and texts.

    Raises:
        FormatError: for columns set by the user that it lacks, or several meetings.
        ParseError: for a line that is no JSON.
    """
    value = _value(document)
    found = _found(value, document)
    if found is None:
        return None
    place, flat, columns = found
    _demand_one(place, value, document)
    rows = [[each.get(header, "") for header in columns.headers] for each in flat]
    nested = len(flat) > sum(map(len, place.lists))
    table = Rows(rows, columns, names=people_of(value), nested=nested)
    table = table if document.columns else names_joined(table)
    return table if document.columns or nested else texts_joined(table)


def _found(value: object, document: Document) -> tuple[Place, list[Flat], Columns] | None:
    """Return the place with most words, its rows and their columns.

    One that names speakers comes first; one that names none must have starts and ends. Of two with
    about as many words the one with fewer rows is it: utterances, rather than their words.
    """
    best: tuple[bool, float, Place, list[Flat], Columns] | None = None
    for place in places(value):
        flat = [row for each in itertools.chain(*place.lists) for row in flattened(each)]
        headers = _headers(flat[:SAMPLE_ROWS])
        if not headers or not _named(headers, document.columns):
            continue
        sample = [[each.get(name, "") for name in headers] for each in flat[:SAMPLE_ROWS]]
        columns = Columns.of([headers, *sample], document.columns, document.name)
        named = "speaker" in names_joined(Rows((), columns)).columns.mapping
        if "text" not in columns.mapping or not (named or _timed(columns) or document.columns):
            continue
        words = sum(map(count_words, columns.cells("text", sample))) * len(flat) / len(sample)
        if words and (best is None or _better(named, words, len(flat), best)):
            best = named, words, place, flat, columns
    return best[2:] if best else None


def _better(named: bool, words: float, rows: int, best: tuple[Any, ...]) -> bool:  # noqa: FBT001
    """Return whether a place is better than the best one so far."""
    if named is not best[0]:
        return named
    return words > SAME_WORDS * best[1] or (SAME_WORDS * words > best[1] and rows < len(best[3]))


def _timed(columns: Columns) -> bool:
    """Return whether a file has a text with a start and an end, as captions have."""
    return "start" in columns.mapping and bool({"end", "duration"} & columns.mapping.keys())


def _named(headers: Sequence[str], given: Mapping[str, str]) -> bool:
    """Return whether keys name a text, and a speaker or a start, or the user names columns."""
    if given:
        folded = {each.casefold() for each in headers}
        return any(each.casefold() in folded or each.isdecimal() for each in given.values())
    return all(
        any(rank(field, each) is not None for each in headers for field in fields)
        or ("speaker" in fields and any(map(is_part_of_name, headers)))
        for fields in (("text",), ("speaker", "start"))
    )


def _headers(flat: Sequence[Flat]) -> list[str]:
    return list(dict.fromkeys(key for row in flat for key in row))[:MAX_COLUMNS]


def places(value: object) -> list[Place]:
    """Return every place in a JSON value where lists of objects stand, four levels deep.

    >>> [(each.path, len(each.lists)) for each in places({"a": [{"b": [{}]}, {"b": [{}]}]})]
    [(('a',), 1), (('a', '*', 'b'), 2)]
    """
    found: dict[tuple[str, ...], Place] = {}
    stack: list[tuple[object, tuple[str, ...]]] = [(value, ())]
    while stack:
        here, path = stack.pop()
        if len([each for each in path if each != "*"]) > MAX_DEPTH or len(path) > 2 * MAX_DEPTH:
            continue
        if isinstance(here, dict):
            if rows := _by_columns(here):
                found.setdefault(path, Place(path, [])).lists.append(rows)
            stack += [(each, (*path, str(key))) for key, each in reversed(list(here.items()))]
        elif isinstance(here, list):
            items = [each for each in here if isinstance(each, dict)]
            if items and 2 * len(items) >= len(here):
                found.setdefault(path, Place(path, [])).lists.append(items)
            stack += [(each, (*path, "*")) for each in reversed(items)]
    return list(found.values())


def _by_columns(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of an object that holds a list, or an object of numbers, for each column.

    >>> _by_columns({"who": ["Ann", "Bo"], "said": ["Hi.", "Yes."], "id": 7})
    [{'who': 'Ann', 'said': 'Hi.'}, {'who': 'Bo', 'said': 'Yes.'}]
    """
    columns: dict[str, list[Any]] = {}
    for key, each in value.items():
        numbered = isinstance(each, dict) and all(str(at).isdecimal() for at in each)
        cells = list(each.values()) if numbered else each
        if isinstance(cells, list) and cells and not any(isinstance(x, dict | list) for x in cells):
            columns[key] = cells
    lengths = {len(cells) for cells in columns.values()}
    if len(columns) < 2 or len(lengths) > 1:  # noqa: PLR2004 - a speaker and a text
        return []
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def flattened(item: Mapping[str, Any]) -> list[Flat]:
    """Return an object as one row, or, where its text stands in a list, a row for each of that.

    >>> flattened({"who": {"name": "Ann"}, "words": [{"text": "Hi,"}, {"text": "you."}]})
    [{'who.name': 'Ann', 'text': 'Hi,'}, {'who.name': 'Ann', 'text': 'you.'}]
    """
    row, lists = _row(item)
    if _has_text(row):
        return [row]
    for key, items in lists.items():
        if isinstance(items[0], str) and rank("text", key) is not None:
            return [{**row, key: " ".join(str(each) for each in items)}]
        if inner := _texts_in(items, MAX_FLAT):
            return [{**row, **each} for each in inner]
    return [row]


def _texts_in(items: Sequence[Any], depth: int) -> list[Flat]:
    """Return the rows of a list of texts, or of the lists of such that it holds.

    >>> _texts_in([{"id": 4, "line": [{"text": "Hi,"}, {"text": "you."}]}], 2)
    [{'text': 'Hi,'}, {'text': 'you.'}]
    """
    parts = [each for each in items if isinstance(each, dict)]
    rows = [_flat(each) for each in parts]
    if not rows or _texts_alone(rows[0]):
        return rows
    if depth == 1 or any(rank("speaker", key) is not None for key in rows[0]):
        return []
    inner = [each for part in parts for each in part.values() if isinstance(each, list)]
    return [row for each in inner for row in _texts_in(each, depth - 1)]


def _has_text(row: Flat) -> bool:
    return any(text and rank("text", key) is not None for key, text in row.items())


def _texts_alone(row: Flat) -> bool:
    """Return whether an inner row has a text, and no speaker of its own."""
    text = any(rank("text", key) is not None for key in row)
    return text and not any(rank("speaker", key) is not None for key in row)


def _flat(item: Mapping[str, Any]) -> Flat:
    return _row(item)[0]


def _row(item: Mapping[str, Any]) -> tuple[Flat, dict[str, list[Any]]]:
    """Return an object as one row, and the lists in it; its text is as long as its timed words.

    >>> _row({"text": "Hi.", "at": 7, "words": [{"w": "Hi.", "start": 7.5, "end": 8.5}]})[0]
    {'text': 'Hi.', 'at': '7', 'start': '7.5', 'end': '8.5'}
    """
    row: Flat = {}
    lists: dict[str, list[Any]] = {}
    _flatten(item, "", row, lists, MAX_FLAT)
    for items in lists.values() if _has_text(row) else ():
        if isinstance(items[0], dict) and isinstance(items[-1], dict):
            _span(row, items[0], items[-1])
    return row, lists


def _span(row: Flat, first: Mapping[str, Any], last: Mapping[str, Any]) -> None:
    """Give a row the start of its first word and the end of its last one, where it lacks them."""
    start, end = _first("start", first), _first("end", last)
    known = next((row[key] for key in row if rank("start", key) is not None), "")
    ends = any(rank(field, key) is not None for key in row for field in ("end", "duration"))
    if start and end and not ends and known in ("", start):
        row |= {"end": end} if known else {"start": start, "end": end}


def _first(field: str, item: Mapping[str, Any]) -> str:
    """Return the number in an object that a field's name stands before, or `""`."""
    keys = (key for key in item if rank(field, key) is not None)
    return next((_shown(item[key]) for key in keys if isinstance(item[key], int | float)), "")


def _flatten(
    item: Mapping[str, Any], prefix: str, row: Flat, lists: dict[str, list[Any]], depth: int
) -> None:
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            if depth > 1:
                _flatten(value, f"{name}.", row, lists, depth - 1)
        elif isinstance(value, list):
            if len(value) == 2 and all(isinstance(each, int | float) for each in value):  # noqa: PLR2004 - a start and an end
                row[f"{name}.start"], row[f"{name}.end"] = map(_shown, value)
            elif value and all(isinstance(x, str) for x in value) and _is_speaker(key):
                row[name] = " & ".join(value)
            elif value and isinstance(value[0], int | float) and rank("start", key) is not None:
                row[name] = _shown(value[0])
            elif value:
                lists[name] = value
        else:
            row[name] = _shown(value)


def _is_speaker(key: str) -> bool:
    return rank("speaker", key) is not None and rank("text", key) is None


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def people_of(value: object) -> dict[str, str]:
    """Return the display name of each identity in the lists of people in a JSON value.

    >>> people_of({"speakers": [{"id": 0, "name": "Ann"}], "users": {"u1": {"displayName": "Bo"}}})
    {'0': 'Ann', 'u1': 'Bo'}
    """
    found: dict[str, str] = {}
    for key, each in _items(value, 3):
        if not set(words_of(key)) & PEOPLE:
            continue
        if isinstance(each, dict):
            pairs = [(str(name), who) for name, who in each.items()]
            found |= {name: who for name, who in pairs if isinstance(who, str)}
            found |= {name: _name(_flat(who)) for name, who in pairs if isinstance(who, dict)}
        elif isinstance(each, list):
            for person in (_flat(who) for who in each if isinstance(who, dict)):
                found |= {identity: _name(person) for identity in _identities(person)}
    return {identity: name for identity, name in found.items() if name}


def _items(value: object, depth: int) -> Iterator[tuple[str, object]]:
    """Yield the keys and values of objects in objects."""
    if isinstance(value, dict) and depth:
        for key, each in value.items():
            yield str(key), each
            yield from _items(each, depth - 1)
    elif isinstance(value, list) and len(value) == 1:
        yield from _items(value[0], depth)


def _name(person: Flat) -> str:
    ranked = sorted(
        (found, key)
        for key in person
        if (found := rank("speaker", key)) is not None and not set(words_of(key)) & IDENTITY
    )
    return next((person[key].strip() for _, key in ranked if person[key].strip()), "")


def _identities(person: Flat) -> list[str]:
    keys = (key for key in person if set(words_of(key)) & (IDENTITY | {"label", "tag", "index"}))
    return [person[key] for key in keys if person[key]]


def _demand_one(place: Place, value: object, document: Document) -> None:
    """Demand that the lists of a place are of one meeting.

    Raises:
        FormatError: if there are several, each in an object that looks like a meeting.
    """
    if len(place.lists) < 2 or "*" not in place.path:  # noqa: PLR2004 - one list is one meeting
        return
    at = place.path.index("*")
    parents = value
    for key in place.path[:at]:
        parents = parents[key] if isinstance(parents, dict) else None
    first = parents[0] if isinstance(parents, list) and isinstance(parents[0], dict) else {}
    keys = {word for key in first for word in words_of(str(key))}
    named = at > 0 and bool(set(words_of(place.path[at - 1])) & MEETINGS)
    if named or keys & {"date", "participants", "attendees", "meeting", "call", "recording"}:
        problem = phrase("it holds {count} meetings", count=len(place.lists))
        raise FormatError(document.name, problem, marked("give each meeting a file of its own"))


def title_of(value: object) -> str:
    """Return the title in the outer objects of a JSON value, or `""`.

    >>> title_of({"data": {"title": "Weekly"}})
    'Weekly'
    """
    for outer in (value, *(value.values() if isinstance(value, dict) else ())):
        if isinstance(outer, dict):
            found = next((outer[key] for key in TITLES if isinstance(outer.get(key), str)), "")
            if found.strip():
                return " ".join(found.split())[:200]
    return ""


@transcript_format(
    "json_rows",
    title="JSON with a list of speakers and texts",
    sniff=is_rows,
    kinds=("json", "text"),
    generic=True,
    extensions=(".json", ".jsonl"),
    times="start and end",
    overlap=True,
    how_to_export="Export as JSON with an entry for each thing said, which holds the speaker, the "
    "text, and start and end if there are any.",
)
def parse_rows(document: Document) -> Session:
    """Parse the list of objects that holds most words; keys are read as columns are.

    Where there is none, a text may be the whole transcript.

    Raises:
        FormatError: if there is neither.
    """
    table = rows_of(document)
    if table is None and (session := talk_of(document)):
        return replace(session, title=title_of(document.json))
    if table is None:
        problem = marked("no list in it has a key for the speaker and one for the text")
        raise FormatError(document.name, problem, marked("export it with speaker names"))
    demand_talk(table.columns, table.rows, document.columns)
    title = title_of(document.json)
    return session_of_rows(document, table, format="json_rows", layout="json", title=title)
