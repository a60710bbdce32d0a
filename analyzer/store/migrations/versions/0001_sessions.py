"""Sessions and their values.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    number = sa.Double().with_variant(sa.REAL(), "sqlite")
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "session_values",
        sa.Column(
            "session", sa.Text, sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("metric", sa.Text, nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("count", number),
        sa.Column("total", number),
        sa.Column("value", number),
        sa.Column("low", number),
        sa.Column("high", number),
        sa.Column("unit", sa.Text),
        sa.Column("not_measurable", sa.Text),
        sqlite_strict=True,
    )
    op.create_index("session_values_by_session", "session_values", ["session"])
    op.create_index("session_values_by_metric", "session_values", ["metric"])
