"""What companion files hold, before it is joined with a transcript."""

from dataclasses import dataclass
from typing import Literal

from analyzer.session import Message, Person, Source

Clock = Literal["recording", "wall", "none"]
"""What times count from: the start of the recording, midnight, or nothing."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A meeting's chat.

    Attributes:
        messages: in the order of the file; `time` is set where the clock is `"recording"`.
        private: how many private messages were left out.
        clock: what their times count from.
        source: where they come from.
        notes: what was dropped or odd in reading.
    """

    messages: tuple[Message, ...]
    private: int
    clock: Clock
    source: Source
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, and when.

    Attributes:
        people: with their stays; names as the list shows them.
        source: where they come from.
        complete: whether it lists everyone, those who said nothing too.
        started: wall clock of the meeting's start, ISO 8601, or None.
        title: of the meeting.
        notes: what was dropped or odd in reading.
    """

    people: tuple[Person, ...]
    source: Source
    complete: bool = True
    started: str | None = None
    title: str = ""
    notes: tuple[str, ...] = ()
