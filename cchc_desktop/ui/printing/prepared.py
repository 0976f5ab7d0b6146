"""Slips made ready to print (giấy sắp in): gathered as they stand, then noted as asked for, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.printing import Asked, ask, upcoming
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.slips.slip import Slip
from cchc_desktop.store.connection import Database, transaction

Wanted = tuple[str, str]
"""Kind of slip and what it is about (domain/slip_kind.py)."""
_NOTHING: Mapping[Wanted, Slip] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A slip and the printing that was asked for."""

    asked: Asked
    slip: Slip


@dataclass(frozen=True, slots=True)
class Pile:
    """Of the slips that were wanted those that can be printed, in order, and why the others cannot."""

    prepared: tuple[Prepared, ...]
    refused: tuple[tuple[Wanted, Refused], ...] = ()


Gathered = Mapping[Wanted, Slip]
"""Slips that took long and were gathered beforehand, on a reader's thread."""


def prepare(
    db: Database, wanted: Sequence[Wanted], desk: Desk, by: Clerk, now: datetime, gathered: Gathered = _NOTHING
) -> Pile:
    """Gathers each slip and notes that it is about to be printed; raises Refused for who may not print at all."""
    require(by, Duty.PRINT)
    prepared: list[Prepared] = []
    refused: list[tuple[Wanted, Refused]] = []
    with transaction(db):
        for kind, subject in wanted:
            try:
                slip = gathered.get((kind, subject)) or gather(db, (kind, subject), desk, now)
                prepared.append(Prepared(ask(db, subject, kind, by, now), slip))
            except Refused as refusal:
                refused.append(((kind, subject), refusal))
    return Pile(tuple(prepared), tuple(refused))


def planned(
    db: Database, wanted: Wanted, desk: Desk, by: Clerk, now: datetime, gathered: Gathered = _NOTHING
) -> Prepared:
    """What the next printing of a slip would look like, for the preview; nothing is noted. Raises Refused."""
    require(by, Duty.PRINT)
    kind, subject = wanted
    slip = gathered.get(wanted) or gather(db, wanted, desk, now)
    return Prepared(upcoming(db, subject, kind), slip)


def gather(db: Database, wanted: Wanted, desk: Desk, now: datetime) -> Slip:
    """The slip as it stands; raises Refused where there is nothing it could say."""
    from cchc_desktop.reports import papers  # noqa: PLC0415 -- what draws is not loaded to open the program
    from cchc_desktop.reports.gathering import NoPaper  # noqa: PLC0415

    kind, subject = wanted
    try:
        return papers.gather(db, kind, subject, desk, now)
    except NoPaper as nothing:
        raise Refused((nothing.problem,)) from nothing
