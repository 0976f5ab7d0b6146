"""What may not happen to a dossier now, and why (điều kiện của từng việc): decides, never changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain import custody_rules, money_rules, supplement_rules
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Blanked,
    Event,
    FeeCollected,
    FeedbackRecorded,
    FeeVoided,
    FileLinked,
    HandedOver,
    ItemCorrected,
    PapersGivenBack,
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
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.text_limits import too_long

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

_OPEN = frozenset({Status.NEW, Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT, Status.PAYMENT})
_BEFORE = frozenset({Status.NEW, Status.SUPPLEMENT})
BEST_SCORE = 5
_GIVEN = "…"  # for an event that asks for no reason
_VOIDED = Problem("", "dossier.voided", "Hồ sơ đã hủy, không làm gì thêm được. Mở hồ sơ khác.")
_BLANKED = Problem(
    "", "dossier.blanked", "Hồ sơ đã hết hạn lưu, thông tin cá nhân đã xóa: không in và không làm gì thêm được."
)
_OPEN_STILL = Problem("", "dossier.open", "Hồ sơ chưa kết thúc nên chưa xóa thông tin. Chưa thay đổi gì.")
_ALWAYS = (FeedbackRecorded, PortalChanged)
_BEFORE_RECEPTION = (Received, Adopted, Refused, SupplementRequested)
_RECEIVED_BEFORE = (
    "Hồ sơ đã có giấy tiếp nhận nên không từ chối tiếp nhận được nữa. Không giải quyết tiếp thì dừng xử lý bằng "
    "thông báo; công dân đề nghị thì ghi rút hồ sơ."
)
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
    HandedOver: _OPEN - {Status.SUPPLEMENT},
    Taken: _OPEN | {Status.FINISHED},
    SentBack: _OPEN | {Status.FINISHED, Status.STOPPED, Status.WITHDRAWN},
    ResultArrived: (_OPEN - {Status.SUPPLEMENT})
    | {Status.FINISHED},  # the portal may say "finished" before the paper is back
    ResultHandedOver: frozenset({Status.FINISHED}),
    ResultPosted: frozenset({Status.FINISHED}),
    ItemCorrected: frozenset({Status.RETURNED}),
    PapersGivenBack: frozenset({Status.WITHDRAWN, Status.STOPPED}),
    FeeCollected: _OPEN | {Status.FINISHED},
    Amended: _OPEN | {Status.FINISHED},  # the receipt is out of use once the office owes nothing more
    Voided: frozenset(Status) - {Status.RETURNED},
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
    ItemCorrected: "sửa mã bưu gửi",
    PapersGivenBack: "trả lại giấy tờ",
    FeeCollected: "thu phí",
    FeeVoided: "hủy khoản thu",
    Amended: "sửa",
    Voided: "hủy",
    FileLinked: "lưu bản quét",
}


def refusal(dossier: Dossier, event: Event, today: date) -> Problem | None:
    """The reason `event` may not happen to `dossier` on `today`, or None."""
    if dossier.blanked:
        return None if isinstance(event, PortalChanged | Blanked) else _BLANKED
    if isinstance(event, Blanked):
        return None if dossier.status.ended or dossier.voided else _OPEN_STILL
    if isinstance(event, SlipPrinted):
        return _VOIDED if dossier.voided and event.state == "asked" and event.slip != CONTROL_SHEET else None
    if isinstance(event, _ALWAYS):
        return None
    if dossier.voided:
        return _VOIDED
    if isinstance(event, FileLinked | Rated):
        return _note(dossier, event)
    stands_against = _unreceived(dossier, event) or _status(dossier, event)
    return stands_against or too_long(event) or _particular(dossier, event, today)


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
            return supplement_rules.refusal(dossier, event, today)
        case Apologised():
            return _apology(dossier, event, today)
        case FeeCollected() | FeeVoided():
            return money_rules.refusal(dossier, event) or _needs_reason(event)
        case Refused() if dossier.is_received:
            return Problem("", "refusal.received", _RECEIVED_BEFORE)
        case Amended(intake=intake):
            return _needs_reason(event) or _same(dossier, intake)
        case Withdrawn() | Stopped() | Voided() | Refused():
            return _needs_reason(event)
        case (
            HandedOver()
            | Taken()
            | SentBack()
            | ResultArrived()
            | ResultHandedOver()
            | ResultPosted()
            | ItemCorrected()
            | PapersGivenBack()
        ):
            return custody_rules.refusal(dossier, event) or _needs_reason(event)
        case _:
            return None


def _needs_reason(event: Event) -> Problem | None:
    if getattr(event, "reason", _GIVEN).strip():
        return None
    return Problem("reason", "reason.empty", "Cần ghi lý do. Chưa lưu gì.")


def _same(dossier: Dossier, intake: Intake) -> Problem | None:
    if intake != dossier.intake:
        return None
    return Problem("", "amend.same", "Thông tin không đổi gì so với bản đang có. Chưa lưu gì.")


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
    return _needs_reason(event)


def _note(dossier: Dossier, event: FileLinked | Rated) -> Problem | None:
    if isinstance(event, Rated):
        if 1 <= event.score <= BEST_SCORE:
            return too_long(event)
        return Problem("score", "rating.score", f"Điểm hài lòng từ 1 đến {BEST_SCORE}.")
    if problem := _unreceived(dossier, event):
        return problem
    if event.paper and event.paper not in {paper.name for paper in dossier.intake.papers}:
        return Problem("paper", "file.paper", "Hồ sơ không có giấy tờ này. Chọn một giấy tờ đã nhận, hoặc kết quả.")
    if not event.paper and dossier.status not in (Status.FINISHED, Status.RETURNED):
        return Problem("paper", "file.no_result", "Hồ sơ chưa có kết quả để số hóa. Chọn một giấy tờ đã nhận.")
    return None
