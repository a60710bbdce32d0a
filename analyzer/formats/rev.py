"""Rev: JSON of monologues, and text in two layouts."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.google_meet import is_meet
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.openings import opening
from analyzer.formats.grammar.paragraphs import Opening, headed, paragraphs
from analyzer.formats.grammar.recognised import cues_of, recognised, some
from analyzer.formats.grammar.row_session import counted, tidy
from analyzer.formats.grammar.text_headers import with_headers_whole
from analyzer.formats.grammar.time_cells import cell
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.session import Session

TIME: Final = r"(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2})"
ABOVE: Final = re.compile(rf"^\s*+(?P<name>[^:\n]{{1,80}}?)\s*+\({TIME}\):\s*+$")
BESIDE: Final = re.compile(
    rf"^(?P<name>\S[^\t\n]{{0,79}}?)(?:\t|\s{{3,}}+)\s*+{TIME}(?:\t|\s{{3,}}+)(?P<text>.*)$"
)
MIN_SHARE: Final = 0.2
STARTS: Final = ("ts", "timestamp", "start_ts")
ENDS: Final = ("end_ts", "end_timestamp")
WRAPPED: Final = ("transcript", "result", "data")


def _whole(document: Document) -> Node:
    """Return what has the monologues: the file, or what it is wrapped in."""
    node = Node.of(document)
    return next((node[key] for key in WRAPPED if node[key]["monologues"].is_list()), node)


def is_rev(document: Document) -> bool:
    """Return whether it has monologues with elements."""
    return any(each["elements"].is_list() for each in some(_whole(document)["monologues"]))


@transcript_format(
    "rev_json",
    title="Rev JSON",
    vendor="rev",
    sniff=is_rev,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Rev, open the transcript, Download, JSON.",
)
def parse_rev(document: Document) -> Session:
    """Parse the elements of each monologue; `[crosstalk]` and the like stay in the text."""
    node = _whole(document)
    names = {each["id"].text(): each["name"].text() for each in node["speakers"].each()}
    tracks = []
    for each in node["monologues"].each():
        label = each["speaker"].text()
        own = each["speaker_info"]["display_name"].text() or each["speaker_name"].text()
        tracks.append(_words(each, speaker_label(own or names.get(label) or label)))
    return recognised(
        document, cues_of(*tracks), format="rev_json", vendor="rev", layout="monologues"
    )


def _words(monologue: Node, speaker: str | None) -> list[Word]:
    """Return the words of a monologue; punctuation joins the word before it.

    Where spaces are elements of their own, what none of them parts goes together.
    """
    elements = list(monologue["elements"].each())
    values = [_value(each) for each in elements]
    spaced = any(value[-1:].isspace() for value in values)
    words: list[Word] = []
    apart = True
    for each, value in zip(elements, values, strict=True):
        mark = each["type"].value == "punct"
        if value.strip():
            together = not apart and not value[:1].isspace()
            joined = bool(words) and (together if spaced else mark and not value[:1].isspace())
            times = (_time(each.get(*STARTS)), _time(each.get(*ENDS)))
            words.append(Word(tidy(value), *times, speaker, attached=joined))
        apart = value[-1:].isspace() or (apart and not value.strip())
    return words


def _value(element: Node) -> str:
    """Return the text of an element; a tag such as `crosstalk` in brackets."""
    if element["type"].value == "tag" and not element["value"]:
        name = element["name"].text().strip("[] ")
        return f" [{name}] " if name else ""
    return element["value"].text()


def _time(node: Node) -> float | None:
    """Return a time in seconds, or as a clock `00:00:01,030`."""
    clock = cell(node.text()) if isinstance(node.value, str) else None
    return clock.value if clock and clock.kind == "clock" else node.seconds()


def layout_of(document: Document) -> str:
    """Return `"above"` or `"beside"`, by where names stand to what was said, or `""`.

    Of the lines that open a turn, a fifth of all, most say hours too. Where others open one with
    its text beside it, or with a time of another shape, it is no text of Rev's.
    """
    for name, pattern in LAYOUTS.items():
        if any(opening("name_time", x) and not pattern.match(x) for x in document.head):
            continue
        found = [match for line in document.head if (match := pattern.match(line))]
        named = sum(is_name(match["name"].strip()) for match in found)
        hours = sum(len(match["time"]) == len("00:00:00") for match in found)
        if 2 * named >= len(found) and 2 * hours > len(found) >= MIN_SHARE * len(document.head):
            return name
    return ""


LAYOUTS: Final = {"above": ABOVE, "beside": BESIDE}


def _opens(pattern: re.Pattern[str]) -> Callable[[str], Opening | None]:
    """Return how lines open a turn: what can be no name is no one's."""
    opens = headed(pattern)

    def opened(line: str) -> Opening | None:
        found = opens(line)
        named = found is None or found.speaker is None or is_name(found.speaker)
        return found if named or found is None else replace(found, speaker=None)

    return opened


@transcript_format(
    "rev_txt",
    title="Rev text",
    vendor="rev",
    sniff=lambda document: layout_of(document) != "" and not is_meet(document),
    kinds=("text", "docx"),
    extensions=(".txt", ".docx"),
    times="start",
    how_to_export="In Rev, open the transcript, Download, text or Word, with speakers and "
    "timestamps.",
)
def parse_text(document: Document) -> Session:
    """Parse `Speaker 1 (00:00:00):` above, or `Speaker 1   00:00:00   text`."""
    layout = layout_of(document) or "above"
    lines = with_headers_whole(list(enumerate(document.lines, 1)))
    cues, before = paragraphs(lines, _opens(LAYOUTS[layout]), quality="start_only")
    return session_from_cues(
        cues,
        document.source("rev_txt", vendor="rev", layout=layout),
        title=before[0].strip() if before else "",
        notes=counted(cues),
    )
