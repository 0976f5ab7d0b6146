"""Receipts gathered (giấy tiếp nhận): the dossier as it stands, with what the version says of those before it."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.reissue import reissue
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.store import rebuild
from cchc_desktop.store.connection import Database


def receipt(db: Database, uid: str, _place: Place, now: datetime) -> Receipt:
    """The receipt (Mẫu số 01) in its newest version."""
    dossier = dossier_of(db, uid)
    if not dossier.printed_code:
        raise NoPaper("receipt.no_code", "Hồ sơ chưa có mã nên chưa có giấy tiếp nhận.")
    return Receipt(dossier, now.date(), reissue(rebuild.events(db, uid)))


GATHER: dict[str, Gather] = {RECEIPT: receipt}
