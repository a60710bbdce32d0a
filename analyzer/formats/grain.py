"""Grain's JSON: entries with a participant, and times in milliseconds."""

from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.recognised import recognised, some
from analyzer.formats.grammar.row_session import said, tidy
from analyzer.formats.grammar.words import speaker_label
from analyzer.session import Session

MS: Final = 0.001
WRAPPED: Final = ("transcript_json", "transcript", "data")


def _rows(document: Document) -> Node:
    node = Node.of(document)
    return node if node.is_list() else node.get(*WRAPPED)


def is_grain(document: Document) -> bool:
    """Return whether it is a list of texts with a speaker and the key of a participant."""
    return any(
        each.has("participant_id", "speaker", "text", "start") for each in some(_rows(document))
    )


@transcript_format(
    "grain_json",
    title="Grain JSON",
    vendor="grain",
    sniff=is_grain,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Grain, open the recording, Download, Transcript, JSON.",
)
def parse_grain(document: Document) -> Session:
    """Parse entries in milliseconds."""
    cues = [
        said(
            speaker_label(tidy(each["speaker"].text())),
            tidy(each["text"].text()),
            each["start"].seconds(MS),
            each["end"].seconds(MS),
        )
        for each in _rows(document).each()
    ]
    whole = Node.of(document)
    return recognised(
        document,
        cues,
        format="grain_json",
        vendor="grain",
        layout="json",
        title=tidy(whole["title"].text()),
        started=whole["start_datetime"].text() or None,
    )
