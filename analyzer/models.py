"""Where model data lies: beside a checkout, or inside an installed package."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analyzer.errors import ModelError

ERROR_RATES: Final = "error_rates.json"

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
