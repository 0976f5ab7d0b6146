"""Fees (phí, lệ phí): money taken and struck out, add-only, whole đồng."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


def collect(db: Database, uid: str, amount: int, method: str, by: Clerk, now: datetime) -> Dossier:
    """Money taken for a dossier; `method` is tien-mat, chuyen-khoan or truc-tuyen."""
    require(by, Duty.COLLECT_FEE)
    with transaction(db):
        return record(db, find(db, uid), FeeCollected(to_millisecond(now), new_uid(), amount, method), by)


def strike_out(db: Database, uid: str, fee_uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """A collected fee struck out; a new collection corrects it."""
    require(by, Duty.COLLECT_FEE)
    with transaction(db):
        return record(db, find(db, uid), FeeVoided(to_millisecond(now), fee_uid, reason), by)
