"""Moving a dossier's status by hand (cập nhật trạng thái trên cổng): the division's side of a dossier's way."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.dossiers import Kept

OFFERED = (
    *(Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT),
    *(Status.WITHDRAWN, Status.STOPPED, Status.FINISHED),
)
_CLOSED = (Status.WITHDRAWN, Status.RETURNED)
_NEED_REASON = (Status.SUPPLEMENT, Status.PAYMENT, Status.WITHDRAWN, Status.STOPPED)


class Move(NamedTuple):
    """What the form says: the status, who moves it, the note or reason, a new return date if any."""

    status: Status
    officer: str
    note: str
    due_at: datetime | None


def read_form(form: dict[str, str]) -> tuple[Move | None, list[str]]:
    """The move, or every sentence that says what is wrong."""
    wrong = []
    offered = {status.value: status for status in OFFERED}
    status = offered.get(form.get("trangThai", ""))
    note, officer = form.get("noiDung", "").strip(), form.get("nguoiXuLy", "").strip()
    due_at, readable = _local(form.get("henTra", ""))
    if status is None:
        wrong.append("Hãy chọn trạng thái mới.")
    if not officer or len(officer) > 50:
        wrong.append("Hãy ghi người xử lý, không quá 50 ký tự.")
    if not readable:
        wrong.append("Ngày hẹn trả mới không đọc được.")
    if not note and (due_at is not None or status in _NEED_REASON):
        wrong.append("Hãy ghi nội dung hoặc lý do.")
    if len(note) > 1000:
        wrong.append("Nội dung không quá 1000 ký tự.")
    return (Move(status, officer, note, due_at), []) if status and not wrong else (None, wrong)


def _local(text: str) -> tuple[datetime | None, bool]:
    """The moment of a datetime-local field, and whether it could be read."""
    if not text:
        return None, True
    try:
        return datetime.fromisoformat(text).replace(tzinfo=VN), True
    except ValueError:
        return None, False


def closed(dossier: Kept) -> bool:
    """Withdrawn or returned: the counter said so, and it stands."""
    return dossier.status in {status.value for status in _CLOSED}


def move(db: Connection, dossier: Kept, wish: Move, now: datetime) -> None:
    """One more version of the dossier, in the feed for its counters; ValueError when it is closed."""
    if closed(dossier):
        raise ValueError("closed")
    data, former, moment = dossier.data, dossier.status, instant_text(now)
    new_due = instant_text(wish.due_at) if wish.due_at else None
    dates = {"NgayHenTraTruoc": data.get("NgayHenTra"), "NgayHenTraMoi": new_due}
    said = {name: value for name, value in dates.items() if value and new_due}
    data["TrangThaiHoSo"] = wish.status.value
    dossier.keep_pause()
    if wish.status is Status.SUPPLEMENT:
        dossier.pause(moment)
        request = {"HoSoBoSungId": f"{dossier.uid}-{dossier.version + 1}", "NguoiYeuCauBoSung": wish.officer}
        dossier.add("DanhSachHoSoBoSung", request | {"NoiDungBoSung": wish.note, "NgayBoSung": moment} | said)
    if wish.status in (Status.FINISHED, Status.STOPPED):
        data["NgayKetThucXuLy"] = moment
    if new_due:
        dossier.add("doiNgayHenTra", said | {"lyDo": wish.note, "thoiDiem": moment})
        dossier.promise(new_due)
    dossier.add("tienTrinh", _line(wish, moment))
    dossier.changed_by(None, "", former)
    dossiers.save(db, [dossier], moment)


def _line(wish: Move, moment: str) -> dict[str, str]:
    return {
        "NguoiXuLy": wish.officer,
        "NoiDungXuLy": wish.note or wish.status.label,
        "ThoiDiemXuLy": moment,
        "TrangThai": wish.status.value,
    }
