"""Speechmatics' JSON, version 2: words and punctuation, speakers `S1`, `S2`, and `UU` unknown."""

from analyzer.formats import transcript_format
from analyzer.formats.document import Document
from analyzer.formats.recognised import cues_of, recognised, some
from analyzer.formats.row_session import tidy
from analyzer.formats.shape import Node
from analyzer.formats.words import Word, speaker_label
from analyzer.session import Session


def is_speechmatics(document: Document) -> bool:
    """Return whether it has results of a type whose alternatives have a content."""
    return any(
        each["type"].value in ("word", "punctuation", "entity")
        and each["alternatives"].first().has("content")
        for each in some(Node.of(document)["results"])
    )


@transcript_format(
    "speechmatics_json",
    title="Speechmatics JSON",
    vendor="speechmatics",
    sniff=is_speechmatics,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="Ask Speechmatics for speaker diarization, and download the transcript as JSON.",
)
def parse_speechmatics(document: Document) -> Session:
    """Parse words; a mark joins the word it attaches to, and `UU` is no one."""
    tracks: dict[str, list[Word]] = {}
    joins: dict[str, bool] = {}
    for each in Node.of(document)["results"].each():
        best = each["alternatives"].first()
        channel = each["channel"].text()
        track = tracks.setdefault(channel, [])
        kind = each["attaches_to"].text()
        mark = each["type"].value == "punctuation"
        before = kind in ("previous", "both") or (mark and not kind)
        speaker = speaker_label(best.get("speaker").text() or each["speaker"].text())
        if before and track:
            speaker = track[-1].speaker
        elif speaker is None and channel and best["speaker"].text() != "UU":
            speaker = channel
        text = tidy(best["content"].text())
        start, end = each["start_time"].seconds(), each["end_time"].seconds()
        times = (None, None) if mark else (start, end)
        joined = bool(track) and (before or joins.get(channel, False))
        track.append(Word(text, *times, speaker, attached=joined))
        joins[channel] = kind in ("next", "both")
    cues = cues_of(*tracks.values())
    return recognised(
        document, cues, format="speechmatics_json", vendor="speechmatics", layout="words"
    )
