"""Acts, moves and questions by word cues: the baseline, which names the words that fired."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from analyzer.acts.kinds import LANGUAGES, QUESTION_PREFIX
from analyzer.acts.notation import fits
from analyzer.errors import ModelError
from analyzer.models import CUES, model_path
from analyzer.session import Act, Session, Utterance
from analyzer.text import is_backchannel, is_punctuated

if TYPE_CHECKING:
    from analyzer.acts.component import Hit, Reading

DEFAULT_PROBABILITY: Final = 0.5
DEFAULT_THRESHOLD: Final = 0.5
TYPE_ORDER: Final = ("invite", "rhetorical", "leading", "check", "procedural", "closed", "open")


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often cues are right, read from `models/cues/config.json`.

    Attributes:
        thresholds: probability from which a label is a finding.
        labels: precision of each label where any of its cues fires.
        cues: precision by language, label and cue.
        asks: how often each rule of `analyzer.acts.asking` finds a question, by language.
        types: how often the type is right too, by language and type, then by rule.
    """

    thresholds: Mapping[str, float]
    labels: Mapping[str, float]
    cues: Mapping[str, Mapping[str, Mapping[str, float]]]
    asks: Mapping[str, Mapping[str, float]]
    types: Mapping[str, Mapping[str, Mapping[str, float]]]

    def probability(self, language: str, label: str, cue: str) -> float:
        """Return the precision of a cue; of its label where the cue was never seen."""
        known = self.cues.get(language, {}).get(label, {})
        return known.get(cue, self.labels.get(label, DEFAULT_PROBABILITY))

    def threshold(self, label: str) -> float:
        """Return the label's threshold, by default .5."""
        return self.thresholds.get(label, DEFAULT_THRESHOLD)


@cache
def calibration() -> Calibration:
    """Return the calibration of the cues.

    Raises:
        ModelError: if its `config.json` is missing or damaged.
    """
    path = model_path(CUES) / "config.json"
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            read["thresholds"], read["labels"], read["cues"], read["asks"], read["types"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(CUES, f"{path.name} is damaged ({error})", "install it again") from error


def label_by_cues(session: Session, spoken: Sequence[str | None]) -> tuple[Utterance, ...]:
    """Return the utterances of a session with what its cues show; labels they have are replaced.

    `Act.probability` is the cue's precision on training data; `Act.maybe` says it is below the
    label's threshold.

    Args:
        session: as a format reads it.
        spoken: the language of each utterance.

    Raises:
        ModelError: if the calibration of the cues is missing or damaged.
    """
    known = calibration()
    marks = is_punctuated([each.text for each in session.utterances])
    readings = _read(zip((each.text for each in session.utterances), spoken, strict=True))
    labelled: list[Utterance] = []
    for each, language in zip(session.utterances, spoken, strict=True):
        found = readings.get((each.text, language), ())
        reply = bool(labelled) and _is_reply(each, labelled[-1])
        answer = reply and labelled[-1].question is not None
        acts = _acts(found, known, reply=reply, answer=answer)
        question, asks = _question(found, known, marks=marks)
        label = replace(each, language=language, acts=acts, question=question, asks=asks)
        labelled.append(label)
    return tuple(labelled)


def _is_reply(said: Utterance, before: Utterance) -> bool:
    """Return whether the utterance before is known to be another speaker's."""
    return None not in {said.speaker, before.speaker} and said.speaker != before.speaker


Readings = Sequence[tuple[str, "Reading"]]


def _read(texts: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], Readings]:
    """Return what the pipelines find in each different text, by text and language."""
    from analyzer.acts.component import pipeline

    wanted = dict.fromkeys(
        (text, language) for text, language in texts if language and not is_backchannel(text)
    )
    found: dict[tuple[str, str | None], list[tuple[str, Reading]]] = {each: [] for each in wanted}
    for language in LANGUAGES:
        pairs = [(each[0], each) for each in wanted if each[1] and language in each[1].split("+")]
        if pairs:
            for doc, key in pipeline(language).pipe(pairs, as_tuples=True):
                found[key].append((language, doc._.speakup))
    return {key: tuple(each) for key, each in found.items()}


def _acts(readings: Readings, known: Calibration, *, reply: bool, answer: bool) -> tuple[Act, ...]:
    """Return the acts of one utterance, most probable first, each by its most precise cue."""
    best: dict[str, Act] = {}
    for language, reading in readings:
        for hit in reading.hits:
            if hit.label.startswith(QUESTION_PREFIX) or not fits(
                hit.cue, reply=reply, answer=answer
            ):
                continue
            chance = known.probability(language, hit.label, hit.cue.text)
            if hit.label not in best or chance > best[hit.label].probability:
                best[hit.label] = _act(hit, chance, known)
    return tuple(sorted(best.values(), key=lambda each: (-each.probability, each.label)))


def _question(readings: Readings, known: Calibration, *, marks: bool) -> tuple[Act | None, float]:
    """Return the question of one utterance and the probability that it asks anything.

    Of its readings, the one whose type is most probable.
    """
    asked = [_asked(language, reading, known, marks=marks) for language, reading in readings]
    found = [each for each in asked if each is not None]
    return max(found, key=lambda each: each[0].probability, default=(None, 0.0))


def _act(hit: "Hit", chance: float, known: Calibration) -> Act:
    maybe = chance < known.threshold(hit.label)
    return Act(hit.label, chance, hit.start, hit.end, hit.cue.text, maybe=maybe)


def question_type_of(reading: "Reading") -> tuple[str, "Hit | None"]:
    """Return the type of a question and the cue that shows it.

    The first type of `TYPE_ORDER` that has a cue, after any that others registered; without one,
    what the word order says: a tag or a bare mark checks, everything else asks for a fact.
    """
    hits = {
        each.label.removeprefix(QUESTION_PREFIX): each
        for each in reversed(reading.hits)
        if each.label.startswith(QUESTION_PREFIX)
    }
    bare = reading.asking is not None and reading.asking.rule in ("tag", "mark")
    added = [each for each in hits if each not in TYPE_ORDER]
    name = next(
        (each for each in (*added, *TYPE_ORDER) if each in hits), "check" if bare else "closed"
    )
    return name, hits.get(name)


def _asked(
    language: str, reading: "Reading", known: Calibration, *, marks: bool
) -> tuple[Act, float] | None:
    """Return the question of one reading and the probability that it asks, or None.

    Its probability is that of the type; `maybe` says whether it is unsure that it asks at all.
    """
    if reading.asking is None:
        return None
    name, hit = question_type_of(reading)
    key = reading.asking.key(punctuated=marks)
    asks = known.asks.get(language, {}).get(key, DEFAULT_PROBABILITY)
    chance = known.types.get(language, {}).get(name, {}).get(key, asks)
    start, end = (hit.start, hit.end) if hit else (0, reading.length)
    cue = hit.cue.text if hit else reading.asking.rule
    return Act(name, chance, start, end, cue, maybe=asks < known.threshold("question")), asks
