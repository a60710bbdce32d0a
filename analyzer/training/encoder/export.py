"""From a trained network to the folder that users get: ONNX files, tokenizer, hashes."""

import json
import logging
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import helper, numpy_helper
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.export import Dim

from analyzer.acts.encoder import CALIBRATION, CONFIG, CONTEXT, TOKENIZER, WEIGHTS, WORDS
from analyzer.acts.torch_encoder import Context, Network, Words
from analyzer.errors import ModelError
from analyzer.models import sha256_of

Floats = npt.NDArray[np.float32]

LEVELS: Final = 127.0
MATRIX: Final = 2
SMALLEST: Final = 16
OPSET: Final = 18


class ByteTable(nn.Module):
    """The table of word pieces as bytes, one scale for each piece: a quarter of its size."""

    codes: Tensor
    scale: Tensor

    def __init__(self, table: Tensor) -> None:
        """Round the table; its rows differ in size, so each has a scale of its own."""
        super().__init__()
        codes, scale = _bytes(table)
        self.register_buffer("codes", codes)
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vectors of pieces."""
        made: Tensor = self.codes[pieces].to(self.scale.dtype) * self.scale[pieces]
        return made


@torch.no_grad()
def round_weights(network: Network) -> None:
    """Round a network's weights, in place, to the bytes that are exported of them.

    The table of word pieces has a scale for each piece, other weights one for each output. Done
    before calibration, so that what is measured and what is shipped are the same.
    """
    for name, each in network.named_parameters():
        if name == "words.table.weight" or is_matrix(each.shape):
            codes, scale = _bytes(each)
            each.copy_(codes.to(each.dtype) * scale)


def is_matrix(shape: Sequence[int]) -> bool:
    """Return whether weights of a shape are stored as bytes: large ones with two dimensions.

    >>> is_matrix((384, 768)), is_matrix((384,)), is_matrix((4, 5))
    (True, False, False)
    """
    return len(shape) == MATRIX and min(shape) >= SMALLEST


def _bytes(weights: Tensor) -> tuple[Tensor, Tensor]:
    """Return weights as whole numbers from −127 to 127, and the scale of each row."""
    scale = weights.abs().amax(1, keepdim=True).clamp(min=1e-8) / LEVELS
    return (weights / scale).round().clamp(-LEVELS, LEVELS).to(torch.int8), scale


class Named(NamedTuple):
    """Names of a graph's inputs and outputs."""

    inputs: list[str]
    outputs: list[str]


def export(network: Network, folder: Path) -> None:
    """Write `words.onnx` and `context.onnx`, their weights as bytes.

    Args:
        network: trained and rounded (`round_weights`).
        folder: to write them in.
    """
    network = network.eval()
    words = _with_byte_table(network.words)
    free = Dim.DYNAMIC
    pieces = torch.randint(1, 50, (3, 7))
    named = Named(["pieces"], ["vectors"])
    _export(words, (pieces,), folder / WORDS, named, ({0: free, 1: free},))
    hidden = network.context.shape.hidden
    given = (
        torch.randn(2, 5, hidden),
        torch.zeros(2, 5, dtype=torch.long),
        torch.ones(2, 5, 5, dtype=torch.long),
    )
    sizes = ({0: free, 1: free}, {0: free, 1: free}, {0: free, 1: free, 2: free})
    named = Named(["said", "marks", "relation"], list(network.context.shape.outputs))
    _export(network.context, given, folder / CONTEXT, named, sizes)
    for name in (WORDS, CONTEXT):
        _shrink(folder / name)


def _with_byte_table(words: Words) -> Words:
    """Return the same network over a table of bytes."""
    copy = Words.__new__(Words)
    nn.Module.__init__(copy)
    for name, each in words.named_children():
        copy.add_module(name, ByteTable(words.table.weight.detach()) if name == "table" else each)
    return copy.eval()


def _export(
    module: Words | Context,
    given: tuple[Tensor, ...],
    path: Path,
    named: Named,
    sizes: tuple[dict[int, Any], ...],
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        program = torch.onnx.export(
            module,
            given,
            dynamo=True,
            input_names=named.inputs,
            output_names=named.outputs,
            dynamic_shapes=sizes,
            opset_version=OPSET,
            verbose=False,
        )
    if program is None:
        raise ModelError(path.parent.name, f"{path.name} could not be exported", "report it")
    onnx.save(program.model_proto, str(path))


def _shrink(path: Path) -> None:
    """Store the matrices of a graph as bytes, which are turned back when it is loaded.

    They must have been rounded (`round_weights`), so nothing is lost. Products stay in floating
    point: whole-number ones would be faster, but their inputs are scaled by whatever else is
    read at the same time, so that an utterance's probabilities would depend on its batch.
    """
    model = onnx.load(str(path))
    graph = model.graph
    for each in list(graph.initializer):
        weights = numpy_helper.to_array(each)
        if weights.dtype != np.float32 or not is_matrix(weights.shape):
            continue
        axis, codes, scale = _codes(weights)
        graph.initializer.remove(each)
        name = each.name
        graph.initializer.extend(
            [
                numpy_helper.from_array(codes, f"{name}.codes"),
                numpy_helper.from_array(scale, f"{name}.scale"),
            ]
        )
        given = [f"{name}.codes", f"{name}.scale"]
        graph.node.insert(0, helper.make_node("DequantizeLinear", given, [name], axis=axis))
    onnx.save(model, str(path))


def _codes(weights: Floats) -> tuple[int, npt.NDArray[np.int8], Floats]:
    """Return the axis of a matrix's outputs, its bytes, and the scale of each output."""
    tried = []
    for axis in (0, 1):
        scale = np.maximum(np.abs(weights).max(1 - axis), 1e-8) / np.float32(LEVELS)
        exact = weights / np.expand_dims(scale, 1 - axis)
        tried.append((float(np.abs(exact - exact.round()).max()), axis, exact.round(), scale))
    _, axis, codes, scale = min(tried, key=lambda one: one[0])
    return axis, codes.astype(np.int8), scale.astype(np.float32)


def save_torch(network: Network, folder: Path) -> None:
    """Write `model.safetensors`, the weights as they were trained."""
    save_file({k: v.contiguous() for k, v in network.state_dict().items()}, str(folder / WEIGHTS))


def write_config(folder: Path, tokenizer: Tokenizer, config: Mapping[str, Any]) -> None:
    """Write tokenizer and `config.json` with the SHA-256 of every file it goes with.

    `calibration.json` and the weights must be there already.
    """
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    text = json.dumps({**config, "files": hashes(folder)}, indent=1, ensure_ascii=False)
    (folder / CONFIG).write_text(text + "\n", encoding="utf-8")


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a model that is in a folder."""
    return {
        name: sha256_of(folder / name)
        for name in (TOKENIZER, CALIBRATION, WORDS, CONTEXT, WEIGHTS)
        if (folder / name).is_file()
    }
