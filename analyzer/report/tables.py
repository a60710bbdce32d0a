"""A record as CSV: values, events, utterances and chat, for a spreadsheet or a data frame.

Text that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from analyzer.capabilities import signature_breaks
from analyzer.display import clean, line_ranges
from analyzer.metrics.values import NotMeasurable, Rate
from analyzer.record import Measured, SessionRecord
from analyzer.session import Event, Message, Session, Utterance

Cell = str | float | None

TABLES: Final = ("values", "events", "utterances", "messages")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_HEADS: Final = {
    "values": "metric person count total value low high unit not_measurable lines",
    "events": "utterance utterances line start person acts probability text response second "
    "responder response_utterances response_text latency came_back no_response answered_by retreat",
    "utterances": "utterance line start end time_quality speaker language text acts question",
    "messages": "message line time clock speaker kind text about",
}


def to_csv(records: Sequence[SessionRecord], table: str) -> str:
    """Return one table of one or more records, with a header row.

    Columns `file`, `title` and `date` come first and tell meetings apart; `signature` (vendor,
    layout, language) and `break` (what of it differs from the meeting before) say which compare.

    Args:
        records: in the order of the rows.
        table: `"values"` (a row for each metric and person), `"events"`, `"utterances"` or
            `"messages"` of the chat.

    Raises:
        KeyError: for another table.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["file", "title", "date", "signature", "break", *_HEADS[table].split()])
    breaks = signature_breaks([record.session for record in records])
    for record, broken in zip(records, breaks, strict=True):
        session = record.session
        signature = " ".join(filter(None, session.signature))
        about = (session.source.name, session.title, session.date, signature, _joined(broken))
        writer.writerows([guarded(cell) for cell in (*about, *row)] for row in _rows(record, table))
    return text.getvalue()


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> guarded("=1+1"), guarded(-1.5), guarded("so"), guarded(None)
    ("'=1+1", -1.5, 'so', '')
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if cell.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _rows(record: SessionRecord, table: str) -> Iterator[Sequence[Cell]]:
    session = record.session
    if table == "values":
        return (_value_row(each, session) for each in record.values)
    if table == "events":
        return (_event_row(each, session) for each in session.events)
    if table == "messages":
        return (_message_row(each) for each in session.messages)
    return (_utterance_row(each) for each in session.utterances)


def _value_row(measured: Measured, session: Session) -> Sequence[Cell]:
    value = measured.value
    if isinstance(value, NotMeasurable):
        return (measured.metric, measured.person, *[None] * 6, value.reason, None)
    counts = (value.count, value.total) if isinstance(value, Rate) else (None, None)
    unit = None if isinstance(value, Rate) else value.unit
    lines = line_ranges([session.utterances[each] for each in value.evidence])
    figures = (*counts, value.value, value.low, value.high)
    return (measured.metric, measured.person, *figures, unit, None, lines)


def _event_row(event: Event, session: Session) -> Sequence[Cell]:
    said = session.utterances
    first, response = said[event.utterance], event.response
    return (
        event.utterance,
        _joined(event.utterances),
        first.line,
        first.start,
        event.person,
        _joined(event.acts),
        event.probability,
        _text(said, event.utterances),
        response.label if response else None,
        response.second if response else None,
        response.responder if response else None,
        _joined(response.utterances) if response else None,
        _text(said, response.utterances) if response else None,
        response.latency if response else None,
        None if event.came_back is None else str(event.came_back).lower(),
        event.no_response,
        event.answered_by,
        event.retreat,
    )


def _utterance_row(each: Utterance) -> Sequence[Cell]:
    found = _joined(act.label for act in each.acts if not act.maybe)
    question = each.question.label if each.question and not each.question.maybe else None
    times = (each.start, each.end, each.time_quality)
    return (each.index, each.line, *times, each.speaker, each.language, each.text, found, question)


def _message_row(each: Message) -> Sequence[Cell]:
    times = (each.time, each.clock)
    return (each.index, each.line, *times, each.speaker, each.kind, each.text, each.about)


def _joined(items: Iterable[object]) -> str:
    return " ".join(str(each) for each in items)


def _text(said: Sequence[Utterance], indices: Iterable[int]) -> str:
    return " ".join(said[each].text for each in indices)
