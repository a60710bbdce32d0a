"""Moves that make speaking up easier or harder, by anyone: leadership is open to everyone."""

from functools import partial
from typing import Final

import numpy as np

from analyzer.acts import ACTS
from analyzer.metrics import Values, metric
from analyzer.metrics.labels import act_rate, expected, follows, leads, read
from analyzer.metrics.reasons import NO_MOVES, NO_SPEECH
from analyzer.metrics.statistics import effective_number
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Session

TITLES: Final = {
    "frame": "Saying that the work is new or uncertain",
    "stakes": "Saying what is at stake",
    "invite": "Inviting input",
    "fallibility": "Owning a limit",
    "appreciate": "Thanking or crediting someone",
    "support": "Offering help",
    "pressure": "Demanding a number or date",
    "authority": "Giving rank as the reason",
    "image": "Steering towards appearance",
    "belittle": "Ridicule or contempt",
    "park": "Moving a matter out of the conversation",
}
OPENING: Final = ("frame", "stakes", "invite", "fallibility", "appreciate", "support")


def _move(session: Session, label: str, *, leaders: bool) -> Values:
    """Return utterances with a move among all that were read, or among the leaders'."""
    rate = act_rate(session, label, leads(session)) if leaders else act_rate(session, label)
    return {None: rate if rate.total else NotMeasurable(NO_SPEECH)}


for _label, _kind in ACTS.items():
    if _kind.family != "move":
        continue
    _title = TITLES.get(_label, _kind.title)
    metric(
        f"moves_{_label}",
        subject="moves",
        title=_title,
        how="Of all utterances, by anyone, those that do this. The count adds up probabilities, "
        "doubtful lines included; the lines shown are those that are probable enough.",
        needs=("names", "language"),
    )(partial(_move, label=_label, leaders=False))
    metric(
        f"leader_moves_{_label}",
        subject="moves",
        title=f"{_title}, by leaders",
        how="The same among what leaders said.",
        needs=("names", "language", "leader"),
    )(partial(_move, label=_label, leaders=True))


@metric(
    "moves_by_others",
    subject="moves",
    title="Opening moves by those who do not lead",
    how="Of all moves that frame the work, say what is at stake, invite, own a limit, thank "
    "or offer help, those made by people who do not lead.",
    needs=("names", "language", "leader"),
)
def moves_by_others(session: Session) -> Values:
    """Share of the opening moves that non-leaders made."""
    said, keep = read(session), follows(session)
    total, count = 0.0, 0.0
    lines: list[int] = []
    for label in OPENING:
        total += expected(said, label)[0]
        mine, found = expected(said, label, keep)
        count += mine
        lines += found
    if not total:
        return {None: NotMeasurable(NO_MOVES)}
    return {None: Rate(round(count, 4), round(total, 4), tuple(sorted(set(lines))))}


@metric(
    "effective_move_makers",
    subject="moves",
    title="Effective number of people making opening moves",
    how="As many people would make them equally often as make them unequally here: 1 / Σ share².",
    needs=("names", "language"),
)
def effective_move_makers(session: Session) -> Values:
    """1/Σs² over the people who made opening moves."""
    count: dict[str, float] = {}
    lines: list[int] = []
    for each in read(session):
        for act in each.acts:
            if act.label in OPENING and each.speaker is not None:
                count[each.speaker] = count.get(each.speaker, 0.0) + act.probability
                lines += [] if act.maybe else [each.index]
    if not sum(count.values()):
        return {None: NotMeasurable(NO_MOVES)}
    number = float(effective_number(np.array(list(count.values()))))
    return {None: Index(number, unit="people", evidence=tuple(sorted(set(lines))))}
