"""What an evaluation returns: rows of scores, as JSON or as tables of text."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

from analyzer import __version__
from analyzer.training.scores import Score, Scores

Condition = Literal["as written", "stripped"]
CONDITIONS: Final[tuple[Condition, ...]] = ("as written", "stripped")
COLUMNS: Final = (
    "language",
    "label",
    "found by",
    "text",
    "n",
    "has it",
    "found",
    "precision",
    "recall",
    "F1",
    "AP",
    "ECE",
    "r",
)


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one label under one condition.

    Attributes:
        source: `"gold acts"`, `"ami dev"`, a file's name and so on.
        task: `"act"`, `"question"`, `"response"`, `"event"` or `"proxy"`.
        label: what was looked for.
        system: the model, or the one-line rule beside it.
        text: with punctuation and capitals, or stripped of them.
        language: `"en"`, `"nl"`, or `"?"` where it is neither.
        role: who said it: `"all"`, `"leader"` or `"others"`.
        scores: precision, recall and so on.
        proxy: what a neighbouring tag means, empty where the label itself was annotated.
    """

    source: str
    task: str
    label: str
    system: str
    text: Condition
    language: str
    role: str
    scores: Scores
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of text.

    Attributes:
        title: what it shows.
        columns: their headings.
        rows: cells as text.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of one run.

    Attributes:
        model: what found the acts.
        rows: one for each source, label, condition, language and role.
        notes: what was left out, and how to read the figures.
    """

    model: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())

    def to_json(self, *, indent: int | None = 1) -> str:
        """Return everything as JSON; what is undefined is null."""
        data = {
            "analyzer": __version__,
            "model": self.model,
            "notes": self.notes,
            "rows": [_flat(row) for row in self.rows],
        }
        return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)

    def tables(self, *, roles: bool = False) -> tuple[Table, ...]:
        """Return one table for each source and task, labels that never occur left out.

        Args:
            roles: whether to give leaders and others a line of their own.
        """
        shown = [
            row
            for row in self.rows
            if (roles or row.role == "all") and (row.scores.positives or row.scores.predicted)
        ]
        titles = dict.fromkeys((row.source, row.task) for row in shown)
        columns = COLUMNS if not roles else (*COLUMNS[:2], "said by", *COLUMNS[2:])
        return tuple(
            Table(
                f"{source}: {task}",
                columns,
                tuple(_cells(row, roles=roles) for row in shown if (row.source, row.task) == title),
            )
            for title in titles
            for source, task in (title,)
        )

    def markdown(self, *, roles: bool = False) -> str:
        """Return the tables as Markdown, notes at the end."""
        parts = [part for table in self.tables(roles=roles) for part in _markdown(table)]
        return "\n".join([*parts, *(f"- {note}" for note in self.notes)]) + "\n"


def _flat(row: Row) -> dict[str, Any]:
    """Return a row with its scores on one level."""
    flat = asdict(row)
    scores = flat.pop("scores")
    return {**flat, **scores}


def _cells(row: Row, *, roles: bool) -> tuple[str, ...]:
    """Return a row as text."""
    found = row.scores
    first = (row.language, row.label, *((row.role,) if roles else ()), row.system, row.text)
    return (
        *first,
        str(found.n),
        str(found.positives),
        str(found.predicted),
        *(
            cell(each)
            for each in (
                found.precision,
                found.recall,
                found.f1,
                found.average_precision,
                found.calibration_error,
                found.correlation,
            )
        ),
    )


def cell(score: Score) -> str:
    """Return a score as text: two decimals, the interval in brackets, a dash where undefined.

    >>> cell(Score(0.5, 0.41, 0.588, "meetings")), cell(Score(0.061)), cell(Score(None))
    ('.50 [.41–.59]', '.06', '–')
    """
    if score.value is None:
        return "–"
    ends = ""
    if score.low is not None and score.high is not None:
        ends = f" [{_two(score.low)}–{_two(score.high)}]"
    return _two(score.value) + ends


def _two(value: float) -> str:
    text = f"{value:.2f}"
    return text.removeprefix("0") if value < 1 else text


def _markdown(table: Table) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"

    yield from (f"### {table.title}", "", line(table.columns), "|" + "---|" * len(table.columns))
    yield from (line(row) for row in table.rows)
    yield ""
