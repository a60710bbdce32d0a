"""The pages and what stands beside all of them."""

import streamlit as st

from analyzer.translate import LANGUAGES
from analyzer.ui.shared import METHODS, SESSION, START, language, words


def run() -> None:
    """Show the page that was asked for."""
    _ = words().translate
    page = st.navigation(
        [
            st.Page(
                START,
                title=_("Add a meeting"),
                icon=":material/upload_file:",
                url_path="add",
                default=True,
            ),
            st.Page(SESSION, title=_("A meeting"), icon=":material/forum:", url_path="meeting"),
            st.Page(
                METHODS,
                title=_("How it is counted"),
                icon=":material/menu_book:",
                url_path="methods",
            ),
        ]
    )
    st.set_page_config(page_title=page.title, layout="centered")
    with st.sidebar:
        st.session_state["language"] = st.radio(
            "Language / Taal",
            list(LANGUAGES),
            index=list(LANGUAGES).index(language()),
            format_func=lambda each: LANGUAGES[each],
            horizontal=True,
            key="chosen_language",
        )
        st.caption(_("Everything stays on this machine: nothing you add is sent anywhere."))
        st.caption(_("For reflection, not for assessment."))
    page.run()


if __name__ == "__main__":  # the installed package has no app.py: Streamlit runs this file
    run()
