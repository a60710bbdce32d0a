"""From a session to the same session with its acts, moves, questions and languages labelled."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from analyzer.acts.kinds import LANGUAGES
from analyzer.errors import ModelError
from analyzer.models import model_path
from analyzer.session import Act, Session, Utterance
from analyzer.text import is_backchannel

if TYPE_CHECKING:
    from analyzer.acts.component import Hit, Reading

MODELS: Final = ("cues",)
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
        asks: precision of each rule of `analyzer.acts.asking`, by language.
        types: precision of each question type, given a question, by language and type.
    """

    thresholds: Mapping[str, float]
    labels: Mapping[str, float]
    cues: Mapping[str, Mapping[str, Mapping[str, float]]]
    asks: Mapping[str, Mapping[str, float]]
    types: Mapping[str, Mapping[str, float]]

    def probability(self, language: str, label: str, cue: str) -> float:
        """Return the precision of a cue; of its label where the cue was never seen."""
        known = self.cues.get(language, {}).get(label, {})
        return known.get(cue, self.labels.get(label, DEFAULT_PROBABILITY))

    def threshold(self, label: str) -> float:
        """Return the label's threshold, by default .5."""
        return self.thresholds.get(label, DEFAULT_THRESHOLD)


@cache
def calibration(model: str = "cues") -> Calibration:
    """Return the calibration of a model.

    Raises:
        ModelError: if its `config.json` is missing or damaged.
    """
    path = model_path(model) / "config.json"
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            read["thresholds"], read["labels"], read["cues"], read["asks"], read["types"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(model, f"{path.name} is damaged ({error})", "install it again") from error


def label(session: Session, *, model: str = "cues") -> Session:
    """Return the session with language, acts, moves and question type of each utterance.

    Acts are looked for in English and Dutch; other languages are named and left unlabelled. A
    backchannel carries no act. `Act.probability` is the cue's precision on training data;
    `Act.maybe` says it is below the label's threshold.

    Args:
        session: as a format reads it; labels it has are replaced.
        model: name of a model folder; only `"cues"` so far.

    Raises:
        ModelError: if there is no such model, or it is damaged.

    >>> from analyzer.session import Roster, Source
    >>> said = Utterance(0, "Ann", "I'm worried that we haven't tested this with real load.")
    >>> found = label(Session((said,), Roster(), Source("a.txt", "text"))).utterances[0]
    >>> found.language, found.acts[0].label, found.text[found.acts[0].start : found.acts[0].end]
    ('en', 'concern', "I'm worried")
    """
    if model not in MODELS:
        raise ModelError(f"'{model}'", "there is no such model", f"there is {', '.join(MODELS)}")
    from analyzer.acts.language import languages

    known = calibration(model)
    spoken = languages([each.text for each in session.utterances])
    readings = _read(zip((each.text for each in session.utterances), spoken, strict=True))
    labelled: list[Utterance] = []
    for each, language in zip(session.utterances, spoken, strict=True):
        found = readings.get((each.text, language), ())
        answers = bool(labelled) and labelled[-1].question is not None
        answers = answers and labelled[-1].speaker != each.speaker
        acts, question = _labels(found, known, answers=answers)
        labelled.append(replace(each, language=language, acts=acts, question=question))
    return replace(session, utterances=tuple(labelled), events=())


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


def _labels(
    readings: Readings, known: Calibration, *, answers: bool
) -> tuple[tuple[Act, ...], Act | None]:
    """Return the acts, most probable first, and the question of one utterance."""
    best: dict[str, Act] = {}
    question: Act | None = None
    for language, reading in readings:
        for hit in reading.hits:
            if hit.label.startswith("question:") or (hit.cue.unasked and answers):
                continue
            chance = known.probability(language, hit.label, hit.cue.text)
            if hit.label not in best or chance > best[hit.label].probability:
                best[hit.label] = _act(hit, chance, known)
        asked = _question(language, reading, known)
        if asked and (question is None or asked.probability > question.probability):
            question = asked
    acts = sorted(best.values(), key=lambda each: (-each.probability, each.label))
    return tuple(acts), question


def _act(hit: "Hit", chance: float, known: Calibration) -> Act:
    maybe = chance < known.threshold(hit.label)
    return Act(hit.label, chance, hit.start, hit.end, hit.cue.text, maybe=maybe)


def _question(language: str, reading: "Reading", known: Calibration) -> Act | None:
    """Return the question type of one reading.

    The first type of `TYPE_ORDER` that has a cue; without one, what the word order says: a tag
    or a bare mark checks, inversion asks for yes or no, a question word for a fact.
    """
    asked = reading.asking
    if asked is None:
        return None
    hits = {
        each.label.removeprefix("question:"): each
        for each in reversed(reading.hits)
        if each.label.startswith("question:")
    }
    fallback = "check" if asked.rule in ("tag", "mark") else "closed"
    name = next((each for each in TYPE_ORDER if each in hits), fallback)
    name = next((each for each in hits if each not in TYPE_ORDER), name)
    hit = hits.get(name)
    chance = known.asks.get(language, {}).get(asked.key, DEFAULT_PROBABILITY)
    maybe = chance < known.threshold("question")
    start, end = (hit.start, hit.end) if hit else (0, reading.length)
    return Act(name, chance, start, end, hit.cue.text if hit else asked.key, maybe=maybe)
