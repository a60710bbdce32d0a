"""One exchange cut out of a meeting, as researchers annotate them, read as events are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from analyzer.episodes.events import EVENT_ACTS, event_at
from analyzer.episodes.kinds import RESPONSES
from analyzer.episodes.reading import distribution
from analyzer.models import DEFAULT_MODEL
from analyzer.session import (
    Act,
    Event,
    Person,
    Roster,
    Session,
    Source,
    TimeQuality,
    Turn,
    Utterance,
)
from analyzer.text import sentence_spans

SOURCE: Final = Source("exchange", "jsonl")
_ROLE = re.compile(r"\(([^()]*)\)\s*$")
_TAG = re.compile(r"<[^<>]*>|@\w+@")


def respond_to(
    before: Sequence[Mapping[str, Any]],
    event: Mapping[str, Any],
    after: Sequence[Mapping[str, Any]],
    leader: str,
    *,
    acts: Sequence[str] | None = None,
    model: str = DEFAULT_MODEL,
) -> Event | None:
    """Return what was raised in an exchange and what the leader did, or None for no event.

    A small session is built and read by the same rules as a meeting (`find_events`), except
    that everything in the target text is one event. Tags such as `<laugh>` are left out.

    Args:
        before: what was said before, rows of `who` and `text`.
        event: the target, a row of the same form.
        after: what was said next, rows that may have `t`, seconds from the start of the target.
        leader: the leader's name, or the role in brackets after it: `"PM"` for `"A(PM)"`.
        acts: the event's acts where they are given; without them they are found.
        model: what finds acts, as for `analyzer.acts.label`.

    >>> asked = {"who": "Bo(Nurse)", "text": "I'm worried about the night shift."}
    >>> event = respond_to([], asked, [{"who": "Ann(Chair)", "text": "Tell me more."}], "Chair")
    >>> event.acts, event.response.label
    (('concern',), 'explore')
    """
    session, target = _session(before, event, after, leader)
    if not target or session.utterances[target[0]].speaker in session.roster.leaders:
        return None
    from analyzer.acts import as_cues_label, label

    session = label(session, model=model)
    replies = as_cues_label(session)
    if acts is not None:
        session = _given(session, target, acts)
    raised = tuple(index for index in target if session.utterances[index].has(*EVENT_ACTS))
    own = _own_turn(session, raised) if raised else None
    return event_at(session, own, raised, replies=replies) if own else None


def response_probabilities(event: Event | None) -> dict[str, float]:
    """Return the probability of each of the nine responses, all 0 where there is none."""
    if event is None or event.response is None:
        return dict.fromkeys(RESPONSES, 0.0)
    return distribution(event.response)


def _session(
    before: Sequence[Mapping[str, Any]],
    event: Mapping[str, Any],
    after: Sequence[Mapping[str, Any]],
    leader: str,
) -> tuple[Session, tuple[int, ...]]:
    """Return the session an exchange makes, and where in it the target is."""
    said: list[Utterance] = []
    target: tuple[int, ...] = ()
    for row in (*before, event, *after):
        start = 0.0 if row is event else row.get("t")
        quality: TimeQuality = "none" if start is None else "start_only"
        text, first = _TAG.sub(" ", str(row["text"])), len(said)
        said += [
            Utterance(first + i, str(row["who"]), text[begin:end], start, None, quality)
            for i, (begin, end) in enumerate(sentence_spans(text))
        ]
        if row is event:
            target = tuple(range(first, len(said)))
    names = dict.fromkeys(each.speaker for each in said if each.speaker)
    people = tuple(Person(name, leader=_leads(name, leader)) for name in names)
    return Session(tuple(said), Roster(people), SOURCE), target


def _own_turn(session: Session, raised: tuple[int, ...]) -> Turn:
    """Return the turn the event is in.

    A target that is only a backchannel ("Yeah," before "but …") is in no turn: then it is the
    one that the same person goes on with, or the target alone.
    """
    said = session.utterances
    person = said[raised[-1]].speaker
    follows = [turn for turn in session.turns if turn.utterances[-1] >= raised[-1]]
    if follows and follows[0].speaker == person:
        return follows[0]
    return Turn(person, raised, said[raised[0]].start, said[raised[-1]].end)


def _leads(name: str, leader: str) -> bool:
    """Return whether this name is the leader's, or has the leader's role in brackets."""
    role = _ROLE.search(name)
    return leader in (name, role[1] if role else None)


def _given(session: Session, target: tuple[int, ...], acts: Sequence[str]) -> Session:
    """Return the session with these acts on the target."""
    given = tuple(Act(name, 1.0) for name in acts)
    said = tuple(
        replace(each, acts=given) if each.index in target else each for each in session.utterances
    )
    return replace(session, utterances=said)
