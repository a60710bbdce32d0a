"""Who was there: flags, files, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import RosterError
from analyzer.formats import read
from analyzer.roster import GivenRoster, parse_roster, read_roster, with_roster
from analyzer.session import Person, Session

Made = Callable[..., Session]
ROWS = [("Ann Vos", "We start."), ("Bo", "Why now?"), ("Bo K.", "I wonder.")]


def test_leaders_are_never_guessed(make_session: Made) -> None:
    """Without a word from anyone, nobody leads."""
    assert with_roster(make_session(ROWS), GivenRoster()).roster.leaders == ()


def test_marks_come_from_names_in_any_case(make_session: Made) -> None:
    """A flag's name is found whatever its case; remote for one means in the room for others."""
    session = with_roster(
        make_session(ROWS), GivenRoster().adding(leaders=["ann vos"], remote=["Bo"], silent=["Cy"])
    )
    assert session.roster.leaders == ("Ann Vos",)
    assert {each.name: each.remote for each in session.roster.people}["Bo"] is True
    assert session.roster.find("Ann Vos").remote is False
    assert session.roster.find("Cy").silent
    assert session.roster.complete


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Anne Vos", "did you mean 'Ann Vos'?"),
        ("vos", "did you mean 'Ann Vos'"),
        ("Zed", "the file has"),
    ],
)
def test_an_unknown_leader_gets_close_names(make_session: Made, name: str, hint: str) -> None:
    """A leader who isn't there is an error that helps."""
    with pytest.raises(RosterError) as raised:
        with_roster(make_session(ROWS), GivenRoster(leaders=(name,)))
    assert hint in str(raised.value)


def test_someone_who_speaks_is_not_silent(make_session: Made) -> None:
    """A silent person who speaks is an error."""
    with pytest.raises(RosterError, match="speaks in this file"):
        with_roster(make_session(ROWS), GivenRoster(silent=("bo",)))


def test_aliases_become_one_person(make_session: Made) -> None:
    """Two spellings given as one person are one speaker, one place on the roster."""
    given = parse_roster({"people": ["Ann Vos", {"name": "Bo", "aliases": ["Bo K."]}, "Cy"]})
    session = with_roster(make_session(ROWS), given)
    assert session.roster.names == ("Ann Vos", "Bo", "Cy")
    assert [each.speaker for each in session.utterances] == ["Ann Vos", "Bo", "Bo"]
    assert session.roster.find("Cy").silent
    assert session.roster.complete


def test_people_off_the_list_stay_with_a_note(make_session: Made) -> None:
    """Someone who speaks and is not listed is kept and said."""
    session = with_roster(make_session(ROWS), parse_roster({"people": ["Ann Vos", "Bo"]}))
    assert "Bo K." in session.roster.names
    assert "speaks and is not on the roster that was given: Bo K." in session.notes


@pytest.mark.parametrize("suffix", ["json", "yaml", "yml"])
def test_files_in_both_forms(tmp_path: Path, suffix: str) -> None:
    """JSON (which is YAML too) is read from either kind of file; dates may be YAML dates."""
    path = tmp_path / f"r.{suffix}"
    path.write_text(json.dumps({"title": "T", "leaders": ["Ann"], "absent": "Cy"}))
    given = read_roster(path)
    assert (given.title, given.leaders, given.silent) == ("T", ("Ann",), ("Cy",))
    if suffix != "json":
        path.write_text("date: 2026-03-02\nleader: Ann\n")
        assert read_roster(path).date == "2026-03-02"


def test_one_file_for_many_meetings(tmp_path: Path) -> None:
    """Rosters keyed by file name are found by name, and missing ones named."""
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"a.vtt": {"leader": "Ann"}, "b.vtt": {"leader": None}}))
    assert read_roster(path, transcript="a.vtt").leaders == ("Ann",)
    assert read_roster(path, transcript="b.vtt").leaders == ()
    with pytest.raises(RosterError, match=r"none for 'c\.vtt'"):
        read_roster(path, transcript="c.vtt")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "YAML"),
        ("[1, 2]", "no names"),
        ("", "no names"),
        ("chair: Ann", "no key 'chair'"),
        ("people: Ann", "'people' is not a list"),
        ("people: [{leader: true}]", "has no name"),
        ("people: [{name: A, boss: true}]", "has no 'boss'"),
        ("leaders: [1]", "neither a name"),
        ("date: soon", "no date"),
    ],
)
def test_broken_files_are_one_clear_line(tmp_path: Path, text: str, problem: str) -> None:
    """Each kind of damage names the file and what is wrong."""
    path = tmp_path / "r.yaml"
    path.write_text(text)
    with pytest.raises(RosterError, match=problem) as raised:
        read_roster(path)
    assert str(raised.value).startswith("r.yaml: ")


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    """No file, no traceback."""
    with pytest.raises(RosterError, match="cannot be read"):
        read_roster(tmp_path / "none.yaml")


def test_real_rosters_are_read(shared: Path) -> None:
    """The rosters that stand beside the real meetings are of this form."""
    given = read_roster(shared / "transcripts" / "rosters.json", transcript="ES2002a.teams.vtt")
    assert given.leaders == ("Ingrid Vos",)
    assert Person("Dana Okafor") in given.people


def test_numbered_speakers_get_names(make_session: Made) -> None:
    """Names given for numbered speakers are theirs everywhere; two of one person make one."""
    rows = [("Speaker 1", "Hi."), ("Speaker 2", "Hello."), ("Speaker 3", "Again.")]
    names = [("speaker 1", "Ann"), ("Speaker 2", "Bo"), ("Speaker 3", "Ann")]
    session = with_roster(make_session(rows), GivenRoster().adding(names=names, leaders=["Ann"]))
    assert [each.speaker for each in session.utterances] == ["Ann", "Bo", "Ann"]
    assert session.roster.names == ("Ann", "Bo")
    assert session.roster.find("Speaker 3").name == "Ann"
    assert session.roster.leaders == ("Ann",)
    assert not session.roster.complete


def test_a_name_that_is_not_there_gets_no_other(make_session: Made) -> None:
    """Naming a speaker the file does not have is an error that helps."""
    with pytest.raises(RosterError, match="no one is called 'Speaker 9'"):
        with_roster(make_session(ROWS), GivenRoster(names=(("Speaker 9", "Ann"),)))


def test_names_in_a_roster_file(make_session: Made) -> None:
    """A roster file may hold names, and refuses what is none."""
    assert parse_roster({"names": {"Bo K.": "Bo"}}).names == (("Bo K.", "Bo"),)
    with pytest.raises(RosterError, match="'names' does not map names to names"):
        parse_roster({"names": {"Speaker 1": 3}})
    session = with_roster(make_session(ROWS), parse_roster({"names": {"Bo K.": "Bo"}}))
    assert [each.speaker for each in session.utterances] == ["Ann Vos", "Bo", "Bo"]


def test_a_roster_may_use_the_whole_display_name() -> None:
    """A list that has names as the file shows them fits the names that were taken apart."""
    session = read(b"Ann Vos (Ops): Hi.\nBo Lind: Hello.\n", name="a.txt")
    given = parse_roster({"people": ["Ann Vos (Ops)", "Bo Lind"], "leader": "Ann Vos (Ops)"})
    settled = with_roster(session, given)
    assert settled.roster.names == ("Ann Vos", "Bo Lind")
    assert settled.roster.leaders == ("Ann Vos",)
    assert not any("not on the roster" in note for note in settled.notes)
