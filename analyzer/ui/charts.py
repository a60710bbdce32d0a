"""Altair charts of one meeting. No Streamlit here, no sorting by value, no red and green."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import altair as alt
import pandas as pd

from analyzer.display import ByRole, Translate, clean, clock
from analyzer.episodes import RESPONSES
from analyzer.metrics.values import NotMeasurable, Value
from analyzer.session import Event, Session

BLUE: Final = "#3b7bb5"
OCHRE: Final = "#c98a1b"
PURPLE: Final = "#8a63b0"
GREY: Final = "#8b8f98"
GROUPS: Final = ("opens", "neutral", "closes", "none")
GROUP_COLOURS: Final = (BLUE, GREY, PURPLE, "#b9bcc4")
GROUP_SHAPES: Final = ("circle", "square", "triangle-down", "diamond")
LANE: Final = 28
NAME_PIXELS: Final = 130
SPAN: Final = alt.Scale(zero=False, nice=False)


def participation(
    shares: Mapping[str, Value], session: Session, _: Translate, *, ink: str = GREY
) -> Any:  # noqa: ANN401 - Altair types its methods loosely
    """Return a bar for each person who spoke, in roster order, with a rule at the equal share.

    Args:
        shares: share of words by person; whiskers show its 95 % interval.
        session: whose roster gives the order, the leaders and the equal share, 1/n.
        _: translates.
        ink: colour of the whiskers, seen on the bars and on the page.
    """
    rows = [
        {
            "name": clean(name),
            "share": value.value,
            "low": value.low,
            "high": value.high,
            "role": _role(_, leader=name in session.roster.leaders),
        }
        for name, value in shares.items()
        if not isinstance(value, NotMeasurable) and not session.roster.find(name).silent
    ]
    data = pd.DataFrame(rows, columns=["name", "share", "low", "high", "role"])
    names = [str(row["name"]) for row in rows]
    x = alt.X("share:Q", title=_("share of words"), axis=alt.Axis(format=".0%", tickCount=6))
    base = alt.Chart(data).encode(y=_lane(names))
    bars = base.mark_bar(height=16).encode(
        x=x,
        color=_roles(_),
        tooltip=[
            alt.Tooltip("name:N", title=_("person")),
            alt.Tooltip("share:Q", title=_("share of words"), format=".0%"),
            alt.Tooltip("low:Q", title=_("from"), format=".0%"),
            alt.Tooltip("high:Q", title=_("to"), format=".0%"),
        ],
    )
    whiskers = base.mark_rule(strokeWidth=1.5, color=ink).encode(x="low:Q", x2="high:Q")
    equal = (
        alt.Chart(pd.DataFrame({"equal": [1 / max(1, len(session.roster.people))]}))
        .mark_rule(strokeDash=[5, 3], strokeWidth=2, color=PURPLE)
        .encode(
            x="equal:Q",
            tooltip=[alt.Tooltip("equal:Q", title=_("equal share"), format=".0%")],
        )
    )
    return _sized(alt.layer(bars, whiskers, equal))


def timeline(session: Session, _: Translate) -> Any:  # noqa: ANN401 - Altair types its methods loosely
    """Return who held the floor when, with a mark where something was raised.

    Turns stand at their times; in a file without them, in the order of words.
    """
    timed = has_turn_times(session)
    spans = _spans(session, timed=timed)
    names = [clean(each.name) for each in session.roster.people if not each.silent]
    title = _("minutes") if timed else _("words, in order")
    turns = pd.DataFrame(
        [
            {
                "name": clean(turn.speaker or ""),
                "start": start,
                "end": end,
                "role": _role(_, leader=turn.speaker in session.roster.leaders),
                "place": clock(turn.start) if timed else str(int(start)),
            }
            for turn, (start, end) in zip(session.turns, spans, strict=True)
            if turn.speaker
        ],
        columns=["name", "start", "end", "role", "place"],
    )
    bars = (
        alt.Chart(turns)
        .mark_bar(height=16)
        .encode(
            y=_lane(names),
            x=alt.X("start:Q", title=title, scale=SPAN, axis=alt.Axis(format="d", tickMinStep=1)),
            x2="end:Q",
            color=_roles(_),
            tooltip=[
                alt.Tooltip("name:N", title=_("person")),
                alt.Tooltip("place:N", title=_("at")),
            ],
        )
    )
    return _sized(alt.layer(bars, _marks(session, spans, names, _)))


def _marks(
    session: Session, spans: Sequence[tuple[float, float]], names: Sequence[str], _: Translate
) -> Any:  # noqa: ANN401 - Altair types its methods loosely
    """Return a mark for each event, by the group of the response to it."""
    at = {
        index: start
        for turn, (start, _end) in zip(session.turns, spans, strict=True)
        for index in turn.utterances
    }
    titles = {name: group_title(name, _) for name in GROUPS}
    rows = [
        {
            "name": clean(event.person),
            "start": at[event.utterance],
            "response": titles[group_of(event)],
            "number": number,
        }
        for number, event in enumerate(session.events, start=1)
        if event.utterance in at
    ]
    domain = list(titles.values())
    return (
        alt.Chart(pd.DataFrame(rows, columns=["name", "start", "response", "number"]))
        .mark_point(filled=True, size=110, opacity=1, yOffset=-9)
        .encode(
            y=_lane(names),
            x=alt.X("start:Q", scale=SPAN),
            shape=alt.Shape(
                "response:N",
                title=_("raised"),
                scale=alt.Scale(domain=domain, range=list(GROUP_SHAPES)),
                legend=_legend("bottom") if rows else None,
            ),
            fill=alt.Fill(
                "response:N",
                title=_("raised"),
                scale=alt.Scale(domain=domain, range=list(GROUP_COLOURS)),
                legend=_legend("bottom") if rows else None,
            ),
            tooltip=[
                alt.Tooltip("number:Q", title=_("number in the list")),
                alt.Tooltip("response:N", title=_("response")),
            ],
        )
    )


def by_role(
    found: Mapping[str, ByRole], titles: Mapping[str, str], session: Session, _: Translate
) -> Any:  # noqa: ANN401 - Altair types its methods loosely
    """Return how often each label was found, by role, in the order of the registry.

    Args:
        found: lines by label.
        titles: of all labels by name, translated.
        session: to tell whether roles are known.
        _: translates.
    """
    rows = [
        {"label": titles[name], "role": _role(_, leader=leader), "times": len(lines)}
        for name in titles
        if name in found
        for leader, lines in ((True, found[name].leaders), (False, found[name].others))
        if lines
    ]
    labels = [titles[name] for name in titles if name in found]
    chart = (
        alt.Chart(pd.DataFrame(rows, columns=["label", "role", "times"]))
        .mark_bar(height=16)
        .encode(
            y=_lane(labels, "label"),
            x=alt.X("times:Q", title=_("lines"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=_roles(_) if session.roster.leaders else alt.value(OCHRE),
            tooltip=[
                alt.Tooltip("label:N", title=_("kind")),
                alt.Tooltip("role:N", title=_("role")),
                alt.Tooltip("times:Q", title=_("lines")),
            ],
        )
    )
    return _sized(chart)


def has_turn_times(session: Session) -> bool:
    """Return whether at least half of the turns have a start and an end."""
    timed = [each for each in session.turns if each.start is not None and each.end is not None]
    return bool(timed) and len(timed) >= len(session.turns) / 2


def group_of(event: Event) -> str:
    """Return the group of the response to an event, `"none"` where there is none."""
    return RESPONSES[event.response.label].group if event.response else "none"


def group_title(group: str, _: Translate) -> str:
    """Return what a reader calls a group of responses."""
    titles = {
        "opens": _("the response opens"),
        "neutral": _("the response takes note"),
        "closes": _("the response closes"),
        "none": _("no leader's response to read"),
    }
    return titles[group]


def _spans(session: Session, *, timed: bool) -> list[tuple[float, float]]:
    """Return where each turn begins and ends: in minutes, or in words said before."""
    spans, said = [], 0.0
    for turn in session.turns:
        if timed:
            start = turn.start if turn.start is not None else said * 60
            end = turn.end if turn.end is not None else start
            spans.append((start / 60, end / 60))
            said = end / 60
        else:
            length = sum(session.utterances[index].words for index in turn.utterances)
            spans.append((said, said + length))
            said += length
    return spans


def _role(_: Translate, *, leader: bool) -> str:
    return _("leads") if leader else _("others")


def _roles(_: Translate) -> alt.Color:
    """Return the colours of the two roles."""
    scale = alt.Scale(domain=[_role(_, leader=True), _role(_, leader=False)], range=[BLUE, OCHRE])
    return alt.Color("role:N", title=None, scale=scale, legend=_legend())


def _legend(orient: Literal["top", "bottom"] = "top") -> alt.Legend:
    return alt.Legend(
        orient=orient,
        direction="horizontal",
        columns=2 if orient == "top" else 1,
        labelLimit=240,
        symbolSize=100,
    )


def _lane(names: Sequence[str], field: str = "name") -> alt.Y:
    """Return a row for each name, in the order given."""
    axis = alt.Axis(labelLimit=NAME_PIXELS, labelOverlap=False, ticks=False, domain=False)
    return alt.Y(f"{field}:N", title=None, sort=list(names), axis=axis)


def _sized(chart: Any) -> Any:  # noqa: ANN401 - Altair types its methods loosely
    return chart.properties(height=alt.Step(LANE))
