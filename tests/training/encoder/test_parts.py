"""Parts of training: noise, sequences, batches, targets, losses, calibration, distillation."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'train'")

from analyzer.acts.encoder import Curve  # noqa: E402
from analyzer.acts.torch_encoder import Network, Shape  # noqa: E402
from analyzer.training.encoder import calibrating, material  # noqa: E402
from analyzer.training.encoder.batches import Window, around, make, windows_of  # noqa: E402
from analyzer.training.encoder.calibrating import Rows, fit_curve, rows, threshold  # noqa: E402
from analyzer.training.encoder.heads import FEEDS, heads, of_ami, of_labels, of_mrda  # noqa: E402
from analyzer.training.encoder.losses import loss_of, total  # noqa: E402
from analyzer.training.encoder.noise import WAYS, way, written  # noqa: E402
from analyzer.training.encoder.sequences import (  # noqa: E402
    EXAMPLES,
    Said,
    Talk,
    annotate,
    hide,
    scene_talks,
)
from analyzer.training.encoder.soft import MIX, UNANNOTATED, soften, teacher  # noqa: E402
from analyzer.training.encoder.vocabulary import learn  # noqa: E402
from analyzer.training.tagged import CHOICES  # noqa: E402


def talk(*texts: str) -> Talk:
    """Return a sequence of two speakers in turn."""
    said = [Said(text, n % 2, leads=n % 2 == 0, id=f"x:{n}") for n, text in enumerate(texts)]
    return Talk("x", "m", "en", said)


def test_ways_of_writing() -> None:
    """Capitals, marks or both go; what is stripped is what an evaluation strips."""
    draw = random.Random(1)
    text = "Well, No: that's not it."
    made = {how: written(text, how, draw, language="en", slips=False) for how in WAYS}
    assert made == {
        "written": text,
        "lower": "well, no: that's not it.",
        "unmarked": "Well No that's not it",
        "stripped": "well no that's not it",
    }
    assert {way(draw) for _ in range(200)} == set(WAYS)


def test_slips_are_few_and_leave_words() -> None:
    """A recogniser's slips change some words of a long text, and never take all of a short one."""
    draw = random.Random(2)
    long = " ".join(["there", "know", "planning"] * 200)
    slipped = written(long, "stripped", draw, language="nl", slips=True).split()
    assert 0.9 < len(slipped) / 600 < 1.1
    assert slipped != long.split()
    assert all(written("No.", "stripped", draw, language="en", slips=True) for _ in range(200))


def test_targets_of_tags() -> None:
    """Tags of the corpora become targets; what was left unlabelled has none."""
    assert of_mrda(frozenset({"z"}), "z", disrupted=False) == {}
    assert of_mrda(frozenset({"s", "arp"}), "s", disrupted=False)["reaction"] == {"partly"}
    assert "objection" in of_mrda(frozenset({"s", "nd"}), "s", disrupted=False)["mrda_tags"]
    assert of_mrda(frozenset({"qy"}), "qy", disrupted=True)["mrda_act"] == {"disruption"}
    assert of_ami(None, ["NEG"]) == {}
    assert of_ami("inf", [])["reaction"] == {"none"}
    assert of_ami("ass", ["POS", "PART"])["reaction"] == {"partly"}


def test_annotations_find_their_utterances() -> None:
    """By id; utterances that are kept out lose everything that is known of them."""
    one = talk("No.", "Why?", "So.")
    found = annotate(
        [one],
        [
            {"id": "x:1", "labels": [], "question": "open", "stratum": "random"},
            {"id": "x:2", "labels": ["idea"], "question": None, "stratum": "likely_idea"},
            {"id": "y:1", "labels": ["idea"], "question": None},
        ],
        {"random": 1.0},
    )
    assert (found, one.labelled) == (2, [1, 2])
    assert (one.said[1].weight, one.said[2].weight) == (1.0, 0.6)
    assert hide([one], frozenset({"x:1"})) == 1
    assert (one.labelled, one.said[1].targets) == ([2], {})


