"""`speakup analyze`: transcripts in; a summary, JSON, CSV or HTML out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from analyzer.cli.edge import (
    BYTE_ORDER_MARK,
    FAILED,
    Language,
    complain,
    console,
    emit,
    in_language,
    one_line,
    pairs,
    working,
    write_whole,
)
from analyzer.cli.given import Attendance, Chat, Columns, Names, SourceFormat, meetings_in
from analyzer.errors import AnalyzerError, OutputError
from analyzer.models import DEFAULT_MODEL, MODEL_HELP
from analyzer.translate import marked

if TYPE_CHECKING:
    from analyzer.bundles import Bundle
    from analyzer.record import SessionRecord


class Form(StrEnum):
    """What `--format` may ask for."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"


_SUFFIXES: Final = {
    ".txt": Form.text,
    ".json": Form.json,
    ".jsonl": Form.json,
    ".csv": Form.csv,
    ".html": Form.html,
    ".htm": Form.html,
}

EPILOG: Final = """
Examples:

speakup analyze call.vtt --leader "Ingrid Vos"

speakup analyze call.vtt --leader "Ingrid Vos" --silent "Noor Aydin" --remote "Marco Bell" --lang nl

speakup analyze call.vtt --chat chat.txt --attendance people.csv

speakup analyze call.json --name "Speaker 1=Ingrid Vos" --name "Speaker 2=Marco Bell"

speakup analyze archive.zip --roster rosters.yaml --format json --out records/

speakup analyze call.vtt --roster call.roster.yaml --out report.html

cat call.vtt | speakup analyze - --format json
"""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EPILOG)(analyze)


def analyze(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="Transcripts, in any format of 'speakup formats', their chat and attendance "
            "files, folders or zip archives of them; - reads standard input.",
        ),
    ],
    *,
    leader: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who formally leads. Never guessed. May be repeated."),
    ] = None,
    remote: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Who joined from elsewhere; the others then count as in the room."
        ),
    ] = None,
    silent: Annotated[
        list[str] | None,
        typer.Option(
            "--silent", "--absent", metavar="NAME", help="Who was invited and said nothing."
        ),
    ] = None,
    name: Names = None,
    chat: Chat = None,
    attendance: Attendance = None,
    source_format: SourceFormat = None,
    column: Columns = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Roster as YAML or JSON, for one meeting or by file name for many."
        ),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="What to write; without it, what the name given to --out says, else text.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR|FILE",
            help="Where to write. A folder gets files named after each transcript.",
        ),
    ] = None,
    lang: Annotated[
        Language, in_language("Language of summaries, reports and errors.")
    ] = Language.en,
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = DEFAULT_MODEL,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the sessions in the store, for the app.")
    ] = False,
    store: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Keep them in this store: an SQLite file or an address."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show every speak-up event in a text summary.")
    ] = False,
) -> None:
    """Analyse transcripts: participation, questions, what was raised and what was done with it.

    A chat, attendance or participants file named with a transcript is joined with it; a folder or
    a zip archive gives every transcript in it.

    Without --out a summary, JSON or CSV goes to standard output: JSON of one file as one document,
    of several as JSON lines. CSV has a row for each measure; with --out DIR it comes with a table
    of events and one of utterances. A file that cannot be read does not stop the others: its error
    is one line on standard error, and the exit code is 2 at the end. Rows of meetings whose source
    differs in vendor, layout or language say so in the column break: fillers, overlap and pauses
    don't compare across it.
    """
    from analyzer.bundles import Bundle

    meetings = meetings_in(list(dict.fromkeys(files)), [*(chat or ()), *(attendance or ())])
    bundles = [each for each in meetings if isinstance(each, Bundle)]
    target = _Target(form, out, lang, bundles, every=every)
    keep = _keeper(store) if save or store else None
    options = {
        "names": pairs(name, "--name"),
        "columns": dict(pairs(column, "--column")),
        "format": source_format,
        "leaders": leader or (),
        "remote": remote or (),
        "silent": silent or (),
        "model": model,
    }
    failed = False
    done: list[SessionRecord] = []
    for meeting in meetings:
        try:
            if not isinstance(meeting, Bundle):
                raise meeting
            with working() as status:
                record = _record(meeting, status, roster=roster, options=options)
            if keep:
                keep(record)
            target.take(meeting, record)
            done.append(record)
        except OutputError:
            raise
        except AnalyzerError as error:
            complain(error, lang)
            failed = True
    target.close(done)
    if failed:
        raise typer.Exit(FAILED)


def _record(
    meeting: "Bundle",
    status: Any,  # noqa: ANN401 - Rich's status or its stand-in
    *,
    roster: Path | None,
    options: Mapping[str, Any],
) -> "SessionRecord":
    """Analyse one meeting."""
    from analyzer.display import shortened
    from analyzer.pipeline import analyze as analyze_file
    from analyzer.roster import GivenRoster, read_roster

    name = meeting.transcript.name
    given: GivenRoster = read_roster(roster, transcript=name) if roster else GivenRoster()
    steps = {"read": "reading", "label": "labelling", "pair": "pairing", "measure": "measuring"}
    return analyze_file(
        meeting,
        roster=given,
        progress=lambda step: status.update(f"{shortened(name, 40)}: {steps.get(step, step)} …"),
        **options,
    )


