"""Word pieces of utterances, packed in groups of like length so that little padding is read."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
HEAD: Final = 72
TAIL: Final = 24
MIN_PIECES: Final = 3
GROUP: Final = 2_048
"""Most pieces in a group, padding included."""


def cut(pieces: Sequence[int]) -> Sequence[int]:
    """Return at most `HEAD` (72) pieces from the start and `TAIL` (24) from the end.

    >>> len(cut(range(500))), cut(range(500))[71:73]
    (96, [71, 476])
    """
    if len(pieces) <= HEAD + TAIL:
        return pieces
    return [*pieces[:HEAD], *pieces[-TAIL:]]


def pack(utterances: Sequence[Sequence[int]], most: int = GROUP) -> tuple[list[Ints], Ints]:
    """Return the pieces of utterances in padded groups, and where each utterance is in them.

    Sorted by length; a group holds at most `most` numbers. `concatenated[order]` puts what was
    made of the groups back in the order of the utterances.

    >>> groups, order = pack([[5, 6, 7, 8], [5], [5, 6, 7]])
    >>> [each.tolist() for each in groups], order.tolist()
    ([[[5, 0, 0, 0], [5, 6, 7, 0], [5, 6, 7, 8]]], [2, 0, 1])
    """
    cuts = [cut(each) for each in utterances]
    lengths = np.array([max(len(each), MIN_PIECES) for each in cuts], np.int64)
    ranked = np.argsort(lengths, kind="stable")
    groups: list[Ints] = []
    start = 0
    while start < len(ranked):
        stop = start + 1
        while stop < len(ranked) and (stop + 1 - start) * lengths[ranked[stop]] <= most:
            stop += 1
        group = np.zeros((stop - start, int(lengths[ranked[stop - 1]])), np.int64)
        for row, place in enumerate(ranked[start:stop]):
            group[row, : len(cuts[place])] = cuts[place]
        groups.append(group)
        start = stop
    order = np.empty(len(ranked), np.int64)
    order[ranked] = np.arange(len(ranked))
    return groups, order
