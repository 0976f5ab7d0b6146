"""Operations whose content is kept no longer (nội dung đã xóa, hết hạn lưu): journalled for their chain, without effect.

A counter sends them so to a hub that has not its old entries: a new one, or one put back from a backup. Of a dossier that
was received so the hub makes none, and nothing of it waits.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, select

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.hub.schema import ledger
from cchc_desktop.wire.canonical import BLANK
from cchc_desktop.wire.contract import Op

LEAST = timedelta(days=365)  # no content is deleted sooner: what is blank before was spoiled


def is_blank(op: Op) -> bool:
    """Whether it says nothing any more."""
    return bytes(op.payload) == BLANK


def may_be_blank(op: Op, now: datetime) -> bool:
    """Whether its content may have been deleted in good order."""
    return is_blank(op) and op.dossierUid is not None and parse_instant(op.occurredAt) < now - LEAST


def is_of_one(db: Connection, uid: str) -> bool:
    """Whether the journal has a reception of this dossier that says nothing any more."""
    c = ledger.c
    received = select(c.entry).where(c.dossier_uid == uid, c.type == "dossier.received")
    return any(is_blank(msgspec.json.decode(entry, type=Op)) for entry in db.execute(received).scalars())
