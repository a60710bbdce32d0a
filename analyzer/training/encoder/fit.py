"""The training loop: seeds, a schedule, checkpoints that it resumes from, and a log."""

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from analyzer.acts.torch_encoder import Network
from analyzer.training.encoder.batches import PieceMaker, Window, around, make, windows_of
from analyzer.training.encoder.losses import loss_of, total
from analyzer.training.encoder.noise import STRIPPED
from analyzer.training.encoder.outputs import forward
from analyzer.training.encoder.sequences import Talk
from analyzer.training.encoder.soft import Teacher, soften

LOG_EVERY: Final = 50
SAVE_EVERY: Final = 200
CLIP: Final = 1.0
WARM: Final = 0.06
TRANSFORMER_RATE: Final = 5e-5
"""Of a rival's pretrained transformer, which the rate of a convolution's trunk would unlearn."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained; stored with it.

    Attributes:
        seed: of weights, order and noise.
        steps: batches in all.
        meetings: windows of meetings in a batch.
        annotated: windows around annotated utterances of meetings in a batch.
        examples: examples in a batch.
        rate: highest learning rate of what starts at random.
        trunk_rate: of the pretrained layers.
        table_rate: of the word pieces' vectors; 0 leaves them as they are.
        decay: of weights.
        dropout: in `Context`.
        stripped: share of the windows whose text is stripped.
    """

    seed: int = 1
    steps: int = 900
    meetings: int = 3
    annotated: int = 22
    examples: int = 34
    rate: float = 1e-3
    trunk_rate: float = 4e-4
    table_rate: float = 0.0
    decay: float = 0.02
    dropout: float = 0.2
    stripped: float = STRIPPED

    def to_json(self) -> dict[str, Any]:
        """Return the plan as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Pool:
    """What a network is trained on.

    Attributes:
        meetings: of the corpora.
        examples: everything that is annotated outside them.
    """

    meetings: Sequence[Talk]
    examples: Sequence[Talk]


def fit(
    network: Network,
    tokenizer: PieceMaker,
    pool: Pool,
    plan: Plan,
    *,
    folder: Path | None = None,
    progress: Progress = print,
    told: Teacher | None = None,
) -> list[dict[str, float]]:
    """Train a network in place, and return its log.

    Args:
        network: pretrained layers loaded.
        tokenizer: of its word pieces.
        pool: to train on.
        plan: how.
        folder: of checkpoints; one that is there and was made by the same plan is resumed.
        progress: called with each line of the log.
        told: what a teacher says of utterances, for distillation.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device).train()
    optimizer = torch.optim.AdamW(_groups(network, plan), weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, plan.steps))
    log: list[dict[str, float]] = []
    first = 0
    checkpoint = folder / "checkpoint.pt" if folder else None
    if checkpoint and checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["plan"] == json.dumps(plan.to_json()):
            network.load_state_dict(saved["network"])
            optimizer.load_state_dict(saved["optimizer"])
            schedule.load_state_dict(saved["schedule"])
            first, log = saved["step"], json.loads(saved["log"])
            progress(f"resumed at step {first}")
    torch.manual_seed(plan.seed * 1_000 + first)
    draw = random.Random(plan.seed * 1_000 + first)  # noqa: S311 - order and noise, no secrets
    pools = _Pools(pool, plan, draw)
    began, seen = time.monotonic(), 0
    sums: dict[str, float] = defaultdict(float)
    for step in range(first, plan.steps):
        batch = make(
            pools.take(),
            tokenizer,
            reach=network.context.shape.reach,
            draw=pools.draw,
            stripped=plan.stripped,
        )
        seen += len(batch.where)
        with torch.autocast(device.type, torch.bfloat16):
            logits = forward(network, batch, device)
        known, weighed = batch.targets, batch.weight
        if told is not None:
            known, weighed = soften(batch.said, known, weighed, told, batch.unmarked)
        meant = {k: torch.from_numpy(v).to(device) for k, v in known.items()}
        weight = torch.from_numpy(weighed).to(device)
        losses = loss_of(logits, meant, weight)
        total(losses).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        for head, each in losses.items():
            sums[head] += float(each.detach())
        if (step + 1) % LOG_EVERY == 0 or step + 1 == plan.steps:
            count = step + 1 - max(first, step // LOG_EVERY * LOG_EVERY)
            line = {k: round(v / count, 4) for k, v in sums.items()}
            speed = seen / (time.monotonic() - began)
            log.append({"step": step + 1, **line, "utterances_per_second": round(speed)})
            progress(json.dumps(log[-1]))
            sums.clear()
        if checkpoint and (step + 1) % SAVE_EVERY == 0:
            state = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
                "plan": json.dumps(plan.to_json()),
                "log": json.dumps(log),
            }
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").replace(checkpoint)
    network.to("cpu").eval()
    return log


def _groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Return the parameters with their learning rates."""
    fresh = ("words.peak", "words.ends", "words.out", "context")
    groups: dict[float, list[Tensor]] = defaultdict(list)
    for name, each in network.named_parameters():
        rate = plan.rate if name.startswith(fresh) else plan.trunk_rate
        if ".base." in name:
            rate = min(rate, TRANSFORMER_RATE)
        if name == "words.table.weight":
            rate = plan.table_rate
        each.requires_grad_(rate > 0)
        if rate > 0:
            groups[rate].append(each)
    return [{"params": each, "lr": rate} for rate, each in groups.items()]


def _rate(step: int, steps: int) -> float:
    """Return the share of the highest rate: up for 6 % of the steps, then down to 0 as a cosine."""
    warm = max(1, int(WARM * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + float(np.cos(np.pi * (step - warm) / max(1, steps - warm))))


class _Pools:
    """Windows to draw batches from; each kind is shuffled anew once it is used up."""

    def __init__(self, pool: Pool, plan: Plan, draw: random.Random) -> None:
        self.draw = draw
        self._plan = plan
        whole = [each for each in pool.examples if len(each.labelled) <= 1]
        scenes = [each for each in pool.examples if len(each.labelled) > 1]
        self._meetings = self._endless(lambda: windows_of(pool.meetings, draw))
        self._annotated = self._endless(lambda: around(pool.meetings, draw))
        self._examples = self._endless(
            lambda: [
                *(Window(each, 0, len(each.said)) for each in whole),
                *windows_of(scenes, draw),
            ]
        )

    def _endless(self, pool: Callable[[], list[Window]]) -> Iterator[Window]:
        while True:
            windows = pool()
            if not windows:
                return
            self.draw.shuffle(windows)
            yield from windows

    def take(self) -> list[Window]:
        """Return the windows of one batch."""
        made: list[Window] = []
        for source, count in (
            (self._meetings, self._plan.meetings),
            (self._annotated, self._plan.annotated),
            (self._examples, self._plan.examples),
        ):
            made += [each for _, each in zip(range(count), source, strict=False)]
        return made
