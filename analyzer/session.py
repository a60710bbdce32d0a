"""A meeting as data: utterances, turns, people and what was done with what was raised.

Everything is frozen: a step of the pipeline returns a new `Session` with more known about it.
Times are seconds from the start of the recording, as floats.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from analyzer import text as texts
from analyzer.errors import RosterError
from analyzer.translate import marked, phrase

TimeQuality = Literal["measured", "start_only", "block", "none"]
"""How an utterance's times are known: start and end, the start, a block of minutes, or not."""

MERGE_GAP_S = 2.0
MAX_MERGED_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Act:
    """A label found in an utterance: an act, a move or a question type of the registries.

    Attributes:
        label: name in the registry.
        probability: calibrated probability that the label holds, 0 to 1.
        start: character offset in the utterance's text where the evidence starts.
        end: character offset where it ends.
        cue: what fired, such as the pattern of a cue; empty where a model read the whole.
        maybe: whether the probability is below the label's threshold; such an act adds to
            expected counts and is never shown as a finding.
    """

    label: str
    probability: float
    start: int = 0
    end: int = 0
    cue: str = ""
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence or dialogue-act segment of one speaker.

    Attributes:
        index: place in the session, from 0.
        speaker: name on the roster, or None where the file does not say who spoke.
        text: what was said, as the file has it (entities and tags resolved).
        start: seconds from the start, or None.
        end: seconds from the start, or None.
        time_quality: how the times are known.
        line: line of the source file where the cue begins, from 1, or None.
        language: `"en"`, `"nl"`, `"en+nl"` (code-switching), another ISO 639-1 code, or None
            before it was recognised.
        estimated: whether start or end is shared out by characters within a cue.
        flags: what is odd about it in the file, such as `"end_before_start"`.
        acts: acts and moves found in it.
        question: its question type, if it is a question.
        asks: probability that it asks the listener for something, of whatever type; 0 where
            nothing of the kind was found.
    """

    index: int
    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    time_quality: TimeQuality = "none"
    line: int | None = None
    language: str | None = None
    estimated: bool = False
    flags: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    question: Act | None = None
    asks: float = 0.0

    @property
    def words(self) -> int:
        """Number of words."""
        return texts.count_words(self.text)

    @property
    def is_backchannel(self) -> bool:
        """Whether it only signals listening (`analyzer.text.is_backchannel`)."""
        return texts.is_backchannel(self.text)

    def has(self, *labels: str) -> bool:
        """Return whether one of these acts was found in it above its threshold."""
        return any(act.label in labels and not act.maybe for act in self.acts)


@dataclass(frozen=True, slots=True)
class Turn:
    """A maximal run of one speaker's utterances once others' backchannels are left out.

    Attributes:
        speaker: who holds the turn; None for a run of utterances without a name.
        utterances: their indices, in order.
        start: start of the first, or None.
        end: latest end among them, or None.
    """

    speaker: str | None
    utterances: tuple[int, ...]
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Stay:
    """One time someone was in the meeting, as an attendance list has it.

    Attributes:
        start: of the stay in seconds from the start of the recording, or None where the clocks
            of the two files can't be aligned; below 0 before the recording.
        end: the same, of its end.
        joined: wall clock, ISO 8601, or None.
        left: wall clock, ISO 8601, or None.
    """

    start: float | None = None
    end: float | None = None
    joined: str | None = None
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone invited to the meeting.

    Attributes:
        name: as shown, unique on the roster.
        leader: whether this person formally leads; only ever given, never guessed.
        remote: True remote, False in the room, None not said.
        silent: whether this person was there and said nothing aloud: as someone put on the
            roster, as an attendance list shows, or who wrote in the chat alone.
        aliases: other spellings of the name in the file.
        affiliation: organisation or role beside the name, such as `"Ops"`.
        pronouns: as shown beside the name.
        marks: what the vendor says beside it: `"guest"`, `"unverified"`, `"external"`, ….
        device: what the name is of, where it is no person's: a telephone, a room, a presentation.
        several: whether two or more people share the microphone; they stay one speaker.
        stays: when the person was there, as an attendance list has it.
    """

    name: str
    leader: bool = False
    remote: bool | None = None
    silent: bool = False
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    pronouns: str = ""
    marks: tuple[str, ...] = ()
    device: str = ""
    several: bool = False
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """Everyone who was invited, whether they spoke or not.

    Attributes:
        people: in order of first speaking, silent people last.
        complete: whether silent people are known (an attendance list, or a person said so).
    """

    people: tuple[Person, ...] = ()
    complete: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Names in roster order."""
        return tuple(person.name for person in self.people)

    @property
    def leaders(self) -> tuple[str, ...]:
        """Names of the leaders, in roster order."""
        return tuple(person.name for person in self.people if person.leader)

    def find(self, name: str, *, source: str = "roster") -> Person:
        """Return the person called `name`, by name or alias, upper and lower case alike.

        Raises:
            RosterError: with the closest names there are.

        >>> Roster((Person("Ann"),)).find("ann").name
        'Ann'
        """
        wanted = name.casefold().strip()
        for person in self.people:
            if wanted in (person.name.casefold(), *(each.casefold() for each in person.aliases)):
                return person
        folded = {each.casefold(): each for each in self.names}
        close = [folded[each] for each in difflib.get_close_matches(wanted, folded, 3, 0.5)]
        parts = [each for each in self.names if wanted and wanted in each.casefold().split()]
        known = list(dict.fromkeys(parts + close)) or list(self.names[:12])
        names = ", ".join(f"'{each}'" for each in known)
        near = bool(parts or close)
        remedy = phrase("did you mean {names}?" if near else "the file has {names}", names=names)
        raise RosterError(source, phrase("no one is called '{name}'", name=name), remedy)

    def marked(
        self,
        *,
        leaders: Iterable[str] = (),
        remote: Iterable[str] = (),
        silent: Iterable[str] = (),
        source: str = "roster",
    ) -> "Roster":
        """Return a roster in which these people lead, are remote, or were there in silence.

        Where anyone is marked remote, everyone else counts as in the room. Leaders and remote
        people must be on the roster already; silent people are added, and make it complete.

        Raises:
            RosterError: for a leader or remote person who is not there, or a silent one who spoke.

        >>> Roster((Person("Ann"), Person("Bo"))).marked(leaders=["Bo"], silent=["Cy"]).names
        ('Ann', 'Bo', 'Cy')
        """
        people = {person.name: person for person in self.people}
        spoke = {person.name.casefold() for person in self.people if not person.silent}
        silent = list(silent)
        for name in silent:
            if name.casefold().strip() in spoke:
                problem = phrase("'{name}' is given as silent, but speaks in this file", name=name)
                remedy = marked("leave that name out of the silent people")
                raise RosterError(source, problem, remedy)
            people[name.strip()] = replace(
                people.get(name.strip(), Person(name.strip())), silent=True
            )
        roster = Roster(tuple(people.values()), complete=self.complete or bool(silent))
        leading = {roster.find(name, source=source).name for name in leaders}
        away = {roster.find(name, source=source).name for name in remote}
        return replace(
            roster,
            people=tuple(
                replace(
                    person,
                    leader=person.leader or person.name in leading,
                    remote=person.name in away if away else person.remote,
                )
                for person in roster.people
            ),
        )


@dataclass(frozen=True, slots=True)
class Response:
    """What was done with something that was raised (labels.md section 4).

    Attributes:
        label: one of the nine responses.
        probability: of the label, 0 to 1.
        second: a second response where thanks came first, or None.
        responder: who responded; None for `no_uptake`.
        utterances: indices of the utterances it was read from.
        latency: seconds from the end of the event's turn to the start of the response, below 0
            where they overlap; None where the file's times don't show it.
        cue: what fired; empty where the label follows from position alone.
    """

    label: str
    probability: float
    second: str | None = None
    responder: str | None = None
    utterances: tuple[int, ...] = ()
    latency: float | None = None
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something raised in a leader's presence by someone else.

    Neighbouring utterances of one turn that carry speak-up acts are one event.

    Attributes:
        person: who raised it.
        utterance: index of the first utterance.
        utterances: all of them.
        acts: the speak-up acts in it, most probable first.
        probability: the highest of theirs.
        response: what a leader did, or None where the file leaves no room to tell.
        no_response: why `response` is None: `"ended"` (the file ends there), `"answered"`
            (someone else rightly answered), or None.
        answered_by: who else responded first in the window, leader or not, or None.
        came_back: whether the person spoke again after the response; None at the end of the file.
        retreat: index of the utterance in which the person weakened or withdrew it, or None.
    """

    person: str
    utterance: int
    utterances: tuple[int, ...]
    acts: tuple[str, ...]
    probability: float
    response: Response | None = None
    no_response: str | None = None
    answered_by: str | None = None
    came_back: bool | None = None
    retreat: int | None = None


