"""Moving a dossier's status by hand (cập nhật trạng thái trên cổng): the division's side of a dossier's way."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection

from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.text import clean, clean_lines
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.staff import Staff

OFFERED = (
    *(Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT),
    *(Status.WITHDRAWN, Status.STOPPED, Status.FINISHED),
)
OF_A_DIVISION = (Status.PROCESSING, Status.PAYMENT, Status.STOPPED, Status.FINISHED)  # 5 has a form of its own
MOST_PAPERS, LONGEST_PAPER, LONGEST_NOTE = 30, 500, 1000
_CLOSED = (Status.WITHDRAWN, Status.RETURNED)
_NEED_REASON = (Status.SUPPLEMENT, Status.PAYMENT, Status.WITHDRAWN, Status.STOPPED)


class Move(NamedTuple):
    """What the form says: the status, who moves it, the note or reason, a new return date if any, papers asked for.

    `account` and `division`: whose the signed-in account is, "" for the administrator.
    """

    status: Status
    officer: str
    note: str
    due_at: datetime | None = None
    papers: tuple[str, ...] = ()
    account: str = ""
    division: str = ""

    def by(self, who: Staff) -> Move:
        """The same, done by somebody of a division."""
        return self._replace(officer=who.name, account=who.code, division=who.division)


def read_form(form: dict[str, str], offers: Sequence[Status] = OFFERED) -> tuple[Move | None, dict[str, str]]:
    """The move, or by field a sentence that says what is wrong."""
    wrong = {}
    offered = {status.value: status for status in offers}
    status = offered.get(form.get("trangThai", ""))
    note, officer = form.get("noiDung", "").strip(), form.get("nguoiXuLy", "").strip()
    due_at, readable = _local(form.get("henTra", ""))
    if status is None:
        wrong["trangThai"] = "Hãy chọn trạng thái mới."
    if not officer or len(officer) > 50:
        wrong["nguoiXuLy"] = "Hãy ghi người xử lý, không quá 50 ký tự."
    if not readable:
        wrong["henTra"] = "Hãy ghi ngày hẹn trả mới như 02/11/2026 10:00."
    if not note and (due_at is not None or status in _NEED_REASON):
        wrong["noiDung"] = "Hãy ghi nội dung hoặc lý do."
    if len(note) > LONGEST_NOTE:
        wrong["noiDung"] = f"Nội dung không quá {LONGEST_NOTE} ký tự."
    return (Move(status, officer, note, due_at), {}) if status and not wrong else (None, wrong)


def read_request(form: dict[str, str]) -> tuple[Move | None, dict[str, str]]:
    """A request for papers, one a line, and why; or by field what is wrong. Who asks is added by `Move.by`."""
    papers = tuple(dict.fromkeys(clean_lines(form.get("giayTo", "")).splitlines()))
    reason, wrong = clean(form.get("lyDo", "")), {}
    if not papers:
        wrong["giayTo"] = "Hãy ghi giấy tờ cần bổ sung, mỗi dòng một loại."
    if len(papers) > MOST_PAPERS or any(len(paper) > LONGEST_PAPER for paper in papers):
        wrong["giayTo"] = f"Không quá {MOST_PAPERS} giấy tờ, mỗi tên không quá {LONGEST_PAPER} ký tự."
    if not reason or len(reason) > LONGEST_NOTE:
        wrong["lyDo"] = f"Hãy ghi lý do, không quá {LONGEST_NOTE} ký tự."
    return (None, wrong) if wrong else (Move(Status.SUPPLEMENT, "", reason, papers=papers), {})


def _local(text: str) -> tuple[datetime | None, bool]:
    """The moment of a day and an hour as people write them, or as ISO does; and whether it could be read."""
    typed = clean(text)
    if not typed:
        return None, True
    with suppress(ValueError):
        return datetime.strptime(typed, "%d/%m/%Y %H:%M").replace(tzinfo=VN), True
    with suppress(ValueError):
        return datetime.fromisoformat(typed).replace(tzinfo=VN), True
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
        request: dict[str, Any] = {"HoSoBoSungId": f"{dossier.uid}-{dossier.version + 1}"}
        request |= {"NguoiYeuCauBoSung": wish.officer}
        request |= {"NoiDungBoSung": wish.note, "NgayBoSung": moment}
        if papers := [{"componentUid": str(uuid4()), "TenTepDinhKem": name} for name in wish.papers]:
            request["DanhSachGiayToBoSung"] = papers
        dossier.add("DanhSachHoSoBoSung", request | said)
    if wish.status in (Status.FINISHED, Status.STOPPED) and former != wish.status.value:
        data["NgayKetThucXuLy"] = moment
    if new_due:
        dossier.add("doiNgayHenTra", said | {"lyDo": wish.note, "thoiDiem": moment})
        dossier.promise(new_due)
    dossier.add("tienTrinh", _line(wish, moment))
    dossier.changed_by(None, "", former)
    dossiers.save(db, [dossier], moment)


def note(dossier: Kept, who: Staff, words: str, moment: str) -> None:
    """A line of progress that moves no status."""
    dossier.add("tienTrinh", _line(Move(Status(dossier.status), "", words).by(who), moment))


def _line(wish: Move, moment: str) -> dict[str, str]:
    line = {
        "NguoiXuLy": wish.officer,
        "NoiDungXuLy": "; ".join((wish.note or wish.status.label, *wish.papers)),
        "ThoiDiemXuLy": moment,
        "TrangThai": wish.status.value,
    }
    return line | {name: said for name, said in _whose(wish).items() if said}


def _whose(wish: Move) -> dict[str, str]:
    return {"PhongBanXuLy": wish.division, "maCanBo": wish.account}
