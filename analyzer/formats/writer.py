"""A session written as a transcript that reads back the same, and what each form can't carry."""

import html
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from analyzer.errors import AnalyzerError, FormatError, UnknownName
from analyzer.formats.grammar.cues import END_BEFORE_START
from analyzer.formats.session_json import to_json
from analyzer.formats.written_csv import csv_of
from analyzer.session import Session, Utterance
from analyzer.translate import marked, phrase

UNTIMED_REMEDY: Final = marked("write it as csv or json instead, which need no times")

NO_END: Final = marked("times without an end, whose end is written as the start")
ESTIMATED: Final = marked("times shared out within a cue, no longer marked as such")
FLAGGED: Final = marked("ends that came before their start, left out")
OTHERWISE: Final = marked("utterances that read back otherwise than they were")
MESSAGES: Final = marked("chat messages")
SILENT: Final = marked("people who were there and said nothing")
LEADERS: Final = marked("people marked as leading")
PLACES: Final = marked("people marked as remote or in the room")
BESIDE: Final = marked("people with an organisation, pronouns or marks beside their name")
ALIASES: Final = marked("people with other spellings of their name")
STAYS: Final = marked("people whose joining and leaving is known")
NOTES: Final = marked("notes on how the file was read")
TITLE: Final = marked("the title")
DATE: Final = marked("the date or the time it began")
ORIGIN: Final = marked("where it came from: vendor, layout and file")
COMPANIONS: Final = marked("files that were joined with it")
LABELS: Final = marked("labels of what was said")
EVENTS: Final = marked("events that were found")


@dataclass(frozen=True, slots=True)
class Written:
    """A session as text, and what was lost.

    Attributes:
        text: of the file.
        lost: what this form can't carry, one sentence each, with how many.
    """

    text: str
    lost: tuple[str, ...] = ()


def write(session: Session, to: str) -> Written:
    r"""Return a session in a form that can be read back.

    Args:
        session: any.
        to: `"vtt"`, `"srt"`, `"csv"` or `"json"`.

    Raises:
        FormatError: for VTT and SRT, if an utterance has no start of its own.
        UnknownName: if there is no such form.

    >>> from analyzer.formats import read
    >>> written = write(read(b"Ann: Hi.\nBo: Bye.\n", name="talk.txt"), "csv")
    >>> written.text.splitlines()[1], written.lost[0]
    ('0,Ann,,,none,Hi.', 'the title')
    """
    if to not in WRITERS:
        hint = "there are " + ", ".join(f"'{each}'" for each in WRITERS)
        raise UnknownName("form to write", to, hint)
    text = WRITERS[to](session)
    return Written(text, tuple(_lost(session, to, text)))


