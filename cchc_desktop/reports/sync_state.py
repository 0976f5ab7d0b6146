"""Where the sync stands (đồng bộ): saved here, acknowledged by the portal, needing a person; honest by counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.instants import parse_instant, to_millisecond
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.store import books, deliveries, meta, receptions, tasks, transfers
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class SyncState:
    """Dossiers of today plus older ones of which the portal lacks something; entries waiting, what stands in the way."""

    connected: bool  # whether a portal was set up at all
    saved: int
    acknowledged: int
    needs_person: int
    waiting: int  # ledger entries not journalled by the portal
    oldest_waiting: datetime | None
    last_contact: datetime | None
    trouble: str  # a sentence, "" when the last exchange went well
    files_waiting: int = 0
    files_refused: int = 0
    files_held: int = 0
    at_gateway: int = 0  # dossiers of which the portal has something that the portal above it has not
    undecided: int = 0  # dossiers, those among them, of which it has something and has not decided upon it
    files_trouble: str = ""  # a sentence, "" when files move

    @property
    def clean(self) -> bool:
        """Green: by acknowledgement only, of every entry."""
        return self.connected and self.waiting == 0 and self.saved == self.acknowledged and self.needs_person == 0


def works_alone(db: Database) -> bool:
    """Whether this counter has no portal to send anything to: none in its office file, and it never joined one."""
    office = read_office(meta.read(db, "office") or "")
    return isinstance(office, OfficeFile) and not office.portal_url and not meta.read(db, "portal_url")


def sync_state(db: Database, now: datetime) -> SyncState:
    """Counts a day; what is older is known by numbers that are kept, however long the outbox is."""
    today = to_millisecond(now).date()
    acked = deliveries.acked(db)
    unsent = books.receptions(db) - deliveries.receptions_sent(db)
    received_today, unsent_today = receptions.received_on(db, today), receptions.unsent_of(db, today, acked)
    undecided = deliveries.undecided(db, today.isoformat()) if deliveries.unsettled(db)[0] else deliveries.Undecided()
    waiting, oldest = deliveries.waiting(db)
    contact = meta.read(db, "last_contact")
    saved = received_today + unsent - unsent_today + undecided.elsewhen
    files = transfers.counts(db)
    return SyncState(
        connected=bool(meta.read(db, "portal_url")),
        saved=saved,
        acknowledged=max(0, saved - unsent - undecided.dossiers),
        needs_person=tasks.count_open(db),
        waiting=waiting,
        oldest_waiting=parse_instant(oldest) if oldest else None,
        last_contact=parse_instant(contact) if contact else None,
        trouble=meta.read(db, "sync_trouble") or "",
        files_waiting=files.waiting,
        files_refused=files.refused,
        files_held=transfers.held(db),
        at_gateway=undecided.at_gateway,
        undecided=undecided.dossiers,
        files_trouble=(meta.read(db, transfers.TROUBLE) or "") if files.waiting else "",
    )