def test_windows_cover_a_meeting_once() -> None:
    """Whatever the place they are cut from."""
    one = talk(*["Yes."] * 131)
    for seed in range(20):
        parts = windows_of([one], random.Random(seed))
        assert sorted(n for w in parts for n in range(w.start, w.stop)) == list(range(131))
    one.labelled = [0, 130]
    assert all(0 <= w.start < w.stop <= 131 for w in around([one], random.Random(0)))


def test_a_batch_keeps_utterances_apart() -> None:
    """Utterances come back in their places, and none sees another window."""
    first, second = talk("yes we do", "no"), talk("we do", "so we do that", "yes")
    tokenizer = learn(["yes we do no so that"])
    batch = make([Window(first, 0, 2), Window(second, 0, 3)], tokenizer, reach=2)
    assert batch.shape == (2, 3)
    assert batch.where.tolist() == [0, 1, 3, 4, 5]
    lengths = [np.count_nonzero(row) for group in batch.pieces for row in group]
    assert [lengths[n] for n in batch.order] == [5, 3, 4, 6, 3]
    assert (batch.relation[0, :2, 2] == 0).all()
    assert (batch.relation[0, 2, :2] == 0).all()
    assert np.isnan(batch.targets["acts"]).all()


def test_a_head_that_is_unknown_has_no_loss() -> None:
    """The loss falls as the logits come near the targets; weights count for our own labels."""
    names = heads()
    logits = {name: torch.zeros(2, len(each)) for name, each in names.items()}
    unknown = float("nan")
    targets = {name: torch.full((2, len(each)), unknown) for name, each in names.items()}
    assert loss_of(logits, targets, torch.ones(2)) == {}
    targets["acts"][0] = 0.0
    targets["acts"][1] = 1.0
    even = loss_of(logits, targets, torch.tensor([1.0, 1.0]))
    assert set(even) == {"acts"}
    assert float(even["acts"]) == pytest.approx(len(names["acts"]) * np.log(2))
    logits["acts"][0] = -3.0
    first = loss_of(logits, targets, torch.tensor([1.0, 0.0]))
    second = loss_of(logits, targets, torch.tensor([0.0, 1.0]))
    assert float(first["acts"]) < float(second["acts"])
    assert float(total(first)) == pytest.approx(1.5 * float(first["acts"]))


def test_calibration_finds_the_curve() -> None:
    """Logits that are twice too sharp and too high are put right; few rows move them little."""
    rng = np.random.default_rng(3)
    logit = rng.normal(0, 2, 4000)
    true = rng.random(4000) < 1 / (1 + np.exp(-(0.5 * logit - 1)))
    curve = fit_curve(logit, true, np.ones(4000))
    assert curve.scale == pytest.approx(0.5, abs=0.08)
    assert curve.shift == pytest.approx(-1, abs=0.15)
    few = fit_curve(logit[:12], np.arange(12) < 8, np.ones(12))
    assert few.scale >= calibrating.LEAST_SCALE
    assert fit_curve(logit[:9], np.arange(9) < 7, np.ones(9)) == Curve()


def test_the_threshold_needs_no_labels() -> None:
    """On calibrated probabilities it is where F1 would be highest."""
    rng = np.random.default_rng(4)
    chance = rng.beta(0.3, 3, 20_000)
    true = rng.random(20_000) < chance

    def f1(limit: float) -> float:
        hit = chance >= limit
        return float(2 * (hit & true).sum() / (hit.sum() + true.sum()))

    best = max(f1(limit) for limit in np.arange(0.05, 0.9, 0.01))
    assert f1(threshold(chance)) > best - 0.01
    assert threshold(np.full(5, 0.01)) == calibrating.RARE_THRESHOLD
    assert calibrating.best_threshold(chance, true) == pytest.approx(threshold(chance), abs=0.1)


def test_rows_drawn_evenly_stand_for_the_rest() -> None:
    """A row drawn by a cue stands for itself alone."""
    one = talk(*["we look at the plan"] * 100)
    for at, stratum in ((0, "random"), (1, "random3"), (2, "likely_idea")):
        one.said[at].targets = of_labels([], None)
        one.said[at].stratum = stratum
    one.labelled = [0, 1, 2]
    logits = {name: np.zeros((100, len(each))) for name, each in heads().items()}
    found = rows([one], [logits])
    assert isinstance(found, Rows)
    assert found.weight.tolist() == [49.5, 49.5, 1.0]


