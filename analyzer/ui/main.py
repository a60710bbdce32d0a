"""The pages and what stands beside all of them."""

import streamlit as st

from analyzer.translate import LANGUAGES
from analyzer.ui.shared import METHODS, SESSION, START, UPLOADS, language, words


def run() -> None:
    """Show the page that was asked for."""
    st.session_state["language"] = language()
    _ = words().translate
    # No icons: Streamlit makes a page's icon the tab's, which browsers fetch from elsewhere.
    page = st.navigation(
        [
            st.Page(
                START,
                title=_("Add a meeting"),
                url_path="add",
                default=True,
            ),
            st.Page(SESSION, title=_("A meeting"), url_path="meeting"),
            st.Page(UPLOADS, title=_("What can I upload?"), url_path="uploads"),
            st.Page(
                METHODS,
                title=_("How it is counted"),
                url_path="methods",
            ),
        ]
    )
    st.set_page_config(page_title=page.title, layout="centered")
    with st.sidebar:
        st.radio(
            "Language / Taal",
            list(LANGUAGES),
            format_func=lambda each: LANGUAGES[each],
            horizontal=True,
            key="language",
        )
        st.caption(_("Everything stays on this machine: nothing you add is sent anywhere."))
        st.caption(_("For reflection, not for assessment."))
    page.run()
