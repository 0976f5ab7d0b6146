"""What may not happen to a dossier now, and why (điều kiện của từng việc): decides, never changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain import money
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    FeeCollected,
    FeedbackRecorded,
    FeeVoided,
    FileLinked,
    HandedOver,
    PortalChanged,
    Rated,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import CONTROL_SHEET
from cchc_desktop.domain.status import COUNTER, HolderKind, Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

_OPEN = frozenset({Status.NEW, Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT})
_BEFORE = frozenset({Status.NEW, Status.SUPPLEMENT})
STAGES = ("intake", "appraisal")
BEST_SCORE = 5
LONGEST = 8_000  # characters of what a clerk writes: three pages of a letter
_VOIDED = Problem("", "dossier.voided", "Hồ sơ đã hủy, không làm gì thêm được. Mở hồ sơ khác.")
_ALWAYS = (FeedbackRecorded, PortalChanged)
_BEFORE_RECEPTION = (Received, Adopted, Refused, SupplementRequested)
_OF_THE_PORTAL = (Amended, Withdrawn, Stopped, Voided)  # of one filed online, which the portal knows already

# Which statuses each event may start from. NĐ 118/2025: no withdrawal and no stop once a result was decided (9, 10).
_FROM: dict[type, frozenset[Status]] = {
    Received: _OPEN,
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
    Received: "tiếp nhận",
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
    FeeVoided: "hủy khoản thu",
    Amended: "sửa",
    Voided: "hủy",
    FileLinked: "lưu bản quét",
}


def refusal(dossier: Dossier, event: Event, today: date) -> Problem | None:
    """The reason `event` may not happen to `dossier` on `today`, or None."""
    if isinstance(event, SlipPrinted):
        return _VOIDED if dossier.voided and event.state == "asked" and event.slip != CONTROL_SHEET else None
    if isinstance(event, _ALWAYS):
        return None
    if dossier.voided:
        return _VOIDED
    if isinstance(event, FileLinked | Rated):
        return _note(dossier, event)
    return _unreceived(dossier, event) or _status(dossier, event) or _particular(dossier, event, today)


def _unreceived(dossier: Dossier, event: Event) -> Problem | None:
    """Before its reception there is no folder here, and a portal knows only of what was filed there."""
    known = _BEFORE_RECEPTION if dossier.portal_version is None else _BEFORE_RECEPTION + _OF_THE_PORTAL
    if dossier.is_received or isinstance(event, known):
        return None
    deed = _NAMES[type(event)]
    message = f"Hồ sơ chưa được tiếp nhận nên không {deed} được. Tiếp nhận khi đủ giấy tờ, hoặc từ chối bằng phiếu."
    return Problem("", "dossier.not_received", message)


def _status(dossier: Dossier, event: Event) -> Problem | None:
    allowed = _FROM.get(type(event))
    if allowed is None or dossier.status in allowed:
        return None
    if isinstance(event, SupplementRequested) and dossier.status is Status.SUPPLEMENT and not dossier.is_received:
        return None  # the citizen came back and papers are still missing
    message = f"Hồ sơ đang ở trạng thái “{dossier.status.label}” nên không {_NAMES[type(event)]} được."
    return Problem("", "dossier.status", message)


def _particular(dossier: Dossier, event: Event, today: date) -> Problem | None:
    match event:
        case Received() if dossier.is_received:
            return Problem("", "dossier.received", "Hồ sơ này đã được tiếp nhận và đã có mã, không tiếp nhận lần nữa.")
        case SupplementRequested():
            return _supplement(dossier, event, today)
        case Apologised():
            return _apology(dossier, event, today)
        case HandedOver() | SentBack() | ResultArrived() | ResultHandedOver() | ResultPosted():
            return _custody(dossier, event)
        case FeeCollected() | FeeVoided():
            return _money(dossier, event)
        case Refused() if dossier.is_received:
            return Problem("", "refusal.received", "Hồ sơ đã có giấy tiếp nhận nên không từ chối tiếp nhận được nữa.")
        case Refused(reason=reason) | Withdrawn(reason=reason) | Stopped(reason=reason) | Voided(reason=reason):
            return _needs_reason(reason)
        case Amended(intake=intake, reason=reason):
            return _needs_reason(reason) or _same(dossier, intake)
        case _:
            return None


def _needs_reason(reason: str) -> Problem | None:
    if not reason.strip():
        return Problem("reason", "reason.empty", "Cần ghi lý do. Chưa lưu gì.")
    return _too_long("reason", reason)


def _too_long(field: str, text: str) -> Problem | None:
    if len(text) <= LONGEST:
        return None
    message = f"Nội dung dài nhất {LONGEST} chữ, đang có {len(text)}. Chưa lưu gì; ghi gọn lại rồi lưu."
    return Problem(field, "text.long", message)


def _same(dossier: Dossier, intake: Intake) -> Problem | None:
    if intake != dossier.intake:
        return None
    return Problem("", "amend.same", "Thông tin không đổi gì so với bản đang có. Chưa lưu gì.")


def _supplement(dossier: Dossier, event: SupplementRequested, today: date) -> Problem | None:
    if not event.content.strip():
        return Problem("content", "supplement.empty", "Cần ghi rõ nội dung phải bổ sung. Chưa lưu gì.")
    if event.stage not in STAGES or (event.stage != STAGES[0] and not dossier.is_received):
        return Problem("stage", "supplement.stage", "Cần chọn giai đoạn: khi tiếp nhận, hoặc khi thẩm định.")
    if event.deadline and event.deadline.date() <= today:
        return Problem("deadline", "supplement.deadline", "Hạn bổ sung phải sau hôm nay.")
    too_long = _too_long("content", event.content) or _too_long("reason", event.reason)
    if too_long or not dossier.supplements:
        return too_long
    message = "Đã yêu cầu bổ sung một lần; lần nữa hồ sơ bị tính quá hạn, nên cần trưởng quầy duyệt và ghi lý do."
    if not event.approved_by:
        return Problem("approved_by", "supplement.second", message)
    if not event.approval_reason.strip():
        return Problem("approval_reason", "supplement.second_reason", message)
    return None


def _apology(dossier: Dossier, event: Apologised, today: date) -> Problem | None:
    if dossier.due_at is None:
        return Problem("", "apology.no_due_date", "Hồ sơ không có ngày hẹn trả nên không hẹn lại được.")
    if dossier.apologies:
        return Problem("", "apology.again", "Đã xin lỗi và hẹn lại một lần; chỉ được hẹn lại một lần.")
    if event.due_at.date() <= today:
        return Problem("due_at", "apology.past", "Ngày hẹn lại phải sau hôm nay.")
    if event.due_at <= dossier.due_at:
        message = f"Ngày hẹn lại phải sau ngày đã hẹn {day_text(dossier.due_at.date())}."
        return Problem("due_at", "apology.earlier", message)
    return _needs_reason(event.reason)


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
        return _collected(dossier, event)
    if not any(fee.uid == event.fee_uid and not fee.voided for fee in dossier.fees):
        return Problem("fee_uid", "fee.unknown", "Không thấy khoản thu này, hoặc đã hủy rồi.")
    return _needs_reason(event.reason)


def _collected(dossier: Dossier, event: FeeCollected) -> Problem | None:
    if event.amount <= 0:
        return Problem("amount", "fee.amount", "Số tiền phải lớn hơn 0 đồng.")
    if event.amount > money.MOST:
        return Problem("amount", "fee.most", "Số tiền vượt quá 1.000 tỷ đồng. Kiểm tra lại số vừa gõ.")
    if event.method not in money.METHODS:
        return Problem("method", "fee.method", "Chọn cách nộp: tiền mặt, chuyển khoản hoặc trực tuyến.")
    if dossier.intake.fee_exempt:
        return Problem("", "fee.exempt", "Hồ sơ đã được miễn phí, lệ phí. Sửa lý do miễn của hồ sơ trước khi thu.")
    return None


def _note(dossier: Dossier, event: FileLinked | Rated) -> Problem | None:
    if isinstance(event, Rated):
        if 1 <= event.score <= BEST_SCORE:
            return None
        return Problem("score", "rating.score", f"Điểm hài lòng từ 1 đến {BEST_SCORE}.")
    if problem := _unreceived(dossier, event):
        return problem
    if event.paper and event.paper not in {paper.name for paper in dossier.intake.papers}:
        return Problem("paper", "file.paper", "Hồ sơ không có giấy tờ này. Chọn một giấy tờ đã nhận, hoặc kết quả.")
    if not event.paper and dossier.status not in (Status.FINISHED, Status.RETURNED):
        return Problem("paper", "file.no_result", "Hồ sơ chưa có kết quả để số hóa. Chọn một giấy tờ đã nhận.")
    return None
