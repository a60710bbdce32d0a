"""The statistics every figure rests on: inequality, intervals, comparison, control limits.

Formulas and worked numbers: measures of participation (section 2) and sessions over time
(section 5) of the project's definition of measures; the tests hold every one of them. They are
a line or two each over NumPy, vectorised over bootstrap samples, which is why no statistics
package is among the dependencies; the tests check them against SciPy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from analyzer.metrics.values import Rate, wilson

Array = npt.NDArray[np.float64]

SAMPLES: Final = 1000
MIN_BLOCKS: Final = 2
SEED: Final = 20260302
E2: Final = 2.66
D4: Final = 3.267
RUN_LENGTH: Final = 8
MIN_PROVISIONAL: Final = 6
MIN_BASELINE: Final = 10


def gini(x: npt.ArrayLike) -> Array:
    """Return the Gini coefficient along the last axis: Σ(2i − n − 1) x₍ᵢ₎ / (n Σx).

    0 where all have the same, (n − 1)/n where one has all; nan where nobody has any.

    >>> gini([50, 30, 15, 5]).round(4)
    np.float64(0.375)
    """
    values = np.sort(np.asarray(x, dtype=float), axis=-1)
    n = values.shape[-1]
    weights = 2 * np.arange(1, n + 1) - n - 1
    return _divided((values * weights).sum(-1), n * values.sum(-1))


def gini_corrected(x: npt.ArrayLike) -> Array:
    """Return G* = G n/(n − 1), from 0 (equal) to 1 (one has all), for n ≥ 2 (Deltas 2003).

    >>> gini_corrected([600, 250, 150, 0]).round(4)
    np.float64(0.6333)
    """
    n = np.asarray(x).shape[-1]
    return np.asarray(gini(x) * n / (n - 1))[()]


def entropy(x: npt.ArrayLike) -> Array:
    """Return H* = −Σ p ln p / ln n, from 0 (one has all) to 1 (equal), for n ≥ 2.

    >>> entropy([70, 30]).round(4)
    np.float64(0.8813)
    """
    p = _shares(x)
    logs = np.log(np.where(p > 0, p, 1.0))
    return np.asarray(-(p * logs).sum(-1) / np.log(p.shape[-1]))[()]


def blau(x: npt.ArrayLike) -> Array:
    """Return B* = (1 − Σp²) n/(n − 1), from 0 (one has all) to 1 (equal), for n ≥ 2.

    >>> blau([70, 30]).round(4)
    np.float64(0.84)
    """
    p = _shares(x)
    n = p.shape[-1]
    return np.asarray((1 - (p**2).sum(-1)) * n / (n - 1))[()]


def variation(x: npt.ArrayLike) -> Array:
    """Return CV* = σ/mean/√(n − 1), from 0 to 1, for n ≥ 2; 1 − B* = CV*².

    >>> variation([70, 30]).round(4)
    np.float64(0.4)
    """
    values = np.asarray(x, dtype=float)
    n = values.shape[-1]
    return np.asarray(_divided(values.std(-1), values.mean(-1)) / np.sqrt(n - 1))[()]


def effective_number(x: npt.ArrayLike) -> Array:
    """Return 1/Σp²: as many equal speakers would talk as unequally as these do.

    >>> effective_number([50, 30, 15, 5]).round(3)
    np.float64(2.74)
    """
    return _divided(1.0, (_shares(x) ** 2).sum(-1))


def moved_share(x: npt.ArrayLike) -> Array:
    """Return ½ Σ|p − 1/n|: the share of talk that would have to move to be equal.

    >>> moved_share([50, 30, 15, 5]).round(4)
    np.float64(0.3)
    """
    p = _shares(x)
    return np.asarray(0.5 * np.abs(p - 1 / p.shape[-1]).sum(-1))


def top_share(x: npt.ArrayLike) -> Array:
    """Return the largest share.

    >>> top_share([50, 30, 15, 5])
    np.float64(0.5)
    """
    return np.asarray(_shares(x).max(-1))[()]


def _shares(x: npt.ArrayLike) -> Array:
    values = np.asarray(x, dtype=float)
    return _divided(values, values.sum(-1, keepdims=True))


def _divided(count: npt.ArrayLike, total: npt.ArrayLike) -> Array:
    """Return count/total, nan where the total is 0, without a warning."""
    count, total = np.broadcast_arrays(np.asarray(count, float), np.asarray(total, float))
    found = np.full(total.shape, np.nan)
    np.divide(count, total, out=found, where=total != 0)
    return found[()]


def resampled(blocks: Array, *, samples: int = SAMPLES) -> Array:
    """Return sums over resampled blocks: shape (blocks, n) in, (samples, n) out.

    Blocks of two minutes are drawn with replacement, as many as there are; utterances are never
    drawn one by one, as neighbours are not independent. The seed is fixed, so a figure's interval
    is the same at every reading. One block alone shows no variation: all nan, so no interval.
    """
    count = blocks.shape[0]
    if count < MIN_BLOCKS:
        return np.full((samples, blocks.shape[1]), np.nan)
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(count, np.full(count, 1 / count), size=samples)
    return np.asarray(weights @ blocks)


def interval(sampled: Array) -> tuple[float | None, float | None]:
    """Return the 95 % percentile interval of bootstrap values; None without any spread to show.

    >>> interval(np.arange(1001.0))
    (25.0, 975.0)
    """
    known = sampled[~np.isnan(sampled)]
    if known.size < 2:  # noqa: PLR2004 - one value has no spread
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def share_interval(sampled: Array) -> tuple[float, float]:
    """Return the 95 % percentile interval of a share; all of 0 to 1 where none can be had.

    >>> share_interval(np.full(1000, np.nan))
    (0.0, 1.0)
    """
    low, high = interval(sampled)
    return (0.0, 1.0) if low is None or high is None else (low, high)


def newcombe(left: Rate, right: Rate) -> tuple[float, float, float]:
    """Return the difference of two rates and its 95 % hybrid-score interval (Newcombe 1998).

    Raises:
        ValueError: if either total is 0.

    >>> [round(each, 3) for each in newcombe(Rate(6, 8), Rate(12, 20))]
    [0.15, -0.236, 0.428]
    """
    if not left.total or not right.total:
        raise ValueError("a rate of nothing has no difference")
    p, q = left.count / left.total, right.count / right.total
    l1, u1 = wilson(left.count, left.total)
    l2, u2 = wilson(right.count, right.total)
    d = p - q
    low = d - float(np.hypot(p - l1, u2 - q))
    return d, low, d + float(np.hypot(u1 - p, q - l2))


def prior(history: Sequence[Rate]) -> tuple[float, float]:
    """Return mean and weight of a Beta prior from a team's own earlier sessions.

    Method of moments: of rates k/n the variance is μ(1 − μ)(h + (1 − h)/(m + 1)), h the mean of
    1/n, which is solved for m. With fewer than two sessions, one case in each, or no variance
    beyond chance, the weight is the number of cases there were.

    Raises:
        ValueError: if there was no case at all.
    """
    known = [each for each in history if each.total]
    total = sum(each.total for each in known)
    if not total:
        raise ValueError("there is no earlier case")
    mean = sum(each.count for each in known) / total
    if len(known) < 2 or not 0 < mean < 1:  # noqa: PLR2004 - one session has no variance
        return mean, total
    rates = np.array([each.count / each.total for each in known])
    inverse = float(np.mean([1 / each.total for each in known]))
    spread = float(rates.var(ddof=1)) - mean * (1 - mean) * inverse
    if spread <= 0 or inverse >= 1:
        return mean, total
    return mean, max(mean * (1 - mean) * (1 - inverse) / spread - 1, 0.0)


def shrunken(rate: Rate, mean: float, weight: float) -> float:
    """Return (k + m μ)/(n + m): a rate drawn towards the team's own earlier mean; μ for 0 of 0.

    >>> round(shrunken(Rate(1, 2), 0.6, 10), 3)
    0.583
    """
    whole = rate.total + weight
    return (rate.count + weight * mean) / whole if whole else mean


def true_rate(observed: float, *, sensitivity: float, specificity: float) -> float:
    """Return the rate behind an imperfect detector, between 0 and 1 (Rogan & Gladen 1978).

    (observed + specificity − 1)/(sensitivity + specificity − 1).

    Raises:
        ValueError: if the detector is no better than chance.

    >>> round(true_rate(0.3, sensitivity=0.8, specificity=0.9), 4)
    0.2857
    """
    power = sensitivity + specificity - 1
    if power <= 0:
        raise ValueError("the detector is no better than chance")
    return min(max((observed + specificity - 1) / power, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Limits:
    """Control limits of an XmR chart.

    Attributes:
        centre: mean of the baseline.
        low: centre − 2.66 × mean moving range.
        high: centre + 2.66 × mean moving range.
        range_mean: mean moving range.
        range_high: 3.267 × mean moving range.
        provisional: whether the baseline has 6 to 9 points.
    """

    centre: float
    low: float
    high: float
    range_mean: float
    range_high: float
    provisional: bool


def xmr(points: Sequence[float]) -> Limits | None:
    """Return the limits of an XmR chart, or None for fewer than 6 points.

    >>> limits = xmr([.42, .47, .39, .44, .51, .45, .40, .48, .43, .46])
    >>> round(limits.centre, 3), round(limits.low, 4), round(limits.high, 4)
    (0.445, 0.2913, 0.5987)
    """
    if len(points) < MIN_PROVISIONAL:
        return None
    values = np.asarray(points, dtype=float)
    centre, moving = float(values.mean()), float(np.abs(np.diff(values)).mean())
    return Limits(
        centre=centre,
        low=centre - E2 * moving,
        high=centre + E2 * moving,
        range_mean=moving,
        range_high=D4 * moving,
        provisional=len(points) < MIN_BASELINE,
    )


def signals(points: Sequence[float], limits: Limits) -> tuple[int, ...]:
    """Return the points that stand out: outside the limits, or ending 8 in a row on one side.

    >>> limits = xmr([.42, .47, .39, .44, .51, .45, .40, .48, .43, .46])
    >>> signals([.45, .70, .44], limits)
    (1,)
    """
    found, run, side = [], 0, 0
    for at, point in enumerate(points):
        here = (point > limits.centre) - (point < limits.centre)
        run = run + 1 if here == side and here else abs(here)
        side = here
        if not limits.low <= point <= limits.high or run >= RUN_LENGTH:
            found.append(at)
    return tuple(found)


def discoveries(p_values: Sequence[float], *, q: float = 0.05) -> tuple[int, ...]:
    """Return the indices that hold at false-discovery rate `q` (Benjamini & Hochberg 1995).

    >>> discoveries([.001, .008, .039, .041, .042, .06, .074, .205])
    (0, 1)
    """
    order = np.argsort(p_values)
    ordered = np.asarray(p_values, dtype=float)[order]
    below = np.nonzero(ordered <= q * np.arange(1, len(ordered) + 1) / max(len(ordered), 1))[0]
    return tuple(sorted(int(each) for each in order[: below[-1] + 1])) if below.size else ()


Measure = Callable[[npt.ArrayLike], Array]
