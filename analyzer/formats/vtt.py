"""WebVTT of Zoom, Microsoft Teams, and everyone else, with voice tags or without."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from analyzer.errors import ParseError
from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.captions import TWO_VOICES, caption_session, spoken_session
from analyzer.formats.grammar.cues import (
    ARROW,
    COMMA,
    WEBEX,
    Cue,
    cue_blocks,
    is_unpadded,
    plain,
    uttered,
)
from analyzer.formats.grammar.rolling import without_repeated_lines
from analyzer.formats.grammar.voices import (
    VOICE_BEGINS,
    Grammar,
    grammar_of,
    has_voice_tags,
    tagged,
)
from analyzer.formats.teams_docx import is_old_text
from analyzer.session import Session, Utterance
from analyzer.translate import marked

_CONTINUED: Final = re.compile(r"^(.*[0-9a-z-]{8})/(\d+)-(\d+)$", re.IGNORECASE)
_GUID: Final = re.compile(r"^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$", re.IGNORECASE)
AMBERSCRIPT: Final = re.compile(r"^WEBVTT\b.{0,40}\bamberscript", re.IGNORECASE)
STREAM: Final = re.compile(
    r"^NOTE (?:Confidence|recognizability|duration|language)\s*:", re.IGNORECASE
)
RECORDED: Final = re.compile(r"^GMT([0-9]{8})-([0-9]{6})_")
HEADER: Final = re.compile(r"^WEBVTT(?:\s|$)")
ASIDE: Final = re.compile(r"^(?:NOTE|STYLE|REGION|Kind:|Language:|X-TIMESTAMP-MAP)(?:[\s=]|$)")
SETTINGS: Final = re.compile(r"\s\w{3,12}:\S")
HEAD_LINES: Final = 2000
FIRST: Final = 3
"""Of how many lines one must be the times of a cue, where nothing else says what a file is."""
IN_PARTS: Final = marked("parts of utterances, joined again")


def is_vtt(document: Document) -> bool:
    """Return whether a document is WebVTT: by its first line, or cues with dots in their times.

    Without that line, cues with numbers are SRT whose times have dots.
    """
    head = document.head
    if head and HEADER.match(head[0]):
        return True
    at = next((at for at, line in enumerate(head[:FIRST]) if ARROW.match(line)), None)
    if at is None or COMMA.match(head[0]) or is_old_text(document):
        return False
    found = ARROW.match(head[at])
    dots = found is not None and "," not in found.group()
    return dots and not (at and head[at - 1].isdigit())


def _has_voices(document: Document) -> bool:
    return any(
        VOICE_BEGINS.search(line) or _CONTINUED.match(line) for line in document.head
    ) or is_metadata(document)


def is_metadata(document: Document) -> bool:
    """Return whether it is WebVTT whose cues are JSON, as Graph's metadata of a transcript is."""
    return is_vtt(document) and any('"spokenText"' in line for line in document.head)


def _grammar(document: Document) -> Grammar | None:
    """Return how its first cues name who speaks, if that is how they do."""
    start = Document(document.name, "\n".join(document.lines[:HEAD_LINES]))
    try:
        found = grammar_of(list(cue_blocks(start)))
    except ParseError:
        return None
    return found if found and found.sure else None


def is_teams(document: Document) -> bool:
    """Return whether it is WebVTT with voice tags and a mark of Teams, or `GUID/N-M` identifiers.

    Marks are identifiers that are a GUID, times without noughts before them, and Stream's notes:
    voice tags alone are WebVTT's own, which many programs write.
    """
    if not is_vtt(document) or is_webex(document) or is_metadata(document):
        return False
    return _has_voices(document) and _has_marks_of_teams(document)


def _has_marks_of_teams(document: Document) -> bool:
    head = document.head
    stamped = [(name, times) for name, times in pairwise(head) if ARROW.match(times)]
    own = any(_CONTINUED.match(name) or _GUID.match(name) for name, _ in stamped)
    return own or any(is_unpadded(times) for _, times in stamped) or any(map(STREAM.match, head))


def is_zoom(document: Document) -> bool:
    """Return whether it is bare WebVTT whose cues begin with `Name:`.

    Zoom writes nothing after `WEBVTT`, no settings, comments or styles, and one line in a cue.
    """
    if not is_vtt(document) or _marked(document) or not _is_bare(document):
        return False
    found = _grammar(document)
    return found is not None and found.kind == "colon"


def _is_bare(document: Document) -> bool:
    """Return whether nothing but cues stands in it, their times without settings."""
    head = document.head
    if head and HEADER.match(head[0]) and head[0] != "WEBVTT":
        return False
    stamps = (line for line in head if ARROW.match(line))
    return not any(map(ASIDE.match, head[1:])) and not any(map(SETTINGS.search, stamps))


def is_other(document: Document) -> bool:
    """Return whether it is WebVTT of no vendor."""
    if not is_vtt(document) or is_webex(document) or is_metadata(document):
        return False
    if _has_voices(document):
        return not is_teams(document)
    own = is_zoom(document) or is_amberscript(document) or is_nameless_stream(document)
    return not own


def is_webex(document: Document) -> bool:
    """Return whether it is WebVTT whose cues are identified by a name in quotation marks."""
    return (
        is_vtt(document)
        and not is_metadata(document)
        and any(WEBEX.match(name) and ARROW.match(times) for name, times in pairwise(document.head))
    )


def is_amberscript(document: Document) -> bool:
    """Return whether it is Amberscript's WebVTT, which never names who spoke."""
    own = bool(document.head) and bool(AMBERSCRIPT.match(document.head[0]))
    return own and not _marked(document) and _grammar(document) is None


