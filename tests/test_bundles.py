"""Files, folders and archives become meetings; what could do harm is refused."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from analyzer.bundles import Bundle, File, bundled, expanded, gather
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats import limits
from analyzer.pipeline import analyze, read_bundle

TALK = b"Ann: Hi all.\nBo: Hello Ann.\n"
CHAT = b"00:00:05\tCy:\tPlus one\r\n"


def archive(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of some files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def outline(found: list[Bundle | AnalyzerError]) -> list[tuple[str, ...] | str]:
    """Return the names in each bundle, and each error as text."""
    return [
        (each.transcript.name, *(one.name for one in each.companions))
        if isinstance(each, Bundle)
        else str(each)
        for each in found
    ]


def opened(data: bytes, name: str = "all.zip") -> list[tuple[str, ...] | str]:
    """Return the outline of what is in an archive."""
    return outline(list(bundled(expanded(File.of(name, data)))))


def test_a_chat_goes_with_the_only_transcript(tmp_path: Path) -> None:
    """Files named together are one meeting, and its record has the chat."""
    for name, data in (("a.txt", TALK), ("chat.txt", CHAT)):
        (tmp_path / name).write_bytes(data)
    found = list(bundled(gather([tmp_path / "a.txt", tmp_path / "chat.txt"])))
    assert outline(found) == [("a.txt", "chat.txt")]
    assert isinstance(found[0], Bundle)
    assert [each.text for each in read_bundle(found[0]).messages] == ["Plus one"]
    record = analyze(tmp_path / "a.txt", companions=[tmp_path / "chat.txt"])
    assert record.session.companions[0].format == "zoom_chat"
    assert record.session.messages


def test_a_folder_gives_every_transcript(tmp_path: Path) -> None:
    """Folders are walked; rosters, recordings and what is hidden are passed over."""
    (tmp_path / "sub").mkdir()
    names = ("b.txt", "a.txt", ".hidden.txt", "call.mp4", "a.roster.json", "sub/c.txt")
    for name in names:
        (tmp_path / name).write_bytes(TALK)
    assert outline(list(bundled(gather([tmp_path])))) == [("a.txt",), ("b.txt",), ("c.txt",)]


def test_companions_find_their_transcript_by_name() -> None:
    """Among several transcripts, names that begin alike belong together; else it is said."""
    files = {
        "GMT20260219-140000_Recording.vtt.txt": TALK,
        "GMT20260219-140000_chat.txt": CHAT,
        "GMT20260226-140000_Recording.vtt.txt": TALK,
        "chat.txt": CHAT,
    }
    first, second, error = opened(archive(files))
    assert first == ("GMT20260219-140000_Recording.vtt.txt", "GMT20260219-140000_chat.txt")
    assert second == ("GMT20260226-140000_Recording.vtt.txt",)
    assert error == (
        "chat.txt: it is Zoom chat, and no transcript is clearly its own; "
        "give it alone with its transcript"
    )


def test_archives_in_archives() -> None:
    """Two deep is read, three is refused; folders in archives keep meetings apart."""
    inner = archive({"x/a.txt": TALK, "x/chat.txt": CHAT, "y/b.txt": TALK, "__MACOSX/a.txt": b"-"})
    assert opened(archive({"in.zip": inner})) == [("a.txt", "chat.txt"), ("b.txt",)]
    deep = archive({"3.zip": archive({"2.zip": archive({"1.zip": inner})})})
    assert any("archives lie more than 2 deep" in str(each) for each in opened(deep))


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "C:\\up.txt", "a/../../up.txt"])
def test_paths_that_lead_out_are_refused(name: str) -> None:
    """No member's path leaves the archive."""
    (error,) = opened(archive({name: TALK}))
    assert "leads out of the archive" in str(error)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    """What declares too much, or packs too well, is never unpacked."""
    (error,) = opened(archive({"a.txt": b"\0" * 20_000_000}))
    assert "unpacks to more than 200 times its size" in str(error)
    many = archive({f"{at}.txt": b"" for at in range(limits.MAX_MEMBERS + 1)})
    assert "more than the 5,000 allowed" in str(opened(many)[0])


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    """Bytes are counted while they are unpacked, whatever the directory says."""
    data = bytearray(archive({"a.txt": TALK * 50}, method=zipfile.ZIP_STORED))
    whole = len(TALK * 50).to_bytes(4, "little")
    data = bytearray(bytes(data).replace(whole, (10).to_bytes(4, "little")))
    found = list(bundled(expanded(File.of("a.zip", bytes(data)))))
    assert isinstance(found[0], Bundle)
    with pytest.raises(FormatError):
        found[0].transcript.load()


def test_declared_totals_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """All members together stay under the limit."""
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100)
    assert "unpacks to" in str(opened(archive({"a.txt": TALK * 9}))[0])


def test_damaged_and_locked_archives() -> None:
    """They are one line that says so."""
    data = archive({"a.txt": TALK})
    assert "this archive is damaged" in str(opened(data[: len(data) // 2])[0])
    locked = bytearray(data)
    locked[6] |= 1
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert "locked with a password" in str(opened(bytes(locked))[0])


STM = b"r1 1 Ann 0 1 hi there\n;; made by hand\nr2 1 Bo 0 1 yes\nr1 1 Bo 1 2 hello\n"


def test_recordings_in_one_file_are_meetings(tmp_path: Path) -> None:
    """A scorer's file of several recordings gives a meeting each, with the file's own lines."""
    (tmp_path / "all.stm").write_bytes(STM)
    rows = [
        {"session_id": name, "speaker": "A", "words": name, "start_time": 0, "end_time": 1}
        for name in ("x", "y", "x")
    ]
    (tmp_path / "all.json").write_text(json.dumps(rows))
    (tmp_path / "one.stm").write_bytes(b"r1 1 Ann 0 1 hi there\n")
    found = [each for each in bundled(gather([tmp_path])) if isinstance(each, Bundle)]
    assert outline([*found]) == [("x.json",), ("y.json",), ("r1.stm",), ("r2.stm",), ("one.stm",)]
    sessions = {each.transcript.name: read_bundle(each) for each in found}
    assert [each.line for each in sessions["r1.stm"].utterances] == [1, 4]
    assert [each.text for each in sessions["x.json"].utterances] == ["x", "x"]
    assert sessions["r2.stm"].title == "r2"


def test_real_recordings(shared: Path) -> None:
    """Three public files of two recordings give two meetings each."""
    folder = shared / "formats/stm_ctm_rttm_seglst"
    files = [folder / f"meeteval_{each}" for each in ("hyp.stm", "hyp1.ctm", "hyp.seglst.json")]
    found = [read_bundle(each) for each in bundled(gather(files)) if isinstance(each, Bundle)]
    assert [each.title for each in found] == ["recordingA", "recordingB"] * 3
