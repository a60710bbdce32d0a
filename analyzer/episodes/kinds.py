"""The nine responses: what each is, its cues, and the rule that reads it from a reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from analyzer.episodes.reply import Evidence, Reply
from analyzer.registry import Registry

Group = Literal["opens", "neutral", "closes"]
Rule = Callable[[Reply], Evidence | None]
Cues = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Cues by name and language, in the notation of `analyzer.acts.notation`."""


@dataclass(frozen=True, slots=True)
class ResponseKind:
    """One of the things that can be done with what was raised.

    Attributes:
        name: in the registry and in records.
        rank: place in the precedence, from 1; where several fit, the lowest is the primary.
        group: whether it opens, leaves as it is, or closes what was raised.
        title: what a reader calls it, in English; catalogues translate it.
        definition: what falls under it.
        out: what looks like it and does not, or empty.
        examples: invented replies, by language.
        cues: words that point to it, by name and language.
        rule: reads a reply; None where it is not this response.
    """

    name: str
    rank: int
    group: Group
    title: str
    definition: str
    out: str
    examples: Mapping[str, tuple[str, ...]]
    cues: Cues = field(repr=False)
    rule: Rule = field(repr=False)


RESPONSES: Final = Registry[ResponseKind](
    "response", package="analyzer.episodes.inventory", group="analyzer.responses"
)


def response(
    name: str,
    *,
    rank: int,
    group: Group,
    title: str,
    definition: str,
    out: str = "",
    examples: Mapping[str, tuple[str, ...]] | None = None,
    cues: Cues | None = None,
) -> Callable[[Rule], Rule]:
    """Register the decorated rule as the one that reads the response called `name`.

    >>> RESPONSES["reasoned_no"].group, len(RESPONSES)
    ('opens', 9)
    """

    def register(rule: Rule) -> Rule:
        kind = ResponseKind(
            name, rank, group, title, definition, out, examples or {}, cues or {}, rule
        )
        RESPONSES.add(name, kind)
        return rule

    return register


def by_precedence() -> list[ResponseKind]:
    """Return the responses in the order in which one goes before another.

    >>> [kind.name for kind in by_precedence()][:3]
    ['dismiss', 'act', 'reasoned_no']
    """
    return sorted((kind for _, kind in RESPONSES.items()), key=lambda kind: kind.rank)
