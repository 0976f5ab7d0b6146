"""One procedure as a catalogue file writes it (dòng danh mục thủ tục): its members, and the value they become."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

import msgspec

from cchc_desktop.domain.duration import LONGEST, Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import (
    EVER,
    Case,
    Fee,
    FeeMoment,
    Linkage,
    OnlineLevel,
    Procedure,
    ProcessingTime,
    RequiredDocument,
)
from cchc_desktop.domain.process import Step

Count = Annotated[int, msgspec.Meta(ge=0, le=999)]
Money = Annotated[int, msgspec.Meta(ge=0, le=999_999_999_999)]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z", examples=["15:00"])]
Code = Annotated[
    str,
    # domain.md 3.3: national, or localised by a suffix.
    msgspec.Meta(pattern=r"^[1-9]\.[0-9]{6}(?:\.000\.00\.00)?(?:\.[A-Z][0-9]{2})?\Z", examples=["1.010803"]),
]


class Row(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True, kw_only=True):
    """A part of a catalogue row; members at their defaults are not written."""


class TimeRow(Row, frozen=True):
    """A processing time; without amount and unit the procedure has no return date.

    `decision` is the legal basis and printed as such; `confirmed` is for the file's readers and not kept.
    """

    amount: Annotated[int, msgspec.Meta(ge=0, le=LONGEST)] | None = None
    unit: Literal["working_hour", "working_day", "day"] | None = None
    valid_from: date = EVER
    decision: str = ""
    confirmed: bool = True

    def value(self) -> ProcessingTime:
        """The time."""
        duration = Duration(self.amount, Unit(self.unit)) if self.amount is not None and self.unit else None
        return ProcessingTime(duration, self.valid_from, self.decision)


class DocumentRow(Row, frozen=True):
    """A required document: three counts, or the short form of `type` and `qty`."""

    name: str
    code: str = ""
    original: Count | None = None
    certified: Count | None = None
    photocopy: Count | None = None
    type: Literal["original", "copy", "certified"] | None = None
    qty: Count | None = None
    required: bool = True
    condition: str = ""
    one_of: str = ""
    digitise: bool = False
    note: str | None = None

    @property
    def counts(self) -> tuple[int, int, int]:
        """Originals, certified copies, photocopies; a copy is a certified one when name or note says *chứng thực*."""
        given = (self.original, self.certified, self.photocopy)
        if any(count is not None for count in given):
            return (self.original or 0, self.certified or 0, self.photocopy or 0)
        quantity = 1 if self.qty is None else self.qty
        if self.type == "certified" or (self.type == "copy" and "chứng thực" in f"{self.name} {self.note}".lower()):
            return (0, quantity, 0)
        return (0, 0, quantity) if self.type == "copy" else (quantity, 0, 0)

    def value(self) -> RequiredDocument:
        """The document; a note on an optional one that begins with *khi* or *nếu* is its condition."""
        original, certified, photocopy = self.counts
        is_condition = not self.required and (self.note or "").lower().startswith(("khi ", "nếu "))
        return RequiredDocument(
            name=self.name,
            code=self.code,
            original=original,
            certified=certified,
            photocopy=photocopy,
            required=self.required,
            condition=self.condition or (self.note if self.note and is_condition else ""),
            one_of=self.one_of,
            digitise=self.digitise,
        )


class CaseRow(Row, frozen=True):
    """A case of the procedure with its own times or documents."""

    code: str
    name: str
    processing: tuple[TimeRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()

    def value(self) -> Case:
        """The case."""
        return Case(
            self.code,
            self.name,
            tuple(time.value() for time in self.processing),
            tuple(document.value() for document in self.documents),
        )


class LegRow(Row, frozen=True):
    """A leg of an interconnected procedure; without amount and unit its time is not laid down."""

    agency: str
    amount: Annotated[int, msgspec.Meta(ge=0, le=LONGEST)] | None = None
    unit: Literal["working_hour", "working_day", "day"] | None = None
    decision: str = ""

    def value(self) -> Leg:
        """The leg."""
        duration = Duration(self.amount, Unit(self.unit)) if self.amount is not None and self.unit else None
        return Leg(self.agency, duration, self.decision)


class StepRow(Row, frozen=True):
    """A step of the internal process and its working time."""

    title: str
    who: str = ""
    hours: Count = 0
    minutes: Annotated[int, msgspec.Meta(ge=0, le=59)] = 0

    def value(self) -> Step:
        """The step."""
        return Step(self.title, self.who, self.hours, self.minutes)


class FeeRow(Row, frozen=True):
    """A fee in whole đồng."""

    amount: Money
    name: str = "Phí, lệ phí"
    code: str = ""
    moment: Literal["at_reception", "at_supplement", "at_return"] = "at_reception"
    exemptions: str = ""

    def value(self) -> Fee:
        """The fee."""
        return Fee(self.amount, self.name, self.code, FeeMoment[self.moment.upper()], self.exemptions)


class ProcedureRow(Row, frozen=True):
    """A procedure; `processing` and `fee_vnd` are the short form of `statutory` and `fee`.

    `confirmed` says which parts somebody read in a published text, `processing_note` where a time is from; both are
    for the file's readers and not kept: no guess may be printed as a legal basis.
    """

    code: Code
    name: str
    procedure_field: str
    short_name: str = ""
    field_code: str = ""
    level: str = ""
    authority: str = ""
    division: str = ""
    online_level: Literal["full", "partial", "information"] = "information"
    linkage: Literal["none", "same_level", "across_levels", "both"] = "none"
    legs: tuple[LegRow, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    statutory: tuple[TimeRow, ...] = ()
    local: tuple[TimeRow, ...] = ()
    processing: TimeRow | None = None
    processing_note: str | None = None
    documents: tuple[DocumentRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    fee: FeeRow | None = None
    fee_vnd: Money | None = None
    same_day_cutoff: Clock | None = None
    valid_from: date = EVER
    valid_to: date | None = None
    confirmed: dict[str, bool] | None = None

    def value(self) -> Procedure:
        """The procedure, of a row `catalogue_rules.breaches` has nothing against."""
        short = (self.processing.value(),) if self.processing else ()
        short_fee = Fee(self.fee_vnd) if self.fee_vnd else None
        return Procedure(
            code=self.code,
            name=self.name,
            procedure_field=self.procedure_field,
            short_name=self.short_name,
            field_code=self.field_code,
            level=self.level,
            authority=self.authority,
            division=self.division,
            online_level=OnlineLevel(self.online_level),
            linkage=Linkage(self.linkage),
            legs=tuple(leg.value() for leg in self.legs),
            cases=tuple(case.value() for case in self.cases),
            statutory=tuple(each.value() for each in self.statutory) or short,
            local=tuple(each.value() for each in self.local),
            documents=tuple(document.value() for document in self.documents),
            steps=tuple(step.value() for step in self.steps),
            fee=self.fee.value() if self.fee else short_fee,
            same_day_cutoff=time.fromisoformat(self.same_day_cutoff) if self.same_day_cutoff else None,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )
