"""A file that was added: what was found in it, who was there, and its analysis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from analyzer.capabilities import missing
from analyzer.display import clean, note
from analyzer.errors import AnalyzerError
from analyzer.formats import read
from analyzer.pipeline import STAGES, analyze, analyze_session, demand_people
from analyzer.roster import GivenRoster, parse_roster, read_roster, with_roster
from analyzer.samples import samples
from analyzer.session import Session
from analyzer.ui import shared
from analyzer.ui.view import found_people, heading

NOTES_SHOWN: Final = 20
READ: Final = "files_read"


@dataclass(frozen=True, slots=True)
class Ready:
    """A file whose roster is settled.

    Attributes:
        name: of the file.
        session: as read.
        given: who was there.
    """

    name: str
    session: Session
    given: GivenRoster


def review(file: Any) -> Ready | None:  # noqa: ANN401 - Streamlit's uploaded file
    """Show a file that was added and ask who was there; None where it can't be analysed.

    An error is shown here, in the words of the command line.
    """
    with st.container(border=True):
        st.text(clean(file.name))
        try:
            session = _read(file)
            return _ask(session, str(file.file_id))
        except AnalyzerError as error:
            shared.show_error(error)
            return None


def forget_all_but(files: Sequence[Any]) -> None:
    """Drop what was read from files that are no longer in the uploader."""
    kept = st.session_state.get(READ, {})
    for key in set(kept) - {each.file_id for each in files}:
        del kept[key]


def _read(file: Any) -> Session:  # noqa: ANN401 - Streamlit's uploaded file
    """Read a file once in this browser session."""
    kept = st.session_state.setdefault(READ, {})
    if file.file_id not in kept:
        try:
            kept[file.file_id] = read(file.getvalue(), name=file.name)
        except AnalyzerError as error:
            kept[file.file_id] = error
    found = kept[file.file_id]
    if isinstance(found, AnalyzerError):
        raise found
    session: Session = found
    return session


def _ask(session: Session, key: str) -> Ready:
    words = shared.words()
    _ = words.translate
    st.caption(shared.plain(heading(session, words)))
    names = list(session.roster.names)
    if not names:
        demand_people(session)
    st.text(_("Found: {people}").format(people="; ".join(found_people(session, _))))
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
        _("Date of the meeting"), value=None, format="YYYY-MM-DD", key=f"date-{key}"
    )
    data = {
        "leaders": leaders,
        "remote": remote,
        "silent": [each for each in silent.splitlines() if each.strip()],
        "title": title,
        "date": str(date) if date else "",
    }
    given = parse_roster(data, source=session.source.name)
    settled = with_roster(session, given)
    _show_reading(settled)
    demand_people(settled)
    return Ready(session.source.name, session, given)


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
