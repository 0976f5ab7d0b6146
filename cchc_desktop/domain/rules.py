"""What may not happen to a dossier now, and why (điều kiện của từng việc): decides, never changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain.events import (
    NOTES,
    Amended,
    Apologised,
    Event,
    FeeCollected,
    FeeVoided,
    HandedOver,
    PortalChanged,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import COUNTER, HolderKind, Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

_OPEN = frozenset({Status.NEW, Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT})
_BEFORE = frozenset({Status.NEW, Status.SUPPLEMENT})

# Which statuses each event may start from. NĐ 118/2025: no withdrawal and no stop once a result was decided (9, 10).
_FROM: dict[type, frozenset[Status]] = {
    Refused: _BEFORE,
    SupplementRequested: _OPEN - {Status.SUPPLEMENT},
    SupplementReceived: frozenset({Status.SUPPLEMENT}),
    Apologised: _OPEN,
    Withdrawn: _OPEN,
    Stopped: _OPEN | {Status.WITHDRAWN},
    HandedOver: _OPEN,
    Taken: _OPEN | {Status.FINISHED},
    SentBack: _OPEN | {Status.FINISHED, Status.STOPPED, Status.WITHDRAWN},
    ResultArrived: _OPEN | {Status.FINISHED},  # the portal may say "finished" before the paper is back
    ResultHandedOver: frozenset({Status.FINISHED}),
    ResultPosted: frozenset({Status.FINISHED}),
    FeeCollected: _OPEN | {Status.FINISHED},
}

_NAMES: dict[type, str] = {
    Refused: "từ chối",
    SupplementRequested: "yêu cầu bổ sung",
    SupplementReceived: "nhận bổ sung",
    Apologised: "xin lỗi và hẹn lại",
    Withdrawn: "rút hồ sơ",
    Stopped: "dừng xử lý",
    HandedOver: "bàn giao",
    Taken: "nhận bàn giao",
    SentBack: "trả lại quầy",
    ResultArrived: "nhận kết quả về",
    ResultHandedOver: "trả kết quả",
    ResultPosted: "gửi kết quả qua bưu chính",
    FeeCollected: "thu phí",
}


def refusal(dossier: Dossier, event: Event, today: date) -> Problem | None:
    """The reason `event` may not happen to `dossier` on `today`, or None."""
    if isinstance(event, (*NOTES, PortalChanged)):
        return None
    if dossier.voided:
        return Problem("", "dossier.voided", "Hồ sơ đã hủy, không làm gì thêm được. Mở hồ sơ khác.")
    allowed = _FROM.get(type(event))
    if allowed is not None and dossier.status not in allowed:
        return Problem(
            "",
            "dossier.status",
            f"Hồ sơ đang ở trạng thái “{dossier.status.label}” nên không {_NAMES[type(event)]} được.",
        )
    return _particular(dossier, event, today)


def _particular(dossier: Dossier, event: Event, today: date) -> Problem | None:
    match event:
        case Received():
            return _already_received(dossier)
        case SupplementRequested() | Apologised():
            return _written(dossier, event, today)
        case HandedOver() | SentBack() | ResultArrived() | ResultHandedOver() | ResultPosted():
            return _custody(dossier, event)
        case FeeCollected() | FeeVoided():
            return _money(dossier, event)
        case Refused() if dossier.printed_code:
            return Problem("", "refusal.received", "Hồ sơ đã có giấy tiếp nhận nên không từ chối tiếp nhận được nữa.")
        case Refused(reason=reason) | Withdrawn(reason=reason) | Stopped(reason=reason) | Voided(reason=reason):
            return _needs_reason(reason)
        case Amended(reason=reason):
            return _needs_reason(reason)
        case _:
            return None


def _needs_reason(reason: str) -> Problem | None:
    return None if reason.strip() else Problem("reason", "reason.empty", "Cần ghi lý do. Chưa lưu gì.")


def _already_received(dossier: Dossier) -> Problem | None:
    if dossier.printed_code:
        return Problem("", "dossier.received", "Hồ sơ này đã được tiếp nhận và đã có mã, không tiếp nhận lần nữa.")
    return None


def _written(dossier: Dossier, event: SupplementRequested | Apologised, today: date) -> Problem | None:
    if isinstance(event, Apologised):
        if dossier.due_at is None:
            return Problem("", "apology.no_due_date", "Hồ sơ không có ngày hẹn trả nên không hẹn lại được.")
        if dossier.apologies:
            return Problem("", "apology.again", "Đã xin lỗi và hẹn lại một lần; chỉ được hẹn lại một lần.")
        if event.due_at.date() <= today:
            return Problem("due_at", "apology.past", "Ngày hẹn lại phải sau hôm nay.")
        return _needs_reason(event.reason)
    if not event.content.strip():
        return Problem("content", "supplement.empty", "Cần ghi rõ nội dung phải bổ sung. Chưa lưu gì.")
    if dossier.supplements and not event.approved_by:
        return Problem(
            "approved_by",
            "supplement.second",
            "Đã yêu cầu bổ sung một lần; lần nữa hồ sơ bị tính quá hạn và cần trưởng quầy duyệt.",
        )
    return None


def _custody(dossier: Dossier, event: Event) -> Problem | None:
    if isinstance(event, ResultHandedOver | ResultPosted) and dossier.holder != COUNTER:
        return Problem("", "result.holder", "Kết quả chưa về quầy. Nhận kết quả từ phòng chuyên môn trước.")
    if isinstance(event, HandedOver):
        if not event.to.strip():
            return Problem("to", "handover.division", "Cần chọn phòng chuyên môn nhận hồ sơ.")
        if dossier.holder != COUNTER:
            return Problem("", "handover.holder", "Hồ sơ không ở quầy nên không bàn giao được. Quét nhận lại trước.")
    if isinstance(event, ResultArrived) and dossier.status is Status.FINISHED and dossier.holder == COUNTER:
        return Problem("", "result.arrived", "Kết quả đã ở quầy rồi. Trả kết quả cho công dân.")
    if isinstance(event, SentBack):
        if dossier.holder.kind is not HolderKind.DIVISION:
            return Problem("", "sent_back.holder", "Hồ sơ không ở phòng chuyên môn nên không có gì để trả lại quầy.")
        return _needs_reason(event.reason)
    return None


def _money(dossier: Dossier, event: FeeCollected | FeeVoided) -> Problem | None:
    if isinstance(event, FeeCollected):
        if event.amount <= 0:
            return Problem("amount", "fee.amount", "Số tiền phải lớn hơn 0 đồng.")
        return None
    if not any(fee.uid == event.fee_uid and not fee.voided for fee in dossier.fees):
        return Problem("fee_uid", "fee.unknown", "Không thấy khoản thu này, hoặc đã hủy rồi.")
    return _needs_reason(event.reason)
