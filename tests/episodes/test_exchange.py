"""Exchanges cut out of meetings, read as researchers annotate them."""

import json
from pathlib import Path
from typing import Any

import pytest

from analyzer.episodes import RESPONSES, weights
from analyzer.episodes.exchange import respond_to, response_probabilities
from analyzer.errors import ModelError
from analyzer.training import calibrate_responses

BEFORE = [{"who": "A(PM)", "text": "So we use the small battery."}]
RAISED = {"who": "D(ME)", "text": "I'm worried the battery won't last."}
AFTER = [
    {"t": 2.0, "who": "D(ME)", "text": "It's tiny."},
    {"t": 3.4, "who": "B(UI)", "text": "<laugh>"},
    {"t": 4.0, "who": "A(PM)", "text": "You're right. Then we take two."},
    {"t": 7.5, "who": "D(ME)", "text": "Okay."},
]
ROW = {"before": BEFORE, "event": RAISED, "after": AFTER, "leader": "PM"}


def test_event_and_response_of_an_exchange() -> None:
    """The leader is known by the role in brackets, and the acts are found."""
    event = respond_to(BEFORE, RAISED, AFTER, "PM")
    assert event is not None
    assert (event.person, event.acts) == ("D(ME)", ("concern",))
    assert event.response is not None
    assert (event.response.label, event.response.responder) == ("act", "A(PM)")
    assert event.response.latency is None


def test_given_acts_take_the_place_of_found_ones() -> None:
    """Annotated acts make the event, however little the words show."""
    plain = {"who": "D(ME)", "text": "Nine volts."}
    assert respond_to(BEFORE, plain, AFTER, "PM") is None
    event = respond_to(BEFORE, plain, AFTER, "PM", acts=["correction"])
    assert event is not None
    assert event.acts == ("correction",)


def test_a_leader_known_by_name_or_the_one_who_raises_it() -> None:
    """A full name is a leader too; what the leader raises is no event."""
    assert respond_to(BEFORE, RAISED, AFTER, "A(PM)", acts=["concern"]) is not None
    assert respond_to(BEFORE, RAISED, AFTER, "ME", acts=["concern"]) is None
    silent = respond_to(BEFORE, RAISED, AFTER, "Professor", acts=["concern"])
    assert silent is not None
    assert (silent.response, silent.no_response) == (None, "ended")


def test_a_target_that_is_only_a_backchannel_goes_on_in_its_turn() -> None:
    """Where "yeah," is the target, the matter is what the same person says next."""
    after = [{"t": 0.4, "who": "D(ME)", "text": "but the battery is tiny."}, *AFTER[2:]]
    event = respond_to([], {"who": "D(ME)", "text": "Yeah,"}, after, "PM", acts=["concern"])
    assert event is not None
    assert event.response is not None
    assert event.response.label == "act"


@pytest.mark.parametrize("text", ["", "<laugh>", "@reject@"])
def test_a_target_without_words_is_no_event(text: str) -> None:
    """Tags alone say nothing."""
    assert respond_to(BEFORE, {"who": "D(ME)", "text": text}, AFTER, "PM", acts=["idea"]) is None


def test_probabilities_over_the_nine_sum_to_one() -> None:
    """They are those of the cue that decided, and all 0 where there is no response."""
    event = respond_to(BEFORE, RAISED, AFTER, "PM", acts=["concern"])
    assert event is not None
    assert event.response is not None
    shares = response_probabilities(event)
    assert list(shares) == list(RESPONSES)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["act"] == event.response.probability
    assert set(response_probabilities(None).values()) == {0.0}


def test_an_unseen_cue_gets_a_little_over_half() -> None:
    """Shrinkage alone: half on its own response, half by how common each is."""
    known = {"act/concedes": {"act": 8, "acknowledge": 2}}
    shares = weights.estimate(known, "dismiss/ends it")
    assert shares["dismiss"] == pytest.approx(0.5 + 0.5 * 1 / 19)
    assert shares["act"] == pytest.approx(0.5 * 9 / 19)


def test_a_missing_or_damaged_file_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both say which file and what to do."""
    monkeypatch.setattr(weights, "model_path", lambda _: tmp_path)
    for content in (None, "{", "[]", '{"cues": {"a": 3}}'):
        if content is not None:
            (tmp_path / "responses.json").write_text(content)
        with pytest.raises(ModelError, match=r"model responses\.json: .*; install the package"):
            weights.counts.__wrapped__()


def test_every_counted_cue_belongs_to_a_response() -> None:
    """The committed counts name responses of the registry, both as cue and as meant."""
    for cue, meant in weights.counts().items():
        assert cue.partition("/")[0] in RESPONSES
        assert set(meant) <= set(RESPONSES)


def test_counting_what_each_cue_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Undisputed training responses count under the cue that decided; the rest does not."""
    rows: list[dict[str, Any]] = [
        {**ROW, "labels": ["concern"], "response": "act"},
        {**ROW, "labels": ["concern"], "response": "reasoned_no"},
        {**ROW, "labels": ["concern"], "response": "act", "response_disputed": True},
        {**ROW, "labels": ["retreat"], "response": "act"},
        {**ROW, "labels": ["concern"], "response": "act", "split": "dev"},
        {**ROW, "labels": [], "response": None},
    ]
    source, out = tmp_path / "rows.jsonl", tmp_path / "out.json"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    calibrate_responses.main([str(source), "--out", str(out)])
    assert json.loads(out.read_text())["cues"] == {"act/concedes": {"act": 1, "reasoned_no": 1}}
    assert "2 exchanges, 1 cues" in capsys.readouterr().out


def test_committed_counts_are_close_to_those_of_the_training_exchanges(shared: Path) -> None:
    """Who changes a cue counts again: no cue seen ten times is off by more than .15."""
    with (shared / "silver" / "resp_en.jsonl").open(encoding="utf-8") as lines:
        counted = calibrate_responses.count([json.loads(line) for line in lines])
    for cue, meant in counted.items():
        if sum(meant.values()) >= 10:
            label = cue.partition("/")[0]
            now, kept = weights.estimate(counted, cue)[label], weights.probabilities(cue)[label]
            assert now == pytest.approx(kept, abs=0.15), cue
