"""What can I upload? Each program's transcripts: how to get them, and what they can show."""

import streamlit as st

from analyzer.ui import shared, upload_help

_ = shared.words().translate

st.title(_("What can I upload?"), anchor=False)
st.write(
    _(
        "The written transcript of a meeting, with the names of who spoke. No recordings: nothing "
        "here listens. Choose the program it was made with to see how to get the file, and what "
        "that file can and can't show. Where there is a choice, the first one shows most."
    )
)
upload_help.show_vendors()

st.header(_("Together with a transcript"), anchor=False)
st.write(
    _(
        "Drop the chat and the attendance list of a meeting together with its transcript. What was "
        "typed stays apart from what was said. Private messages are left out and counted. An "
        "attendance list shows who was there and said nothing."
    )
)
upload_help.show_companions()

st.header(_("What can't be read, and what to give instead"), anchor=False)
upload_help.show_refused()

st.header(_("Many meetings at once"), anchor=False)
st.write(
    _(
        "A zip archive may hold any of these files: each transcript in it becomes a meeting. "
        "Meetings from different programs don't compare in everything: one program writes down "
        "“um” and talk at the same time, another leaves them out. Where the kind of file changes, "
        "a comparison over time has a break."
    )
)
