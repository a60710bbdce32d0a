"""What every page uses: the reader's language, text that renders as it stands, and the store."""

import re
from pathlib import Path
from typing import Final

import streamlit as st

from analyzer.display import Words, clean, error_text
from analyzer.errors import AnalyzerError
from analyzer.record import SessionRecord
from analyzer.roster import read_roster
from analyzer.samples import samples
from analyzer.store import Store, default_url, open_store
from analyzer.translate import LANGUAGES, translator

PAGES: Final = Path(__file__).parent / "pages"
START: Final = PAGES / "start.py"
SESSION: Final = PAGES / "session.py"
METHODS: Final = PAGES / "methods.py"
UPLOADS: Final = PAGES / "uploads.py"
PACKAGE: Final = Path(__file__).parents[1]

_MARKS: Final = re.compile(r"([!-/:-@\[-`{-~])")
_LINKS: Final = re.compile(r":(?=\\?\S)|@(?=\\?\S)|\bwww(?=\\?\.)", re.IGNORECASE)


def language() -> str:
    """Return the language of the pages: the one chosen, else the browser's, else English."""
    chosen = st.session_state.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    wanted = (st.context.locale or "en")[:2].lower()
    return wanted if wanted in LANGUAGES else "en"


def words() -> Words:
    """Return numbers, dates and texts in the reader's language."""
    return Words(language(), translator(language()))


def ink() -> str:
    """Return the colour of text in the reader's theme."""
    return "#e6e8ee" if st.context.theme.type == "dark" else "#1d2433"


def plain(text: str) -> str:
    r"""Return Markdown that shows `text` as it stands: no markup, link, colour or emoji.

    >>> plain("*Ann*")
    '\\*Ann\\*'
    """
    escaped = _MARKS.sub(r"\\\1", clean(text))
    return _LINKS.sub(lambda found: found[0] + "\u2060", escaped)


def show_error(error: AnalyzerError) -> None:
    """Show an error where the reader is."""
    st.error(plain(error_text(error, words().translate)), icon=":material/info:")


def store() -> Store:
    """Return the store, opened once for each address."""
    return _opened(default_url())


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def record(key: str, added: str) -> SessionRecord:
    """Return a stored record; kept for this browser session alone, until it is analysed anew."""
    return _record(default_url(), key, added)


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _record(url: str, key: str, added: str) -> SessionRecord:  # noqa: ARG001 - when, for the cache
    return _opened(url).get(key)


@st.cache_data(show_spinner=False)
def sample_title(name: str) -> str:
    """Return the title of a sample meeting, which its roster file gives."""
    return clean(read_roster(samples()[name][1], transcript=name).title) or name
