"""Fees (phí, lệ phí): money taken and struck out, add-only, whole đồng; what is owed follows (Dossier.owed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.demands import demand_confirmed
from cchc_desktop.acts.record import demand, find, record, require
from cchc_desktop.domain import money_rules
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.money import CASH
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


@dataclass(frozen=True, slots=True)
class Payment:
    """Money handed over: whole đồng, how (domain/money.py), and the number of the receipt (biên lai) given for it."""

    amount: int
    method: str = CASH
    receipt_number: str = ""


def collect(db: Database, uid: str, payment: Payment, by: Clerk, now: datetime, *, confirmed: bool = False) -> Dossier:
    """Money taken for a dossier; more than is owed only when `confirmed`, nothing where nothing is owed."""
    require(by, Duty.COLLECT_FEE)
    event = FeeCollected(to_millisecond(now), new_uid(), payment.amount, payment.method, payment.receipt_number)
    with transaction(db):
        dossier = find(db, uid)
        demand(db, dossier, event)
        demand_confirmed([money_rules.doubt(dossier, event)], confirmed)
        return record(db, dossier, tidy(event), by)


def strike_out(db: Database, uid: str, fee_uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """A collected fee struck out; a new collection corrects it."""
    require(by, Duty.COLLECT_FEE)
    with transaction(db):
        return record(db, find(db, uid), tidy(FeeVoided(to_millisecond(now), fee_uid, reason)), by)
