"""Writing a session: each form reads back, says what it can't carry, and invents nothing."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import FormatError, UnknownName
from analyzer.formats import read
from analyzer.formats.files.decoding import clean, decode
from analyzer.formats.session_json import to_json
from analyzer.formats.writer import WRITERS, write
from analyzer.names import settle_names
from analyzer.session import (
    Message,
    Person,
    Roster,
    Session,
    Source,
    Stay,
    Utterance,
)

Said = tuple[str | None, str, float | None, float | None]


def said(session: Session) -> list[Said]:
    """Return speakers, texts and times."""
    return [(each.speaker, each.text, each.start, each.end) for each in session.utterances]


def tidy(text: str) -> str:
    """Return text as reading leaves it: NFC, on one line, nothing unseen in it."""
    return " ".join(clean(text).split())


def is_kept(text: str) -> bool:
    """Return whether reading leaves letters as they are: garbled ones it puts right."""
    try:
        return decode(text.encode())[0] == text
    except FormatError:
        return False


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
LINES = st.text(LETTERS, max_size=40).map(tidy).filter(is_kept)
FORMULAS = st.sampled_from(("=1+1", "'=1", "- yes", "+31", "@Bo", "''-x", "'t is"))
TEXTS = (LINES | FORMULAS).filter(bool)
NAMES = st.sampled_from(("Ann", "Bo Lind", "Cy & Co", "Dr. Ève", "=Eve", "李雷", "O'Neil", "S 1"))
MILLISECONDS = st.integers(0, 10_000_000)


@st.composite
def utterances(draw: st.DrawFn) -> tuple[Utterance, ...]:
    """Return utterances with times measured, of the start alone, or none."""
    found = []
    for index in range(draw(st.integers(1, 6))):
        start, length = draw(MILLISECONDS) / 1000, draw(st.integers(1, 60_000)) / 1000
        each = Utterance(
            index, draw(st.none() | NAMES), draw(TEXTS), line=draw(st.none() | INDICES)
        )
        kind = draw(st.sampled_from(("measured", "start_only", "none")))
        if kind != "none":
            each = replace(each, start=start, time_quality="start_only")
        if kind == "measured":
            end = round(start + length, 3)
            each = replace(each, end=end, time_quality="measured", estimated=draw(st.booleans()))
        found.append(each)
    return tuple(found)


INDICES = st.integers(1, 1000)
PEOPLE = st.builds(
    Person,
    name=st.sampled_from(("Fay", "Gil de Wit", "Hua")),
    silent=st.just(value=True),
    remote=st.none() | st.booleans(),
    affiliation=st.sampled_from(("", "Ops")),
    stays=st.lists(st.builds(Stay, start=st.none() | st.floats(-5, 5)), max_size=2).map(tuple),
)
MESSAGES = st.builds(Message, index=st.just(0), speaker=st.none() | NAMES, text=TEXTS)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return sessions as reading leaves them."""
    spoken = draw(utterances())
    silent = {each.name: each for each in draw(st.lists(PEOPLE, max_size=2))}
    names = dict.fromkeys(each.speaker for each in spoken if each.speaker)
    messages = [
        replace(each, index=at) for at, each in enumerate(draw(st.lists(MESSAGES, max_size=2)))
    ]
    names |= dict.fromkeys(each.speaker for each in messages if each.speaker)
    people = [Person(name) for name in names] + list(silent.values())
    session = Session(
        spoken,
        Roster(tuple(people), complete=draw(st.booleans())),
        Source("a.vtt", "vtt", draw(st.sampled_from(("", "zoom"))), sha256="0" * 64, size=9),
        title=draw(TEXTS),
        date=draw(st.none() | st.dates().map(str)),
        notes=tuple(draw(st.lists(TEXTS, max_size=2))),
        messages=tuple(messages),
    )
    return settle_names(session)


@settings(deadline=None)
@given(sessions())
def test_json_reads_back_the_same_session(session: Session) -> None:
    """JSON carries everything: what is read is equal in every part."""
    assert read(to_json(session).encode(), name="a.json") == session


@settings(deadline=None)
@given(sessions())
def test_csv_reads_back_what_was_said(session: Session) -> None:
    """Speakers, texts and times to the millisecond come back, and no cell is a formula."""
    text = write(session, "csv").text
    again = read(text.encode(), name="a.csv")
    assert said(again) == said(session)
    assert [x.time_quality for x in again.utterances] == [
        x.time_quality for x in session.utterances
    ]
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@settings(deadline=None)
@given(sessions(), st.sampled_from(("vtt", "srt")))
def test_captions_read_back_or_say_how_many_do_not(session: Session, to: str) -> None:
    """Captions come back in words, names and times, but for as many as are said to differ."""
    timed = [each for each in session.utterances if each.start is not None]
    in_order = sorted(timed, key=lambda each: each.start or 0.0)
    session = replace(
        session, utterances=tuple(replace(each, index=at) for at, each in enumerate(in_order))
    )
    if not session.utterances:
        return
    written = write(session, to)
    told = [each for each in written.lost if each.startswith("utterances that read back otherwise")]
    count = int(told[0].rpartition(" ")[2]) if told else 0
    try:
        again = said(read(written.text.encode(), name=f"a.{to}"))
    except FormatError:
        again = []
    assert sum(each not in again for each in said(session)) <= count


ODD = (
    b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>a &lt; b, he said: &quot;no&quot;</v>\n\n"
    b"00:05.000 --> 00:04.000\n<v Bo>=SUM(A1) -- \xe2\x80\x94 ok?</v>\n\n"
    b"00:06.000 --> 00:07.000\n<v>who</v>\n"
)


@pytest.mark.parametrize("to", list(WRITERS))
def test_odd_text_survives(to: str) -> None:
    """Signs of markup, of spreadsheets and of tables come back as they were."""
    session = read(ODD, name="odd.vtt")
    written = write(session, to)
    again = read(written.text.encode(), name=f"odd.{to}")
    assert [each.text for each in again.utterances] == [each.text for each in session.utterances]
    assert any("came before their start" in each for each in written.lost) is (to == "csv")


def test_names_that_are_lost_are_counted() -> None:
    """SRT shows a name as text: where it can't be told from text again, a sentence says so."""
    session = read(b"[00:01] Ann: One.\n[00:02] Bo: Two.\n", name="talk.txt")
    lost = write(session, "srt").lost
    again = read(write(session, "srt").text.encode(), name="talk.srt")
    differ = [each.speaker for each in again.utterances] != ["Ann", "Bo"]
    assert any(each.startswith("utterances that read back otherwise") for each in lost) is differ


@pytest.mark.parametrize("to", ["vtt", "srt"])
def test_block_stamps_are_no_times(to: str) -> None:
    """A stamp for five minutes of talk is no start of an utterance."""
    session = read(b"Ann: One.\nBo: Two.\n", name="talk.txt")
    with pytest.raises(FormatError, match="2 of its 2 utterances have no time of their own"):
        write(session, to)


def test_there_are_four_forms() -> None:
    """Any other is refused by name."""
    with pytest.raises(UnknownName, match="'vtt', 'srt', 'csv', 'json'"):
        write(read(b"Ann: One.\nBo: Two.\n"), "pdf")
