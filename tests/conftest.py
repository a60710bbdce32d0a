"""Fixtures for every test."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from analyzer.session import Person, Roster, Session, Source, Utterance

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SPEAKUP_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real meetings and corpora, which not every checkout has."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real meetings and corpora is not beside this checkout")
    return SHARED


@pytest.fixture
def make_session() -> Callable[..., Session]:
    """Return a maker of small sessions.

    `make_session([("A", "Hi.", 0.0, 1.0), ("B", "Hello.")], leaders=["A"], silent=["C"])`:
    rows are speaker, text and, optionally, start and end in seconds.
    """

    def make(
        rows: list[tuple[str | None, str] | tuple[str | None, str, float, float]],
        **marks: list[str],
    ) -> Session:
        utterances = tuple(
            Utterance(
                index,
                row[0],
                row[1],
                *(row[2:] if len(row) > 2 else (None, None)),
                time_quality="measured" if len(row) > 2 else "none",
                line=index + 1,
                language="en",
            )
            for index, row in enumerate(rows)
        )
        names = dict.fromkeys(row[0] for row in rows if row[0] is not None)
        roster = Roster(tuple(Person(name) for name in names)).marked(**marks)
        return Session(utterances, roster, Source("made.txt", "made"))

    return make


@pytest.fixture
def speakup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Return a runner of commands in an empty folder, with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPEAKUP_STORE", f"sqlite:///{tmp_path}/kept/store.sqlite")
    monkeypatch.setenv("COLUMNS", "100")

    from analyzer.cli import app

    def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)

    return run
