"""Files that go with a transcript and hold none: chats, attendance lists, timelines.

They are recognised here by their structure and refused as transcripts; `analyzer.companions` reads
them with these same rules.
"""

import csv
import re
from collections.abc import Sequence
from typing import Final

from analyzer.formats import refused_format
from analyzer.formats.cues import COMMA, cue_blocks, plain
from analyzer.formats.document import Document
from analyzer.formats.names import split_name
from analyzer.formats.shape import Node
from analyzer.translate import marked

CLOUD: Final = re.compile(r"^(?P<time>\d{1,2}:\d{2}:\d{2})\t(?P<name>[^\t\n]{1,200}):(?:\t|$)")
LOCAL: Final = re.compile(
    r"^(?:(?P<date>\d{4}-\d{2}-\d{2})[ \t]+)?(?P<time>\d{1,2}:\d{2}:\d{2})[ \t]+"
    r"(?:(?P<from>From)[ \t]+|(?P<other>Van|Von|De|Da|Fra|Från)(?:[ \t]{2,}|[ \t]"
    r"(?=[^:\n]{1,300}[ \t](?:aan|an|à|a|para|per|til|till)[ \t][^:\n]{1,300}:[ \t]*$)))"
    r"(?P<rest>\S[^\n]*:.*)$"
)
"""A line that opens a message in a saved chat. Names such as "Van Dam" and "De Boer" open lines of
transcripts too: words other than "From" count with two spaces, or with someone it went to."""
MIN_SHARE: Final = 0.2
HEAD: Final = 60
GIVE: Final = marked("give it together with its transcript")
A_CHAT: Final = marked("it holds what was typed, not what was said")
A_LIST: Final = marked("it holds who was there, not what was said")

NAME_COLUMNS: Final = frozenset(
    "full name;name;naam;volledige naam;vollständiger name;nom complet;nombre completo".split(";")
)
ACTION_COLUMNS: Final = frozenset(
    "user action;gebruikersactie;benutzeraktion;action utilisateur;acción del usuario".split(";")
)
ZOOM_NAME: Final = re.compile(r"^(?:name|naam|nom|nombre) \([^)]{3,40}\)$", re.IGNORECASE)
SECTION: Final = re.compile(r"^[123]\.\s+\S")


def rows(document: Document) -> list[list[str]]:
    r"""Return the rows of a table of text, cut at tabs, semicolons or commas; empty cells stay.

    >>> rows(Document("a.csv", 'Full Name\tUser Action\n"Vos, Ann"\tJoined'))
    [['Full Name', 'User Action'], ['Vos, Ann', 'Joined']]
    """
    head = "\n".join(document.head[:HEAD])
    cut = max("\t;,", key=head.count)
    lines = [line.replace("\x00", "") for line in document.lines]
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=cut)]
    except csv.Error:
        return [[cell.strip() for cell in line.split(cut)] for line in lines]


def head_rows(document: Document) -> list[list[str]]:
    """Return the first rows of a table, as `rows` gives them."""
    return rows(Document(document.name, "\n".join(document.lines[:HEAD])))


def is_zoom_chat(document: Document) -> bool:
    """Return whether the first lines open chat messages of Zoom.

    A fifth of them must (`MIN_SHARE`), or the first and one more, where messages are long.
    """
    opens = [bool(CLOUD.match(line) or LOCAL.match(line)) for line in document.head[:HEAD]]
    count = sum(opens)
    return count > 0 and (count >= MIN_SHARE * len(opens) or (opens[0] and count > 1))


def is_meet_chat(document: Document) -> bool:
    """Return whether it is an .sbv whose cues are `Name: text`, half of them or more."""
    if not document.head or not COMMA.match(document.head[0]):
        return False
    start = Document(document.name, "\n".join(document.lines[:1000]))
    texts = [plain(" ".join(cue.text)) for cue in cue_blocks(start, COMMA)]
    named = sum(split_name(text) is not None for text in texts)
    return named > 0 and 2 * named >= len([text for text in texts if text])


def attendance_kind(document: Document) -> str:
    """Return `"joins"`, `"sections"`, `"zoom"`, `"meet"`, or `""`: which attendance list it is."""
    if document.kind != "text":
        return ""
    head = document.head
    if not head or not any(mark in head[0] + "".join(head[1:12]) for mark in "\t,;"):
        return ""
    table = head_rows(document)
    if SECTION.match(head[0]) and any(len(row) > 1 for row in table):
        return "sections"
    return next((kind for row in table[:8] if (kind := _kind_of_header(row))), "")


def _kind_of_header(row: Sequence[str]) -> str:
    cells = [cell.casefold() for cell in row]
    if not cells:
        return ""
    if any(cell in NAME_COLUMNS for cell in cells) and any(c in ACTION_COLUMNS for c in cells):
        return "joins"
    if ZOOM_NAME.match(cells[0]) and len([cell for cell in cells if cell]) > 1:
        return "zoom"
    if {"time joined", "time exited"} <= set(cells) or {"duration", "time joined"} <= set(cells):
        return "meet"
    return ""


def is_timeline(document: Document) -> bool:
    """Return whether it is Zoom's timeline: `timeline[].users[]`, and nothing said."""
    node = Node.of(document)
    return node["timeline"].first().has("users") or node["timeline"].first().has("ts")


refused_format(
    "zoom_chat_file",
    title="Zoom chat",
    vendor="zoom",
    extensions=(".txt",),
    sniff=is_zoom_chat,
    seen=A_CHAT,
    remedy=GIVE,
)
refused_format(
    "meet_chat_file",
    title="Google Meet chat",
    vendor="google_meet",
    extensions=(".sbv",),
    sniff=is_meet_chat,
    seen=A_CHAT,
    remedy=GIVE,
)
refused_format(
    "attendance_file",
    title="Microsoft Teams attendance list",
    vendor="teams",
    extensions=(".csv",),
    sniff=lambda document: attendance_kind(document) in ("joins", "sections"),
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "participants_file",
    title="Zoom participants list",
    vendor="zoom",
    extensions=(".csv",),
    sniff=lambda document: attendance_kind(document) == "zoom",
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "meet_attendance_file",
    title="Google Meet attendance list",
    vendor="google_meet",
    extensions=(".csv",),
    sniff=lambda document: attendance_kind(document) == "meet",
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "timeline_file",
    title="Zoom timeline",
    vendor="zoom",
    kinds=("json",),
    extensions=(".json",),
    sniff=is_timeline,
    seen=marked("it holds who spoke when, not what was said"),
    remedy=GIVE,
)
