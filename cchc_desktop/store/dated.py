"""What happened on a day (diễn biến trong ngày): the ledger's entries of a kind by the day they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from sqlite_utils import Database

from cchc_desktop.store import ledger
from cchc_desktop.store.ledger import Entry

# As the index over them says: a query is answered by it only when it says the same.
INDEXED = (
    "type in ('dossier.received', 'dossier.voided', 'fee.collected', 'fee.voided', 'custody.handedOver', "
    "'custody.taken', 'custody.sentBack', 'result.arrived', 'result.handedOver', 'result.posted', 'number.voided', "
    "'counter.event')"
)
DECIDED = (
    "type in ('dossier.refused', 'dossier.supplementRequested', 'dossier.supplementReceived', 'dossier.withdrawn', "
    "'dossier.stopped', 'dossier.amended', 'dossier.apologised')"
)
RATED = "type = 'rating.recorded'"
DECIDED_ON_DAY = f"l.{DECIDED} and l.occurred_at >= ? and l.occurred_at < ?"
CLOSES = "json_extract(cast(l.payload as text), '$.suKien') = 'day_close'"
CLOSED = "json_extract(cast(l.payload as text), '$.chiTiet.ngay')"  # the day, of an entry that closes one
# Of an entry `e` and a day: whether the close of an earlier day has shown it already.
SHOWN_BEFORE = (
    f"exists (select 1 from ledger l where l.type = 'counter.event' and l.{INDEXED} and {CLOSES} "  # noqa: S608
    f"and l.occurred_at >= substr(e.occurred_at, 1, 10) and l.pos > e.pos "
    f"and {CLOSED} < ? and {CLOSED} >= substr(e.occurred_at, 1, 10))"
)
ON_DAY = f"l.{INDEXED} and l.occurred_at >= ? and l.occurred_at < ?"


def span(day: str, last: str = "") -> tuple[str, str]:
    """The texts between which the moments of an ISO day lie, or of all days from it to a last one."""
    return f"{day}T", f"{last or day}U"


def entries(db: Database, kinds: Sequence[str], day: date) -> list[Entry]:
    """The entries of these types that tell of `day`, oldest first; only types that are indexed by day."""
    places = ", ".join("?" * len(kinds))
    where = f"where l.type in ({places}) and {ON_DAY} order by l.pos"
    return ledger.selected(db, where, (*kinds, *span(day.isoformat())))


def between(db: Database, kind: str, first: date, last: date) -> list[Entry]:
    """The entries of one type that tell of a period, oldest first; only a type that is indexed by day."""
    indexed = next(each for each in (INDEXED, DECIDED, RATED) if f"'{kind}'" in each)
    where = f"where l.type = ? and l.{indexed} and l.occurred_at >= ? and l.occurred_at < ? order by l.pos"
    return ledger.selected(db, where, (kind, *span(first.isoformat(), last.isoformat())))


def counts(db: Database, day: date) -> dict[str, int]:
    """How many entries of each such type tell of `day`."""
    counted: dict[str, int] = {}
    for which in (ON_DAY, DECIDED_ON_DAY):
        query = f"select l.type, count(*) from ledger l where {which} group by l.type"  # noqa: S608 (constant parts)
        counted |= dict(db.conn.execute(query, span(day.isoformat())).fetchall())
    return counted


def closings(db: Database, day: date) -> list[Entry]:
    """The notes that `day` was closed, oldest first; a day may be closed on a later one."""
    text = day.isoformat()
    where = f"where l.type = 'counter.event' and l.{INDEXED} and l.occurred_at >= ? and {CLOSES} and {CLOSED} = ?"
    return ledger.selected(db, f"{where} order by l.pos", (span(text)[0], text))


def acted_since(db: Database, pos: int) -> bool:
    """Whether anything was done with a dossier after a place, paper alone apart."""
    query = "select 1 from ledger where pos > ? and dossier_uid is not null and type <> 'slip.printed' limit 1"
    return db.conn.execute(query, (pos,)).fetchone() is not None


def counter_events(db: Database, kind: str, day: date) -> list[tuple[Entry, dict[str, Any]]]:
    """What is noted of the counter itself on `day` under one name, each entry with its details."""
    found = [(entry, msgspec.json.decode(entry.payload)) for entry in entries(db, ("counter.event",), day)]
    return [(entry, body.get("chiTiet") or {}) for entry, body in found if body.get("suKien") == kind]
