"""The floor: who holds it, for how long, and to whom it passes."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from analyzer.metrics import Values, metric
from analyzer.metrics.reasons import (
    NO_OTHERS,
    NO_SPEECH,
    NO_TURN_CHANGES,
    ONE_PERSON,
    TOO_FEW,
    TOO_SHORT,
)
from analyzer.metrics.statistics import (
    Array,
    effective_number,
    resampled,
    share_interval,
    top_share,
)
from analyzer.metrics.table import table
from analyzer.metrics.timing import changes as changes_of
from analyzer.metrics.values import Index, NotMeasurable, Rate, wilson
from analyzer.session import Session, Turn

LONG_RUN_S: Final = 60.0
RUN_GAP_S: Final = 2.0
WINDOW_S: Final = 300.0
STEP_S: Final = 60.0
MIN_TALK_S: Final = 60.0
MIN_TRANSITIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Speech of one person with no pause of 2 s and no one else's turn in it.

    Attributes:
        speaker: whose.
        start: in seconds.
        end: in seconds.
        utterances: indices.
    """

    speaker: str
    start: float
    end: float
    utterances: tuple[int, ...]

    @property
    def length(self) -> float:
        """Seconds from start to end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Stretch:
    """Five minutes of a meeting.

    Attributes:
        start: in seconds.
        end: in seconds.
        talk: seconds of talk in it.
        top_share: largest share of that talk, or None under 60 s of talk.
        effective_speakers: effective number of speakers in it, or None.
    """

    start: float
    end: float
    talk: float
    top_share: float | None
    effective_speakers: float | None


def runs(session: Session) -> tuple[Run, ...]:
    """Return the runs of a session with times: turns cut at pauses of 2 s (`RUN_GAP_S`)."""
    found: list[Run] = []
    for turn in session.turns:
        if turn.speaker is not None:
            found += _runs_of(session, turn, turn.speaker)
    return tuple(found)


def _runs_of(session: Session, turn: Turn, speaker: str) -> list[Run]:
    found: list[Run] = []
    for index in turn.utterances:
        each = session.utterances[index]
        if each.start is None or each.end is None:
            continue
        last = found[-1] if found else None
        if last and each.start - last.end < RUN_GAP_S:
            end = max(last.end, each.end)
            found[-1] = Run(speaker, last.start, end, (*last.utterances, index))
        else:
            found.append(Run(speaker, each.start, each.end, (index,)))
    return found


@metric(
    "longest_monologue",
    subject="floor",
    title="Longest stretch of talk",
    how="Seconds from start to end of the longest talk of one person without a pause of 2 seconds "
    "or a turn of someone else; backchannels of others do not break it.",
    needs=("names", "durations"),
)
def longest_monologue(session: Session) -> Values:
    """Longest run, for the session and for each person who has one."""
    longest: dict[str | None, Run] = {}
    for run in runs(session):
        for key in (None, run.speaker):
            if key not in longest or run.length > longest[key].length:
                longest[key] = run
    if not longest:
        return {None: NotMeasurable(NO_SPEECH)}
    return {
        key: Index(round(run.length, 3), unit="s", evidence=run.utterances)
        for key, run in longest.items()
    }


@metric(
    "floor_holding",
    subject="floor",
    title="Seconds of talk in stretches of over a minute",
    how="Seconds in stretches of over 60 seconds by one person, as a share of all talk time.",
    needs=("names", "durations"),
)
def floor_holding(session: Session) -> Values:
    """Share of talk time in runs of over 60 s (`LONG_RUN_S`).

    Where no block holds such a run, resampling shows no spread: the interval is Wilson's for 0 of
    as many blocks.
    """
    found = runs(session)
    if not found:
        return {None: NotMeasurable(NO_SPEECH)}
    block = table(session).block
    rows = np.zeros((int(block.max()) + 1, 2))
    for run in found:
        rows[block[run.utterances[0]]] += (run.length * (run.length > LONG_RUN_S), run.length)
    long, total = rows.sum(axis=0)
    if not total:
        return {None: NotMeasurable(NO_SPEECH)}
    spoken = rows[rows[:, 1] > 0]
    sampled = resampled(spoken)
    pair = share_interval(sampled[:, 0] / sampled[:, 1]) if long else wilson(0, len(spoken))
    lines = [i for run in found if run.length > LONG_RUN_S for i in run.utterances]
    rate = Rate(round(long, 3), round(total, 3), evidence=tuple(lines), interval=pair)
    return {None: rate}


@metric(
    "time_to_first_word",
    subject="floor",
    title="Time to someone's first words",
    how="Seconds from the first words of the meeting to someone's own first words that are no "
    "backchannel.",
    needs=("names", "times"),
)
def time_to_first_word(session: Session) -> Values:
    """Seconds from the meeting's first utterance to each person's first turn."""
    columns = table(session)
    begin = float(np.nanmin(columns.start))
    found: Values = {}
    for at, name in enumerate(columns.names):
        mine = np.nonzero((columns.speaker == at) & columns.spoken)[0]
        if mine.size and not np.isnan(columns.start[mine[0]]):
            seconds = round(float(columns.start[mine[0]]) - begin, 3)
            found[name] = Index(seconds, unit="s", evidence=(int(mine[0]),))
    return found or {None: NotMeasurable(NO_SPEECH)}


def windows(session: Session) -> tuple[Stretch, ...]:
    """Return windows of five minutes, a minute apart (`WINDOW_S`, `STEP_S`), by talk time.

    A window with less than 60 s of talk (`MIN_TALK_S`) has no shares. Empty without durations.
    """
    columns = table(session)
    timed = columns.spoken & ~np.isnan(columns.start) & ~np.isnan(columns.end)
    if not timed.any():
        return ()
    start, end, who = columns.start[timed], columns.end[timed], columns.speaker[timed]
    last = float(end.max())
    found = []
    begin = float(start.min())
    while begin + WINDOW_S <= last + STEP_S:
        overlap = np.minimum(end, begin + WINDOW_S) - np.maximum(start, begin)
        talk = np.bincount(who, np.clip(overlap, 0, None), minlength=len(columns.names))
        enough = float(talk.sum()) >= MIN_TALK_S
        found.append(
            Stretch(
                start=begin,
                end=begin + WINDOW_S,
                talk=round(float(talk.sum()), 3),
                top_share=float(top_share(talk)) if enough else None,
                effective_speakers=float(effective_number(talk)) if enough else None,
            )
        )
        begin += STEP_S
    return tuple(found)


@metric(
    "window_top_share",
    subject="floor",
    title="Largest share of talk time in five minutes",
    how="In windows of five minutes, a minute apart: the share of talk time of whoever spoke most. "
    "Shown is the middle window; the range holds the middle half of the windows.",
    needs=("names", "durations"),
)
def window_top_share(session: Session) -> Values:
    """Median of the windows' largest shares, with the quartiles as its range."""
    shares = [each.top_share for each in windows(session) if each.top_share is not None]
    if not shares:
        return {None: NotMeasurable(TOO_SHORT)}
    low, middle, high = np.percentile(shares, [25, 50, 75])
    columns = table(session)
    lines = columns.evidence(columns.spoken)
    return {None: Index(float(middle), float(low), float(high), evidence=lines)}


