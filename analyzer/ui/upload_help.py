"""Parts of the page on what can be uploaded, all from the registries."""

from collections.abc import Sequence

import streamlit as st

from analyzer.companions import COMPANIONS
from analyzer.display import Translate
from analyzer.formats import FORMATS, Format
from analyzer.formats.vendors import in_order, vendor_title
from analyzer.ui import shared


def show_vendors() -> None:
    """Show each program with its formats; those of no program last."""
    _ = shared.words().translate
    read = [each for each in FORMATS.values() if not each.refused]
    with st.container(gap=None):
        for vendor in in_order(each.vendor for each in read if each.vendor):
            with st.expander(vendor_title(vendor)):
                _show_formats([each for each in read if each.vendor == vendor], _)
        with st.expander(_("Any other program, and text, tables and research files")):
            _show_formats([each for each in read if not each.vendor], _)


def _show_formats(formats: Sequence[Format], translate: Translate) -> None:
    for each in formats:
        st.markdown(f"**{shared.plain(translate(each.title))}** ({', '.join(each.extensions)})")
        st.write(shared.plain(translate(each.how_to_export)))
        st.caption(" ".join(_holds(each, translate)))


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
            with st.expander(f"{_(each.title)} ({', '.join(each.extensions)})"):
                st.write(shared.plain(_(each.how_to_export)))


def show_refused() -> None:
    """Show what is recognised and refused, why, and what to give instead."""
    _ = shared.words().translate
    given = {each.title for each in COMPANIONS.values()}
    for each in FORMATS.values():
        if each.refused and each.title not in given:
            st.markdown(f"**{shared.plain(_(each.title))}**: {shared.plain(_(each.refused))}.")
            st.caption(shared.plain(_(each.how_to_export)))
