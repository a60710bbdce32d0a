"""The `speakup` command.

Each command imports what it needs when it runs, so that help and lists answer at once.
"""

from typing import Annotated

import typer

from analyzer.cli import analyze, convert, formats, lists, research, serve, train
from analyzer.cli.edge import Edge, steady_streams

__all__ = ["app", "main"]

app = typer.Typer(
    name="speakup",
    cls=Edge,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (analyze, convert, serve, formats, lists, research, train):
    module.add_to(app)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if wanted:
        from analyzer import __version__

        typer.echo(f"speakup {__version__}")
        raise typer.Exit


@app.callback()
def speakup(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Meeting transcripts in, speak-up signals with their evidence out.

    Everything runs on this machine; nothing is sent anywhere. What comes out are signposts for a
    conversation, not for assessing anyone.

    Start with:  speakup analyze call.vtt --leader "Ingrid Vos"
    """


def main() -> None:
    """Run the command line; the entry point `speakup`."""
    steady_streams()
    app()
