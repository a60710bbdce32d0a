"""Scores against known numbers and against scikit-learn."""

import math

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score

from analyzer.training.scores import (
    MIN_MEETINGS,
    RESAMPLES,
    SEED,
    Score,
    Scores,
    choice,
    draws,
    interval,
    score,
)

MEETINGS = [f"m{number}" for number in range(8)]


def made(rng: np.random.Generator, n: int) -> tuple[list[bool], list[bool], list[float], list[str]]:
    """Return random truth, findings, probabilities with many ties, and meetings."""
    truth = rng.random(n) < 0.3
    scores = np.clip(np.round(rng.random(n) * 0.6 + truth * 0.3, 1), 0, 1)
    return (
        truth.tolist(),
        (scores >= 0.5).tolist(),
        scores.tolist(),
        [MEETINGS[each] for each in rng.integers(0, len(MEETINGS), n)],
    )


@pytest.mark.parametrize("seed", range(5))
def test_scores_agree_with_scikit_learn(seed: int) -> None:
    """Precision, recall, F1 and average precision, with tied probabilities."""
    truth, found, scores, meetings = made(np.random.default_rng(seed), 300)
    ours = score(truth, found, scores, meetings)
    assert ours.precision.value == pytest.approx(precision_score(truth, found))
    assert ours.recall.value == pytest.approx(recall_score(truth, found))
    assert ours.f1.value == pytest.approx(f1_score(truth, found))
    assert ours.average_precision.value == pytest.approx(average_precision_score(truth, scores))
    assert (ours.n, ours.meetings) == (300, 8)
    assert (ours.positives, ours.predicted) == (sum(truth), sum(found))


def test_known_numbers() -> None:
    """Six of eight found, two wrongly: worked by hand."""
    truth = [True] * 8 + [False] * 12
    found = [True] * 6 + [False] * 2 + [True] * 2 + [False] * 10
    ours = score(truth, found, None, ["one"] * 20)
    assert (ours.precision.value, ours.recall.value, ours.f1.value) == (0.75, 0.75, 0.75)
    assert ours.precision.low == pytest.approx(0.409, abs=5e-4)
    assert ours.precision.high == pytest.approx(0.929, abs=5e-4)
    assert ours.precision.interval == "wilson"
    assert ours.f1 == Score(0.75)
    assert ours.average_precision == Score(None)


def test_calibration_error_by_hand() -> None:
    """Two bins: .8 said of 10, 6 right; .1 said of 10, 1 right: (10·.2 + 10·0) / 20."""
    truth = [True] * 6 + [False] * 4 + [True] + [False] * 9
    scores = [0.8] * 10 + [0.1] * 10
    ours = score(truth, [each > 0.5 for each in scores], scores, ["one"] * 20)
    assert ours.calibration_error.value == pytest.approx(0.1)


def test_perfect_probabilities_have_no_calibration_error() -> None:
    """Certain and right throughout, in the lowest bin and the highest."""
    ours = score([True, False], [True, False], [1.0, 0.0], ["a", "b"])
    assert ours.calibration_error.value == 0.0
    assert ours.average_precision.value == 1.0


def test_the_undefined_is_none() -> None:
    """Nothing found, nothing there, no items: never NaN, never 0."""
    nothing = score([True, False], [False, False], [0.0, 0.0], ["a", "b"])
    assert nothing.precision == Score(None)
    assert (nothing.recall.value, nothing.f1.value) == (0.0, 0.0)
    absent = score([False, False], [True, False], [0.9, 0.0], ["a", "b"])
    assert (absent.precision.value, absent.recall, absent.f1) == (0.0, Score(None), Score(None))
    assert absent.average_precision == Score(None)
    empty = score([], [], [], [])
    assert empty == Scores(0, 0, 0, 0, *[Score(None)] * 5)


def test_intervals_hold_the_value_and_repeat() -> None:
    """The seed is fixed, and the interval lies around the value within 0 and 1."""
    data = made(np.random.default_rng(7), 400)
    first, again = score(*data), score(*data)
    assert first == again
    for each in (first.precision, first.recall, first.f1, first.average_precision):
        assert each.interval == "meetings"
        assert None not in (each.low, each.value, each.high)
        assert 0 <= (each.low or 0) <= (each.value or 0) <= (each.high or 0) <= 1


