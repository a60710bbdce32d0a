"""Parts of the page on methods: definitions, error rates, limits, measures."""

from collections.abc import Mapping

import streamlit as st

from analyzer.acts.kinds import ActKind
from analyzer.episodes.kinds import ResponseKind
from analyzer.metrics import Metric
from analyzer.models import DEFAULT_MODEL, error_rates
from analyzer.ui import shared


def show_kinds(kinds: Mapping[str, ActKind] | Mapping[str, ResponseKind], task: str) -> None:
    """Show each label with what counts, what does not, invented examples and error rates.

    Args:
        kinds: by name.
        task: whose error rates they have: `"act"`, `"question"` or `"response"`.
    """
    _ = shared.words().translate
    with st.container(gap=None):
        for name, kind in kinds.items():
            group = f" · {_(kind.group)}" if isinstance(kind, ResponseKind) else ""
            with st.expander(f"{_(kind.title)}{group}"):
                st.write(shared.plain(_(kind.definition)))
                if kind.out:
                    st.caption(_("Does not count: {text}").format(text=shared.plain(_(kind.out))))
                for example in kind.examples.get(shared.language(), ()):
                    st.text(f"“{example}”")
                for line in measured(task, name) or [_("Too seldom annotated for error rates.")]:
                    st.caption(shared.plain(line))


def show_error_rates() -> None:
    """Show how well the labels did on meetings that were annotated twice."""
    _ = shared.words().translate
    totals = {
        ("act", "any speak-up act"): _("What people raise"),
        ("act", "any move"): _("What makes speaking up easier or harder"),
        ("question", "any question"): _("Questions"),
        ("response", "group: opens"): _("Responses that open"),
        ("response", "group: neutral"): _("Responses that take note"),
        ("response", "group: closes"): _("Responses that close"),
    }
    for (task, label), title in totals.items():
        lines = measured(task, label)
        if lines:
            st.markdown(f"**{title}**")
            st.text("\n".join(lines))
    st.caption(
        _(
            "The Dutch figures come from one parliamentary debate and say little about team "
            "meetings. All figures stand in models/README.md of the program; 'speakup evaluate' "
            "measures them again on annotated meetings of your own."
        )
    )


def measured(task: str, label: str) -> list[str]:
    """Return a sentence for each language in which the error rates of a label were measured."""
    words = shared.words()
    _ = words.translate
    return [
        _("{language}: {right} of what was shown was right; {found} of {count} were found.").format(
            language=words.language_name(rate.language),
            right=_share(rate.precision),
            found=_share(rate.recall),
            count=rate.positives,
        )
        for rate in error_rates(DEFAULT_MODEL)
        if (rate.task, rate.label, rate.text) == (task, label, "as written")
    ]


def _share(score: tuple[float | None, float | None, float | None]) -> str:
    """Return a share with its interval, or a dash where nothing was shown."""
    words = shared.words()
    value, low, high = score
    if value is None:
        return "–"
    if low is None or high is None:
        return words.percent(value)
    return f"{words.percent(value)} ({words.percent(low)} – {words.percent(high)})"


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
    with st.container(gap=None):
        for subject, title in subjects.items():
            with st.expander(title):
                for each in metrics.values():
                    if each.subject == subject:
                        st.markdown(f"**{_(each.title)}** – {shared.plain(_(each.how))}")
