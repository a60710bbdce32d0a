"""One command from data to the files that are shipped: `speakup train`.

Networks with several seeds are trained; together they are the teacher whose opinion of every
training utterance a last network, the student, learns beside the annotations. The student is
calibrated on development meetings, exported, and written with what it was made from.
"""

import json
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from analyzer import __version__
from analyzer.acts.encoder import CALIBRATION
from analyzer.acts.model_labels import is_read
from analyzer.acts.torch_encoder import Network, Shape
from analyzer.errors import ModelError, OutputError
from analyzer.training.corpora import Corpus
from analyzer.training.encoder import calibrating, material, pretrained, vocabulary
from analyzer.training.encoder.batches import PieceMaker
from analyzer.training.encoder.export import export, round_weights, save_torch, write_config
from analyzer.training.encoder.fit import Plan, Pool, fit
from analyzer.training.encoder.heads import FEEDS, heads
from analyzer.training.encoder.material import Material
from analyzer.training.encoder.outputs import outputs
from analyzer.training.encoder.rivals import Encoder, equipped
from analyzer.training.encoder.sequences import Talk
from analyzer.training.encoder.soft import Teacher, Voice, teacher
from analyzer.training.plain import strip_text

Progress = Callable[[str], None]
NOTICE: Final = (
    "Trained from USE-multilingual v3 (Apache-2.0) on the AMI Meeting Corpus and the ICSI Meeting "
    "Recorder Dialogue Act corpus (CC BY 4.0), and on this project's annotations and examples."
)
STUDENT: Final = "student"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is made.

    Attributes:
        plan: of each first network.
        seeds: of the first networks; one alone is shipped as it is, with no student.
        teacher: their encoder of words.
        teachers: how many of them, from the first, teach the student.
        student: how the student is trained; its seed follows the last one.
        pretrained: whether layers and word pieces start from the published weights.
        layers: of context.
        reach: of context, in utterances.
        share: of the training meetings.
        annotated: share of the annotated utterances of meetings.
        examples: share of the written and rendered ones.
    """

    plan: Plan = field(default_factory=Plan)
    seeds: tuple[int, ...] = (1, 2, 3)
    teacher: Encoder = "use"
    teachers: int = 2
    student: Plan = field(
        default_factory=lambda: Plan(
            steps=1600, meetings=6, annotated=26, examples=24, stripped=0.6
        )
    )
    pretrained: bool = True
    layers: int = 2
    reach: int = 8
    share: float = 1.0
    annotated: float = 1.0
    examples: float = 1.0


FULL: Final = Settings()
TINY: Final = Settings(
    plan=Plan(steps=40, meetings=2, annotated=4, examples=8, rate=2e-3, trunk_rate=2e-3),
    seeds=(1,),
    pretrained=False,
    layers=1,
    share=0.04,
    annotated=0.1,
    examples=0.1,
)
"""For tests, and to see the whole run in a minute: no published weights, a fraction of the data."""
SETTINGS: Final = {"full": FULL, "tiny": TINY}


def train(
    data: Path,
    out: Path,
    *,
    settings: Settings = FULL,
    work: Path | None = None,
    only: str | None = None,
    progress: Progress = print,
) -> dict[str, Any]:
    """Make a model folder from a folder of corpora, and return the log that is kept in it.

    Finished networks and checkpoints in `work` are taken up again, so a run that was cut off goes
    on where it was.

    Args:
        data: see `analyzer.training.encoder.material.read`.
        out: the model's folder; made if it is not there.
        settings: how.
        work: for what is made on the way; by default a folder beside `out`.
        only: name of one network, such as `"use2"`, to train and keep in `work`, and no more: so
            several processes can share the work before the run that finishes it.
        progress: called with each line of the log.

    Raises:
        FormatError: if `data` holds no corpus.
        ModelError: if the published weights are not installed, or are others than were pinned.
        OutputError: if `out` cannot be made.
    """
    began = time.monotonic()
    work = work or out.with_name(f"{out.name}-work")
    for each in (out, work):
        try:
            each.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(str(each), "it cannot be made", "name another folder") from error
    read = material.read(
        data,
        share=settings.share,
        annotated=settings.annotated,
        examples=settings.examples,
    )
    progress(material.describe(read))
    maker = Maker(read, settings, work, progress)
    if only:
        return maker.alone(only)
    network, seeds = maker.network()
    round_weights(network)
    found = maker.calibrate(network)
    (out / CALIBRATION).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    export(network, out)
    save_torch(network, work)
    log = {
        "seconds": round(time.monotonic() - began),
        "cpu_seconds": round(resource.getrusage(resource.RUSAGE_SELF).ru_utime),
        "threads": torch.get_num_threads(),
        "gpu": torch.cuda.is_available(),
        "networks": seeds,
    }
    write_config(out, maker.tokenizer, _config(network, settings, read, log))
    return log


def _config(
    network: Network, settings: Settings, read: Material, log: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "model": "acts",
        "version": __version__,
        "languages": ["en", "nl"],
        "notice": NOTICE,
        "shape": network.context.shape.to_json(),
        "heads": heads(),
        "plan": settings.plan.to_json(),
        "student": settings.student.to_json() if len(settings.seeds) > 1 else None,
        "seeds": list(settings.seeds),
        "data": read.files,
        "annotated": read.counts,
        "calibrated_on": [talk.meeting for talk in halves(read.development)[0]],
        "training": {
            **log,
            "networks": {each["name"]: each["seconds"] for each in log["networks"]},
        },
    }


class Maker:
    """Trains networks, and calibrates the one that is shipped."""

    def __init__(self, read: Material, settings: Settings, work: Path, progress: Progress) -> None:
        """Choose the vocabulary."""
        self.read = read
        self.settings = settings
        self.work = work
        self.progress = progress
        self.pool = Pool(read.meetings, read.examples)
        self.tokenizer, self._start = self._vocabulary()

    def _vocabulary(self) -> tuple[Tokenizer, dict[str, torch.Tensor]]:
        """Return the tokenizer, and the weights that networks start from."""
        plain = [strip_text(each) for each in self.read.texts]
        if not self.settings.pretrained:
            return vocabulary.learn(self.read.texts + plain), {}
        trunk = pretrained.use_multilingual()
        pieces, rows = vocabulary.choose(trunk.tokenizer, self.read.texts + plain)
        table = torch.from_numpy(trunk.table[np.array(rows)])
        table[0] = 0
        start = {f"words.{name}": torch.from_numpy(each) for name, each in trunk.layers.items()}
        return vocabulary.tokenizer(pieces), {"words.table.weight": table, **start}

    def fresh(self, seed: int) -> Network:
        """Return a network before training: the published weights, the rest by its seed."""
        torch.manual_seed(seed)
        shape = Shape(
            self.tokenizer.get_vocab_size(),
            {name: len(each) for name, each in heads().items()},
            FEEDS,
            layers=self.settings.layers,
            reach=self.settings.reach,
        )
        network = Network(shape, self.settings.plan.dropout)
        network.load_state_dict({**network.state_dict(), **self._start})
        return network

    @property
    def plans(self) -> dict[str, Plan]:
        """The plan of each first network, by name."""
        return {
            f"{self.settings.teacher}{seed}": replace(self.settings.plan, seed=seed)
            for seed in self.settings.seeds
        }

    @property
    def teachers(self) -> list[str]:
        """The names of the first networks that teach the student."""
        return list(self.plans)[: self.settings.teachers]

    @property
    def student(self) -> Plan:
        """The plan of the student."""
        return replace(self.settings.student, seed=max(self.settings.seeds) + 1)

    def network(self) -> tuple[Network, list[dict[str, Any]]]:
        """Return the network to ship, and the logs of all that were trained."""
        made = [self._trained(name, plan) for name, plan in self.plans.items()]
        logs = [each.log for each in made]
        if len(made) == 1:
            return made[0].network, logs
        student = self._student([each.voice for each in made[: self.settings.teachers]])
        return student.network, [*logs, student.log]

    def alone(self, name: str) -> dict[str, Any]:
        """Train one network, and return its log.

        Raises:
            ModelError: if there is none of this name, or the student's teachers are not trained.
        """
        if name == STUDENT:
            trained, teachers = self.finished(), self.teachers
            if set(teachers) - set(trained):
                remedy = f"train {', '.join(teachers)} first"
                raise ModelError(STUDENT, "its teachers are not trained", remedy)
            return self._student([trained[each] for each in teachers]).log
        if name not in self.plans:
            remedy = f"there is {', '.join(self.plans)}, {STUDENT}"
            raise ModelError(f"'{name}'", "there is no such network to train", remedy)
        return self._trained(name, self.plans[name]).log

    def finished(self) -> dict[str, Voice]:
        """Return the networks in `work` that were trained to their end, by name."""
        plans = {**self.plans, STUDENT: self.student}
        found = {name: self._finished(name, plan) for name, plan in plans.items()}
        return {name: each.voice for name, each in found.items() if each is not None}

    def _student(self, voices: Sequence[Voice]) -> "_Trained":
        """Return the network that learns from these."""
        finished = self._finished(STUDENT, self.student)
        if finished is not None:
            return finished
        self.progress("asking the teacher")
        told = teacher(voices, [*self.read.meetings, *self.read.examples])
        return self._train(STUDENT, self.student, told)

    def _begun(self, name: str, plan: Plan) -> Voice:
        """Return a network before training, and its tokenizer."""
        network = self.fresh(plan.seed)
        encoder = "use" if name == STUDENT else self.settings.teacher
        return network, equipped(network, self.tokenizer, encoder)

    def _finished(self, name: str, plan: Plan) -> "_Trained | None":
        """Return a network that `work` holds, trained by this plan, or None."""
        weights, kept = self.work / f"{name}.safetensors", self.work / f"{name}.json"
        if not (weights.is_file() and kept.is_file()):
            return None
        log = json.loads(kept.read_text(encoding="utf-8"))
        if log["plan"] != plan.to_json():
            return None
        network, tokenizer = self._begun(name, plan)
        network.load_state_dict(load_file(weights))
        return _Trained(network.eval(), tokenizer, dict(log))

    def _trained(self, name: str, plan: Plan) -> "_Trained":
        """Return a first network, from `work` where it was finished before."""
        return self._finished(name, plan) or self._train(name, plan)

    def _train(self, name: str, plan: Plan, told: Teacher | None = None) -> "_Trained":
        """Return a network that was trained now, and keep it in `work`."""
        self.progress(f"training {name}")
        network, tokenizer = self._begun(name, plan)
        folder = self.work / name
        folder.mkdir(exist_ok=True)
        began = time.monotonic()
        lines = fit(
            network,
            tokenizer,
            self.pool,
            plan,
            folder=folder,
            progress=self.progress,
            told=told,
        )
        log = {
            "name": name,
            "plan": plan.to_json(),
            "seconds": round(time.monotonic() - began),
            "lines": lines,
        }
        weights = {key: each.contiguous() for key, each in network.state_dict().items()}
        save_file(weights, self.work / f"{name}.safetensors")
        (self.work / f"{name}.json").write_text(json.dumps(log), encoding="utf-8")
        return _Trained(network, tokenizer, log)

    def calibrate(self, network: Network) -> dict[str, Any]:
        """Return the calibration of a network, from half of the development meetings."""
        talks, others = halves(self.read.development)
        found = outputs(network, self.tokenizer, talks, "stripped")
        written = outputs(network, self.tokenizer, talks, "written")
        made = calibrating.calibrate(_read(talks, found), _read(talks, written))
        stripped, marked = (
            calibrating.rows(others, outputs(network, self.tokenizer, others, how))
            for how in ("stripped", "written")
        )
        return made | {
            "tags": calibrating.calibrate_tags(talks, found),
            "reliability": calibrating.checked(stripped, marked, made),
        }


@dataclass(frozen=True, slots=True)
class _Trained:
    """A trained network, the tokenizer of its pieces, and its log."""

    network: Network
    tokenizer: PieceMaker
    log: dict[str, Any]

    @property
    def voice(self) -> Voice:
        """The network as a teacher has it."""
        return self.network, self.tokenizer


def _read(talks: Sequence[Talk], logits: Sequence[Mapping[str, Any]]) -> calibrating.Read:
    """Return meetings as calibration takes them, only utterances that get labels."""
    labelled = np.array([is_read(said.text, "en") for talk in talks for said in talk.said])
    everything = {
        name: np.concatenate([each[name] for each in logits])[labelled] for name in heads()
    }
    return calibrating.Read(calibrating.rows(talks, logits), everything)


def halves(development: Mapping[Corpus, Sequence[Talk]]) -> tuple[list[Talk], list[Talk]]:
    """Return the development meetings to calibrate on, and those to report.

    Of each corpus every second one by name, from the first, and the others.
    """
    ordered = [sorted(each, key=lambda talk: talk.meeting) for each in development.values()]
    first, second = ([talk for each in ordered for talk in each[at::2]] for at in (0, 1))
    return first, second
