"""The registry: discovery, clashes, close names, entry points of outsiders."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from analyzer import registry
from analyzer.errors import AnalyzerError, UnknownName
from analyzer.registry import Registry


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry[str]:
    """Return a registry over a package of one module, and one outsider."""
    package = tmp_path / "toybox"
    package.mkdir()
    made = "TOYS = Registry('toy', package='toybox', group='toys')\n"
    (package / "__init__.py").write_text(f"from analyzer.registry import Registry\n{made}")
    (package / "ball.py").write_text("from toybox import TOYS\nTOYS.add('ball', 'round')\n")
    (tmp_path / "outsider.py").write_text("from toybox import TOYS\nTOYS.add('kite', 'flat')\n")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("kite", "outsider", "toys")
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == "toys" else [])
    import toybox

    yield toybox.TOYS
    for name in ("toybox", "toybox.ball", "outsider"):
        sys.modules.pop(name, None)


def test_finds_modules_and_outsiders(toys: Registry[str]) -> None:
    """Entries of the package's modules and of other distributions are there, by name."""
    assert toys.items() == [("ball", "round"), ("kite", "flat")]
    assert len(toys) == 2


def test_a_wrong_name_gets_close_ones(toys: Registry[str]) -> None:
    """The error tells what is there."""
    with pytest.raises(UnknownName, match="did you mean 'ball'"):
        toys["bal"]
    with pytest.raises(UnknownName, match="there are 'ball', 'kite'"):
        toys["xyzzy"]


def test_two_of_a_name_clash(toys: Registry[str]) -> None:
    """A name is taken once."""
    with pytest.raises(AnalyzerError, match="two entries are called 'ball'"):
        toys.add("ball", "square") if len(toys) else None
