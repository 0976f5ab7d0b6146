"""The results on the shelf (kệ kết quả): which, where, since when, and which of them go by public post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultArrived
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.status import Status
from cchc_desktop.store import holding, ledger, rebuild
from cchc_desktop.store.connection import Database

MOST = 500


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A result that waits for its collector; `place` on the shelf, `arrived_at` None: the portal said so, not we."""

    dossier: Dossier
    arrived_at: datetime | None
    place: str

    @property
    def by_post(self) -> bool:
        """Whether the citizen asked for it by public post."""
        return self.dossier.intake.return_channel is ReturnChannel.POST


def on_shelf(db: Database, limit: int = MOST) -> tuple[OnShelf, ...]:
    """The results at the counter, those received longest ago first."""
    return tuple(placed(db, dossier) for dossier in holding.at_counter(db, (Status.FINISHED,), limit))


def to_post(db: Database, limit: int = MOST) -> tuple[OnShelf, ...]:
    """Those of them that go by public post: what the next postal list is made of."""
    return tuple(result for result in on_shelf(db, limit) if result.by_post)


def placed(db: Database, dossier: Dossier) -> OnShelf:
    """One result at the counter, with its place."""
    arrivals = [entry for entry in ledger.of_dossier(db, dossier.uid) if entry.type == "result.arrived"]
    event = rebuild.event_of(db, arrivals[-1]) if arrivals else None
    return OnShelf(dossier, event.at, event.shelf) if isinstance(event, ResultArrived) else OnShelf(dossier, None, "")