def test_the_bootstrap_is_that_of_a_plain_loop() -> None:
    """Resampling by matrix gives what resampling items meeting by meeting gives."""
    truth, found, scores, meetings = made(np.random.default_rng(3), 120)
    ours = score(truth, found, scores, meetings, resamples=60)
    names = sorted(set(meetings))
    places = {name: [i for i, each in enumerate(meetings) if each == name] for name in names}
    spread: dict[str, list[float]] = {"f1": [], "ap": []}
    for drawn in draws(len(names), 60).astype(int):
        rows = [i for name, times in zip(names, drawn, strict=True) for i in places[name] * times]
        meant, hits = [truth[i] for i in rows], [found[i] for i in rows]
        spread["f1"].append(f1_score(meant, hits))
        spread["ap"].append(average_precision_score(meant, [scores[i] for i in rows]))
    for kind, values in (("f1", ours.f1), ("ap", ours.average_precision)):
        low, high = np.percentile(spread[kind], [2.5, 97.5])
        assert (values.low, values.high) == pytest.approx((low, high))


def test_few_meetings_are_not_resampled() -> None:
    """Below five meetings a bootstrap says nothing."""
    assert draws(MIN_MEETINGS - 1).shape == (0, MIN_MEETINGS - 1)
    assert draws(MIN_MEETINGS).shape == (RESAMPLES, MIN_MEETINGS)
    expected = np.random.default_rng(SEED).multinomial(5, [0.2] * 5, size=RESAMPLES)
    assert (draws(5) == expected).all()


def test_an_interval_of_no_width_is_none() -> None:
    """Where every resample agrees, precision falls back on Wilson and F1 has no interval."""
    truth, found = [True] * 6, [True] * 6
    ours = score(truth, found, None, MEETINGS[:6])
    assert ours.precision.interval == "wilson"
    assert ours.precision.low == pytest.approx(0.610, abs=5e-4)
    assert ours.f1 == Score(1.0)
    assert interval(np.array([0.5, 0.5])) is None


def test_an_interval_needs_half_of_the_resamples() -> None:
    """Undefined resamples are left out, unless they are most of them."""
    assert interval(np.array([math.nan, math.nan, 0.2])) is None
    assert interval(np.array([math.nan, 0.2, 0.4])) == pytest.approx((0.205, 0.395))
    assert interval(np.array([])) is None


def test_many_levels_stay_within_memory() -> None:
    """As many distinct probabilities as items are computed in blocks, with the same result."""
    rng = np.random.default_rng(1)
    scores = rng.random(6000)
    truth = rng.random(6000) < scores
    ours = score(truth.tolist(), (scores > 0.5).tolist(), scores.tolist(), (MEETINGS * 750))
    assert ours.average_precision.value == pytest.approx(average_precision_score(truth, scores))
    assert ours.calibration_error.value == pytest.approx(0.0, abs=0.05)


def test_a_choice_agrees_with_scikit_learn() -> None:
    """Accuracy and macro-F1 over the labels asked for."""
    rng = np.random.default_rng(2)
    labels = ["act", "explore", "defend"]
    truth = rng.choice(labels, 90).tolist()
    found = [
        each if rng.random() < 0.6 else str(rng.choice([*labels, "dismiss"])) for each in truth
    ]
    ours = choice(truth, found, labels, (MEETINGS * 12)[:90])
    right = sum(a == b for a, b in zip(truth, found, strict=True)) / 90
    assert ours.accuracy.value == pytest.approx(right)
    macro = f1_score(truth, found, labels=labels, average="macro", zero_division=0)
    assert ours.macro_f1.value == pytest.approx(macro)
    assert ours.macro_f1.interval == "meetings"


def test_a_missing_choice_is_wrong() -> None:
    """No answer counts against accuracy; labels nobody has are left out of the mean."""
    ours = choice(["act", "act"], ["act", None], ["act", "defend"], ["a", "a"])
    assert ours.accuracy.value == 0.5
    assert ours.macro_f1.value == pytest.approx(2 / 3)
    assert choice([], [], ["act"], []).accuracy == Score(None)
