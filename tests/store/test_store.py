"""The store: one transcript is one session, nothing half-written, clear errors."""

import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from analyzer.errors import StoreError
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.record import Measured, SessionRecord
from analyzer.session import Session, Source
from analyzer.store import Store, open_store
from analyzer.store.tables import METADATA

MARK = "zwijgplicht-kameleon"


@pytest.fixture
def record(make_session: Callable[..., Session]) -> SessionRecord:
    """Return a small record of a transcript with a known hash."""
    session = make_session([("Ann", f"Is {MARK} safe?"), ("Bo", "Yes, look here.")])
    return SessionRecord(
        replace(session, title="Handover", source=Source("a.vtt", "made", sha256="ab" * 32)),
        (
            Measured("words_share", "Ann", Rate(3, 6, (0,))),
            Measured("words_gini", None, Index(0.5, 0.4, 0.6)),
            Measured("overlap", None, NotMeasurable("it has no times")),
        ),
        {"analyzer": "0", "model": "cues"},
    )


def test_what_is_added_comes_back_the_same(tmp_path: Path, record: SessionRecord) -> None:
    """A record survives closing and opening the store."""
    url = str(tmp_path / "new" / "store.sqlite")
    store = open_store(url)
    key = store.add(record)
    store.close()
    again = open_store(url)
    assert again.get(key) == record
    assert [each.title for each in again.sessions()] == ["Handover"]
    again.close()


def test_the_same_transcript_is_one_session(record: SessionRecord) -> None:
    """Adding a transcript again replaces its record and its values."""
    store = Store("sqlite://")
    first = store.add(record)
    second = store.add(replace(record, values=record.values[:1]))
    assert first == second
    assert len(store.sessions()) == 1
    assert len(store.get(first).values) == 1


def test_latest_meeting_comes_first(record: SessionRecord) -> None:
    """Sessions are listed by date of the meeting."""
    store = Store("sqlite://")
    for day in ("2026-03-01", "2026-05-01", "2026-04-01"):
        source = Source("a.vtt", "made", sha256=day.replace("-", "") * 8)
        store.add(replace(record, session=replace(record.session, date=day, source=source)))
    days = [each.date for each in store.sessions()]
    assert days == ["2026-05-01", "2026-04-01", "2026-03-01"]


def test_removing_leaves_no_text_in_the_files(tmp_path: Path, record: SessionRecord) -> None:
    """After removal no byte of what was said is left in the database or its log."""
    store = open_store(str(tmp_path / "store.sqlite"))
    key = store.add(record)
    assert any(MARK.encode() in file.read_bytes() for file in tmp_path.iterdir())
    store.remove(key)
    store.close()
    assert not any(MARK.encode() in file.read_bytes() for file in tmp_path.iterdir())
    with pytest.raises(StoreError, match="no session"):
        Store("sqlite://").remove(key)


def test_only_this_user_can_read_the_file(tmp_path: Path) -> None:
    """A new store is private to the user, and so is a folder made for it."""
    open_store(str(tmp_path / "new" / "store.sqlite")).close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "store.sqlite").stat().st_mode) == 0o600


def test_the_environment_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SPEAKUP_STORE chooses the store where no address is given."""
    monkeypatch.setenv("SPEAKUP_STORE", f"sqlite:///{tmp_path / 'mine.sqlite'}")
    open_store().close()
    assert (tmp_path / "mine.sqlite").is_file()


def test_migrations_make_the_tables_of_today() -> None:
    """The migrations end in exactly the tables the code uses."""
    store = Store("sqlite://")
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_values_are_long_and_strict(tmp_path: Path, record: SessionRecord) -> None:
    """Values are rows of session, metric, person; SQLite checks their types."""
    path = tmp_path / "store.sqlite"
    store = open_store(str(path))
    store.add(record)
    store.close()
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT metric, person, count, total FROM session_values")
        assert ("words_share", "Ann", 3.0, 6.0) in rows.fetchall()
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE session_values SET count = 'many'")
    connection.close()


@pytest.mark.parametrize("url", ["nosuch://x", "://"])
def test_an_address_that_is_none_is_a_clear_error(url: str) -> None:
    """A wrong address says so."""
    with pytest.raises(StoreError, match="no address"):
        open_store(url)


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    """A text file is not taken for a store."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100)
    with pytest.raises(StoreError, match="database says"):
        open_store(str(path))
    assert path.read_text().startswith("not a database")


def test_a_store_of_a_newer_version_is_a_clear_error(tmp_path: Path) -> None:
    """A database that this version does not know is left alone."""
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        open_store(str(path))
