"""The act model as a PyTorch network: what is trained, and the reference of the ONNX files.

Two parts. `Words` reads the words of one utterance and nothing else; `Context` reads the vectors
of the utterances around it, with marks for same speaker, other speaker and leader. So each
utterance is read once, however many others it is context of, and a meeting costs as much as its
words do.
"""

from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from analyzer.acts.encoder import CONFIG
from analyzer.errors import ModelError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

WIDTHS: Final = ((2, 0), (3, 1), (5, 2))
"""The n-grams of the convolutions, each with how many pieces it looks back."""
CHANNELS: Final = 256
EPSILON: Final = 1e-6
SPREAD: Final = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network, stored in the model's `config.json`.

    Attributes:
        pieces: rows of the table of word pieces; row 0 is padding.
        width: of a word piece's vector.
        hidden: width of an utterance's vector.
        layers: of `Context`; 0 reads each utterance by itself.
        heads: of attention in each layer.
        reach: how many utterances before and after are read.
        outputs: number of logits of each head, by name.
        feeds: heads whose logits the other heads see, as features.
    """

    pieces: int
    outputs: dict[str, int]
    feeds: tuple[str, ...] = ()
    width: int = 512
    hidden: int = 384
    layers: int = 2
    heads: int = 6
    reach: int = 8

    def to_json(self) -> dict[str, Any]:
        """Return the sizes as JSON has them."""
        return asdict(self)

    @classmethod
    def of(cls, given: dict[str, Any]) -> "Shape":
        """Return the sizes that a `config.json` holds."""
        known = {each.name: given[each.name] for each in fields(cls) if each.name in given}
        return cls(**known | {"feeds": tuple(given.get("feeds", ()))})


class Words(nn.Module):
    """Reads word pieces of utterances: `(utterances, pieces)` → `(utterances, hidden)`.

    The trunk is that of Google's USE-multilingual v3 (Yang et al. 2020): an embedding, residual
    convolutions over 2-, 3- and 5-grams, and a deep averaging network. Beside its own vector,
    the strongest feature anywhere, those of the first two pieces and of the last are kept:
    objections begin with "no" or "but" more often than they contain it.
    """

    def __init__(self, shape: Shape) -> None:
        """Make the layers; their weights are random until they are loaded."""
        super().__init__()
        self.table = nn.Embedding(shape.pieces, shape.width)
        self.narrow = nn.Linear(shape.width, CHANNELS * len(WIDTHS))
        self.first_norm = nn.LayerNorm(CHANNELS * len(WIDTHS), EPSILON)
        self.first = nn.ModuleList(nn.Linear(n * CHANNELS, CHANNELS) for n, _ in WIDTHS)
        self.second = nn.ModuleList(nn.Linear(n * CHANNELS, CHANNELS) for n, _ in WIDTHS)
        features = shape.width + CHANNELS * len(WIDTHS)
        self.norm = nn.LayerNorm(features, EPSILON)
        self.pool = nn.Linear(features, 512)
        self.deep0 = nn.Linear(512, 320, bias=False)
        self.deep1 = nn.Linear(320, 320, bias=False)
        self.deep2 = nn.Linear(320, 512, bias=False)
        self.skip1 = nn.Linear(512, 320, bias=False)
        self.skip3 = nn.Linear(320, 512, bias=False)
        self.deep3 = nn.Linear(512, 512, bias=False)
        self.peak = nn.Linear(features, CHANNELS)
        self.ends = nn.Linear(features, CHANNELS // 2)
        self.out = nn.Linear(512 + 512 + CHANNELS + 3 * (CHANNELS // 2), shape.hidden)
        self.out_norm = nn.LayerNorm(shape.hidden, EPSILON)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vectors of utterances, padded at their end with piece 0."""
        there = (pieces != 0).unsqueeze(-1).to(self.narrow.weight.dtype)
        embedded = self.table(pieces) * there
        narrowed = self.first_norm(self.narrow(embedded)) * there
        kept = [embedded]
        for place, (n, back) in enumerate(WIDTHS):
            x = narrowed[..., place * CHANNELS : (place + 1) * CHANNELS]
            x = (functional.relu(self.first[place](_windows(x, n, back))) + x) * there
            kept.append(functional.relu(self.second[place](_windows(x, n, back))) + x)
        features = self.norm(torch.cat(kept, -1)) * there
        length = there.sum(1)
        pooled = (features.sum(1) @ self.pool.weight.T + length * self.pool.bias) / length.sqrt()
        zero = functional.relu(self.deep0(pooled))
        one = functional.relu(self.skip1(pooled) + self.deep1(zero))
        two = functional.relu(self.deep2(one))
        sentence = torch.tanh(self.skip3(one) + self.deep3(two))
        peaks = (functional.relu(self.peak(features)) * there).amax(1)
        last = features.gather(
            1, (length.long() - 2).clamp(min=0).unsqueeze(-1).expand(-1, 1, features.shape[-1])
        )
        ends = functional.relu(self.ends(torch.cat((features[:, 1:3], last), 1))).flatten(1)
        joined = torch.cat((sentence, functional.normalize(pooled, dim=-1), peaks, ends), -1)
        made: Tensor = self.out_norm(functional.gelu(self.out(joined)))
        return made


