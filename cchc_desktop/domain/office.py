"""The office (đơn vị) a counter belongs to: dated names, code, hotline, place, hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar import Override
from cchc_desktop.domain.retention import USUAL, Retention
from cchc_desktop.domain.working_hours import WorkingHours


@dataclass(frozen=True, slots=True)
class OfficeName:
    """How the office is called from a day on: the two lines of the slip's header, place and hotline."""

    valid_from: date
    upper: str  # cơ quan chủ quản, e.g. "Ủy ban nhân dân tỉnh Minh Họa"
    lower: str  # e.g. "Trung tâm Phục vụ hành chính công"
    place: str  # địa danh before the date
    hotline: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Where fees are paid to by transfer (tài khoản thu phí, lệ phí); the bank by its six digits at Napas."""

    bank_bin: str
    number: str
    holder: str


@dataclass(frozen=True, slots=True)
class Office:
    """One office at one counter; names and hours are dated, a dossier keeps those of its day."""

    unit_code: str  # mã định danh, e.g. "H52.18"
    names: tuple[OfficeName, ...]
    counter: str = "01"
    return_place: str = ""
    hours: tuple[WorkingHours, ...] = (WorkingHours(),)
    overrides: tuple[Override, ...] = ()
    divisions: tuple[str, ...] = ()
    paper: str = "a5"  # of the receipt: "a5", "a4" or "80mm"
    receipt_qr: bool = False  # a QR of the same code beside the bars
    retention: Retention = USUAL
    account: Account | None = None  # None: fees are taken at the counter alone

    def name_on(self, day: date) -> OfficeName:
        """The name in force on `day`; the earliest known for days before it."""
        in_force = [name for name in self.names if name.valid_from <= day]
        return max(in_force, key=lambda n: n.valid_from) if in_force else min(self.names, key=lambda n: n.valid_from)
