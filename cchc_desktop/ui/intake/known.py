"""What is known already (đã có trong kho) of a citizen: asked while receiving, by somebody who may see dossiers."""

from __future__ import annotations

from datetime import date

from cchc_desktop.acts.record import find, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.reports import counter
from cchc_desktop.reports.counter import Returning
from cchc_desktop.store.connection import Database


def returning(db: Database, number: str, by: Clerk, but: str = "") -> Returning | None:
    """What dossiers of this number say, `but` one (a uid); raises Refused for who may not see them."""
    require(by, Duty.READ_DOSSIER)
    return counter.returning(db, number, but)


def open_same(db: Database, number: str, procedure_code: str, by: Clerk, but: str = "") -> list[Dossier]:
    """Dossiers of the same owner and procedure still open, `but` one; raises Refused for who may not see them."""
    require(by, Duty.READ_DOSSIER)
    return counter.open_same(db, number, procedure_code, but)


def waiting(db: Database, uid: str, by: Clerk, today: date) -> tuple[Dossier, bool]:
    """A dossier that a draft is to complete, and whether it still can be; raises Refused for one the store has not."""
    require(by, Duty.READ_DOSSIER)
    dossier = find(db, uid)
    return dossier, possible(dossier, today)[Deed.RECEIVE] is None
