"""What a division asks of the counter through the portal (phòng nhắn qua cổng): papers wanted, a folder on its way back.

Each is work for a person, told once; the ledger follows when the clerk has done it.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

import msgspec

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.domain.text import clean
from cchc_desktop.store import dossiers, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire import incoming
from cchc_desktop.wire.contract import Change
from cchc_desktop.wire.documents import HolderDocument

ASKED, SENT_BACK = "supplement_asked", "custody_given_back"


class _Paper(msgspec.Struct):
    """One of DanhSachGiayToBoSung."""

    TenTepDinhKem: str = ""


class _Request(msgspec.Struct):
    """One of DanhSachHoSoBoSung."""

    HoSoBoSungId: str = ""
    NguoiYeuCauBoSung: str = ""
    NoiDungBoSung: str = ""
    NgayTiepNhanBoSung: str | None = None
    DanhSachGiayToBoSung: tuple[_Paper, ...] = ()


class _Said(msgspec.Struct):
    """What of a dossier's document a division writes for the counter."""

    TrangThaiHoSo: str = ""
    DanhSachHoSoBoSung: tuple[_Request, ...] = ()
    dangGiu: HolderDocument | None = None


def tell(db: Database, uid: str, change: Change, now: datetime) -> None:
    """A task for each thing asked of an own dossier; nothing for what was told before, or cannot be read."""
    with suppress(msgspec.ValidationError, ValueError):
        said = msgspec.convert(change.data, _Said)
        for kind, words in ((ASKED, _papers_wanted(said)), (SENT_BACK, _on_its_way(db, uid, said.dangGiu))):
            task = Task(0, kind, uid, None, msgspec.json.encode({"detail": words}), instant_text(now))
            if words and not tasks.was_told(db, task):
                tasks.add(db, task)


def _papers_wanted(said: _Said) -> str:
    """Of the last request, while it is open and was made on the portal: a counter's own is named by its operation."""
    if not said.DanhSachHoSoBoSung or said.TrangThaiHoSo != Status.SUPPLEMENT.value:
        return ""
    last = said.DanhSachHoSoBoSung[-1]
    if last.NgayTiepNhanBoSung or _is_operation(last.HoSoBoSungId):
        return ""
    papers = "; ".join(clean(paper.TenTepDinhKem) for paper in last.DanhSachGiayToBoSung)
    asked = f"{clean(last.NguoiYeuCauBoSung)}: {clean(last.NoiDungBoSung)}"
    return f"{asked}. Giấy tờ: {papers}" if papers else asked


def _is_operation(text: str) -> bool:
    with suppress(ValueError):
        return bool(UUID(text))
    return False


def _on_its_way(db: Database, uid: str, held: HolderDocument | None) -> str:
    """Of a folder that this counter counts; with a reason, for a result on its way is no work yet."""
    dossier = dossiers.get(db, uid)
    if dossier is None or held is None or not held.lyDoTra:
        return ""
    if dossier.holder.kind is not HolderKind.DIVISION or dossier.holder.counter:
        return ""
    at = incoming.moment(held.traLuc)
    since = f" lúc {at:%H:%M %d/%m/%Y}" if at else ""
    return f"{clean(held.ten) or 'Phòng chuyên môn'} gửi trả túi{since}: {clean(held.lyDoTra)}"
