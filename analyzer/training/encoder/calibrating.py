"""From logits to probabilities that can be added up: calibration on development meetings.

Annotated rows of development meetings were drawn in strata. Those drawn evenly stand for all
utterances of three words or more; each other row stands for itself. A label's curve
σ(scale · logit + shift) is fitted by weighted maximum likelihood, held near scale 1 and shift 0 by
a penalty, so that few rows move it little; with fewer than `MIN_POSITIVES` rows it is left at
that, and `rare_threshold` says from where the label is a finding. The other thresholds make the
expected F1 highest over all development utterances: with calibrated probabilities p, threshold t
gives 2 Σ p[p ≥ t] / (#[p ≥ t] + Σ p), which needs no labels at all and so is not fitted to the few
there are. Source of the latter: Lipton, Elkan and Narayanaswamy (2014).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analyzer.acts.encoder import MARKED, NO_QUESTION, UNMARKED, Curve, log_odds
from analyzer.text import count_words, is_backchannel
from analyzer.training.encoder.heads import heads
from analyzer.training.encoder.material import EVENLY
from analyzer.training.encoder.sequences import Said, Talk
from analyzer.training.proxies import MIN_REACTION_WORDS, PROXIES, Proxy
from analyzer.training.tagged import proxy_logit

Floats = npt.NDArray[np.float64]

MIN_POSITIVES: Final = 8
MIN_WORDS: Final = 3
SCALE_PENALTY: Final = 10.0
LEAST_SCALE: Final = 0.3
SHIFT_PENALTY: Final = 0.25
STEPS: Final = 60
BINS: Final = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.0)
LOWEST: Final = 0.15
HIGHEST: Final = 0.6
RARE_THRESHOLD: Final = 0.5
RARE_LOWEST: Final = 0.1
RARE_SHARE: Final = 0.002
"""Share of utterances of ordinary meetings in which a rare label may at most be found."""
ROWS_WORTH: Final = 1_000.0
"""What the penalties are weighed against: weights are scaled to this many rows at most."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Annotated utterances of development meetings.

    Attributes:
        logits: by head, (n, size).
        said: the utterances, n.
        weight: how many utterances each stands for, (n,).
    """

    logits: Mapping[str, Floats]
    said: Sequence[Said]
    weight: Floats


def rows(talks: Sequence[Talk], logits: Sequence[Mapping[str, Any]]) -> Rows:
    """Return the annotated utterances of meetings, with their weights.

    Args:
        talks: development meetings.
        logits: of each, by head.
    """
    places = [(n, at) for n, talk in enumerate(talks) for at in sorted(set(talk.labelled))]
    said = [talks[n].said[at] for n, at in places]
    picked = {name: np.array([logits[n][name][at] for n, at in places]) for name in heads()}
    long = [is_long(each.text) for each in said]
    evenly = [each.stratum in EVENLY and far for each, far in zip(said, long, strict=True)]
    size = sum(is_long(each.text) for talk in talks for each in talk.said)
    share = (size - len(said) + sum(evenly)) / max(1, sum(evenly))
    weight = np.where(evenly, share, 1.0)
    return Rows(picked, said, weight)


def is_long(text: str) -> bool:
    """Return whether an utterance was among those drawn from: three words, no backchannel."""
    return count_words(text) >= MIN_WORDS and not is_backchannel(text)


def fit_curve(logit: Floats, true: npt.NDArray[np.bool_], weight: Floats) -> Curve:
    """Return the curve of a label, by Newton's method on the penalised weighted likelihood.

    >>> from analyzer.acts.encoder import NO_QUESTION, Curve, log_odds
    >>> fit_curve(np.array([0.0]), np.array([False]), np.array([1.0])) == Curve()
    True
    """
    if true.sum() < MIN_POSITIVES:
        return Curve()
    weight = weight * min(1.0, ROWS_WORTH / weight.sum())
    at = np.array([1.0, 0.0])
    prior, penalty = np.array([1.0, 0.0]), np.array([SCALE_PENALTY, SHIFT_PENALTY])
    x = np.stack([logit, np.ones_like(logit)], axis=1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ at, -30, 30)))
        slope = x.T @ (weight * (p - true)) + penalty * (at - prior)
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        at = at - step * min(1.0, 1.0 / max(1e-9, np.abs(step).max()))
    return Curve(round(max(LEAST_SCALE, float(at[0])), 4), round(float(at[1]), 4))


def threshold(probability: Floats) -> float:
    """Return the probability from which expected F1 is highest, between .15 and .6.

    >>> threshold(np.array([0.9, 0.8, 0.3, 0.1, 0.0]))
    0.6
    """
    ranked = np.sort(probability)[::-1]
    if ranked.sum() < 1:
        return RARE_THRESHOLD
    expected = 2 * ranked.cumsum() / (np.arange(1, len(ranked) + 1) + ranked.sum())
    best = float(ranked[int(expected.argmax())])
    return round(min(HIGHEST, max(LOWEST, best)), 3)


def rare_threshold(probability: Floats) -> float:
    """Return the threshold of a label that development meetings hardly have.

    The lowest probability from .1 to .5 from which at most `RARE_SHARE` (2 in 1,000) of their
    utterances have it: what is found there is mostly wrong, so there must be little of it.

    >>> rare_threshold(np.array([0.9] + [0.3] * 3 + [0.0] * 996))
    0.301
    """
    allowed = int(RARE_SHARE * len(probability))
    ranked = np.sort(probability)[::-1]
    next_ = float(ranked[allowed]) if allowed < len(ranked) else 0.0
    return round(min(RARE_THRESHOLD, max(RARE_LOWEST, next_ + 0.001)), 3)


@dataclass(frozen=True, slots=True)
class Read:
    """Development meetings, read as they are written in one way.

    Attributes:
        known: their annotated utterances.
        everything: logits of all their utterances that get labels, by head, for the thresholds.
    """

    known: Rows
    everything: Mapping[str, Floats]


def calibrate(stripped: Read, written: Read) -> dict[str, Any]:
    """Return the content of `calibration.json`.

    Acts and moves are calibrated on stripped text, where they are as hard as they get; asking
    apart on stripped text and on text as written, whose marks tell questions.
    """
    known, everything = stripped.known, stripped.everything
    names = heads()
    acts = {}
    for at, name in enumerate(names["acts"]):
        true = np.array([name in each.targets["acts"] for each in known.said])
        curve = fit_curve(known.logits["acts"][:, at], true, known.weight)
        every = curve.probability(everything["acts"][:, at].astype(np.float32))
        choose = threshold if true.sum() >= MIN_POSITIVES else rare_threshold
        acts[name] = _stored(curve, choose(every.astype(np.float64)), int(true.sum()))
    return {
        "acts": acts,
        "question": {UNMARKED: _asking(stripped), MARKED: _asking(written)},
        "types": {"scale": 1.0},
    }


def _asking(read: Read) -> dict[str, Any]:
    """Return the curve and threshold of asking anything."""
    true = _asked(read.known)
    curve = fit_curve(asking(read.known.logits["question"]), true, read.known.weight)
    every = curve.probability(asking(read.everything["question"]).astype(np.float32))
    return _stored(curve, threshold(every.astype(np.float64)), int(true.sum()))


def _asked(known: Rows) -> npt.NDArray[np.bool_]:
    return np.array([NO_QUESTION not in each.targets["question"] for each in known.said], bool)


def calibrate_tags(
    talks: Sequence[Talk], logits: Sequence[Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return the curve of each proxy's own head, by the proxy's key, from whole meetings.

    The threshold is the one of the highest F1 on these meetings, which are labelled whole.
    """
    made = {}
    for proxy in PROXIES:
        true, logit = proxy_rows(proxy, talks, logits)
        if not len(true):
            continue
        curve = fit_curve(logit, true, np.ones(len(true)))
        chance = curve.probability(logit.astype(np.float32)).astype(np.float64)
        made[proxy.key] = _stored(curve, best_threshold(chance, true), int(true.sum()))
    return made


