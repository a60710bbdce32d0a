"""What the reader settles of a file before it is analysed: its columns, and who its names are."""

import streamlit as st

from analyzer.bundles import File
from analyzer.display import clean, shortened
from analyzer.errors import AnalyzerError
from analyzer.formats.files.document import open_document
from analyzer.formats.grammar.columns import FIELDS
from analyzer.formats.tables import columns_of
from analyzer.names import is_placeholder, merge_proposals
from analyzer.session import Session
from analyzer.text import count_words
from analyzer.ui import shared

MIN_WORDS = 4
HEARD = 80
"""Characters of it."""
TABLES = (".csv", ".tsv", ".xlsx", ".txt")


def columns(file: File, key: str) -> dict[str, str]:
    """Show which column of a table holds what, let it be changed, and return what was changed.

    Empty for a file that is no table.
    """
    if not file.name.lower().endswith(TABLES):
        return {}
    try:
        found = columns_of(open_document(file.load(), name=file.name))
    except AnalyzerError:
        return {}  # reading the file says what is wrong
    if found is None:
        return {}
    headers, guessed = found
    _ = shared.words().translate
    titles = {
        "speaker": _("who spoke"),
        "text": _("what was said"),
        "start": _("start"),
        "end": _("end"),
        "duration": _("duration"),
    }
    chosen: dict[str, str] = {}
    st.caption(_("This is a table. Which column holds what?"))
    places = [None, *range(len(headers))]
    for field, space in zip(FIELDS, st.columns(len(FIELDS)), strict=True):
        place = space.selectbox(
            titles[field],
            places,
            index=places.index(guessed.get(field)),
            format_func=lambda at: "–" if at is None else clean(headers[at]) or str(at + 1),
            key=f"column-{field}-{key}",
        )
        if place != guessed.get(field):
            chosen[field] = "" if place is None else str(place + 1)
    return chosen


def names(session: Session, key: str) -> tuple[tuple[str, str], ...]:
    """Ask who numbered speakers are and which names are one person's; return what was said."""
    numbered = [each for each in session.roster.names if is_placeholder(each)]
    pairs = merge_proposals(session.roster.names)
    if not numbered and not pairs:
        return ()
    _ = shared.words().translate
    given: list[tuple[str, str]] = []
    with st.expander(_("Who is who?"), expanded=bool(numbered)):
        for name in numbered:
            heard = _heard(session, name)
            st.text(_("{name} says: “{words}”").format(name=clean(name), words=heard))
            said = st.text_input(
                _("{name} is").format(name=shared.plain(name)),
                key=f"name-{name}-{key}",
                placeholder=_("Name"),
            )
            if said.strip():
                given.append((name, said.strip()))
        for left, right in pairs:
            one = st.checkbox(
                _("“{left}” and “{right}” are one person").format(
                    left=shared.plain(left), right=shared.plain(right)
                ),
                key=f"one-{left}-{right}-{key}",
            )
            if one:
                given.append((left, right))
    return tuple(given)


def _heard(session: Session, name: str) -> str:
    """Return something a speaker says by which people know them again: the first whole sentence.

    It has four words or more (`MIN_WORDS`), else it is the longest there is.
    """
    texts = [each.text for each in session.utterances if each.speaker == name]
    long = (text for text in texts if count_words(text) >= MIN_WORDS)
    return shortened(next(long, None) or max(texts, key=count_words, default=""), HEARD)
