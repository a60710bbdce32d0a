"""How well labels were found: precision, recall, F1, average precision, calibration, intervals.

Everything is computed from one table, `Tally`: for each meeting and each distinct probability,
how many items had the label and how many did not. Resampling meetings is then a matrix product,
so 1,000 resamples of a corpus take milliseconds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from analyzer.metrics.values import wilson

RESAMPLES: Final = 1000
SEED: Final = 20260101
MIN_MEETINGS: Final = 5
BINS: Final = 10
CHUNK: Final = 4_000_000

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Score:
    """One score with its 95 % interval.

    Attributes:
        value: 0 to 1, or None where it is undefined.
        low: lower end, or None where none can be had.
        high: upper end, or None.
        interval: `"meetings"` (bootstrap over meetings), `"wilson"`, or None without an interval.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one label.

    Attributes:
        n: items scored.
        meetings: meetings they come from.
        positives: items that have the label.
        predicted: items it was found in.
        precision: of what was found, how much has it.
        recall: of what has it, how much was found.
        f1: harmonic mean of the two.
        average_precision: precision averaged over recall, from the probabilities.
        calibration_error: expected calibration error of the probabilities, lower is better.
        correlation: Pearson's r, over meetings, of summed probabilities with the number that have
            the label; with fewer than five meetings there is none.
    """

    n: int
    meetings: int
    positives: int
    predicted: int
    precision: Score
    recall: Score
    f1: Score
    average_precision: Score
    calibration_error: Score
    correlation: Score = Score(None)


def score(
    truth: Sequence[bool],
    found: Sequence[bool],
    probabilities: Sequence[float] | None,
    meetings: Sequence[str],
    *,
    resamples: int = RESAMPLES,
) -> Scores:
    """Score one label, one entry an item.

    Intervals come from resampling meetings with replacement, `resamples` times with a fixed
    seed, and are the 2.5th and 97.5th percentiles. With fewer than `MIN_MEETINGS` (5) meetings, or
    where all resamples agree, precision and recall get Wilson's interval, which takes items as
    independent and is therefore rather narrow, and the rest none. Precision is undefined where
    nothing was found, recall, F1 and average precision where nothing has the label.

    Args:
        truth: whether the item has the label.
        found: whether it was found in it.
        probabilities: of the label, 0 where it was not found; None for a rule without any, which
            has no average precision and no calibration.
        meetings: the meeting each item comes from.
        resamples: how often to resample.

    >>> made = score([True, True, False, False], [True, False, True, False], None, ["a"] * 4)
    >>> made.precision.value, made.recall.value, made.f1.value
    (0.5, 0.5, 0.5)
    """
    has, hit = np.asarray(truth, dtype=bool), np.asarray(found, dtype=bool)
    _, place = np.unique(np.asarray(list(meetings), dtype=str), return_inverse=True)
    count = int(place.max()) + 1 if len(has) else 0
    counts = np.stack(
        [np.bincount(place[each], minlength=count) for each in (has & hit, hit & ~has, has & ~hit)],
        axis=1,
    ).astype(np.float64)
    drawn = draws(count, resamples)
    every = np.ones((1, count))
    true_found, false_found, missed = counts.sum(axis=0)
    spread = list(_rates(drawn @ counts))
    values = [each[0] for each in _rates(every @ counts)]
    ranked, calibrated, agreeing = Score(None), Score(None), Score(None)
    if probabilities is not None and len(has):
        tally = Tally.of(has, np.asarray(probabilities, dtype=np.float64), place, count)
        ranked = _score(tally.average_precision(every)[0], tally.average_precision(drawn))
        calibrated = _score(tally.calibration_error(every)[0], tally.calibration_error(drawn))
        if count >= MIN_MEETINGS:
            chances = np.asarray(probabilities, dtype=np.float64)
            sums = np.bincount(place, weights=chances).astype(np.float64)
            has_it = np.bincount(place[has], minlength=count).astype(np.float64)
            agreeing = _score(correlation(every, sums, has_it)[0], correlation(drawn, sums, has_it))
    return Scores(
        n=len(has),
        meetings=count,
        positives=int(has.sum()),
        predicted=int(hit.sum()),
        precision=_score(values[0], spread[0], (true_found, true_found + false_found)),
        recall=_score(values[1], spread[1], (true_found, true_found + missed)),
        f1=_score(values[2], spread[2]),
        average_precision=ranked,
        calibration_error=calibrated,
        correlation=agreeing,
    )


def correlation(weights: Floats, sums: Floats, counts: Floats) -> Floats:
    """Return Pearson's r of two numbers of each meeting, for each row of meeting weights.

    NaN where one of them is the same in all meetings.

    >>> correlation(np.ones((1, 3)), np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])).round(6)
    array([1.])
    """
    total = weights.sum(axis=1, keepdims=True)
    x = sums - weights @ sums[:, None] / total
    y = counts - weights @ counts[:, None] / total
    both, own, other = ((weights * each).sum(axis=1) for each in (x * y, x * x, y * y))
    return _ratio(both, np.sqrt(own * other))


@cache
def draws(meetings: int, resamples: int = RESAMPLES) -> Floats:
    """Return how often each meeting comes up in each resample, or no rows for too few meetings.

    >>> draws(6, 3).sum(axis=1).tolist(), draws(4).shape
    ([6.0, 6.0, 6.0], (0, 4))
    """
    if meetings < MIN_MEETINGS:
        return np.zeros((0, meetings))
    rng = np.random.default_rng(SEED)
    drawn = rng.multinomial(meetings, np.full(meetings, 1 / meetings), size=resamples)
    return drawn.astype(np.float64)


def _ratio(above: Floats, below: Floats) -> Floats:
    """Divide, with NaN where the divisor is 0; only `_score` sees those."""
    out = np.full(np.broadcast(above, below).shape, np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out


def _rates(counts: Floats) -> tuple[Floats, Floats, Floats]:
    """Return precision, recall and F1 of rows of (found and true, found and false, missed)."""
    true_found, false_found, missed = counts.T
    f1 = _ratio(2 * true_found, 2 * true_found + false_found + missed)
    f1[true_found + missed == 0] = np.nan
    return (
        _ratio(true_found, true_found + false_found),
        _ratio(true_found, true_found + missed),
        f1,
    )


def interval(spread: Floats) -> tuple[float, float] | None:
    """Return the 95 % percentile interval of resampled values, undefined ones left out.

    None where fewer than half of the resamples have a value, or where all have the same: a
    precision of 0 in every meeting stays 0 however they are drawn, which says nothing.
    """
    known = spread[~np.isnan(spread)]
    if not len(spread) or len(known) * 2 < len(spread):
        return None
    low, high = (float(each) for each in np.percentile(known, [2.5, 97.5]))
    return (low, high) if low < high else None


def _score(value: float, spread: Floats, counts: tuple[float, float] | None = None) -> Score:
    """Return a value with the best interval there is."""
    if np.isnan(value):
        return Score(None)
    ends = interval(spread)
    if ends:
        return Score(float(value), *ends, "meetings")
    if counts is not None:
        return Score(float(value), *wilson(*counts), "wilson")
    return Score(float(value))


@dataclass(frozen=True, slots=True)
class Tally:
    """Items by probability and meeting, the most probable first.

    Attributes:
        levels: distinct probabilities, falling; U of them.
        positives: items that have the label, U × meetings.
        totals: all items, U × meetings.
    """

    levels: Floats
    positives: Floats
    totals: Floats

    @classmethod
    def of(
        cls, has: npt.NDArray[np.bool_], scores: Floats, place: npt.NDArray[np.intp], count: int
    ) -> "Tally":
        """Count items; `place` is each item's meeting, below `count`."""
        rising, level = np.unique(scores, return_inverse=True)
        cell = (len(rising) - 1 - level) * count + place
        shape = (len(rising), count)
        totals = np.bincount(cell, minlength=shape[0] * count).reshape(shape)
        positives = np.bincount(cell[has], minlength=shape[0] * count).reshape(shape)
        return cls(rising[::-1], positives.astype(np.float64), totals.astype(np.float64))

    def average_precision(self, weights: Floats) -> Floats:
        """Return Σ (Rₙ − Rₙ₋₁) Pₙ over the levels, for each row of meeting weights.

        Ties count as one level, as in scikit-learn's `average_precision_score`. NaN where
        nothing has the label.
        """
        return self._chunked(weights, self._average_precision)

    def _average_precision(self, weights: Floats) -> Floats:
        gained = weights @ self.positives.T
        precision = _ratio(gained.cumsum(axis=1), (weights @ self.totals.T).cumsum(axis=1))
        return _ratio((np.nan_to_num(precision) * gained).sum(axis=1), gained.sum(axis=1))

    def calibration_error(self, weights: Floats) -> Floats:
        """Return the expected calibration error for each row of meeting weights.

        Σ over 10 equal bins (`BINS`) of n_b/n · |mean probability − share that has the label|.
        With many items at probability 0, a rare label's missed items make most of it.
        Source: Guo et al. (2017).
        """
        bins = np.minimum((self.levels * BINS).astype(int), BINS - 1)
        into = (bins[:, None] == np.arange(BINS)).astype(np.float64)
        expected = weights @ (self.totals * self.levels[:, None]).T @ into
        gap = np.abs(expected - weights @ self.positives.T @ into)
        return _ratio(gap.sum(axis=1), weights @ self.totals.sum(axis=0))

    def _chunked(self, weights: Floats, compute: Callable[[Floats], Floats]) -> Floats:
        """Compute in blocks of rows, so that memory stays bounded."""
        rows = max(1, CHUNK // max(1, len(self.levels)))
        blocks = [compute(weights[at : at + rows]) for at in range(0, len(weights), rows)]
        return np.concatenate(blocks) if blocks else np.zeros(0)


@dataclass(frozen=True, slots=True)
class Choice:
    """How well one of several labels was chosen.

    Attributes:
        accuracy: share of items with the right label.
        macro_f1: mean F1 of the labels asked for.
    """

    accuracy: Score
    macro_f1: Score


def choice(
    truth: Sequence[str],
    found: Sequence[str | None],
    labels: Sequence[str],
    meetings: Sequence[str],
    *,
    resamples: int = RESAMPLES,
) -> Choice:
    """Score a choice of one label for each item; a missing choice is a wrong one.

    Macro-F1 is the mean over those of `labels` that some item has, F1 being 0 where a label was
    never rightly found; in a resample likewise. Intervals as in `score`.

    >>> made = choice(["act", "act", "defend"], ["act", None, "defend"], ["act", "defend"], "aab")
    >>> round(made.accuracy.value, 4), round(made.macro_f1.value, 4)
    (0.6667, 0.8333)
    """
    _, place = np.unique(np.asarray(list(meetings), dtype=str), return_inverse=True)
    count = int(place.max()) + 1 if len(truth) else 0
    drawn, every = draws(count, resamples), np.ones((1, count))
    meant = np.asarray(truth, dtype=object)
    chosen = np.asarray(found, dtype=object)
    right = np.bincount(place[meant == chosen], minlength=count).astype(np.float64)
    totals = np.bincount(place, minlength=count).astype(np.float64)
    tables = [
        np.stack(
            [
                np.bincount(place[each], minlength=count)
                for each in (
                    (meant == label) & (chosen == label),
                    (meant != label) & (chosen == label),
                    (meant == label) & (chosen != label),
                )
            ],
            axis=1,
        ).astype(np.float64)
        for label in labels
    ]
    accuracy = [_ratio(each @ right, each @ totals) for each in (every, drawn)]
    macro = [_mean([_rates(each @ table)[2] for table in tables]) for each in (every, drawn)]
    return Choice(
        accuracy=_score(accuracy[0][0], accuracy[1], (float(right.sum()), float(len(truth)))),
        macro_f1=_score(macro[0][0], macro[1]),
    )


def _mean(columns: Sequence[Floats]) -> Floats:
    """Return row means over the defined values, NaN where there are none."""
    table = np.stack(columns, axis=1)
    return _ratio(np.nan_to_num(table).sum(axis=1), (~np.isnan(table)).sum(axis=1).astype(float))
