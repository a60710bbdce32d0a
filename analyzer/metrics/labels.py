"""Counting labels: expected counts, their lines, and who may be counted.

A count from labels is a sum of calibrated probabilities, doubtful labels included; the lines
shown as its evidence are those above the label's threshold.
"""

from collections.abc import Callable, Iterable

from analyzer.metrics.values import Rate
from analyzer.session import Session, Utterance

Keep = Callable[[Utterance], bool]


def read(session: Session) -> list[Utterance]:
    """Return the utterances of known speakers in English or Dutch: those that were labelled."""
    return [
        each
        for each in session.utterances
        if each.speaker is not None and {"en", "nl"} & set((each.language or "en").split("+"))
    ]


def expected(
    utterances: Iterable[Utterance], label: str, keep: Keep = lambda _: True
) -> tuple[float, tuple[int, ...]]:
    """Return the expected number of utterances with an act, and the lines where it was found."""
    count, lines = 0.0, []
    for each in utterances:
        found = [act for act in each.acts if act.label == label] if keep(each) else []
        count += max((act.probability for act in found), default=0.0)
        if any(not act.maybe for act in found):
            lines.append(each.index)
    return count, tuple(lines)


def act_rate(session: Session, label: str, keep: Keep = lambda _: True) -> Rate:
    """Return the expected number of utterances with an act, of all that were read and kept."""
    said = [each for each in read(session) if keep(each)]
    count, lines = expected(said, label)
    return Rate(round(count, 4), len(said), lines)


def leads(session: Session) -> Keep:
    """Return whether an utterance is a leader's."""
    leaders = frozenset(session.roster.leaders)
    return lambda each: each.speaker in leaders


def follows(session: Session) -> Keep:
    """Return whether an utterance is that of someone who does not lead."""
    leaders = frozenset(session.roster.leaders)
    return lambda each: each.speaker is not None and each.speaker not in leaders
