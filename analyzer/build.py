"""From the cues of a file to the utterances of a session: order, merge, split, roster."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzer.errors import FormatError
from analyzer.session import (
    MAX_MERGED_CHARACTERS,
    MERGE_GAP_S,
    Person,
    Roster,
    Session,
    Source,
    Utterance,
)
from analyzer.text import ends_sentence, sentence_spans
from analyzer.translate import marked, phrase

MIN_MARKED_SHARE = 0.05
MAX_UTTERANCES = 500_000
"""Cues or sentences of one meeting; `analyzer.formats.files.limits` has the other limits."""


def session_from_cues(
    cues: Iterable[Utterance],
    source: Source,
    *,
    title: str = "",
    people: Sequence[Person] = (),
    complete: bool = False,
    notes: Sequence[str] = (),
    started: str | None = None,
) -> Session:
    """Return the session that the cues of one file make.

    Cues are sorted by (start, place in the file) where all have a start, else kept in file
    order; neighbours of one speaker less than 2 s apart are merged and split again at sentence
    ends (`utterances_from_cues`). The roster is everyone who speaks, in that order, then those
    in `people` (an attendee list) who don't.

    Args:
        cues: one utterance for each cue, turn or paragraph of the file; indices are ignored.
        source: where they come from.
        title: as the file has it.
        people: people the file lists, whether they speak or not.
        complete: whether `people` is everyone who was there.
        notes: what was dropped or odd in reading.
        started: wall clock of second 0, ISO 8601; its day becomes the session's date.

    Raises:
        FormatError: if there are more than `MAX_UTTERANCES`.
    """
    utterances = utterances_from_cues(cues, name=source.name)
    listed = {person.name: person for person in people}
    spoke = dict.fromkeys(each.speaker for each in utterances if each.speaker is not None)
    roster = [listed.get(name, Person(name)) for name in spoke]
    roster += [replace(person, silent=True) for name, person in listed.items() if name not in spoke]
    return Session(
        utterances=utterances,
        roster=Roster(tuple(roster), complete=complete),
        source=source,
        title=title,
        date=_day(started),
        notes=tuple(notes),
        started=started,
    )


def _day(started: str | None) -> str | None:
    """Return the day of an ISO wall clock, or None where it has none, as a bare time of day."""
    day = (started or "")[:10]
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def utterances_from_cues(
    cues: Iterable[Utterance], *, name: str = "transcript"
) -> tuple[Utterance, ...]:
    """Return sentences in order: cues sorted, merged by speaker, and split at sentence ends.

    A sentence that a cue breaks off is joined with the speaker's next cue when that follows at
    once, less than `MERGE_GAP_S` (2 s) later; without end times, when it starts in lower case.
    Where fewer than one cue in twenty (`MIN_MARKED_SHARE`) ends a sentence, the transcript has no
    punctuation to go by and cues stay as they are. The times of a sentence are shared out by
    characters within its cue and marked `estimated`. A cue that ends when it starts gives a start
    only: speech takes time, so its end is not known. An end without a start is left out.

    >>> cues = [Utterance(0, "A", "We start. And then", 0.0, 4.0, "measured"),
    ...         Utterance(1, "A", "we stop.", 4.5, 6.0, "measured")]
    >>> [(u.text, u.start, u.end) for u in utterances_from_cues(cues)]
    [('We start.', 0.0, 2.0), ('And then we stop.', 2.222, 6.0)]
    """
    ordered = _ordered([_with_known_end(each) for each in _limited(cues, name)])
    ended = sum(ends_sentence(each.text) for each in ordered)
    punctuated = ended > 0 and ended >= MIN_MARKED_SHARE * len(ordered)
    if punctuated:
        split = (_with_known_end(piece) for cue in ordered for piece in _sentences(cue))
        ordered = _ordered(list(_limited(split, name)))
    pieces: list[Utterance] = []
    for piece in ordered:
        if punctuated and pieces and _continues(pieces[-1], piece):
            pieces[-1] = _joined(pieces[-1], piece)
        else:
            pieces.append(piece)
    return tuple(replace(each, index=index) for index, each in enumerate(pieces))


def _limited(cues: Iterable[Utterance], name: str) -> Iterator[Utterance]:
    for count, each in enumerate(cues):
        if count == MAX_UTTERANCES:
            problem = phrase("it holds more than {most} utterances", most=MAX_UTTERANCES)
            remedy = marked("give a transcript of one meeting alone")
            raise FormatError(name, problem, remedy)
        yield each


def _with_known_end(cue: Utterance) -> Utterance:
    """Return a cue whose end is not known where it equals the start, or there is no start."""
    if cue.start is None and cue.end is not None:
        return replace(cue, end=None, time_quality="none")
    if cue.time_quality == "measured" and cue.end is not None and cue.end == cue.start:
        return replace(cue, end=None, time_quality="start_only")
    return cue


def _ordered(cues: list[Utterance]) -> list[Utterance]:
    """Sort by start where every cue has one of its own; else trust the file's order."""
    if all(each.time_quality in ("measured", "start_only") for each in cues):
        return sorted(cues, key=lambda each: each.start or 0.0)
    return cues


def _sentences(cue: Utterance) -> Iterator[Utterance]:
    """Split one cue at sentence ends, sharing its time out by characters."""
    spans = sentence_spans(cue.text)
    if len(spans) < 2:  # noqa: PLR2004 - one sentence or none: nothing to split
        yield cue
        return
    timed = cue.time_quality == "measured" and cue.start is not None and cue.end is not None
    for start, end in spans:
        piece = replace(cue, text=cue.text[start:end], estimated=cue.estimated or timed)
        if timed and cue.start is not None and cue.end is not None and cue.end > cue.start:
            span = (cue.end - cue.start) / len(cue.text)
            last = end >= len(cue.text.rstrip())
            piece = replace(
                piece,
                start=round(cue.start + start * span, 3),
                end=cue.end if last else round(cue.start + end * span, 3),
            )
        yield piece


def _continues(left: Utterance, right: Utterance) -> bool:
    """Return whether `right` goes on with the sentence that `left` breaks off."""
    if left.speaker is None or left.speaker != right.speaker or ends_sentence(left.text):
        return False
    if "end_before_start" in left.flags + right.flags or len(left.text) > MAX_MERGED_CHARACTERS:
        return False
    if left.start is not None and right.start is not None and right.start < left.start:
        return False  # a file that goes back in time
    if left.end is not None and right.start is not None:
        return right.start - left.end < MERGE_GAP_S
    return right.text[:1].islower()


def _joined(left: Utterance, right: Utterance) -> Utterance:
    end = right.end if left.end is None or right.end is None else max(left.end, right.end)
    end = None if left.start is None else end
    quality = left.time_quality
    if quality in ("measured", "start_only"):
        quality = "start_only" if end is None else "measured"
    return replace(
        left,
        text=f"{left.text.rstrip()} {right.text.lstrip()}",
        end=end,
        time_quality=quality,
        estimated=left.estimated or right.estimated,
    )
