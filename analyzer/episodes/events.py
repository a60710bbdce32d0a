"""Speak-up events and what was done with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from analyzer.capabilities import missing
from analyzer.episodes.cues import find
from analyzer.episodes.reading import read
from analyzer.episodes.reply import Reply, takes_up
from analyzer.episodes.window import Window, turns_after, window_after
from analyzer.session import Event, Response, Session, Turn, Utterance

EVENT_ACTS: Final = ("concern", "mistake", "correction", "dissent", "idea", "ask")
MAX_BETWEEN: Final = 1
RETREAT_TURNS: Final = 3
MIN_ROOM_TURNS: Final = 5


def find_events(session: Session, *, replies: Sequence[Utterance] | None = None) -> Session:
    """Return `session` with what was raised in a leader's presence, and what was done with it.

    An event is an utterance with one of `EVENT_ACTS` above its threshold, said by someone who
    does not lead. Such utterances of one turn with at most one other between them
    (`MAX_BETWEEN`) are one event. Without a leader on the roster there are no events: nothing
    can be said about responses, and the measures say that no leader was named.

    Args:
        session: labelled.
        replies: its utterances as word cues label them, by which responses are read; the rules
            for responses were counted on cues. Without them the session's own labels serve.

    >>> from analyzer.session import Act, Person, Roster, Source, Utterance
    >>> raised = Utterance(0, "Bo", "If it slips we have no fallback.", acts=(Act("concern", 0.8),))
    >>> answer = Utterance(1, "Ann", "You're right, then we change the plan.")
    >>> people = Roster((Person("Bo"), Person("Ann", leader=True)))
    >>> session = find_events(Session((raised, answer), people, Source("a.txt", "plain")))
    >>> [(event.person, event.response.label) for event in session.events]
    [('Bo', 'act')]
    """
    leaders = session.roster.leaders
    if not leaders:
        return replace(session, events=())
    latency = "latency" not in missing(session)
    return replace(
        session,
        events=tuple(
            event_at(session, turn, group, latency=latency, replies=replies)
            for turn in session.turns
            if turn.speaker is not None and turn.speaker not in leaders
            for group in grouped(session, turn.utterances)
        ),
    )


def grouped(session: Session, turn: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the utterances of one turn that carry speak-up acts, neighbours together."""
    groups: list[tuple[int, ...]] = []
    last = -MAX_BETWEEN - 2
    for place, index in enumerate(turn):
        if not session.utterances[index].has(*EVENT_ACTS):
            continue
        if groups and place - last <= MAX_BETWEEN + 1:
            groups[-1] += (index,)
        else:
            groups.append((index,))
        last = place
    return groups


def event_at(
    session: Session,
    own: Turn,
    utterances: tuple[int, ...],
    *,
    latency: bool = False,
    replies: Sequence[Utterance] | None = None,
) -> Event:
    """Return the event in these utterances of the turn `own`, with its response.

    The latency runs from the end of the event's turn: who waits until someone has finished is
    not slow to respond.

    Args:
        session: labelled, with at least one leader.
        own: the turn they are in.
        utterances: indices of those that carry the acts.
        latency: whether the file shows pauses well enough to measure them.
        replies: as in `find_events`.
    """
    said = [session.utterances[index] for index in utterances]
    found: dict[str, float] = {}
    for act in (act for each in said for act in each.acts):
        if act.label in EVENT_ACTS and not act.maybe:
            found[act.label] = max(act.probability, found.get(act.label, 0.0))
    window = window_after(session, own)
    response, reason = respond(session, window, own, utterances, replies or session.utterances)
    if response and latency:
        response = replace(response, latency=_latency(session, own, response))
    person = own.speaker or ""
    return Event(
        person=person,
        utterance=utterances[0],
        utterances=utterances,
        acts=tuple(sorted(found, key=lambda label: (-found[label], label))),
        probability=max(found.values(), default=0.0),
        response=response,
        no_response=reason,
        answered_by=window.answered_by,
        came_back=_came_back(session, person, _last(window, response, utterances)),
        retreat=_retreat(session, own, utterances[-1]),
    )


def respond(
    session: Session,
    window: Window,
    own: Turn,
    utterances: tuple[int, ...],
    replies: Sequence[Utterance],
) -> tuple[Response | None, str | None]:
    """Return the response in a window, or None and why there is none; arguments as above."""
    said = session.utterances
    event = tuple(said[index] for index in utterances)
    matter = tuple(said[index] for index in own.utterances if index >= utterances[0]) or event
    spoken = tuple(replies[index] for turn in window.replies for index in turn.utterances)
    reply = Reply(
        event=event,
        matter=matter,
        said=spoken,
        heard=window.heard,
        cues=find((*spoken, *window.heard)),
        names=session.roster.names,
    )
    if window.responder is None:
        others = tuple(said[index] for turn in window.turns for index in turn.utterances)
        if not window.full:
            return None, "ended"
        if (others and "ask" in reply.raised) or takes_up(others, matter):
            return None, "answered"
    return read(reply, window.responder), None


def _last(window: Window, response: Response | None, event: tuple[int, ...]) -> int:
    """Return the last utterance of the response, or of the window where there is none."""
    if response and response.utterances:
        return response.utterances[-1]
    return max((turn.utterances[-1] for turn in window.turns), default=event[-1])


def _latency(session: Session, own: Turn, response: Response) -> float | None:
    """Return seconds from the end of the event's turn to the response; below 0 in overlap."""
    if own.end is None or not response.utterances:
        return None
    first = session.utterances[response.utterances[0]]
    last = session.utterances[own.utterances[-1]]
    if first.start is None or {last.time_quality, first.time_quality} != {"measured"}:
        return None
    return round(first.start - own.end, 3)


def _came_back(session: Session, person: str, after: int) -> bool | None:
    """Return whether `person` took a turn again; None where fewer than five turns were left."""
    later = turns_after(session, after)
    if any(turn.speaker == person for turn in later):
        return True
    return None if len(later) < MIN_ROOM_TURNS else False


def _retreat(session: Session, own: Turn, after: int) -> int | None:
    """Return where the person took it back: later in that turn or in their next three."""
    later = turns_after(session, own.utterances[-1])
    theirs = [turn for turn in later if turn.speaker == own.speaker]
    for turn in (own, *theirs[:RETREAT_TURNS]):
        for index in turn.utterances:
            if index > after and session.utterances[index].has("retreat"):
                return index
    return None
