"""`speakup formats`: what each transcript format can and can't carry, and how to export it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli.edge import Language, console, emit, in_language

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from analyzer.companions import Companion
    from analyzer.display import Translate
    from analyzer.formats import Format


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example:  speakup formats --export --lang nl")(formats)


def formats(
    *,
    lang: Annotated[Language, in_language("Language of titles and explanations.")] = (Language.en),
    export: Annotated[bool, typer.Option("--export", help="Say how to export each.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a Markdown table.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the transcript formats: what each can and can't carry.

    Files that are recognised and refused are listed with what to give instead, and companion files
    (chat, attendance) with what they add.
    """
    from analyzer.companions import COMPANIONS
    from analyzer.formats import FORMATS

    if as_json:
        import json

        data = [_data(each) for each in FORMATS.values()]
        data += [_companion_data(each) for each in COMPANIONS.values()]
        emit(json.dumps(data, ensure_ascii=False, indent=1))
    elif markdown:
        emit("\n".join(_markdown(FORMATS.values(), COMPANIONS.values())))
    else:
        for part in _shown(lang, export=export):
            console().print(part)


def _data(each: "Format") -> dict[str, Any]:
    return {
        "name": each.name,
        "kind": "refused" if each.refused else "transcript",
        "title": each.title,
        "vendor": each.vendor,
        "extensions": list(each.extensions),
        "times": each.times,
        "names": each.names,
        "overlap": each.overlap,
        "libraries": list(each.libraries),
        "refused": each.refused,
        "how_to_export": each.how_to_export,
    }


def _companion_data(each: "Companion") -> dict[str, Any]:
    return {
        "name": each.name,
        "kind": each.what,
        "title": each.title,
        "vendor": each.vendor,
        "extensions": list(each.extensions),
        "how_to_export": each.how_to_export,
    }


def _markdown(formats: "Iterable[Format]", companions: "Iterable[Companion]") -> Iterator[str]:
    """Yield the lines of the README's tables."""
    formats = list(formats)
    yield "| format | file | who spoke | times | overlap | sample | library |"
    yield "|---|---|---|---|---|---|---|"
    for each in formats:
        if not each.refused:
            held = f"{_yes(each.names)} | {each.times} | {_yes(each.overlap)}"
            libraries = ", ".join(each.libraries) or "–"
            yield f"| `{each.name}` | {_file(each)} | {held} | {_samples(each)} | {libraries} |"
    yield ""
    yield "| refused | file | why | what to give instead | sample |"
    yield "|---|---|---|---|---|"
    for each in formats:
        if each.refused:
            why = f"{each.refused} | {each.how_to_export}"
            yield f"| `{each.name}` | {_file(each)} | {why} | {_samples(each)} |"
    yield ""
    yield "| companion | file | what it adds | sample |"
    yield "|---|---|---|---|"
    for one in companions:
        yield f"| `{one.name}` | {_file(one)} | {one.what} | {_samples(one)} |"


def _samples(each: "Format | Companion") -> str:
    """Return links to the samples of a format, from the project's root."""
    from analyzer.samples import samples_of

    found = ((path.name, path.parent.name) for path in samples_of(each.name))
    return " ".join(
        f"[{name.removeprefix(each.name)}](samples/{folder}/{name})" for name, folder in found
    )


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for a fact
    return "yes" if value else "no"


def _file(each: "Format | Companion") -> str:
    return f"{each.title} ({', '.join(each.extensions)})"


def _shown(lang: Language, *, export: bool) -> "Iterator[RenderableType]":
    """Yield what the terminal shows: three tables, or how to export each."""
    from analyzer.companions import COMPANIONS
    from analyzer.formats import FORMATS
    from analyzer.translate import translator

    _ = translator(lang.value)
    yes = {True: _("yes"), False: _("no")}
    read = [each for each in FORMATS.values() if not each.refused]
    if export:
        yield from _exports((*read, *COMPANIONS.values()), _)
    else:
        yield _table(
            (_("format"), _("file"), _("who spoke"), _("times"), _("overlap")),
            (
                (each.name, _titled(each, _), yes[each.names], _(each.times), yes[each.overlap])
                for each in read
            ),
        )
        yield ""
        yield _table(
            (_("given with a transcript"), _("what it adds")),
            ((_titled(each, _), _(each.what)) for each in COMPANIONS.values()),
        )
    companions = {each.title for each in COMPANIONS.values()}
    yield ""
    yield _table(
        (_("recognised and refused"), _("why"), _("what to give instead")),
        (
            (_titled(each, _), _(each.refused), _(each.how_to_export))
            for each in FORMATS.values()
            if each.refused and each.title not in companions
        ),
    )


def _exports(
    entries: "Iterable[Format | Companion]", translate: "Translate"
) -> "Iterator[RenderableType]":
    """Yield each title with how such a file is got, as a list of definitions."""
    from rich.padding import Padding
    from rich.text import Text

    for each in entries:
        yield Text(_titled(each, translate), "bold")
        yield Padding(Text(translate(each.how_to_export)), (0, 0, 0, 2))


def _titled(each: "Format | Companion", translate: "Translate") -> str:
    return f"{translate(each.title)} ({', '.join(each.extensions)})"


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for at, head in enumerate(heads):
        table.add_column(head, overflow="fold", style="cyan" if at == 0 else "")
    for row in rows:
        table.add_row(*map(Text, row))
    return table
