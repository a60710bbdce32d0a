"""Which annotated rows may be counted: those of training meetings, and invented ones."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

Row = TypeVar("Row", bound=Mapping[str, Any])


def of_training(rows: Iterable[Row]) -> list[Row]:
    """Return the rows whose `split` is `train`, and those without one, which are from no meeting.

    >>> of_training([{"split": "train"}, {"split": "dev"}, {"text": "invented"}])
    [{'split': 'train'}, {'text': 'invented'}]
    """
    return [row for row in rows if row.get("split", "train") == "train"]
