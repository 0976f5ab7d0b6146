"""The emergency pad (sổ dự phòng): receipts numbered beforehand, for when the power is gone; entered later (nhập bù)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem

MOST = 200  # stubs of one pad
FURTHEST_DAYS = 31  # ahead


@dataclass(frozen=True, slots=True)
class Pad:
    """Stubs whose numbers no ordinary dossier gets.

    `made_at` None: known from the number file alone, for the store was restored from before it was made.
    """

    day: date  # in the codes
    codes: tuple[str, ...]
    made_at: datetime | None
    by: Clerk


@dataclass(frozen=True, slots=True)
class Stub:
    """What a clerk has in hand to enter later: the stub's code, the reception as written on it, why it was needed."""

    code: str
    received_at: datetime
    reason: str


def problems(pad: Pad, stub: Stub, now: datetime) -> tuple[Problem, ...]:
    """What stands against entering `stub` of `pad` now: both moments aware."""
    found = []
    if not stub.reason.strip():
        found.append(Problem("late_reason", "reason.empty", "Cần ghi lý do nhập bù. Chưa lưu gì."))
    if stub.received_at > now:
        message = "Giờ tiếp nhận ghi trên giấy không thể sau lúc này. Xem lại ngày giờ. Chưa lưu gì."
        found.append(Problem("received_at", "late.future", message))
    elif pad.made_at and stub.received_at < pad.made_at:
        made = f"{pad.made_at:%H:%M ngày %d/%m/%Y}"
        message = f"Sổ dự phòng này làm lúc {made}, giờ tiếp nhận không thể trước đó. Xem lại giấy. Chưa lưu gì."
        found.append(Problem("received_at", "late.before_pad", message))
    return tuple(found)
