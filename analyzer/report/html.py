"""The HTML report: one file, no JavaScript, nothing loaded from elsewhere, made to be printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.beside import beside
from analyzer.display import (
    PERSONAL,
    SHARE,
    ByRole,
    Words,
    acts,
    clean,
    clock,
    dots,
    labels_note,
    line_ranges,
    no_response,
    not_measurable,
    note,
    of_one_label,
    place,
    questions,
)
from analyzer.episodes import RESPONSES
from analyzer.metrics import METRICS, Metric
from analyzer.metrics.values import NotMeasurable, Value
from analyzer.record import SessionRecord
from analyzer.report.drawing import Bars, Timeline, bars, timeline
from analyzer.session import Event, Utterance
from analyzer.translate import translator

if TYPE_CHECKING:
    from jinja2 import Environment

LINES_SHOWN: Final = 8
BEFORE: Final = 2
AFTER: Final = 2


def to_html(record: SessionRecord, *, language: str = "en") -> str:
    """Return the report of a meeting as one HTML file.

    Args:
        record: what is known about the meeting.
        language: `"en"` or `"nl"`.
    """
    words = Words(language, translator(language))
    view = _Report(record, words)
    template = _environment().get_template("report.html.jinja")
    notes = [note(each, words.translate) for each in record.session.notes]
    return template.render(
        view=view,
        record=record,
        session=record.session,
        notes=notes,
        beside=beside(record.session, words.translate),
        _=words.translate,
    )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("analyzer", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clean"] = clean
    return environment


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of the whole meeting, as it is shown.

    Attributes:
        metric: which measure.
        value: as text.
        interval: its interval as text, or why there is no rate, or empty.
        dots: a dot for each case where there are few, else empty.
        lines: the first lines it was counted from.
        ranges: all lines it was counted from, as numbers of the file's lines.
        count: how many lines those are.
    """

    metric: Metric
    value: str
    interval: str
    dots: str
    lines: Sequence[Utterance]
    ranges: str
    count: int


@dataclass(frozen=True, slots=True)
class Label:
    """A question type or a move that was found, as it is shown.

    Attributes:
        title: for people.
        definition: what counts.
        found: its lines by role.
    """

    title: str
    definition: str
    found: ByRole


@dataclass(frozen=True)
class _Report:
    """What the template asks for; it draws nothing and measures nothing."""

    record: SessionRecord
    words: Words

    def translate(self, text: str) -> str:
        return self.words.translate(text)

    @property
    def labels_note(self) -> str:
        return labels_note(self.record.versions["model"], self.words.translate)

    def place(self, utterance: Utterance) -> str:
        return place(utterance, self.words.translate)

    @property
    def title(self) -> str:
        session = self.record.session
        return clean(session.title) or clean(session.source.name)

    @property
    def facts(self) -> list[str]:
        session = self.record.session
        people = self.translate("{count} people").format(count=len(session.roster.people))
        date = self.words.date(session.date) if session.date else ""
        language = self.words.language_name(session.language)
        return [each for each in (date, clock(session.duration), people, language) if each]

    @property
    def silent(self) -> int:
        return sum(person.silent for person in self.record.session.roster.people)

    @property
    def bars(self) -> Bars | None:
        return bars(self.record.people_of(SHARE), self.record.session, self.words)

    @property
    def timeline(self) -> Timeline | None:
        return timeline(self.record.session)

    def figures(self, *subjects: str, one_label: bool = False) -> list[Figure]:
        """Return the measures of these subjects that have a value for the whole meeting.

        Args:
            subjects: of the metrics.
            one_label: whether to return those that count the lines of one label, or the others.
        """
        found = []
        labels = (*ACTS, *QUESTION_TYPES, *RESPONSES)
        for name, metric in METRICS.items():
            chosen = metric.subject in subjects and of_one_label(name, labels) is one_label
            value = self.record.of(name) if chosen else None
            if value is not None and not isinstance(value, NotMeasurable):
                found.append(self._figure(metric, value))
        return found

    def _figure(self, metric: Metric, value: Value) -> Figure:
        evidence = () if isinstance(value, NotMeasurable) else value.evidence
        said = [self.record.session.utterances[each] for each in evidence]
        return Figure(
            metric,
            self.words.value(value),
            self.words.interval(value),
            dots(value),
            said[:LINES_SHOWN],
            line_ranges(said),
            len(said),
        )

    def people(self, subject: str) -> tuple[list[Metric], list[tuple[str, list[str]]]]:
        """Return the measures of a subject that are shown by person, and a row for each."""
        if subject not in PERSONAL:
            return [], []
        columns = [
            (metric, values)
            for name, metric in METRICS.items()
            if metric.subject == subject and (values := self.record.people_of(name))
        ]
        rows = [
            (person.name, [self._cell(values, person.name) for _metric, values in columns])
            for person in self.record.session.roster.people
            if not person.silent
        ]
        return [metric for metric, _values in columns], rows if columns else []

    def _cell(self, values: Mapping[str, Value], name: str) -> str:
        value = values.get(name)
        return "–" if value is None or isinstance(value, NotMeasurable) else self.words.value(value)

    @property
    def questions(self) -> list[Label]:
        """Question types that were found, in the order of the registry."""
        found = questions(self.record.session)
        return [
            Label(kind.title, kind.definition, found[name])
            for name, kind in QUESTION_TYPES.items()
            if name in found
        ]

    @property
    def moves(self) -> list[Label]:
        """Moves that were found, in the order of the registry."""
        moves = {name: kind for name, kind in ACTS.items() if kind.family == "move"}
        found = acts(self.record.session, moves)
        return [
            Label(kind.title, kind.definition, found[name])
            for name, kind in moves.items()
            if name in found
        ]

    def act_titles(self, event: Event) -> list[str]:
        return [self.translate(ACTS[name].title) for name in event.acts]

    def response_title(self, event: Event) -> str:
        """Return the response and its group, or why there is none."""
        if event.response is None:
            return no_response(event, self.words.translate)
        kinds = [event.response.label, event.response.second]
        titles = [self.translate(RESPONSES[name].title) for name in kinds if name]
        return f"{' + '.join(titles)} ({self.translate(RESPONSES[event.response.label].group)})"

    def context(self, event: Event) -> Iterable[tuple[str, Utterance | None]]:
        """Return the lines around an event, each with its part; None where lines are left out.

        Two lines before (`BEFORE`), what was raised, what followed to the end of the response,
        a line that withdraws it, and two lines after (`AFTER`).
        """
        said = self.record.session.utterances
        replied = event.response.utterances if event.response else ()
        parts = dict.fromkeys(replied, "response") | dict.fromkeys(event.utterances, "raised")
        if event.retreat is not None:
            parts[event.retreat] = "retreat"
        wanted = {
            index
            for part in parts
            for index in range(part - BEFORE, part + AFTER + 1)
            if 0 <= index < len(said)
        }
        before = None
        for index in sorted(wanted):
            if before is not None and index > before + 1:
                yield "gap", None
            yield parts.get(index, "around"), said[index]
            before = index

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """What could not be measured, by reason."""
        titles = {name: self.translate(metric.title) for name, metric in METRICS.items()}
        return not_measurable(self.record, titles)
