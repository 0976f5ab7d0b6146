"""Steps from an older form of the hub's tables (nâng cấp kho của cổng) to today's, each in the opening transaction."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import BigInteger, Boolean, Column, Connection, String, Text, false, text

from cchc_desktop.hub.constraints import RANGES_APART
from cchc_desktop.hub.dossier_finding import division_of

_DATA = {
    "ledger": "update ledger set again = true where exists (select 1 from ledger former where "
    "former.op_id = ledger.op_id and (former.arrived_at, former.device_instance_id, former.seq) "
    "< (ledger.arrived_at, ledger.device_instance_id, ledger.seq))",
    "dossiers": "update dossiers set twin = uid where exists (select 1 from dossiers former where "
    "former.code = dossiers.code and (former.arrived_at, former.uid) < (dossiers.arrived_at, dossiers.uid))",
}
GROWN = (
    ("instances", "seq"),
    ("ledger", "seq"),
    ("deferred", "seq"),
    ("deferred", "position"),
    ("changes", "position"),
)


def _second(op: Operations, db: Connection) -> None:
    """What a transaction looked up before it wrote is from now on the database's to decide."""
    op.add_column("ledger", Column("again", Boolean, nullable=False, server_default=false()))
    op.add_column("dossiers", Column("twin", String(36), nullable=False, server_default=""))
    for statement in _DATA.values():
        db.execute(text(statement))
    for name, table in (
        ("ix_ledger_op_id", "ledger"),
        ("ix_dossiers_code", "dossiers"),
        ("ix_dossiers_alias", "dossiers"),
    ):
        op.drop_index(name, table)
    _unique(op, "ledger_op_ids", "ledger", ["op_id"], "not again")
    _unique(op, "number_ranges_hubs_own", "number_ranges", ["unit", "series"], "device_id is null")
    op.create_index("dossiers_by_code", "dossiers", ["code", "twin"], unique=True)
    op.create_index("ix_dossiers_alias", "dossiers", ["alias"], unique=True)
    for statement in RANGES_APART[db.dialect.name]:
        db.execute(text(statement))
    if db.dialect.name == "postgresql":
        op.create_index("changes_by_unit", "changes", ["unit", "position"])
        for table, column in GROWN:
            op.alter_column(table, column, type_=BigInteger())


def _unique(op: Operations, name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


def _third(op: Operations, db: Connection) -> None:
    """A division finds its folders, and a session belongs to somebody."""
    op.add_column("web_sessions", Column("staff", String(20), nullable=False, server_default=""))
    op.add_column("dossiers", Column("division", Text, nullable=False, server_default=""))
    where = text("division <> ''")
    columns = ["unit", "division"]
    op.create_index("dossiers_by_division", "dossiers", columns, sqlite_where=where, postgresql_where=where)
    uids = [row.uid for row in db.execute(text("select uid from dossiers"))]
    for uid in uids:
        data = db.execute(text("select data from dossiers where uid = :uid"), {"uid": uid}).scalar_one()
        if division := division_of(msgspec.json.decode(data)):
            db.execute(text("update dossiers set division = :name where uid = :uid"), {"name": division, "uid": uid})


_STEPS: dict[str, Callable[[Operations, Connection], None]] = {"1": _second, "2": _third}


def upgrade(db: Connection, version: str) -> str:
    """Take every step from `version` on; the version reached. The caller's transaction makes it whole or nothing."""
    op = Operations(MigrationContext.configure(db))
    while version in _STEPS:
        _STEPS[version](op, db)
        version = str(int(version) + 1)
    return version
