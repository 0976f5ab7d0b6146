"""How a dossier is spoken of on a screen (lời trên màn hình): status, holder and due date, each with icon and tone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN, day_text, moment_text, parse_instant
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import LegDates
from cchc_desktop.domain.money import written
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.widgets.said import Said

if TYPE_CHECKING:
    from cchc_desktop.ui.dossier.reading import Reading


_LOOKS = {
    Status.NEW: ("file-plus", "note"),
    Status.RECEIVED: ("file-plus", "note"),
    Status.REFUSED: ("prohibit", ""),
    Status.PROCESSING: ("hourglass", "note"),
    Status.SUPPLEMENT: ("clock", "waiting"),
    Status.PAYMENT: ("clock", "waiting"),
    Status.WITHDRAWN: ("sign-out", ""),
    Status.STOPPED: ("prohibit", ""),
    Status.FINISHED: ("tray", "done"),
    Status.RETURNED: ("check-circle", "done"),
}
_SHORTER = {  # the national wording is too long for a list: its own first words
    Status.SUPPLEMENT: "Yêu cầu bổ sung",
    Status.PAYMENT: "Yêu cầu nộp phí",
    Status.WITHDRAWN: "Công dân rút hồ sơ",
}
_VOIDED = Said("Đã hủy, nhập nhầm", "x-circle")
_WAITS = {Status.SUPPLEMENT: "Chờ bổ sung", Status.PAYMENT: "Chờ nộp phí"}


ALL_DEEDS = "Việc với hồ sơ"
NOBODY = "–"  # of a voided dossier: nobody holds it, no date is kept
NOT_DUE = "Chưa tiếp nhận, chưa tính ngày hẹn"
WITH_CITIZEN = "Công dân đang giữ giấy tờ"
_NEXT = {
    Deed.RECEIVE: "Tiếp nhận hồ sơ này",
    Deed.RECEIVE_SUPPLEMENT: "Nhận bổ sung",
    Deed.COLLECT_FEE: "Thu phí",
    Deed.RETURN_RESULT: "Trả kết quả",
    Deed.POST_RESULT: "Gửi kết quả qua bưu chính",
    Deed.TAKE_RESULT: "Kết quả đã về",
    Deed.HAND_OVER: "Bàn giao",
}


def next_deed(deed: Deed | None) -> str:
    """The page's main button: what is done next as a matter of course; None: whatever the clerk chooses."""
    return _NEXT[deed] if deed else ALL_DEEDS


def unprintable(dossier: Dossier) -> str | None:
    """Why there is no receipt to print, or None."""
    if dossier.voided:
        return "Hồ sơ đã hủy nên không in giấy tiếp nhận nữa."
    return None if dossier.printed_code else "Hồ sơ chưa có mã nên chưa có giấy tiếp nhận."


@cache
def status(state: Status, voided: bool = False) -> Said:
    """The status by its national wording, in a list without what makes it long."""
    return _VOIDED if voided else Said(_SHORTER.get(state, state.label), *_LOOKS[state])


def long_status(dossier: Dossier) -> Said:
    """For the page's pill: the whole wording, or what is waited for and that the clock stands still."""
    if dossier.voided:
        return replace(_VOIDED, tone="wrong")
    state = dossier.status
    waits = _WAITS.get(state)
    paused = f"{waits} · {'đồng hồ tạm dừng' if dossier.is_received else 'chưa tiếp nhận'}"
    return Said(paused if waits else state.label, *_LOOKS[state])


def is_running(state: Status, voided: bool = False) -> bool:
    """Whether it can become late: not once it is done, nor while the clock stands still."""
    return not (voided or state.ended or state is Status.FINISHED or state in _WAITS)


def due(due_at: datetime | None, now: datetime, running: bool, received: bool = True) -> Said:
    """The due date in a list: late is red and says so, today amber and says so; before reception there is none."""
    if due_at is None:
        return Said("không hẹn ngày" if received else "chưa tiếp nhận")
    local, today = due_at.astimezone(VN), now.astimezone(VN).date()
    if not running:
        return Said(day_text(local.date()))
    if due_at < now:
        late = (today - local.date()).days
        return Said(f"{day_text(local.date())} quá hạn{f' {late} ngày' if late else ''}", "warning-circle", "wrong")
    if local.date() == today:
        return Said(f"{day_text(local.date())} hôm nay {local:%H:%M}", "clock", "waiting")
    return Said(day_text(local.date()))


