"""Making a parcel (gói hồ sơ): the dossier as it is now, and the scans that its counters linked."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.hub import dossiers
from cchc_desktop.hub import schema as tables
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.schema import ledger, units
from cchc_desktop.hub.upstream import outbox
from cchc_desktop.hub.upstream.line_up import Claim
from cchc_desktop.hub.upstream.parcel import LinkedFile, Parcel
from cchc_desktop.hub.upstream.tables import forwardings
from cchc_desktop.wire.canonical import is_sha256
from cchc_desktop.wire.contract import Op

_AT_ONCE = 500


def queue_since(db: Connection, day: str, now: str) -> int:
    """Dossiers received on `day` (ISO) or later that were never noted here, or not as they are now; how many."""
    c, noted = tables.dossiers.c, forwardings.c
    newer = noted.uid.is_(None) | (noted.wanted < c.version)
    known = select(c.uid).outerjoin(forwardings, noted.uid == c.uid).where(c.received_day >= day, newer)
    uids = list(db.execute(known.order_by(c.arrived_at, c.uid)).scalars())
    for first in range(0, len(uids), _AT_ONCE):
        outbox.queue(db, dossiers.load(db, uids[first : first + _AT_ONCE]).values(), now)
    return len(uids)


class _Link(msgspec.Struct):
    sha256: str = ""
    loaiTep: str = "application/octet-stream"
    tenGiayTo: str = ""


def parcel(hub: Hub, held: Claim, now: datetime) -> Parcel | None:
    """What a claim brings; None when there is no such dossier any more."""
    with hub.storage.reading() as db:
        dossier = dossiers.load(db, [held.uid]).get(held.uid)
        if dossier is None:
            return None
        name = db.execute(select(units.c.name).where(units.c.code == held.unit)).scalar()
        files = _linked(db, held.uid)

    def read(file: LinkedFile) -> bytes | None:
        shelf = hub.uploads.shelf if hub.uploads else None
        size = shelf.size(held.unit, file.sha256) if shelf else None
        return b"".join(shelf.pieces(held.unit, file.sha256, range(size))) if shelf and size is not None else None

    return Parcel(
        uid=held.uid,
        unit=held.unit,
        unit_name=name or "",
        version=dossier.version,
        code=code_of(dossier),
        data=dossier.data,
        memory=held.memory,
        files=files,
        waited=(now - parse_instant(held.queued_at)).total_seconds(),
        read=read,
    )


def code_of(dossier: Kept) -> str:
    """MaHoSo; of two dossiers with one code, the later goes by its alias."""
    return str(dossier.data.get("MaHoSoKhac" if dossier.twin else "MaHoSo") or "")


def _linked(db: Connection, uid: str) -> tuple[LinkedFile, ...]:
    """Each scan once, in the order it was linked."""
    mine = (ledger.c.dossier_uid == uid) & (ledger.c.type == "file.linked") & ~ledger.c.again
    found: dict[str, LinkedFile] = {}
    for entry in db.execute(select(ledger.c.entry).where(mine).order_by(ledger.c.arrived_at, ledger.c.seq)).scalars():
        try:
            link = msgspec.json.decode(msgspec.json.decode(entry, type=Op).payload, type=_Link)
        except msgspec.MsgspecError:  # journalled as it came; it links nothing
            continue
        if is_sha256(link.sha256):
            found.setdefault(link.sha256, LinkedFile(link.sha256, link.loaiTep, link.tenGiayTo))
    return tuple(found.values())
