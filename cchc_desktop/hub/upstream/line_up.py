"""The queue's order (thứ tự chuyển tiếp): one dossier at a time to one process, by a claim that ends by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select, update

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.database import FREE, Storage, deciding
from cchc_desktop.hub.upstream.outbox import NOT_YET
from cchc_desktop.hub.upstream.parcel import Memory
from cchc_desktop.hub.upstream.tables import forwardings
from cchc_desktop.hub.upstream.troubles import LostClaim


class Claim(NamedTuple):
    """One dossier that this process alone brings, until `holder` is no longer its holder."""

    uid: str
    unit: str
    holder: str
    attempts: int
    queued_at: str
    memory: Memory


class Standing(NamedTuple):
    """How long the queue is: dossiers that wait, when the oldest came to it, how many a person has to look at."""

    waiting: int = 0
    oldest: str = ""
    refused: int = 0


@dataclass(slots=True)
class Onward:
    """Whether this hub has a portal above, and how the queue to it stood a few seconds ago."""

    is_open: bool = False
    standing: Standing = field(default_factory=Standing)

    def oldest_seconds(self, now: datetime) -> float:
        """How long the oldest has been waiting; 0 for none."""
        oldest = self.standing.oldest
        return max((now - parse_instant(oldest)).total_seconds(), 0.0) if oldest else 0.0


def claim(storage: Storage, now: datetime, lasts: timedelta) -> Claim | None:
    """The next dossier whose time has come and that nobody has; None when there is none."""
    return deciding(partial(_claim, storage, instant_text(now), instant_text(now + lasts)))


def _claim(storage: Storage, now: str, until: str) -> Claim | None:
    c = forwardings.c
    with storage.glancing() as db:  # a hub with nothing to bring writes nothing
        if db.execute(_due(now).with_only_columns(c.uid)).first() is None:
            return None
    with storage.writing(FREE) as db:
        row = db.execute(_due(now).with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        holder = uuid4().hex
        db.execute(update(forwardings).where(c.uid == row.uid).values(holder=holder, held_until=until))
    memory = msgspec.json.decode(row.memory, type=Memory)
    return Claim(row.uid, row.unit, holder, row.attempts, row.queued_at, memory)


def _due(now: str) -> Any:
    c = forwardings.c
    free = c.waiting & (c.due_at <= now) & (c.held_until <= now)
    return select(forwardings).where(free).order_by(c.due_at, c.uid).limit(1)


def mine(held: Claim) -> ColumnElement[bool]:
    """The row, as long as nobody else has taken it over."""
    return (forwardings.c.uid == held.uid) & (forwardings.c.holder == held.holder)


def keep(storage: Storage, held: Claim, until: datetime) -> None:
    """The memory as it is now, on disk, and the claim for as long again; raises LostClaim."""
    values = {"memory": msgspec.json.encode(held.memory), "held_until": instant_text(until)}
    _change(storage, held, values)


def give_back(storage: Storage, held: Claim, due: datetime, trouble: str) -> None:
    """Not there yet: others go first, this one again from `due` on; `trouble` "": it only waits. Raises LostClaim."""
    values = {
        "memory": msgspec.json.encode(held.memory),
        "due_at": instant_text(due),
        "trouble": trouble,
        "attempts": held.attempts + (1 if trouble else 0),
        **{"holder": "", "held_until": NOT_YET},
    }
    _change(storage, held, values)


def _change(storage: Storage, held: Claim, values: dict[str, Any]) -> None:
    def write() -> int:
        with storage.writing(FREE) as db:
            return db.execute(update(forwardings).where(mine(held)).values(**values)).rowcount

    if not deciding(write):
        raise LostClaim


def standing(db: Connection) -> Standing:
    """Counted now."""
    c = forwardings.c
    waits = db.execute(select(func.count(), func.min(c.queued_at)).where(c.waiting)).one()
    refused = db.execute(select(func.count()).where(~c.waiting & (c.refused > c.sent))).scalar_one()
    return Standing(waits[0], waits[1] or "", refused)


def refused(db: Connection, unit: str = "") -> list[tuple[str, str]]:
    """Uid and trouble of each dossier that was refused last."""
    c = forwardings.c
    where = [~c.waiting, c.refused > c.sent, *([c.unit == unit] if unit else [])]
    return [(row.uid, row.trouble) for row in db.execute(select(c.uid, c.trouble).where(*where).order_by(c.uid))]


def again(db: Connection, now: datetime) -> int:
    """Those that were refused wait anew, their refusal forgotten: something was put right here; how many."""
    c = forwardings.c
    rows = db.execute(select(c.uid, c.memory).where(~c.waiting, c.refused > c.sent)).all()
    at = instant_text(now)
    for row in rows:
        memory = msgspec.json.decode(row.memory, type=Memory)
        memory.refused = ""
        values = {"waiting": True, "refused": 0, "attempts": 0, "due_at": at, "queued_at": at}
        db.execute(update(forwardings).where(c.uid == row.uid).values(memory=msgspec.json.encode(memory), **values))
    return len(rows)
