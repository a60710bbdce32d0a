"""The commands that list what there is: acts, metrics, and the schema of a record."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli.edge import Language, console, emit, in_language

if TYPE_CHECKING:
    from rich.console import RenderableType

    from analyzer.acts import ActKind

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
InLanguage = Annotated[Language, in_language("Language of titles, definitions and examples.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example:  speakup acts --lang nl")(acts)
    app.command(epilog="Example:  speakup metrics --lang nl")(metrics)
    app.command(epilog="Example:  speakup schema > record.schema.json")(schema)


def acts(*, lang: InLanguage = Language.en, as_json: AsJson = False) -> None:
    """List acts, moves, question types and responses, with definitions and examples."""
    from analyzer.acts import ACTS, QUESTION_TYPES
    from analyzer.episodes import RESPONSES
    from analyzer.translate import translator

    _ = translator(lang.value)
    kinds = [
        *(each for _name, each in ACTS.items()),
        *(each for _name, each in QUESTION_TYPES.items()),
    ]
    if as_json:
        _print_json(
            [_act(each) for each in kinds] + [_response(each) for _name, each in RESPONSES.items()]
        )
        return
    families = {
        "speak_up": _("Speak-up acts: what a person risks by saying it"),
        "move": _("Moves: what makes speaking up easier or harder"),
        "question": _("Question types: one, or none"),
    }
    for family, title in families.items():
        _print_title(title)
        _print_entries(_entry(each, lang) for each in kinds if each.family == family)
    _print_title(_("Responses: what a leader did with what was raised"))
    _print_entries(_entry(each, lang) for _name, each in RESPONSES.items())


def _act(kind: "ActKind") -> dict[str, Any]:
    return {
        "name": kind.name,
        "family": kind.family,
        "tool": kind.tool,
        **_defined(kind),
    }


def _response(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - naming its type would import it
    return {"name": kind.name, "family": "response", "group": kind.group, **_defined(kind)}


def _defined(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - an act or a response
    return {
        "title": kind.title,
        "definition": kind.definition,
        "out": kind.out,
        "examples": {language: list(texts) for language, texts in kind.examples.items()},
    }


def _entry(kind: Any, lang: Language) -> tuple[str, str, Sequence[str]]:  # noqa: ANN401 - as above
    from analyzer.translate import translator

    _ = translator(lang.value)
    lines = [_(kind.definition)]
    if kind.out:
        lines.append(_("Not: {what}").format(what=_(kind.out)))
    lines += [f"“{each}”" for each in kind.examples.get(lang.value, ())]
    return kind.name, _(kind.title), lines


def metrics(*, lang: InLanguage = Language.en, as_json: AsJson = False) -> None:
    """List the measures, how each is counted, and what a file must hold for it."""
    from analyzer.metrics import METRICS
    from analyzer.translate import translator

    _ = translator(lang.value)
    if as_json:
        _print_json(
            [
                {
                    "name": name,
                    "subject": each.subject,
                    "title": each.title,
                    "how": each.how,
                    "needs": sorted(each.needs),
                }
                for name, each in METRICS.items()
            ]
        )
        return
    by_subject: dict[str, list[tuple[str, str, Sequence[str]]]] = {}
    for name, each in METRICS.items():
        needs = _("Needs: {what}").format(what=", ".join(_(need) for need in sorted(each.needs)))
        entry = (name, _(each.title), [_(each.how), needs])
        by_subject.setdefault(each.subject, []).append(entry)
    for subject, entries in by_subject.items():
        _print_title(_(subject))
        _print_entries(entries)


def schema() -> None:
    """Print the JSON Schema of a session record, which `analyze --format json` writes."""
    from analyzer.record import schema as of_record

    _print_json(of_record())


def _print_json(data: object) -> None:
    emit(json.dumps(data, ensure_ascii=False, indent=1))


def _print_title(text: str) -> None:
    from rich.text import Text

    console().print(Text(f"\n{text}", "bold"))


def _print_entries(entries: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    console().print(_table(entries))


def _table(entries: Iterable[tuple[str, str, Sequence[str]]]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold cyan")
    table.add_column()
    for name, title, lines in entries:
        table.add_row(Text(name), Text(title))
        for line in _dimmed(lines):
            table.add_row("", line)
    return table


def _dimmed(lines: Sequence[str]) -> Iterator[Any]:
    from rich.text import Text

    return (Text(line, "dim") for line in lines if line)
