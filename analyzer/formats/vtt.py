"""WebVTT of Zoom, Microsoft Teams, and everyone else."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analyzer.formats import refused_format, transcript_format
from analyzer.formats.cues import (
    ARROW,
    COMMA,
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
from analyzer.translate import marked

_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]++)?(?:\s++([^<>]*+))?>")
_VOICE_BEGINS: Final = re.compile(r"<v(?:[\s.>]|$)")
_CONTINUED: Final = re.compile(r"^(.*[0-9a-z-]{8})/(\d+)-(\d+)$", re.IGNORECASE)
WEBEX: Final = re.compile(r'^\d{1,9} "(?P<name>[^"\n]{0,200})" \(\d{1,20}\)$')
"""The identifier of a cue of Webex: number, name, and the number of who spoke."""
AMBERSCRIPT: Final = re.compile(r"^WEBVTT\b.{0,40}\bamberscript", re.IGNORECASE)
STREAM: Final = re.compile(
    r"^NOTE (?:Confidence|recognizability|duration|language)\s*:", re.IGNORECASE
)
NAMED_SHARE: Final = 0.5
HEAD_LINES: Final = 2000
TWO_VOICES: Final = marked("captions of two voices, which share the time of the caption")
IN_PARTS: Final = marked("parts of utterances, joined again")


def is_vtt(document: Document) -> bool:
    """Return whether a document is WebVTT: by its first line, or cues with dots in their times."""
    head = document.head
    if head and head[0].startswith("WEBVTT"):
        return True
    found = next((ARROW.match(line) for line in head[:20] if ARROW.match(line)), None)
    return found is not None and "," not in found.group() and not COMMA.match(head[0])


def _has_voices(document: Document) -> bool:
    return any(
        _VOICE_BEGINS.search(line) or _CONTINUED.match(line) for line in document.head
    ) or is_metadata(document)


def is_metadata(document: Document) -> bool:
    """Return whether it is WebVTT whose cues are JSON, as Graph's metadata of a transcript is."""
    return is_vtt(document) and any('"spokenText"' in line for line in document.head)


def _has_prefixes(document: Document) -> bool:
    start = Document(document.name, "\n".join(document.lines[:HEAD_LINES]))
    texts = [" ".join(cue.text) for cue in cue_blocks(start)]
    named = [split_name(text) for text in texts if text]
    return bool(named) and sum(each is not None for each in named) >= NAMED_SHARE * len(named)


def is_teams(document: Document) -> bool:
    """Return whether it is WebVTT with voice tags or `GUID/N-M` identifiers."""
    voices = is_vtt(document) and _has_voices(document)
    return voices and not is_webex(document) and not is_metadata(document)


def is_zoom(document: Document) -> bool:
    """Return whether it is WebVTT whose cues begin with `Name:`, at least half of them."""
    return is_vtt(document) and not _marked(document) and _has_prefixes(document)


def is_other(document: Document) -> bool:
    """Return whether it is WebVTT of neither kind."""
    nameless = is_vtt(document) and not _marked(document) and not _has_prefixes(document)
    return nameless and not is_amberscript(document) and not is_stream(document)


def is_webex(document: Document) -> bool:
    """Return whether it is WebVTT whose cues are identified by a name in quotation marks."""
    return is_vtt(document) and any(WEBEX.match(line) for line in document.head)


def is_amberscript(document: Document) -> bool:
    """Return whether it is Amberscript's WebVTT, which never names who spoke."""
    return bool(document.head) and bool(AMBERSCRIPT.match(document.head[0]))


def is_stream(document: Document) -> bool:
    """Return whether it is WebVTT of classic Microsoft Stream, with notes of confidence."""
    return is_vtt(document) and any(STREAM.match(line) for line in document.head)


def _marked(document: Document) -> bool:
    """Return whether its cues say who spoke otherwise than by `Name:`."""
    return _has_voices(document) or is_webex(document)


