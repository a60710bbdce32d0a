"""Every text a reader sees: marked strings of code and templates, and what the registries say."""

import ast
import re
from pathlib import Path

from analyzer import capabilities
from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.companions import COMPANIONS
from analyzer.episodes import RESPONSES
from analyzer.formats import FORMATS
from analyzer.metrics import METRICS, reasons
from analyzer.metrics.values import UNITS

MARK = 2
MARKS = ("_", "translate", "marked", "phrase")
TEMPLATE = re.compile(r"""\b_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")


def in_code(root: Path) -> set[str]:
    """Return the literal strings that are passed to a translating function."""
    found: set[str] = set()
    for path in sorted((root / "analyzer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                first = node.args[0]
                either = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
                if name in MARKS:
                    said = (x.value for x in either if isinstance(x, ast.Constant) and x.value)
                    found |= set(map(str, said))
    return found


def in_templates(root: Path) -> set[str]:
    """Return the literal strings that templates translate."""
    return {
        str(ast.literal_eval(match))
        for path in sorted((root / "analyzer" / "templates").glob("*.jinja"))
        for match in TEMPLATE.findall(path.read_text(encoding="utf-8"))
    }


def in_registries() -> set[str]:
    """Return titles, definitions and explanations of what is registered, and every reason."""
    found: set[str] = set()
    for module in (capabilities, reasons):
        found |= {
            value
            for name, value in vars(module).items()
            if name.isupper() and isinstance(value, str) and " " in value
        }
    found |= set(capabilities.CAPABILITIES) | {unit for unit in UNITS if len(unit) > MARK}
    for each in METRICS.values():
        found |= {each.title, each.how, each.subject}
    for registry in (ACTS, QUESTION_TYPES, RESPONSES):
        for kind in registry.values():
            found |= {kind.title, kind.definition, kind.out, getattr(kind, "tool", "") or ""}
    for kind in RESPONSES.values():
        found.add(kind.group)
    for each in FORMATS.values():
        found |= {each.title, each.how_to_export, each.times, each.refused}
    for companion in COMPANIONS.values():
        found |= {companion.title, companion.how_to_export, companion.what}
    return found - {""}


def messages(root: Path) -> set[str]:
    """Return every text that needs a translation."""
    return in_code(root) | in_templates(root) | in_registries()
