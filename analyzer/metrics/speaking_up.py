"""What people raised: acts, breadth, the four silencing instincts overcome.

These are figures of the session. No one's own count of what they raised is measured here, so
that none can be shown to someone else.
"""

from functools import partial
from typing import Final

from analyzer.acts import ACTS
from analyzer.metrics import Values, metric
from analyzer.metrics.labels import act_rate, follows, read
from analyzer.metrics.reasons import NO_EVENTS, NO_OTHERS, NO_SPEECH
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Session, Utterance

TITLES: Final = {
    "ask": "Asking for help or admitting not to know",
    "concern": "Raising a concern",
    "mistake": "Admitting a mistake",
    "correction": "Pointing out an error",
    "dissent": "Disagreeing",
    "idea": "Proposing something",
    "retreat": "Taking back what one raised",
}
RAISED: Final = ("ask", "concern", "mistake", "correction", "dissent", "idea")
INSTINCTS: Final = ("ask", "mistake", "correction", "dissent")
MIN_PEOPLE: Final = 2


def _act(session: Session, label: str) -> Values:
    """Return utterances with an act among all that were read."""
    rate = act_rate(session, label)
    return {None: rate if rate.total else NotMeasurable(NO_SPEECH)}


for _label, _kind in ACTS.items():
    if _kind.family != "speak_up":
        continue
    metric(
        f"acts_{_label}",
        subject="speaking_up",
        title=TITLES.get(_label, _kind.title),
        how="Of all utterances, those that do this. The count adds up probabilities, "
        "doubtful lines included; the lines shown are those that are probable enough.",
        needs=("names", "language"),
    )(partial(_act, label=_label))


@metric(
    "speaking_up_breadth",
    subject="speaking_up",
    title="People who raised something",
    how="Of those on the roster who do not lead, how many asked for help, raised a concern, "
    "admitted a mistake, pointed out an error, disagreed or proposed something at least once.",
    needs=("names", "language", "leader"),
)
def speaking_up_breadth(session: Session) -> Values:
    """Share of the non-leaders on the roster with at least one speak-up act."""
    others = [person.name for person in session.roster.people if not person.leader]
    if not others:
        return {None: NotMeasurable(NO_OTHERS)}
    lines = [each for each in read(session) if each.speaker in others and each.has(*RAISED)]
    people = {each.speaker for each in lines}
    return {None: Rate(len(people), len(others), tuple(each.index for each in lines))}


@metric(
    "instincts_overcome",
    subject="speaking_up",
    title="Silencing instincts overcome",
    how="How many of these four were done by at least two people who do not lead: asking for "
    "help or "
    "asking a question, admitting a mistake, pointing out an error, disagreeing. From 0 to 4. "
    "That something was not done does not mean that people did not dare.",
    needs=("names", "language", "leader"),
)
def instincts_overcome(session: Session) -> Values:
    """Number of the four instincts that at least two non-leaders overcame."""
    keep = follows(session)
    others = [each for each in read(session) if keep(each)]
    count, lines = 0, []
    for label in INSTINCTS:
        found = [each for each in others if _shows(each, label)]
        if len({each.speaker for each in found}) >= MIN_PEOPLE:
            count += 1
            lines += [each.index for each in found]
    return {None: Index(float(count), unit="of 4", evidence=tuple(sorted(set(lines))))}


def _shows(each: Utterance, label: str) -> bool:
    if label == "ask" and each.question is not None and not each.question.maybe:
        return each.question.label not in ("procedural", "rhetorical", "leading")
    return each.has(label)


@metric(
    "upward_share",
    subject="speaking_up",
    title="Raised right after a leader spoke",
    how="Of what was raised in front of a leader, how much follows a leader's turn directly: "
    "a sign, not a proof, that it was said to the leader.",
    needs=("names", "language", "leader"),
)
def upward_share(session: Session) -> Values:
    """Events whose turn follows a leader's turn, among all events."""
    if not session.events:
        return {None: NotMeasurable(NO_EVENTS)}
    leaders = set(session.roster.leaders)
    before: dict[int, str | None] = {}
    previous = None
    for turn in session.turns:
        before |= dict.fromkeys(turn.utterances, previous)
        previous = turn.speaker
    lines = tuple(e.utterance for e in session.events if before.get(e.utterance) in leaders)
    return {None: Rate(len(lines), len(session.events), lines)}
