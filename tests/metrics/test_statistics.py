"""Every worked number of the definition of measures, and the identities behind them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analyzer.metrics import statistics as s
from analyzer.metrics.values import Rate, rate_form, wilson

# x, G, G*, H*, B*, CV*, effective number, share that would have to move
WORKED = [
    ((25, 25, 25, 25), 0, 0, 1, 1, 0, 4, 0),
    ((50, 30, 15, 5), 0.3750, 0.5000, 0.8239, 0.8467, 0.3916, 2.740, 0.30),
    ((100, 0, 0, 0), 0.75, 1, 0, 0, 1, 1, 0.75),
    ((600, 250, 150), 0.3000, 0.4500, 0.8535, 0.8325, 0.4093, 2.247, 0.2667),
    ((600, 250, 150, 0), 0.4750, 0.6333, 0.6764, 0.7400, 0.5099, 2.247, 0.35),
    ((70, 30), 0.20, 0.40, 0.8813, 0.84, 0.40, 1.724, 0.20),
    ((1, 1, 1, 1, 6), 0.40, 0.50, 0.7627, 0.75, 0.50, 2.5, 0.40),
    ((40, 30, 20, 10, 0, 0), 0.50, 0.60, 0.7143, 0.84, 0.40, 3.333, 0.40),
]
AMOUNTS = st.lists(st.integers(0, 10_000), min_size=2, max_size=12).filter(any)


@pytest.mark.parametrize("row", WORKED, ids=lambda row: str(row[0]))
def test_worked_inequalities(row: tuple[tuple[int, ...], ...]) -> None:
    """Each number of the table of worked examples, to its four decimals (three for numbers)."""
    x, *expected = row
    measures = (s.gini, s.gini_corrected, s.entropy, s.blau, s.variation)
    for measure, number in zip(measures, expected, strict=False):
        assert round(float(measure(x)), 4) == pytest.approx(number, abs=1e-9)
    assert round(float(s.effective_number(x)), 3) == pytest.approx(expected[5], abs=1e-9)
    assert round(float(s.moved_share(x)), 4) == pytest.approx(expected[6], abs=1e-9)


@given(AMOUNTS)
def test_identities_of_inequality(x: list[int]) -> None:
    """1 − B* = CV*²; bounds; order and scale do not matter; G agrees with its definition."""
    n = len(x)
    g = float(s.gini_corrected(x))
    assert 1 - float(s.blau(x)) == pytest.approx(float(s.variation(x)) ** 2, abs=1e-9)
    assert -1e-9 <= g <= 1 + 1e-9
    assert 1 - 1e-9 <= float(s.effective_number(x)) <= n + 1e-9
    assert float(s.gini(x[::-1])) == pytest.approx(float(s.gini(x)))
    assert float(s.gini([3 * each for each in x])) == pytest.approx(float(s.gini(x)))
    pairs = sum(abs(a - b) for a in x for b in x)
    assert float(s.gini(x)) == pytest.approx(pairs / (2 * n * sum(x)))


@given(AMOUNTS)
def test_a_silent_person_makes_shares_less_even(x: list[int]) -> None:
    """Adding someone who said nothing raises G* unless one person has all already."""
    assert float(s.gini_corrected([*x, 0])) >= float(s.gini_corrected(x)) - 1e-12


@given(st.integers(0, 500), st.integers(1, 500))
def test_two_people(a: int, b: int) -> None:
    """For two people G* = CV* = |p1 − p2|."""
    difference = abs(a - b) / (a + b)
    assert float(s.gini_corrected([a, b])) == pytest.approx(difference)
    assert float(s.variation([a, b])) == pytest.approx(difference)


def test_nothing_said_is_undefined() -> None:
    """All zeros have no inequality, and raise no warning."""
    assert math.isnan(float(s.gini_corrected([0, 0, 0])))
    assert math.isnan(float(s.effective_number([0, 0])))


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (0, 3, 0, 0.562),
        (1, 5, 0.036, 0.625),
        (3, 5, 0.231, 0.882),
        (6, 8, 0.409, 0.929),
        (7, 10, 0.397, 0.892),
        (12, 20, 0.387, 0.781),
        (15, 20, 0.531, 0.888),
        (0, 20, 0, 0.161),
        (12, 30, 0.246, 0.577),
        (50, 100, 0.404, 0.596),
    ],
)
def test_worked_wilson(count: int, total: int, low: float, high: float) -> None:
    """Wilson's interval as worked, and as SciPy has it.

    Two worked ends, of 0/3 and 1/5, are one off in the third decimal: .5615 and .6245.
    """
    found = wilson(count, total)
    assert found == pytest.approx((low, high), abs=6e-4)
    peer = stats.binomtest(count, total).proportion_ci(method="wilson")
    assert found == pytest.approx((peer.low, peer.high), abs=1e-9)


@pytest.mark.parametrize(("half", "total"), [(0.25, 12), (0.20, 21), (0.15, 39), (0.10, 92)])
def test_smallest_samples(half: float, total: int) -> None:
    """At one half, this many cases are the fewest for an interval of ± `half`, 4 to 92."""

    def width(n: int) -> float:
        low, high = wilson(n / 2, n)
        return (high - low) / 2

    # The definition of measures rounds its half-widths to two decimals.
    assert round(width(total), 2) <= half
    assert width(total - 2) > half - 0.005


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Rate(6, 8), Rate(12, 20), (0.15, -0.236, 0.428)),
        (Rate(3, 10), Rate(8, 12), (-0.367, -0.641, 0.043)),
    ],
)
def test_worked_newcombe(left: Rate, right: Rate, expected: tuple[float, ...]) -> None:
    """Differences of two rates as worked; undefined for a rate of nothing."""
    assert tuple(round(each, 3) for each in s.newcombe(left, right)) == expected
    with pytest.raises(ValueError, match="rate of nothing"):
        s.newcombe(left, Rate(0, 0))


def test_worked_shrinkage() -> None:
    """μ = .6, m = 10: 1/2 becomes .5833, 9/20 becomes .5000."""
    assert round(s.shrunken(Rate(1, 2), 0.6, 10), 4) == 0.5833
    assert round(s.shrunken(Rate(9, 20), 0.6, 10), 4) == 0.5


def test_prior_comes_from_the_teams_own_history() -> None:
    """The mean is pooled; sessions that differ more weigh less; no history is an error."""
    steady = s.prior([Rate(10, 20), Rate(11, 20), Rate(9, 20), Rate(10, 20)])
    varied = s.prior([Rate(2, 20), Rate(18, 20), Rate(4, 20), Rate(16, 20)])
    assert steady[0] == varied[0] == 0.5
    assert varied[1] < 2 < steady[1]
    with pytest.raises(ValueError, match="no earlier case"):
        s.prior([Rate(0, 0)])


@pytest.mark.parametrize(("cases", "weight"), [(5, 4), (5, 10), (20, 4), (20, 10)])
def test_a_prior_finds_the_weight_behind_a_history(cases: int, weight: float) -> None:
    """Drawn from a Beta-Binomial, many sessions give its mean and weight back, small ones too."""
    rng = np.random.default_rng(1)
    hits = rng.binomial(cases, rng.beta(0.6 * weight, 0.4 * weight, 20_000))
    mean, found = s.prior([Rate(int(each), cases) for each in hits])
    assert mean == pytest.approx(0.6, abs=0.01)
    assert found == pytest.approx(weight, rel=0.1)


def test_priors_that_say_little() -> None:
    """One case in each session gives no spread to read; nothing at all gives the mean."""
    assert s.prior([Rate(0, 1), Rate(1, 1)]) == (0.5, 2)
    mean, weight = s.prior([Rate(0, 4), Rate(4, 4)])
    assert s.shrunken(Rate(0, 0), mean, weight) == 0.5


def test_imperfect_detectors() -> None:
    """Rogan and Gladen undo a known error rate; chance has nothing to undo."""
    true, sensitivity, specificity = 0.3, 0.53, 0.95
    seen = true * sensitivity + (1 - true) * (1 - specificity)
    found = s.true_rate(seen, sensitivity=sensitivity, specificity=specificity)
    assert found == pytest.approx(true)
    with pytest.raises(ValueError, match="chance"):
        s.true_rate(0.3, sensitivity=0.5, specificity=0.5)


def test_worked_control_chart() -> None:
    """x̄ .445, mean range .05778, limits .2913 and .5987, range limit .1888; no signal."""
    points = (0.42, 0.47, 0.39, 0.44, 0.51, 0.45, 0.40, 0.48, 0.43, 0.46)
    limits = s.xmr(points)
    assert limits is not None
    assert round(limits.centre, 4) == 0.445
    assert round(limits.range_mean, 5) == 0.05778
    assert (round(limits.low, 4), round(limits.high, 4)) == (0.2913, 0.5987)
    assert round(limits.range_high, 4) == 0.1888
    assert not limits.provisional
    assert s.signals(points, limits) == ()
    assert s.signals([0.46] * 8, limits) == (7,)
    assert s.signals([0.46] * 7 + [0.44], limits) == ()
    assert s.signals([0.2, 0.6], limits) == (0, 1)


def test_short_baselines() -> None:
    """Five points give no limits, six give provisional ones."""
    assert s.xmr([0.4] * 5) is None
    limits = s.xmr([0.4] * 6)
    assert limits is not None
    assert limits.provisional


def test_worked_false_discoveries() -> None:
    """The first two of the worked list hold."""
    p_values = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]
    assert s.discoveries(p_values) == (0, 1)
    assert s.discoveries([]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_false_discoveries_as_scipy_has_them(p_values: list[float]) -> None:
    """The same hypotheses hold as by SciPy's adjusted p-values, ties at the edge aside."""
    adjusted = stats.false_discovery_control(p_values)
    found = set(s.discoveries(p_values))
    assert {i for i, p in enumerate(adjusted) if p < 0.05 - 1e-9} <= found
    assert found <= {i for i, p in enumerate(adjusted) if p <= 0.05 + 1e-9}


