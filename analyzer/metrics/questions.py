"""Questions: how many, of which kind, by whom, and what became of invitations."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

import numpy as np

from analyzer.acts import QUESTION_TYPES
from analyzer.metrics import Values, metric
from analyzer.metrics.labels import leads, read
from analyzer.metrics.reasons import NO_INVITATIONS, NO_QUESTIONS, NO_SPEECH
from analyzer.metrics.statistics import interval, resampled
from analyzer.metrics.table import table
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Session, Utterance

TITLES: Final = {
    "invite": "Questions that invite input",
    "open": "Open questions",
    "closed": "Closed questions",
    "check": "Questions that check what was said",
    "leading": "Leading questions",
    "rhetorical": "Rhetorical questions",
    "procedural": "Questions about turns, agenda or logistics",
}
YIELD_TURNS: Final = 6


def _asking(said: Iterable[Utterance]) -> list[Utterance]:
    """Return the utterances that may ask something, doubtful ones included."""
    return [each for each in said if each.question is not None]


def _count(asking: Iterable[Utterance]) -> float:
    """Return the expected number of questions: the sum of the probabilities of asking.

    Not of their types, which are less: each question counts as its likeliest type.
    """
    return round(sum(max(u.asks, u.question.probability) for u in asking if u.question), 4)


def _lines(asking: Iterable[Utterance]) -> tuple[int, ...]:
    """Return the places of the questions that are probable enough to be findings."""
    return tuple(each.index for each in asking if each.question and not each.question.maybe)


def _rate(asking: Sequence[Utterance], total: float) -> Rate:
    return Rate(_count(asking), total, _lines(asking))


@metric(
    "question_share",
    subject="questions",
    title="Utterances that ask",
    how="Of all utterances, those that ask the listener for something, whatever their punctuation. "
    "The count adds up probabilities, doubtful lines included; the lines shown are those that are "
    "probable enough.",
    needs=("names", "language"),
)
def question_share(session: Session) -> Values:
    """Questions among utterances, for the session and for each person."""
    said = read(session)
    if not said:
        return {None: NotMeasurable(NO_SPEECH)}
    found: Values = {None: _rate(_asking(said), len(said))}
    for name in session.roster.names:
        mine = [each for each in said if each.speaker == name]
        if mine:
            found[name] = _rate(_asking(mine), len(mine))
    return found


@metric(
    "questions_per_hour",
    subject="questions",
    title="Questions an hour",
    how="Questions by the time from the first to the last words; the range comes from blocks of "
    "two minutes.",
    needs=("names", "language", "times"),
)
def questions_per_hour(session: Session) -> Values:
    """Questions by hour, with a block-bootstrap interval."""
    columns = table(session)
    span = float(np.nanmax([np.nanmax(columns.start), np.nan_to_num(columns.end).max()]))
    hours = (span - float(np.nanmin(columns.start))) / 3600
    if hours <= 0:
        return {None: NotMeasurable(NO_SPEECH)}
    asking = _asking(read(session))
    rows = np.zeros((int(columns.block.max()) + 1, 1))
    for each in asking:
        rows[columns.block[each.index]] += _count([each])
    low, high = interval(resampled(rows)[:, 0] / hours)
    return {None: Index(float(rows.sum() / hours), low, high, "/h", _lines(asking))}


@metric(
    "leader_question_share",
    subject="questions",
    title="Questions asked by leaders",
    how="Of all questions, those a leader asked.",
    needs=("names", "language", "leader"),
)
def leader_question_share(session: Session) -> Values:
    """Questions by leaders among all questions."""
    asking, by_leader = _asking(read(session)), leads(session)
    if not _lines(asking):
        return {None: NotMeasurable(NO_QUESTIONS)}
    return {None: _rate([each for each in asking if by_leader(each)], _count(asking))}


def _of_type(session: Session, name: str) -> Values:
    """Return questions of one type among all questions, for the session and each who asked one."""
    asking = _asking(read(session))
    if not _lines(asking):
        return {None: NotMeasurable(NO_QUESTIONS)}
    found: Values = {}
    for person in (None, *session.roster.names):
        mine = [each for each in asking if person is None or each.speaker == person]
        if _lines(mine):
            typed = [each for each in mine if each.question and each.question.label == name]
            found[person] = _rate(typed, _count(mine))
    return found


for _name, _kind in QUESTION_TYPES.items():
    metric(
        f"questions_{_name}",
        subject="questions",
        title=TITLES.get(_name, _kind.title),
        how="Of all questions, those of this kind; each counts as its likeliest kind. Kinds are "
        "explained under 'What is found'.",
        needs=("names", "language"),
    )(partial(_of_type, name=_name))


def invitations(session: Session) -> list[Utterance]:
    """Return the utterances that invite input: the move or the question type, as findings."""
    return [
        each
        for each in read(session)
        if each.has("invite")
        or (each.question and each.question.label == "invite" and not each.question.maybe)
    ]


def answerers(session: Session, invitation: Utterance) -> dict[str, int]:
    """Return who else speaks in the six turns (`YIELD_TURNS`) after, and their first utterance."""
    starts = [turn for turn in session.turns if turn.utterances[0] > invitation.index]
    found: dict[str, int] = {}
    for turn in starts[:YIELD_TURNS]:
        if turn.speaker is not None and turn.speaker != invitation.speaker:
            found.setdefault(turn.speaker, turn.utterances[0])
    return found


def _over(session: Session, measure: Callable[[list[Utterance]], Values]) -> Values:
    found = invitations(session)
    return measure(found) if found else {None: NotMeasurable(NO_INVITATIONS)}


@metric(
    "invitation_yield",
    subject="questions",
    title="People who speak after an invitation",
    how="How many others take a turn in the six turns after an invitation to speak, on average.",
    needs=("names", "language"),
)
def invitation_yield(session: Session) -> Values:
    """Mean number of distinct others in the six turns after an invitation."""

    def measure(found: list[Utterance]) -> Values:
        counts = [len(answerers(session, each)) for each in found]
        lines = tuple(each.index for each in found)
        return {None: Index(float(np.mean(counts)), min(counts), max(counts), "people", lines)}

    return _over(session, measure)


@metric(
    "unanswered_invitations",
    subject="questions",
    title="Invitations no one took up",
    how="Of all invitations to speak, those after which no one else takes any of the next "
    "six turns.",
    needs=("names", "language"),
)
def unanswered_invitations(session: Session) -> Values:
    """Invitations with a yield of 0."""

    def measure(found: list[Utterance]) -> Values:
        lines = tuple(each.index for each in found if not answerers(session, each))
        return {None: Rate(len(lines), len(found), lines)}

    return _over(session, measure)


@metric(
    "invitation_wait",
    subject="questions",
    title="Wait after an invitation",
    how="Seconds from the end of an invitation to the next person's turn, the middle value; the "
    "range is from shortest to longest.",
    needs=("names", "language", "latency"),
)
def invitation_wait(session: Session) -> Values:
    """Median seconds to the first answer."""

    def measure(found: list[Utterance]) -> Values:
        waits, lines = [], []
        for each in found:
            first = min(answerers(session, each).values(), default=None)
            start = None if first is None else session.utterances[first].start
            if start is not None and each.end is not None:
                waits.append(start - each.end)
                lines.append(each.index)
        if not waits:
            return {None: NotMeasurable(NO_INVITATIONS)}
        middle = float(np.median(waits))
        return {None: Index(round(middle, 3), min(waits), max(waits), "s", tuple(lines))}

    return _over(session, measure)
