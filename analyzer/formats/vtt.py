"""WebVTT of Zoom, Microsoft Teams, and everyone else."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analyzer.formats import transcript_format
from analyzer.formats.cues import (
    ARROW,
    Cue,
    caption_session,
    cue_blocks,
    plain,
    prefixed,
    uttered,
)
from analyzer.formats.document import Document
from analyzer.formats.names import split_name
from analyzer.session import Session, Utterance

_VOICE: Final = re.compile(r"<v(?:\.[^\s>]+)?(?:\s+([^<>]*))?>")
_CONTINUED: Final = re.compile(r"^(.*[0-9a-z-]{8,})/(\d+)-(\d+)$", re.IGNORECASE)
NAMED_SHARE: Final = 0.5


def is_vtt(document: Document) -> bool:
    """Return whether a document is WebVTT: by its first line, or cues with dots in their times."""
    head = document.head
    if head and head[0].startswith("WEBVTT"):
        return True
    found = next((ARROW.match(line) for line in head[:20] if ARROW.match(line)), None)
    return found is not None and "," not in found.group()


def _has_voices(document: Document) -> bool:
    return any(
        _VOICE.search(line) or _CONTINUED.match(line) or '"spokenText"' in line
        for line in document.head
    )


def _has_prefixes(document: Document) -> bool:
    texts = [
        " ".join(cue.text) for cue in cue_blocks(Document("", "\n".join(document.lines[:2000])))
    ]
    named = [split_name(text) for text in texts if text]
    return bool(named) and sum(each is not None for each in named) >= NAMED_SHARE * len(named)


def is_teams(document: Document) -> bool:
    """Return whether it is WebVTT with voice tags or `GUID/N-M` identifiers."""
    return is_vtt(document) and _has_voices(document)


def is_zoom(document: Document) -> bool:
    """Return whether it is WebVTT whose cues begin with `Name:`, at least half of them."""
    return is_vtt(document) and not _has_voices(document) and _has_prefixes(document)


def is_other(document: Document) -> bool:
    """Return whether it is WebVTT of neither kind."""
    return is_vtt(document) and not _has_voices(document) and not _has_prefixes(document)


@dataclass(frozen=True, slots=True)
class _Voiced:
    """A cue's utterance with the identity of the utterance it continues, if it says so."""

    utterance: Utterance
    identity: tuple[str, str] | None


@transcript_format(
    "teams_vtt",
    title="Microsoft Teams VTT",
    vendor="teams",
    sniff=is_teams,
    extensions=(".vtt",),
    times="start and end",
    overlap=True,
    how_to_export="In Teams, open the meeting's recap, choose Transcript, Download, .vtt.",
)
def parse_teams(document: Document) -> Session:
    """Parse voice tags; parts `GUID/N-0`, `GUID/N-1` are one utterance; cues may overlap."""
    voiced = [each for cue in cue_blocks(document) for each in _voices(cue)]
    merged: list[_Voiced] = []
    place: dict[tuple[str, str, str | None], int] = {}
    for each in voiced:
        key = (*each.identity, each.utterance.speaker) if each.identity else None
        if key is not None and key in place:
            at = place[key]
            merged[at] = replace(
                merged[at], utterance=_appended(merged[at].utterance, each.utterance)
            )
        else:
            if key is not None:
                place[key] = len(merged)
            merged.append(each)
    cues = [each.utterance for each in merged]
    return caption_session(document, cues, format="teams_vtt", vendor="teams", layout="vtt")


def _voices(cue: Cue) -> Iterator[_Voiced]:
    """Yield the voices of one cue; two of them share its time by characters."""
    text = "\n".join(cue.text)
    found = _CONTINUED.match(cue.identifier)
    identity = (found.group(1), found.group(2)) if found else None
    if text.startswith("{") and text.endswith("}"):
        described = _metadata(text)
        if described is not None:
            yield _Voiced(uttered(cue, *described), identity)
            return
    parts = _VOICE.split(text)
    pieces: list[tuple[str | None, str]] = [(None, parts[0])]
    pieces += zip(parts[1::2], parts[2::2], strict=True)
    spoken = [(name, plain(said)) for name, said in pieces if plain(said)]
    total = sum(len(said) for _, said in spoken)
    done = 0
    for name, said in spoken:
        speaker = " ".join(html.unescape(name).split()) if name else None
        whole = uttered(cue, speaker or None, said)
        if len(spoken) > 1 and whole.end is not None:
            span = (cue.end - cue.start) / total
            start = round(cue.start + done * span, 3)
            done += len(said)
            end = round(cue.start + done * span, 3)
            whole = replace(whole, start=start, end=end, estimated=True)
        yield _Voiced(whole, identity)


def _metadata(text: str) -> tuple[str | None, str] | None:
    """Return speaker and text of a cue of Graph's metadata file, or None."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("spokenText"), str):
        return None
    name = data.get("speakerName")
    return (name.strip() or None if isinstance(name, str) else None), plain(data["spokenText"])


def _appended(left: Utterance, right: Utterance) -> Utterance:
    ends = [each.end for each in (left, right) if each.end is not None]
    return replace(
        left,
        text=f"{left.text} {right.text}",
        end=max(ends, default=None),
        flags=tuple(dict.fromkeys(left.flags + right.flags)),
    )


@transcript_format(
    "zoom_vtt",
    title="Zoom VTT",
    vendor="zoom",
    sniff=is_zoom,
    extensions=(".vtt",),
    times="start and end",
    how_to_export="In Zoom's web portal, open Recordings, the meeting, and download the "
    "audio transcript.",
)
def parse_zoom(document: Document) -> Session:
    """Parse cues `Name: text`; a cue without a name has no known speaker."""
    cues = prefixed(document)
    return caption_session(document, cues, format="zoom_vtt", vendor="zoom", layout="vtt")


@transcript_format(
    "vtt",
    title="WebVTT without speakers",
    sniff=is_other,
    extensions=(".vtt",),
    times="start and end",
    names=False,
    overlap=True,
    how_to_export="Captions without names cannot be analysed: export a form with speaker names.",
)
def parse_other(document: Document) -> Session:
    """Parse captions; whatever stands before a colon now and then is text."""
    cues = [uttered(cue, None, plain(" ".join(cue.text))) for cue in cue_blocks(document)]
    return caption_session(document, cues, format="vtt", vendor="", layout="vtt")
