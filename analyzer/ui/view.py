"""What the pages show, put together from a record: nothing here measures or draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.display import (
    PERSONAL,
    Translate,
    Words,
    clean,
    clock,
    dots,
    of_one_label,
    place,
)
from analyzer.episodes import RESPONSES
from analyzer.metrics import METRICS, Metric
from analyzer.metrics.values import NotMeasurable, Rate, rate_form
from analyzer.record import SessionRecord
from analyzer.session import Event, Session, Utterance

CONTEXT: Final = 3
LINES_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as it is shown.

    Attributes:
        metric: which measure.
        value: for the whole meeting as text, or empty where it only has values by person.
        interval: its interval as text, `too few for a rate`, or empty.
        dots: a dot for each case where there are few, else empty.
        few: whether it is a rate of fewer cases than may be summed up: they are listed.
        lines: what it was counted from.
        people: name and value as text, in roster order; empty where it is not shown by person.
    """

    metric: Metric
    value: str
    interval: str
    dots: str
    few: bool
    lines: tuple[Utterance, ...]
    people: tuple[tuple[str, str], ...]


def figures(record: SessionRecord, words: Words, *subjects: str) -> list[Figure]:
    """Return the measures of these subjects that have a value, in the registry's order.

    Those that count the lines of one label are left out: the lines are listed by label.
    """
    labels = (*ACTS, *QUESTION_TYPES, *RESPONSES)
    chosen = [
        metric
        for name, metric in METRICS.items()
        if metric.subject in subjects and not of_one_label(name, labels)
    ]
    found = [_figure(record, metric, words) for metric in chosen]
    return [each for each in found if each is not None]


def _figure(record: SessionRecord, metric: Metric, words: Words) -> Figure | None:
    value = record.of(metric.name)
    people = _people(record, metric, words)
    if value is None or isinstance(value, NotMeasurable):
        return Figure(metric, "", "", "", few=False, lines=(), people=people) if people else None
    said = record.session.utterances
    lines = tuple(said[each] for each in value.evidence)
    return Figure(
        metric,
        words.value(value),
        words.interval(value),
        dots(value),
        few=isinstance(value, Rate) and rate_form(value.total) == "list",
        lines=lines,
        people=people,
    )


def _people(record: SessionRecord, metric: Metric, words: Words) -> tuple[tuple[str, str], ...]:
    if metric.subject not in PERSONAL:
        return ()
    return tuple(
        (name, ", ".join(each for each in (words.value(value), words.interval(value)) if each))
        for name, value in record.people_of(metric.name).items()
        if not isinstance(value, NotMeasurable)
    )


def line(utterance: Utterance, translate: Translate) -> str:
    """Return an utterance with its place and speaker, as plain text."""
    who = clean(utterance.speaker or translate("someone"))
    return f"{place(utterance, translate)} · {who}: {clean(utterance.text)}"


def listed(lines: Sequence[Utterance], translate: Translate) -> str:
    """Return lines as plain text, one under the other, the first 200 of them."""
    shown = [line(each, translate) for each in lines[:LINES_SHOWN]]
    if len(lines) > LINES_SHOWN:
        more = translate("… and {count} more, in the downloads")
        shown.append(more.format(count=len(lines) - LINES_SHOWN))
    return "\n".join(shown)


def context(session: Session, event: Event) -> Iterator[tuple[str, Utterance | None]]:
    """Return the lines around an event, each with its part; None where lines are left out.

    Three lines (`CONTEXT`) before and after what was `raised`, the `response` and a `retreat`;
    the others are `around`.
    """
    said = session.utterances
    parts = dict.fromkeys(event.response.utterances if event.response else (), "response")
    parts |= dict.fromkeys(event.utterances, "raised")
    if event.retreat is not None:
        parts[event.retreat] = "retreat"
    near = {i for part in parts for i in range(part - CONTEXT, part + CONTEXT + 1)}
    wanted = sorted(near & set(range(len(said))))
    for before, index in zip([None, *wanted], wanted, strict=False):
        if before is not None and index > before + 1:
            yield "gap", None
        yield parts.get(index, "around"), said[index]


def heading(session: Session, words: Words) -> str:
    """Return date, length, number of people and language in a line."""
    _ = words.translate
    facts = [
        words.date(session.date) if session.date else "",
        clock(session.duration),
        _("{count} people").format(count=len(session.roster.people)),
        words.language_name(session.language),
        clean(session.source.name),
    ]
    return " · ".join(each for each in facts if each)


def found_people(session: Session, translate: Translate) -> list[str]:
    """Return each person found with the number of words, in order of first speaking."""
    _ = translate
    said = dict.fromkeys(session.roster.names, 0)
    for each in session.utterances:
        if each.speaker in said:
            said[each.speaker] += each.words
    return [
        _("{name}: {count} words").format(name=clean(name), count=count)
        for name, count in said.items()
    ]
