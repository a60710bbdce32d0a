"""The store of analysed sessions: the only place that speaks SQL.

Embedded SQLite by default, in the user's data folder and readable by that user alone. One
transcript is one session: its id comes from the content, so adding it again replaces it.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from analyzer.errors import StoreError
from analyzer.metrics.values import Index, NotMeasurable, Rate
from analyzer.record import Measured, SessionRecord
from analyzer.store.tables import SESSIONS, VALUES
from analyzer.translate import marked, phrase

ID_LENGTH: Final = 16
PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600
BUSY_TIMEOUT_S: Final = 30
ENVIRONMENT: Final = "SPEAKUP_STORE"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class StoredSession:
    """One line of the list of sessions, without its text.

    Attributes:
        id: from the transcript's content; safe to put in an address.
        title: of the meeting.
        date: of the meeting, or None.
        language: of most of its words, or None.
        people: how many are on the roster.
        source: file name it came from.
        format: name in the format registry.
        added: when it was last analysed, ISO 8601 in UTC.
    """

    id: str
    title: str
    date: str | None
    language: str | None
    people: int
    source: str
    format: str
    added: str


def default_url() -> str:
    """Return the store's address: `SPEAKUP_STORE`, or SQLite in the user's data folder."""
    from platformdirs import user_data_path

    given = os.environ.get(ENVIRONMENT)
    return given or f"sqlite:///{user_data_path('speakup', appauthor=False) / 'store.sqlite'}"


def open_store(url: str | None = None) -> "Store":
    """Return the store at `url`, made or migrated to today's tables if need be.

    Args:
        url: an SQLAlchemy address, or the path of an SQLite file; None means `default_url()`.

    Raises:
        StoreError: if it can't be opened, or was written by a newer version.
    """
    return Store(url or default_url())


class Store:
    """Sessions that last. Open one with `open_store`.

    >>> store = Store("sqlite://")
    >>> store.sessions()
    ()
    """

    def __init__(self, url: str) -> None:
        """Open and migrate the store at `url`."""
        self.url = url if "://" in url else f"sqlite:///{url}"
        self._engine = self._open()
        self._migrate()

    def add(self, record: SessionRecord) -> str:
        """Keep a record and return its id; one of the same transcript is replaced.

        All or nothing: an interrupted call leaves the store as it was.
        """
        text = record.to_json(indent=None)
        key = record.session.source.sha256 or hashlib.sha256(text.encode()).hexdigest()
        row = {
            "id": key[:ID_LENGTH],
            "title": record.session.title or record.session.source.name,
            "date": record.session.date,
            "language": record.session.language,
            "people": len(record.session.roster.people),
            "source": record.session.source.name,
            "format": record.session.source.format,
            "added": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "record": text,
        }
        with self._begin() as connection:
            connection.execute(delete(VALUES).where(VALUES.c.session == row["id"]))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.id == row["id"]))
            connection.execute(insert(SESSIONS), [row])
            if record.values:
                rows = [_value_row(str(row["id"]), each) for each in record.values]
                connection.execute(insert(VALUES), rows)
        return str(row["id"])

    def sessions(self) -> tuple[StoredSession, ...]:
        """Return what is kept, latest meeting first, undated ones by when they were added."""
        columns = [SESSIONS.c[name] for name in StoredSession.__dataclass_fields__]
        with self._begin() as connection:
            rows = [StoredSession(*row) for row in connection.execute(select(*columns))]
        rows.sort(
            key=lambda each: (each.date or each.added[:10], each.added, each.id), reverse=True
        )
        return tuple(rows)

    def get(self, key: str) -> SessionRecord:
        """Return the record of a session.

        Raises:
            StoreError: if there is no such session.
        """
        with self._begin() as connection:
            query = select(SESSIONS.c.record).where(SESSIONS.c.id == key)
            text = connection.execute(query).scalar()
        if text is None:
            raise self._unknown(key)
        return SessionRecord.from_json(text, source=key)

    def remove(self, key: str) -> None:
        """Remove a session, its text and its values.

        Raises:
            StoreError: if there is no such session.
        """
        with self._begin() as connection:
            connection.execute(delete(VALUES).where(VALUES.c.session == key))
            gone = connection.execute(delete(SESSIONS).where(SESSIONS.c.id == key)).rowcount
        if not gone:
            raise self._unknown(key)
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _unknown(self, key: str) -> StoreError:
        problem = phrase("there is no session '{key}'", key=key)
        return StoreError(self.name, problem, marked("choose one from the list"))

    @property
    def name(self) -> str:
        """The store's address without a password."""
        return self._engine.url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _open(self) -> Engine:
        try:
            url = make_url(self.url)
            if url.get_backend_name() == "sqlite" and url.database:
                _make_private(Path(url.database))
            engine = create_engine(url, connect_args=_arguments(url.get_backend_name()))
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            remedy = marked("give an address such as sqlite:///sessions.sqlite")
            problem = marked("it is no address of a database")
            raise StoreError(self.url, problem, remedy) from error
        except OSError as error:
            problem = phrase("it cannot be made ({reason})", reason=error.strerror)
            remedy = marked("choose a folder you can write to")
            raise StoreError(self.url, problem, remedy) from error
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        return engine

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        with self._begin() as connection:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                problem = marked("it was written by a newer version of this program")
                raise StoreError(self.name, problem, marked("update the program")) from error

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """Open a transaction and turn the database's errors into ours."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            problem = phrase("the database says: {reason}", reason=reason)
            remedy = marked("check that it is there, readable, writable and has room")
            raise StoreError(self.name, problem, remedy) from error


def _arguments(backend: str) -> dict[str, Any]:
    return {"timeout": BUSY_TIMEOUT_S} if backend == "sqlite" else {}


def _make_private(path: Path) -> None:
    """Make the folder and the file of an embedded store, for this user alone."""
    if not path.parent.exists():
        path.parent.mkdir(parents=True, mode=PRIVATE_FOLDER)
    if not path.exists():
        path.touch(mode=PRIVATE_FILE)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _value_row(session: str, measured: Measured) -> dict[str, Any]:
    value = measured.value
    row: dict[str, Any] = dict.fromkeys(
        ("count", "total", "value", "low", "high", "unit", "not_measurable")
    )
    row |= {"session": session, "metric": measured.metric, "person": measured.person}
    match value:
        case NotMeasurable():
            row |= {"not_measurable": value.reason}
        case Rate():
            row |= {"count": value.count, "total": value.total}
        case Index():
            row |= {"unit": value.unit}
    if not isinstance(value, NotMeasurable):
        row |= {"value": value.value, "low": value.low, "high": value.high}
    return row
