"""Which stored meeting is shown, taking it along as a file, and removing it."""

from functools import partial

import streamlit as st

from analyzer.display import clean
from analyzer.record import SessionRecord
from analyzer.report import TABLES, to_csv, to_html
from analyzer.session import Session
from analyzer.ui import shared


def pick() -> SessionRecord | None:
    """Let the reader choose a stored meeting and return it; None where there are none.

    The address holds its id and nothing else.

    Raises:
        StoreError: if the store can't be read.
    """
    _ = shared.words().translate
    kept = {each.id: each for each in shared.store().sessions()}
    if not kept:
        return None
    wanted = st.session_state.pop("opened", None)
    if wanted is None and st.session_state.get("picked") not in kept:
        wanted = st.query_params.get("session")
        if wanted is not None and wanted not in kept:
            st.warning(_("The meeting in this address is not in the store; here is another."))
    if wanted in kept:
        st.session_state["picked"] = wanted
    elif st.session_state.get("picked") not in kept:
        st.session_state["picked"] = next(iter(kept))
    chosen = st.selectbox(
        _("Meeting"),
        list(kept),
        format_func=lambda key: " · ".join(
            each for each in (clean(kept[key].title), kept[key].date) if each
        ),
        key="picked",
    )
    st.query_params["session"] = chosen
    return shared.record(chosen, kept[chosen].added)


def silence(session: Session) -> str:
    """Return how many people said nothing, or that this is not known; never who."""
    _ = shared.words().translate
    silent = sum(person.silent for person in session.roster.people)
    if silent == 1:
        return _("1 person said nothing.")
    if silent:
        return _("{count} people said nothing.").format(count=silent)
    if session.roster.complete:
        return _("Everyone on the roster spoke.")
    return _("Who was there and said nothing is not known from this file.")


def downloads(record: SessionRecord) -> None:
    """Offer the meeting as a report, a record and tables, and its removal."""
    _ = shared.words().translate
    stem = record.session.source.name.rsplit(".", 1)[0] or "meeting"
    st.header(_("Take it along"), anchor=False)
    with st.container(horizontal=True):
        st.download_button(
            _("Report (HTML)"),
            lambda: to_html(record, language=shared.language()),
            file_name=f"{stem}.html",
            mime="text/html",
        )
        st.download_button(
            _("Record (JSON)"), record.to_json, file_name=f"{stem}.json", mime="application/json"
        )
        titles = {"values": _("Figures"), "events": _("Events"), "utterances": _("Lines")}
        titles |= {"messages": _("Chat")} if record.session.messages else {}
        for table in (each for each in TABLES if each in titles):
            st.download_button(
                f"{titles[table]} (CSV)",
                partial(_table, record, table),
                file_name=f"{stem}.{table}.csv",
                mime="text/csv",
            )
    with st.popover(_("Remove this meeting")):
        st.write(_("Its lines and figures are removed from the store on this machine."))
        if st.button(_("Remove"), key="remove"):
            shared.store().remove(st.query_params["session"])
            del st.query_params["session"]
            st.rerun()


def _table(record: SessionRecord, table: str) -> str:
    """Return a table that spreadsheets read as UTF-8."""
    return "\ufeff" + to_csv([record], table)
