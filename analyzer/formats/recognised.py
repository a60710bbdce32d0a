"""What speech recognisers' files have in common: words by track become the cues of a session."""

from collections.abc import Iterable, Sequence

from analyzer.build import session_from_cues
from analyzer.formats.document import Document
from analyzer.formats.row_session import counted
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, cues_from_words
from analyzer.session import Session, Utterance

LOOKED_AT = 50


def some(node: Node) -> list[Node]:
    """Return the first items of a list that are objects, at most 50; none of anything else."""
    items = node.value[:LOOKED_AT] if node.is_list() else []
    return [Node(item, node.path, node.file) for item in items if isinstance(item, dict)]


def cues_of(*tracks: Iterable[Word]) -> list[Utterance]:
    """Return the cues of each track, as of one channel or one person after another."""
    return [cue for track in tracks for cue in cues_from_words(track)]


def recognised(
    document: Document,
    cues: Sequence[Utterance],
    *,
    format: str,  # noqa: A002 - as everywhere a format is named
    vendor: str,
    layout: str,
    empty: int = 0,
    notes: Sequence[str] = (),
    title: str = "",
    started: str | None = None,
) -> Session:
    """Return the session of cues that a recogniser's file holds.

    Args:
        document: the file.
        cues: as they were recognised; those without text are left out and counted.
        format: name of the format.
        vendor: of the recogniser.
        layout: which of the vendor's shapes the file has.
        empty: how many cues without text were left out before.
        notes: what else was dropped.
        title: of the recording.
        started: wall clock of second 0, ISO 8601.
    """
    filled = [each for each in cues if each.text.strip()]
    return session_from_cues(
        filled,
        document.source(format, vendor=vendor, layout=layout),
        title=title,
        notes=[*counted(filled, empty=empty + len(cues) - len(filled)), *notes],
        started=started,
    )
