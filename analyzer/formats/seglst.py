"""SegLST: a JSON list of segments, as meeteval and the CHiME challenges write them."""

import re
from dataclasses import replace
from typing import Any, Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.cues import Cue, uttered
from analyzer.formats.grammar.paragraphs import CLOCK, clock_seconds
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.grammar.words import speaker_label
from analyzer.formats.stm import EVENTS, LEFT_OUT, one_recording, said
from analyzer.session import Session, Utterance

_CLOCK: Final = re.compile(rf"^\s*+{CLOCK}\d{{0,9}}\s*+$")
LOOKED_AT: Final = 50


def is_seglst(document: Document) -> bool:
    """Return whether it is a list of objects with `words` as text, and a session or times."""
    rows = document.json
    return isinstance(rows, list) and bool(rows) and all(map(_is_segment, rows[:LOOKED_AT]))


def _is_segment(row: Any) -> bool:  # noqa: ANN401 - JSON is anything
    if not isinstance(row, dict) or not isinstance(row.get("words"), str):
        return False
    return "session_id" in row or {"speaker", "start_time", "end_time"} <= row.keys()


@transcript_format(
    "seglst",
    title="SegLST segments",
    sniff=is_seglst,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="meeteval and the CHiME tools write SegLST: give one file for each session.",
)
def parse_seglst(document: Document) -> Session:
    """Parse a list of segments; several sessions in one file are refused by name."""
    rows = list(Node.of(document).each())
    recording = one_recording(document, (row["session_id"].text() for row in rows))
    cues: list[Utterance] = []
    sounds = 0
    for row in rows:
        text, events = said(row["words"].text())
        sounds += events
        if text:
            cues.append(_cue(row, text))
    notes = ((len(rows) - len(cues), LEFT_OUT), (sounds, EVENTS))
    return session_from_cues(
        cues,
        document.source("seglst"),
        title=recording,
        notes=[*(f"{sentence}: {count}" for count, sentence in notes if count), *counted(cues)],
    )


def _cue(row: Node, text: str) -> Utterance:
    speaker = speaker_label(row.get("speaker", "speaker_id").text())
    start, end = _time(row["start_time"]), _time(row["end_time"])
    if start is None:
        return Utterance(0, speaker, text)
    if end is None:
        return Utterance(0, speaker, text, start, time_quality="start_only")
    return replace(uttered(Cue("", start, end, (), 1), speaker, text), line=None)


def _time(node: Node) -> float | None:
    """Return seconds; CHiME's clocks `"0:00:49.94"`, and theirs by device, are read too."""
    if node.has("original"):
        node = node["original"]
    if isinstance(node.value, str) and _CLOCK.match(node.value):
        return clock_seconds(node.value.strip())
    return node.seconds()
