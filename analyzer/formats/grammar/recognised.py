"""What speech recognisers' files have in common: words by track become the cues of a session."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from analyzer.build import session_from_cues
from analyzer.errors import FormatError
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.grammar.words import Word, cues_from_words, speaker_label
from analyzer.session import Session, Utterance
from analyzer.translate import marked, phrase

LOOKED_AT = 50
EVENTS: Final = marked("sounds such as laughter, left out")

LABELS: Final = ("name", "label", "@id", "id", "speaker_id")

Span = tuple[float, float, str | None]
"""Start and end of what someone said, and who: a label, or None."""


def some(node: Node) -> list[Node]:
    """Return the first items of a list that are objects, at most 50; none of anything else."""
    items = node.value[:LOOKED_AT] if node.is_list() else []
    return [Node(item, node.path, node.file) for item in items if isinstance(item, dict)]


def objects(node: Node) -> list[Node]:
    """Return the items of a list that are objects; none where it is missing.

    Raises:
        ParseError: if it is something else.
    """
    return [each for each in node.each() if isinstance(each.value, dict)]


def label_of(node: Node) -> str | None:
    """Return who is named at a place: a label, or an object that has one.

    >>> label_of(Node({"id": 7, "name": "Noa Lee"})), label_of(Node({"@id": "S1"}))
    ('Noa Lee', 'S1')
    """
    return speaker_label((node.get(*LABELS) if node.keys() else node).text())


def cues_of(*tracks: Iterable[Word]) -> list[Utterance]:
    """Return the cues of each track, as of one channel or one person after another."""
    return [cue for track in tracks for cue in cues_from_words(track)]


def or_whole(cues: Sequence[Utterance], whole: Utterance) -> list[Utterance]:
    """Return the cues of the words of a turn; the turn itself where they lack words that it has."""
    complete = sum(each.words for each in cues) >= whole.words
    return list(cues) if complete and any(each.start is not None for each in cues) else [whole]


def by_channel(
    tracks: Sequence[Sequence[Word]], names: Sequence[str] | None = None
) -> list[list[Word]]:
    """Return the words of each channel with whose they are.

    Of one channel nothing changes. Of several, a word without a speaker is its channel's, and a
    label that more than one channel uses is a different person on each.

    Args:
        tracks: the words of each channel.
        names: of the channels; by default "Channel 1" and so on.

    >>> tracks = by_channel([[Word("Hi", 0, 1, "A"), Word("you", 1, 2)], [Word("Yes", 2, 3, "A")]])
    >>> [[each.speaker for each in track] for track in tracks]
    [['A (channel 1)', 'Channel 1'], ['A (channel 2)']]
    """
    if len(tracks) < 2:  # noqa: PLR2004 - one channel tells no one apart
        return [list(track) for track in tracks]
    names = names or [f"Channel {at}" for at in range(1, len(tracks) + 1)]
    heard = Counter(label for track in tracks for label in {each.speaker for each in track})
    return [
        [
            replace(each, speaker=name)
            if each.speaker is None
            else replace(each, speaker=f"{each.speaker} ({name[:1].lower()}{name[1:]})")
            if heard[each.speaker] > 1
            else each
            for each in track
        ]
        for track, name in zip(tracks, names, strict=True)
    ]


class Spans:
    """Who spoke when, to be asked who was speaking at a time.

    >>> Spans([(0.0, 4.0, "A"), (1.0, 2.0, "B")]).at(3.0)
    'A'
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        """Keep spans by their start, and how late any that began before them ends."""
        self._spans = sorted(spans, key=lambda each: each[0])
        self._starts = [start for start, _, _ in self._spans]
        self._latest = list(accumulate((end for _, end, _ in self._spans), max))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._spans)

    def at(self, time: float | None) -> str | None:
        """Return who was speaking at a time: of several, who began last; None if no one was.

        Looks at no more than 20 spans back (`LOOKED_BACK`).
        """
        if time is None:
            return None
        at = bisect_right(self._starts, time) - 1
        for back in range(at, max(at - LOOKED_BACK, -1), -1):
            if self._spans[back][1] >= time:
                return self._spans[back][2]
            if self._latest[back] < time:
                break
        return None


LOOKED_BACK: Final = 20


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
    filled = placed([each for each in cues if each.text.strip()])
    return session_from_cues(
        filled,
        document.source(format, vendor=vendor, layout=layout),
        title=title,
        notes=[*counted(filled, empty=empty + len(cues) - len(filled)), *notes],
        started=started,
    )


def placed(cues: Sequence[Utterance]) -> list[Utterance]:
    """Return cues of which each has a start, where any has.

    One without takes the end of the cue before it, marked as estimated; before the first that has
    one, its start. So a mark such as `[inaudible]` stays where it was said.

    >>> first = Utterance(0, "A", "No.", 1.0, 2.0, "measured")
    >>> cues = placed([first, Utterance(0, "A", "(sighs)")])
    >>> cues[1].start, cues[1].time_quality, cues[1].estimated
    (2.0, 'start_only', True)
    """
    last = next((each.start for each in cues if each.start is not None), None)
    if last is None:
        return list(cues)
    found: list[Utterance] = []
    for each in cues:
        if each.start is None:
            found.append(replace(each, start=last, time_quality="start_only", estimated=True))
            continue
        last = each.start if each.end is None else each.end
        found.append(each)
    return found


def only(found: Sequence[Node], document: Document) -> Node:
    """Return the one meeting in a file; the whole where none was found.

    Raises:
        FormatError: if there are several.
    """
    if len(found) > 1:
        problem = phrase("it holds {count} meetings", count=len(found))
        raise FormatError(document.name, problem, marked("give each meeting a file of its own"))
    return found[0] if found else Node.of(document)
