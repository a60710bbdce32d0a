"""Batches: windows of meetings and whole examples, written anew each time, as arrays."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from analyzer.acts.marks import UNKNOWN, marks, relations
from analyzer.acts.pieces import pack
from analyzer.training.encoder.heads import heads
from analyzer.training.encoder.noise import SLIPPING, STRIPPED, UNMARKED, way, written
from analyzer.training.encoder.sequences import Said, Talk

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

WINDOW: Final = 48
NEAR: Final = 6
NAMELESS: Final = 0.1
LEADERLESS: Final = 0.3


class PieceMaker(Protocol):
    """What makes word pieces of texts: a `tokenizers.Tokenizer`, or two of them side by side."""

    def encode_batch(self, texts: list[str], /) -> Sequence[Any]:
        """Return an encoding of each text, which has `ids`."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a sequence.

    Attributes:
        talk: the sequence.
        start: its first utterance.
        stop: after its last.
    """

    talk: Talk
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as arrays; B windows of at most N utterances, U utterances in all.

    Attributes:
        pieces: word pieces of groups of utterances of like length, each (count, length).
        order: place in `pieces`' utterances, one group after another, of each utterance.
        where: flat place in (B, N) of each utterance.
        marks: (B, N).
        relation: (B, N, N).
        targets: by head, (U, size): 1, 0, or NaN where it is not known.
        weight: (U,), of our own labels.
        said: the utterances, U.
        unmarked: whether each was written without marks, (U,).
    """

    pieces: tuple[Ints, ...]
    order: Ints
    where: Ints
    marks: Ints
    relation: Ints
    targets: Mapping[str, Floats]
    weight: Floats
    said: Sequence[Said]
    unmarked: npt.NDArray[np.bool_]

    @property
    def shape(self) -> tuple[int, int]:
        """Windows, and utterances of the longest."""
        return self.marks.shape[0], self.marks.shape[1]


def targets(said: Sequence[Said]) -> dict[str, Floats]:
    """Return the targets of each head as numbers, NaN where they are not known.

    >>> found = targets([Said("No.", 0, False, {"reaction": frozenset({"objects"})})])
    >>> found["reaction"].tolist(), bool(np.isnan(found["acts"]).all())
    ([[0.0, 0.0, 1.0, 0.0, 0.0]], True)
    """
    made = {}
    for head, names in heads().items():
        array = np.full((len(said), len(names)), np.nan, np.float32)
        for at, each in enumerate(said):
            true = each.targets.get(head)
            if true is not None:
                array[at] = [name in true for name in names]
        made[head] = array
    return made


def make(
    windows: Sequence[Window],
    tokenizer: PieceMaker,
    *,
    reach: int,
    draw: random.Random | None = None,
    stripped: float = STRIPPED,
    how: str = "written",
) -> Batch:
    """Return a batch of windows.

    Args:
        windows: parts of sequences.
        tokenizer: makes word pieces.
        reach: how many utterances a network looks around.
        draw: for training: draws how each is written, slips, and hidden names and leaders.
        stripped: how often a window is, with `draw`.
        how: without `draw`, how all are written, one of `noise.WAYS`.
    """
    texts: list[str] = []
    everyone: list[Said] = []
    longest = max(each.stop - each.start for each in windows)
    marked = np.zeros((len(windows), longest), np.int64)
    related = np.zeros((len(windows), longest, longest), np.int64)
    related[:] = np.eye(longest, dtype=np.int64) * (1 + 3 * reach)
    where: list[int] = []
    unmarked: list[bool] = []
    for row, window in enumerate(windows):
        said = window.talk.said[window.start : window.stop]
        size = len(said)
        language = window.talk.language
        chosen = way(draw, stripped) if draw else how
        slips = draw is not None and draw.random() < SLIPPING
        noise = draw or random.Random(0)  # noqa: S311 - draws noise, no secrets
        texts += [
            written(each.text, chosen, noise, language=language, slips=slips) for each in said
        ]
        speakers = [each.speaker for each in said]
        leads = [each.leads for each in said]
        if draw and draw.random() < NAMELESS:
            speakers = [UNKNOWN] * size
        if draw and draw.random() < LEADERLESS:
            leads = [False] * size
        marked[row, :size] = marks(speakers, leads)
        related[row, :size, :size] = relations(speakers, reach)
        where += [row * longest + at for at in range(size)]
        everyone += said
        unmarked += [chosen in UNMARKED] * size
    pieces, order = pack([each.ids for each in tokenizer.encode_batch(texts)])
    weight = np.array([each.weight for each in everyone], np.float32)
    return Batch(
        tuple(pieces),
        order,
        np.array(where),
        marked,
        related,
        targets(everyone),
        weight,
        everyone,
        np.array(unmarked),
    )


def windows_of(talks: Sequence[Talk], draw: random.Random, size: int = WINDOW) -> list[Window]:
    """Return meetings cut into windows, each meeting from a place drawn anew."""
    made = []
    for talk in talks:
        first = draw.randrange(size)
        cuts = [0, *range(first, len(talk.said), size), len(talk.said)]
        made += [Window(talk, start, stop) for start, stop in pairwise(cuts) if stop > start]
    return made


def around(talks: Sequence[Talk], draw: random.Random) -> list[Window]:
    """Return a window around each annotated utterance, of up to `NEAR` on either side."""
    made = []
    for talk in talks:
        for at in talk.labelled:
            before, after = draw.randint(2, NEAR), draw.randint(0, NEAR)
            made.append(Window(talk, max(0, at - before), min(len(talk.said), at + after + 1)))
    return made
