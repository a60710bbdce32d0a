"""What a transcript can show, and the reason where it cannot.

A vendor's export decides what is measurable at all: a Zoom file never holds overlap, a Meet
document has no turn times. A metric names the capabilities it needs; where one is missing its
value is `NotMeasurable` with the sentence given here. Sentences complete "not measurable from
this file, because …".
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from analyzer.session import Session
from analyzer.text import FILLERS

MIN_OVERLAP_SHARE = 0.02
MIN_WORDS_FOR_FILLERS = 300
CLIPPED_GAP_S = 0.0015
# "er" is left out: it is a filler in English and one of the commonest words of Dutch ("there").
SHOWN_FILLERS: Final = (FILLERS | {"mm-hmm", "hmm"}) - {"er"}

CAPABILITIES: Final = (
    "names",
    "times",
    "durations",
    "overlap",
    "latency",
    "fillers",
    "attendance",
    "chat",
    "language",
    "leader",
    "mode",
)

SIGNATURE: Final = ("vendor", "layout", "language")
"""The parts of `Session.signature`."""
NO_NAMES: Final = "it does not say who spoke"
NO_TIMES: Final = "it gives no time for each utterance"
NO_DURATIONS: Final = "it does not give both the start and the end of what was said"
NO_OVERLAP: Final = "almost nothing in it overlaps, as in files whose speakers were put in a row"
NO_LATENCY: Final = "its times are too coarse or too closely joined to show pauses"
NO_FILLERS: Final = "it holds no fillers such as 'um', so they were left out when it was made"
NO_ATTENDANCE: Final = "it does not list people who were there and said nothing"
NO_CHAT: Final = "no chat file was given with it"
NO_LANGUAGE: Final = "what was said is neither English nor Dutch"
NO_LEADER: Final = "no leader was named"
NO_MODE: Final = "no one was marked as remote or in the room"


def missing(session: Session) -> Mapping[str, str]:
    """Return the capabilities `session` lacks, each with its reason.

    Rules, on utterances that have a name, or on all where none has: *durations* where ≥ 90 % have
    measured times; *times* where ≥ 90 % have a start of their own; *overlap* where ≥ 2 %
    (`MIN_OVERLAP_SHARE`) of the measured utterances start before an earlier one of someone else
    ends; *latency* where times are measured, finer than a second, and not clipped together (fewer
    than half of the speaker changes have a gap of 0 to 1 ms); *fillers* where one is seen
    (`SHOWN_FILLERS`) or the file is under 300 words (`MIN_WORDS_FOR_FILLERS`); *language* where a
    tenth of the recognised words is English or Dutch.
    """
    named = [each for each in session.utterances if each.speaker is not None]
    said = named or session.utterances
    measured = [each for each in said if each.time_quality == "measured"]
    started = [each for each in said if each.time_quality in ("measured", "start_only")]
    people = session.roster.people
    durations = bool(said) and len(measured) >= 0.9 * len(said)
    found = {
        "names": (bool(named), NO_NAMES),
        "times": (bool(said) and len(started) >= 0.9 * len(said), NO_TIMES),
        "durations": (durations, NO_DURATIONS),
        "overlap": (
            durations and overlap_share(session) >= MIN_OVERLAP_SHARE,
            NO_OVERLAP if durations else NO_DURATIONS,
        ),
        "latency": (durations and _has_latency(session), NO_LATENCY if durations else NO_DURATIONS),
        "fillers": (_has_fillers(session), NO_FILLERS),
        "attendance": (session.roster.complete, NO_ATTENDANCE),
        "chat": (_has_chat(session), NO_CHAT),
        "language": (_is_read(session), NO_LANGUAGE),
        "leader": (any(person.leader for person in people), NO_LEADER),
        "mode": ({True, False} <= {person.remote for person in people}, NO_MODE),
    }
    return {name: reason for name, (there, reason) in found.items() if not there}


def signature_breaks(sessions: Sequence[Session]) -> list[tuple[str, ...]]:
    r"""Return, for each session, what of its signature differs from that of the one before it.

    The signature is vendor, layout and language. Where it changes, fillers, hesitations,
    backchannels, overlap and pauses may differ for no other reason than how the file was made, so
    a line over time is broken there. The first session differs in nothing.

    >>> from analyzer.formats import read
    >>> talk = read(b"Ann: Hi.\nBo: Hello.\n", name="a.txt")
    >>> timed = read(b"[00:01] Ann: Hi.\n[00:02] Bo: Hello.\n", name="b.txt")
    >>> signature_breaks([talk, talk, timed])
    [(), (), ('vendor', 'layout')]
    """
    found: list[tuple[str, ...]] = [() for _ in sessions[:1]]
    for before, after in pairwise(sessions):
        pairs = zip(SIGNATURE, before.signature, after.signature, strict=True)
        found.append(tuple(part for part, left, right in pairs if left != right))
    return found


def overlap_share(session: Session) -> float:
    """Return the share of measured cues that start while someone else is still speaking."""
    latest: dict[str | None, float] = {}
    count = total = 0
    for each in session.utterances:
        if each.start is None or each.end is None or each.time_quality != "measured":
            continue
        total += 1
        others = [end for speaker, end in latest.items() if speaker != each.speaker]
        count += bool(others) and max(others) > each.start + 1e-6
        latest[each.speaker] = max(each.end, latest.get(each.speaker, each.end))
    return count / total if total else 0.0


def _has_chat(session: Session) -> bool:
    return bool(session.messages) or any("chat" in each.format for each in session.companions)


def _has_latency(session: Session) -> bool:
    """Return whether gaps between speakers can be told from the rounding of the file."""
    pairs = [
        (left, right)
        for left, right in zip(session.utterances, session.utterances[1:], strict=False)
        if left.speaker != right.speaker and left.end is not None and right.start is not None
    ]
    if not pairs:
        return False
    whole = sum(float(right.start or 0).is_integer() for _, right in pairs)
    clipped = sum(
        0 <= (right.start or 0) - (left.end or 0) <= CLIPPED_GAP_S for left, right in pairs
    )
    return whole < 0.9 * len(pairs) and clipped < 0.5 * len(pairs)


def _has_fillers(session: Session) -> bool:
    words = 0
    for each in session.utterances:
        found = [word.strip(".,!?…").lower() for word in each.text.split()]
        if not SHOWN_FILLERS.isdisjoint(found):
            return True
        words += len(found)
    return words < MIN_WORDS_FOR_FILLERS


def _is_read(session: Session) -> bool:
    total = read = 0
    for each in session.utterances:
        if each.language is not None:
            total += each.words
            read += each.words if {"en", "nl"} & set(each.language.split("+")) else 0
    return total == 0 or read >= 0.1 * total
