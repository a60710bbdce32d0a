"""Where turns meet: overlap, cut-offs, pauses.

"Overlap" and "cut-off (text)" are what a transcript shows. Whether one person interrupted another
is not in it.
"""

from typing import Final

import numpy as np

from analyzer.metrics import Values, metric
from analyzer.metrics.reasons import NO_CUT_OFFS, NO_TURN_CHANGES, TOO_FEW
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Session, Turn
from analyzer.text import is_cut_off

MIN_OVERLAP_S: Final = 0.25
MIN_WORDS: Final = 3
MIN_BALANCE: Final = 5
LONG_GAP_S: Final = 3.0
PER_TURNS: Final = 100


def changes(session: Session) -> list[tuple[Turn, Turn]]:
    """Return neighbouring turns of two known people."""
    pairs = zip(session.turns, session.turns[1:], strict=False)
    return [(a, b) for a, b in pairs if a.speaker is not None and b.speaker is not None]


def gap(left: Turn, right: Turn) -> float | None:
    """Return seconds from a turn's end to the next one's start; below 0 where they overlap."""
    if left.end is None or right.start is None:
        return None
    return round(right.start - left.end, 6)


def gaps(session: Session) -> list[tuple[float, Turn]]:
    """Return the gap before each turn that follows someone else's, and that turn."""
    found = ((gap(left, right), right) for left, right in changes(session))
    return [(seconds, right) for seconds, right in found if seconds is not None]


def cut_offs(session: Session) -> list[tuple[Turn, Turn]]:
    """Return turn changes in which the first turn's text ends cut off."""
    return [
        (left, right)
        for left, right in changes(session)
        if is_cut_off(session.utterances[left.utterances[-1]].text)
    ]


def _cut_off_share(session: Session, found: list[tuple[Turn, Turn]]) -> Values:
    """Return the share of turn changes at which the first turn is cut off in the way of `found`."""
    total = changes(session)
    if not total:
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    if not any(is_cut_off(each.text) for each in session.utterances):
        return {None: NotMeasurable(NO_CUT_OFFS)}
    lines = tuple(left.utterances[-1] for left, _ in found)
    return {None: Rate(len(lines), len(total), evidence=lines)}


@metric(
    "overlap_share",
    subject="floor",
    title="Turn changes with overlap",
    how="Of all changes of speaker, those in which the next person starts before the last "
    "one ends.",
    needs=("names", "overlap"),
)
def overlap_share(session: Session) -> Values:
    """Share of turn changes that overlap."""
    found = gaps(session)
    if not found:
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    lines = tuple(turn.utterances[0] for seconds, turn in found if seconds < 0)
    return {None: Rate(len(lines), len(found), evidence=lines)}


@metric(
    "cut_off_share",
    subject="floor",
    title="Turns cut off in the text",
    how="Of all turns that someone else's follows, those whose text ends in a dash or an ellipsis. "
    "Why the speaker stopped is not in the text.",
)
def cut_off_share(session: Session) -> Values:
    """Share of turns that end cut off before someone else's."""
    return _cut_off_share(session, cut_offs(session))


@metric(
    "overlapped_cut_off_share",
    subject="floor",
    title="Turns cut off under overlap",
    how="Of all turns that someone else's follows, those whose text ends cut off while the next "
    "person has been speaking for over 0.25 seconds, with at least 3 words.",
    needs=("names", "overlap"),
)
def overlapped_cut_off_share(session: Session) -> Values:
    """Share of turns cut off in the text under an overlap of over .25 s by ≥ 3 words."""
    return _cut_off_share(session, overlapped_cut_offs(session))


def overlapped_cut_offs(
    session: Session, *, tolerance: float = MIN_OVERLAP_S
) -> list[tuple[Turn, Turn]]:
    """Return cut-offs under an overlap longer than `tolerance` seconds by ≥ 3 words."""
    return [
        (left, right)
        for left, right in cut_offs(session)
        if (seconds := gap(left, right)) is not None
        and -seconds > tolerance
        and sum(session.utterances[index].words for index in right.utterances) >= MIN_WORDS
    ]


@metric(
    "cut_off_balance",
    subject="floor",
    title="Cut-offs received and made",
    how="Someone's own turns that end cut off, less turns of others that end cut off where this "
    "person goes on, per 100 of their turns. Left out under 5 such moments.",
)
def cut_off_balance(session: Session) -> Values:
    """(received − made) per 100 own turns, for people with at least 5 cut-offs."""
    pairs = cut_offs(session)
    if not any(is_cut_off(each.text) for each in session.utterances):
        return {None: NotMeasurable(NO_CUT_OFFS)}
    found: Values = {}
    for name in session.roster.names:
        received = [left.utterances[-1] for left, _ in pairs if left.speaker == name]
        made = [left.utterances[-1] for left, right in pairs if right.speaker == name]
        own = sum(turn.speaker == name for turn in session.turns)
        if len(received) + len(made) >= MIN_BALANCE and own:
            balance = (len(received) - len(made)) / own * PER_TURNS
            lines = tuple(sorted(received + made))
            found[name] = Index(balance, unit="per 100 turns", evidence=lines)
    return found or {None: NotMeasurable(TOO_FEW)}


@metric(
    "long_gap_share",
    subject="floor",
    title="Pauses of three seconds before someone else speaks",
    how="Of all changes of speaker, those after a pause of at least 3 seconds.",
    needs=("names", "latency"),
)
def long_gap_share(session: Session) -> Values:
    """Share of turn changes after a gap of ≥ 3 s."""
    found = gaps(session)
    if not found:
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    lines = tuple(turn.utterances[0] for seconds, turn in found if seconds >= LONG_GAP_S)
    return {None: Rate(len(lines), len(found), evidence=lines)}


@metric(
    "floor_transfer_offset",
    subject="floor",
    title="Pause between speakers",
    how="Seconds from the end of a turn to the start of the next person's, the middle value; below "
    "0 where they overlap. The range holds the middle half.",
    needs=("names", "latency"),
)
def floor_transfer_offset(session: Session) -> Values:
    """Median gap between turns of different people, with the quartiles as its range."""
    found = gaps(session)
    if not found:
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    low, middle, high = np.percentile([seconds for seconds, _ in found], [25, 50, 75])
    lines = tuple(turn.utterances[0] for _, turn in found)
    return {None: Index(float(middle), float(low), float(high), "s", lines)}
