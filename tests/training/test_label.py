"""Labelling researchers' items: form of the output, whole or not at all, same path as meetings."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.episodes import RESPONSES
from analyzer.episodes.events import EVENT_ACTS
from analyzer.errors import ModelError, OutputError, ParseError
from analyzer.models import CUES
from analyzer.session import Act, Session, Utterance
from analyzer.training import label as labelling
from analyzer.training.form import Line
from analyzer.training.items import ActsItem, ResponseItem
from analyzer.training.label import (
    acts_of,
    item_session,
    label_acts,
    label_responses,
    responses_of,
    utterance_labels,
    write_lines,
)

UTTERANCES = [
    {
        "id": "en1",
        "text": "I'm worried we haven't tested this with real load.",
        "prev": "Are we ready to ship?",
    },
    {
        "id": "nl1",
        "context": [
            {"who": "Ans(PM)", "text": "We gaan vrijdag over op het nieuwe systeem."},
            {"who": "Bas(UI)", "text": "Daar ben ik het niet mee eens.", "target": True},
        ],
    },
    {"id": "nl2", "text": "Hoe kom je aan dat getal?", "prev": "Het kost ons twaalf dagen."},
    {"id": "en2", "text": "The room is on the third floor."},
]
EXCHANGES = [
    {
        "id": "x1",
        "leader": "PM",
        "before": [{"who": "Al(PM)", "text": "We ship on Friday."}],
        "event": {"who": "Bo(UI)", "text": "I'm worried we haven't tested this with real load."},
        "after": [
            {"t": 4.0, "who": "Al(PM)", "text": "Tell me more, what are you seeing?"},
            {"t": 7.0, "who": "Bo(UI)", "text": "It slows down at forty users."},
        ],
    },
    {
        "id": "x2",
        "leader": "PM",
        "event": {"who": "Bo(UI)", "text": "The room is on the third floor."},
        "after": [{"who": "Al(PM)", "text": "Tell me more, what are you seeing?"}],
    },
]


def lines(path: Path) -> list[dict[str, object]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def utterances(tmp_path: Path) -> Path:
    """Return a file of unlabelled utterances, English and Dutch."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in UTTERANCES), encoding="utf-8")
    return path


@pytest.fixture
def exchanges(tmp_path: Path) -> Path:
    """Return a file of unlabelled exchanges."""
    path = tmp_path / "exchanges.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in EXCHANGES), encoding="utf-8")
    return path


def test_utterances_are_labelled_in_order(utterances: Path, tmp_path: Path) -> None:
    """One line each, in the form of the brief, with every probability there."""
    out = tmp_path / "out.jsonl"
    assert label_acts(utterances, out) == 4
    rows = lines(out)
    assert [row["id"] for row in rows] == ["en1", "nl1", "nl2", "en2"]
    names = {*ACTS, *(f"question:{name}" for name in QUESTION_TYPES)}
    for row in rows:
        assert list(row) == ["id", "acts", "question", "probabilities"]
        chances = row["probabilities"]
        assert isinstance(chances, dict)
        assert set(chances) == names
        assert all(0 <= each <= 1 for each in chances.values())
    english, dutch, question, plain = rows
    assert "concern" in str(english["acts"])
    assert "dissent" in str(dutch["acts"])
    assert question["question"] is not None
    assert (plain["acts"], plain["question"]) == ([], None)
    assert max(dict(plain["probabilities"]).values()) < 0.3  # type: ignore[call-overload]


def test_exchanges_are_labelled_in_order(exchanges: Path, tmp_path: Path) -> None:
    """An event has a response; no event has none, but still says what it would be."""
    out = tmp_path / "out.jsonl"
    assert label_responses(exchanges, out) == 2
    raised, nothing = lines(out)
    assert list(raised) == ["id", "event", "response", "second", "probabilities"]
    assert (raised["event"], raised["response"]) == (["concern"], "explore")
    assert (nothing["event"], nothing["response"], nothing["second"]) == ([], None, None)
    for row in (raised, nothing):
        chances = row["probabilities"]
        assert isinstance(chances, dict)
        assert set(chances) == {*RESPONSES, "event", *(f"event:{name}" for name in EVENT_ACTS)}
        assert sum(chances[name] for name in RESPONSES) == pytest.approx(1.0, abs=0.01)
    assert nothing["probabilities"]["event"] < 0.2  # type: ignore[index]


