"""A session as columns: one row for each utterance, computed once."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from analyzer.metrics.statistics import Array, resampled
from analyzer.session import Session

BLOCK_S: Final = 120.0
BLOCK_WORDS: Final = 300
UNKNOWN: Final = -1

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Columns over the utterances of a session.

    Attributes:
        names: people on the roster, silent ones too; `speaker` counts in it.
        speaker: place in `names`, or −1 (`UNKNOWN`).
        start: seconds, or nan.
        end: seconds, or nan.
        words: number of words.
        spoken: whether it is no backchannel and has a known speaker.
        turn: number of its turn, or −1 for a backchannel.
        opens: whether it is the first of its turn.
        block: number of the two minutes it starts in; without times, of the 300 words.
        leader: for each of `names`, whether that person leads.
    """

    names: tuple[str, ...]
    speaker: Ints
    start: Array
    end: Array
    words: Array
    spoken: Bools
    turn: Ints
    opens: Bools
    block: Ints
    leader: Bools

    def amounts(self, unit: str) -> Array:
        """Return what each utterance adds to its speaker: `words`, `seconds` or `turns`."""
        if unit == "words":
            return np.where(self.spoken, self.words, 0.0)
        if unit == "turns":
            return np.where(self.spoken & self.opens, 1.0, 0.0)
        length = np.nan_to_num(self.end - self.start, nan=0.0)
        return np.where(self.spoken, np.maximum(length, 0.0), 0.0)

    def by_block(self, amounts: Array) -> Array:
        """Return sums of amounts, one row for each block, one column for each person."""
        known = self.speaker >= 0
        rows = np.zeros((int(self.block.max(initial=-1)) + 1, len(self.names)))
        np.add.at(rows, (self.block[known], self.speaker[known]), amounts[known])
        return rows[rows.any(axis=1)] if rows.any() else rows[:1]

    def evidence(self, chosen: Bools) -> tuple[int, ...]:
        """Return the indices of the chosen utterances."""
        return tuple(int(each) for each in np.nonzero(chosen)[0])


def table(session: Session) -> Table:
    """Return the table of a session; the same object at every call."""
    kept: Table | None = session.__dict__.get("_table")
    if kept is None:
        kept = session.__dict__["_table"] = _made(session)
    return kept


def sums(session: Session, unit: str) -> tuple[Array, Array]:
    """Return each person's total in a unit, and 1,000 block-bootstrap totals (samples, people)."""
    key = f"_sums_{unit}"
    kept: tuple[Array, Array] | None = session.__dict__.get(key)
    if kept is None:
        columns = table(session)
        blocks = columns.by_block(columns.amounts(unit))
        kept = session.__dict__[key] = (blocks.sum(axis=0), resampled(blocks))
    return kept


def _made(session: Session) -> Table:
    utterances = session.utterances
    names = session.roster.names
    place = {name: at for at, name in enumerate(names)}
    speaker = np.array(
        [place.get(each.speaker, UNKNOWN) if each.speaker else UNKNOWN for each in utterances], int
    )
    start = np.array([np.nan if u.start is None else u.start for u in utterances], float)
    end = np.array([np.nan if u.end is None else u.end for u in utterances], float)
    words = np.array([each.words for each in utterances], float)
    turn = np.full(len(utterances), UNKNOWN)
    opens = np.zeros(len(utterances), bool)
    for number, each in enumerate(session.turns):
        turn[list(each.utterances)] = number
        opens[each.utterances[0]] = True
    timed = all(each.time_quality in ("measured", "start_only") for each in utterances)
    if timed and len(utterances):
        block = (np.nan_to_num(start - np.nanmin(start)) // BLOCK_S).astype(int)
    else:
        block = (np.cumsum(words) - words).astype(int) // BLOCK_WORDS
    return Table(
        names=names,
        speaker=speaker,
        start=start,
        end=end,
        words=words,
        spoken=(turn != UNKNOWN) & (speaker != UNKNOWN),
        turn=turn,
        opens=opens,
        block=block,
        leader=np.array([person.leader for person in session.roster.people], bool),
    )
