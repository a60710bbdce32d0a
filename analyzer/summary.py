"""The terminal summary of one meeting, as Rich renderables.

Everything a file said goes in as `Text`, cleaned of control codes, never as markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.beside import chat_title
from analyzer.display import (
    SHARE,
    ByRole,
    Words,
    acts,
    clean,
    clock,
    dots,
    labels_note,
    no_response,
    not_measurable,
    note,
    of_one_label,
    place,
    questions,
    shortened,
)
from analyzer.episodes import RESPONSES
from analyzer.metrics import METRICS
from analyzer.metrics.values import NotMeasurable, Value
from analyzer.record import SessionRecord
from analyzer.session import Event, Response, Utterance
from analyzer.translate import translator

BAR_CELLS: Final = 28
NAME_CELLS: Final = 26
QUOTE_CHARACTERS: Final = 220
EVENTS_SHOWN: Final = 20
NOTES_SHOWN: Final = 6


def summary(
    record: SessionRecord, *, language: str = "en", events: int | None = EVENTS_SHOWN
) -> RenderableType:
    """Return the summary of a record, to print on a Rich console of 80 columns or more.

    Args:
        record: what is known about the meeting.
        language: `"en"` or `"nl"`.
        events: how many speak-up events to show, in order of time; None for all.
    """
    return _Summary(record, Words(language, translator(language)), events).whole()


@dataclass(frozen=True)
class _Summary:
    record: SessionRecord
    words: Words
    events: int | None

    def _(self, text: str) -> str:
        return self.words.translate(text)

    def whole(self) -> RenderableType:
        """All sections, in the order in which they are read."""
        _ = self._
        closing = Text(_("These are signposts for a conversation, not for assessment."), "italic")
        parts = [
            *self.heading(),
            *self.participation(),
            *self.figures(_("Who held the floor"), "floor"),
            *self.questions(),
            *self.raised(),
            *self.moves(),
            *self.missing(),
            Text(),
            closing,
        ]
        return Group(*parts)

    def title(self, text: str) -> Iterator[RenderableType]:
        """A heading of a section."""
        yield Text()
        yield Rule(Text(text, "bold"), align="left", style="dim")

    def heading(self) -> Iterator[RenderableType]:
        """Title, what kind of file it is, who led, and what was odd in reading it."""
        _, session = self._, self.record.session
        yield Text(clean(session.title) or clean(session.source.name), "bold")
        people = session.roster.people
        facts = [
            self.words.date(session.date) if session.date else "",
            clock(session.duration),
            _("{count} people").format(count=len(people)),
            f"{clean(session.source.name)} ({session.source.format})",
            self.words.language_name(session.language),
        ]
        yield Text(" · ".join(each for each in facts if each), "dim")
        leaders = ", ".join(shortened(name, NAME_CELLS) for name in session.roster.leaders)
        yield Text(
            _("Led by {names}").format(names=leaders)
            if leaders
            else _(
                "No leader was named: add --leader NAME to see what was done with what was raised."
            ),
            "dim",
        )
        if session.messages:
            yield Text(chat_title(session, _), "dim")
        if session.source.columns:
            shown = ", ".join(f"{field}={clean(name)}" for field, name in session.source.columns)
            yield Text(_("Columns, as read: {columns}").format(columns=shown), "dim")
        notes = [note(each, _) for each in session.notes]
        for each in notes[:NOTES_SHOWN]:
            yield Text(_("In reading: {note}").format(note=each), "dim")
        if len(notes) > NOTES_SHOWN:
            more = _("and {count} more notes, in the JSON record").format(
                count=len(notes) - NOTES_SHOWN
            )
            yield Text(more, "dim")

    def participation(self) -> Iterator[RenderableType]:
        """Share of words by person against an equal share, and the measures of it."""
        _, session = self._, self.record.session
        yield from self.title(_("Participation: share of words"))
        shares = self.record.people_of(SHARE)
        spoke = {
            name: each for name, each in shares.items() if not session.roster.find(name).silent
        }
        if spoke:
            yield self._bars(spoke, 1 / len(session.roster.people))
        silent = sum(person.silent for person in session.roster.people)
        if silent == 1:
            yield Text(_("1 person said nothing."))
        elif silent:
            yield Text(_("{count} people said nothing.").format(count=silent))
        elif not session.roster.complete:
            note = _("Who was there and said nothing is not known: add --silent NAME.")
            yield Text(note, "dim")
        yield from self._table("participation")

    def _bars(self, shares: dict[str, Value], equal: float) -> RenderableType:
        _ = self._
        known = {
            name: (each.value, each.low, each.high)
            for name, each in shares.items()
            if not isinstance(each, NotMeasurable) and each.value is not None
        }
        most = max([equal, *(high or value for value, _low, high in known.values())])
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=NAME_CELLS, no_wrap=True, overflow="ellipsis")
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        leaders = self.record.session.roster.leaders
        for name, (value, low, high) in known.items():
            who = Text(shortened(name, NAME_CELLS - 2), "bold" if name in leaders else "")
            who.append(" *" if name in leaders else "")
            between = (
                f"{self.words.percent(low)} – {self.words.percent(high)}"
                if low is not None and high is not None
                else ""
            )
            table.add_row(
                who,
                bar(value / most, (low or value) / most, (high or value) / most, equal / most),
                Text(self.words.percent(value)),
                Text(between, "dim"),
            )
        legend = _("│ an equal share ({share}), ▒ the 95% interval, * leads").format(
            share=self.words.percent(equal)
        )
        return Group(table, Text(legend, "dim"))

    def figures(self, title: str, subject: str) -> Iterator[RenderableType]:
        """A section of nothing but the measures of one subject; none where it has none."""
        rows = list(self._table(subject))
        if rows:
            yield from self.title(title)
            yield from rows

    def _table(self, subject: str) -> Iterator[RenderableType]:
        """The measures of a subject for the whole session, those of one label left out."""
        labels = _labels()
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=44)
        table.add_column(justify="right", no_wrap=True)
        table.add_column()
        for name, metric in METRICS.items():
            chosen = metric.subject == subject and not of_one_label(name, labels)
            value = self.record.of(name) if chosen else None
            if value is not None and not isinstance(value, NotMeasurable):
                interval = Text(self.words.interval(value), "dim")
                row = Text.assemble(dots(value), "  ", interval) if dots(value) else interval
                table.add_row(Text(self._(metric.title)), Text(self.words.value(value)), row)
        if table.row_count:
            yield table

    def questions(self) -> Iterator[RenderableType]:
        """Questions by type and by role, then the measures of them."""
        _ = self._
        yield from self.title(_("Questions"))
        found = questions(self.record.session)
        if found:
            titles = {name: kind.title for name, kind in QUESTION_TYPES.items()}
            yield self._by_role(found, titles)
        else:
            yield Text(_("No questions were found."))
        yield from self._table("questions")

    def _by_role(self, found: dict[str, ByRole], titles: dict[str, str]) -> RenderableType:
        _ = self._
        led = bool(self.record.session.roster.leaders)
        table = Table.grid(padding=(0, 3, 0, 0))
        table.add_column()
        heads = (_("by leaders"), _("by others")) if led else (_("how often"),)
        for _head in heads:
            table.add_column(justify="right")
        table.add_row("", *(Text(head, "dim") for head in heads))
        for name, title in titles.items():
            if name in found:
                lines = found[name]
                counts = (lines.leaders, lines.others) if led else (lines.lines,)
                table.add_row(Text(_(title)), *(Text(str(len(each))) for each in counts))
        return table

    def raised(self) -> Iterator[RenderableType]:
        """Speak-up events in order of time, each with what was done with it; then the measures."""
        _, events = self._, self.record.session.events
        yield from self.title(_("What was raised, and what was done with it"))
        if events:
            yield Text(labels_note(self.record.versions["model"], _), "dim")
            shown = events if self.events is None else events[: self.events]
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(justify="right", style="dim", no_wrap=True)
            table.add_column()
            for number, each in enumerate(shown, start=1):
                table.add_row(Text(str(number)), Group(*self._event(each)))
            yield table
            if len(shown) < len(events):
                more = _("… and {count} more: --all shows them, --format html gives their context.")
                yield Text(more.format(count=len(events) - len(shown)), "dim")
        elif self.record.session.roster.leaders:
            yield Text(_("Nothing was found. That is no sign that there was nothing to raise."))
        else:
            yield Text(_("Without a leader's name, what was raised at a leader can't be told."))
        yield from self._table("speaking_up")
        yield from self._table("responses")

    def _event(self, event: Event) -> Iterator[RenderableType]:
        _, said = self._, self.record.session.utterances
        acts = " + ".join(_(ACTS[each].title) for each in event.acts)
        chance = _("probability {share}").format(share=self.words.percent(event.probability))
        yield Text.assemble(
            (place(said[event.utterance], _), "dim"),
            "  ",
            (acts, "bold cyan"),
            "  ",
            (chance, "dim"),
        )
        yield self._quote(event.person, [said[each] for each in event.utterances])
        yield from self._response(event)
        if event.retreat is not None:
            line = said[event.retreat]
            lead = _("Weakened or withdrawn at {place}:").format(place=place(line, _))
            yield Padding(Text.assemble((lead, "dim"), " ", quoted([line])), (0, 0, 0, 2))
        if event.came_back is not None:
            name = shortened(event.person, NAME_CELLS)
            text = _("{name} spoke again.") if event.came_back else _("{name} did not speak again.")
            yield Padding(Text(text.format(name=name), "dim"), (0, 0, 0, 2))
        yield Text()

    def _quote(self, speaker: str | None, lines: Sequence[Utterance]) -> Text:
        name = shortened(speaker or self._("someone"), NAME_CELLS)
        return Text.assemble((f"{name}: ", "bold"), quoted(lines))

    def _response(self, event: Event) -> Iterator[RenderableType]:
        _, response = self._, event.response
        if response is None:
            text = no_response(event, _)
            yield Padding(Text(f"→ {text}", "dim"), (0, 0, 0, 2))
            return
        said = [self.record.session.utterances[each] for each in response.utterances]
        yield Padding(
            Text.assemble("→ ", (self._named(response), "bold"), *self._late(response, said)),
            (0, 0, 0, 2),
        )
        if said:
            yield Padding(self._quote(response.responder, said), (0, 0, 0, 4))

    def _named(self, response: Response) -> str:
        _, kind = self._, RESPONSES[response.label]
        second = f" + {_(RESPONSES[response.second].title)}" if response.second else ""
        return f"{_(kind.title)}{second} ({_(kind.group)})"

    def _late(self, response: Response, said: Sequence[Utterance]) -> Iterator[tuple[str, str]]:
        _ = self._
        chance = _("probability {share}").format(share=self.words.percent(response.probability))
        yield f"  {chance}", "dim"
        if response.latency is not None:
            wait = _("after {seconds} s").format(seconds=self.words.number(response.latency))
            yield f"  {wait}", "dim"
        if said:
            yield f"  {place(said[0], _)}", "dim"

    def moves(self) -> Iterator[RenderableType]:
        """What makes speaking up easier or harder, by role, then the measures of it."""
        _ = self._
        titles = {name: kind.title for name, kind in ACTS.items() if kind.family == "move"}
        found = acts(self.record.session, titles)
        yield from self.title(_("What makes speaking up easier or harder"))
        yield self._by_role(found, titles) if found else Text(_("None of these was found."))
        yield from self._table("moves")

    def missing(self) -> Iterator[RenderableType]:
        """What could not be measured, by reason."""
        _ = self._
        titles = {name: _(metric.title) for name, metric in METRICS.items()}
        reasons = not_measurable(self.record, titles, besides=_labels())
        if not reasons:
            return
        yield from self.title(_("Not measurable from this file, because …"))
        for reason, names in reasons.items():
            yield Text.assemble(f"… {_(reason)}: ", ("; ".join(names), "dim"))


def _labels() -> tuple[str, ...]:
    return (*ACTS, *QUESTION_TYPES, *RESPONSES)


def quoted(lines: Iterable[Utterance]) -> Text:
    """Return what was said, in quotation marks, shortened."""
    return Text(f"“{shortened(' '.join(each.text for each in lines), QUOTE_CHARACTERS)}”")


def bar(value: float, low: float, high: float, equal: float, cells: int = BAR_CELLS) -> Text:
    """Return a bar on a scale of 0 to 1: solid, its interval shaded, a mark at the equal share.

    >>> bar(0.5, 0.25, 0.75, 0.5, cells=8).plain
    '██▒▒│▒  '
    """
    solid, shaded = round((low if high > low else value) * cells), round(high * cells)
    mark = min(round(equal * cells), cells - 1)
    signs = ["█" if i < solid else "▒" if i < shaded else " " for i in range(cells)]
    signs[mark] = "│"
    return Text("".join(signs), "blue")
