"""Files in which two formats stand: one is chosen, by what the file begins as, or none."""

from pathlib import Path

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read, sniff
from analyzer.formats.files.document import open_document

PEOPLE = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
PEOPLE += "Ann Vos (Ann),a@x.example,03/02/2026 10:00:00 AM,03/02/2026 10:30:00 AM,30,No\n"
PEOPLE += "Bo Lind (Bo),b@x.example,03/02/2026 10:01:00 AM,03/02/2026 10:30:00 AM,29,No\n\n"
PAIRS = (
    ("webex_txt.txt", "zoom_captions.txt"),
    ("zoom_captions.txt", "webex_txt.txt"),
    ("otter_txt.txt", "webex_txt.txt"),
    ("fathom_txt.txt", "rev_txt.txt"),
    ("google_meet.txt", "webex_txt.txt"),
    ("google_meet.new.md", "zoom_captions.txt"),
    ("textgrid.TextGrid", "otter_txt.txt"),
    ("amberscript_captions.vtt", "stream_vtt.vtt"),
)


def lines(root: Path, name: str) -> list[str]:
    """Return the lines of a sample."""
    return open_document(root / "samples" / "formats" / name).lines


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_a_file_begins_as_prevails(root: Path, first: str, second: str) -> None:
    """Two transcripts of different vendors in one file are read as the first of them."""
    text = "\n".join((*lines(root, first), "", *lines(root, second)))
    assert sniff(text.encode()) == sniff(root / "samples" / "formats" / first)


def test_what_it_looks_like_too_is_said(root: Path) -> None:
    """That another vendor's lines stand further on is said beside the session."""
    text = "\n".join((*lines(root, "webex_txt.txt"), "", *lines(root, "zoom_captions.txt")))
    session = read(text.encode(), name="a.txt")
    assert session.notes[-1] == "below its beginning it looks like Zoom live captions too"
    assert "looks like" not in str(read(root / "samples/formats/webex_txt.txt").notes)


@pytest.mark.parametrize("name", ["rev_txt.txt", "webex_txt.txt", "text_name.txt"])
def test_a_list_of_people_above_a_transcript_is_no_list(root: Path, name: str) -> None:
    """It is one where rows of it are most of the lines, not wherever one stands."""
    text = PEOPLE + "\n".join(lines(root, name))
    session = read(text.encode(), name="a.txt")
    assert session.source.format == name.partition(".")[0]
    assert session.roster.names == read(root / "samples" / "formats" / name).roster.names


def test_a_list_of_people_stays_one() -> None:
    """A list with a line of talk below is a list."""
    with pytest.raises(FormatError, match="Zoom participants list: it holds who was there"):
        read(f"{PEOPLE}Well, that is everyone.\n".encode(), name="a.csv")
