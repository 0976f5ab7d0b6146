"""Making ready for an inspection (đoàn kiểm tra): everything is verified once more, and the ledger says with what result."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, not_begun
from cchc_desktop.store import ledger, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.flaws import Flaw
from cchc_desktop.store.inspected import VERIFIED


def check(db: Database, period: Period, by: Clerk, now: datetime) -> Flaw | None:
    """Verifies the whole store and notes it for the inspection of a period: how many entries, and what was found.

    Raises Refused for a period that is still to come.
    """
    require(by, Duty.READ_DOSSIER)
    if future := not_begun(period, now.astimezone(VN).date()):
        raise Refused((future,))
    entries = ledger.last_pos(db)
    flaw = verify.prove(db, full=True)
    days = {"tu": period.first.isoformat(), "den": period.last.isoformat()}
    found = {"loi": flaw.wrong.name, "viTri": flaw.pos or 0} if flaw else {}
    note_counter(db, VERIFIED, days | {"soMuc": entries} | found, by, now)
    return flaw
