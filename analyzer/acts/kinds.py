"""The two registries of labels: acts and moves, and question types.

Every entry stands in a file of its own, `analyzer/acts/inventory/` or `analyzer/acts/questions/`;
adding one touches no other file. Nothing here imports spaCy, so listing is instant.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from analyzer.registry import Registry

Family = Literal["speak_up", "move", "question"]
Tool = Literal[
    "set the stage",
    "invite participation",
    "model",
    "respond productively",
    "mentor",
    "targets as the point",
    "respect authority",
    "look good",
    "cruelty",
    "undiscussable",
]
Cues = Mapping[str, tuple[str, ...]]
"""Cues by language, `"en"` and `"nl"`, in the notation of `analyzer.acts.notation`."""
CueSource = Callable[[], Cues]
Examples = Mapping[str, tuple[str, ...]]

LANGUAGES: Final = ("en", "nl")
QUESTION_PREFIX: Final = "question:"
"""What the name of a question type is prefixed with among the labels of cues."""


@dataclass(frozen=True, slots=True)
class ActKind:
    """A label as it is defined: what counts, what does not, examples, and its cues.

    Attributes:
        name: in the registry and in every record.
        family: `"speak_up"` for what a person risks by saying it, `"move"` for what makes
            speaking up easier or harder, `"question"` for a question type.
        title: for people.
        definition: what counts.
        out: what looks like it and does not count.
        examples: invented, by language.
        cues: returns the cues by language; called when texts are read, not on listing.
        tool: for a move, the tool of the source interview that it belongs to.
    """

    name: str
    family: Family
    title: str
    definition: str
    out: str
    examples: Examples
    cues: CueSource
    tool: Tool | None = None


ACTS: Final = Registry[ActKind]("act", package="analyzer.acts.inventory", group="analyzer.acts")
QUESTION_TYPES: Final = Registry[ActKind](
    "question type", package="analyzer.acts.questions", group="analyzer.acts"
)


def act(
    name: str,
    *,
    title: str,
    definition: str,
    examples: Examples,
    out: str = "",
    tool: Tool | None = None,
) -> Callable[[CueSource], CueSource]:
    """Register the decorated function's cues as an act, or as a move where a tool is named.

    Args:
        name: of the label.
        title: for people.
        definition: what counts.
        examples: by language.
        out: what does not count.
        tool: makes it a move.
    """

    def register(cues: CueSource) -> CueSource:
        family: Family = "move" if tool else "speak_up"
        ACTS.add(name, ActKind(name, family, title, definition, out, examples, cues, tool))
        return cues

    return register


def question_type(
    name: str, *, title: str, definition: str, examples: Examples, out: str = ""
) -> Callable[[CueSource], CueSource]:
    """Register the decorated function's cues as a question type.

    Args:
        name: of the type.
        title: for people.
        definition: what it asks for.
        examples: by language.
        out: what does not count.
    """

    def register(cues: CueSource) -> CueSource:
        kind = ActKind(name, "question", title, definition, out, examples, cues)
        QUESTION_TYPES.add(name, kind)
        return cues

    return register