def stamp(seconds: float, mark: str = ".") -> str:
    """Return seconds as `hh:mm:ss.mmm`; hours may pass 24.

    >>> stamp(3723.5)
    '01:02:03.500'
    """
    whole = round(seconds * 1000)
    minutes, milliseconds = divmod(whole, 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{milliseconds // 1000:02}{mark}{milliseconds % 1000:03}"


def write_vtt(session: Session) -> str:
    r"""Return a session as WebVTT with voice tags, one cue for each utterance.

    Speakers, texts and times (to the millisecond) read back the same. An end that is not known
    is written as the start, which is read as not known; one that came before its start in the
    file is written 1 ms before it, so that the oddity is not lost.

    Raises:
        FormatError: if an utterance has no start of its own: no times are invented.

    >>> from analyzer.formats import read
    >>> text = write_vtt(read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi & bye.</v>\n"))
    >>> print(text.split("\n\n")[1].rstrip())
    00:00:01.000 --> 00:00:02.000
    <v Ann>Hi &amp; bye.</v>
    """
    cues = [
        f"{stamp(start)} --> {stamp(end)}\n{_voiced(each)}\n"
        for each, start, end in _timed(session, "VTT")
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def write_srt(session: Session) -> str:
    r"""Return a session as SRT, one cue `Name: text` for each utterance.

    Raises:
        FormatError: if an utterance has no start of its own: no times are invented.

    >>> from analyzer.formats import read
    >>> print(write_srt(read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.</v>\n")).rstrip())
    1
    00:00:01,000 --> 00:00:02,000
    Ann: Hi.
    """
    cues = [
        f"{number}\n{stamp(start, ',')} --> {stamp(end, ',')}\n{_prefixed(each)}\n"
        for number, (each, start, end) in enumerate(_timed(session, "SRT"), 1)
    ]
    return "\n".join(cues)


def write_text(session: Session) -> str:
    r"""Return a session as lines `Name: text`, without times.

    >>> from analyzer.formats import read
    >>> write_text(read(b"Ann: Hi.\nBo: Bye.\n"))
    'Ann: Hi.\nBo: Bye.\n'
    """
    return "".join(
        f"{each.speaker or 'Unknown speaker'}: {each.text}\n" for each in session.utterances
    )


def _timed(session: Session, form: str) -> list[tuple[Utterance, float, float]]:
    """Return the utterances, each with the start and end to write.

    Raises:
        FormatError: if one has no start of its own.
    """
    found = []
    for each in session.utterances:
        if each.start is None or each.time_quality not in ("measured", "start_only"):
            count = sum(x.time_quality in ("block", "none") for x in session.utterances)
            problem = phrase(
                "{count} of its {total} utterances have no time of their own, which {form} needs",
                count=count,
                total=len(session.utterances),
                form=form,
            )
            raise FormatError(session.source.name, problem, UNTIMED_REMEDY)
        backwards = each.end is None and END_BEFORE_START in each.flags
        end = each.start - backwards / 1000 if each.end is None else each.end
        found.append((each, each.start, max(end, 0.0)))
    return found


def _voiced(each: Utterance) -> str:
    """Return the text in a voice tag, empty where no one is named, so that no name is guessed."""
    text = html.escape(" ".join(each.text.split()), quote=False)
    if text and unicodedata.combining(text[0]):  # or it would melt into the tag's ">"
        text = f"&#{ord(text[0])};{text[1:]}"
    name = html.escape(" ".join((each.speaker or "").split()), quote=False)
    return f"<v {name}>{text}</v>" if name else f"<v>{text}</v>"


def _prefixed(each: Utterance) -> str:
    """Return `Name: text` on one line, as SRT has it."""
    text = html.escape(" ".join(each.text.split()), quote=False)
    name = html.escape(" ".join((each.speaker or "").split()), quote=False)
    return f"{name}: {text}" if name else text


WRITERS: Final[Mapping[str, Callable[[Session], str]]] = {
    "vtt": write_vtt,
    "srt": write_srt,
    "csv": csv_of,
    "json": to_json,
}
"""The forms a session can be written in."""


def _lost(session: Session, to: str, text: str) -> list[str]:
    """Return what a form can't carry of a session, one sentence each."""
    if to == "json":
        return []
    said, people = session.utterances, session.roster.people
    captions = to in ("vtt", "srt")
    found = (
        (bool(session.title), TITLE),
        (bool(session.date or session.started), DATE),
        (True, ORIGIN),
        (len(session.companions), COMPANIONS),
        (len(session.messages), MESSAGES),
        (sum(person.silent for person in people), SILENT),
        (sum(person.leader for person in people), LEADERS),
        (sum(person.remote is not None for person in people), PLACES),
        (sum(bool(p.affiliation or p.pronouns or p.marks or p.device) for p in people), BESIDE),
        (sum(bool(person.aliases) for person in people), ALIASES),
        (sum(bool(person.stays) for person in people), STAYS),
        (sum(each.end is None for each in said) * captions, NO_END),
        (sum(each.estimated for each in said), ESTIMATED),
        (sum(END_BEFORE_START in each.flags for each in said) * (not captions), FLAGGED),
        (_otherwise(session, text) if captions else 0, OTHERWISE),
        (sum(len(each.acts) + bool(each.question) for each in said), LABELS),
        (len(session.events), EVENTS),
        (len(session.notes), NOTES),
    )
    return [
        sentence if isinstance(count, bool) else f"{sentence}: {count}"
        for count, sentence in found
        if count
    ]


def _otherwise(session: Session, text: str) -> int:
    """Return how many utterances differ once captions are read back, as rolling ones are joined."""
    from analyzer.formats import read

    try:
        again = read(text.encode("utf-8", "replace"), name="captions")
    except AnalyzerError:
        return len(session.utterances)
    left = Counter((x.speaker, x.text, x.start, x.end) for x in session.utterances)
    return (left - Counter((x.speaker, x.text, x.start, x.end) for x in again.utterances)).total()