def test_reliability_of_a_perfect_model() -> None:
    """What is expected is what is true, in each bin."""
    chance = np.repeat([0.1, 0.9], 100)
    true = np.concatenate([np.arange(100) < 10, np.arange(100) < 90])
    for each in calibrating.reliability(chance, true, np.ones(200)):
        assert each["expected"] == pytest.approx(each["true"])


def test_a_teacher_fills_in_and_mixes() -> None:
    """Where nothing was annotated its word is taken, elsewhere a share of it."""
    known, unknown, untold, marked = (Said(each, 0, leads=False) for each in "abcd")
    opinion = {"acts": np.full(18, 0.5, np.float32)}
    targets = {"acts": np.stack([np.ones(18), *[np.full(18, np.nan)] * 3])}
    weight = np.ones(4, np.float32)
    made, weighed = soften(
        [known, unknown, untold, marked],
        {"acts": targets["acts"].astype(np.float32)},
        weight,
        {id(known): opinion, id(unknown): opinion, id(marked): opinion},
        [True, True, True, False],
    )
    assert made["acts"][:, 0].tolist()[:2] == pytest.approx([1 - MIX / 2, 0.5])
    assert np.isnan(made["acts"][2:]).all()
    assert weighed.tolist() == [1.0, UNANNOTATED, 1.0, 1.0]
    assert weight.tolist() == [1.0] * 4


def test_a_teacher_speaks_with_the_mean_of_its_networks() -> None:
    """Of every utterance and head: probabilities, which add up to one where one is chosen."""
    tokenizer = learn(["the plan is done", "who says so"])
    sizes = {name: len(each) for name, each in heads().items()}
    short = talk("Who?", "Me.")
    networks = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        shape = Shape(tokenizer.get_vocab_size(), sizes, FEEDS, width=512, layers=1)
        networks.append(Network(shape).eval())
    both = teacher([(each, tokenizer) for each in networks], [short])
    alone = [teacher([(each, tokenizer)], [short]) for each in networks]
    assert set(both) == {id(each) for each in short.said}
    for said in short.said:
        for head, size in sizes.items():
            mean = np.mean([each[id(said)][head] for each in alone], axis=0)
            assert both[id(said)][head] == pytest.approx(mean, abs=2e-3)
            assert both[id(said)][head].shape == (size,)
            if head in CHOICES:
                assert both[id(said)][head].sum() == pytest.approx(1, abs=5e-3)


def test_own_examples_are_whole() -> None:
    """Each label has sixty examples and as many hard negatives in Dutch, and keeps its form."""
    from analyzer.acts import ACTS, QUESTION_TYPES
    from analyzer.training.items import read_acts

    for name in ACTS:
        items = read_acts(EXAMPLES / f"nl_{name}.jsonl")
        has = sum(name in (each.labels or ()) for each in items)
        assert has >= 60, name
        assert len(items) - has >= 60, name
    for name in set(QUESTION_TYPES) - {"invite"}:
        items = read_acts(EXAMPLES / f"nl_question_{name}.jsonl")
        assert sum(each.question == name for each in items) >= 60, name
        assert sum(each.question != name for each in items) >= 60, name
    invites = read_acts(EXAMPLES / "nl_invite.jsonl")
    assert sum(each.question == "invite" for each in invites) >= 40
    for path in sorted(EXAMPLES.glob("nl_*s.jsonl")):
        if material.holds_scenes(path):
            assert all(len(each.said) >= 20 for each in scene_talks(path))


def test_hard_cases_are_in_no_training_file(root: Path) -> None:
    """Not one text of the hard cases stands among the examples."""
    lines = (root / "tests/training/hard_cases.jsonl").read_text(encoding="utf-8").splitlines()
    held = {json.loads(line)["text"] for line in lines}
    assert len(held) > 600
    for path in EXAMPLES.glob("*.jsonl"):
        if not path.match(material.CORPUS_ROWS):
            assert not held & set(path.read_text(encoding="utf-8").split('"'))
