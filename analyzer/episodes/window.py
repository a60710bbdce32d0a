"""The stretch after an event in which a leader's response is looked for."""

import bisect
from dataclasses import dataclass
from typing import Final

from analyzer.session import Session, Turn, Utterance

WINDOW_TURNS: Final = 5
WINDOW_S: Final = 60.0
RESPONDER_TURNS: Final = 2


@dataclass(frozen=True, slots=True)
class Window:
    """The turns after an event, as far as a response may reach.

    Attributes:
        turns: the turns in it by others than the person who raised it.
        responder: the leader who was first to respond, or None.
        replies: the responder's first two turns in it.
        heard: the responder's backchannels in it, once the event's turn had ended.
        full: whether the file goes on beyond the window, so that there was room to respond.
    """

    turns: tuple[Turn, ...]
    responder: str | None
    replies: tuple[Turn, ...]
    heard: tuple[Utterance, ...]
    full: bool

    @property
    def answered_by(self) -> str | None:
        """Who took the first turn in it, if the file names them."""
        return next((turn.speaker for turn in self.turns if turn.speaker is not None), None)


def turns_after(session: Session, index: int) -> tuple[Turn, ...]:
    """Return the turns that begin after the utterance with this index."""
    first = bisect.bisect_right(session.turns, index, key=lambda turn: turn.utterances[0])
    return session.turns[first:]


def window_after(session: Session, own: Turn) -> Window:
    """Return the window after an event in the turn `own`.

    The window is the next five turns (`WINDOW_TURNS`) or the turns that start within 60 s
    (`WINDOW_S`) of the end of that turn, whichever is less: as long as the person who raised it
    goes on, no one else has room to respond. Without times, turns alone count. Of
    several leaders the first to say anything in it is the responder; someone who only says
    "mm-hmm" counts after the event's turn has ended, not during it.
    """
    said = session.utterances
    person, limit = own.speaker, _limit(session, own)
    after = turns_after(session, own.utterances[-1])
    inside = tuple(turn for turn in after[:WINDOW_TURNS] if _within(turn.start, limit))
    stop = after[len(inside)].utterances[0] if len(inside) < len(after) else len(said)
    leaders = set(session.roster.leaders) - {person}
    turns = tuple(turn for turn in inside if turn.speaker != person)
    heard = [
        each
        for each in said[own.utterances[-1] + 1 : stop]
        if each.is_backchannel
        and each.speaker in leaders
        and _within(each.start, limit)
        and not _during(each, own)
    ]
    first = {turn.utterances[0] for turn in turns if turn.speaker in leaders}
    first |= {each.index for each in heard}
    responder = said[min(first)].speaker if first else None
    return Window(
        turns=turns,
        responder=responder,
        replies=tuple(turn for turn in turns if turn.speaker == responder)[:RESPONDER_TURNS]
        if responder
        else (),
        heard=tuple(each for each in heard if each.speaker == responder),
        full=len(inside) == WINDOW_TURNS or len(inside) < len(after),
    )


def _limit(session: Session, own: Turn) -> float | None:
    """Return the time after which nothing is in the window, or None without times."""
    known = own.end if own.end is not None else session.utterances[own.utterances[-1]].start
    return None if known is None else known + WINDOW_S


def _within(start: float | None, limit: float | None) -> bool:
    return start is None or limit is None or start <= limit


def _during(each: Utterance, own: Turn) -> bool:
    """Return whether an utterance begins and ends while the event's turn is still going on."""
    if own.end is None or each.end is None:
        return False
    return each.end < own.end
