"""Deliveries (kết quả gửi): what the portal answered to each entry, and how far the outbox has gone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.store import ledger, meta
from cchc_desktop.store.connection import transaction

_ACKED, _RECEPTIONS = "acked_pos", "acked_receptions"
GOOD = frozenset({"applied", "duplicate", "merged", "accepted-with-warnings"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """The portal's answer to one entry; `answer` is its whole OpResult as JSON."""

    pos: int
    outcome: str
    version: int | None
    answer: bytes
    delivered_at: str


def acked(db: Database) -> int:
    """The place of the newest entry the portal has journalled; entries after it are the outbox."""
    return int(meta.read(db, _ACKED) or 0)


def set_acked(db: Database, pos: int) -> None:
    """Moves the outbox's start; back, after a hub was restored from a backup."""
    with transaction(db):
        before = acked(db)
        first, last = sorted((before, pos))
        moved = ledger.receptions(db, first, last)
        meta.write(db, _RECEPTIONS, str(receptions_sent(db) + (moved if pos > before else -moved)))
        meta.write(db, _ACKED, str(pos))


def receptions_sent(db: Database) -> int:
    """How many receptions the portal has journalled: noted as they go, for years of them are not counted each time."""
    noted = meta.read(db, _RECEPTIONS)
    return int(noted) if noted is not None else ledger.receptions(db, 0, acked(db))


def put(db: Database, delivery: Delivery) -> None:
    """Keeps an answer, inside the caller's transaction; a later one replaces it (deferred, then applied)."""
    db.conn.execute(
        "insert into deliveries (pos, outcome, version, answer, delivered_at) values (?, ?, ?, ?, ?) on conflict (pos) "
        "do update set outcome = excluded.outcome, version = excluded.version, answer = excluded.answer, "
        "delivered_at = excluded.delivered_at",
        (delivery.pos, delivery.outcome, delivery.version, delivery.answer, delivery.delivered_at),
    )


def get(db: Database, pos: int) -> Delivery | None:
    """The answer to the entry at `pos`, or None."""
    row = db.conn.execute(
        "select pos, outcome, version, answer, delivered_at from deliveries where pos = ?", (pos,)
    ).fetchone()
    return Delivery(*row) if row else None


def among(db: Database, first: int, last: int) -> dict[int, Delivery]:
    """The answers to the entries from one place through another, by place."""
    rows = db.conn.execute(
        "select pos, outcome, version, answer, delivered_at from deliveries where pos between ? and ?", (first, last)
    )
    return {row[0]: Delivery(*row) for row in rows.fetchall()}


def outcomes(db: Database) -> dict[str, int]:
    """How many entries ended in each outcome."""
    return dict(db.conn.execute("select outcome, count(*) from deliveries group by outcome").fetchall())


def waiting(db: Database, besides: Collection[int] = ()) -> tuple[int, str | None]:
    """How many entries wait to be sent, and when the oldest of them was made; those at the places `besides` left out."""
    sent = acked(db)
    apart = [pos for pos in besides if pos > sent]
    others = f"and pos not in ({', '.join('?' * len(apart))})" if apart else ""
    oldest = db.conn.execute(
        f"select occurred_at from ledger where pos > ? {others} order by pos limit 1",  # noqa: S608 (places only)
        (sent, *apart),
    ).fetchone()
    last: int = db.conn.execute("select coalesce(max(pos), 0) from ledger").fetchone()[0]
    return max(0, last - sent - len(apart)), oldest[0] if oldest else None  # places have no gaps


def unsettled(db: Database) -> tuple[int, int]:
    """(operations the portal has but has not decided upon, receptions among them)."""
    row = db.conn.execute(
        "select count(*), count(case when l.type = 'dossier.received' then 1 end) from deliveries d "
        "join ledger l on l.pos = d.pos where d.outcome in ('deferred', 'pending-upstream')"
    ).fetchone()
    return row[0], row[1]


def unsettled_after(db: Database, pos: int, most: int) -> list[int]:
    """The places after `pos` of operations the portal has but has not decided upon."""
    rows = db.conn.execute(
        "select pos from deliveries where outcome in ('deferred', 'pending-upstream') and pos > ? and pos <= ? "
        "order by pos limit ?",
        (pos, acked(db), most),
    )
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Dossiers with an operation that the portal has but has not decided upon: all, and those not received here today."""

    dossiers: int = 0
    elsewhen: int = 0
    at_gateway: int = 0  # of all, with something that a portal above has yet to take


def undecided(db: Database, today: str) -> Undecided:
    """Of `today` (an ISO day), whatever the operation; what is still to be sent again does not count."""
    ours = "o.own = 1 and o.received_at >= ? and o.received_at < ?"
    row = db.conn.execute(
        f"select count(distinct l.dossier_uid), count(distinct case when {ours} then l.dossier_uid end), "  # noqa: S608
        "count(distinct case when d.outcome = 'pending-upstream' then l.dossier_uid end) from deliveries d "
        "join ledger l on l.pos = d.pos left join dossiers o on o.uid = l.dossier_uid "
        "where d.outcome in ('deferred', 'pending-upstream') and d.pos <= ?",
        (f"{today}T", f"{today}U", acked(db)),
    ).fetchone()
    return Undecided(row[0], row[0] - row[1], row[2])
