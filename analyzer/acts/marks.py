"""How an utterance stands to those around it: same speaker, another, a leader; how far away.

Numbers only, so that training and serving see the same. `UNKNOWN` where a speaker has no name.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
UNKNOWN: Final = -1
OUT_OF_REACH: Final = 0


def marks(speakers: Sequence[int], leads: Sequence[bool]) -> Ints:
    """Return one number for each utterance: twice how it follows the one before, plus leader.

    0 same speaker as before, 1 another (or the first), 2 not known; 1 is added for a leader.

    >>> marks([0, 0, 1, -1], [True, True, False, False]).tolist()
    [3, 1, 2, 4]
    """
    who = np.asarray(speakers, dtype=np.int64)
    before = np.concatenate(([UNKNOWN - 1], who[:-1])) if len(who) else who
    follows = np.where(who == before, 0, 1)
    follows[(who == UNKNOWN) | (before == UNKNOWN)] = 2
    made: Ints = 2 * follows + np.asarray(leads, dtype=np.int64)
    return made


def relations(speakers: Sequence[int], reach: int) -> Ints:
    """Return what each utterance is to each other, (utterances, utterances).

    0 out of reach; else 1 + 3·(distance + reach) + 0 for the same speaker, 1 another, 2 unknown,
    distance being negative for what comes before.

    >>> relations([0, 1, 0], 1).tolist()
    [[4, 8, 0], [2, 4, 8], [0, 2, 4]]
    """
    who = np.asarray(speakers, dtype=np.int64)
    place = np.arange(len(who))
    distance = place[None, :] - place[:, None]
    kind = np.where(who[:, None] == who[None, :], 0, 1)
    kind[(who[:, None] == UNKNOWN) | (who[None, :] == UNKNOWN)] = 2
    np.fill_diagonal(kind, 0)
    made: Ints = np.where(np.abs(distance) <= reach, 1 + 3 * (distance + reach) + kind, 0)
    return made
