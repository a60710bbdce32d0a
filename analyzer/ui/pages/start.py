"""Add a meeting: samples, files, who was there, analysis."""

import streamlit as st

from analyzer.samples import samples
from analyzer.ui import intake, shared

_ = shared.words().translate

st.title(_("What happens when someone speaks up?"))
st.write(
    _(
        "Add the transcript of a meeting. You see how talk was shared, which questions were asked, "
        "what people raised, and how leaders responded, each with the lines it was counted from. "
        "These are signposts for a conversation in the team. They are no score, and they do not "
        "tell whether a team is safe."
    )
)

opened: list[str] = []
st.subheader(_("Try a sample meeting"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    sample = st.selectbox(
        _("An invented meeting, English or Dutch"),
        list(samples()),
        format_func=shared.sample_title,
        key="sample",
    )
    if st.button(_("Open the sample"), key="open-sample") and sample:
        kept = intake.analyse_sample(sample)
        opened = [kept] if kept else []

st.subheader(_("Add your own"), anchor=False)
files = st.file_uploader(
    _("Transcripts of any meeting program, with their chat and attendance files, or a zip archive"),
    accept_multiple_files=True,
    key="files",
)
st.page_link(shared.UPLOADS, label=_("What can I upload, and how do I get it?"))
ready = [found for found in map(intake.review, intake.added(files)) if found]
if ready and st.button(_("Analyse"), type="primary", key="analyse"):
    opened = intake.analyse(ready)

if opened:
    st.session_state["opened"] = opened[0]
if opened and (len(opened) == len(ready) or not ready):
    st.switch_page(shared.SESSION)
elif opened:
    st.page_link(shared.SESSION, label=_("Go to the meetings that were analysed"))
