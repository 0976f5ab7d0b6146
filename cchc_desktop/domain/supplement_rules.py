"""What stands against asking for papers (điều kiện yêu cầu bổ sung): content, stage, deadline, a second request."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem, warning

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

STAGES = ("intake", "appraisal")
COUNTS_AS_LATE = "Đã yêu cầu bổ sung một lần; yêu cầu lần nữa thì hồ sơ bị tính quá hạn trên Cổng quốc gia"


def refusal(dossier: Dossier, event: SupplementRequested, today: date) -> Problem | None:
    """Why it may not happen on `today`, or None."""
    if not event.content.strip():
        return Problem("content", "supplement.empty", "Cần ghi rõ nội dung phải bổ sung. Chưa lưu gì.")
    if event.stage not in STAGES or (event.stage != STAGES[0] and not dossier.is_received):
        return Problem("stage", "supplement.stage", "Cần chọn giai đoạn: khi tiếp nhận, hoặc khi thẩm định.")
    if event.deadline and event.deadline.date() <= today:
        return Problem("deadline", "supplement.deadline", "Hạn bổ sung phải sau hôm nay.")
    return _again(event) if dossier.supplements else None


def came_late(request: SupplementRequested | None, today: date) -> Problem | None:
    """Papers are taken after their deadline all the same, but not without a word."""
    if request is None or request.deadline is None or today <= request.deadline.date():
        return None
    day = day_text(request.deadline.date())
    return warning("papers", "supplement.late", f"Hạn bổ sung là {day}, giấy tờ nộp sau hạn. Báo phòng giải quyết.")


def _again(event: SupplementRequested) -> Problem | None:
    message = f"{COUNTS_AS_LATE}, nên cần trưởng quầy duyệt và ghi lý do."
    if not event.approved_by:
        return Problem("approved_by", "supplement.second", message)
    if not event.approval_reason.strip():
        return Problem("approval_reason", "supplement.second_reason", message)
    return None
