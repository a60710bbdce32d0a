"""From a file to a record: read, label, pair, measure."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from analyzer import __version__
from analyzer.acts import as_cues_label, label
from analyzer.bundles import Bundle
from analyzer.companions import join, read_companion
from analyzer.episodes import find_events
from analyzer.errors import RosterError
from analyzer.formats import read
from analyzer.metrics import measure
from analyzer.models import DEFAULT_MODEL, model_version
from analyzer.record import Measured, SessionRecord
from analyzer.roster import GivenRoster, with_roster
from analyzer.session import Session
from analyzer.translate import marked, phrase

MIN_PEOPLE = 2
STAGES = ("read", "label", "pair", "measure")

Progress = Callable[[str], None]


def _silently(_stage: str) -> None:
    """Report progress to no one."""


def analyze(
    source: str | Path | bytes | Bundle,
    *,
    name: str | None = None,
    roster: GivenRoster | None = None,
    leaders: Iterable[str] = (),
    remote: Iterable[str] = (),
    silent: Iterable[str] = (),
    names: Iterable[tuple[str, str]] = (),
    companions: Iterable[str | Path] = (),
    format: str | None = None,  # noqa: A002 - as everywhere a format is named
    columns: Mapping[str, str] | None = None,
    model: str = DEFAULT_MODEL,
    progress: Progress = _silently,
) -> SessionRecord:
    """Read one transcript and return its record.

    Args:
        source: path of the file, its bytes, or a `Bundle` of a transcript with its companions.
        name: file name to use in messages where `source` is bytes.
        roster: who was there, from a roster file or a page.
        leaders: names of those who formally lead; never guessed.
        remote: names of those who joined from elsewhere.
        silent: names of those who were invited and said nothing.
        names: who names of the file stand for, in pairs such as `("Speaker 1", "Ann Vos")`.
        companions: paths of its chat, attendance or participants files.
        format: name of the transcript's format where it is known.
        columns: of a table, which column holds what.
        model: what labels the acts, as for `analyzer.acts.label`.
        progress: called with each of `STAGES` as it begins.

    Raises:
        FormatError: if no format, or more than one, fits the file.
        ParseError: if the file breaks its format's grammar.
        RosterError: if a name is not there, or nobody or only one person is.
    """
    progress("read")
    if isinstance(source, Bundle):
        session = read_bundle(source, format=format, columns=columns)
    else:
        session = read(source, name=name, format=format, columns=columns)
    session = join(session, *map(read_companion, companions))
    given = (roster or GivenRoster()).adding(
        leaders=leaders, remote=remote, silent=silent, names=names
    )
    return analyze_session(with_roster(session, given), model=model, progress=progress)


def read_bundle(
    bundle: Bundle,
    *,
    format: str | None = None,  # noqa: A002 - as everywhere a format is named
    columns: Mapping[str, str] | None = None,
) -> Session:
    """Return the session of a transcript joined with its companion files.

    Raises:
        FormatError: if no format fits one of the files.
        ParseError: if one breaks its format's grammar.
    """
    file = bundle.transcript
    session = read(file.load(), name=file.name, format=format, columns=columns)
    others = [read_companion(each.load(), name=each.name) for each in bundle.companions]
    return join(session, *others)


def analyze_session(
    session: Session, *, model: str = DEFAULT_MODEL, progress: Progress = _silently
) -> SessionRecord:
    """Label, pair and measure a session that was read and whose roster is settled.

    Raises:
        RosterError: if the file names no speakers, or one person and no one who was silent.
    """
    demand_people(session)
    progress("label")
    labelled = label(session, model=model)
    progress("pair")
    paired = find_events(labelled, replies=as_cues_label(labelled))
    progress("measure")
    values = tuple(
        Measured(metric, person, value)
        for metric, by_person in measure(paired).items()
        for person, value in by_person.items()
    )
    return SessionRecord(paired, values, {"analyzer": __version__, **model_version(model)})


def demand_people(session: Session) -> None:
    """Refuse a meeting in which no one, or one person alone, can be told apart.

    Raises:
        RosterError: if nothing is said, no speaker is named, or only one person was there.
    """
    speakers = {each.speaker for each in session.utterances} - {None}
    name = session.source.name
    if not session.utterances:
        raise RosterError(name, "nothing is said in it", "export the transcript again")
    if not speakers:
        remedy = marked("export it with speaker names, or as the vendor's text or JSON form")
        raise RosterError(name, marked("it does not say who spoke"), remedy)
    if len(session.roster.people) < MIN_PEOPLE:
        only = next(iter(speakers))
        problem = phrase(
            "only one person ('{name}') speaks in it, and a meeting takes two", name=only
        )
        remedy = marked("name who else was there with --silent, or export it with all speakers")
        raise RosterError(name, problem, remedy)
