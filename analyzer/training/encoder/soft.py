"""Distillation: what several trained networks together say of each training utterance.

Their mean probabilities, over stripped text, stand in for targets where nothing was annotated,
and are mixed with the annotation where something was: `MIX` of it is the teacher's. That goes for
windows written without marks, as the teacher read them. So the student learns our labels from
every utterance of the corpora, not from the annotated few alone.
Source: Hinton, Vinyals and Dean (2015).
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from analyzer.acts.encoder import Curve
from analyzer.acts.torch_encoder import Network
from analyzer.training.encoder.batches import PieceMaker
from analyzer.training.encoder.outputs import outputs
from analyzer.training.encoder.sequences import Said, Talk
from analyzer.training.tagged import CHOICES

Floats = npt.NDArray[np.float32]
MIX: Final = 0.3
UNANNOTATED: Final = 0.5
"""Weight, in the loss of our own labels, of an utterance that only the teacher knows."""

Voice = tuple[Network, PieceMaker]
Teacher = Mapping[int, Mapping[str, Floats]]
"""Probabilities by head of each utterance, by its `id()` in memory."""


def teacher(
    voices: Sequence[Voice], talks: Sequence[Talk], how: str = "stripped"
) -> dict[int, dict[str, Floats]]:
    """Return the mean probabilities that networks give to every utterance of these sequences.

    Args:
        voices: trained networks, each with the tokenizer of its pieces; on a GPU where one is.
        talks: sequences.
        how: in which of `noise.WAYS` their text is written.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    told: dict[int, dict[str, Floats]] = {}
    for network, tokenizer in voices:
        with torch.autocast(device.type, torch.bfloat16):
            found = outputs(network.to(device), tokenizer, talks, how)
        network.to("cpu")
        for talk, logits in zip(talks, found, strict=True):
            chances = {head: probabilities(head, each) for head, each in logits.items()}
            for at, said in enumerate(talk.said):
                mine = told.setdefault(id(said), {})
                for head, each in chances.items():
                    share = (each[at] / len(voices)).astype(np.float16)
                    mine[head] = mine[head] + share if head in mine else share
    return told


def probabilities(head: str, logits: Floats) -> Floats:
    """Return the probabilities of a head's logits, uncalibrated.

    >>> probabilities("acts", np.zeros((1, 2), np.float32)).tolist()
    [[0.5, 0.5]]
    """
    if head not in CHOICES:
        return Curve().probability(logits)
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares


def soften(
    said: Sequence[Said],
    targets: Mapping[str, Floats],
    weight: Floats,
    told: Teacher,
    heard: Sequence[bool] | npt.NDArray[np.bool_],
) -> tuple[dict[str, Floats], Floats]:
    """Return targets and weights with the teacher's opinion in them.

    Args:
        said: the utterances of a batch.
        targets: by head, NaN where unknown.
        weight: of our own labels.
        told: what the teacher says; utterances that are not in it stay as they are.
        heard: for which utterances it is asked: those written without marks, as it read them. A
            mark tells a question, and a teacher that saw none would teach to overlook it.
    """
    weight = weight.copy()
    made = {head: each.copy() for head, each in targets.items()}
    for at, each in enumerate(said):
        opinion = told.get(id(each)) if heard[at] else None
        if opinion is None:
            continue
        if np.isnan(made["acts"][at]).any():
            weight[at] = UNANNOTATED
        for head, chances in opinion.items():
            known = made[head][at]
            made[head][at] = chances if np.isnan(known).any() else (1 - MIX) * known + MIX * chances
    return made, weight