def due_line(promised: datetime | None, due_at: datetime | None, received: bool = True) -> str:
    """On the page: "08/12/2026 08:15", and where it moved to since the paper was given: " → 10/12/2026 08:15"."""
    if not received:
        return NOT_DUE
    if due_at is None:
        return "Không có ngày hẹn trả"
    if promised is None or promised == due_at:
        return moment_text(due_at)
    return f"{moment_text(promised)} → {moment_text(due_at)}"


def holder(held_by: Holder, counter: str) -> str:
    """Who has the folder in hand; `counter` "" where its number is not known."""
    match held_by.kind:
        case HolderKind.DIVISION:
            return held_by.name or "Phòng chuyên môn"
        case HolderKind.COLLECTOR:
            return "Người nhận kết quả"
        case HolderKind.POST:
            return "Bưu chính công ích"
        case _:
            return f"Quầy {held_by.counter or counter}".strip()


def held(reading: Reading, counter: str, now: datetime) -> str:
    """Who has it and since when: "Phòng Bảo trợ xã hội, chưa nhận, từ 23/11 15:40 (Vì Văn Hồng ký)"."""
    dossier, known = reading.dossier, reading.in_hand
    if dossier.voided:
        return NOBODY
    if not dossier.is_received:
        return WITH_CITIZEN if reading.own else "Chưa quầy nào tiếp nhận"
    ours = counter if reading.own else dossier.reception.counter or counter
    parts = [holder(dossier.holder, ours)]
    if reading.is_on_shelf:
        parts = [f"Kệ kết quả, {reading.place}" if reading.place else "Kệ kết quả"]
    if known and not known.taken and dossier.holder.kind is HolderKind.DIVISION:
        parts.append("chưa nhận")
    if reading.held_since:
        parts.append(f"từ {short_moment(reading.held_since, now)}")
    signed = f" ({known.person} ký nhận)" if known and known.person else ""
    return ", ".join(parts) + signed


def fees(dossier: Dossier) -> str:
    """What is paid and what is owed; "" for a procedure without a fee."""
    if dossier.intake.fee_exempt:
        said = f"Được miễn: {dossier.intake.fee_exempt}"
        return f"{said} · đã thu {written(dossier.paid)}" if dossier.paid else said
    parts = [f"còn phải thu {written(dossier.owed)}"] if dossier.owed else []
    parts += [f"đã thu {written(dossier.paid)}"] if dossier.paid else []
    return " · ".join(parts).capitalize() if parts else ""


def printed(found: Sequence[Print], now: datetime) -> tuple[str, str]:
    """Icon and words of one slip's printings, oldest first; it has at least one."""
    kind, newest = KINDS.get(found[0].slip), found[-1]
    name = kind.label if kind else found[0].slip
    version = f", bản {newest.slip_number}" if newest.slip_number else ""
    count = sum(each.state == "handed_over" for each in found)
    times = f" · {count} lần" if count > 1 else ""
    said = f"{name}{version}{times} · {short_moment(parse_instant(newest.changed_at), now)}"
    if newest.state == "handed_over":
        return "printer", said
    return "warning", f"{said}: {'in chưa được' if newest.state == 'failed' else 'chưa in xong'}"


def printings(found: Sequence[Print], now: datetime) -> str:
    """How often one slip was printed and when last: "đã in 2 lần, 23/11 15:40"; "" for never."""
    handed = [each for each in found if each.state == "handed_over"]
    if not handed:
        return ""
    times = f" {len(handed)} lần" if len(handed) > 1 else ""
    return f"đã in{times}, {short_moment(parse_instant(handed[-1].changed_at), now)}"


def leg(dates: LegDates) -> str:
    """ "Sở Tư pháp · 05 ngày làm việc · đến 30/11/2026 08:15"."""
    duration = dates.leg.duration
    until = f"đến {moment_text(dates.due_at)}" if dates.due_at else "chưa có thời hạn"
    return " · ".join([dates.leg.agency, *([duration.text] if duration else []), until])


def paper(each: Paper) -> str:
    """ "Giấy khai sinh (1 bản chính, 2 bản photo)"; a paper not handed in says so."""
    return f"{each.name} ({counts(each)})" if each.handed_in else f"{each.name}: chưa nộp"


def asked(each: Paper) -> str:
    """The same of a paper that is not here: "Giấy khai sinh (1 chứng thực)"."""
    return f"{each.name} ({counts(each)})" if each.handed_in else each.name


def counts(each: Paper) -> str:
    """ "1 bản chính, 2 bản photo"; "" for none."""
    kinds = ((each.original, "bản chính"), (each.certified, "chứng thực"), (each.photocopy, "bản photo"))
    return ", ".join(f"{count} {kind}" for count, kind in kinds if count)
