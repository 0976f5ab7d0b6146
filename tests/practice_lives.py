"""The filled practice counter that tests look at: how many dossiers, until when, and ways to read their lives."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Event
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import dossiers, ledger, rebuild
from cchc_desktop.store.ledger import Entry

LIVES = 600
SEED = 8
LIVED_UNTIL = datetime(2026, 11, 20, 9, 30, tzinfo=VN)
_Kind = TypeVar("_Kind")


def entries(counter: Counter) -> list[Entry]:
    """What the fill entered, in order: all from the first reception on."""
    every = ledger.after(counter.db, 0, 1_000_000)
    first = next(place for place, entry in enumerate(every) if entry.dossier_uid)
    return every[first:]


def types(counter: Counter) -> Tally[str]:
    """How many entries of each type."""
    return Tally(entry.type for entry in entries(counter))


def everyone(counter: Counter) -> list[Dossier]:
    """Every dossier as it now stands."""
    return [dossier for _, dossier, _ in dossiers.everything(counter.db)]


def told(counter: Counter, kind: type[_Kind]) -> Iterator[tuple[Entry, _Kind]]:
    """Entries of dossiers that tell of one kind of event."""
    for entry in entries(counter):
        event: Event | None = rebuild.event_of(counter.db, entry) if entry.dossier_uid else None
        if isinstance(event, kind):
            yield entry, event
