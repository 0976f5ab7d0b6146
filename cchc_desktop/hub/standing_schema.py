"""Tables of what a restore upset (lược đồ sau khôi phục): ledgers that ended, ranges to be told anew, marks."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from cchc_desktop.hub.schema import metadata

closed_instances = Table(
    "closed_instances",
    metadata,
    Column("device_instance_id", String(36), primary_key=True),
    Column("successor", String(36), nullable=False),
    Column("closed_at", String(32), nullable=False),  # by the successor's clock, as what came under the old one is
)

put_back_units = Table(
    "put_back_units",
    metadata,
    Column("unit", String(50), primary_key=True),
    Column("noticed_at", String(32), nullable=False),
)

heard_again = Table(
    "heard_again",
    metadata,
    Column("device_id", String(36), primary_key=True),
    Column("heard_at", String(32), nullable=False),
)

feed_marks = Table(
    "feed_marks",
    metadata,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("mark", String(12), nullable=False, unique=True),
    Column("position", BigInteger, nullable=False),
)
