"""End-of-day comparison (đối soát cuối ngày): what the counter holds against what the hub holds."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from cchc_desktop.hub import dossiers
from cchc_desktop.hub.dossiers import Kept
from cchc_desktop.hub.identity import Caller


class Held(msgspec.Struct, omit_defaults=True):
    """One dossier as the counter holds it; `contentHash` is payloadSha256 of its dossier.received."""

    dossierUid: str = ""
    MaHoSo: str | None = None
    TrangThaiHoSo: str | None = None
    tongTienDaThu: int | None = None
    contentHash: str | None = None


class Request(msgspec.Struct):
    """What the counter holds of one day of its unit."""

    MaDonVi: str
    ngay: str
    entries: list[Held]


class Differing(msgspec.Struct):
    """A dossier both sides hold, and the members in which they differ."""

    dossierUid: str
    members: list[str]


class Result(msgspec.Struct):
    """Only three empty lists let the screen say that all is in step."""

    missingAtPortal: list[str]
    missingAtCounter: list[str]
    differing: list[Differing]


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
    )


def _differences(entry: Held, kept: Kept) -> list[str]:
    """Members the counter named whose value is another here."""
    here: dict[str, Any] = {
        "MaHoSo": kept.data.get("MaHoSo"),
        "TrangThaiHoSo": kept.status,
        "tongTienDaThu": _paid(kept),
        "contentHash": kept.content_hash,
    }
    said = msgspec.structs.asdict(entry)
    return [member for member, value in here.items() if said[member] is not None and said[member] != value]


def _paid(kept: Kept) -> int:
    fees = kept.data.get("DanhSachLePhi", [])
    return sum(int(fee["Gia"]) for fee in fees if fee.get("trangThai") == "da-thu" and str(fee.get("Gia")).isdecimal())
