"""Parts of the page on what can be uploaded, all from the registries."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from analyzer.companions import COMPANIONS, Companion
from analyzer.display import Translate
from analyzer.formats import FORMATS, Format
from analyzer.formats.vendors import in_groups, vendor_title
from analyzer.ui import shared

TIMES: Final = ("start and end", "start", "blocks of minutes", "none")
"""What a format says of time, the most telling first."""


def show_vendors() -> None:
    """Show each program with its formats, by group; those of no program last."""
    _ = shared.words().translate
    for group, vendors in in_groups(each.vendor for each in _given() if each.vendor).items():
        st.subheader(_(group), anchor=False)
        with st.container(gap=None):
            for vendor in vendors:
                with st.expander(vendor_title(vendor)):
                    _show_formats([each for each in _given() if each.vendor == vendor], _)
    st.subheader(_("Any other program, and text, tables and research files"), anchor=False)
    st.write(
        _(
            "tl;dv, Avoma, Descript, Trint, Sonix, Notta, Happy Scribe and most other programs "
            "export one of these. Choose the names of the speakers, and times if there is a "
            "choice. A recording of one person, as Loom makes them, has nothing to show here."
        )
    )
    with st.container(gap=None):
        for each in _given():
            if not each.vendor and not each.refused:
                with st.expander(_heading(each, _)):
                    _show_format(each, _)


def _given() -> list[Format]:
    """Return the formats in the order a reader wants them: the most telling first, refused last.

    What is recognised only to say that it goes with a transcript is left out.
    """
    beside = {each.title for each in COMPANIONS.values()}
    return sorted((each for each in FORMATS.values() if each.title not in beside), key=_place)


def _place(each: Format) -> tuple[bool, bool, bool, int, str]:
    times = TIMES.index(each.times)
    return (bool(each.refused), not each.names, not each.generic, times, each.title)


def _show_formats(formats: Sequence[Format], translate: Translate) -> None:
    for each in formats:
        st.markdown(f"**{_capital(shared.plain(translate(each.title)))}** {_endings(each)}")
        _show_format(each, translate)


def _show_format(each: Format, translate: Translate) -> None:
    _ = translate
    if each.refused:
        problem = _("Can't be read: {reason}").format(reason=_(each.refused))
        st.write(shared.plain(f"{problem}. {_capital(_(each.how_to_export))}."))
        return
    st.write(shared.plain(_(each.how_to_export)))
    st.caption(" ".join(_holds(each, translate)))


def _heading(each: Format | Companion, translate: Translate) -> str:
    return f"{_capital(shared.plain(translate(each.title)))} {_endings(each)}"


def _endings(each: Format | Companion) -> str:
    return f"({', '.join(each.extensions)})"


def _capital(text: str) -> str:
    """Return a text that begins a line; a name such as pyannoteAI stays as it is.

    >>> _capital("web page"), _capital("pyannoteAI JSON"), _capital("tl;dv")
    ('Web page', 'pyannoteAI JSON', 'Tl;dv')
    """
    first = text.split(maxsplit=1)[:1]
    return text[:1].upper() + text[1:] if first and first[0].islower() else text


def _holds(each: Format, translate: Translate) -> list[str]:
    """Return what a format carries and what it can't, as sentences."""
    _ = translate
    times = {
        "start and end": _("It has the start and the end of what was said."),
        "start": _("It has the start of each turn and no end: pauses and talk time don't show."),
        "blocks of minutes": _("Its times are blocks of minutes: pace and pauses don't show."),
        "none": _("It has no times."),
    }
    found = [times[each.times]]
    if not each.names:
        found.append(_("It does not say who spoke."))
    if each.overlap:
        found.append(_("Talk at the same time can show."))
    else:
        found.append(_("Talk at the same time doesn't show."))
    return found


def show_companions() -> None:
    """Show the files that are given with a transcript."""
    _ = shared.words().translate
    with st.container(gap=None):
        for each in COMPANIONS.values():
            with st.expander(_heading(each, _)):
                st.write(shared.plain(_(each.how_to_export)))


def show_refused() -> None:
    """Show what is recognised and refused and of no program, why, and what to give instead."""
    _ = shared.words().translate
    for each in _given():
        if each.refused and not each.vendor:
            st.markdown(f"**{_heading(each, _)}**")
            _show_format(each, _)
