"""`speakup evaluate` and `speakup label`: for people with annotations and corpora of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from analyzer.cli.edge import console, emit, working
from analyzer.models import DEFAULT_MODEL, MODEL_HELP

if TYPE_CHECKING:
    from analyzer.training.results import Evaluation

ModelName = Annotated[str, typer.Option(help=MODEL_HELP)]

WIDE_COLUMNS: Final = 170
NUMBERS: Final = 9
"""How many columns of a table of scores hold numbers, at its right."""

EVALUATE_EPILOG: Final = """
Examples:

speakup evaluate --acts my_acts.jsonl --responses my_exchanges.jsonl

speakup evaluate --data ../corpora --json > scores.json
"""
LABEL_EPILOG: Final = """
Examples:

speakup label --acts items.jsonl --out labelled.jsonl

speakup label --responses exchanges.jsonl --out labelled.jsonl
"""


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=EVALUATE_EPILOG)(evaluate)
    app.command(epilog=LABEL_EPILOG)(label)


def evaluate(
    *,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with gold/ and with data/ami and data/mrda."),
    ] = None,
    acts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Annotated utterances, JSON lines.")
    ] = None,
    responses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Annotated exchanges, JSON lines.")
    ] = None,
    model: ModelName = DEFAULT_MODEL,
    roles: Annotated[
        bool, typer.Option("--roles", help="Score leaders and others apart, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score the labels against annotations: precision, recall, F1 and average precision.

    Each with its interval, on the text as written and stripped of punctuation. An item is one JSON
    object a line with id, context (or prev), target text and labels; `disputed` labels are left
    out of the scoring.
    """
    from analyzer.training.evaluate import evaluate as score

    with working() as status:
        found = score(
            data,
            acts=acts,
            responses=responses,
            model=model,
            progress=lambda part: status.update(f"{part} …"),
        )
    if as_json:
        emit(found.to_json())
    else:
        _print_tables(found, roles=roles)


def _print_tables(found: "Evaluation", *, roles: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    screen = console(piped=WIDE_COLUMNS, most=WIDE_COLUMNS)
    narrow = screen.width < WIDE_COLUMNS
    for each in found.tables(roles=roles):
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
        for place, column in enumerate(each.columns):
            numbers = place >= len(each.columns) - NUMBERS
            table.add_column(Text(column), justify="right" if numbers else "left")
        for row in each.rows:
            # An interval stands under its score where there is no room for it beside.
            cells = (cell.replace(" [", "\n[") if narrow else cell for cell in row)
            table.add_row(*(Text(cell) for cell in cells))
        screen.print(Text(f"\n{each.title}", "bold"))
        screen.print(table)
    screen.print()
    for note in found.notes:
        screen.print(Text(note, "dim"))


def label(
    *,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Where to write the labels, JSON lines.")
    ],
    acts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Utterances to label, JSON lines.")
    ] = None,
    responses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Exchanges to label, JSON lines.")
    ] = None,
    model: ModelName = DEFAULT_MODEL,
) -> None:
    """Label items of your own: utterances with --acts, exchanges with --responses.

    For each item, in their order, one JSON object: id, acts, question and probabilities; or id,
    event, response, second and probabilities.
    """
    if (acts is None) == (responses is None):
        raise typer.BadParameter("give either --acts FILE or --responses FILE")
    from analyzer.training.label import label_acts, label_responses

    with working() as status:
        status.update(f"{(acts or responses or out).name} …")
        count = (
            label_acts(acts, out, model=model)
            if acts is not None
            else label_responses(responses or out, out, model=model)
        )
    typer.echo(f"wrote {count} items to {out}", err=True)