def test_blocks_are_resampled_not_utterances() -> None:
    """Talk that comes in stretches is less certain than its number of utterances says."""
    stretches = np.array([[10.0, 0.0], [0.0, 10.0]] * 4)
    singles = np.repeat(stretches / 10, 10, axis=0)
    by_block = s.interval(s.gini_corrected(s.resampled(stretches)))
    by_utterance = s.interval(s.gini_corrected(s.resampled(singles)))
    assert by_block[1] > 1.5 * by_utterance[1]
    assert s.resampled(stretches).shape == (1000, 2)
    assert (s.resampled(stretches) == s.resampled(stretches)).all()
    assert (s.resampled(stretches).sum(axis=1) == 80).all()


def test_one_block_shows_no_variation() -> None:
    """A meeting of one block has no interval, rather than one of no width."""
    sampled = s.resampled(np.array([[40.0, 33.0]]))
    assert s.interval(s.gini_corrected(sampled)) == (None, None)
    assert s.share_interval(sampled[:, 0]) == (0.0, 1.0)


def test_intervals_need_values() -> None:
    """No value, or one, has no interval; undefined samples are left out."""
    assert s.interval(np.array([])) == (None, None)
    assert s.interval(np.array([np.nan, 1.0])) == (None, None)
    assert s.interval(np.array([np.nan, 1.0, 1.0])) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("total", "form"), [(0, "list"), (4.9, "list"), (5, "dots"), (11, "dots"), (12, "band")]
)
def test_display_rule(total: float, form: str) -> None:
    """Under 5 a list, under 12 dots, then a band."""
    assert rate_form(total) == form


def test_rates_add_and_nothing_else() -> None:
    """Rates add by count and total; they do not add to numbers."""
    assert Rate(1, 4, (1,)) + Rate(2, 4, (2,)) == Rate(3, 8)
    assert (Rate(1, 4, (1,)) + Rate(2, 4)).evidence == ()
    with pytest.raises(TypeError):
        Rate(1, 4) + 1
    assert Rate(3, 10, interval=(0.1, 0.9)).low == 0.1
    assert Rate(0, 0).low is None
