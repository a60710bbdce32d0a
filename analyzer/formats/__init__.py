"""Transcript formats: `read` a file of any of them, `sniff` which one it is.

A format is one function that parses, registered with a function that recognises it by content;
adding one touches one file. Exactly one format may recognise a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from analyzer.errors import FormatError, ParseError
from analyzer.formats.files.document import Document, Kind, open_document, printable
from analyzer.formats.files.limits import MAX_HOURS, MAX_NAME_CHARACTERS, MAX_SPEAKERS
from analyzer.names import settle_names
from analyzer.registry import Registry
from analyzer.session import Session
from analyzer.translate import marked, phrase

__all__ = [
    "FORMATS",
    "Document",
    "Format",
    "read",
    "read_document",
    "refused_format",
    "sniff",
    "transcript_format",
]

Sniff = Callable[[Document], bool]
Parse = Callable[[Document], Session]


@dataclass(frozen=True, slots=True)
class Format:
    """A registered transcript format.

    Attributes:
        name: in the registry.
        title: what a person calls it.
        vendor: who makes such files, or `""`.
        kinds: of documents it is tried on.
        extensions: usual file endings; they never decide.
        times: `"start and end"`, `"start"`, `"blocks of minutes"` or `"none"`.
        names: whether it says who spoke.
        overlap: whether it can show people talking at once.
        generic: whether it is a grammar of no vendor, tried where no other format fits.
        how_to_export: how a person gets such a file; of one that is refused, what to give instead.
        refused: why it holds no transcript, or `""`.
        sniff: whether a document is of this format, by its content.
        parse: the session in such a document.
    """

    name: str
    title: str
    vendor: str
    kinds: tuple[Kind, ...]
    extensions: tuple[str, ...]
    times: str
    names: bool
    overlap: bool
    generic: bool
    how_to_export: str
    refused: str
    sniff: Sniff
    parse: Parse

    @property
    def libraries(self) -> tuple[str, ...]:
        """What takes such files apart, beside this package."""
        return tuple(dict.fromkeys(LIBRARIES[kind] for kind in self.kinds if kind in LIBRARIES))


LIBRARIES: Final[dict[Kind, str]] = {
    "docx": "python-docx",
    "xlsx": "openpyxl",
    "xml": "lxml",
    "html": "lxml",
}
BEGINNINGS: Final = (4, 8, 16, 32, 64, 128)
"""How many filled lines are looked at, one after another, where several formats fit."""
NOT_RECOGNISED: Final = marked(
    "see 'What can I upload?' in the app, or 'speakup formats', for what can be read"
)
FORMATS: Final = Registry[Format]("format", package="analyzer.formats", group="analyzer.formats")


def transcript_format(
    name: str,
    *,
    title: str,
    sniff: Sniff,
    extensions: tuple[str, ...],
    times: str,
    how_to_export: str,
    vendor: str = "",
    names: bool = True,
    overlap: bool = False,
    generic: bool = False,
    kinds: tuple[Kind, ...] = ("text",),
    captions: bool = False,
) -> Callable[[Parse], Parse]:
    """Register a parser as a transcript format; a file that begins as captions is of no other."""

    def register(parse: Parse) -> Parse:
        entry = Format(
            name=name,
            title=title,
            vendor=vendor,
            kinds=kinds,
            extensions=extensions,
            times=times,
            names=names,
            overlap=overlap,
            generic=generic,
            how_to_export=how_to_export,
            refused="",
            sniff=sniff if captions else _no_captions(sniff),
            parse=parse,
        )
        FORMATS.add(name, entry)
        return parse

    return register


def refused_format(
    name: str,
    *,
    title: str,
    sniff: Sniff,
    extensions: tuple[str, ...],
    seen: str,
    remedy: str,
    vendor: str = "",
    generic: bool = False,
    kinds: tuple[Kind, ...] = ("text",),
    captions: bool = False,
) -> None:
    """Register a kind of file that is recognised and refused, as it holds no transcript.

    Args:
        name: in the registry.
        title: what a person calls it.
        sniff: whether a document is of this kind.
        extensions: usual file endings.
        seen: what the file lacks, completing "refused: …".
        remedy: what to give instead.
        vendor: who makes such files, or `""`.
        generic: whether it is of no vendor, tried where no other format fits.
        kinds: of documents it is tried on.
        captions: whether it is of captions.
    """

    def parse(document: Document) -> NoReturn:
        problem = phrase("it looks like {title}: {seen}", title=title, seen=seen)
        raise FormatError(document.name, problem, remedy)

    entry = Format(
        name=name,
        title=title,
        vendor=vendor,
        kinds=kinds,
        extensions=extensions,
        times="none",
        names=False,
        overlap=False,
        generic=generic,
        how_to_export=remedy,
        refused=seen,
        sniff=sniff if captions else _no_captions(sniff),
        parse=parse,
    )
    FORMATS.add(name, entry)


def _no_captions(sniff: Sniff) -> Sniff:
    """Return a sniff that fits no file that begins as captions, whatever stands further on."""
    return lambda document: not document.is_captions and sniff(document)


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002
    columns: Mapping[str, str] | None = None,
) -> Session:
    r"""Return the session in a transcript file.

    Args:
        source: path of the file, or its bytes.
        name: file name to use in messages where `source` is bytes.
        format: name of the format where it is known; by default it is recognised.
        columns: of a table, which column holds what (`analyzer.formats.grammar.columns`).

    Raises:
        FormatError: if the file can't be read, or no format or more than one fits.
        ParseError: if it breaks its format's grammar.
        UnknownName: if there is no format of that name.

    >>> session = read(b"Ann: Shall we start?\nBo: Yes, go on.\n", name="talk.txt")
    >>> session.source.format, session.roster.names
    ('text_name', ('Ann', 'Bo'))
    """
    return read_document(open_document(source, name=name, columns=columns), format=format)


def read_document(document: Document, *, format: str | None = None) -> Session:  # noqa: A002
    """Return the session in a document, as `read` does for a file.

    Raises:
        FormatError: if no format or more than one fits, or nothing is said in it.
        ParseError: if it breaks its format's grammar.
        UnknownName: if there is no format of that name.
    """
    chosen = FORMATS[format or _recognised(document)]
    if document.kind not in chosen.kinds:
        kinds = ", ".join(chosen.kinds)
        problem = phrase(
            "{title} is read from {kinds}, not from {kind}",
            title=chosen.title,
            kinds=kinds,
            kind=document.kind,
        )
        raise FormatError(document.name, problem, marked("name another format, or none"))
    session = chosen.parse(document)
    _check_names(session, document)
    _check_times(session, document)
    if not session.utterances:
        problem = phrase("it looks like {title}, but nothing is said", title=chosen.title)
        remedy = marked("check that the transcript was exported with what was said")
        raise FormatError(document.name, problem, remedy)
    session = settle_names(session)
    return replace(
        session,
        title=session.title or Path(document.name).stem,
        notes=(*document.notes, *session.notes, *_also(document, chosen)),
    )


def _also(document: Document, chosen: Format) -> list[str]:
    """Return a sentence on what else a file looks like, where its beginning told what it is."""
    others = [FORMATS[each].title for each in document.found.get("also", ())]
    others = [each for each in others if each != chosen.title]
    if not others:
        return []
    return [phrase("below its beginning it looks like {names} too", names=", ".join(others))]


def _check_names(session: Session, document: Document) -> None:
    """Refuse names that no roster can hold: a sign that the file was read wrongly.

    Raises:
        ParseError: for a name of more than `MAX_NAME_CHARACTERS`.
        FormatError: for more than `MAX_SPEAKERS` names.
    """
    remedy = marked("check the speaker names in the file")
    for each in session.utterances:
        if each.speaker is not None and len(each.speaker) > MAX_NAME_CHARACTERS:
            count = len(each.speaker)
            problem = phrase("a speaker's name has {count} characters", count=count)
            raise ParseError(document.name, each.line or 1, problem, remedy)
    if len(session.roster.people) > MAX_SPEAKERS:
        count = len(session.roster.people)
        problem = phrase("it names {count} different speakers", count=count)
        raise FormatError(document.name, problem, remedy)


def _check_times(session: Session, document: Document) -> None:
    """Refuse a time no meeting reaches: a sign of a damaged stamp, and a measure of its own length.

    Raises:
        ParseError: for a start or end after `MAX_HOURS`.
    """
    for each in session.utterances:
        latest = max(each.start or 0.0, each.end or 0.0)
        if latest > MAX_HOURS * 3600:
            hours = round(latest / 3600)
            problem = phrase("this time lies {hours} hours after the start", hours=hours)
            raise ParseError(document.name, each.line or 1, problem, marked("mend that time"))


def sniff(source: str | Path | bytes, *, name: str | None = None) -> str:
    r"""Return the name of the one format that fits a file.

    Raises:
        FormatError: if it can't be read, or no format or more than one fits.

    >>> sniff(b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn: Hello there.\n")
    'zoom_vtt'
    """
    return _recognised(open_document(source, name=name))


def _recognised(document: Document) -> str:
    fits: list[str] = []
    for generic in (False, True):
        fits = fits or [
            name
            for name, each in FORMATS.items()
            if each.generic is generic and document.kind in each.kinds and each.sniff(document)
        ]
    if len(fits) > 1:
        document.found["also"] = fits
        fits = _begun(document, fits)
    if len(fits) == 1:
        return fits[0]
    if fits:
        names = ", ".join(FORMATS[each].title for each in fits)
        seen = phrase("several formats fit: {names}", names=names)
        raise FormatError(document.name, seen, marked("name the one to use with --from"))
    if document.problem:
        raise document.problem
    raise FormatError(document.name, _seen(document), NOT_RECOGNISED)


def _begun(document: Document, fits: list[str]) -> list[str]:
    """Return, of several formats that fit, the one that the first lines alone fit, if one does."""
    if document.kind != "text":
        return fits
    filled = [at for at, line in enumerate(document.lines, 1) if line.strip()]
    for count in BEGINNINGS:
        end = filled[min(count, len(filled)) - 1]
        begin = Document(document.name, "\n".join(document.lines[:end]))
        found = [name for name in fits if FORMATS[name].sniff(begin)]
        if len(found) == 1:
            return found
    return fits


def _seen(document: Document) -> str:
    """Return what a file that no format fits looks like."""
    if document.kind == "xlsx":
        return marked("no transcript format fits (it is a workbook)")
    first = printable((document.head or [""])[0][:60])
    return phrase("no transcript format fits (it begins '{first}')", first=first)
