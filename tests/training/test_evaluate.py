"""Evaluation: exact numbers with a labeller of two words, and the real one end to end."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.errors import AnalyzerError, FormatError
from analyzer.models import CUES, DEFAULT_MODEL
from analyzer.session import Act, Session
from analyzer.training import evaluate as evaluating
from analyzer.training import label as labelling
from analyzer.training.evaluate import evaluate
from analyzer.training.results import COLUMNS, Evaluation, Row, cell
from analyzer.training.scores import Score, score

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a writer of JSON lines under `tmp_path`, zipped where the name says so."""

    def write(name: str, *rows: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.fixture
def keyword(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the labeller by one that knows 'risk' and the question mark."""

    def label(session: Session, *, model: str) -> Session:
        assert model == CUES
        said = tuple(
            replace(
                each,
                acts=(Act("concern", 0.8),) if re.search("risk|risico", each.text) else (),
                question=Act("open", 0.9) if "?" in each.text else None,
            )
            for each in session.utterances
        )
        return replace(session, utterances=said)

    monkeypatch.setattr(labelling, "label", label)
    monkeypatch.setattr(evaluating, "label", label)


def utterance(number: int, text: str, *labels: str, **fields: object) -> dict[str, object]:
    """Return one annotated utterance, each in a meeting of its own."""
    return {"id": str(number), "text": text, "labels": list(labels), "question": None, **fields}


def row(made: Evaluation, label: str, **wanted: object) -> Row:
    """Return the one row of this label and these fields."""
    fields = {"system": CUES, "text": "as written", "language": "en", "role": "all", **wanted}
    found = [
        each
        for each in made.rows
        if each.label == label and all(getattr(each, k) == v for k, v in fields.items())
    ]
    assert len(found) == 1, [each.label for each in made.rows]
    return found[0]


UTTERANCES = (
    utterance(1, "There is a risk that the pump fails.", "concern"),
    utterance(2, "I took a risk with that holiday.", context=None),
    utterance(3, "The pump will fail before the winter comes.", "concern"),
    utterance(4, "They said that the risk has been discussed.", disputed=["concern"]),
    utterance(5, "What do you think about the pump?", question="open"),
    utterance(6, "So we have to replace the whole pump", question="check"),
    utterance(7, "Why would you say that?", question="open", question_disputed=True),
    utterance(8, "Er is een risico dat de pomp het begeeft.", "concern", who="Ans(PM)"),
)


@pytest.mark.usefixtures("keyword")
def test_utterances_are_scored_exactly(put: Put) -> None:
    """One right, one wrong, one missed, one disputed and left out; languages apart."""
    made = evaluate(acts=put("mine.jsonl", *UTTERANCES), model=CUES)
    scores = row(made, "concern").scores
    assert (scores.n, scores.positives, scores.predicted) == (6, 2, 2)
    assert (scores.precision.value, scores.recall.value, scores.f1.value) == (0.5, 0.5, 0.5)
    assert row(made, "concern").source == "mine.jsonl"
    dutch = row(made, "concern", language="nl", role="leader").scores
    assert (dutch.n, dutch.positives, dutch.recall.value) == (1, 1, 1.0)
    assert row(made, "any speak-up act").scores.n == 6


@pytest.mark.usefixtures("keyword")
def test_questions_are_scored_exactly(put: Put) -> None:
    """The disputed type is left out; stripping takes the mark, and the rule beside it, away."""
    made = evaluate(acts=put("mine.jsonl", *UTTERANCES), model=CUES)
    written = row(made, "any question").scores
    assert (written.n, written.positives, written.predicted) == (6, 2, 1)
    assert (written.precision.value, written.recall.value) == (1.0, 0.5)
    assert row(made, "open").scores.f1.value == 1.0
    assert row(made, "check").scores.recall.value == 0.0
    assert row(made, "any question", text="stripped").scores.recall.value == 0.0
    rule = row(made, "any question", system="has a question mark").scores
    assert (rule.recall.value, rule.average_precision.value) == (0.5, None)
    words = row(made, "any question", system="starts with a question word", text="stripped")
    assert words.scores.recall.value == 0.5


def exchange(number: int, said: str, reply: str, **fields: object) -> dict[str, object]:
    """Return one annotated exchange."""
    return {
        "id": str(number),
        "meeting": f"m{number}",
        "leader": "PM",
        "before": [{"who": "Al(PM)", "text": "We ship on Friday with all that we have."}],
        "event": {"who": "Bo(UI)", "text": said},
        "after": [
            {"t": 5.0, "who": "Al(PM)", "text": reply},
            {"t": 9.0, "who": "Bo(UI)", "text": "It is in the file I sent to you."},
        ],
        **fields,
    }


EXCHANGES = (
    exchange(
        1,
        "I'm worried we haven't tested this with real load.",
        "Tell me more, what are you seeing?",
        labels=["concern"],
        response="explore",
    ),
    exchange(
        2,
        "The room is on the third floor.",
        "Tell me more, what are you seeing?",
        labels=["concern"],
        response="explore",
    ),
    exchange(3, "The room is on the third floor.", "Okay.", labels=[], response=None),
    exchange(
        4,
        "I'm worried we haven't tested this with real load.",
        "Okay.",
        labels=["concern"],
        response="act",
        response_disputed=True,
    ),
)


def test_exchanges_are_scored_with_and_without_the_event_given(put: Put) -> None:
    """A response counts end to end only where the event was found; given it, both are read."""
    made = evaluate(responses=put("mine.jsonl", *EXCHANGES), model=CUES)
    event = row(made, "any event", task="event").scores
    assert (event.n, event.positives, event.predicted) == (4, 3, 2)
    assert (event.precision.value, event.recall.value) == (1.0, pytest.approx(2 / 3))
    end_to_end = row(made, "explore", task="response").scores
    assert (end_to_end.n, end_to_end.positives, end_to_end.recall.value) == (3, 2, 0.5)
    given = row(made, "explore", task="response, event given").scores
    assert (given.n, given.recall.value, given.precision.value) == (2, 1.0, 1.0)
    accuracy = row(made, "accuracy, nine responses", task="response").scores
    assert accuracy.recall.value == pytest.approx(2 / 3)
    always = row(
        made, "accuracy, nine responses", task="response", system="always reasoned_no"
    ).scores
    assert always.recall.value == 0.0
    groups = row(made, "mean F1 of the three groups", task="response, event given").scores
    assert groups.f1.value == 1.0
    assert row(made, "mean F1 of explore", task="response, event given").scores.n == 2


def corpora(put: Put) -> None:
    """Write a tiny AMI and MRDA with one development meeting each, and one of training."""
    base = {"meeting": "X1", "split": "dev", "speaker": "A", "role": "PM", "start": 0.0, "end": 1.0}
    put(
        "data/ami/acts.jsonl.gz",
        {**base, "id": "1", "text": "Shall we ask them?", "label": "el.sug"},
        {
            **base,
            "id": "2",
            "text": "Is there a risk?",
            "label": "inf",
            "speaker": "B",
            "role": "UI",
        },
        {**base, "id": "3", "text": "What?", "label": "el.inf", "meeting": "X2", "split": "train"},
    )
    put(
        "data/ami/pairs.jsonl.gz",
        {"meeting": "X1", "split": "dev", "id": "p", "type": "NEG", "source": "1", "target": "2"},
    )
    tagged = {**base, "role": "Professor", "label": "s"}
    put(
        "data/mrda/acts.jsonl.gz",
        {**tagged, "id": "1", "text": "what do we do?", "general": "qo", "tags": []},
        {**tagged, "id": "2", "text": "i don't know.", "general": "s", "tags": ["no"]},
    )


@pytest.mark.usefixtures("keyword")
def test_a_folder_is_scored_on_development_meetings_alone(put: Put, tmp_path: Path) -> None:
    """Gold items, both corpora, proxies named as such, training meetings not read."""
    corpora(put)
    put("gold/acts_en_dev.jsonl", *UTTERANCES)
    put("gold/resp_en_dev.jsonl", *EXCHANGES)
    seen: list[str] = []
    made = evaluate(tmp_path, model=CUES, progress=seen.append)
    assert seen == ["gold acts", "gold responses", "ami dev", "mrda dev"]
    question = row(made, "question", source="ami dev")
    assert (question.scores.n, question.scores.positives, question.scores.predicted) == (2, 1, 2)
    assert "elicits" in question.proxy
    objection = row(made, "objection", source="ami dev", role="others").scores
    assert (objection.n, objection.positives, objection.predicted) == (1, 1, 0)
    assert row(made, "open question", source="mrda dev", role="leader").scores.recall.value == 1.0
    unknown = row(made, "not knowing", source="mrda dev", system="says I don't know").scores
    assert unknown.f1.value == 1.0
    assert all(each.proxy for each in made.rows if each.task == "proxy")
    assert any("proxies" in note for note in made.notes)


@pytest.mark.usefixtures("keyword")
def test_what_a_folder_lacks_is_noted(put: Put, tmp_path: Path) -> None:
    """A part that is missing is said, never scored as 0."""
    put("gold/acts_en_dev.jsonl", *UTTERANCES)
    made = evaluate(tmp_path, model=CUES)
    assert {each.source for each in made.rows} == {"gold acts"}
    missing = [note for note in made.notes if note.startswith("Not scored")]
    assert [re.findall(r"resp|ami|mrda", note)[0] for note in missing] == ["resp", "ami", "mrda"]


def test_nothing_to_evaluate_is_an_error(put: Put, tmp_path: Path) -> None:
    """No argument, an empty folder, items without annotations."""
    with pytest.raises(AnalyzerError, match="give --data, --acts or --responses"):
        evaluate()
    with pytest.raises(FormatError, match="there is nothing to score in it"):
        evaluate(tmp_path)
    bare = put("bare.jsonl", {"id": "1", "text": "A."})
    with pytest.raises(FormatError, match="no item in it has labels or question; label it with"):
        evaluate(acts=bare)
    blank = put("blank.jsonl", exchange(1, "A.", "B."))
    with pytest.raises(FormatError, match="no item in it has labels or response"):
        evaluate(responses=blank)


@pytest.mark.usefixtures("keyword")
def test_results_as_json_and_tables(put: Put) -> None:
    """JSON has null for the undefined; tables leave out what never occurs."""
    made = evaluate(acts=put("mine.jsonl", *UTTERANCES), model=CUES)
    data = json.loads(made.to_json(), parse_constant=pytest.fail)
    assert len(data["rows"]) == len(made.rows)
    first = data["rows"][0]
    assert {"source", "label", "text", "language", "role", "n", "precision", "f1"} <= set(first)
    assert set(first["precision"]) == {"value", "low", "high", "interval"}
    acts, questions = made.tables()
    assert (acts.title, acts.columns) == ("mine.jsonl: act", COLUMNS)
    assert {line[1] for line in acts.rows} == {"any speak-up act", "concern"}
    assert all(len(line) == len(COLUMNS) for line in (*acts.rows, *questions.rows))
    (by_role, _) = made.tables(roles=True)
    assert "said by" in by_role.columns
    assert {line[2] for line in by_role.rows} >= {"all", "leader"}
    text = made.markdown()
    assert "### mine.jsonl: question" in text
    assert text.endswith(".\n")


def test_cells() -> None:
    """Two decimals without the zero, the interval in brackets."""
    assert cell(Score(1.0, 0.207, 1.0, "wilson")) == "1.00 [.21–1.00]"
    assert cell(Score(0.0)) == ".00"


@pytest.mark.slow
@pytest.mark.parametrize("model", [CUES, DEFAULT_MODEL])
def test_the_real_annotations_are_scored(shared: Path, tmp_path: Path, model: str) -> None:
    """The annotated files beside the checkout."""
    (tmp_path / "gold").symlink_to(shared / "gold")
    made = evaluate(tmp_path, model=model)
    assert {(each.source, each.language) for each in made.rows} == {
        (source, language)
        for source in ("gold acts", "gold responses")
        for language in ("en", "nl")
    }
    assert row(made, "idea", task="act", system=model).scores.positives == 40
    assert row(made, "any event", task="event", system=model).scores.n == 248
    mark = row(made, "any question", system="has a question mark").scores
    assert mark.recall.value == pytest.approx(25 / 29)


@pytest.mark.slow
def test_a_trained_model_is_scored_by_its_corpus_heads_too(put: Put, tmp_path: Path) -> None:
    """Beside our labels, what its heads say of the corpora's own tags; and the five classes."""
    corpora(put)
    made = evaluate(tmp_path)
    head = f"{DEFAULT_MODEL}, corpus head"
    for source, label in (("ami dev", "question"), ("mrda dev", "open question")):
        own = row(made, label, source=source, system=DEFAULT_MODEL).scores
        tags = row(made, label, source=source, system=head).scores
        assert (own.n, own.positives) == (tags.n, tags.positives)
        assert tags.average_precision.value is not None
    five = row(made, "five classes", source="mrda dev", system=head).scores
    assert (five.n, five.recall.value) == (2, pytest.approx(0.5, abs=0.5))


def test_counts_are_compared_over_meetings() -> None:
    """Five meetings or more have a correlation of summed probabilities with counts."""
    meetings = [str(n) for n in range(6) for _ in range(4)]
    truth = [place < n % 4 for n in range(6) for place in range(4)]
    made = score(truth, truth, [0.9 * each for each in truth], meetings)
    assert made.correlation.value == pytest.approx(1.0)
    assert score(truth[:16], truth[:16], [0.5] * 16, meetings[:16]).correlation.value is None
