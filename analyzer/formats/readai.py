"""Read.ai's JSON: what its webhook sends (speaker blocks) and its API gives (turns)."""

from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import only
from analyzer.formats.grammar.row_session import counted, said, tidy
from analyzer.formats.grammar.time_columns import read_times
from analyzer.formats.grammar.words import speaker_label
from analyzer.session import Person, Session
from analyzer.text import count_words

WRAPPED: Final = ("data", "body", "payload", "meeting", "session")
BLOCKS: Final = ("speaker_blocks", "turns")
STARTS: Final = ("start_time_ms", "start_time")
ENDS: Final = ("end_time_ms", "end_time")
MILLISECONDS: Final = 1e-3


def meetings(document: Document) -> list[Node]:
    """Return the meetings in a file that have a transcript of blocks or turns."""
    found = [Node.of(document)]
    for _ in range(2):
        found = [inner for each in found for inner in _unwrapped(each)]
    return [each for each in found if _blocks(each).is_list()]


def _unwrapped(node: Node) -> list[Node]:
    if node.is_list():
        return [each for each in node.each() if each.keys()]
    inner = next((node[key] for key in WRAPPED if node[key].keys() or node[key].is_list()), None)
    if inner is None or _blocks(node):
        return [node]
    return _unwrapped(inner) if inner.is_list() else [inner]


def _blocks(meeting: Node) -> Node:
    """Return the blocks of a meeting, or of a transcript alone; an empty node if there are none."""
    for part in (meeting["transcript"], meeting):
        for key in BLOCKS:
            first = part[key].first()
            if (
                part[key].is_list()
                and first.has("speaker")
                and (first.has("words") or any(first.has(each) for each in STARTS))
            ):
                return part[key]
    return Node(None)


@transcript_format(
    "readai_json",
    title="Read.ai JSON",
    vendor="readai",
    sniff=lambda document: bool(meetings(document)),
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Read.ai, set up a webhook under Integrations, or ask its API for the meeting "
    "with its transcript, and save the JSON.",
)
def parse_readai(document: Document) -> Session:
    """Parse blocks or turns; their epochs, in seconds or milliseconds, count from the first.

    People marked as having attended are known to have been there, in silence or not.

    Raises:
        FormatError: for several meetings.
        ParseError: for what is no text or no list where one belongs.
    """
    meeting = only(meetings(document), document)
    blocks = list(_blocks(meeting).each())
    texts = [_text(each) for each in blocks]
    starts = [each.get(*STARTS).text() for each in blocks]
    ends = [each.get(*ENDS).text() for each in blocks]
    unit = MILLISECONDS if any(each.has("start_time_ms") for each in blocks) else None
    times = read_times(
        {"start": starts, "end": ends}, {"start": unit}, [count_words(each) for each in texts]
    )
    rows = zip(blocks, texts, times.starts, times.ends, strict=True)
    cues = [said(_speaker(each), text, start, end) for each, text, start, end in rows if text]
    came = _attended(meeting)
    return session_from_cues(
        cues,
        document.source("readai_json", vendor="readai", layout="json"),
        title=tidy(meeting["title"].text()),
        people=came,
        complete=bool(came),
        notes=[*times.notes, *counted(cues, empty=sum(not each for each in texts))],
        started=times.started,
    )


def _text(block: Node) -> str:
    words = block.get("words", "text")
    if words.is_list():
        parts = [each if not each.keys() else each.get("text", "word") for each in words.each()]
        return tidy(" ".join(each.text() for each in parts))
    return tidy(words.text())


def _speaker(block: Node) -> str | None:
    who = block["speaker"]
    return speaker_label(tidy((who.get("name", "display_name") if who.keys() else who).text()))


def _attended(meeting: Node) -> list[Person]:
    people = meeting["participants"]
    here = [each for each in people.each() if each["attended"].value is True] if people else []
    names = dict.fromkeys(name for each in here if (name := tidy(each["name"].text())))
    return [Person(name) for name in names]
