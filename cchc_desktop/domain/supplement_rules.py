"""What stands against asking for papers (điều kiện yêu cầu bổ sung): content, stage, deadline, a second request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean

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


def not_come(request: SupplementRequested | None, papers: Sequence[Paper]) -> Problem | None:
    """Papers asked for that are not among those which came: taken all the same ends the wait, but not without a word."""
    came = {_name(paper) for paper in papers}
    missing = [paper.name for paper in (request.papers if request else ()) if _name(paper) not in came]
    if not missing:
        return None
    named = "; ".join(f"“{name}”" for name in missing)
    message = f"Chưa có giấy tờ đã yêu cầu: {named}. Nhận thì hết chờ bổ sung, đồng hồ chạy tiếp. Chưa lưu gì."
    return warning("papers", "supplement.not_come", message)


def uncounted(papers: Sequence[Paper]) -> tuple[Problem, ...]:
    """Papers that came in no copy at all."""
    return tuple(
        Problem(f"papers.{place}", "papers.uncounted", f"“{paper.name}” chưa ghi số bản đã nhận. Chưa lưu gì.")
        for place, paper in enumerate(papers)
        if not paper.handed_in
    )


def at_least_one(paper: Paper) -> Paper:
    """As it comes: a request of old entries names papers without counts."""
    return paper if paper.handed_in else replace(paper, original=1)


def _name(paper: Paper) -> str:
    return clean(paper.name).casefold()


def _again(event: SupplementRequested) -> Problem | None:
    message = f"{COUNTS_AS_LATE}, nên cần trưởng quầy duyệt và ghi lý do."
    if not event.approved_by:
        return Problem("approved_by", "supplement.second", message)
    if not event.approval_reason.strip():
        return Problem("approval_reason", "supplement.second_reason", message)
    return None
