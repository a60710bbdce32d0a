"""Parts of a meeting's page: figures with their evidence, labels by role, events in context."""

from collections.abc import Iterable, Mapping

import streamlit as st

from analyzer.acts import ACTS
from analyzer.acts.kinds import ActKind
from analyzer.beside import beside
from analyzer.display import ByRole, clean, no_response, not_measurable, place
from analyzer.episodes import RESPONSES
from analyzer.metrics import METRICS
from analyzer.record import SessionRecord
from analyzer.session import Event, Response, Session
from analyzer.ui import charts, shared
from analyzer.ui.view import Figure, context, figures, heading, line, listed

SIGNS = {"raised": "▶ ", "response": "◆ ", "retreat": "◇ ", "around": ""}


def show_heading(session: Session) -> None:
    """Show what meeting this is, who led it, and what the page is for."""
    words = shared.words()
    _ = words.translate
    st.title(shared.plain(session.title or session.source.name), anchor=False)
    st.caption(shared.plain(heading(session, words)))
    if session.roster.leaders:
        leaders = ", ".join(clean(name) for name in session.roster.leaders)
        st.text(_("Led by {names}").format(names=leaders))
    else:
        st.info(_("No leader was named, so what was done with what was raised is not measured."))
    st.caption(
        _(
            "These are signposts for a conversation, not for assessment. The file shows what was "
            "said; it does not show silence, tone or what anyone felt, and it does not tell "
            "whether a team is safe."
        )
    )


def show_figures(record: SessionRecord, *subjects: str) -> None:
    """Show the measures of these subjects, each with how it is counted and its lines."""
    with st.container(gap=None):
        for each in figures(record, shared.words(), *subjects):
            _show_figure(each)


@st.fragment
def _show_figure(figure: Figure) -> None:
    _ = shared.words().translate
    value = f"**{shared.plain(figure.value)}**" if figure.value else _("by person")
    parts = [value, figure.dots]
    parts.append(shared.plain(figure.interval))
    label = " · ".join(each for each in (_(figure.metric.title), *parts) if each)
    with st.expander(label):
        st.caption(_("How is this counted?"))
        st.write(shared.plain(_(figure.metric.how)))
        if figure.people:
            st.caption(_("By person, in the order of first speaking"))
            st.text("\n".join(f"{clean(name)}: {value}" for name, value in figure.people))
        if figure.lines:
            show = _("Show the {count} lines it was counted from").format(count=len(figure.lines))
            if figure.few or st.toggle(show, key=f"lines-{figure.metric.name}"):
                st.text(listed(figure.lines, _))


def show_labels(found: Mapping[str, ByRole], kinds: Mapping[str, ActKind]) -> None:
    """Show each label that was found: what counts as it, and its lines by role."""
    _ = shared.words().translate
    with st.container(gap=None):
        for name, kind in kinds.items():
            if name in found:
                with st.expander(f"{_(kind.title)} · {len(found[name].lines)}"):
                    st.caption(shared.plain(_(kind.definition)))
                    st.text(listed(found[name].lines, _))


def show_events(record: SessionRecord) -> None:
    """Show what was raised, by what the response did, in order of time."""
    _ = shared.words().translate
    numbered = list(enumerate(record.session.events, start=1))
    for group in charts.GROUPS:
        events = [(number, each) for number, each in numbered if charts.group_of(each) == group]
        if events:
            title = charts.group_title(group, _)
            st.markdown(f"##### {title[:1].upper()}{title[1:]} · {len(events)}")
            with st.container(gap=None):
                _show_group(record, events)


def _show_group(record: SessionRecord, events: Iterable[tuple[int, Event]]) -> None:
    _ = shared.words().translate
    for number, event in events:
        acts = " + ".join(_(ACTS[name].title) for name in event.acts)
        where = place(record.session.utterances[event.utterance], _)
        done = _response_title(event.response) if event.response else no_response(event, _)
        with st.expander(f"{number} · {shared.plain(where)} · **{acts}** → {shared.plain(done)}"):
            _show_event(record, event)


def _response_title(response: Response) -> str:
    _ = shared.words().translate
    names = [name for name in (response.label, response.second) if name]
    return " + ".join(_(RESPONSES[name].title) for name in names)


def _show_event(record: SessionRecord, event: Event) -> None:
    """Show the lines around an event, those that count set apart, and what is known of it."""
    _ = shared.words().translate
    st.caption(_("▶ what was raised · ◆ the response · ◇ taken back · the rest is context"))
    for part, utterance in context(record.session, event):
        if utterance is None:
            st.caption("⋯")
        elif part == "around":
            st.text(line(utterance, _))
        else:
            with st.container(border=True):
                st.text(SIGNS[part] + line(utterance, _))
    st.text("\n".join(_event_facts(event)))


def _event_facts(event: Event) -> list[str]:
    words = shared.words()
    _ = words.translate
    chance = words.percent(event.probability)
    facts = [_("Raised, probability {share}").format(share=chance)]
    response = event.response
    if response:
        chance = words.percent(response.probability)
        title = _response_title(response)
        facts.append(_("{response}, probability {share}").format(response=title, share=chance))
        if response.responder:
            facts.append(_("Response by {name}").format(name=clean(response.responder)))
    else:
        facts.append(no_response(event, _))
    if response and response.latency is not None:
        facts.append(_("After {seconds} s").format(seconds=words.number(response.latency)))
    if event.came_back is not None:
        text = _("{name} spoke again.") if event.came_back else _("{name} did not speak again.")
        facts.append(text.format(name=clean(event.person)))
    return facts


def show_beside(session: Session) -> None:
    """Show what was typed and who was there when, where files beside the transcript told it."""
    _ = shared.words().translate
    found = beside(session, _)
    if found:
        st.header(_("Beside the transcript"), anchor=False)
    with st.container(gap=None):
        for title, lines in found:
            with st.expander(title):
                st.text("\n".join(lines))


def show_missing(record: SessionRecord) -> None:
    """Show what could not be measured, by reason."""
    _ = shared.words().translate
    titles = {name: _(metric.title) for name, metric in METRICS.items()}
    reasons = not_measurable(record, titles)
    if not reasons:
        st.write(_("Everything could be measured from this file."))
    for reason, names in reasons.items():
        st.text(f"… {_(reason)}:")
        st.caption(shared.plain("; ".join(names)))
