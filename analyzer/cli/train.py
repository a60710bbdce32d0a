"""`speakup train`: from corpora and annotations to the files of a model."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from analyzer.cli.edge import emit
from analyzer.errors import ModelError

EPILOG = """
Examples:

speakup train --data ../corpora --out models/acts-en-nl

speakup train --data ../corpora --out /tmp/trial --settings tiny
"""


LONG: Final = ("networks", "lines")
"""Parts of a log that are kept and not printed."""


class Size(StrEnum):
    """How much is trained."""

    full = "full"
    tiny = "tiny"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EPILOG)(train)


def train(
    *,
    data: Annotated[
        Path,
        typer.Option(metavar="DIR", help="Folder with data/ami and data/mrda, silver/ and gold/."),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the model to make.")],
    settings: Annotated[
        Size, typer.Option(help="The whole run of hours, or a trial of a minute.")
    ] = Size.full,
    work: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to keep what is made on the way, to go on from."),
    ] = None,
    network: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Train this one alone, such as use2, and keep it."),
    ] = None,
) -> None:
    """Train the act model: networks, their student, its calibration, its files.

    Needs the extra 'train' and, for the full run, the published weights it starts from. Uses a
    GPU where there is one. A run that was cut off goes on where it was.
    """
    try:
        from analyzer.training.encoder.train import SETTINGS
        from analyzer.training.encoder.train import train as make
    except ImportError as error:
        problem = f"training needs {error.name or 'more'}, which is not installed"
        remedy = "install the extra: pip install 'speakup-analyzer[train]'"
        raise ModelError(str(out), problem, remedy) from error
    log = make(
        data,
        out,
        settings=SETTINGS[settings],
        work=work,
        only=network,
        progress=lambda line: typer.echo(line, err=True),
    )
    emit(json.dumps({key: each for key, each in log.items() if key not in LONG}, indent=1))
