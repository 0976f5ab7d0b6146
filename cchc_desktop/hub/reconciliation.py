"""End-of-day comparison (đối soát cuối ngày): what the counter holds against what the hub holds."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from cchc_desktop.hub import dossiers
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.upstream import line_up
from cchc_desktop.hub.upstream.tables import forwardings
from cchc_desktop.wire.reconciliation import Differing, Held, Request, Result, Upstream

_FAILED_TOLD = 50


def reconcile(db: Connection, caller: Caller, request: Request) -> Result:
    """Compare; missing at the counter counts this device's own receptions, others' may not have reached it."""
    entries = {entry.dossierUid.lower(): entry for entry in request.entries}
    held = {uid: kept for uid, kept in dossiers.load(db, entries).items() if kept.unit == caller.unit}
    of_day = dossiers.of_day(db, caller.unit, request.ngay)
    own = {kept.uid for kept in of_day if kept.device_id == caller.device_id}
    pairs = [(uid, _differences(entries[uid], kept)) for uid, kept in sorted(held.items())]
    return Result(
        missingAtPortal=sorted(entries.keys() - held.keys()),
        missingAtCounter=sorted(own - entries.keys()),
        differing=[Differing(uid, members) for uid, members in pairs if members],
        upstream=_upstream(db, caller.unit),
    )


def _upstream(db: Connection, unit: str) -> Upstream | msgspec.UnsetType:
    """How far the unit's dossiers were passed on; unset where none is."""
    c = forwardings.c
    mine = select(func.count()).where(c.unit == unit)
    counted = [mine, mine.where(c.waiting), mine.where(~c.waiting, c.refused <= c.sent)]
    every, waiting, sent = (db.execute(count).scalar_one() for count in counted)
    if not every:
        return msgspec.UNSET
    failed = [{"dossierUid": uid, "code": trouble} for uid, trouble in line_up.refused(db, unit)]
    return Upstream(sent, waiting, failed[:_FAILED_TOLD])


def _differences(entry: Held, kept: Kept) -> list[str]:
    """Members the counter named whose value is another here."""
    here: dict[str, Any] = {
        "MaHoSo": kept.data.get("MaHoSo"),
        "TrangThaiHoSo": kept.status,
        "tongTienDaThu": _paid(kept),
        "contentHash": kept.content_hash,
        "daHuy": bool(kept.data.get("daHuy")),
    }
    said = msgspec.structs.asdict(entry)
    return [member for member, value in here.items() if said[member] is not None and said[member] != value]


def _paid(kept: Kept) -> int:
    fees = kept.data.get("DanhSachLePhi", [])
    return sum(int(fee["Gia"]) for fee in fees if fee.get("trangThai") == "da-thu" and str(fee.get("Gia")).isdecimal())