def transitions(session: Session) -> Array:
    """Return A[i, j]: how often the floor passes from person i to person j of the roster.

    Changes from or to an unknown speaker are left out. Shape (people, people), zero diagonal.
    """
    names = {name: at for at, name in enumerate(session.roster.names)}
    counts = np.zeros((len(names), len(names)))
    for left, right in changes_of(session):
        counts[names[left.speaker or ""], names[right.speaker or ""]] += 1
    return counts


def _hub(session: Session, *, peers: bool) -> Values:
    found = changes_of(session)
    leaders = set(session.roster.leaders)
    if len(leaders) == len(session.roster.people):
        return {None: NotMeasurable(NO_OTHERS)}
    if not found:
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    chosen = [
        right.utterances[0]
        for left, right in found
        if ({left.speaker, right.speaker}.isdisjoint(leaders)) is peers
    ]
    return {None: Rate(len(chosen), len(found), evidence=tuple(chosen))}


@metric(
    "leader_hub_share",
    subject="floor",
    title="Turn changes from or to a leader",
    how="Of all changes of speaker, those in which a leader speaks before or after.",
    needs=("names", "leader"),
)
def leader_hub_share(session: Session) -> Values:
    """Share of turn changes with a leader on either side."""
    return _hub(session, peers=False)


@metric(
    "peer_to_peer_share",
    subject="floor",
    title="Turn changes among those who do not lead",
    how="Of all changes of speaker, those between two people neither of whom leads.",
    needs=("names", "leader"),
)
def peer_to_peer_share(session: Session) -> Values:
    """Share of turn changes with no leader on either side."""
    return _hub(session, peers=True)


@metric(
    "reciprocity",
    subject="floor",
    title="Turn changes that are returned",
    how="Of all changes of speaker, those matched by a change the other way between the same two.",
)
def reciprocity(session: Session) -> Values:
    """Σ min(A_ij, A_ji) / ΣA over ordered pairs."""
    counts = transitions(session)
    if not counts.sum():
        return {None: NotMeasurable(NO_TURN_CHANGES)}
    both = np.minimum(counts, counts.T)
    lines = tuple(right.utterances[0] for _, right in changes_of(session))
    return {None: Rate(int(both.sum()), int(counts.sum()), lines)}


@metric(
    "next_speaker_spread",
    subject="floor",
    title="How many different people follow someone",
    how="0 where always the same person speaks after someone, 1 where everyone else does so as "
    "often: the entropy of the next speaker. Left out under 5 turn changes.",
)
def next_speaker_spread(session: Session) -> Values:
    """Normalised entropy of each person's row of transitions, for n ≥ 3."""
    counts = transitions(session)
    people = counts.shape[0]
    if people <= 2:  # noqa: PLR2004 - with two there is no choice
        return {None: NotMeasurable(ONE_PERSON if people < 2 else TOO_FEW)}  # noqa: PLR2004
    found: Values = {}
    for name, row in zip(session.roster.names, counts, strict=True):
        if row.sum() >= MIN_TRANSITIONS:
            p = row[row > 0] / row.sum()
            spread = max(0.0, float(-(p * np.log(p)).sum() / np.log(people - 1)))
            lines = [
                right.utterances[0] for left, right in changes_of(session) if left.speaker == name
            ]
            found[name] = Index(spread, evidence=tuple(lines))
    return found or {None: NotMeasurable(TOO_FEW)}


@metric(
    "turn_taking_index",
    subject="floor",
    title="How often the floor passes on",
    how="(Turns − 1) / (utterances − 1), backchannels left out: 1 where each utterance is followed "
    "by someone else's, 0 where one person speaks.",
)
def turn_taking_index(session: Session) -> Values:
    """(turns − 1)/(utterances − 1) over utterances that are no backchannel."""
    said = sum(len(turn.utterances) for turn in session.turns)
    if said <= 1:
        return {None: NotMeasurable(NO_SPEECH)}
    changes = tuple(turn.utterances[0] for turn in session.turns[1:])
    return {None: Rate(len(changes), said - 1, evidence=changes)}