def test_a_given_event_is_taken() -> None:
    """With the annotation given, the reply alone is read."""
    item = ResponseItem(
        "1",
        Line("Bo(UI)", "The room is on the third floor."),
        (),
        (Line("Al(PM)", "Tell me more, what are you seeing?"),),
        "PM",
        labels=frozenset(("correction",)),
    )
    (given,) = responses_of([item], given=True)
    assert (given.event, given.response) == (("correction",), "explore")
    assert given.probabilities["event:correction"] == 1.0


def test_acts_below_their_threshold_still_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exchange without an event keeps the probability that there was one."""

    def unsure(session: Session, *, model: str) -> Session:
        del model
        acts = (Act("idea", 0.2, maybe=True), Act("ask", 0.1, maybe=True))
        said = tuple(replace(each, acts=acts) for each in session.utterances)
        return replace(session, utterances=said)

    monkeypatch.setattr(labelling, "label", unsure)
    (found,) = responses_of(
        [ResponseItem("1", Line("B", "The room is free."), (), (), "A")], model=CUES
    )
    assert (found.event, found.response) == ((), None)
    chances = found.probabilities
    assert (chances["event"], chances["event:idea"], chances["event:ask"]) == (0.2, 0.2, 0.1)


@pytest.mark.parametrize("leader", ["PM", "Al", "Al(PM)"])
def test_a_leader_is_named_in_three_ways(leader: str) -> None:
    """By role, by name, or by both as the lines have it."""
    item = ResponseItem(
        "1",
        Line("Bo(UI)", "I'm worried we haven't tested this with real load."),
        (Line("Al(PM)", "We ship on Friday."),),
        (Line("Al(PM)", "Tell me more, what are you seeing?"),),
        leader,
    )
    (found,) = responses_of([item])
    assert found.response == "explore"


def test_an_unknown_model_is_named(utterances: Path, exchanges: Path, tmp_path: Path) -> None:
    """Only models that there are; nothing is written."""
    out = tmp_path / "out.jsonl"
    with pytest.raises(ModelError, match="'none'"):
        label_responses(exchanges, out, model="none")
    with pytest.raises(ModelError, match="'none'"):
        label_acts(utterances, out, model="none")
    assert not out.exists()


def test_an_item_is_a_small_session() -> None:
    """Speakers come from `who`, leaders from their role or the item, marks are left out."""
    item = ActsItem(
        "1",
        Line("Bo(UI)", "<laugh> No.", 2.0),
        before=(Line("Al(PM)", "Now?"),),
        after=(Line("Al(PM)", "Fine."),),
    )
    session = item_session(item)
    assert [each.text for each in session.utterances] == ["Now?", "No.", "Fine."]
    assert session.roster.names == ("Al(PM)", "Bo(UI)")
    assert session.roster.leaders == ("Al(PM)",)
    assert session.utterances[1].start == 2.0


def test_what_follows_the_target_is_not_labelled_as_the_target() -> None:
    """Only the target's own acts come out."""
    worry = Line("B", "I'm worried we haven't tested this with real load.")
    item = ActsItem("1", Line("A", "The room is free."), before=(worry,), after=(worry,))
    (found,) = acts_of([item])
    assert "concern" not in found.acts
    (by_cues,) = acts_of([item], model=CUES)
    assert by_cues.acts == ()


def test_what_is_below_its_threshold_is_no_finding() -> None:
    """It adds its probability and no label."""
    said = Utterance(
        0,
        "A",
        "x",
        acts=(Act("idea", 0.61), Act("ask", 0.8), Act("concern", 0.123456, maybe=True)),
        question=Act("open", 0.3, maybe=True),
    )
    found = utterance_labels(said)
    assert (found.acts, found.question) == (("ask", "idea"), None)
    assert found.probabilities["concern"] == 0.1235
    assert found.probabilities["question:open"] == 0.3


def test_nothing_half_written_is_left(
    utterances: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error on the way leaves the earlier file as it was, and nothing beside it."""
    out = tmp_path / "out.jsonl"
    out.write_text("earlier\n", encoding="utf-8")
    utterances.write_text(utterances.read_text() + "{broken\n", encoding="utf-8")
    with pytest.raises(ParseError):
        label_acts(utterances, out)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(labelling.os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_lines(out, [{"id": "1"}])
    assert out.read_text(encoding="utf-8") == "earlier\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_places_that_cannot_be_written_are_refused_first(utterances: Path, tmp_path: Path) -> None:
    """A folder, a missing folder and the input itself, each in one line."""
    for out, said in (
        (tmp_path, "this is a folder"),
        (tmp_path / "none" / "out.jsonl", "its folder does not exist"),
        (utterances, "this is the file to be labelled"),
    ):
        with pytest.raises(OutputError, match=said):
            label_acts(utterances, out)
    assert len(lines(utterances)) == 4
