"""`speakup convert`: any format in, what was lost on stderr, and nothing invented."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyzer.formats import read
from analyzer.session import Session

Speakup = Callable[..., Result]
CALL = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ann>Shall we?</v>\n\n00:03.000 --> 00:04.000\n"
CALL += "<v Speaker 2>Yes, \u201cgo\u201d.</v>\n"
CHAT = "00:00:02\tNoa Lee:\tI am late\r\n"


def said(session: Session) -> list[tuple[str | None, str, float | None, float | None]]:
    """Return speakers, texts and times."""
    return [(each.speaker, each.text, each.start, each.end) for each in session.utterances]


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Return a small call."""
    path = tmp_path / "call.vtt"
    path.write_text(CALL, encoding="utf-8")
    return path


@pytest.mark.parametrize("to", ["vtt", "srt", "csv", "json"])
def test_every_form_reads_back(speakup: Speakup, call: Path, to: str) -> None:
    """What is written on standard output reads back with the same words, names and times."""
    done = speakup("convert", call, "--to", to)
    assert done.exit_code == 0
    assert said(read(done.stdout.encode(), name=f"again.{to}")) == said(read(call))


def test_says_what_is_lost(speakup: Speakup, call: Path, tmp_path: Path) -> None:
    """Losses stand on stderr with their number; JSON loses nothing."""
    chat = tmp_path / "chat.txt"
    chat.write_bytes(CHAT.encode())
    lost = speakup("convert", call, "--to", "csv", "--chat", chat).stderr.splitlines()
    assert lost[0] == "What this form can't carry, left out:"
    assert "  chat messages: 1" in lost
    assert "  people who were there and said nothing: 1" in lost
    whole = speakup("convert", call, "--to", "json", "--chat", chat)
    assert "can't carry" not in whole.stderr
    again = read(whole.stdout.encode(), name="call.json")
    assert [each.text for each in again.messages] == ["I am late"]
    assert again.roster.find("Noa Lee").silent


def test_names_of_numbered_speakers(speakup: Speakup, call: Path) -> None:
    """A number can be given its name on the way."""
    done = speakup("convert", call, "--to", "json", "--name", "Speaker 2=Bo Lind")
    names = [each["speaker"] for each in json.loads(done.stdout)["utterances"]]
    assert names == ["Ann", "Bo Lind"]


def test_the_name_of_the_file_says_the_form(speakup: Speakup, call: Path, tmp_path: Path) -> None:
    """Without --to, --out decides; a CSV opens as UTF-8 in a spreadsheet and reads back."""
    out = tmp_path / "folder" / "call.csv"
    assert speakup("convert", call, "--out", out).exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert said(read(out)) == said(read(call))


def test_never_invents_times(speakup: Speakup, tmp_path: Path) -> None:
    """A text without times is no VTT: one line says so, and nothing is written."""
    path, out = tmp_path / "talk.txt", tmp_path / "talk.vtt"
    path.write_text("Ann: Shall we?\nBo: Yes.\n", encoding="utf-8")
    done = speakup("convert", path, "--out", out)
    assert (done.exit_code, out.exists()) == (2, False)
    assert "2 of its 2 utterances have no time of their own" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["call.vtt"], "it isn't said what to write"),
        (["call.vtt", "--out", "call.vtt"], "it is the transcript, and would be overwritten"),
        (["."], "there are 2 transcripts in it"),
        (["none.vtt", "--to", "csv"], "none.vtt"),
        (["call.vtt", "--to", "csv", "--from", "nothing"], "nothing"),
    ],
)
def test_refuses(speakup: Speakup, call: Path, arguments: list[str], problem: str) -> None:
    """What can't be done is one line and exit code 2; the transcript stays as it was."""
    (call.parent / "other.vtt").write_text(CALL, encoding="utf-8")
    to = ["--to", "csv"] if arguments == ["."] else []
    done = speakup("convert", *arguments, *to)
    assert done.exit_code == 2
    assert problem in done.stderr.splitlines()[0]
    assert call.read_text(encoding="utf-8") == CALL


def test_columns_of_a_table(speakup: Speakup) -> None:
    """Columns that can't be guessed are said, and standard input is a file too."""
    table = "a,b\nAnn,Shall we?\nBo,Yes.\n"
    named = ("--column", "speaker=a", "--column", "text=b")
    done = speakup("convert", "-", "--to", "csv", *named, stdin=table)
    assert done.stdout.splitlines()[1:] == ["0,Ann,,,none,Shall we?", "1,Bo,,,none,Yes."]


def test_a_table_of_several_meetings(speakup: Speakup, tmp_path: Path) -> None:
    """One file is written of one meeting: what to do is said, and nothing is written."""
    path, out = tmp_path / "all.csv", tmp_path / "all.vtt"
    rows = ["meeting,speaker,text", "1,Ann,Hi.", "1,Bo,Yes.", "2,Ann,So?", "2,Bo,No."]
    path.write_text("\n".join(rows), encoding="utf-8")
    done = speakup("convert", path, "--out", out)
    assert (done.exit_code, out.exists()) == (2, False)
    assert "there are 2 transcripts in it; give each a file of its own" in done.stderr


def test_no_cell_is_a_formula(speakup: Speakup, tmp_path: Path) -> None:
    """A spreadsheet runs nothing of what was said, and reading gives it back."""
    path, out = tmp_path / "talk.txt", tmp_path / "talk.csv"
    path.write_text("Ann: =1+1 is two.\nBo: - yes.\nAnn: 't is.\n", encoding="utf-8")
    assert speakup("convert", path, "--out", out).exit_code == 0
    cells = [line.split(",")[-1] for line in out.read_text("utf-8-sig").splitlines()[1:]]
    assert cells == ["'=1+1 is two.", "'- yes.", "'t is."]
    assert said(read(out)) == said(read(path))


def test_nothing_is_left_of_what_fails(speakup: Speakup, call: Path, tmp_path: Path) -> None:
    """Where a file cannot be written, no part of one is left behind, and an old one stays."""
    folder = tmp_path / "old.csv"
    folder.mkdir()
    done = speakup("convert", call, "--to", "csv", "--out", folder)
    assert done.exit_code == 2
    assert "old.csv" in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["call.vtt", "old.csv"]


def test_the_columns_that_were_guessed_are_shown(speakup: Speakup) -> None:
    """What was taken for what stands on stderr, as --column takes it."""
    done = speakup("convert", "-", "--to", "csv", stdin="Who,What was said\nAnn,Hi.\nBo,Yes.\n")
    shown = done.stderr.partition("Columns, as read (--column sets them):\n")[2].splitlines()
    assert shown[:2] == ["  speaker=Who", "  text=What was said"]


def test_dutch(speakup: Speakup, call: Path) -> None:
    """What is said on stderr is in the language asked for."""
    done = speakup("convert", call, "--to", "csv", "--lang", "nl")
    assert done.stderr.splitlines()[0] == "Wat deze vorm niet kan bevatten, weggelaten:"
