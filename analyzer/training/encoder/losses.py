"""What training minimises: a weighted sum of the losses of all heads."""

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from analyzer.training.tagged import CHOICES

OWN: Final = ("acts", "question")
"""Heads of our own labels, whose utterances have a weight."""
WEIGHTS: Final = {
    "mrda_act": 1.0,
    "mrda_tags": 0.5,
    "ami_act": 1.0,
    "ami_reaction": 1.0,
    "acts": 1.5,
    "question": 1.0,
    "reaction": 0.5,
}


def loss_of(
    logits: Mapping[str, Tensor], targets: Mapping[str, Tensor], weight: Tensor
) -> dict[str, Tensor]:
    """Return the mean loss of each head over the utterances it is known for.

    A head that chooses has cross entropy, the others binary cross entropy summed over their
    outputs; targets between 0 and 1 are taken as probabilities. A head that no utterance is
    known for has none.

    Args:
        logits: by head, (utterances, size).
        targets: likewise, NaN where unknown.
        weight: (utterances,), for the heads in `OWN`.
    """
    found = {}
    for head, meant in targets.items():
        known = ~torch.isnan(meant).any(-1)
        if not bool(known.any()):
            continue
        said, meant_ = logits[head][known].float(), meant[known]
        if head in CHOICES:
            each = -(meant_ * said.log_softmax(-1)).sum(-1)
        else:
            each = functional.binary_cross_entropy_with_logits(said, meant_, reduction="none").sum(
                -1
            )
        if head in OWN:
            each = each * weight[known]
            found[head] = each.sum() / weight[known].sum().clamp(min=1e-6)
        else:
            found[head] = each.mean()
    return found


def total(losses: Mapping[str, Tensor]) -> Tensor:
    """Return the weighted sum of the heads' losses, with `WEIGHTS`."""
    return torch.stack([WEIGHTS[head] * each for head, each in losses.items()]).sum()