MessageKind = Literal["message", "reply", "reaction"]


@dataclass(frozen=True, slots=True)
class Message:
    """Something typed in the meeting's chat; it is no speech, and adds to no count of it.

    Attributes:
        index: place in the chat, from 0.
        speaker: who wrote it, a name on the roster, or None.
        text: what was written; of a reaction, its emoji.
        time: seconds from the start of the recording, or None where the clocks of chat and
            transcript can't be aligned; below 0 before the recording.
        clock: its time as the chat file has it.
        kind: a message, a reply, or a reaction.
        about: beginning of what is replied or reacted to.
        line: of the chat file, from 1, or None.
    """

    index: int
    speaker: str | None
    text: str
    time: float | None = None
    clock: str = ""
    kind: MessageKind = "message"
    about: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a session comes from.

    Attributes:
        name: file name, without folders.
        format: name in the format registry.
        vendor: who makes such files, such as `"zoom"`, or `""`.
        layout: which layout of the vendor's, or `""`.
        sha256: of the bytes, which makes one transcript one session.
        size: in bytes.
        columns: of a table, which column was read as what: pairs such as `("speaker", "Naam")`.
    """

    name: str
    format: str
    vendor: str = ""
    layout: str = ""
    sha256: str = ""
    size: int = 0
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Session:
    """One meeting.

    Attributes:
        utterances: in order of time, or of the file where it has no times.
        roster: who was invited.
        source: where it comes from.
        title: as the file has it, or the file's name.
        date: of the meeting, `YYYY-MM-DD`, as given or as the file has it, or None.
        notes: what was dropped, merged or found odd in reading, one sentence each.
        events: what was raised and what was done with it; empty before `analyzer.episodes`.
        messages: what was typed in the chat, a channel of its own.
        started: wall clock of second 0 as the file has it, ISO 8601, or None; without an offset
            it is the local time of whoever saved the file.
        companions: other files joined with the transcript (`analyzer.companions`).
    """

    utterances: tuple[Utterance, ...]
    roster: Roster
    source: Source
    title: str = ""
    date: str | None = None
    notes: tuple[str, ...] = ()
    events: tuple[Event, ...] = field(default=())
    messages: tuple[Message, ...] = ()
    started: str | None = None
    companions: tuple[Source, ...] = ()

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Maximal runs by one speaker, backchannels left out."""
        return turns(self.utterances)

    @property
    def duration(self) -> float | None:
        """Seconds from the start of the recording to the last known time, or None."""
        times = [t for each in self.utterances for t in (each.start, each.end) if t is not None]
        return max(times, default=None)

    @property
    def language(self) -> str | None:
        """The language of most words, or None before it was recognised."""
        count: Counter[str] = Counter()
        for each in self.utterances:
            if each.language is not None and each.speaker is not None:
                count[each.language] += each.words
        return count.most_common(1)[0][0] if count else None

    @property
    def signature(self) -> tuple[str, str, str]:
        """Vendor, layout and language: only sessions with the same one compare freely."""
        return (self.source.vendor or self.source.format, self.source.layout, self.language or "")


def turns(utterances: Sequence[Utterance], *, backchannels: bool = False) -> tuple[Turn, ...]:
    """Return the turns of a meeting: maximal runs of one speaker.

    Utterances that are only backchannels are left out first, unless `backchannels` is true,
    so that an "mm-hmm" does not take the floor. Utterances without a name form runs of their own.

    >>> said = [("A", "We start."), ("B", "Mm-hmm."), ("A", "Now."), ("B", "But why?")]
    >>> [t.speaker for t in turns([Utterance(i, *each) for i, each in enumerate(said)])]
    ['A', 'B']
    """
    runs: list[list[Utterance]] = []
    for each in utterances:
        if not backchannels and each.is_backchannel:
            continue
        if runs and runs[-1][-1].speaker == each.speaker:
            runs[-1].append(each)
        else:
            runs.append([each])
    return tuple(
        Turn(
            speaker=run[0].speaker,
            utterances=tuple(each.index for each in run),
            start=run[0].start,
            end=max((each.end for each in run if each.end is not None), default=None),
        )
        for run in runs
    )
