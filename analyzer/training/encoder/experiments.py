"""Trials that models/README.md reports: which encoder, what context, data and distillation bring.

    python -m analyzer.training.encoder.experiments --data DIR --work DIR use minilm joined

trains each trial named with the same seed, budget of utterances and data, and adds one JSON line
of what came out to `trials.jsonl` in the work folder. With no trial named, the networks are
measured that `speakup train` finished in the work folder, and the teacher: what the first of them
say together. Everything is measured on text stripped of
punctuation and capitals, by average precision, which needs no threshold: questions, objections
and suggestions of the development meetings that nothing is calibrated on; accuracy of MRDA's five
classes there; and the labels of gold utterances and of hard cases.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch

from analyzer.acts.torch_encoder import Network
from analyzer.training.encoder import material
from analyzer.training.encoder.batches import PieceMaker
from analyzer.training.encoder.calibrating import asking, proxy_rows
from analyzer.training.encoder.fit import Plan, Pool, fit
from analyzer.training.encoder.heads import heads
from analyzer.training.encoder.outputs import outputs
from analyzer.training.encoder.rivals import Encoder, equipped
from analyzer.training.encoder.sequences import Talk, example_talk
from analyzer.training.encoder.soft import probabilities
from analyzer.training.encoder.train import FULL, Maker, Settings, halves
from analyzer.training.items import read_acts
from analyzer.training.proxies import PROXIES
from analyzer.training.scores import score
from analyzer.training.tagged import CHOICES

Floats = npt.NDArray[np.float32]
TRIALS_FILE: Final = "trials.jsonl"
GOLD: Final = ("concern", "dissent", "idea", "appreciate", "invite")
HARD: Final = ("belittle", "pressure", "authority", "image", "park", "frame", "stakes")
WATCHED: Final = frozenset(
    ("mrda:question", "mrda:objection", "mrda:suggestion", "ami:objection", "ami:question")
)


BUDGET: Final = Settings(plan=Plan(steps=240, meetings=2, annotated=12, examples=20))
"""About 60,000 utterances read, in 240 batches."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing to try.

    Attributes:
        encoder: of words.
        settings: of data, layers and plan.
    """

    encoder: Encoder = "use"
    settings: Settings = BUDGET


_BASE: Final = Trial()
TRIALS: Final[Mapping[str, Trial]] = {
    "use": _BASE,
    "minilm": replace(_BASE, encoder="minilm"),
    "joined": replace(_BASE, encoder="joined"),
    "no context": replace(_BASE, settings=replace(_BASE.settings, layers=0)),
    "sixteenth": replace(_BASE, settings=replace(_BASE.settings, share=1 / 16, annotated=1 / 16)),
    "quarter": replace(_BASE, settings=replace(_BASE.settings, share=0.25, annotated=0.25)),
    "no examples": replace(_BASE, settings=replace(_BASE.settings, examples=0.0)),
    "table": replace(
        _BASE,
        settings=replace(_BASE.settings, plan=replace(_BASE.settings.plan, table_rate=2e-4)),
    ),
}


Logits = Mapping[str, Floats]
Reader = Callable[[Sequence[Talk]], list[Logits]]
"""Gives each head's logits for each sequence, as `outputs` does."""


def reader(network: Network, tokenizer: PieceMaker) -> Reader:
    """Return what reads stripped text with one network."""
    return lambda talks: list(outputs(network, tokenizer, talks, "stripped"))


def together(readers: Sequence[Reader]) -> Reader:
    """Return what reads with several networks: the log odds of their mean probabilities."""

    def read(talks: Sequence[Talk]) -> list[Logits]:
        found = zip(*(each(talks) for each in readers), strict=True)
        return [
            {name: _mean(name, [one[name] for one in each]) for name in each[0]} for each in found
        ]

    return read


def _mean(head: str, logits: Sequence[Floats]) -> Floats:
    mean = np.mean([probabilities(head, each) for each in logits], axis=0).clip(1e-7, 1 - 1e-7)
    made: Floats = np.log(mean) if head in CHOICES else np.log(mean / (1 - mean))
    return made


def measure(
    read_with: Reader,
    read: material.Material,
    folder: Path,
    hard: Path | None = None,
) -> dict[str, float]:
    """Return average precisions and accuracy by task; see the module.

    Args:
        read_with: what reads.
        read: what it was trained on, with the development meetings.
        folder: that holds `gold/`; what is missing is left out.
        hard: items with `looked_for`, the label that each is a case of or against.
    """
    found: dict[str, float] = {}
    _, talks = halves(read.development)
    found |= _proxies(talks, read_with(talks))
    for language in ("en", "nl"):
        gold = folder / "gold" / f"acts_{language}_dev.jsonl"
        if gold.is_file():
            found[f"gold {language}"] = _labels(read_with, gold, language, GOLD)
        if hard is not None:
            found[f"hard {language}"] = _labels(read_with, hard, language, HARD)
    return {name: round(each, 4) for name, each in found.items()}


