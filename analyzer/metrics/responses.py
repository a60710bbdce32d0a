"""What leaders did with what was raised in front of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import numpy as np

from analyzer.episodes import RESPONSES
from analyzer.metrics import Values, metric
from analyzer.metrics.reasons import NO_EVENTS, NO_RESPONSES
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Event, Session

GROUPS: Final = {
    "opens": ("Responses that open", "appreciate, explore, act or a reasoned no"),
    "neutral": ("Responses that take note", "acknowledge"),
    "closes": ("Responses that close", "defend, deflect, dismiss or no uptake"),
}
NEEDS: Final = ("names", "language", "leader")


def _answered(session: Session) -> list[Event]:
    return [each for each in session.events if each.response is not None]


def _share(events: Sequence[Event], chosen: Callable[[Event], bool]) -> Rate:
    found = [each for each in events if chosen(each)]
    lines = [i for each in found for i in (*each.utterances, *_lines(each))]
    return Rate(len(found), len(events), tuple(dict.fromkeys(lines)))


def _lines(event: Event) -> tuple[int, ...]:
    return event.response.utterances if event.response else ()


def _labelled(session: Session, labels: frozenset[str]) -> Values:
    """Return responses with one of these labels among all that could be read."""
    events = _answered(session)
    if not events:
        return {None: NotMeasurable(NO_RESPONSES if session.events else NO_EVENTS)}
    return {
        None: _share(events, lambda each: bool(each.response and each.response.label in labels))
    }


def _register() -> None:
    for name, kind in RESPONSES.items():
        metric(
            f"response_{name}",
            subject="responses",
            title=kind.title,
            how="Of what was raised in front of a leader and got a response that could be "
            "read, how often this was the response.",
            needs=NEEDS,
        )(partial(_labelled, labels=frozenset((name,))))
    for group, (title, members) in GROUPS.items():
        names = frozenset(name for name, kind in RESPONSES.items() if kind.group == group)
        metric(
            f"responses_{group}",
            subject="responses",
            title=title,
            how=f"The same for any of these responses: {members}.",
            needs=NEEDS,
        )(partial(_labelled, labels=names))


_register()


@metric(
    "answered_by_leader",
    subject="responses",
    title="Raised and answered by a leader",
    how="Of what was raised in front of a leader, how often a leader said anything in the "
    "five turns or 60 seconds after.",
    needs=NEEDS,
)
def answered_by_leader(session: Session) -> Values:
    """Events in whose window a leader spoke."""
    if not session.events:
        return {None: NotMeasurable(NO_EVENTS)}
    return {None: _share(session.events, lambda e: bool(e.response and e.response.responder))}


@metric(
    "came_back",
    subject="responses",
    title="Spoke again afterwards",
    how="Of what was raised, how often the person took a turn again after the response; left out "
    "where the transcript ends within five turns.",
    needs=NEEDS,
)
def came_back(session: Session) -> Values:
    """Events after which the person spoke again, among those where it can be told."""
    known = [each for each in session.events if each.came_back is not None]
    if not known:
        return {None: NotMeasurable(NO_EVENTS)}
    return {None: _share(known, lambda each: each.came_back is True)}


@metric(
    "taken_back",
    subject="responses",
    title="Taken back by the person who raised it",
    how="Of what was raised, how often the person weakened or withdrew it in their next "
    "three turns.",
    needs=NEEDS,
)
def taken_back(session: Session) -> Values:
    """Events that their person retreated from."""
    if not session.events:
        return {None: NotMeasurable(NO_EVENTS)}
    return {None: _share(session.events, lambda each: each.retreat is not None)}


@metric(
    "response_latency",
    subject="responses",
    title="Time to a leader's response",
    how="Seconds from the end of what was raised to the start of the response, the middle value; "
    "below 0 where they overlap. The range is from shortest to longest.",
    needs=(*NEEDS, "latency"),
)
def response_latency(session: Session) -> Values:
    """Median latency of the responses, with the shortest and the longest."""
    found = [
        (each.response.latency, each)
        for each in session.events
        if each.response and each.response.latency is not None
    ]
    if not found:
        return {None: NotMeasurable(NO_RESPONSES if session.events else NO_EVENTS)}
    seconds = [latency for latency, _ in found]
    lines = tuple(i for _, each in found for i in _lines(each))
    middle = round(float(np.median(seconds)), 3)
    return {None: Index(middle, min(seconds), max(seconds), "s", lines)}
