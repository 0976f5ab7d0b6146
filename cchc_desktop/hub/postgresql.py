"""What is PostgreSQL's alone (kho PostgreSQL): its connections, its locks, and which history of a database this is."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

NAMES = ("postgresql", "postgres")
READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
GLANCING = {"isolation_level": "AUTOCOMMIT", "postgresql_readonly": True}
CONNECTIONS = 20  # of one process, at most; max_connections of the server must have room for every process
_LOCKS = 0x71756179  # one class of advisory locks for the hub, the next for its units
_ROLLED_BACK = ("40001", "40P01")  # serialization failure, deadlock: nothing was done, it may be done again
_PATIENCE = "-c lock_timeout=15s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
# A commit that is answered is on disk, whatever the server's habit; a stricter habit stands.
_DURABLE = "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'"
# A standby that was promoted, or a backup put back, goes on in a new timeline; another server, another system; a
# database made anew, another oid.
_HISTORY = (
    "select to_hex(system_identifier) || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '-' || "
    "(select oid from pg_database where datname = current_database()) from pg_control_system()"
)


@dataclass(slots=True)
class History:
    """What the newest connection found; a failover breaks all older ones."""

    text: str = ""


def engine(url: URL) -> tuple[Engine, History]:
    """A pool of connections to a server that takes writes, and what it says of its history."""
    history = History()
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=10,
        connect_args={"connect_timeout": 5, "application_name": "cchc-hub", "options": _PATIENCE},
    )

    def greet(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(_DURABLE)
            history.text = cursor.execute(_HISTORY).fetchone()[0]
        connection.autocommit = False

    event.listen(made, "connect", greet)
    return made, history


def lock(db: Connection, unit: str | None) -> None:
    """Until the transaction ends: the hub's lock alone (None), or shared and the unit's alone."""
    if unit is None:
        db.exec_driver_sql(f"select pg_advisory_xact_lock({_LOCKS}, 0)")
        return
    place = zlib.crc32(unit.encode()) - 2**31  # two units of one number only wait for each other
    db.exec_driver_sql(
        f"select pg_advisory_xact_lock_shared({_LOCKS}, 0), pg_advisory_xact_lock({_LOCKS + 1}, {place})"
    )


def may_be_done_again(error: DBAPIError) -> bool:
    """Whether another transaction's haste undid this one, or its connection broke: the server was restarted, say.

    A commit whose answer was lost with the connection is found by its key when it is done again.
    """
    return getattr(error.orig, "sqlstate", None) in _ROLLED_BACK or error.connection_invalidated
