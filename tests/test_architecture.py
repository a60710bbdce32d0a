"""Which module may import which: the arrows of the design, read from the code itself."""

import ast
from pathlib import Path

import pytest

LAYERS = [
    {"errors", "__init__", "text", "translate"},
    {"models", "registry", "samples"},
    {"session"},
    {"build", "capabilities", "names"},
    {"roster"},
    {"formats", "acts"},
    {"episodes", "companions"},
    {"metrics"},
    {"record"},
    {"store", "display"},
    {"beside"},
    {"bundles"},
    {"pipeline"},
    {"report", "summary", "training"},
    {"cli", "ui"},
]
"""From the ground up: a part imports from layers below its own."""

ONLY_IN = {
    "streamlit": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "spacy": {"acts", "episodes", "training"},
    "torch": {"acts", "training"},
    "transformers": {"training"},
    "onnx": {"training"},
    "onnxruntime": {"acts", "training"},
    "tokenizers": {"acts", "training"},
    "huggingface_hub": {"models"},
    "typer": {"cli"},
    "altair": {"ui", "report"},
    "jinja2": {"report"},
    "lxml": {"formats"},
    "docx": {"formats"},
    "openpyxl": {"formats"},
}


def modules(root: Path) -> list[Path]:
    """Return every module of the package, migrations aside."""
    return [p for p in sorted((root / "analyzer").rglob("*.py")) if "migrations" not in p.parts]


def imports(path: Path) -> set[str]:
    """Return the dotted names a module imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(path: Path, root: Path) -> str:
    """Return the part of the package a module belongs to, such as `formats`."""
    return path.relative_to(root / "analyzer").parts[0].removesuffix(".py")


def layer(name: str) -> int:
    """Return the height of a part."""
    return next(height for height, names in enumerate(LAYERS) if name in names)


def test_every_part_has_its_place(root: Path) -> None:
    """A new part of the package needs a layer."""
    known = set().union(*LAYERS)
    assert {part(path, root) for path in modules(root)} <= known


def test_arrows_point_down(root: Path) -> None:
    """No module imports from a layer above its own, or sideways from another part."""
    wrong = []
    for path in modules(root):
        here = part(path, root)
        for name in imports(path):
            pieces = name.split(".")
            if pieces[0] != "analyzer" or len(pieces) == 1:
                continue
            there = pieces[1]
            if there == here or there not in set().union(*LAYERS):
                continue
            if layer(there) >= layer(here):
                wrong.append(f"{path.relative_to(root)} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_heavy_libraries_stay_where_they_belong(root: Path, library: str) -> None:
    """Each heavy library is imported in its own part alone."""
    users = {
        part(path, root)
        for path in modules(root)
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= ONLY_IN[library]


@pytest.mark.parametrize(
    ("library", "module"), [("torch", "torch_encoder.py"), ("onnxruntime", "encoder.py")]
)
def test_engines_stand_in_one_module_each(root: Path, library: str, module: str) -> None:
    """What runs a model is imported where models are run, and nowhere else in `acts`."""
    users = {
        path.name
        for path in modules(root)
        if part(path, root) == "acts"
        and any(name.split(".")[0] == library for name in imports(path))
    }
    assert users == {module}


def test_nothing_users_run_reads_the_shared_folder(root: Path) -> None:
    """The package does not lean on the folder of real meetings."""
    for path in modules(root):
        if part(path, root) != "training":
            assert "../shared" not in path.read_text(encoding="utf-8"), path
