"""SRT and SBV captions whose text may begin with `Name:`."""

from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.captions import spoken_session
from analyzer.formats.grammar.cues import ARROW, COMMA, cue_blocks
from analyzer.formats.side_files import is_meet_chat
from analyzer.formats.teams_docx import is_old_text
from analyzer.formats.vtt import FIRST, is_vtt
from analyzer.session import Session


def is_srt(document: Document) -> bool:
    """Return whether it begins with a cue that has a comma in its times, or a number above."""
    timed = any(ARROW.match(line) for line in document.head[:FIRST])
    other = is_sbv(document) or is_vtt(document) or is_old_text(document)
    return timed and not other


def is_sbv(document: Document) -> bool:
    """Return whether its first line is `0:00:00.000,0:00:01.000`."""
    return bool(document.head) and bool(COMMA.match(document.head[0]))


@transcript_format(
    "srt",
    title="SRT captions with names",
    captions=True,
    sniff=is_srt,
    extensions=(".srt",),
    times="start and end",
    overlap=True,
    how_to_export="Export subtitles as SRT with speaker names switched on.",
)
def parse_srt(document: Document) -> Session:
    """Parse numbered cues `00:00:01,000 --> 00:00:02,000`."""
    cues = list(cue_blocks(document))
    return spoken_session(document, cues, format="srt", vendor="", layout="srt")


@transcript_format(
    "sbv",
    title="SBV captions",
    captions=True,
    sniff=lambda document: is_sbv(document) and not is_meet_chat(document),
    extensions=(".sbv",),
    times="start and end",
    names=False,
    overlap=True,
    how_to_export="Captions without names cannot be analysed: export a form with speaker names.",
)
def parse_sbv(document: Document) -> Session:
    """Parse cues `0:00:01.000,0:00:02.000`.

    A file whose cues are `Name: text` is taken for Google Meet's chat, which has this form and
    whose times are no times of speech; captions with names are read where the format is named.
    """
    cues = list(cue_blocks(document, COMMA))
    return spoken_session(document, cues, format="sbv", vendor="", layout="sbv")
