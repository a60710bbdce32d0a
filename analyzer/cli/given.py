"""What is given to a command that reads transcripts: options they share, and the meetings named."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from analyzer.errors import AnalyzerError, FormatError, OutputError
from analyzer.translate import marked, phrase

if TYPE_CHECKING:
    from analyzer.bundles import Bundle

STDIN: Final = "-"
STDIN_NAME: Final = "stdin"

Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="SHOWN=NAME",
        help="Who a name of the file stands for. May be repeated.",
    ),
]
Chat = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="The chat of the one transcript.")
]
Attendance = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Its attendance or participants list."),
]
SourceFormat = Annotated[
    str | None,
    typer.Option("--from", metavar="FORMAT", help="Format of the files; else recognised."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Column of a table that holds speaker, text, start, end or duration, by its header "
        "or number. May be repeated.",
    ),
]


def meetings_in(files: Sequence[Path], beside: Sequence[Path]) -> "list[Bundle | AnalyzerError]":
    """Return the transcripts in what was named, each with its companions.

    Args:
        files: transcripts, their companions, folders and archives; `-` is standard input.
        beside: companions of the one transcript there then is.

    Raises:
        FormatError: if there is no transcript.
        OutputError: if companions are named for more or fewer than one transcript.
    """
    from analyzer.bundles import Bundle, File, bundled, gather
    from analyzer.formats.files.limits import MAX_BYTES

    found: list[File | AnalyzerError] = []
    for path in files:
        if str(path) == STDIN:
            found.append(File.of(STDIN_NAME, sys.stdin.buffer.read(MAX_BYTES + 1)))
        else:
            found += gather([path])
    meetings = list(bundled(found))
    if not meetings:
        problem = marked("there is no transcript in it")
        raise FormatError(str(files[0]), problem, marked("name the files themselves"))
    if beside:
        transcripts = [each for each in meetings if isinstance(each, Bundle)]
        if len(transcripts) != 1 or len(meetings) != 1:
            problem = phrase(
                "they belong to one transcript, and {count} files were named", count=len(meetings)
            )
            raise OutputError("--chat, --attendance", problem, marked("name that one alone"))
        extra = tuple(each for each in gather(beside) if isinstance(each, File))
        whole = (*transcripts[0].companions, *extra)
        meetings = [Bundle(transcripts[0].transcript, whole)]
    return meetings
