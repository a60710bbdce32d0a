"""The floor, timing and participation beyond the toy transcript."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.capabilities import NO_DURATIONS, NO_OVERLAP, NO_TIMES
from analyzer.metrics import floor, measure, reasons, timing
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.session import Session

Made = Callable[..., Session]
GO = "so that is how it goes"


def test_a_pause_of_two_seconds_ends_a_stretch(make_session: Made) -> None:
    """Gaps under 2 s are bridged; longer ones end the stretch though the turn goes on."""
    rows = [
        ("A", GO, 0.0, 10.0),
        ("A", GO, 11.9, 20.0),
        ("A", GO, 22.0, 30.0),
        ("B", GO, 30.0, 31.0),
    ]
    found = floor.runs(make_session(rows))
    assert [(run.start, run.end) for run in found] == [(0.0, 20.0), (22.0, 30.0), (30.0, 31.0)]


def test_floor_holding(make_session: Made) -> None:
    """Seconds in stretches of over 60 s, of all seconds."""
    rows = [("A", GO, 0.0, 61.0), ("B", GO, 61.0, 121.0), ("A", GO, 121.0, 160.0)]
    value = floor.floor_holding(make_session(rows))[None]
    assert value == Rate(61.0, 160.0)
    assert value.evidence == (0,)


def test_windows_of_five_minutes(make_session: Made) -> None:
    """Windows start a minute apart; under 60 s of talk there is no share."""
    rows = [
        ("A", GO, 0.0, 150.0),
        ("B", GO, 150.0, 200.0),
        ("A", GO, 500.0, 520.0),
        ("B", GO, 520.0, 530.0),
    ]
    found = floor.windows(make_session(rows))
    assert [each.start for each in found][:3] == [0.0, 60.0, 120.0]
    assert found[0].talk == 200.0
    assert found[0].top_share == pytest.approx(0.75)
    assert found[0].effective_speakers == pytest.approx(1.6)
    assert found[-1].top_share is None
    assert floor.windows(make_session([("A", GO), ("B", GO)])) == ()


def test_transitions_leave_out_unknown_speakers(make_session: Made) -> None:
    """A change from or to someone without a name is no change between people."""
    session = make_session([("A", GO), (None, GO), ("B", GO), ("A", GO)])
    assert floor.transitions(session).tolist() == [[0, 0], [1, 0]]


def test_who_follows_whom(make_session: Made) -> None:
    """Always the same follower is 0, both others alike is 1, four changes are too few."""
    order = "ABACABACABAC"
    value = floor.next_speaker_spread(make_session([(name, GO) for name in order]))
    assert value == {"A": Index(1.0)}
    few = floor.next_speaker_spread(make_session([(name, GO) for name in "ABCAB"]))
    assert few == {None: NotMeasurable(reasons.TOO_FEW)}


def test_reciprocity(make_session: Made) -> None:
    """A→B, B→A, A→C: two of three are matched."""
    assert floor.reciprocity(make_session([(n, GO) for n in "ABAC"]))[None] == Rate(2, 3)


def test_everyone_leads(make_session: Made) -> None:
    """Where all lead there are no peers to speak of."""
    session = make_session([("A", GO), ("B", GO)], leaders=["A", "B"])
    assert measure(session)["peer_to_peer_share"][None] == NotMeasurable(reasons.NO_OTHERS)


def test_cut_offs_and_their_balance(make_session: Made) -> None:
    """Received less made, per 100 own turns; hidden under five moments."""
    rows = [(name, f"{GO} -" if name == "A" else GO) for name in "AB" * 6]
    values = timing.cut_off_balance(make_session(rows))
    assert values["A"] == Index(100.0, unit="per 100 turns")
    assert values["B"].value == -100.0
    few = timing.cut_off_balance(make_session(rows[:6]))
    assert few == {None: NotMeasurable(reasons.TOO_FEW)}
    clean = timing.cut_off_share(make_session([("A", GO), ("B", GO)]))
    assert clean == {None: NotMeasurable(reasons.NO_CUT_OFFS)}


def test_without_times_order_still_counts(make_session: Made) -> None:
    """Words and turns need no clock; seconds, pauses and overlap say why they are missing."""
    values = measure(make_session([("A", GO), ("B", GO), ("A", GO)]))
    assert isinstance(values["words_gini"][None], Index)
    assert values["seconds_gini"] == {None: NotMeasurable(NO_DURATIONS)}
    assert values["time_to_first_word"] == {None: NotMeasurable(NO_TIMES)}
    assert values["overlap_share"] == {None: NotMeasurable(NO_DURATIONS)}


def test_speakers_in_a_row_show_no_overlap(make_session: Made) -> None:
    """A file in which nothing overlaps is no proof that no one did."""
    rows = [("AB"[i % 2], GO, i * 3.0, i * 3.0 + 2.5) for i in range(20)]
    assert measure(make_session(rows))["overlap_share"] == {None: NotMeasurable(NO_OVERLAP)}


def test_silent_people(make_session: Made) -> None:
    """Silent people are counted where the roster knows them, backchannels being silence."""
    session = make_session([("A", GO), ("B", "mm-hmm"), ("A", GO)], silent=["C"])
    assert measure(session)["silent_people"][None] == Rate(2, 3)
    unknown = make_session([("A", GO), ("B", GO)])
    assert isinstance(measure(unknown)["silent_people"][None], NotMeasurable)


def test_a_measure_without_leaders(make_session: Made) -> None:
    """The leader's words are left out of the evenness among others."""
    rows = [("L", GO * 9), ("B", GO), ("C", GO)]
    session = make_session(rows, leaders=["L"])
    assert measure(session)["words_gini_without_leaders"][None].value == pytest.approx(0)
    two = make_session(rows[:2], leaders=["L"])
    assert measure(two)["words_gini_without_leaders"][None] == NotMeasurable(reasons.ONE_PERSON)


def test_scaling_time_leaves_shares(make_session: Made) -> None:
    """Twice as slow is as even."""
    rows = [("A", GO, 0.0, 9.0), ("B", GO, 9.5, 12.0), ("A", GO, 11.0, 20.0), ("C", GO, 21.0, 22.0)]
    slow = [(a, b, 2 * c, 2 * d) for a, b, c, d in rows]
    quick, late = make_session(rows), make_session(slow)
    for metric in ("seconds_gini", "words_gini", "overlap_share"):
        assert measure(quick)[metric][None].value == pytest.approx(
            measure(late)[metric][None].value
        )


def test_two_utterances_for_one_change_nothing(make_session: Made) -> None:
    """Splitting an utterance within a turn leaves words and turns as they are."""
    whole = make_session([("A", f"{GO} {GO}"), ("B", GO), ("A", GO)])
    split = make_session([("A", GO), ("A", GO), ("B", GO), ("A", GO)])
    for metric in ("words_gini", "turns_gini", "top_share", "effective_speakers", "reciprocity"):
        assert measure(whole)[metric][None].value == measure(split)[metric][None].value


def test_an_unknown_speaker_takes_no_share(make_session: Made) -> None:
    """What no one is known to have said is left out of the shares."""
    session = make_session([("A", GO), (None, GO * 5), ("B", GO)])
    assert measure(session)["words_share"]["A"] == Rate(6, 12)


def test_evidence_is_in_the_session(make_session: Made) -> None:
    """Every line a figure names exists."""
    rows = [("AB"[i % 2], GO, i * 3.0, i * 3.0 + 2.5) for i in range(20)]
    session = replace(make_session(rows, leaders=["A"]))
    for values in measure(session).values():
        for value in values.values():
            assert all(0 <= i < 20 for i in getattr(value, "evidence", ()))
