"""Companion files: what belongs to a meeting beside its transcript, read and joined with it.

A companion format is one function that parses, registered with a function that recognises it. A
chat is a channel of its own; an attendance list gives who was there and when.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from analyzer.companions.parts import Attendance, Chat
from analyzer.errors import FormatError
from analyzer.formats.files.document import Document, open_document
from analyzer.registry import Registry
from analyzer.translate import marked

__all__ = [
    "COMPANIONS",
    "Attendance",
    "Chat",
    "Companion",
    "companion",
    "is_companion",
    "join",
    "read_companion",
]

What = Literal["chat", "attendance", "timeline"]
Part = Chat | Attendance
REMEDY: Final = marked("give the chat, attendance or participants file as it was downloaded")


@dataclass(frozen=True, slots=True)
class Companion:
    """A registered companion format.

    Attributes:
        name: in the registry.
        title: what a person calls it.
        vendor: who makes such files.
        what: it adds: `"chat"`, `"attendance"` or `"timeline"`.
        extensions: usual file endings; they never decide.
        how_to_export: how a person gets such a file, one sentence.
        sniff: whether a document is of this format, by its content.
        parse: what is in such a document.
    """

    name: str
    title: str
    vendor: str
    what: What
    extensions: tuple[str, ...]
    how_to_export: str
    sniff: Callable[[Document], bool]
    parse: Callable[[Document], Part]


COMPANIONS: Final = Registry[Companion](
    "companion format", package="analyzer.companions", group="analyzer.companions"
)


def companion(
    name: str,
    *,
    title: str,
    vendor: str,
    what: What,
    extensions: tuple[str, ...],
    how_to_export: str,
    sniff: Callable[[Document], bool],
) -> Callable[[Callable[[Document], Part]], Callable[[Document], Part]]:
    """Register a parser as a companion format."""

    def register(parse: Callable[[Document], Part]) -> Callable[[Document], Part]:
        entry = Companion(name, title, vendor, what, extensions, how_to_export, sniff, parse)
        COMPANIONS.add(name, entry)
        return parse

    return register


def is_companion(document: Document) -> str | None:
    """Return the name of the companion format a document is of, or None."""
    fits = (name for name, each in COMPANIONS.items() if each.sniff(document))
    return next(fits, None)


def read_companion(source: str | Path | bytes, *, name: str | None = None) -> Part:
    r"""Return what is in a companion file.

    Args:
        source: path of the file, or its bytes.
        name: file name to use in messages where `source` is bytes.

    Raises:
        FormatError: if it can't be read, or is no companion file.
        ParseError: if it breaks its format's grammar.

    >>> chat = read_companion(b"00:01:02\tNoa Lee:\tGood point\r\n", name="chat.txt")
    >>> chat.messages[0].speaker, chat.messages[0].time
    ('Noa Lee', 62.0)
    """
    document = open_document(source, name=name)
    kind = is_companion(document)
    if kind is None:
        problem = marked("it is no chat, attendance or participants file that is known")
        raise FormatError(document.name, problem, REMEDY)
    return COMPANIONS[kind].parse(document)


from analyzer.companions.joining import join  # noqa: E402 - it needs nothing of the registry
