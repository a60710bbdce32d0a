"""Writing a session: each form reads back, says what it can't carry, and invents nothing."""

import pytest

from analyzer.errors import FormatError, UnknownName
from analyzer.formats import read
from analyzer.formats.writer import WRITERS, write

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
