"""The whole way: samples against their golden records, and the 20 real meetings."""

import json
import math
from pathlib import Path

import pytest

from analyzer.errors import AnalyzerError, RosterError
from analyzer.metrics.values import NotMeasurable
from analyzer.pipeline import STAGES, analyze
from analyzer.record import SessionRecord
from analyzer.roster import read_roster

SAMPLES = Path(__file__).parent.parent / "samples"
MEETINGS = sorted(
    path
    for path in SAMPLES.glob("*.*")
    if ".roster." not in path.name and path.suffix not in (".md", "")
)
TALK = b"""Ann: Shall we start?
Bo: Yes, but I am worried about the date.
Ann: Tell me more.
Bo: I think we will be late.
"""


def roster_of(path: Path) -> Path:
    """Return the roster beside a sample."""
    return next(SAMPLES.glob(f"{path.stem}.roster.*"))


def differences(left: object, right: object, path: str = "$") -> list[str]:
    """Return the paths at which two JSON values differ; numbers are compared to six places."""
    if isinstance(left, dict) and isinstance(right, dict) and left.keys() == right.keys():
        return [d for key in left for d in differences(left[key], right[key], f"{path}.{key}")]
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right, strict=True))
        return [d for at, (a, b) in pairs for d in differences(a, b, f"{path}[{at}]")]
    if isinstance(left, float) and isinstance(right, (int, float)):
        same = math.isclose(left, right, rel_tol=1e-6, abs_tol=1e-6)
    else:
        same = left == right
    return [] if same else [f"{path}: {str(left)[:80]} is not {str(right)[:80]}"]


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.name)
def test_samples_give_their_golden_records(path: Path) -> None:
    """Each sample with its roster gives the record that was looked at and kept."""
    record = analyze(path, roster=read_roster(roster_of(path)))
    golden = json.loads((SAMPLES / "golden" / f"{path.stem}.json").read_text(encoding="utf-8"))
    fresh = json.loads(record.to_json())
    fresh["versions"] = golden["versions"]
    assert differences(golden, fresh)[:5] == []
    assert SessionRecord.from_data(golden).session.source == record.session.source


def test_each_golden_record_has_its_sample() -> None:
    """No golden record outlives its sample."""
    assert {p.stem for p in (SAMPLES / "golden").glob("*.json")} == {p.stem for p in MEETINGS}


def test_progress_names_each_stage_once() -> None:
    """Progress is told stage by stage."""
    seen: list[str] = []
    analyze(TALK, name="a.txt", leaders=["Ann"], progress=seen.append)
    assert tuple(seen) == STAGES


def test_without_a_leader_responses_are_not_measurable() -> None:
    """No leader was named: no events, and a reason instead of zeros."""
    record = analyze(TALK, name="a.txt")
    assert record.session.events == ()
    reasons = [each.value for each in record.values if each.metric.startswith("response")]
    assert reasons
    assert all(isinstance(each, NotMeasurable) for each in reasons)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n", "does not say who spoke"),
        (b"Ann: Hello there.\nAnn: Is anyone here?\nAnn: Nobody, then.\n", "only one person"),
    ],
)
def test_a_meeting_takes_people(data: bytes, problem: str) -> None:
    """No speakers, or one alone, is refused with a remedy."""
    with pytest.raises(RosterError, match=problem):
        analyze(data, name="a.vtt")


def test_one_speaker_before_silent_people_is_a_meeting() -> None:
    """A talk to silent people can be measured once they are named."""
    record = analyze(b"Ann: One.\nAnn: Two.\nAnn: Three.\n", name="a.txt", silent=["Bo", "Cy"])
    assert record.of("words_gini").value == pytest.approx(1.0)


def test_an_unknown_leader_is_one_clear_error() -> None:
    """The error names the file and the closest name."""
    with pytest.raises(AnalyzerError, match=r"a\.txt: no one is called 'Anne'; did you mean 'Ann'"):
        analyze(TALK, name="a.txt", leaders=["Anne"])


@pytest.mark.slow
def test_the_real_meetings_go_all_the_way(shared: Path) -> None:
    """All 20 real meetings are analysed with their rosters; records read back the same."""
    folder = shared / "transcripts"
    paths = sorted(path for path in folder.iterdir() if path.name != "rosters.json")
    assert len(paths) == 20
    for path in paths:
        roster = read_roster(folder / "rosters.json", transcript=path.name)
        record = analyze(path, roster=roster)
        assert {p.name for p in roster.people} == set(record.session.roster.names)
        assert bool(record.session.events) == bool(roster.leaders)
        assert SessionRecord.from_json(record.to_json()) == record


def test_another_language_is_measured_by_structure_alone() -> None:
    """French talk has its turns and shares; what was said is not measurable, with the reason."""
    said = (
        "Nous devons finir le rapport avant vendredi, sinon le client sera fâché.",
        "Je pense que ce n'est pas possible, il nous manque encore trois personnes.",
        "Alors demandons de l'aide à l'autre équipe, ils ont du temps cette semaine.",
    )
    text = "".join(f"{'Anne' if i % 2 else 'Luc'}: {said[i % 3]}\n" for i in range(13))
    record = analyze(text.encode(), name="a.txt", leaders=["Anne"])
    assert record.session.language == "fr"
    assert record.of("words_gini").value > 0
    assert record.of("peer_to_peer_share").total == 12
    reason = "what was said is neither English nor Dutch"
    for metric in ("question_share", "acts_concern", "responses_opens", "moves_invite"):
        assert record.of(metric) == NotMeasurable(reason)
    assert record.session.events == ()
