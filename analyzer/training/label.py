"""Label researchers' items: `speakup label`.

An item becomes a small session and goes through the same code as a meeting does.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from analyzer.acts import ACTS, QUESTION_TYPES, label
from analyzer.acts.encoder import Encoder, encoder
from analyzer.acts.model_labels import is_read, label_and_read
from analyzer.episodes import RESPONSES
from analyzer.episodes.events import EVENT_ACTS
from analyzer.episodes.exchange import respond_to, response_probabilities
from analyzer.errors import OutputError
from analyzer.models import CUES, DEFAULT_MODEL, find_model
from analyzer.session import Event, Person, Roster, Session, Source, TimeQuality, Utterance
from analyzer.training.form import Line
from analyzer.training.items import ActsItem, ResponseItem, read_acts, read_responses
from analyzer.training.plain import clean

QUESTION: Final = "question:"
EVENT: Final = "event:"
DIGITS: Final = 4
SUPPOSED: Final = ("concern",)
"""Acts an exchange is read with to say what the response would be, where no event was found."""


@dataclass(frozen=True, slots=True)
class ActsLabels:
    """What was found in one utterance.

    Attributes:
        acts: acts and moves above their thresholds, most probable first.
        question: question type, or None.
        probabilities: of all acts and moves by name, and of the question types by
            `"question:"` and name; 0 for what was not found.
    """

    acts: tuple[str, ...]
    question: str | None
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ResponseLabels:
    """What was found in one exchange.

    Attributes:
        event: speak-up acts in what was raised, most probable first; empty for no event.
        response: what the leader did, or None for no event or no room to tell.
        second: a second response, or None.
        probabilities: of the nine responses by name, given that something was raised, whether
            it was found or not; of `"event"`, that something was raised; and of each act that
            makes an event, by `"event:"` and name.
    """

    event: tuple[str, ...]
    response: str | None
    second: str | None
    probabilities: Mapping[str, float]


def label_acts(source: str | Path, out: str | Path, *, model: str = DEFAULT_MODEL) -> int:
    """Label the utterances of a file, and write `{id, acts, question, probabilities}` a line.

    The file is written whole or not at all, in the order of the items.

    Args:
        source: JSON lines, see `analyzer.training.items.read_acts`.
        out: file to write; replaced if it is there.
        model: what finds acts, as for `analyzer.acts.label`.

    Returns:
        How many items were labelled.

    Raises:
        FormatError: if `source` cannot be read.
        ParseError: if an item breaks the form.
        OutputError: if `out` cannot be written.
    """
    _check_out(Path(source), Path(out))
    items = read_acts(source)
    rows = (
        {
            "id": item.id,
            "acts": list(found.acts),
            "question": found.question,
            "probabilities": dict(found.probabilities),
        }
        for item, found in zip(items, acts_of(items, model=model), strict=True)
    )
    return write_lines(Path(out), rows)


def label_responses(source: str | Path, out: str | Path, *, model: str = DEFAULT_MODEL) -> int:
    """Label the exchanges of a file, and write `{id, event, response, second, probabilities}`.

    The file is written whole or not at all, in the order of the items.

    Args:
        source: JSON lines, see `analyzer.training.items.read_responses`.
        out: file to write; replaced if it is there.
        model: what finds acts, as for `analyzer.acts.label`.

    Returns:
        How many items were labelled.

    Raises:
        FormatError: if `source` cannot be read.
        ParseError: if an item breaks the form.
        OutputError: if `out` cannot be written.
    """
    _check_out(Path(source), Path(out))
    items = read_responses(source)
    rows = (
        {
            "id": item.id,
            "event": list(found.event),
            "response": found.response,
            "second": found.second,
            "probabilities": dict(found.probabilities),
        }
        for item, found in zip(items, responses_of(items, model=model), strict=True)
    )
    return write_lines(Path(out), rows)


def acts_of(items: Iterable[ActsItem], *, model: str = DEFAULT_MODEL) -> Iterator[ActsLabels]:
    """Yield what is found in each utterance, read in its context."""
    trained = None if model == CUES else encoder(find_model(model))
    for item in items:
        session, place = item_session(item), len(item.before)
        if trained is None:
            yield utterance_labels(label(session, model=model).utterances[place])
        else:
            yield _read_labels(session, place, trained)


def _read_labels(session: Session, place: int, trained: Encoder) -> ActsLabels:
    """Return what a trained model finds in an utterance, the unlikelier question types too."""
    utterances, reading = label_and_read(session, trained)
    said = utterances[place]
    found = utterance_labels(said)
    if not is_read(said.text, said.language):
        return found
    asks = float(reading.asks[place])
    types = {
        QUESTION + name: round(asks * float(each[place]), DIGITS)
        for name, each in reading.types.items()
    }
    return replace(found, probabilities={**found.probabilities, **types})


def item_session(item: ActsItem) -> Session:
    """Return the small session an utterance and its context make.

    Leaders are those the item names, or whose role leads; nobody where it says nothing.

    >>> item = ActsItem("1", Line("B(UI)", "Why so?"), before=(Line("A(PM)", "Not now."),))
    >>> item_session(item).roster.leaders, item_session(item).utterances[1].speaker
    (('A(PM)',), 'B(UI)')
    """
    lines = (*item.before, item.target, *item.after)
    people: dict[str, Person] = {}
    for each in lines:
        people.setdefault(each.who, Person(each.who, leader=bool(each.leads(item.leader))))
    said = tuple(_utterance(index, each, item.language) for index, each in enumerate(lines))
    return Session(said, Roster(tuple(people.values())), Source(item.id, "items"))


def _utterance(index: int, line: Line, language: str | None) -> Utterance:
    quality: TimeQuality = "none" if line.t is None else "start_only"
    return Utterance(
        index,
        line.who,
        clean(line.text),
        line.t,
        time_quality=quality,
        line=None,
        language=language,
    )


def utterance_labels(utterance: Utterance) -> ActsLabels:
    """Return what was found in a labelled utterance, with 0 for what was not.

    >>> from analyzer.session import Act
    >>> found = utterance_labels(Utterance(0, "A", "Why?", acts=(Act("idea", 0.2, maybe=True),)))
    >>> found.acts, found.probabilities["idea"], found.probabilities["concern"]
    ((), 0.2, 0.0)
    """
    scores = dict.fromkeys((*ACTS, *(QUESTION + name for name in QUESTION_TYPES)), 0.0)
    for act in utterance.acts:
        scores[act.label] = max(scores[act.label], round(act.probability, DIGITS))
    asked = utterance.question
    if asked is not None:
        scores[QUESTION + asked.label] = round(asked.probability, DIGITS)
    found = {act.label for act in utterance.acts if not act.maybe}
    return ActsLabels(
        acts=tuple(sorted(found, key=lambda name: (-scores[name], name))),
        question=asked.label if asked is not None and not asked.maybe else None,
        probabilities=scores,
    )


def responses_of(
    items: Iterable[ResponseItem], *, model: str = DEFAULT_MODEL, given: bool = False
) -> Iterator[ResponseLabels]:
    """Yield what is found in each exchange.

    Args:
        items: exchanges.
        model: what finds acts.
        given: whether the event's acts are taken from the annotation instead of found, to see
            how well responses alone are read.
    """
    for item in items:
        acts = sorted(item.labels or item.disputed) if given else None
        event = _respond(item, acts, model)
        supposed = _respond(item, SUPPOSED, model) if event is None else event
        raised = ActsItem(item.id, item.event, item.before, item.after, leader=item.leader)
        heard = {} if given else next(acts_of([raised], model=model)).probabilities
        yield event_labels(event, heard, response_probabilities(supposed))


def _respond(item: ResponseItem, acts: Sequence[str] | None, model: str) -> Event | None:
    """Return the event of an exchange, with these acts, or with those found."""
    before, after = ([_row(each) for each in side] for side in (item.before, item.after))
    return respond_to(before, _row(item.event), after, _leader(item), acts=acts, model=model)


def _leader(item: ResponseItem) -> str:
    """Return the leader as lines name them: `"Ann(PM)"` where the item says `"Ann"`."""
    lines = (*item.before, item.event, *item.after)
    if any(item.leader in (each.who, each.role) for each in lines):
        return item.leader
    return next((each.who for each in lines if each.leads(item.leader)), item.leader)


def event_labels(
    event: Event | None, acts: Mapping[str, float], responses: Mapping[str, float]
) -> ResponseLabels:
    """Return what was found in an exchange.

    Args:
        event: what was raised and done with it, or None.
        acts: probabilities of acts in the target, also of those below their threshold.
        responses: probabilities of the responses.
    """
    chances = {name: acts.get(name, 0.0) for name in EVENT_ACTS}
    for name in event.acts if event else ():
        chances[name] = chances[name] or (event.probability if event else 0.0)
    scores = {name: round(responses.get(name, 0.0), DIGITS) for name in RESPONSES}
    scores["event"] = round(max(event.probability if event else 0.0, *chances.values()), DIGITS)
    scores |= {EVENT + name: round(chance, DIGITS) for name, chance in chances.items()}
    if event is None:
        return ResponseLabels((), None, None, scores)
    response = event.response
    return ResponseLabels(
        event=event.acts,
        response=response.label if response else None,
        second=response.second if response else None,
        probabilities=scores,
    )


def _row(line: Line) -> dict[str, Any]:
    return {"who": line.who, "text": line.text, "t": line.t}


def _check_out(source: Path, out: Path) -> None:
    """Refuse an output that would destroy the input or has no folder, before any work is done."""
    if out.is_dir():
        raise OutputError(str(out), "this is a folder", "name a file")
    if not out.absolute().parent.is_dir():
        raise OutputError(str(out), "its folder does not exist", "make the folder first")
    if out.exists() and source.exists() and out.samefile(source):
        raise OutputError(str(out), "this is the file to be labelled", "name another file")


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as JSON lines, whole or not at all, and return how many there were.

    They go to a file beside `path` that takes its place in one step once all are written.

    Raises:
        OutputError: if it cannot be written.
    """
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise OutputError(str(path), reason, "choose a folder you may write to") from error
    finally:
        part.unlink(missing_ok=True)
    return len(lines)
