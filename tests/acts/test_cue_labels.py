"""Labelling a session by its cues."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.acts import label as label_by
from analyzer.acts.cue_labels import Calibration, calibration
from analyzer.errors import ModelError
from analyzer.models import CUES, model_path
from analyzer.session import Roster, Session, Source, Utterance
from analyzer.text import words


def label(session: Session, model: str = CUES) -> Session:
    """Return the session labelled, by cues unless another model is named."""
    return label_by(session, model=model)


def session(*texts: str) -> Session:
    """Return a session of these texts, two speakers in turn."""
    said = tuple(Utterance(n, "AB"[n % 2], text) for n, text in enumerate(texts))
    return Session(said, Roster(), Source("made.txt", "made"))


def test_evidence(say: Callable[..., Utterance]) -> None:
    """An act carries the words and the cue that fired."""
    act = next(each for each in say("Well — I’M WORRIED we slip.").acts if each.label == "concern")
    assert "Well — I’M WORRIED we slip."[act.start : act.end] == "I’M WORRIED"
    assert act.cue in ACTS["concern"].cues()["en"]
    assert 0 < act.probability < 1


def test_every_span_lies_in_its_text() -> None:
    """Offsets are within the text, and acts are ordered by probability."""
    texts = [
        text
        for kind in (*ACTS.items(), *QUESTION_TYPES.items())
        for each in kind[1].examples.values()
        for text in each
    ]
    for each in label(session(*texts)).utterances:
        found = [*each.acts, *((each.question,) if each.question else ())]
        assert all(0 <= act.start < act.end <= len(each.text) for act in found)
        chances = [act.probability for act in each.acts]
        assert chances == sorted(chances, reverse=True)


def test_other_languages_stay_unlabelled() -> None:
    """German gets its language and no acts."""
    found = label(session("Ich habe Angst, dass wir das Problem nicht lösen, was denkst du?"))
    assert found.utterances[0].language == "de"
    assert (found.utterances[0].acts, found.utterances[0].question) == ((), None)


def test_code_switched_utterance_is_read_in_both() -> None:
    """Cues of both languages count in an utterance that mixes them."""
    text = "Ik maak me zorgen over dat punt and what if we used the old one instead."
    before = "We hebben dat vorige week met het team besproken."
    found = label(session(before, text)).utterances[1]
    assert found.language == "en+nl"
    assert {"concern", "idea"} <= {act.label for act in found.acts}


def test_same_input_same_labels() -> None:
    """Labelling twice, or labelled input, gives the same."""
    once = label(session("What if we waited?", "I don't agree with that."))
    assert label(once).utterances == once.utterances


@pytest.mark.parametrize("texts", [(), ("",), ("   ",), ("...",), ("<laugh>",), ("?",)])
def test_nothing_said(texts: tuple[str, ...]) -> None:
    """Sessions without words get no labels."""
    assert all(
        not each.acts and each.question is None for each in label(session(*texts)).utterances
    )


def test_unknown_model() -> None:
    """An unknown model is refused in one line."""
    with pytest.raises(
        ModelError, match="'big': there is no such model; there is acts-en-nl, cues"
    ):
        label(session("Hi."), model="big")
    with pytest.raises(ModelError, match="no such model"):
        model_path("../cues")


def test_configuration_fits_the_registry() -> None:
    """The calibration names every act, and every cue there is, with a probability."""
    read = json.loads((model_path("cues") / "config.json").read_text(encoding="utf-8"))
    assert set(read["labels"]) == set(ACTS)
    assert set(read["thresholds"]) == {*ACTS, "question"}
    for name, kind in ACTS.items():
        for language, cues in kind.cues().items():
            wanted = {cue for cue in cues if not cue.startswith("!")}
            assert set(read["cues"][language][name]) == wanted
    assert all(
        0 < p < 1 for by in read["cues"].values() for one in by.values() for p in one.values()
    )
    assert all(len(each["sha256"]) == 64 for each in read["data"])


def test_a_label_without_calibration() -> None:
    """An act that others add is even odds until it is calibrated."""
    empty = Calibration({}, {}, {}, {}, {})
    assert (empty.probability("en", "new", "cue"), empty.threshold("new")) == (0.5, 0.5)
    assert calibration().probability("en", "concern", "unseen") == calibration().labels["concern"]


def test_speed(shared: Path) -> None:
    """A thousand utterances of a real meeting take at most 0.3 CPU-s (measured: 0.1 to 0.2).

    Counting the same words ten times took 0.06 CPU-s then; where that takes longer the machine is
    slower, and so may this be.
    """
    lines = (shared / "silver/acts_en.jsonl").read_text(encoding="utf-8").splitlines()[:1000]
    texts = [json.loads(line)["text"] for line in lines]
    meeting = session(*texts)
    label(meeting)
    pairs = [
        (cpu(lambda: label(meeting)), cpu(lambda: [words(each) for each in texts * 10]))
        for _ in range(5)
    ]
    taken, yardstick = (min(each) for each in zip(*pairs, strict=True))
    assert taken < 0.3 * max(1.0, yardstick / 0.06)


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    started = time.process_time()
    call()
    return time.process_time() - started
