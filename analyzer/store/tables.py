"""The tables of the store."""

from sqlalchemy import (
    REAL,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData()

_NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("date", Text),
    Column("language", Text),
    Column("people", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("record", Text, nullable=False),
    sqlite_strict=True,
)

VALUES = Table(
    "session_values",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("metric", Text, nullable=False),
    Column("person", Text),
    Column("count", _NUMBER),
    Column("total", _NUMBER),
    Column("value", _NUMBER),
    Column("low", _NUMBER),
    Column("high", _NUMBER),
    Column("unit", Text),
    Column("not_measurable", Text),
    Index("session_values_by_session", "session"),
    Index("session_values_by_metric", "metric"),
    sqlite_strict=True,
)