@dataclass(frozen=True, slots=True)
class _Voiced:
    """A cue's utterance, the identity of what it is part of if it says so, and which part."""

    utterance: Utterance
    identity: tuple[str, str] | None
    part: int = 0


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
    return _voiced_session(document, format="teams_vtt", layout="vtt")


def _voiced_session(document: Document, *, format: str, layout: str) -> Session:  # noqa: A002
    parts: dict[object, list[_Voiced]] = {}
    shared = 0
    for cue in cue_blocks(document):
        voices = list(_voices(cue))
        shared += len(voices) > 1
        for each in voices:
            key = (*each.identity, each.utterance.speaker) if each.identity else object()
            parts.setdefault(key, []).append(each)
    cues = [_whole(each) for each in parts.values()]
    joined = sum(len(each) - 1 for each in parts.values())
    return caption_session(
        document,
        cues,
        format=format,
        vendor="teams",
        layout=layout,
        notes=((shared, TWO_VOICES), (joined, IN_PARTS)),
    )


def _voices(cue: Cue) -> Iterator[_Voiced]:
    """Yield the voices of one cue; two of them share its time by characters."""
    text = "\n".join(cue.text)
    found = _CONTINUED.match(cue.identifier)
    identity = (found.group(1), found.group(2)) if found else None
    part = int(found.group(3)[:9]) if found else 0
    if text.startswith("{") and text.endswith("}"):
        described = _metadata(text)
        if described is not None:
            yield _Voiced(uttered(cue, *described), identity, part)
            return
    parts = _VOICE.split(text)
    pieces: list[tuple[str | None, str]] = [(None, parts[0])]
    pieces += zip(parts[1::2], parts[2::2], strict=True)
    spoken = [(name, plain(said)) for name, said in pieces if plain(said)]
    if not spoken:
        yield _Voiced(uttered(cue, None, ""), None)
    total = sum(len(said) for _, said in spoken)
    done = 0
    for name, said in spoken:
        whole = uttered(cue, plain(name or "") or None, said)
        if len(spoken) > 1 and whole.end is not None:
            span = (cue.end - cue.start) / total
            start = round(cue.start + done * span, 3)
            done += len(said)
            end = round(cue.start + done * span, 3)
            whole = replace(whole, start=start, end=end, estimated=True)
        yield _Voiced(whole, identity, part)


def _metadata(text: str) -> tuple[str | None, str] | None:
    """Return speaker and text of a cue of Graph's metadata file, or None."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("spokenText"), str):
        return None
    name = data.get("speakerName")
    return (plain(name) or None if isinstance(name, str) else None), plain(data["spokenText"])


def _whole(parts: list[_Voiced]) -> Utterance:
    """Return the parts of one utterance as one, in the order of their numbers."""
    ordered = [each.utterance for each in sorted(parts, key=lambda each: each.part)]
    ends = [each.end for each in ordered if each.end is not None]
    return replace(
        ordered[0],
        text=" ".join(each.text for each in ordered),
        start=min(each.start or 0.0 for each in ordered),
        end=max(ends, default=None),
        flags=tuple(dict.fromkeys(flag for each in ordered for flag in each.flags)),
    )


@transcript_format(
    "teams_metadata_vtt",
    title="Microsoft Teams VTT with metadata (Graph)",
    vendor="teams",
    sniff=is_metadata,
    extensions=(".vtt",),
    times="start and end",
    overlap=True,
    how_to_export="An administrator gets it from Microsoft Graph: the metadataContent of the "
    "transcript.",
)
def parse_metadata(document: Document) -> Session:
    """Parse cues whose text is JSON with the speaker's name and what was said."""
    return _voiced_session(document, format="teams_metadata_vtt", layout="metadata")


refused_format(
    "stream_vtt",
    title="Microsoft Stream (classic) VTT",
    vendor="teams",
    extensions=(".vtt",),
    sniff=lambda document: (
        is_stream(document) and not _marked(document) and not _has_prefixes(document)
    ),
    seen=marked("it does not say who spoke"),
    remedy=marked("in Teams, open the meeting's recap and download the transcript from there"),
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