def proxy_rows(
    proxy: Proxy, talks: Sequence[Talk], logits: Sequence[Mapping[str, Any]]
) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Return what a proxy stands for and its own head's logit, for each utterance it is known of.

    Args:
        proxy: which.
        talks: meetings with the tags of their corpus.
        logits: of each, by head.
    """
    true: list[bool] = []
    found: list[Floats] = []
    for talk, each in zip(talks, logits, strict=True):
        places = [at for at, said in enumerate(talk.said) if _known(proxy, said)]
        true += [bool(set(proxy.outputs) & talk.said[at].targets[proxy.head]) for at in places]
        found.append(proxy_logit(proxy, heads(), each)[places].astype(np.float64))
    return np.array(true, bool), np.concatenate(found) if found else np.zeros(0)


def _known(proxy: Proxy, said: Said) -> bool:
    """Return whether an utterance is among those that a proxy is scored on."""
    return (
        proxy.head in said.targets
        and (not proxy.stances or count_words(said.text) >= MIN_REACTION_WORDS)
        and (not proxy.reacting or bool(said.targets[proxy.head]))
    )


def best_threshold(probability: Floats, true: npt.NDArray[np.bool_]) -> float:
    """Return the probability from which F1 is highest.

    >>> best_threshold(np.array([0.9, 0.6, 0.4]), np.array([True, True, False]))
    0.6
    """
    order = np.argsort(-probability)
    right = true[order].cumsum()
    f1 = 2 * right / (np.arange(1, len(order) + 1) + max(1, true.sum()))
    return round(float(probability[order][int(f1.argmax())]), 4)


def _stored(curve: Curve, limit: float, positives: int) -> dict[str, Any]:
    return {
        "scale": curve.scale,
        "shift": curve.shift,
        "threshold": limit,
        "positives": positives,
    }


def asking(logits: npt.NDArray[Any]) -> Floats:
    """Return the log odds of asking anything, from the logits of none and of each type.

    >>> asking(np.array([[0.0] * 8])).round(3).tolist()
    [1.946]
    """
    names = heads()["question"]
    types = [at for at, name in enumerate(names) if name != NO_QUESTION]
    return log_odds(logits, types).astype(np.float64)


def checked(
    stripped: Rows, written: Rows, calibration: Mapping[str, Any]
) -> dict[str, list[dict[str, float]]]:
    """Return the reliability of each calibrated label on rows it was not calibrated on.

    Args:
        stripped: annotated utterances of other development meetings, read without marks.
        written: the same, read as written.
        calibration: as `calibrate` returns it; labels with too few rows there are left out.
    """
    made, known = {}, stripped
    for at, (name, given) in enumerate(calibration["acts"].items()):
        if given["positives"] >= MIN_POSITIVES:
            true = np.array([name in each.targets["acts"] for each in known.said])
            curve = Curve(given["scale"], given["shift"])
            chance = curve.probability(known.logits["acts"][:, at].astype(np.float32))
            made[name] = reliability(chance.astype(np.float64), true, known.weight)
    for way, each in ((UNMARKED, stripped), (MARKED, written)):
        given = calibration["question"][way]
        curve = Curve(given["scale"], given["shift"])
        chance = curve.probability(asking(each.logits["question"]).astype(np.float32))
        name = f"question, {way}"
        made[name] = reliability(chance.astype(np.float64), _asked(each), each.weight)
    return made


def reliability(
    probability: Floats, true: npt.NDArray[np.bool_], weight: Floats
) -> list[dict[str, float]]:
    """Return, for each bin of `BINS`, mean probability, share that is true, and rows.

    >>> reliability(np.array([0.9, 0.7]), np.array([True, False]), np.ones(2))[-1]["true"]
    1.0
    """
    made = []
    for low, high in pairwise(BINS):
        inside = (probability >= low) & ((probability < high) | (high == BINS[-1]))
        if inside.any():
            total = weight[inside].sum()
            made.append(
                {
                    "from": low,
                    "rows": int(inside.sum()),
                    "expected": round(float((probability * weight)[inside].sum() / total), 4),
                    "true": round(float((true * weight)[inside].sum() / total), 4),
                }
            )
    return made
