"""A decision that publishes procedures (quyết định công bố): number, day and agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean

_SAFE = "Chưa nhập gì."


@dataclass(frozen=True, slots=True)
class Decision:
    """As the document itself says: "1276/QĐ-UBND", the day it was signed, whose it is."""

    number: str
    day: date
    agency: str

    @property
    def text(self) -> str:
        """ "Quyết định số 1276/QĐ-UBND ngày 14/04/2025 của UBND tỉnh Bình Định"."""
        return f"Quyết định số {self.number} ngày {day_text(self.day)} của {self.agency}"


def read_decision(number: str, day: date | None, agency: str, today: date) -> Decision | tuple[Problem, ...]:
    """The decision, or what keeps it from being one; one signed after `today` is a slip of the keys."""
    number, agency = clean(number), clean(agency)
    wrong = []
    if not number:
        wrong.append(Problem("number", "decision.number", f"Cần số quyết định công bố, ví dụ 1276/QĐ-UBND. {_SAFE}"))
    if day is None:
        wrong.append(Problem("day", "decision.day", f"Cần ngày ký quyết định, dạng 14/04/2025. {_SAFE}"))
    elif day > today:
        wrong.append(Problem("day", "decision.future", f"Ngày ký {day_text(day)} chưa đến. {_SAFE}"))
    if not agency:
        wrong.append(Problem("agency", "decision.agency", f"Cần cơ quan ban hành quyết định. {_SAFE}"))
    return tuple(wrong) if wrong or day is None else Decision(number, day, agency)
