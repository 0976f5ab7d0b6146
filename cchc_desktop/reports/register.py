"""The whole register (cả sổ theo dõi): any choice of dossiers, counted, and read a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.selection import Selection
from cchc_desktop.store import facts, register_rows
from cchc_desktop.store.connection import Database
from cchc_desktop.store.register_rows import Choices, Line

__all__ = ["Choices", "Line", "Page", "choices", "everything", "lines", "page"]
_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a choice, from the place `first` (0: the choice's first) on; `total` of all of them."""

    total: int
    first: int
    lines: tuple[Line, ...]


def page(db: Database, selection: Selection, now: datetime, first: int, limit: int) -> Page:
    """So many lines from a place on; none behind the last."""
    total = facts.count(db, selection, _today(now))
    return Page(total, first, lines(db, selection, now, first, limit))


def lines(db: Database, selection: Selection, now: datetime, first: int, limit: int) -> tuple[Line, ...]:
    """The same without counting."""
    return tuple(register_rows.lines(db, facts.selected(db, selection, _today(now), limit, first)))


def everything(db: Database, selection: Selection, now: datetime) -> Iterator[Line]:
    """Every line of a choice in its order, a thousand in memory at a time."""
    ids = facts.selected(db, selection, _today(now))
    for start in range(0, len(ids), _STEP):
        yield from register_rows.lines(db, ids[start : start + _STEP])


def choices(db: Database) -> Choices:
    """What dossiers can be chosen by: the divisions, procedures, fields and clerks there are."""
    return register_rows.choices(db)


def _today(now: datetime) -> date:
    return now.date()
