"""From a file to a record: read, label, pair, measure."""

from collections.abc import Callable, Iterable
from pathlib import Path

from analyzer import __version__
from analyzer.acts import label
from analyzer.episodes import find_events
from analyzer.errors import RosterError
from analyzer.formats import read
from analyzer.metrics import measure
from analyzer.record import Measured, SessionRecord
from analyzer.roster import GivenRoster, with_roster
from analyzer.session import Session

MIN_PEOPLE = 2
STAGES = ("read", "label", "pair", "measure")

Progress = Callable[[str], None]


def _silently(_stage: str) -> None:
    """Report progress to no one."""


def analyze(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    roster: GivenRoster | None = None,
    leaders: Iterable[str] = (),
    remote: Iterable[str] = (),
    silent: Iterable[str] = (),
    model: str = "cues",
    progress: Progress = _silently,
) -> SessionRecord:
    """Read one transcript and return its record.

    Args:
        source: path of the file, or its bytes.
        name: file name to use in messages where `source` is bytes.
        roster: who was there, from a roster file or a page.
        leaders: names of those who formally lead; never guessed.
        remote: names of those who joined from elsewhere.
        silent: names of those who were invited and said nothing.
        model: what labels the acts: `"cues"`.
        progress: called with each of `STAGES` as it begins.

    Raises:
        FormatError: if no format, or more than one, fits the file.
        ParseError: if the file breaks its format's grammar.
        RosterError: if a name is not there, or nobody or only one person is.
    """
    progress("read")
    session = read(source, name=name)
    given = (roster or GivenRoster()).adding(leaders=leaders, remote=remote, silent=silent)
    return analyze_session(with_roster(session, given), model=model, progress=progress)


def analyze_session(
    session: Session, *, model: str = "cues", progress: Progress = _silently
) -> SessionRecord:
    """Label, pair and measure a session that was read and whose roster is settled.

    Raises:
        RosterError: if the file names no speakers, or one person and no one who was silent.
    """
    demand_people(session)
    progress("label")
    labelled = label(session, model=model)
    progress("pair")
    paired = find_events(labelled)
    progress("measure")
    values = tuple(
        Measured(metric, person, value)
        for metric, by_person in measure(paired).items()
        for person, value in by_person.items()
    )
    return SessionRecord(paired, values, {"analyzer": __version__, "model": model})


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
        remedy = "export it with speaker names, or as the vendor's text or JSON form"
        raise RosterError(name, "it does not say who spoke", remedy)
    if len(session.roster.people) < MIN_PEOPLE:
        only = next(iter(speakers))
        problem = f"only one person ('{only}') speaks in it, and a meeting takes two"
        remedy = "name who else was there with --silent, or export it with all speakers"
        raise RosterError(name, problem, remedy)
