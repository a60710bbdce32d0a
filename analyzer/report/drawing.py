"""Where the marks of the report's charts stand, on a scale of 0 to 100."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.display import Words, clock
from analyzer.metrics.values import NotMeasurable, Value
from analyzer.session import Session

MIN_WIDTH = 0.25


@dataclass(frozen=True, slots=True)
class Bar:
    """A person's share as a bar.

    Attributes:
        name: of the person.
        leader: whether this person leads.
        width: where the share ends.
        low: where its interval begins, or None.
        high: where its interval ends, or None.
        share: the share as text.
        interval: the interval as text, or empty.
    """

    name: str
    leader: bool
    width: float
    low: float | None
    high: float | None
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale.

    Attributes:
        bars: in roster order.
        equal: where an equal share stands.
        share: an equal share as text.
    """

    bars: tuple[Bar, ...]
    equal: float
    share: str


def bars(shares: Mapping[str, Value], session: Session, words: Words) -> Bars | None:
    """Return the bars of the people who spoke, scaled to the largest; None without shares."""
    known = {
        name: value
        for name, value in shares.items()
        if not isinstance(value, NotMeasurable)
        and value.value is not None
        and not session.roster.find(name).silent
    }
    if not known:
        return None
    equal = 1 / len(session.roster.people)
    ends = [each.high if each.high is not None else each.value for each in known.values()]
    scale = 100 / max([equal, *(end for end in ends if end is not None)])
    drawn = tuple(
        Bar(
            name=name,
            leader=name in session.roster.leaders,
            width=round((value.value or 0.0) * scale, 2),
            low=None if value.low is None else round(value.low * scale, 2),
            high=None if value.high is None else round(value.high * scale, 2),
            share=words.percent(value.value or 0.0),
            interval=""
            if value.low is None or value.high is None
            else f"{words.percent(value.low)} – {words.percent(value.high)}",
        )
        for name, value in known.items()
    )
    return Bars(drawn, round(equal * scale, 2), words.percent(equal))


@dataclass(frozen=True, slots=True)
class Lane:
    """When one person held the floor.

    Attributes:
        name: of the person.
        leader: whether this person leads.
        turns: start and width of each turn.
    """

    name: str
    leader: bool
    turns: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Who held the floor when.

    Attributes:
        lanes: of the people who spoke, in roster order.
        raised: where something was raised, with the number of the event.
        ticks: where the time is written, and the time.
    """

    lanes: tuple[Lane, ...]
    raised: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[float, str], ...]


def timeline(session: Session) -> Timeline | None:
    """Return the timeline of a session; None where turns have no start and end."""
    timed = [
        (each.speaker, each.start, each.end)
        for each in session.turns
        if each.speaker is not None and each.start is not None and each.end is not None
    ]
    last = session.duration
    if not last or len(timed) < len(session.turns) / 2:
        return None
    scale = 100 / last
    spoke = [person for person in session.roster.people if not person.silent]
    lanes = tuple(
        Lane(
            person.name,
            person.leader,
            tuple(
                (round(start * scale, 2), round(max((end - start) * scale, MIN_WIDTH), 2))
                for speaker, start, end in timed
                if speaker == person.name
            ),
        )
        for person in spoke
    )
    starts = [session.utterances[event.utterance].start for event in session.events]
    raised = tuple(
        (round(start * scale, 2), number)
        for number, start in enumerate(starts, start=1)
        if start is not None
    )
    ticks = tuple((round(part * 25.0, 2), clock(last * part / 4)) for part in range(5))
    return Timeline(lanes, raised, ticks)
