"""A dossier as an archive keeps it (hồ sơ lưu trữ): its line in the index, its timeline, its entries, what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FileLinked, SlipPrinted
from cchc_desktop.domain.instants import VN, day_text, instant_text
from cchc_desktop.reports import history
from cchc_desktop.store import ledger, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire.canonical import BLANK

_UNFIT = re.compile(r"[^A-Za-z0-9.-]")
_PRINTED = "handed_over"


@dataclass(frozen=True, slots=True)
class Printing:
    """A slip that reached a printer: its dossier as it then was, and the last entry before it was asked for."""

    event: SlipPrinted
    dossier: Dossier
    pos: int


def folder_name(dossier: Dossier) -> str:
    """By its code alone, in letters any system takes; of what was not taken in by its uid."""
    return _UNFIT.sub("_", dossier.printed_code) or f"chua-tiep-nhan-{dossier.uid}"


def printings(db: Database, uid: str) -> list[Printing]:
    """What was printed of a dossier, in the order it was asked for."""
    asked: dict[str, Printing] = {}
    printed: set[str] = set()
    dossier: Dossier | None = None
    before = 0
    for entry in ledger.of_dossier(db, uid):
        event = rebuild.event_of(db, entry)
        if isinstance(event, SlipPrinted):
            if event.state == _PRINTED:
                printed.add(event.print_uid)
            elif dossier is not None:
                asked.setdefault(event.print_uid, Printing(event, dossier, before))
        elif event is not None:
            dossier = rebuild.after(dossier, event)
        before = entry.pos
    return [each for name, each in asked.items() if name in printed]


def scans(db: Database, uid: str) -> list[FileLinked]:
    """The scans that its entries name, oldest first; each once."""
    found = (event for event in rebuild.events(db, uid) if isinstance(event, FileLinked))
    return list({event.sha256: event for event in found}.values())


def timeline(db: Database, dossier: Dossier) -> str:
    """What happened, oldest first, for people to read."""
    lines = [
        f"Hồ sơ {dossier.printed_code or dossier.uid}",
        f"{dossier.intake.procedure_code} {dossier.reception.procedure_name}",
        f"Chủ hồ sơ: {dossier.intake.owner.name}",
        f"Trạng thái: {dossier.status.label}{', đã hủy' if dossier.voided else ''}",
        "",
    ]
    for line in reversed(history.lines(db, dossier.uid)):
        at = line.at.astimezone(VN)
        lines.append(f"{day_text(at.date())} {at:%H:%M}  {line.text} – {line.who} ({line.portal.lower()})")
    return "\n".join(lines) + "\n"


def entry_lines(db: Database, uid: str) -> Iterator[bytes]:
    """Its entries as NDJSON, each with all its hash is made of (portal.yaml, Op.hash)."""
    for entry in ledger.of_dossier(db, uid):
        yield msgspec.json.encode(_entry(entry, ledger.previous_hash(db, entry))) + b"\n"


def _entry(entry: Entry, previous: str) -> dict[str, Any]:
    """`payload` null: blanked, its time of keeping was over; its hash stays."""
    return {
        "deviceInstanceId": entry.instance,
        "seq": entry.seq,
        "opId": entry.op_id,
        "actId": entry.act_id,
        "type": entry.type,
        "schemaVersion": entry.schema_version,
        "dossierUid": entry.dossier_uid,
        "occurredAt": entry.occurred_at,
        "operator": {"maCanBo": entry.clerk_code, "NguoiXuLy": entry.clerk_name, "ChucDanh": entry.clerk_title},
        "payload": None if entry.payload == BLANK else msgspec.Raw(entry.payload),
        "payloadSha256": entry.payload_sha256,
        "previousHash": previous,
        "hash": entry.hash,
    }


def index_line(dossier: Dossier, folder: str) -> dict[str, Any]:
    """What the index says of it."""
    finished = dossier.returned_at or dossier.processed_at or dossier.refused_at
    return {
        "thuMuc": folder,
        "maHoSo": dossier.printed_code,
        "maHoSoKhac": dossier.alias or "",
        "dossierUid": dossier.uid,
        "maThuTuc": dossier.intake.procedure_code,
        "tenThuTuc": dossier.reception.procedure_name,
        "linhVuc": dossier.reception.procedure_field,
        "chuHoSo": dossier.intake.owner.name,
        "ngayTiepNhan": _moment(dossier.received_at),
        "ngayHenTra": _moment(dossier.due_at),
        "ngayKetThuc": _moment(finished),
        "trangThai": dossier.status.label,
        "daHuy": dossier.voided,
        "hetHanLuu": dossier.blanked,
    }


def _moment(at: datetime | None) -> str | None:
    return instant_text(at) if at else None
