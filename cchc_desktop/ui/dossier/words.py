"""How a dossier is spoken of on a screen (lời trên màn hình): status, holder and due date, each with icon and tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Holder, HolderKind, Status


@dataclass(frozen=True, slots=True)
class Said:
    """Words, an icon's name, a tone ("" is plain): colour never stands alone."""

    text: str
    glyph: str = ""
    tone: str = ""


_STATUSES = {
    Status.NEW: Said("Mới đăng ký", "file-plus", "note"),
    Status.RECEIVED: Said("Đã tiếp nhận", "file-plus", "note"),
    Status.REFUSED: Said("Không tiếp nhận", "prohibit"),
    Status.PROCESSING: Said("Đang xử lý", "hourglass", "note"),
    Status.SUPPLEMENT: Said("Chờ bổ sung", "clock", "waiting"),
    Status.PAYMENT: Said("Chờ nộp phí", "clock", "waiting"),
    Status.WITHDRAWN: Said("Công dân đã rút", "sign-out"),
    Status.STOPPED: Said("Dừng xử lý", "prohibit"),
    Status.FINISHED: Said("Đã có kết quả", "tray", "done"),
    Status.RETURNED: Said("Đã trả kết quả", "check-circle", "done"),
}
_VOIDED = Said("Đã hủy, nhập nhầm", "x-circle")
_PAUSES = (Status.SUPPLEMENT, Status.PAYMENT)


def status(state: Status, voided: bool = False) -> Said:
    """The status in few words."""
    return _VOIDED if voided else _STATUSES[state]


def long_status(state: Status, voided: bool = False) -> Said:
    """For the page's pill: that the clock stands still is said too."""
    said = status(state, voided)
    return Said(f"{said.text} · đồng hồ tạm dừng", said.glyph, said.tone) if state in _PAUSES and not voided else said


def is_running(state: Status, voided: bool = False) -> bool:
    """Whether it can become late: not once it is done, nor while the clock stands still."""
    return not (voided or state.ended or state is Status.FINISHED or state in _PAUSES)


def due(due_at: datetime | None, now: datetime, running: bool) -> Said:
    """The due date in a list: late is red and says so, today amber and says so."""
    if due_at is None:
        return Said("không hẹn ngày")
    local, today = due_at.astimezone(VN), now.astimezone(VN).date()
    if not running:
        return Said(day_text(local.date()))
    if due_at < now:
        late = (today - local.date()).days
        return Said(f"{day_text(local.date())} quá hạn{f' {late} ngày' if late else ''}", "warning-circle", "wrong")
    if local.date() == today:
        return Said(f"{day_text(local.date())} hôm nay {local:%H:%M}", "clock", "waiting")
    return Said(day_text(local.date()))


def due_line(promised: datetime | None, due_at: datetime | None) -> str:
    """On the page: "08/12/2026 08:15", and where it moved to since the paper was given: " → 10/12/2026 08:15"."""
    if due_at is None:
        return "Không có ngày hẹn trả"
    if promised is None or promised == due_at:
        return moment(due_at)
    return f"{moment(promised)} → {moment(due_at)}"


def holder(held_by: Holder, counter: str) -> str:
    """Who has the folder in hand."""
    match held_by.kind:
        case HolderKind.DIVISION:
            return held_by.name or "Phòng chuyên môn"
        case HolderKind.COLLECTOR:
            return "Người nhận kết quả"
        case HolderKind.POST:
            return "Bưu chính công ích"
        case _:
            return f"Quầy {counter}" if counter else "Quầy tiếp nhận"


def paper(each: Paper) -> str:
    """ "Giấy khai sinh (1 bản chính, 2 bản photo)"; a paper not handed in says so."""
    kinds = ((each.original, "bản chính"), (each.certified, "chứng thực"), (each.photocopy, "bản photo"))
    counts = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
    return f"{each.name} ({counts})" if counts else f"{each.name}: chưa nộp"


def moment(at: datetime) -> str:
    """ "08/12/2026 08:15"."""
    local = at.astimezone(VN)
    return f"{day_text(local.date())} {local:%H:%M}"


def short_moment(at: datetime, now: datetime) -> str:
    """ "23/11 15:40"; with the year when it is another."""
    local = at.astimezone(VN)
    return f"{local:%d/%m %H:%M}" if local.year == now.astimezone(VN).year else moment(at)
