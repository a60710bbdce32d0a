"""Who had how much of the talk, over everyone on the roster, silent people too.

Backchannels are left out. Seconds need both ends of what was said; words and turns do not.
Intervals come from blocks of two minutes (`analyzer.metrics.statistics.resampled`).
"""

from functools import partial

import numpy as np

from analyzer.metrics import Values, metric
from analyzer.metrics.reasons import NO_SPEECH, ONE_PERSON
from analyzer.metrics.statistics import (
    Array,
    Measure,
    effective_number,
    gini_corrected,
    interval,
    share_interval,
    top_share,
)
from analyzer.metrics.table import sums, table
from analyzer.metrics.values import Index, NotMeasurable, Rate, Value
from analyzer.session import Session

UNITS = {
    "words": ("words", ("names",)),
    "seconds": ("seconds of talk", ("names", "durations")),
    "turns": ("turns", ("names",)),
}
EVENNESS = (
    "The corrected Gini coefficient of {unit} over everyone on the roster: 0 where all have the "
    "same, 1 where one person has all. Backchannels are left out."
)


def _index(session: Session, unit: str, measure: Measure, *, leaders: bool = True) -> Value:
    """Return a measure of inequality with its interval."""
    total, sampled = sums(session, unit)
    if not leaders:
        others = ~table(session).leader
        total, sampled = total[others], sampled[:, others]
    if total.size < 2:  # noqa: PLR2004 - a share takes two
        return NotMeasurable(ONE_PERSON)
    if not total.sum():
        return NotMeasurable(NO_SPEECH)
    columns = table(session)
    said = columns.spoken & (columns.amounts(unit) > 0)
    low, high = interval(measure(sampled))
    return Index(float(measure(total)), low, high, evidence=columns.evidence(said))


def _shares(session: Session, unit: str) -> Values:
    """Return each person's share as a rate, its interval from blocks."""
    total, sampled = sums(session, unit)
    if not total.sum():
        return {None: NotMeasurable(NO_SPEECH)}
    columns = table(session)
    amounts = columns.amounts(unit)
    shares = _per_row(sampled)
    return {
        name: Rate(
            _tidy(total[at]),
            _tidy(total.sum()),
            evidence=columns.evidence((columns.speaker == at) & (amounts > 0)),
            interval=share_interval(shares[:, at]),
        )
        for at, name in enumerate(columns.names)
    }


def _per_row(sampled: Array) -> Array:
    rows = sampled.sum(axis=1, keepdims=True)
    shares: Array = np.full(sampled.shape, np.nan)
    np.divide(sampled, rows, out=shares, where=rows != 0)
    return shares


def _tidy(value: float) -> float:
    return round(float(value), 3)


def _register(unit: str) -> None:
    """Register evenness and shares in one unit."""
    what, needs = UNITS[unit]

    def evenness(session: Session) -> Values:
        return {None: _index(session, unit, gini_corrected)}

    metric(
        f"{unit}_gini",
        subject="participation",
        title=f"How unevenly {what} were shared",
        how=EVENNESS.format(unit=what),
        needs=needs,
    )(evenness)
    metric(
        f"{unit}_share",
        subject="participation",
        title=f"Share of {what}",
        how=f"Someone's {what} as a share of everyone's. Backchannels are left out.",
        needs=needs,
    )(partial(_shares, unit=unit))


for _unit in UNITS:
    _register(_unit)


@metric(
    "words_gini_without_leaders",
    subject="participation",
    title="How unevenly words were shared among those who do not lead",
    how="As with words of everyone, with leaders and their words left out.",
    needs=("names", "leader"),
)
def words_gini_without_leaders(session: Session) -> Values:
    """Corrected Gini of words among people who do not lead."""
    return {None: _index(session, "words", gini_corrected, leaders=False)}


@metric(
    "top_share",
    subject="participation",
    title="Largest share of words",
    how="The words of whoever spoke most, as a share of all words. Backchannels are left out.",
)
def top_word_share(session: Session) -> Values:
    """Largest share of words."""
    return {None: _index(session, "words", top_share)}


@metric(
    "effective_speakers",
    subject="participation",
    title="Effective number of speakers",
    how="As many people would share the words equally as share them unequally here: 1 / Σ share².",
)
def effective_speakers(session: Session) -> Values:
    """Effective number of speakers by words."""
    value = _index(session, "words", effective_number)
    if isinstance(value, Index):
        value = Index(value.value, value.low, value.high, "people", value.evidence)
    return {None: value}


@metric(
    "share_ratio",
    subject="participation",
    title="Words against an equal share",
    how="Someone's share of words times the number of people on the roster: 1 is an equal share.",
)
def share_ratio(session: Session) -> Values:
    """Share ratio to equal, n p, for each person, by words."""
    total, sampled = sums(session, "words")
    count = total.size
    if not total.sum():
        return {None: NotMeasurable(NO_SPEECH)}
    columns = table(session)
    shares = _per_row(sampled) * count
    found: Values = {}
    for at, name in enumerate(columns.names):
        low, high = interval(shares[:, at])
        said = columns.evidence((columns.speaker == at) & columns.spoken)
        found[name] = Index(float(total[at] / total.sum() * count), low, high, evidence=said)
    return found


@metric(
    "silent_people",
    subject="participation",
    title="People who said nothing",
    how="How many of those invited said nothing in the transcript; backchannels do not count.",
    needs=("names", "attendance"),
)
def silent_people(session: Session) -> Values:
    """How many of the roster said nothing."""
    total, _ = sums(session, "words")
    return {None: Rate(int((total == 0).sum()), int(total.size))}
