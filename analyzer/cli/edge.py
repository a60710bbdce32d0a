"""The edge of the command line: where errors end as one line, and text goes out."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperGroup

from analyzer.errors import AnalyzerError, OutputError
from analyzer.translate import marked, phrase, translator

if TYPE_CHECKING:
    from rich.console import Console

FAILED: Final = 2
STOPPED_READING: Final = 141
MIN_COLUMNS: Final = 60
MAX_COLUMNS: Final = 120
PIPED_COLUMNS: Final = 100
ERROR_CHARACTERS: Final = 600
BYTE_ORDER_MARK: Final = "\ufeff"
"""Begins a CSV file, so that spreadsheets read it as UTF-8."""
ODD: Final = "backslashreplace"
"""What becomes of a lone surrogate, which UTF-8 cannot hold: in JSON, its escape."""


class Language(StrEnum):
    """Languages that what people read is written in."""

    en = "en"
    nl = "nl"


class Edge(TyperGroup):
    """Commands whose foreseen errors end as one line on stderr and exit code 2."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the class it extends has it
        """Run the command.

        Raises:
            typer.Exit: with 2 for any AnalyzerError, 141 where the reader of a pipe left.
        """
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except AnalyzerError as error:
            complain(error, ctx.obj or Language.en)
            raise typer.Exit(FAILED) from None
        except BrokenPipeError:
            # Python flushes stdout once more when it ends: let that go nowhere.
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(STOPPED_READING) from None
        return result


def steady_streams() -> None:
    """Let any text be written, whatever the encoding of the terminal: `?` for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def emit(text: str) -> None:
    """Write data to standard output, in UTF-8 whatever the terminal's encoding."""
    typer.echo(text.encode("utf-8", ODD), nl=not text.endswith("\n"))


def complain(error: AnalyzerError, language: str = Language.en) -> None:
    """Write an error to stderr as one line."""
    from analyzer.display import error_text

    said = error_text(error, translator(language))
    typer.echo(f"speakup: {one_line(said)}", err=True)


def in_language(said: str) -> Any:  # noqa: ANN401 - what Typer takes for an option
    """Return an option whose value is the language that errors are said in, too."""

    def remember(ctx: typer.Context, value: Language) -> Language:
        ctx.find_root().obj = value
        return value

    return typer.Option(help=said, callback=remember)


def one_line(message: str) -> str:
    r"""Return a message as one line without control codes, of a length that a person reads.

    >>> one_line("a.vtt: no one is called 'x\x1b[1m'; did you mean 'y'?")
    "a.vtt: no one is called 'x'; did you mean 'y'?"
    """
    from analyzer.display import clean

    line = clean(message)
    if len(line) <= ERROR_CHARACTERS:
        return line
    half = ERROR_CHARACTERS // 2
    return f"{line[:half]} … {line[-half:]}"


def pairs(given: Sequence[str] | None, option: str) -> list[tuple[str, str]]:
    """Return what was given as `LEFT=RIGHT` in pairs.

    Raises:
        OutputError: if there is no `=` between two texts.

    >>> pairs(["Speaker 1=Ann Vos"], "--name")
    [('Speaker 1', 'Ann Vos')]
    """
    found = []
    for each in given or ():
        left, _, right = each.rpartition("=")
        if not left.strip() or not right.strip():
            remedy = phrase("write it as {option} 'LEFT=RIGHT'", option=option)
            raise OutputError(option, phrase("'{pair}' is no pair", pair=each), remedy)
        found.append((left.strip(), right.strip()))
    return found


def console(
    *, stderr: bool = False, piped: int = PIPED_COLUMNS, most: int = MAX_COLUMNS
) -> "Console":
    """Return a Rich console of 60 to `most` columns, and of `piped` where nobody watches.

    Rich leaves out colours in a pipe and where `NO_COLOR` is set, and reads `COLUMNS`.
    """
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    unwatched = not made.is_terminal and not os.environ.get("COLUMNS", "").isdigit()
    made.width = piped if unwatched else max(MIN_COLUMNS, min(made.width, most))
    return made


@contextlib.contextmanager
def working() -> Iterator[Any]:
    """Show on stderr what is being done, while a person watches; `update(text)` changes it."""
    watched = console(stderr=True)
    if not watched.is_terminal:
        yield _Unwatched()
        return
    with watched.status("") as status:
        yield status


class _Unwatched:
    def update(self, _text: object) -> None:
        """Say nothing."""


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by this user alone, folders made as needed.

    Raises:
        OutputError: if it cannot be written.
    """
    remedy = marked("give another place to --out")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w",
            dir=path.parent,
            prefix=".speakup-",
            encoding="utf-8",
            errors=ODD,
            newline="",
            delete=False,
        ) as file:
            temporary = Path(file.name)
            try:
                file.write(text)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        try:
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or marked("the disk refuses")
        problem = phrase("it cannot be written ({reason})", reason=reason)
        raise OutputError(str(path), problem, remedy) from error
