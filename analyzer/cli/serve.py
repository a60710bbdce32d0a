"""`speakup serve` and `speakup demo`: the app on this machine, and samples to show in it."""

import os
import runpy
import socket
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from analyzer.cli.edge import FAILED, complain, working
from analyzer.errors import AnalyzerError
from analyzer.samples import samples

PACKAGE: Final = Path(__file__).parents[1]
LOOPBACK: Final = "127.0.0.1"
STORE: Final = "SPEAKUP_STORE"

InStore = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The store: an SQLite file or an address."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example:  speakup serve --port 8600")(serve)
    app.command(epilog="Example:  speakup demo && speakup serve")(demo)


def serve(
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
    with_demo: Annotated[
        bool, typer.Option("--demo", help="Analyse the sample meetings first.")
    ] = False,
    store: InStore = None,
) -> None:
    """Serve the app on this machine alone, at http://localhost:8501. Ctrl-C stops it."""
    if with_demo:
        demo(store=store)
    entry = app_file()
    _demand_port(port)
    if store:
        os.environ[STORE] = store
    sys.argv = ["streamlit", "run", str(entry), *flags(port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def _demand_port(port: int) -> None:
    """Refuse a port that another program listens on, before Streamlit starts."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere this option would share a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            problem = f"port {port} cannot be used ({error.strerror}); give another with --port"
            raise AnalyzerError(problem) from error


def flags(port: int) -> list[str]:
    """Return the settings that keep the app on this machine and quiet.

    >>> flags(8501)[:2]
    ['--server.address=127.0.0.1', '--server.port=8501']
    """
    return [
        f"--server.address={LOOPBACK}",
        f"--server.port={port}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--client.toolbarMode=minimal",
    ]


def app_file() -> Path:
    """Return the file that Streamlit runs: the one in an installed package, or a checkout's.

    Raises:
        AnalyzerError: if there is neither.
    """
    for place in (PACKAGE / "_app.py", PACKAGE.parent / "app.py"):
        if place.is_file():
            return place
    raise AnalyzerError("the app is not part of this installation; install the package again")


def demo(*, store: InStore = None) -> None:
    """Put the sample meetings into the store, for a first look at the app."""
    from analyzer.pipeline import analyze
    from analyzer.roster import read_roster
    from analyzer.store import open_store

    meetings = samples()
    if not meetings:
        raise AnalyzerError("there are no sample meetings in this installation; use a checkout")
    kept = open_store(store)
    failed = False
    for path, roster in meetings.values():
        try:
            with working() as status:
                status.update(f"{path.name} …")
                record = analyze(path, roster=read_roster(roster, transcript=path.name))
            kept.add(record)
        except AnalyzerError as error:
            complain(error)
            failed = True
        else:
            typer.echo(f"{path.name}: {record.session.title}", err=True)
    if failed:
        raise typer.Exit(FAILED)
