"""A procedure as the row a catalogue file writes (ghi dòng danh mục): always the same bytes for the same procedure."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from cchc_desktop.domain.catalogue_row import CaseRow, DocumentRow, FeeRow, LegRow, ProcedureRow, Row, StepRow, TimeRow
from cchc_desktop.domain.duration import Duration
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import Case, Procedure, ProcessingTime, RequiredDocument

R = TypeVar("R", bound=Row)


def row_of(procedure: Procedure) -> ProcedureRow:
    """The row a procedure is written as; `row_of(p).value()` is `p` but for its version."""
    cutoff = procedure.same_day_cutoff
    return _row(
        ProcedureRow,
        procedure,
        online_level=procedure.online_level.value,
        linkage=procedure.linkage.value,
        legs=tuple(map(_leg_row, procedure.legs)),
        cases=tuple(map(_case_row, procedure.cases)),
        statutory=tuple(map(_time_row, procedure.statutory)),
        local=tuple(map(_time_row, procedure.local)),
        documents=tuple(map(_document_row, procedure.documents)),
        steps=tuple(_row(StepRow, step) for step in procedure.steps),
        fee=_row(FeeRow, procedure.fee, moment=procedure.fee.moment.name.lower()) if procedure.fee else None,
        same_day_cutoff=cutoff.isoformat("minutes") if cutoff else None,
    )


def _row(kind: type[R], value: object, **instead: Any) -> R:
    """The row of the value's members of the same names, some said otherwise.

    What equals a default is that default itself: msgspec leaves a default out by identity, and a version is made of
    what is written.
    """
    members: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        said = instead.get(field.name, getattr(value, field.name, field.default))
        if said != field.default:
            members[field.name] = said
    return kind(**members)


def _time_row(time: ProcessingTime) -> TimeRow:
    return _row(TimeRow, time, **_counted(time.duration))


def _leg_row(leg: Leg) -> LegRow:
    return _row(LegRow, leg, **_counted(leg.duration))


def _counted(duration: Duration | None) -> dict[str, Any]:
    return {"amount": duration.amount, "unit": duration.unit.value} if duration else {}


def _document_row(document: RequiredDocument) -> DocumentRow:
    return _row(DocumentRow, document)


def _case_row(case: Case) -> CaseRow:
    documents = tuple(map(_document_row, case.documents))
    return _row(CaseRow, case, processing=tuple(map(_time_row, case.processing)), documents=documents)
