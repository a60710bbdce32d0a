"""Score what is found in annotated items: acts, questions, events and responses."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.acts.language import languages
from analyzer.episodes import RESPONSES
from analyzer.episodes.events import EVENT_ACTS
from analyzer.text import count_words
from analyzer.training.baselines import RULES
from analyzer.training.form import Line
from analyzer.training.items import ActsItem, ResponseItem
from analyzer.training.label import (
    EVENT,
    QUESTION,
    ActsLabels,
    ResponseLabels,
    acts_of,
    responses_of,
)
from analyzer.training.plain import strip_text
from analyzer.training.results import CONDITIONS, Condition, Row
from analyzer.training.scores import Score, Scores, choice, score

FREQUENT: Final = 5
NO_EVENT: Final = "no event"
UNANSWERED: Final = "no room to tell"
ALWAYS: Final = "reasoned_no"
GROUPS: Final = ("opens", "neutral", "closes")


@dataclass(frozen=True, slots=True)
class Target:
    """One label to be scored in utterances.

    Attributes:
        task: `"act"` or `"question"`.
        label: as shown.
        meant: whether an item has it, or None where the annotation does not tell.
        found: whether it was found.
        probability: of it.
        rules: names of the baselines beside it.
    """

    task: str
    label: str
    meant: Callable[[ActsItem], bool | None]
    found: Callable[[ActsLabels], bool]
    probability: Callable[[ActsLabels], float]
    rules: tuple[str, ...] = ()


def _acts_target(label: str, names: frozenset[str], rules: tuple[str, ...] = ()) -> Target:
    def meant(item: ActsItem) -> bool | None:
        if item.labels is None:
            return None
        if names & item.labels:
            return True
        return None if names & item.disputed else False

    return Target(
        "act",
        label,
        meant,
        lambda found: bool(names & set(found.acts)),
        lambda found: max(found.probabilities[name] for name in names),
        rules,
    )


def _question_target(label: str, names: frozenset[str], rules: tuple[str, ...] = ()) -> Target:
    return Target(
        "question",
        label,
        lambda item: item.question in names if item.question_known else None,
        lambda found: found.question in names,
        lambda found: min(1.0, sum(found.probabilities[QUESTION + name] for name in names)),
        rules,
    )


_ACT_RULES: Final = {
    "dissent": ("starts with no",),
    "idea": ("says we could, we should",),
    "appreciate": ("says thanks",),
    "fallibility": ("says I don't know",),
}


def targets() -> list[Target]:
    """Return everything that is scored in utterances: each label, and families as a whole."""
    families = {
        "any speak-up act": frozenset(k for k, v in ACTS.items() if v.family == "speak_up"),
        "any move": frozenset(k for k, v in ACTS.items() if v.family == "move"),
    }
    asking = ("has a question mark", "starts with a question word")
    return [
        *(_acts_target(label, names) for label, names in families.items()),
        *(_acts_target(name, frozenset((name,)), _ACT_RULES.get(name, ())) for name in ACTS),
        _question_target("any question", frozenset(QUESTION_TYPES), asking),
        *(_question_target(name, frozenset((name,))) for name in QUESTION_TYPES),
    ]


def acts_rows(items: Sequence[ActsItem], *, source: str, model: str) -> Iterator[Row]:
    """Yield the scores of annotated utterances, as written and stripped.

    An item is left out of a label's scoring where that label, or for a question its type, is
    disputed or was not annotated.
    """
    spoken = [_language(_lines(item)) for item in items]
    for text in CONDITIONS:
        read = [_plain_acts(item) for item in items] if text == "stripped" else list(items)
        found = list(acts_of(read, model=model))
        for target in targets():
            meant = [target.meant(item) for item in items]
            for language in sorted(set(spoken)):
                for role, chosen in _roles(items):
                    places = [
                        place
                        for place in range(len(items))
                        if meant[place] is not None and spoken[place] == language and chosen[place]
                    ]
                    if places:
                        where = (source, text, language, role)
                        scored = [(read[p], found[p], bool(meant[p])) for p in places]
                        yield from _target_rows(target, scored, where, model)


def _target_rows(
    target: Target,
    scored: Sequence[tuple[ActsItem, ActsLabels, bool]],
    where: tuple[str, Condition, str, str],
    model: str,
) -> Iterator[Row]:
    """Yield the row of the model, and those of the rules beside it."""
    source, text, language, role = where
    truth = [meant for _, _, meant in scored]
    meetings = [item.meeting for item, _, _ in scored]

    def row(system: str, hits: list[bool], probabilities: list[float] | None) -> Row:
        scores = score(truth, hits, probabilities, meetings)
        return Row(source, target.task, target.label, system, text, language, role, scores)

    yield row(
        model,
        [target.found(found) for _, found, _ in scored],
        [target.probability(found) for _, found, _ in scored],
    )
    for rule in target.rules:
        yield row(rule, [RULES[rule](item.target.text) for item, _, _ in scored], None)


def _roles(items: Sequence[ActsItem]) -> Iterator[tuple[str, list[bool]]]:
    """Yield each role with whether an item is said by it."""
    yield "all", [True] * len(items)
    known = [item.by_leader for item in items]
    if any(each is not None for each in known):
        yield "leader", [each is True for each in known]
        yield "others", [each is False for each in known]


def response_rows(items: Sequence[ResponseItem], *, source: str, model: str) -> Iterator[Row]:
    """Yield the scores of annotated exchanges, as written and stripped.

    Three tasks: `event` (was something raised, and which act), `response` (end to end: the
    event must be found before its response can be), and `response, event given` (the annotated
    acts are taken, so only the reading of the reply is scored). An item is left out where what
    is asked is disputed or was not annotated.
    """
    spoken = [_language((*item.before, item.event, *item.after)) for item in items]
    for text in CONDITIONS:
        read = [_plain_response(item) for item in items] if text == "stripped" else list(items)
        found = list(responses_of(read, model=model))
        given = list(responses_of(read, model=model, given=True))
        for language in sorted(set(spoken)):
            mine = [place for place, each in enumerate(spoken) if each == language]
            here = _Scored(source, text, language, model)
            yield from here.events(items, found, mine)
            yield from here.responses(items, found, mine, "response")
            raised = [place for place in mine if items[place].response is not None]
            yield from here.responses(items, given, raised, "response, event given")


@dataclass(frozen=True, slots=True)
class _Scored:
    """Makes the rows of one source, condition and language."""

    source: str
    text: Condition
    language: str
    model: str

    def row(self, task: str, label: str, scores: Scores, system: str | None = None) -> Row:
        named = system or self.model
        return Row(self.source, task, label, named, self.text, self.language, "all", scores)

    def events(
        self,
        items: Sequence[ResponseItem],
        found: Sequence[ResponseLabels],
        places: Sequence[int],
    ) -> Iterator[Row]:
        """Yield how well it was found that something was raised, and what."""
        for label in ("any event", *EVENT_ACTS):
            meant = {place: _raised(items[place], label) for place in places}
            known = [place for place in places if meant[place] is not None]
            if not known:
                continue
            one = label in EVENT_ACTS
            scores = score(
                [bool(meant[place]) for place in known],
                [label in found[p].event if one else bool(found[p].event) for p in known],
                [found[p].probabilities[EVENT + label if one else "event"] for p in known],
                [items[place].meeting for place in known],
            )
            yield self.row("event", label, scores)

    def responses(
        self,
        items: Sequence[ResponseItem],
        found: Sequence[ResponseLabels],
        places: Sequence[int],
        task: str,
    ) -> Iterator[Row]:
        """Yield how well the response was found, label by label, in groups, and as a choice."""
        meant = {place: expected(items[place]) for place in places}
        known = [place for place in places if meant[place] is not None]
        if not known:
            return
        truth = [str(meant[place]) for place in known]
        labels = [_answer(found[place]) for place in known]
        scores = [_joint(found[place]) for place in known]
        meetings = [items[place].meeting for place in known]
        for label in RESPONSES:
            made = score(
                [each == label for each in truth],
                [each == label for each in labels],
                [each[label] for each in scores],
                meetings,
            )
            yield self.row(task, label, made)
        wide = [_group(each) for each in truth]
        narrow = [_group(each) for each in labels]
        for group in GROUPS:
            members = [name for name, kind in RESPONSES.items() if kind.group == group]
            made = score(
                [each == group for each in wide],
                [each == group for each in narrow],
                [min(1.0, sum(each[name] for name in members)) for each in scores],
                meetings,
            )
            yield self.row(task, f"group: {group}", made)
        five = frequent(truth)
        for asked, intended, chosen, system in (
            (five, truth, labels, self.model),
            (five, truth, [ALWAYS] * len(truth), f"always {ALWAYS}"),
            (GROUPS, wide, narrow, self.model),
        ):
            yield from self.choices(task, asked, intended, chosen, meetings=meetings, system=system)

    def choices(
        self,
        task: str,
        asked: Sequence[str],
        truth: Sequence[str],
        found: Sequence[str],
        *,
        meetings: Sequence[str],
        system: str,
    ) -> Iterator[Row]:
        """Yield accuracy, in the column of recall, and mean F1, as rows of their own."""
        made = choice(truth, found, asked, meetings)
        none = Score(None)
        answers = (*RESPONSES, *GROUPS)
        counts = (
            len(truth),
            len(set(meetings)),
            sum(each in answers for each in truth),
            sum(each in answers for each in found),
        )
        grouped = tuple(asked) == GROUPS
        share = Scores(*counts, none, made.accuracy, none, none, none)
        what = "three groups" if grouped else "nine responses"
        yield self.row(task, f"accuracy, {what}", share, system)
        mean = Scores(*counts, none, none, made.macro_f1, none, none)
        named = "the three groups" if grouped else ", ".join(asked)
        yield self.row(task, f"mean F1 of {named}", mean, system)


def frequent(truth: Sequence[str]) -> tuple[str, ...]:
    """Return the five most frequent responses among these, by name where they tie.

    >>> frequent(["act", "act", "explore", "no event"])
    ('act', 'explore')
    """
    counted = Counter(each for each in truth if each in RESPONSES)
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    return tuple(ordered[:FREQUENT])


def expected(item: ResponseItem) -> str | None:
    """Return the response that should be found, `NO_EVENT`, or None where that is not known.

    >>> item = ResponseItem("1", Line("B", "No."), (), (), "A", response_known=True)
    >>> expected(item), expected(replace(item, response="act"))
    ('no event', 'act')
    """
    if not item.response_known:
        return None
    if item.response is not None:
        return item.response
    return NO_EVENT if _raised(item, "any event") is False else None


def _raised(item: ResponseItem, label: str) -> bool | None:
    """Return whether something, or this act, was raised, or None where that is not known."""
    names = frozenset(EVENT_ACTS) if label not in EVENT_ACTS else frozenset((label,))
    if names & (item.labels or frozenset()):
        return True
    if label not in EVENT_ACTS and item.response is not None:
        return True
    if item.labels is None and not (item.response_known and label not in EVENT_ACTS):
        return None
    open_still = names & item.disputed or (not item.response_known and label not in EVENT_ACTS)
    return None if open_still else False


def _answer(found: ResponseLabels) -> str:
    """Return the response found, or why there is none."""
    if found.response is not None:
        return found.response
    return UNANSWERED if found.event else NO_EVENT


def _joint(found: ResponseLabels) -> dict[str, float]:
    """Return the probability that something was raised and met with each response."""
    return {name: found.probabilities["event"] * found.probabilities[name] for name in RESPONSES}


def _group(label: str) -> str:
    return RESPONSES[label].group if label in RESPONSES else label


def _lines(item: ActsItem) -> tuple[Line, ...]:
    return (*item.before, item.target, *item.after)


def _language(lines: Sequence[Line]) -> str:
    """Return the language of most words, `"?"` where it is neither English nor Dutch."""
    texts = [each.text for each in lines]
    count: Counter[str] = Counter()
    for text, language in zip(texts, languages(texts), strict=True):
        if language in ("en", "nl"):
            count[language] += count_words(text)
    return count.most_common(1)[0][0] if count else "?"


def _plain(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(replace(each, text=strip_text(each.text)) for each in lines)


def _plain_acts(item: ActsItem) -> ActsItem:
    """Return an utterance and its context stripped."""
    (target,) = _plain([item.target])
    return replace(item, target=target, before=_plain(item.before), after=_plain(item.after))


def _plain_response(item: ResponseItem) -> ResponseItem:
    """Return an exchange stripped."""
    (event,) = _plain([item.event])
    return replace(item, event=event, before=_plain(item.before), after=_plain(item.after))
