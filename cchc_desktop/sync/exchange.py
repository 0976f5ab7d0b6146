"""One exchange with the portal (một lượt đồng bộ): session, push, pull, numbers, catalogue; and its honest report."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import deliveries, meta, numbers, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.sync import catalogues, connection, pull, push
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import Session


@dataclass(frozen=True, slots=True)
class Report:
    """What one exchange did; `waiting` entries are still to be sent, `needs_person` tasks are open."""

    pushed: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    pulled: int = 0
    waiting: int = 0
    needs_person: int = 0
    trouble: str = ""

    @property
    def all_acknowledged(self) -> bool:
        """Whether the portal has journalled everything and nobody has to look."""
        return not self.trouble and self.waiting == 0 and self.needs_person == 0

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the command line."""
        return asdict(self) | {"all_acknowledged": self.all_acknowledged}


def exchange(db: Database, portal: Portal, clock: Clock) -> Report:
    """Push everything, pull everything, over the caller's own connection. Raises PortalTrouble, its sentence noted."""
    try:
        session = portal.session()
        _note_contact(db, session, clock)
        push.mind_heads(db, session)
        outcomes = push.push(db, portal, session, clock)
        pulled = pull.pull(db, portal, clock)
        _mind_numbers(db, portal, session, clock)
        catalogues.refresh(db, portal, clock)
        outcomes += push.push(db, portal, session, clock)  # what the exchange itself entered in the ledger
    except PortalTrouble as trouble:
        meta.write(db, "sync_trouble", trouble.sentence)
        raise
    meta.write(db, "sync_trouble", "")
    return Report(sum(outcomes.values()), dict(outcomes), pulled, deliveries.waiting(db)[0], tasks.count_open(db))


def _note_contact(db: Database, session: Session, clock: Clock) -> None:
    now = to_millisecond(clock())
    offset = parse_instant(session.serverTime) - now
    meta.write(db, "last_contact", instant_text(now))
    meta.write(db, "clock_offset_ms", str(round(offset / timedelta(milliseconds=1))))


def _mind_numbers(db: Database, portal: Portal, session: Session, clock: Clock) -> None:
    """One more range when today's are nearly used up: intake is never frozen for want of numbers."""
    unit = meta.read(db, "portal_unit") or ""
    if "number-ranges" not in session.capabilities:
        return
    if numbers.left(db, unit, to_millisecond(clock()).date()) < connection.RANGE_SIZE // 10:
        connection.ask_for_range(db, portal, unit)
