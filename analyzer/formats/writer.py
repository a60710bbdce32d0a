"""A session written as a transcript that reads back the same."""

import html
import unicodedata
from typing import Final

from analyzer.errors import FormatError
from analyzer.formats.cues import END_BEFORE_START
from analyzer.session import Session, Utterance

UNTIMED_REMEDY: Final = "write it as text instead"


def stamp(seconds: float) -> str:
    """Return seconds as `hh:mm:ss.mmm`; hours may pass 24.

    >>> stamp(3723.5)
    '01:02:03.500'
    """
    whole = round(seconds * 1000)
    minutes, milliseconds = divmod(whole, 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


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
    cues = []
    for each in session.utterances:
        if each.start is None or each.time_quality not in ("measured", "start_only"):
            problem = "it has no times for each utterance, which VTT needs"
            raise FormatError(session.source.name, problem, UNTIMED_REMEDY)
        backwards = each.end is None and END_BEFORE_START in each.flags
        end = each.start - backwards / 1000 if each.end is None else each.end
        cues.append(f"{stamp(each.start)} --> {stamp(max(end, 0.0))}\n{_voiced(each)}\n")
    return "WEBVTT\n\n" + "\n".join(cues)


def write_text(session: Session) -> str:
    r"""Return a session as lines `Name: text`, without times.

    >>> from analyzer.formats import read
    >>> write_text(read(b"Ann: Hi.\nBo: Bye.\n"))
    'Ann: Hi.\nBo: Bye.\n'
    """
    return "".join(
        f"{each.speaker or 'Unknown speaker'}: {each.text}\n" for each in session.utterances
    )


def _voiced(each: Utterance) -> str:
    """Return the text in a voice tag, empty where no one is named, so that no name is guessed."""
    text = html.escape(" ".join(each.text.split()), quote=False)
    if text and unicodedata.combining(text[0]):  # or it would melt into the tag's ">"
        text = f"&#{ord(text[0])};{text[1:]}"
    name = html.escape(" ".join((each.speaker or "").split()), quote=False)
    return f"<v {name}>{text}</v>" if name else f"<v>{text}</v>"
