"""Tables of the way on (lược đồ chuyển tiếp): what each dossier still owes the portal above, and which operations wait."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table

from cchc_desktop.hub.schema import metadata

forwardings = Table(
    "forwardings",
    metadata,
    Column("uid", String(36), primary_key=True),
    Column("unit", String(50), nullable=False),
    Column("wanted", Integer, nullable=False),  # the dossier's version that has to be there
    Column("sent", Integer, nullable=False),  # the last that is
    Column("refused", Integer, nullable=False),  # the last that was refused
    Column("waiting", Boolean, nullable=False),
    Column("queued_at", String(32), nullable=False),  # of the oldest that waits
    Column("due_at", String(32), nullable=False),  # not tried before
    Column("attempts", Integer, nullable=False),
    Column("trouble", String(60), nullable=False),  # of the last try, a code
    Column("holder", String(32), nullable=False),  # who brings it now, until:
    Column("held_until", String(32), nullable=False),
    Column("memory", LargeBinary, nullable=False),
    Index("forwardings_waiting", "waiting", "due_at"),
)

forwarded_ops = Table(
    "forwarded_ops",
    metadata,
    Column("op_id", String(36), primary_key=True),
    Column("uid", String(36), nullable=False, index=True),
    Column("version", Integer, nullable=False),
)
