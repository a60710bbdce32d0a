"""`speakup convert`: a transcript of any format in; VTT, SRT, CSV or JSON out."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from analyzer.cli.edge import (
    BYTE_ORDER_MARK,
    Language,
    emit,
    in_language,
    one_line,
    pairs,
    write_whole,
)
from analyzer.cli.given import Attendance, Chat, Columns, Names, SourceFormat, meetings_in
from analyzer.errors import AnalyzerError, OutputError
from analyzer.translate import marked, phrase

EPILOG: Final = """
Examples:

speakup convert call.docx --to vtt --out call.vtt

speakup convert call.json --to csv --name "Speaker 1=Ingrid Vos"

speakup convert table.xlsx --to json --column speaker=Who --column text=3

cat call.vtt | speakup convert - --to srt
"""
LOST: Final = marked("What this form can't carry, left out:")
COLUMNS: Final = marked("Columns, as read (--column sets them):")
NOTED: Final = marked("How the file was read:")


class Form(StrEnum):
    """What `--to` may ask for."""

    vtt = "vtt"
    srt = "srt"
    csv = "csv"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EPILOG)(convert)


def convert(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A transcript in any format of 'speakup formats'; - reads standard input.",
        ),
    ],
    *,
    to: Annotated[
        Form | None,
        typer.Option(help="What to write; without it, what the name given to --out says."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; else standard output.")
    ] = None,
    name: Names = None,
    chat: Chat = None,
    attendance: Attendance = None,
    source_format: SourceFormat = None,
    column: Columns = None,
    lang: Annotated[Language, in_language("Language of what is said on standard error.")] = (
        Language.en
    ),
) -> None:
    """Write a transcript in another form, without inventing anything.

    JSON carries everything that is known. VTT, SRT and CSV carry who said what and when; what they
    can't carry is said on standard error, with how many there are. VTT and SRT need times: a
    transcript without them is refused rather than given some.
    """
    from analyzer.formats.writer import write
    from analyzer.pipeline import read_bundle
    from analyzer.roster import GivenRoster, with_roster

    form = _form(to, out)
    meetings = meetings_in([file], [*(chat or ()), *(attendance or ())])
    meeting = meetings[0]
    if isinstance(meeting, AnalyzerError):
        raise meeting
    if len(meetings) > 1:
        problem = phrase("there are {count} transcripts in it", count=len(meetings))
        remedy = marked("give each a file of its own")
        if file.is_dir():
            remedy = marked("name one of them")
        raise OutputError(one_line(str(file)), problem, remedy)
    session = read_bundle(meeting, format=source_format, columns=dict(pairs(column, "--column")))
    names = pairs(name, "--name")
    if names:
        session = with_roster(session, GivenRoster().adding(names=names))
    written = write(session, form.value)
    if out is None:
        emit(written.text)
    else:
        if meeting.transcript.path and out.resolve() == meeting.transcript.path.resolve():
            problem = marked("it is the transcript, and would be overwritten")
            raise OutputError(one_line(str(out)), problem, marked("give another place to --out"))
        write_whole(out, (BYTE_ORDER_MARK if form is Form.csv else "") + written.text)
    _say(LOST, written.lost, lang)
    _say(COLUMNS, [f"{field}={name}" for field, name in session.source.columns], lang)
    _say(NOTED, session.notes, lang)


def _form(to: Form | None, out: Path | None) -> Form:
    """Return what to write.

    Raises:
        OutputError: if neither option says it.
    """
    if to is not None:
        return to
    suffix = out.suffix.lower().removeprefix(".") if out else ""
    if suffix in list(Form):
        return Form(suffix)
    problem = marked("it isn't said what to write")
    raise OutputError("--to", problem, marked("give vtt, srt, csv or json"))


def _say(heading: str, sentences: Sequence[str], lang: Language) -> None:
    """Write a heading and sentences below it to standard error, if there are any."""
    from analyzer.display import note
    from analyzer.translate import translator

    if not sentences:
        return
    translate = translator(lang.value)
    lines = [translate(heading), *(f"  {one_line(note(each, translate))}" for each in sentences)]
    typer.echo("\n".join(lines), err=True)
