"""Webex: captions whose identifiers name who spoke, and text `0:15 : Name : what was said`."""

import re
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.captions import caption_session
from analyzer.formats.grammar.cues import WEBEX, cue_blocks, plain, uttered
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    Opening,
    clock_seconds,
    paragraphs,
    speaker_name,
)
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.vtt import is_webex
from analyzer.session import Session

LINE: Final = re.compile(
    rf"^\s*+(?P<time>{CLOCK})\s++:\s++(?P<name>[^:\n]{{0,80}}?)\s*+:(?:\s++(?P<text>.*))?$"
)
MIN_SHARE: Final = 0.2


@transcript_format(
    "webex_vtt",
    title="Webex VTT",
    captions=True,
    vendor="webex",
    sniff=is_webex,
    extensions=(".vtt",),
    times="start and end",
    overlap=True,
    how_to_export="In Webex, open Meetings, the recording, and download the transcript as VTT.",
)
def parse_vtt(document: Document) -> Session:
    """Parse cues identified by `2 "Name" (1200000001)`; without a name no one is guessed."""
    cues = []
    for cue in cue_blocks(document):
        found = WEBEX.match(cue.identifier)
        name = plain(found["name"]) if found else ""
        cues.append(uttered(cue, name or None, plain(" ".join(cue.text))))
    return caption_session(document, cues, format="webex_vtt", vendor="webex", layout="vtt")


def opening(line: str) -> Opening | None:
    """Return who speaks and when, where a line opens someone's turn.

    >>> opening("0:15 : Ada Novak (she/her) : We start: now.")
    Opening(speaker='Ada Novak (she/her)', start=15.0, text='We start: now.', end=None)
    """
    found = LINE.match(line)
    if found is None or (found["name"] and not is_name(found["name"])):
        return None
    name = speaker_name(found["name"]) if found["name"] else None
    return Opening(name, clock_seconds(found["time"]), found["text"] or "")


def is_text(document: Document) -> bool:
    """Return whether a fifth of its lines open a turn."""
    count = sum(opening(line) is not None for line in document.head)
    return count > 0 and count >= MIN_SHARE * len(document.head)


@transcript_format(
    "webex_txt",
    title="Webex text",
    vendor="webex",
    sniff=is_text,
    extensions=(".txt",),
    times="start",
    how_to_export="In Webex, open Meetings, the recording, and download the transcript as text.",
)
def parse_text(document: Document) -> Session:
    """Parse lines `0:15 : Name : what was said`."""
    cues, before = paragraphs(enumerate(document.lines, 1), opening, quality="start_only")
    return session_from_cues(
        cues,
        document.source("webex_txt", vendor="webex", layout="txt"),
        title=before[0].strip() if len(before) == 1 else "",
        notes=counted(cues),
    )
