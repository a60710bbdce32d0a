"""Amberscript: JSON and text name who spoke; its VTT and SRT don't."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from analyzer.build import session_from_cues
from analyzer.formats import refused_format, transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.google_meet import has_frame, is_under_stamps
from analyzer.formats.grammar.names import settled, split_name
from analyzer.formats.grammar.paragraphs import (
    STAMP_ALONE,
    Opening,
    clock_seconds,
    paragraphs,
    speaker_name,
)
from analyzer.formats.grammar.recognised import cues_of, recognised, some
from analyzer.formats.grammar.row_session import counted, tidy
from analyzer.formats.grammar.words import Word, speaker_label
from analyzer.formats.vtt import is_amberscript
from analyzer.formats.webex import opening as webex_opening
from analyzer.session import Session, Utterance
from analyzer.translate import marked


def is_json(document: Document) -> bool:
    """Return whether it has segments of words, and speakers with an `spkid`."""
    node = Node.of(document)
    spoken = any(each["words"].is_list() for each in some(node["segments"]))
    return spoken and any(each.has("spkid") for each in some(node["speakers"]))


@transcript_format(
    "amberscript_json",
    title="Amberscript JSON",
    vendor="amberscript",
    sniff=is_json,
    kinds=("json",),
    extensions=(".json",),
    times="start and end",
    overlap=True,
    how_to_export="In Amberscript, open the file, Export, JSON.",
)
def parse_json(document: Document) -> Session:
    """Parse the words of each segment, by the names in the list of speakers."""
    node = Node.of(document)
    names = {each["spkid"].text(): each["name"].text() for each in node["speakers"].each()}
    tracks = []
    for each in node["segments"].each():
        label = each["speaker"].text()
        speaker = speaker_label(tidy(names.get(label) or label))
        tracks.append([_word(word, speaker) for word in each["words"].each()])
    return recognised(
        document, cues_of(*tracks), format="amberscript_json", vendor="amberscript", layout="words"
    )


def _word(word: Node, speaker: str | None) -> Word:
    return Word(tidy(word["text"].text()), word["start"].seconds(), word["end"].seconds(), speaker)


def is_text(document: Document) -> bool:
    """Return whether names stand right below stamps alone, and nothing is Meet's or Webex's."""
    own = is_under_stamps(document) and not has_frame(document)
    return own and not any(map(webex_opening, document.head))


@transcript_format(
    "amberscript_txt",
    title="Amberscript text",
    vendor="amberscript",
    sniff=is_text,
    extensions=(".txt",),
    times="start",
    how_to_export="In Amberscript, open the file, Export, text, with speakers and timestamps.",
)
def parse_text(document: Document) -> Session:
    """Parse a stamp, and below it `Name: what was said`."""
    lines = list(_lines(document))
    names = settled([_name(line) for _, line in lines if _is_stamped(line)])
    opens = partial(_opening, names=names)
    cues, _ = paragraphs(lines, opens, quality="start_only")
    timed = [_at(each) for each in cues]
    return session_from_cues(
        timed,
        document.source("amberscript_txt", vendor="amberscript", layout="txt"),
        notes=counted(timed),
    )


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield lines with each stamp in front of the line below it."""
    stamp = ""
    for number, line in enumerate(document.lines, 1):
        found = STAMP_ALONE.match(line)
        if found:
            stamp = found["time"]
        elif line.strip():
            yield number, f"{stamp}\t{line.strip()}" if stamp else line
            stamp = ""


def _is_stamped(line: str) -> bool:
    stamp, tab, _ = line.partition("\t")
    return bool(tab) and STAMP_ALONE.match(stamp) is not None


def _name(line: str) -> str | None:
    found = split_name(line.partition("\t")[2])
    return found[0] if found else None


def _opening(line: str, *, names: frozenset[str]) -> Opening | None:
    """Return how a line opens what was said: with a name, or below a stamp, then of no one."""
    stamped = _is_stamped(line)
    stamp, _, rest = line.partition("\t")
    found = split_name(rest if stamped else line)
    if found is None or found[0] not in names:
        return Opening(None, clock_seconds(stamp), rest) if stamped else None
    return Opening(speaker_name(found[0]), clock_seconds(stamp) if stamped else None, found[1])


def _at(cue: Utterance) -> Utterance:
    """Return a cue whose quality of time says that there is none, where there is none."""
    return cue if cue.start is not None else replace(cue, time_quality="none")


refused_format(
    "amberscript_captions",
    title="Amberscript captions",
    captions=True,
    vendor="amberscript",
    extensions=(".vtt",),
    sniff=is_amberscript,
    seen=marked("it does not say who spoke"),
    remedy=marked("in Amberscript, export JSON or text instead, which name the speakers"),
)
