"""Files, folders and archives become meetings; what could do harm is refused."""

import io
import json
import os
import stat
import time
import zipfile
from pathlib import Path

import pytest

from analyzer.bundles import Bundle, File, bundled, expanded, gather
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats.files import limits
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
    assert "more than the 5000 allowed" in str(opened(many)[0])


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


@pytest.mark.parametrize(
    ("transcripts", "companion", "owner"),
    [
        (("Retro.txt", "Sync.txt"), "Retro chat.txt", "Retro.txt"),
        (("a.txt", "b.txt"), "a.chat.txt", "a.txt"),
        (("a.txt", "ab.txt"), "ab_chat.txt", "ab.txt"),
        (
            ("talk 2026-02-19.txt", "talk 2026-02-26.txt"),
            "chat 20260226.txt",
            "talk 2026-02-26.txt",
        ),
        (("talk 2026-02-19.txt", "note 2026-02-19.txt"), "chat 2026-02-19.txt", None),
        (("a.txt", "b.txt"), "act.txt", None),
        (("a.txt", "b.txt"), "chat.txt", None),
    ],
)
def test_whose_a_companion_is(
    transcripts: tuple[str, ...], companion: str, owner: str | None
) -> None:
    """The whole name, its beginning, or a date that only one transcript has."""
    found = opened(archive({**dict.fromkeys(transcripts, TALK), companion: CHAT}))
    assert ((owner, companion) in found) is (owner is not None)
    assert any("no transcript is clearly its own" in str(each) for each in found) is (owner is None)


def test_several_meetings_each_with_their_own(tmp_path: Path) -> None:
    """A folder and an archive of folders give the same meetings."""
    people = "Full Name\tUser Action\tTimestamp\nDee Roe\tJoined\t19/02/2026, 15:00:03\n"
    files = {
        "one/call.txt": TALK,
        "one/chat.txt": CHAT,
        "two/call.txt": TALK.replace(b"Bo", b"Kim"),
        "two/people.csv": people.encode("utf-16"),
    }
    for name, data in files.items():
        (tmp_path / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / name).write_bytes(data)
    (tmp_path / "all.zip").write_bytes(archive(files))
    for given in ("all", "all.zip"):
        one, two = (
            read_bundle(each)
            for each in bundled(gather([tmp_path / given]))
            if isinstance(each, Bundle)
        )
        assert (one.roster.names, len(one.messages)) == (("Ann", "Bo", "Cy"), 1)
        assert (two.roster.names, two.roster.complete) == (("Ann", "Kim", "Dee Roe"), True)


def test_a_folder_is_not_left_and_not_waited_for(tmp_path: Path) -> None:
    """Links out, in circles or to nothing, and pipes are passed over; links within stay."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "a.txt").write_bytes(TALK)
    (outside / "secret.txt").write_bytes(TALK)
    try:
        (inside / "b.txt").symlink_to(inside / "a.txt")
    except OSError:
        pytest.skip("this system has no links")
    (inside / "secret.txt").symlink_to(outside / "secret.txt")
    (inside / "gone.txt").symlink_to(inside / "nothing.txt")
    (inside / "round").symlink_to(inside)
    (inside / "away").symlink_to(outside)
    if hasattr(os, "mkfifo"):
        os.mkfifo(inside / "pipe.txt")
    assert outline(list(bundled(gather([inside])))) == [("a.txt",), ("b.txt",)]


def test_links_and_namesakes_in_archives() -> None:
    """A link in an archive is no file; of two files of one name, each is read."""
    made = io.BytesIO(archive({"a.txt": TALK}))
    with zipfile.ZipFile(made, "a") as whole:
        link = zipfile.ZipInfo("link.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        whole.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate name"):
            whole.writestr("a.txt", CHAT)
    found = [
        each for each in expanded(File.of("all.zip", made.getvalue())) if isinstance(each, File)
    ]
    assert [each.load() for each in found] == [TALK, CHAT]


def test_archives_in_archives_are_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small bombs are one large one, in bytes and in files."""
    inner = archive({f"{at}.txt": TALK * 100 for at in range(5)})
    outer = archive({f"{at}.zip": inner for at in range(5)})
    assert len(opened(outer)) == 25
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 40_000)
    monkeypatch.setattr(limits.Budget, "__init__", lambda self: _set(self, 40_000, 5_000))
    assert "it unpacks to 0 MB, more than the 0 MB allowed" in str(opened(outer)[-1])
    monkeypatch.setattr(limits.Budget, "__init__", lambda self: _set(self, 10**9, 12))
    assert "with the archives in it, it holds more than" in str(opened(outer)[-1])


def _set(budget: limits.Budget, size: int, members: int) -> None:
    budget.size, budget.members = size, members


def test_overlapping_entries_are_refused() -> None:
    """Entries that share their bytes, as the densest bombs do, are damage."""
    data = archive({"a.txt": b"a: b\n" * 900_000})
    end, begin = data.rfind(b"PK\x05\x06"), data.find(b"PK\x01\x02")
    entries = b"".join(data[begin:end].replace(b"a.txt", b"%05d" % at) for at in range(90))
    tail = bytearray(data[end:])
    tail[8:12] = (90).to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    found = list(expanded(File.of("a.zip", data[:begin] + entries + bytes(tail))))
    assert len(found) == 90
    for each in found:
        assert isinstance(each, File)
        with pytest.raises(FormatError, match="is damaged"):
            each.load()


def test_many_files_in_one_archive_take_little_time() -> None:
    """The archive is opened once, not once for each file in it."""
    whole = archive({f"{at:04}.txt": TALK for at in range(4_000)})
    begin = time.process_time()
    files = [each for each in expanded(File.of("all.zip", whole)) if isinstance(each, File)]
    assert sum(len(each.load()) for each in files) == 4_000 * len(TALK)
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("name", ["x" * 2_000 + ".txt", "a/" * 600 + "b.txt"])
def test_absurd_paths_are_refused(name: str) -> None:
    """A path of thousands of characters is no name that someone gave."""
    assert "a path in it has" in str(opened(archive({name: TALK}))[0])
