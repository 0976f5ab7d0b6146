"""An administrative procedure (thủ tục hành chính) as the catalogue of a day has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from cchc_desktop.domain.duration import Duration
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.process import Step

EVER = date(2000, 1, 1)
"""Since when what names no day is valid."""


class OnlineLevel(Enum):
    """How far the procedure goes online (mức dịch vụ công trực tuyến)."""

    FULL = "full"  # toàn trình
    PARTIAL = "partial"  # một phần
    INFORMATION = "information"  # chỉ cung cấp thông tin


class Linkage(Enum):
    """Whether other bodies take part (liên thông)."""

    NONE = "none"
    SAME_LEVEL = "same_level"  # liên thông ngang
    ACROSS_LEVELS = "across_levels"  # liên thông dọc
    BOTH = "both"


class FeeMoment(Enum):
    """When the fee is taken (HinhThucThu)."""

    AT_RECEPTION = "1"
    AT_SUPPLEMENT = "2"
    AT_RETURN = "4"


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee (phí, lệ phí) in whole đồng; `exemptions` is the published text of who pays nothing."""

    amount: int
    name: str = "Phí, lệ phí"
    code: str = ""
    moment: FeeMoment = FeeMoment.AT_RECEPTION
    exemptions: str = ""


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A required document (thành phần hồ sơ) and how many of each kind are asked for.

    `condition` says when it is needed ("" = always); documents sharing a non-empty `one_of` stand for each other.
    """

    name: str
    code: str = ""
    original: int = 0
    certified: int = 0
    photocopy: int = 0
    required: bool = True
    condition: str = ""
    one_of: str = ""
    digitise: bool = False


@dataclass(frozen=True, slots=True)
class ProcessingTime:
    """A processing time (thời hạn giải quyết), from the day its decision takes effect; None: no return date."""

    duration: Duration | None
    valid_from: date
    decision: str = ""


def in_force(times: Iterable[ProcessingTime], day: date) -> ProcessingTime | None:
    """The newest of them that has taken effect by `day`, or None."""
    return max((known for known in times if known.valid_from <= day), key=lambda known: known.valid_from, default=None)


@dataclass(frozen=True, slots=True)
class Case:
    """A case (trường hợp) of a procedure with its own time or papers; empty means as the procedure says."""

    code: str
    name: str
    processing: tuple[ProcessingTime, ...] = ()
    documents: tuple[RequiredDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure; `statutory` and `local` times are dated, the local one holds where there is one in force."""

    code: str
    name: str
    procedure_field: str
    short_name: str = ""
    field_code: str = ""
    level: str = ""
    authority: str = ""
    division: str = ""
    online_level: OnlineLevel = OnlineLevel.INFORMATION
    linkage: Linkage = Linkage.NONE
    legs: tuple[Leg, ...] = ()  # of an interconnected one, in order
    cases: tuple[Case, ...] = ()
    statutory: tuple[ProcessingTime, ...] = ()
    local: tuple[ProcessingTime, ...] = ()
    documents: tuple[RequiredDocument, ...] = ()
    steps: tuple[Step, ...] = ()  # of the internal process, in order
    fee: Fee | None = None
    same_day_cutoff: time | None = None
    valid_from: date = EVER
    valid_to: date | None = None
    version: str = ""

    def case(self, code: str) -> Case | None:
        """The case of that code, or None."""
        return next((case for case in self.cases if case.code == code), None)

    def processing_on(self, day: date, case_code: str = "") -> ProcessingTime | None:
        """The time in force on `day`: of the case, else the local one, else the statutory; None when none is known."""
        case = self.case(case_code) if case_code else None
        for times in (case.processing if case else (), self.local, self.statutory):
            if known := in_force(times, day):
                return known
        return None

    def documents_for(self, case_code: str = "") -> tuple[RequiredDocument, ...]:
        """The papers asked for, of the case when it has its own."""
        case = self.case(case_code) if case_code else None
        return case.documents if case and case.documents else self.documents

    def valid_on(self, day: date) -> bool:
        """Whether the catalogue lets it be received on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
