"""What else there is to know of portal and counter (tình hình với cổng): clocks, catalogue, abilities, last comparison."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import abilities, meta, reconciling
from cchc_desktop.store.connection import Database
from cchc_desktop.store.reconciling import Reconciled

CATALOGUE_AT = "catalogue_at"
_TOLD = (abilities.CODES, abilities.RANGES, abilities.RECEPTION_TIME)


@dataclass(frozen=True, slots=True)
class Standing:
    """As of the last contact; `offset_ms`: how far the portal's clock is ahead of ours, None before any contact."""

    offset_ms: int | None = None
    catalogue: str = ""  # its version
    catalogue_at: datetime | None = None
    lacking: tuple[str, ...] = ()  # what this portal cannot do and a clerk notices
    reconciled: Reconciled | None = None
    acts_since: int = 0  # changes of dossiers after that comparison
    reconcile_asked: bool = False
    reconcile_trouble: str = ""


def sync_standing(db: Database) -> Standing:
    """Read in one go."""
    offset, at = meta.read(db, "clock_offset_ms"), meta.read(db, CATALOGUE_AT)
    last = reconciling.last(db)
    return Standing(
        offset_ms=int(offset) if offset else None,
        catalogue=meta.read(db, "catalogue_version") or "",
        catalogue_at=parse_instant(at) if at else None,
        lacking=tuple(ability for ability in _TOLD if abilities.lacks(db, ability)),
        reconciled=last,
        acts_since=reconciling.acts_since(db, last.pos) if last else 0,
        reconcile_asked=reconciling.asked(db) is not None,
        reconcile_trouble=reconciling.trouble(db),
    )
