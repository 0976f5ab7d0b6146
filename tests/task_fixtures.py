"""Tasks with two versions, as a portal's answers leave them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.acts import decide, deliver
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, dossiers, ledger, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.contract import OpBatchResult, OpResult, ProblemDocument

CLASH = ProblemDocument("urn:quay:problem:XUNG_DOT", "Conflict", 409, "Cổng và quầy cùng sửa một mục.", code="XUNG_DOT")


def answered(db: Database, now: datetime, outcome: Any, **members: Any) -> None:
    """The portal takes all that waits; the newest entry of a dossier ends in `outcome`."""
    entries = ledger.after(db, deliveries.acked(db), 1_000_000)
    newest = [entry for entry in entries if entry.dossier_uid][-1]
    results = [
        OpResult(entry.op_id, outcome, **members) if entry is newest else OpResult(entry.op_id, "applied")
        for entry in entries
    ]
    deliver.take_answer(db, entries, OpBatchResult("b", instant_text(now), entries[-1].seq, results), now)


def a_conflict(db: Database, uid: str, by: Clerk, now: datetime) -> Task:
    """The phone was corrected here and, otherwise, at the portal; the portal has a note besides."""
    before = dossiers.get(db, uid)
    assert before is not None
    document = msgspec.json.decode(msgspec.json.encode(outgoing.payload(before, "")))
    there = {"SoDienThoai": "0987654321", "GhiChu": "Phòng đã gọi điện"}
    document |= there | {"chuHoSoChiTiet": document["chuHoSoChiTiet"] | {"SoDienThoai": "0987654321"}}
    corrected = replace(before.intake, owner=replace(before.intake.owner, phone="0911111111"))
    decide.amend(db, uid, corrected, "Công dân đổi số", (by, now, None))
    answered(db, now, "conflict", problem=CLASH, serverState=document, version=5)
    return tasks.still_open(db)[-1]