def _proxies(talks: Sequence[Talk], logits: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    found = {}
    for proxy in PROXIES:
        if proxy.key in WATCHED:
            true, odds = proxy_rows(proxy, talks, logits)
            found[proxy.key] = average_precision(true.tolist(), odds.tolist())
    names = heads()["mrda_act"]
    right = [
        names[int(each["mrda_act"][at].argmax())] in said.targets["mrda_act"]
        for talk, each in zip(talks, logits, strict=True)
        for at, said in enumerate(talk.said)
        if "mrda_act" in said.targets
    ]
    return found | {"mrda:five classes, accuracy": float(np.mean(right))}


def _labels(read_with: Reader, path: Path, language: str, names: Sequence[str]) -> float:
    """Return the mean average precision of labels in annotated items of a language.

    Items with `looked_for` count for that label alone; disputed ones for none that is disputed.
    Labels that no item has are left out; for gold, asking a question is one more.
    """
    items = [each for each in read_acts(path) if each.language in (language, None)]
    rows = {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    talks = [example_talk(path, each, language) for each in items]
    logits = read_with(talks)
    at = [talk.labelled[0] for talk in talks]
    acts = np.stack([each["acts"][n] for each, n in zip(logits, at, strict=True)])
    asked = asking(np.stack([each["question"][n] for each, n in zip(logits, at, strict=True)]))
    scores = []
    for name in names:
        mine = [
            n
            for n, each in enumerate(items)
            if rows[each.id].get("looked_for", name) == name and name not in each.disputed
        ]
        true = [name in (items[n].labels or ()) for n in mine]
        if any(true):
            column = heads()["acts"].index(name)
            scores.append(average_precision(true, [float(acts[n, column]) for n in mine]))
    if "looked_for" not in next(iter(rows.values())):
        mine = [n for n, each in enumerate(items) if each.question_known]
        true = [items[n].question is not None for n in mine]
        if sum(true) > 1:
            scores.append(average_precision(true, [float(asked[n]) for n in mine]))
    return float(np.mean(scores))


def average_precision(true: Sequence[bool], chance: Sequence[float]) -> float:
    """Return the average precision, 0 where nothing is true.

    >>> average_precision([True, False], [0.9, 0.1])
    1.0
    """
    found = [False] * len(true)
    made = score(true, found, list(chance), ["all"] * len(true), resamples=0)
    return made.average_precision.value or 0.0


def run(
    name: str,
    data: Path,
    work: Path,
    *,
    hard: Path | None = None,
    progress: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Train and measure one trial, and return what came out.

    Raises:
        KeyError: if there is no such trial.
    """
    trial = TRIALS[name]
    read = material.read(
        data,
        share=trial.settings.share,
        annotated=trial.settings.annotated,
        examples=trial.settings.examples,
        development=1.0,
    )
    maker = Maker(read, trial.settings, work, progress)
    network = maker.fresh(trial.settings.plan.seed)
    tokenizer = equipped(network, maker.tokenizer, trial.encoder)
    began = time.monotonic()
    fit(
        network,
        tokenizer,
        Pool(read.meetings, read.examples),
        trial.settings.plan,
        progress=progress,
    )
    seconds = time.monotonic() - began
    began = time.monotonic()
    found = measure(reader(network, tokenizer), read, data, hard)
    return {
        "trial": name,
        "parameters": sum(each.numel() for each in network.parameters()),
        "seconds": round(seconds),
        "measuring": round(time.monotonic() - began),
        "threads": torch.get_num_threads(),
        **found,
    }


def finished(data: Path, work: Path, hard: Path | None = None) -> Iterator[dict[str, Any]]:
    """Yield what the finished networks of `speakup train` reach, and their teacher."""
    read = material.read(data)
    maker = Maker(read, FULL, work, print)
    readers = {name: reader(*each) for name, each in maker.finished().items()}
    if set(maker.teachers) <= set(readers):
        readers["teacher"] = together([readers[name] for name in maker.teachers])
    for name, each in readers.items():
        yield {"trial": name, **measure(each, read, data, hard)}


def main(arguments: list[str] | None = None) -> None:
    """Run the trials named, or measure what is finished, and add lines to `trials.jsonl`."""
    parser = argparse.ArgumentParser(description="Try encoders, context and amounts of data.")
    parser.add_argument("trials", nargs="*", help=", ".join(sorted(TRIALS)))
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--work", type=Path, required=True, help="where to write")
    parser.add_argument("--hard", type=Path, help="hard cases, tests/training/hard_cases.jsonl")
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    made = (
        (run(name, given.data, given.work, hard=given.hard) for name in given.trials)
        if given.trials
        else finished(given.data, given.work, given.hard)
    )
    for each in made:
        line = json.dumps(each)
        print(line)
        with (given.work / TRIALS_FILE).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()
