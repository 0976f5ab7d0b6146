"""What is known already (đã có trong kho) of a citizen: asked while receiving, by somebody who may see dossiers."""

from __future__ import annotations

from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.reports import counter
from cchc_desktop.reports.counter import Returning
from cchc_desktop.store.connection import Database


def returning(db: Database, number: str, by: Clerk) -> Returning | None:
    """What earlier dossiers of this number say; raises Refused for who may not see them."""
    require(by, Duty.READ_DOSSIER)
    return counter.returning(db, number)


def open_same(db: Database, number: str, procedure_code: str, by: Clerk) -> list[Dossier]:
    """Dossiers of the same owner and procedure still open; raises Refused for who may not see them."""
    require(by, Duty.READ_DOSSIER)
    return counter.open_same(db, number, procedure_code)
