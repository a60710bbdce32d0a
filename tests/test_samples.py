"""The sample meetings: invented, readable by the formats, and as varied as their README says."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from analyzer.formats import read
from analyzer.roster import GivenRoster, read_roster, with_roster
from analyzer.session import Session

SAMPLES = Path(__file__).parent.parent / "samples"
ROSTERS = sorted((*SAMPLES.glob("*.roster.yaml"), *SAMPLES.glob("*.roster.json")))
MEETINGS = sorted(
    path
    for path in SAMPLES.iterdir()
    if path.is_file() and path not in ROSTERS and path.suffix != ".md"
)
OPENS, CLOSES = "sprint-review-opens", "sprint-review-closes"

each_meeting = pytest.mark.parametrize("meeting", MEETINGS, ids=lambda path: path.stem)


def roster_path(meeting: Path) -> Path:
    """Return the one roster file that stands beside a sample."""
    found = [path for path in ROSTERS if path.name.split(".")[0] == meeting.stem]
    assert len(found) == 1, f"{meeting.name} has {len(found)} roster files"
    return found[0]


def given(meeting: Path) -> GivenRoster:
    """Return what the roster file of a sample says."""
    return read_roster(roster_path(meeting), transcript=meeting.name)


def session_of(meeting: Path) -> Session:
    """Return a sample with its roster on it."""
    return with_roster(read(meeting), given(meeting))


def facts(meeting: Path) -> dict[str, object]:
    """Return the roster file of a sample as plain data; JSON is YAML too."""
    yaml = pytest.importorskip("yaml")
    return dict(yaml.safe_load(roster_path(meeting).read_text(encoding="utf-8")))


def by_name(stem: str) -> Session:
    """Return the sample of that name, with its roster on it."""
    return session_of(next(path for path in MEETINGS if path.stem == stem))


def said_by_others(session: Session) -> list[str]:
    """Return the sentences of everyone but the leaders."""
    leaders = session.roster.leaders
    return [each.text for each in session.utterances if each.speaker not in leaders]


def test_there_are_enough_meetings() -> None:
    """At least six, at least three in each language, and no roster without its meeting."""
    languages = Counter(facts(meeting)["language"] for meeting in MEETINGS)
    assert len(MEETINGS) >= 6
    assert len(ROSTERS) == len(MEETINGS)
    assert languages["en"] >= 3
    assert languages["nl"] >= 3
    assert set(languages) == {"en", "nl"}


def test_each_is_in_a_format_of_its_own() -> None:
    """Only the pair that differs in its leader's answers shares a format."""
    grammars = Counter()
    for meeting in MEETINGS:
        session = read(meeting)
        if meeting.stem != CLOSES:
            grammars[session.source.format, session.source.layout] += 1
    assert max(grammars.values()) == 1, grammars
    assert by_name(OPENS).source.format == by_name(CLOSES).source.format


def test_rosters_come_as_yaml_and_as_json() -> None:
    """Both forms of a roster file are shown."""
    assert {path.suffix for path in ROSTERS} == {".yaml", ".json"}


def test_someone_is_remote_and_someone_silent() -> None:
    """The samples show what a transcript alone does not say."""
    rosters = [given(meeting) for meeting in MEETINGS]
    assert sum(bool(each.remote) for each in rosters) >= 3
    assert sum(bool(each.silent) for each in rosters) >= 3


@each_meeting
def test_it_is_as_long_as_a_short_meeting(meeting: Path) -> None:
    """Forty to 120 turns."""
    assert 40 <= len(session_of(meeting).turns) <= 120


@each_meeting
def test_the_roster_fits_the_transcript(meeting: Path) -> None:
    """Leaders speak, silent people don't, and nobody speaks who is unknown to the roster."""
    session = session_of(meeting)
    spoke = {each.speaker for each in session.utterances if each.speaker}
    assert session.roster.leaders
    assert set(session.roster.leaders) <= spoke
    assert {each.name for each in session.roster.people if not each.silent} == spoke
    assert not [note for note in session.notes if "not on the roster" in note]
    assert facts(meeting)["about"]


@each_meeting
def test_others_speak_beside_the_leader(meeting: Path) -> None:
    """At least four people speak, and those who don't lead say at least a quarter of the words."""
    session = session_of(meeting)
    words = Counter()
    for each in session.utterances:
        words[each.speaker] += each.words
    led = sum(words[name] for name in session.roster.leaders)
    assert len([name for name in words if name]) >= 4
    assert led / words.total() < 0.75


@each_meeting
def test_times_are_in_order_and_make_speech(meeting: Path) -> None:
    """Starts rise, and where ends are known people speak at a human pace."""
    session = session_of(meeting)
    starts = [each.start for each in session.utterances if each.start is not None]
    assert starts == sorted(starts)
    timed = [e for e in session.utterances if e.start is not None and e.end is not None]
    if timed and all(each.time_quality == "measured" for each in timed):
        spoken = sum(each.end - each.start for each in timed if each.end and each.start)
        assert 1.5 < sum(each.words for each in timed) / spoken < 5.0


@each_meeting
def test_nothing_of_the_file_is_left_in_what_was_said(meeting: Path) -> None:
    """Entities, tags, stamps, footers and notes are no speech."""
    for each in session_of(meeting).utterances:
        assert not any(mark in each.text for mark in ("&#", "<v", "-->", "**", "###", "otter.ai"))
        assert "\n" not in each.text
        assert "Action items" not in each.text


def test_most_of_a_meeting_is_the_same_whoever_leads_it() -> None:
    """In the pair, others say the same: 7 in 10 sentences of the closing one, word for word."""
    opening, closing = by_name(OPENS), by_name(CLOSES)
    assert opening.roster == closing.roster
    theirs, again = said_by_others(closing), Counter(said_by_others(opening))
    same = sum((Counter(theirs) & again).values())
    assert same / len(theirs) >= 0.7
    assert sum(again.values()) > len(theirs), "people come back more where the leader opens"


def test_the_leader_is_what_differs() -> None:
    """In the pair, most of what the leader says is not the same."""
    opening, closing = (
        {each.text for each in session.utterances if each.speaker in session.roster.leaders}
        for session in (by_name(OPENS), by_name(CLOSES))
    )
    assert len(opening & closing) / len(closing) < 0.5


def test_teams_sample_holds_what_teams_files_hold() -> None:
    """Overlap, a name in entities, and a cue without a name, which stays nobody's."""
    session = by_name("ward-review")
    measured = [each for each in session.utterances if each.start is not None]
    overlapping = [
        (a, b)
        for a, b in pairwise(measured)
        if a.end and b.start and b.start < a.end and a.speaker != b.speaker
    ]
    assert overlapping
    assert "Tomás Farías" in session.roster.names
    assert [each.text for each in session.utterances if each.speaker is None] == [
        "somebody's phone is going"
    ]
