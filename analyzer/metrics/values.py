"""What a metric returns: a rate, an index, or the reason why neither can be had."""

import math
from dataclasses import dataclass, field
from typing import Literal

Z_95 = 1.959963984540054
MIN_FOR_DOTS = 5
MIN_FOR_BAND = 12
UNITS = ("s", "/h", "people", "of 4", "per 100 turns")
"""Units an `Index` may have besides none; the words among them are translated."""

RateForm = Literal["list", "dots", "band"]


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, which adds across sessions by count and total.

    It exists so that no one takes the mean of rates. Counts may be expected counts: sums of
    calibrated probabilities.

    Attributes:
        count: how many, ≥ 0.
        total: of how many, ≥ `count`.
        evidence: indices of the utterances it was counted from; not compared, lost by adding.
        interval: its 95 % interval where the cases are not independent, such as words, and it was
            bootstrapped; not compared, lost by adding.

    >>> Rate(6, 8) + Rate(12, 20)
    Rate(count=18, total=28)
    >>> Rate(0, 0).value is None
    True
    """

    count: float
    total: float
    evidence: tuple[int, ...] = field(default=(), compare=False, repr=False)
    interval: tuple[float, float] | None = field(default=None, compare=False, repr=False)

    @property
    def value(self) -> float | None:
        """Count by total, or None where the total is 0."""
        return self.count / self.total if self.total else None

    @property
    def low(self) -> float | None:
        """Lower end of the 95 % interval (given, or `wilson`), or None where the total is 0."""
        if self.interval:
            return self.interval[0]
        return wilson(self.count, self.total)[0] if self.total else None

    @property
    def high(self) -> float | None:
        """Upper end of the 95 % interval (given, or `wilson`), or None where the total is 0."""
        if self.interval:
            return self.interval[1]
        return wilson(self.count, self.total)[1] if self.total else None

    def __add__(self, other: "Rate") -> "Rate":
        """Return the rate of both together."""
        if not isinstance(other, Rate):
            return NotImplemented
        return Rate(self.count + other.count, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Index:
    """A measure that is no proportion of counts, such as a Gini coefficient or a time.

    Attributes:
        value: what was measured.
        low: lower end of its 95 % interval, or None where none can be had.
        high: upper end, or None.
        unit: one of `UNITS`, or `""` for a bare number.
        evidence: indices of the utterances it rests on; not compared.
    """

    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    evidence: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NotMeasurable:
    """Why there is no value; completes "not measurable from this file, because …"."""

    reason: str


Value = Rate | Index | NotMeasurable


def rate_form(total: float) -> RateForm:
    """Return how a rate of `total` cases may be shown.

    Below 5 (`MIN_FOR_DOTS`) the cases are listed, below 12 (`MIN_FOR_BAND`) they are dots and too
    few for a rate, from then on there is a band: the rate with its interval.

    >>> rate_form(4), rate_form(5), rate_form(12)
    ('list', 'dots', 'band')
    """
    if total < MIN_FOR_DOTS:
        return "list"
    return "dots" if total < MIN_FOR_BAND else "band"


def wilson(count: float, total: float, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's 95 % score interval for `count` of `total`, total > 0.

    Centre (p + z²/2n) / (1 + z²/n), half width z √(pq/n + z²/4n²) / (1 + z²/n).
    Source: Brown, Cai & DasGupta (2001).

    >>> [round(each, 3) for each in wilson(6, 8)]
    [0.409, 0.929]
    """
    p = min(max(count / total, 0.0), 1.0)
    scale = 1 + z * z / total
    centre = (p + z * z / (2 * total)) / scale
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)
