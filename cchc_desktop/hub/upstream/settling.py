"""What became of it above (kết quả chuyển tiếp): written to the journal, told to the counters by the operation's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import dossiers, feed
from cchc_desktop.hub.database import Storage
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.refusals import problem
from cchc_desktop.hub.schema import ledger
from cchc_desktop.hub.upstream.line_up import Claim, mine
from cchc_desktop.hub.upstream.outbox import NOT_YET
from cchc_desktop.hub.upstream.parcel import Memory, Notice
from cchc_desktop.hub.upstream.tables import forwarded_ops, forwardings
from cchc_desktop.hub.upstream.troubles import LostClaim, Refused
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import OpResult, ProblemDocument

_SAME_CODE = Notice("MA_HO_SO_TRUNG", "Mã cổng cấp trên đặt cho hồ sơ này đã có ở hồ sơ khác; báo quản trị cổng.")


def taken(storage: Storage, held: Claim, version: int, notices: Sequence[Notice], now: datetime) -> None:
    """The dossier as of `version` is above; `notices` are told with those of the memory. Raises LostClaim."""
    memory = msgspec.structs.replace(held.memory, refused="", notices=[])  # the claim's stays: this may be run again
    noted = [*held.memory.notices, *notices]
    with storage.writing(held.unit) as db:
        row = _row(db, held)
        wanted, notices = row.wanted, list(noted)
        dossier = dossiers.load(db, [held.uid]).get(held.uid)
        if dossier is not None and _takes_alias(db, dossier, held.memory.code if held.memory.exists else "", notices):
            dossier.changed_by(None, dossier.decided_by, dossier.status)
            dossiers.save(db, [dossier], instant_text(now))
            wanted = dossier.version
            version = wanted if row.wanted <= version else version
        values = {"sent": version, "trouble": "", "waiting": wanted > version}
        _end(db, held, memory, values, now)
        warnings = [problem(200, notice.code, notice.detail) for notice in notices]
        _tell(db, held, version, warnings, now)


def turned_away(storage: Storage, held: Claim, version: int, refusal: Refused, now: datetime) -> None:
    """It is not above, and will not be until a person has done something; raises LostClaim.

    The same refusal again opens no second task, unless the dossier was corrected meanwhile.
    """
    mark = sha256_hex(msgspec.json.encode([refusal.code, refusal.detail, refusal.pointer]))
    held.memory.refused = mark
    with storage.writing(held.unit) as db:
        row = _row(db, held)
        known = msgspec.json.decode(row.memory, type=Memory).refused == mark  # by the disk: this may be a second run
        values = {"refused": version, "trouble": refusal.code, "waiting": row.wanted > version}
        _end(db, held, held.memory, values, now)
        pointers = [refusal.pointer] if refusal.pointer else []
        warning = problem(200, refusal.code, refusal.detail, *pointers)
        _tell(db, held, version, [warning], now, is_known=known)


def _row(db: Connection, held: Claim) -> Any:
    row = db.execute(select(forwardings).where(mine(held)).with_for_update()).first()
    if row is None:
        raise LostClaim
    return row


def _end(db: Connection, held: Claim, memory: Memory, values: dict[str, Any], now: datetime) -> None:
    at = instant_text(now)
    rest = {"holder": "", "held_until": NOT_YET, "attempts": 0, "due_at": at, "queued_at": at}
    kept = msgspec.json.encode(memory)
    db.execute(update(forwardings).where(mine(held)).values(memory=kept, **rest, **values))


def _takes_alias(db: Connection, dossier: Kept, code: str, notices: list[Notice]) -> bool:
    """Whether the code it has above is news: then it is found by that one too (MaHoSoKhac)."""
    if not code or code in (dossier.data.get("MaHoSo"), dossier.data.get("MaHoSoKhac")):
        return False
    if dossier.twin or dossiers.holders(db, {code}, dossier.unit)[code] - {dossier.uid}:
        notices.append(_SAME_CODE)  # of two with one code the alias is the hub's own, which papers may already say
        return False
    dossier.data["MaHoSoKhac"] = code
    return True


def _tell(
    db: Connection, held: Claim, version: int, warnings: list[ProblemDocument], now: datetime, *, is_known: bool = False
) -> None:
    """Each operation that waited for this version; without any, who works at the hub moved it: the unit is told."""
    c = forwarded_ops.c
    waited = (c.uid == held.uid) & (c.version <= version)
    ops = list(db.execute(select(c.op_id).where(waited).order_by(c.version, c.op_id)).scalars())
    moment = instant_text(now)
    items = [item for op_id in ops if (item := _item(db, op_id, held.unit, (warnings, is_known), moment))]
    if warnings and not ops and not is_known:
        body = {"dossierUid": held.uid} | msgspec.to_builtins(warnings[0])
        items.append(feed.Item("task", f"{held.uid}.tren", held.unit, version, moment, None, msgspec.json.encode(body)))
    feed.publish(db, items)
    db.execute(delete(forwarded_ops).where(waited))


def _item(
    db: Connection, op_id: str, unit: str, said: tuple[list[ProblemDocument], bool], moment: str
) -> feed.Item | None:
    """The operation's later outcome, in the journal as well; None when nothing is new."""
    warnings, is_known = said
    the_first = (ledger.c.op_id == op_id) & ~ledger.c.again
    row = db.execute(select(ledger.c.result, ledger.c.type).where(the_first)).first()
    if row is None:
        return None
    result = msgspec.json.decode(row.result, type=OpResult)
    if result.outcome != "pending-upstream" and not warnings:
        return None
    result.outcome = "accepted-with-warnings" if warnings else "applied"
    if is_known and row.type != "dossier.amended":
        warnings = []
    told = msgspec.structs.replace(result, warnings=warnings, version=None, missingFiles=[])
    result.warnings = result.warnings + warnings
    db.execute(update(ledger).where(the_first).values(result=msgspec.json.encode(result)))
    return feed.Item("task", op_id, unit, 1, moment, op_id, msgspec.json.encode(told))
