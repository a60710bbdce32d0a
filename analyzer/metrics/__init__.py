"""Measures: pure functions from a labelled session to values, one module for each subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from analyzer.capabilities import missing
from analyzer.metrics.values import Index, NotMeasurable, Rate, Value, wilson
from analyzer.registry import Registry
from analyzer.session import Session

__all__ = [
    "METRICS",
    "Index",
    "Metric",
    "NotMeasurable",
    "Rate",
    "Value",
    "measure",
    "metric",
    "wilson",
]

Values = dict[str | None, Value]


@dataclass(frozen=True, slots=True)
class Metric:
    """A registered measure.

    Attributes:
        name: in the registry and in records.
        subject: what it is about: `participation`, `floor`, `questions`, `speaking_up`,
            `responses` or `moves`.
        needs: capabilities without which it is not measurable.
        title: what a reader calls it, in English; catalogues translate it.
        how: how it is counted, in plain words.
        function: from a session to values, by person; None stands for the whole session.
    """

    name: str
    subject: str
    needs: frozenset[str]
    title: str
    how: str
    function: Callable[[Session], Values]


METRICS: Final = Registry[Metric]("metric", package="analyzer.metrics", group="analyzer.metrics")


def metric(
    name: str, *, subject: str, title: str, how: str, needs: Iterable[str] = ("names",)
) -> Callable[[Callable[[Session], Values]], Callable[[Session], Values]]:
    """Register a function from a session to values as a measure."""

    def register(function: Callable[[Session], Values]) -> Callable[[Session], Values]:
        METRICS.add(name, Metric(name, subject, frozenset(needs), title, how, function))
        return function

    return register


def measure(session: Session) -> dict[str, Values]:
    """Return every registered measure of `session`, by name of the metric.

    A metric whose capabilities the file lacks gives `{None: NotMeasurable(reason)}`.
    """
    lacking = missing(session)
    measured: dict[str, Values] = {}
    for name, each in METRICS.items():
        absent = [lacking[need] for need in sorted(each.needs) if need in lacking]
        measured[name] = {None: NotMeasurable(absent[0])} if absent else each.function(session)
    return measured
