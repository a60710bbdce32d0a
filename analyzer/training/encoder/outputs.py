"""What a network says of whole meetings: logits of every head, from PyTorch, for measuring."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from analyzer.acts.torch_encoder import Network
from analyzer.training.encoder.batches import Batch, PieceMaker, Window, make
from analyzer.training.encoder.sequences import Talk

Floats = npt.NDArray[np.float32]
CHUNK: Final = 256
TOGETHER: Final = 4


@torch.inference_mode()
def outputs(
    network: Network, tokenizer: PieceMaker, talks: Sequence[Talk], how: str
) -> list[dict[str, Floats]]:
    """Return each head's logits for each sequence, (utterances, size).

    Read in chunks of 256 (`CHUNK`) with everything in reach around them.

    Args:
        network: trained.
        tokenizer: of its word pieces.
        talks: sequences.
        how: in which of `noise.WAYS` their text is written.
    """
    network.eval()
    device = next(network.parameters()).device
    reach = network.context.shape.reach
    margin = reach * max(1, network.context.shape.layers)
    made: list[dict[str, list[Floats]]] = [{} for _ in talks]
    for group in _groups(talks, margin):
        batch = make([window for window, _, _ in group], tokenizer, reach=reach, how=how)
        found = {k: v.float().cpu().numpy() for k, v in forward(network, batch, device).items()}
        _share_out(group, found, made)
    return [{name: np.concatenate(each) for name, each in one.items()} for one in made]


def forward(network: Network, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """Return the logits of each head for the utterances of a batch, (U, size)."""
    read = [network.words(torch.from_numpy(each).to(device)) for each in batch.pieces]
    vectors = torch.cat(read)[torch.from_numpy(batch.order).to(device)]
    where = torch.from_numpy(batch.where).to(device)
    rows, longest = batch.shape
    laid = vectors.new_zeros(rows * longest, vectors.shape[-1]).index_copy(0, where, vectors)
    found = network.context(
        laid.view(rows, longest, -1),
        torch.from_numpy(batch.marks).to(device),
        torch.from_numpy(batch.relation).to(device),
    )
    return {head: each.flatten(0, 1)[where] for head, each in found.items()}


Chunk = tuple[Window, int, tuple[int, int]]
"""A window, the place of its sequence, and which of its utterances are wanted."""


def _groups(talks: Sequence[Talk], margin: int) -> Iterator[list[Chunk]]:
    group: list[Chunk] = []
    for place, talk in enumerate(talks):
        size = len(talk.said)
        for at in range(0, size, CHUNK):
            begin, stop = max(0, at - margin), min(size, at + CHUNK)
            window = Window(talk, begin, min(size, stop + margin))
            group.append((window, place, (at - begin, stop - begin)))
            if len(group) == TOGETHER:
                yield group
                group = []
    if group:
        yield group


def _share_out(
    group: Sequence[Chunk],
    found: Mapping[str, Floats],
    made: Sequence[dict[str, list[Floats]]],
) -> None:
    at = 0
    for window, place, (first, last) in group:
        for name, each in found.items():
            made[place].setdefault(name, []).append(each[at + first : at + last])
        at += window.stop - window.start