def is_nameless_stream(document: Document) -> bool:
    """Return whether it is WebVTT of classic Microsoft Stream, with notes of confidence."""
    own = is_vtt(document) and any(STREAM.match(line) for line in document.head)
    return own and not _marked(document) and _grammar(document) is None


def _marked(document: Document) -> bool:
    """Return whether its cues say who spoke otherwise than in what is shown of their text."""
    return _has_voices(document) or is_webex(document)


@dataclass(frozen=True, slots=True)
class _Part:
    """An utterance, the identity of what it is part of if the cue says so, and which part."""

    utterance: Utterance
    identity: tuple[str, str] | None
    number: int = 0


@transcript_format(
    "teams_vtt",
    title="Microsoft Teams VTT",
    captions=True,
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
    cues, rolled = without_repeated_lines(list(cue_blocks(document)))
    parts: dict[object, list[_Part]] = {}
    shared = 0
    for cue in cues:
        found = list(_parts(cue))
        shared += len(found) > 1
        for each in found:
            key = (*each.identity, each.utterance.speaker) if each.identity else object()
            parts.setdefault(key, []).append(each)
    joined = sum(len(each) - 1 for each in parts.values())
    return caption_session(
        document,
        [_whole(each) for each in parts.values()],
        format=format,
        vendor="teams",
        layout=layout,
        rolled=rolled,
        notes=((shared, TWO_VOICES), (joined, IN_PARTS)),
    )


def _parts(cue: Cue) -> Iterator[_Part]:
    """Yield what each voice of one cue says."""
    found = _CONTINUED.match(cue.identifier)
    identity = (found.group(1), found.group(2)) if found else None
    number = int(found.group(3)[:9]) if found else 0
    described = _metadata("\n".join(cue.text))
    if described is not None:
        yield _Part(uttered(cue, *described), identity, number)
        return
    for voice in tagged(cue):
        yield _Part(voice.uttered(), identity if voice.text else None, number)


def _metadata(text: str) -> tuple[str | None, str] | None:
    """Return speaker and text of a cue of Graph's metadata file, or None."""
    data = _object(text)
    if not isinstance(data.get("spokenText"), str):
        return None
    name = data.get("speakerName")
    return (plain(name) or None if isinstance(name, str) else None), plain(data["spokenText"])


def _object(text: str) -> dict[str, Any]:
    """Return the JSON object that a text is, or an empty one."""
    if not (text.startswith("{") and text.endswith("}")):
        return {}
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _began(cue: Cue) -> str | None:
    """Return the wall clock of second 0, where a cue of metadata says when it began."""
    stamp = _object("\n".join(cue.text)).get("startDateTime")
    try:
        moment = dt.datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
        begin = moment - dt.timedelta(seconds=cue.start) if moment else None
    except (ValueError, OverflowError):
        return None
    return begin.isoformat(timespec="seconds") if begin else None


def _whole(parts: list[_Part]) -> Utterance:
    """Return the parts of one utterance as one, in the order of their numbers."""
    ordered = [each.utterance for each in sorted(parts, key=lambda each: each.number)]
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
    captions=True,
    vendor="teams",
    sniff=is_metadata,
    extensions=(".vtt",),
    times="start and end",
    overlap=True,
    how_to_export="An administrator gets it from Microsoft Graph: the metadataContent of the "
    "transcript.",
)
def parse_metadata(document: Document) -> Session:
    """Parse cues whose text is JSON with the speaker's name, what was said, and when it was."""
    session = _voiced_session(document, format="teams_metadata_vtt", layout="metadata")
    started = next((each for each in map(_began, cue_blocks(document)) if each), None)
    return replace(session, started=started, date=started[:10]) if started else session


refused_format(
    "stream_vtt",
    title="Microsoft Stream (classic) VTT",
    captions=True,
    vendor="teams",
    extensions=(".vtt",),
    sniff=is_nameless_stream,
    seen=marked("it does not say who spoke"),
    remedy=marked("in Teams, open the meeting's recap and download the transcript from there"),
)


@transcript_format(
    "zoom_vtt",
    title="Zoom VTT",
    captions=True,
    vendor="zoom",
    sniff=is_zoom,
    extensions=(".vtt",),
    times="start and end",
    how_to_export="In Zoom's web portal, open Recordings, the meeting, and download the "
    "audio transcript.",
)
def parse_zoom(document: Document) -> Session:
    """Parse cues `Name: text`; a cue without a name has no known speaker.

    The file's name says when the recording began, as Zoom gives it.
    """
    cues = list(cue_blocks(document))
    session = spoken_session(document, cues, format="zoom_vtt", vendor="zoom", layout="vtt")
    started = _recorded(document.name)
    return replace(session, started=started, date=started[:10]) if started else session


def _recorded(name: str) -> str | None:
    """Return the start that a file's name gives, as in `GMT20260219-140000_Recording.vtt`."""
    found = RECORDED.match(name)
    try:
        return (
            dt.datetime.fromisoformat(f"{found[1]}T{found[2]}+00:00").isoformat() if found else None
        )
    except ValueError:
        return None


@transcript_format(
    "vtt",
    title="WebVTT captions",
    captions=True,
    sniff=is_other,
    extensions=(".vtt",),
    times="start and end",
    overlap=True,
    how_to_export="Export captions as VTT with speaker names switched on: without names they "
    "cannot be analysed.",
)
def parse_other(document: Document) -> Session:
    """Parse captions, with whoever a voice tag or what stands before the text names, if anyone."""
    cues = list(cue_blocks(document))
    layout = "voices" if has_voice_tags(cues) else "vtt"
    return spoken_session(document, cues, format="vtt", vendor="", layout=layout)
