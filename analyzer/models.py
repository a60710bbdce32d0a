"""Where model data lies: beside a checkout, or inside an installed package."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analyzer.errors import ModelError

CUES: Final = "cues"
DEFAULT_MODEL: Final = "acts-en-nl"
MODEL_HELP: Final = (
    "What labels the acts: acts-en-nl, cues, a model's folder, or its name on the hub."
)
ERROR_RATES: Final = "error_rates.json"

HUB_FILES: Final = ("*.json", "*.onnx", "*.safetensors")
_HUB_NAME = re.compile(r"[\w.\-]+/[\w.\-]+")
_PLACES = (Path(__file__).parent / "_models", Path(__file__).parent.parent / "models")


def model_path(name: str) -> Path:
    """Return the folder of the model called `name`.

    Looked for in `_models` inside the package, where an installed wheel has it, then in
    `models` beside the package, where a checkout has it.

    Raises:
        ModelError: if there is no such model.

    >>> model_path("cues").name
    'cues'
    """
    for place in _PLACES:
        if name and Path(name).name == name and (place / name / "config.json").is_file():
            return place / name
    known = sorted({each.parent.name for place in _PLACES for each in place.glob("*/config.json")})
    hint = f"there is {', '.join(known)}" if known else "install the package again"
    raise ModelError(f"'{name}'", "there is no such model", hint)


def find_model(name: str) -> Path:
    """Return the folder of a model: one that comes along, one on disk, or one of a model hub.

    A name is looked for as `model_path` does, then as a folder on disk; `owner/name` that is
    neither is taken for a model of the Hugging Face hub, of which the files are fetched once and
    kept. Nothing of a transcript is ever sent. With `HF_HUB_OFFLINE=1` only what is kept is used.

    Raises:
        ModelError: if there is no such model, or it cannot be fetched.

    >>> find_model("cues").name
    'cues'
    """
    folder = Path(name).expanduser()
    if (folder / "config.json").is_file():
        return folder.resolve()
    if folder.is_dir():
        problem = "this folder holds no config.json"
        raise ModelError(f"'{name}'", problem, "name the folder of a model")
    if _HUB_NAME.fullmatch(name):
        return _from_hub(name)
    return model_path(name)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces.

    >>> len(sha256_of(model_path("cues") / "config.json"))
    64
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def model_version(name: str) -> dict[str, str]:
    """Return what a record keeps of a model: its name, and the SHA-256 of its `config.json`.

    The configuration holds the hashes of all its files, so two records with the same one were
    labelled by the same model. Of a model on disk the folder's name is kept, not its path.

    Raises:
        ModelError: if there is no such model.

    >>> version = model_version("cues")
    >>> version["model"], len(version["model_sha256"])
    ('cues', 64)
    """
    folder = find_model(name)
    shown = folder.name if (Path(name).expanduser() / "config.json").is_file() else name
    return {"model": shown, "model_sha256": sha256_of(folder / "config.json")}


def _from_hub(name: str) -> Path:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, allow_patterns=list(HUB_FILES)))
    except Exception as error:  # its errors and those of its network share no class
        reason = f"it cannot be fetched from the hub ({type(error).__name__})"
        remedy = "check the name and the connection, or name a folder on disk"
        raise ModelError(f"'{name}'", reason, remedy) from error


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often a model was right about one label on annotated meetings.

    Attributes:
        task: `"act"`, `"question"` or `"response"`.
        label: what was looked for.
        language: `"en"` or `"nl"`.
        text: `"as written"` or `"stripped"` of punctuation and capitals.
        positives: how often it was annotated.
        precision: share of what was shown that was right: value, low, high; None if undefined.
        recall: share of what was there that was found: value, low, high.
    """

    task: str
    label: str
    language: str
    text: str
    positives: int
    precision: tuple[float | None, float | None, float | None]
    recall: tuple[float | None, float | None, float | None]


def error_rates(name: str) -> tuple[ErrorRate, ...]:
    """Return the measured error rates kept with a model; empty where none are.

    Raises:
        ModelError: if there is no such model, or its error rates are damaged.

    >>> {rate.task for rate in error_rates("cues")} <= {"act", "question", "response"}
    True
    """
    path = model_path(name) / ERROR_RATES
    if not path.is_file():
        return ()
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            ErrorRate(
                row["task"],
                row["label"],
                row["language"],
                row["text"],
                row["positives"],
                _three(row["precision"]),
                _three(row["recall"]),
            )
            for row in rows
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(name, f"{path.name} is damaged ({error})", "install it again") from error


def _three(score: dict[str, float | None]) -> tuple[float | None, float | None, float | None]:
    return score["value"], score["low"], score["high"]
