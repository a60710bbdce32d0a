"""Parts of the page on methods: definitions, error rates, limits, measures."""

from collections.abc import Mapping

import streamlit as st

from analyzer.acts.kinds import ActKind
from analyzer.episodes.kinds import ResponseKind
from analyzer.metrics import Metric
from analyzer.ui import shared


def show_kinds(kinds: Mapping[str, ActKind] | Mapping[str, ResponseKind]) -> None:
    """Show each label with what counts, what does not, and invented examples."""
    _ = shared.words().translate
    for kind in kinds.values():
        group = f" · {_(kind.group)}" if isinstance(kind, ResponseKind) else ""
        with st.expander(f"{_(kind.title)}{group}"):
            st.write(shared.plain(_(kind.definition)))
            if kind.out:
                st.caption(_("Does not count: {text}").format(text=shared.plain(_(kind.out))))
            for example in kind.examples.get(shared.language(), ()):
                st.text(f"“{example}”")


def show_error_rates() -> None:
    """Sum up how well the word cues did on meetings that were annotated twice."""
    _ = shared.words().translate
    st.write(
        _(
            "On English meetings that were annotated twice, 65% of what the word cues showed as "
            "something raised was right (95% interval 53–74%), and they found 43% of what was "
            "there (33–53%). Where an exchange was known, they told the response in three groups "
            "right in 75% of cases (68–82%); responses that close were not found at all, 0 of 12. "
            "For Dutch there is one parliamentary debate, which says little about team meetings."
        )
    )
    st.caption(
        _(
            "All figures, by label and language, stand in models/README.md of the program; "
            "'speakup evaluate' measures them again on annotated meetings of your own."
        )
    )


def show_limits() -> None:
    """Say what a transcript, and these labels, can't show."""
    _ = shared.words().translate
    for text in (
        _("A transcript does not show silence, tone, faces, or what anyone felt or kept back."),
        _("Few raised matters may mean that little needed raising, or that people held back."),
        _("Disagreement is healthy, and a no with its reason is a good answer."),
        _("Software that writes transcripts mishears, cuts up turns and drops short words."),
        _("One meeting is a small sample: look at the intervals, and read the lines."),
        _("Nothing here is fit for judging, comparing or ranking people or teams."),
    ):
        st.markdown(f"- {text}")


def show_metrics(metrics: Mapping[str, Metric]) -> None:
    """Show how each measure is counted."""
    _ = shared.words().translate
    subjects = {
        "participation": _("Participation"),
        "floor": _("Who held the floor"),
        "questions": _("Questions and invitations"),
        "speaking_up": _("What people raise"),
        "responses": _("How leaders respond"),
        "moves": _("What makes speaking up easier or harder"),
    }
    for subject, title in subjects.items():
        with st.expander(title):
            for each in metrics.values():
                if each.subject == subject:
                    st.markdown(f"**{_(each.title)}** – {shared.plain(_(each.how))}")
