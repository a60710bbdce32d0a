"""Files that were added: the meetings in them, who was there, and their analysis."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import streamlit as st

from analyzer.beside import chat_title
from analyzer.bundles import Bundle, File, bundled, expanded
from analyzer.capabilities import missing
from analyzer.display import clean, note
from analyzer.errors import AnalyzerError
from analyzer.pipeline import STAGES, analyze, analyze_session, demand_people, read_bundle
from analyzer.roster import GivenRoster, parse_roster, read_roster, with_roster
from analyzer.samples import samples
from analyzer.session import Session
from analyzer.ui import naming, shared
from analyzer.ui.view import found_people, heading

NOTES_SHOWN: Final = 20
BUNDLES: Final = "files_bundled"
READ: Final = "files_read"


@dataclass(frozen=True, slots=True)
class Added:
    """A meeting in the files that were added: a transcript with its companions.

    Attributes:
        key: of its transcript, whatever other files come or go.
        files: of its transcript and its companions.
        bundle: its files.
    """

    key: str
    files: tuple[str, ...]
    bundle: Bundle


@dataclass(frozen=True, slots=True)
class Ready:
    """A meeting whose roster is settled.

    Attributes:
        name: of the transcript.
        session: as read.
        given: who was there.
    """

    name: str
    session: Session
    given: GivenRoster


def added(files: Sequence[Any]) -> list[Added]:
    """Return the meetings in the files of the uploader; what can't be opened is said here.

    Archives are opened; a chat or an attendance list goes with its transcript. Files that are no
    longer in the uploader are forgotten.
    """
    ids = tuple(each.file_id for each in files)
    kept = st.session_state.get(BUNDLES)
    if kept is None or kept[0] != ids:
        given = [File.of(each.name, each.getvalue()) for each in files]
        found = list(bundled(each for file in given for each in expanded(file)))
        kept = (ids, list(_keyed(found)))
        st.session_state[BUNDLES] = kept
        there = {each.files for each in kept[1] if isinstance(each, Added)}
        read = st.session_state.get(READ, {})
        st.session_state[READ] = {key: each for key, each in read.items() if key[0] in there}
    for each in kept[1]:
        if not isinstance(each, Added):
            shared.show_error(each)
    return [each for each in kept[1] if isinstance(each, Added)]


def _keyed(found: Sequence[Bundle | AnalyzerError]) -> Iterator[Added | AnalyzerError]:
    """Yield meetings with keys by content, so that what was answered stays when files are added."""
    seen: Counter[str] = Counter()
    for each in found:
        if not isinstance(each, Bundle):
            yield each
            continue
        try:
            files = (each.transcript, *each.companions)
            hashes = tuple(f"{file.name}-{sha256(file.load()).hexdigest()}" for file in files)
        except AnalyzerError as error:
            yield error
            continue
        seen[hashes[0]] += 1
        yield Added(f"{hashes[0]}-{seen[hashes[0]]}", hashes, each)


def review(meeting: Added) -> Ready | None:
    """Show a meeting that was added and ask who was there; None where it can't be analysed.

    An error is shown here, in the words of the command line.
    """
    with st.container(border=True):
        names = [meeting.bundle.transcript.name, *(e.name for e in meeting.bundle.companions)]
        st.text(" + ".join(clean(each) for each in names))
        try:
            columns = naming.columns(meeting.bundle.transcript, meeting.key)
            return _ask(_read(meeting, columns), meeting.key)
        except AnalyzerError as error:
            shared.show_error(error)
            return None


def _read(meeting: Added, columns: dict[str, str]) -> Session:
    """Read a meeting once in this browser session, and again where its columns change."""
    kept = st.session_state.setdefault(READ, {})
    key = (meeting.files, tuple(columns.items()))
    if key not in kept:
        try:
            kept[key] = read_bundle(meeting.bundle, columns=columns)
        except AnalyzerError as error:
            kept[key] = error
    found = kept[key]
    if isinstance(found, AnalyzerError):
        raise found
    session: Session = found
    return session


def _ask(session: Session, key: str) -> Ready:
    words = shared.words()
    _ = words.translate
    st.caption(shared.plain(heading(session, words)))
    if not session.roster.names:
        demand_people(session)
    renamed = naming.names(session, key)
    named = with_roster(session, GivenRoster(names=renamed, source=session.source.name))
    names = list(named.roster.names)
    st.text(_("Found: {people}").format(people="; ".join(found_people(named, _))))
    if named.messages:
        st.text(chat_title(named, _))
    leaders = st.multiselect(
        _("Who leads?"),
        names,
        key=f"leaders-{key}",
        placeholder=_("Choose people"),
        help=_("Without a leader, what is done with what people raise can't be shown."),
    )
    left, right = st.columns(2)
    remote = left.multiselect(
        _("Who joined from elsewhere?"), names, key=f"remote-{key}", placeholder=_("Choose people")
    )
    silent = right.text_area(
        _("Who was there and said nothing?"),
        key=f"silent-{key}",
        placeholder=_("One name on each line"),
        height=68,
    )
    left, right = st.columns(2)
    title = left.text_input(_("Title"), value=clean(session.title), key=f"title-{key}")
    date = right.date_input(
        _("Date of the meeting"), value=session.date, format="YYYY-MM-DD", key=f"date-{key}"
    )
    data = {
        "leaders": leaders,
        "remote": remote,
        "silent": [each for each in silent.splitlines() if each.strip()],
        "title": title,
        "date": str(date) if date else "",
    }
    given = parse_roster(data, source=session.source.name)
    settled = with_roster(named, given)
    _show_reading(settled)
    demand_people(settled)
    return Ready(session.source.name, named, given)


def _show_reading(session: Session) -> None:
    """Show what was odd in reading the file and what it can't show."""
    _ = shared.words().translate
    lacking = missing(session)
    title = _("What this file can't show ({count})").format(count=len(lacking) + len(session.notes))
    with st.expander(title):
        for reason in dict.fromkeys(lacking.values()):
            st.text(_("Not measurable, because {reason}").format(reason=_(reason)))
        for each in session.notes[:NOTES_SHOWN]:
            st.text(_("In reading: {note}").format(note=note(each, _)))
        if len(session.notes) > NOTES_SHOWN:
            more = _("and {count} more notes, in the JSON record")
            st.text(more.format(count=len(session.notes) - NOTES_SHOWN))


