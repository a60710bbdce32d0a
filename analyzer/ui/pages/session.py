"""A meeting: participation, the floor, questions, what was raised and how it was met, moves."""

import streamlit as st

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.display import SHARE, acts, labels_note, questions
from analyzer.errors import AnalyzerError
from analyzer.ui import charts, picker, sections, shared

_ = shared.words().translate

try:
    record = picker.pick()
except AnalyzerError as error:
    shared.show_error(error)
    st.stop()
if record is None:
    st.title(_("No meetings yet"))
    st.page_link(shared.START, label=_("Add a meeting"), icon=":material/upload_file:")
    st.stop()
session = record.session

sections.show_heading(session)

st.header(_("Participation"), anchor=False)
st.caption(
    _(
        "Share of words by person, in the order of first speaking. The dashed line is an equal "
        "share; the thin line is the 95% interval."
    )
)
st.altair_chart(
    charts.participation(record.people_of(SHARE), session, _, ink=shared.ink()), width="stretch"
)
st.write(picker.silence(session))
sections.show_figures(record, "participation")

st.header(_("Who held the floor"), anchor=False)
if not charts.has_turn_times(session):
    st.caption(_("This file does not time the turns, so they stand in the order of words."))
st.altair_chart(charts.timeline(session, _), width="stretch")
sections.show_figures(record, "floor")

st.header(_("Questions and invitations"), anchor=False)
asked = questions(session)
if asked:
    titles = {name: _(kind.title) for name, kind in QUESTION_TYPES.items()}
    st.altair_chart(charts.by_role(asked, titles, session, _), width="stretch")
    sections.show_labels(asked, dict(QUESTION_TYPES.items()))
else:
    st.write(_("No questions were found."))
sections.show_figures(record, "questions")

st.header(_("What was raised, and what was done with it"), anchor=False)
st.caption(labels_note(record.versions["model"], _))
st.page_link(shared.METHODS, label=_("How often the labels are wrong"))
if not session.events:
    st.write(_("Nothing was found. That is no sign that there was nothing to raise."))
sections.show_events(record)
sections.show_figures(record, "speaking_up", "responses")

st.header(_("What makes speaking up easier or harder"), anchor=False)
kinds = {name: kind for name, kind in ACTS.items() if kind.family == "move"}
moves = acts(session, kinds)
if moves:
    titles = {name: _(kind.title) for name, kind in kinds.items()}
    st.altair_chart(charts.by_role(moves, titles, session, _), width="stretch")
    sections.show_labels(moves, kinds)
else:
    st.write(_("None of these was found."))
sections.show_figures(record, "moves")

sections.show_beside(session)

st.header(_("Not measurable from this file, because …"), anchor=False)
sections.show_missing(record)
picker.downloads(record)
