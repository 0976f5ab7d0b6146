"""Custody (giao nhận): folders to a division, results back, results to the citizen; every folder has one holder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, ResultArrived, ResultHandedOver, ResultPosted, SentBack
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


def hand_over(db: Database, uids: Sequence[str], division: str, by: Clerk, now: datetime) -> list[Dossier]:
    """Gives folders to a division: one act, one entry a folder; all of them or none."""
    require(by, Duty.HAND_OVER)
    act_id, at = new_uid(), to_millisecond(now)
    with transaction(db):
        return [record(db, find(db, uid), HandedOver(at, division), by, act_id) for uid in uids]


def send_back(db: Database, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """A folder comes back to the counter without a result."""
    require(by, Duty.HAND_OVER)
    with transaction(db):
        return record(db, find(db, uid), SentBack(to_millisecond(now), reason), by)


def take_result(db: Database, uid: str, title: str, by: Clerk, now: datetime) -> Dossier:
    """The result lies at the counter."""
    require(by, Duty.TAKE_RESULT)
    with transaction(db):
        return record(db, find(db, uid), ResultArrived(to_millisecond(now), title), by)


def return_result(db: Database, uid: str, event: ResultHandedOver | ResultPosted, by: Clerk) -> Dossier:
    """The result goes to its collector, by hand or by public post; being overdue never stops it."""
    require(by, Duty.RETURN_RESULT)
    with transaction(db):
        return record(db, find(db, uid), event, by)