def _windows(x: Tensor, n: int, back: int) -> Tensor:
    """Return, for each piece, it and its neighbours side by side: n in all, `back` before it."""
    padded = functional.pad(x, (0, 0, back, n - 1 - back))
    return torch.cat([padded[:, at : at + x.shape[1]] for at in range(n)], -1)


class Layer(nn.Module):
    """Attention over neighbouring utterances, biased by distance and speaker, and two linears."""

    def __init__(self, shape: Shape, relations: int, dropout: float) -> None:
        """Make the layers; `relations` is the number of kinds of neighbour."""
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.hidden, EPSILON)
        self.ask = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.bias = nn.Embedding(relations, shape.heads)
        self.give = nn.Linear(shape.hidden, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, EPSILON)
        self.wide = nn.Linear(shape.hidden, 2 * shape.hidden)
        self.back = nn.Linear(2 * shape.hidden, shape.hidden)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, relation: Tensor) -> Tensor:
        """Return utterances with what their neighbours add.

        Args:
            x: (sequences, utterances, hidden).
            relation: (sequences, utterances, utterances); 0 for what is out of reach.
        """
        count, size, hidden = x.shape
        asked = self.ask(self.norm(x)).view(count, size, 3, self.heads, hidden // self.heads)
        query, key, value = asked.permute(2, 0, 3, 1, 4)
        weight = query @ key.transpose(-1, -2) / (hidden // self.heads) ** 0.5
        weight = weight + self.bias(relation).permute(0, 3, 1, 2)
        weight = weight + ((relation == 0).to(weight.dtype) * SPREAD).unsqueeze(1)
        heard = (weight.softmax(-1) @ value).transpose(1, 2).reshape(count, size, hidden)
        x = x + self.dropout(self.give(heard))
        made: Tensor = x + self.dropout(self.back(functional.gelu(self.wide(self.norm2(x)))))
        return made


class Context(nn.Module):
    """Reads utterances in their context, and gives the logits of every head."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        """Make the layers; their weights are random until they are loaded."""
        super().__init__()
        self.shape = shape
        relations = 1 + 3 * (2 * shape.reach + 1)
        self.speaker = nn.Embedding(6, shape.hidden)
        self.layers = nn.ModuleList(Layer(shape, relations, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.join = nn.Linear(2 * shape.hidden, shape.hidden)
        fed = sum(shape.outputs[name] for name in shape.feeds)
        self.tops = nn.ModuleDict(
            {
                name: nn.Linear(shape.hidden + (0 if name in shape.feeds else fed), size)
                for name, size in shape.outputs.items()
            }
        )

    def forward(self, said: Tensor, marks: Tensor, relation: Tensor) -> dict[str, Tensor]:
        """Return the logits of each head, (sequences, utterances, size).

        Args:
            said: (sequences, utterances, hidden), from `Words`.
            marks: (sequences, utterances), see `analyzer.acts.marks`.
            relation: (sequences, utterances, utterances), likewise.
        """
        said = self.dropout(said)
        x = said + self.speaker(marks)
        for layer in self.layers:
            x = layer(x, relation)
        x = self.dropout(functional.gelu(self.join(torch.cat((x, said), -1))))
        found = {name: self.tops[name](x) for name in self.shape.feeds}
        fed = torch.cat([x, *(each.detach() for each in found.values())], -1)
        for name in self.shape.outputs:
            if name not in found:
                found[name] = self.tops[name](fed)
        return {name: found[name] for name in self.shape.outputs}


class Network(nn.Module):
    """`Words` and `Context` together."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        """Make both parts."""
        super().__init__()
        self.words = Words(shape)
        self.context = Context(shape, dropout)


class TorchEngine:
    """Runs a network's `model.safetensors` with PyTorch, on a GPU where there is one."""

    def __init__(self, weights: Path, shape: dict[str, Any]) -> None:
        """Load the weights.

        Raises:
            ModelError: if they don't fit the sizes.
        """
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._network = load(weights, Shape.of(shape)).to(self._device)

    @torch.inference_mode()
    def words(self, pieces: Ints) -> Floats:
        """Return the vectors of utterances, (utterances, hidden)."""
        read = self._network.words(torch.from_numpy(pieces).to(self._device))
        made: Floats = read.cpu().numpy()
        return made

    @torch.inference_mode()
    def context(self, said: Floats, marked: Ints, related: Ints) -> dict[str, Floats]:
        """Return each head's logits, (sequences, utterances, size)."""
        given = (torch.from_numpy(each).to(self._device) for each in (said, marked, related))
        return {name: each.cpu().numpy() for name, each in self._network.context(*given).items()}


def load(weights: Path, shape: Shape) -> Network:
    """Return the network whose weights are in a safetensors file.

    Raises:
        ModelError: if it is no such file, or holds other sizes.
    """
    network = Network(shape)
    try:
        network.load_state_dict(load_file(weights))
    except (OSError, RuntimeError, SafetensorError) as error:
        problem = f"{weights.name} does not fit its {CONFIG} ({str(error)[:80]})"
        raise ModelError(weights.parent.name, problem, "install it again") from error
    return network.eval()
