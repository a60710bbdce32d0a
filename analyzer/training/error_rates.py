"""Keep with a model how often it was wrong, so that the pages can say so.

    speakup evaluate --data DIR --json > evaluation.json
    python -m analyzer.training.error_rates evaluation.json

writes `error_rates.json` into the model's folder: for each label and language what was annotated
at least five times, precision and recall with their intervals, as written and stripped.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from analyzer.models import ERROR_RATES, find_model

TASKS: Final = {
    "act": "act",
    "question": "question",
    "response, event given": "response",
}
MIN_POSITIVES: Final = 5


def kept(evaluation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of an evaluation that a reader of the pages is shown.

    >>> score = {"value": 0.5, "low": 0.3, "high": 0.7, "interval": "meetings"}
    >>> row = {"source": "gold acts", "task": "act", "label": "concern", "system": "cues"}
    >>> row |= {"text": "as written", "language": "en", "role": "all", "positives": 24}
    >>> kept({"model": "cues", "rows": [row | {"precision": score, "recall": score}]})[0]["label"]
    'concern'
    """
    return [
        {
            "task": TASKS[row["task"]],
            "label": row["label"],
            "language": row["language"],
            "text": row["text"],
            "positives": row["positives"],
            "precision": _ends(row["precision"]),
            "recall": _ends(row["recall"]),
        }
        for row in evaluation["rows"]
        if row["system"] == evaluation["model"]
        and row["source"].startswith("gold")
        and row["role"] == "all"
        and row["task"] in TASKS
        and row["positives"] >= MIN_POSITIVES
        and row["recall"] is not None
        and row["recall"]["value"] is not None
    ]


def _ends(score: dict[str, Any]) -> dict[str, float | None]:
    return {
        key: None if score[key] is None else round(score[key], 3)
        for key in ("value", "low", "high")
    }


def main(path: str) -> None:
    """Write the error rates of an evaluation beside its model."""
    evaluation = json.loads(Path(path).read_text(encoding="utf-8"))
    rows = kept(evaluation)
    target = find_model(evaluation["model"]) / ERROR_RATES
    target.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {target.name}")


if __name__ == "__main__":
    main(sys.argv[1])
