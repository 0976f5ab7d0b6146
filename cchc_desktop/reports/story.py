"""A dossier's story (diễn biến) as events with who entered them: what slips and pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from cchc_desktop.domain.events import Event
from cchc_desktop.store import ledger, rebuild
from cchc_desktop.store.connection import Database

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Told:
    """One event and who entered it, by name and code."""

    event: Event
    name: str
    code: str


def story(db: Database, uid: str) -> tuple[Told, ...]:
    """Everything that happened to a dossier, oldest first."""
    return tuple(
        Told(event, entry.clerk_name or entry.clerk_code, entry.clerk_code)
        for entry in ledger.of_dossier(db, uid)
        if (event := rebuild.event_of(db, entry)) is not None
    )


def last(told: tuple[Told, ...], kind: type[E]) -> tuple[E, Told] | None:
    """The newest event of a kind, with who entered it; None when there is none."""
    for each in reversed(told):
        if isinstance(each.event, kind):
            return each.event, each
    return None