def _keeper(url: str | None) -> Callable[["SessionRecord"], str]:
    from analyzer.store import open_store

    return open_store(url).add


class _Target:
    """Where records go: standard output, one file, or a folder."""

    def __init__(
        self,
        form: Form | None,
        out: Path | None,
        lang: Language,
        meetings: "Sequence[Bundle]",
        *,
        every: bool,
    ) -> None:
        self.form = form or _SUFFIXES.get(out.suffix.lower() if out else "", Form.text)
        self.out, self.lang, self.every = out, lang, every
        self.many = len(meetings) > 1
        self.folder = out is not None and (out.is_dir() or not out.suffix or self.many)
        if out is not None and self.folder and out.exists() and not out.is_dir():
            problem = marked("it is a file, and several are to be written")
            raise OutputError(str(out), problem, marked("name a folder"))
        if self.form is Form.html and self.many and out is None:
            problem = marked("several reports can't go to one output")
            raise OutputError("--format html", problem, marked("add --out DIR"))
        files = [each.transcript for each in meetings]
        named = zip(files, _stems([each.name for each in files]), strict=True)
        self.stems = {id(file): stem for file, stem in named}
        self.sources = {each.path.resolve() for each in files if each.path}

    def take(self, meeting: "Bundle", record: "SessionRecord") -> None:
        """Write one record, or leave it for `close`."""
        if self.out is not None and self.folder:
            for suffix, text in self._files(record):
                place = self.out / f"{self.stems[id(meeting.transcript)]}{suffix}"
                self._write(place, text)
        elif self.out is None and self.form is Form.json:
            emit(record.to_json(indent=None if self.many else 1))
        elif self.out is None and self.form is Form.text:
            self._print(record)

    def close(self, records: Sequence["SessionRecord"]) -> None:
        """Write what takes all records at once."""
        if self.folder or not records:
            return
        if self.out is not None:
            self._write(self.out, self._text(records[0]))
        elif self.form in (Form.csv, Form.html):
            emit(self._text(*records))

    def _write(self, place: Path, text: str) -> None:
        if place.resolve() in self.sources:
            problem = marked("it is one of the transcripts, and would be overwritten")
            raise OutputError(str(place), problem, marked("give another place to --out"))
        mark = BYTE_ORDER_MARK if self.form is Form.csv else ""
        write_whole(place, mark + text)
        typer.echo(f"wrote {one_line(str(place))}", err=True)

    def _print(self, record: "SessionRecord") -> None:
        from analyzer.summary import EVENTS_SHOWN, summary

        screen = console()
        events = None if self.every else EVENTS_SHOWN
        screen.print(summary(record, language=self.lang.value, events=events))
        if self.many:
            screen.print()

    def _text(self, *records: "SessionRecord") -> str:
        """Return what one file holds; a table of all records for CSV."""
        if self.form is Form.json:
            return records[0].to_json() + "\n"
        if self.form is Form.csv:
            from analyzer.report import to_csv

            return to_csv(records, "values")
        if self.form is Form.html:
            from analyzer.report import to_html

            return to_html(records[0], language=self.lang.value)
        return _plain(records[0], self.lang)

    def _files(self, record: "SessionRecord") -> Iterator[tuple[str, str]]:
        """Yield suffix and text of each file that a record becomes in a folder."""
        if self.form is Form.csv:
            from analyzer.report import TABLES, to_csv

            for table in TABLES:
                if table == "messages" and not record.session.messages:
                    continue  # most meetings come without a chat
                yield f".{table}.csv", to_csv([record], table)
        else:
            suffix = ".summary.txt" if self.form is Form.text else f".{self.form.value}"
            yield suffix, self._text(record)


def _plain(record: "SessionRecord", lang: Language) -> str:
    """Return the summary as plain text, all events in it."""
    import io

    from rich.console import Console

    from analyzer.summary import summary

    text = io.StringIO()
    page = Console(file=text, width=100, color_system=None, highlight=False, force_terminal=False)
    page.print(summary(record, language=lang.value, events=None))
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"


def _stems(names: Sequence[str]) -> list[str]:
    """Return a name for the output of each file: its stem, its whole name, or one with a number.

    >>> _stems(["a.vtt", "b.vtt", "b.srt", "a.vtt"])
    ['a.vtt', 'b.vtt', 'b.srt', 'a.vtt-2']
    """
    stems = Counter(PurePath(name).stem for name in names)
    taken: Counter[str] = Counter()
    found = []
    for whole in names:
        stem = PurePath(whole).stem
        name = stem if stems[stem] == 1 else whole
        taken[name] += 1
        found.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return found
