"""What the page of the results reads (đọc kệ kết quả): the shelf, and what a scanned code is about."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.reports import holders, shelf
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Arriving:
    """A folder that is scanned while a division has it: its result is back."""

    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Unfit:
    """A scan that leads to no result; the sentence says why and what to do."""

    sentence: str


Scanned = OnShelf | Arriving | Unfit


def read(db: Database, by: Clerk) -> tuple[OnShelf, ...]:
    """The shelf; raises Refused for a clerk who returns nothing."""
    require(by, Duty.RETURN_RESULT)
    return shelf.on_shelf(db)


def about(db: Database, code: str, by: Clerk) -> Scanned:
    """What a scanned receipt or folder is here for."""
    require(by, Duty.RETURN_RESULT)
    found = dossiers.by_code(db, code)
    if not found:
        return Unfit(f"Không thấy hồ sơ {code} ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận.")
    dossier = found[0]
    if dossier.status is Status.RETURNED:
        return Unfit(f"{code} đã trả kết quả{_on(dossier)}. Mở hồ sơ để xem ai đã nhận.")
    if dossier.voided or dossier.status.ended:
        return Unfit(f"{code} đang ở trạng thái “{dossier.status.label}” nên không có kết quả để trả.")
    if dossier.holder.kind is HolderKind.DIVISION:
        return Arriving(dossier)
    if dossier.status is Status.FINISHED:
        return shelf.placed(db, dossier)
    known = holders.in_hand(db, dossier.uid)
    where = known.holder.name if known and known.holder.name else "quầy"
    return Unfit(f"{code} chưa có kết quả: hồ sơ đang ở {where}, {dossier.status.label.lower()}.")


def _on(dossier: Dossier) -> str:
    return f" ngày {dossier.returned_at:%d/%m/%Y}" if dossier.returned_at else ""
