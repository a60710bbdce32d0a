"""The documentation names what there is, and its examples run."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.episodes import RESPONSES
from analyzer.formats import FORMATS
from analyzer.metrics import METRICS


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """Return the README."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("registry", [FORMATS, ACTS, QUESTION_TYPES, RESPONSES, METRICS])
def test_readme_names_every_entry(readme: str, registry: object) -> None:
    """Formats, acts, question types, responses and metrics are all in the README."""
    assert [name for name in registry if f"`{name}`" not in readme] == []


def test_readme_names_every_command(readme: str) -> None:
    """Each command of the command line is in the README."""
    from typer.main import get_command

    from analyzer.cli import app

    names = list(get_command(app).commands)
    assert names
    assert [name for name in names if f"`speakup {name}`" not in readme] == []


def test_readme_holds_the_tables_of_formats(readme: str, speakup: Callable[..., Result]) -> None:
    """What each format can carry stands in the README as the command prints it (`make docs`)."""
    shown = readme.partition("<!-- formats")[2].partition("-->")[2].partition("<!-- end of")[0]
    assert shown.strip() == speakup("formats", "--markdown").stdout.strip()


def test_readme_names_nothing_that_is_gone(readme: str) -> None:
    """No table of the README holds a name that no registry has."""
    rows = re.findall(r"^\|[^|]*\| `(\w+)` \|", readme, re.MULTILINE)
    known = {name for r in (ACTS, QUESTION_TYPES, RESPONSES, METRICS) for name in r}
    assert rows
    assert set(rows) <= known


def test_readme_links_exist(root: Path, readme: str) -> None:
    """Links to files of the project lead somewhere."""
    links = [each for each in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in each]
    assert links
    assert [each for each in links if not (root / each).exists()] == []


def test_python_in_the_readme_runs(
    root: Path, readme: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The README's Python example runs as it stands and finds something."""
    monkeypatch.chdir(root)
    for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert capsys.readouterr().out.strip()


def test_docs_stay_clear_of_this_machine(root: Path) -> None:
    """No document names a path of the machine it was written on."""
    for path in [
        *root.glob("*.md"),
        *root.glob("models/**/*.md"),
        *root.glob("docs/*.md"),
        *root.glob("samples/*.md"),
    ]:
        assert not re.search(r"(?<![\w.])/(?:work|tmp|root)/", path.read_text("utf-8")), path
