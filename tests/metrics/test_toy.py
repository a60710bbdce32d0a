"""The toy transcript of the definition of measures, number by number."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from analyzer.metrics import floor, measure, questions, timing
from analyzer.metrics import statistics as s
from analyzer.metrics.participation import share_ratio
from analyzer.metrics.table import sums
from analyzer.metrics.values import Index, Rate
from analyzer.session import Act, Session, turns

Made = Callable[..., Session]


@pytest.fixture
def toy(make_session: Made) -> Session:
    """Return A leader, B, C, D, and E who is silent; times and words as in the definition."""
    session = make_session(
        [
            ("A", "word " * 30, 0.0, 10.0),
            ("B", "word " * 12, 10.5, 14.5),
            ("A", "mm-hmm", 14.0, 15.0),
            ("B", "word " * 8 + "word —", 15.2, 18.2),
            ("C", "word " * 21, 17.6, 24.6),
            ("A", "word " * 10, 26.0, 30.0),
            ("D", "word " * 8, 33.0, 37.0),
        ],
        leaders=["A"],
        silent=["E"],
    )
    said = list(session.utterances)
    said[5] = replace(said[5], question=Act("invite", 0.9))
    return replace(session, utterances=tuple(said))


def test_words(toy: Session) -> None:
    """A 40, B 21, C 21, D 8, E 0: G .4133, G* .5167, H* .7796, B* .8571."""
    total, _ = sums(toy, "words")
    assert total.tolist() == [40, 21, 21, 8, 0]
    found = [float(f(total)) for f in (s.gini, s.gini_corrected, s.entropy, s.blau)]
    assert [round(each, 4) for each in found] == [0.4133, 0.5167, 0.7796, 0.8571]
    assert round(measure(toy)["words_gini"][None].value, 4) == 0.5167
    assert round(float(s.gini_corrected(total[:4])), 4) == 0.3556


def test_shares(toy: Session) -> None:
    """Shares .444, .233, .233, .089, 0; ratios to equal 2.22, 1.17, 1.17, .44, 0."""
    values = measure(toy)
    shares = [values["words_share"][name].value for name in "ABCDE"]
    assert [round(each, 3) for each in shares] == [0.444, 0.233, 0.233, 0.089, 0]
    ratios = [share_ratio(toy)[name].value for name in "ABCDE"]
    assert [round(each, 2) for each in ratios] == [2.22, 1.17, 1.17, 0.44, 0]
    assert values["words_share"]["B"].evidence == (1, 3)


def test_a_short_meeting_claims_no_certainty(toy: Session) -> None:
    """37 seconds are one block: indices have no interval, shares one from 0 to 1."""
    values = measure(toy)
    assert (values["words_gini"][None].low, values["words_gini"][None].high) == (None, None)
    assert (values["share_ratio"]["A"].low, values["share_ratio"]["A"].high) == (None, None)
    assert values["words_share"]["A"].interval == (0.0, 1.0)
    assert values["floor_holding"][None].high > 0.7


def test_seconds(toy: Session) -> None:
    """A 14, B 7, C 7, D 4, E 0: G* .4844."""
    total, _ = sums(toy, "seconds")
    assert total.tolist() == pytest.approx([14, 7, 7, 4, 0])
    assert round(float(s.gini_corrected(total)), 4) == 0.4844


def test_turns(toy: Session) -> None:
    """A 2, B 1, C 1, D 1: G* .40; with backchannels A 3, B 2: .50."""
    total, _ = sums(toy, "turns")
    assert total.tolist() == [2, 1, 1, 1, 0]
    assert round(float(s.gini_corrected(total)), 4) == 0.4
    speakers = [turn.speaker for turn in turns(toy.utterances, backchannels=True)]
    counts = [speakers.count(name) for name in "ABCDE"]
    assert counts == [3, 2, 1, 1, 0]
    assert round(float(s.gini_corrected(counts)), 4) == 0.5


def test_floor_passes(toy: Session) -> None:
    """A→B, B→C, C→A, A→D; one of four changes is between peers (B→C)."""
    counts = floor.transitions(toy)
    assert [tuple(each) for each in np.argwhere(counts)] == [(0, 1), (0, 3), (1, 2), (2, 0)]
    values = measure(toy)
    assert values["peer_to_peer_share"][None] == Rate(1, 4)
    assert values["peer_to_peer_share"][None].evidence == (4,)
    assert values["leader_hub_share"][None] == Rate(3, 4)
    assert values["reciprocity"][None] == Rate(0, 4)


def test_offsets(toy: Session) -> None:
    """Floor transfers at +.5, −.6, +1.4 and +3.0 seconds; one of them overlaps, one is long."""
    found = [seconds for seconds, _ in timing.gaps(toy)]
    assert found == pytest.approx([0.5, -0.6, 1.4, 3.0])
    assert timing.overlap_share(toy)[None] == Rate(1, 4)
    assert timing.long_gap_share(toy)[None] == Rate(1, 4)
    assert timing.long_gap_share(toy)[None].evidence == (6,)


@pytest.mark.parametrize(("tolerance", "count"), [(0.25, 1), (0.5, 1), (0.75, 0)])
def test_cut_off_under_overlap(toy: Session, tolerance: float, count: int) -> None:
    """B is cut off in the text as C starts .6 s early; the backchannel at 14.0 is no candidate."""
    found = timing.overlapped_cut_offs(toy, tolerance=tolerance)
    assert len(found) == count
    assert all((a.speaker, b.speaker) == ("B", "C") for a, b in found)


def test_invitation(toy: Session) -> None:
    """Question 6: D answers after 3.0 seconds, one person of four who could."""
    asked = toy.utterances[5]
    assert questions.answerers(toy, asked) == {"D": 6}
    assert questions.invitation_yield(toy)[None].value == 1
    assert questions.invitation_wait(toy)[None].value == pytest.approx(3.0)
    assert questions.unanswered_invitations(toy)[None] == Rate(0, 1)


def test_monologue(toy: Session) -> None:
    """The longest stretch is A's 10 seconds; B's spans 7.7 from 10.5 to 18.2."""
    longest = floor.longest_monologue(toy)
    assert longest[None] == Index(10.0, unit="s")
    assert longest["A"].value == 10.0
    assert longest["B"].value == pytest.approx(7.7)
    assert longest["B"].evidence == (1, 3)


def test_first_words(toy: Session) -> None:
    """Seconds to each first turn; the silent person has none."""
    found = floor.time_to_first_word(toy)
    times = {name: value.value for name, value in found.items()}
    assert times == pytest.approx({"A": 0, "B": 10.5, "C": 17.6, "D": 33.0})


def test_turn_taking_index(make_session: Made) -> None:
    """Five turns in twenty utterances: 4/19 = .2105; one speaker only: 0."""
    order = "AAAABBBBAAAABBBBAAAA"
    session = make_session([(name, "go on with it") for name in order])
    value = floor.turn_taking_index(session)[None]
    assert round(value.value, 4) == 0.2105
    alone = make_session([("A", "go on with it")] * 5, silent=["B"])
    assert floor.turn_taking_index(alone)[None].value == 0