def analyse(files: Sequence[Ready]) -> list[str]:
    """Analyse files one after another, keep their records, and return the ids of those kept.

    Errors are shown where this is called, each naming its file; the other files go on.
    """
    kept = []
    for file in files:
        with _progress(file.name) as step:
            try:
                session = with_roster(file.session, file.given)
                kept.append(shared.store().add(analyze_session(session, progress=step)))
            except AnalyzerError as error:
                shared.show_error(error)
    return kept


def analyse_sample(name: str) -> str | None:
    """Analyse a sample meeting with its roster, keep it, and return its id; None if it fails."""
    transcript, roster = samples()[name]
    with _progress(name) as step:
        try:
            given = replace(read_roster(roster, transcript=name), source=roster.name)
            return shared.store().add(analyze(transcript, roster=given, progress=step))
        except AnalyzerError as error:
            shared.show_error(error)
            return None


class _progress:  # noqa: N801 - a context manager, used as a function
    """A bar that moves with each stage of one file's analysis."""

    def __init__(self, name: str) -> None:
        self._name = shared.plain(name)

    def __enter__(self) -> Callable[[str], None]:
        self._bar = st.progress(0.0, text=self._name)
        return self._step

    def __exit__(self, *_error: object) -> None:
        self._bar.empty()

    def _step(self, stage: str) -> None:
        _ = shared.words().translate
        titles = {
            "read": _("reading"),
            "label": _("labelling what was said"),
            "pair": _("pairing what was raised with responses"),
            "measure": _("measuring"),
        }
        done = (STAGES.index(stage) + 1) / (len(STAGES) + 1)
        self._bar.progress(done, text=f"{self._name}: {titles[stage]} …")
