"""What a catalogue row of the right shape may still have wrong (điều kiện của dòng danh mục)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_desktop.domain.catalogue_row import CaseRow, DocumentRow, LegRow, ProcedureRow, TimeRow
from cchc_desktop.domain.shape import Mismatch


def breaches(row: ProcedureRow) -> Iterator[Mismatch]:
    """Every rule the row breaks, each at its member."""
    for member in ("name", "procedure_field"):
        if not getattr(row, member):
            yield _wrong(member, "không được để trống")
    if row.processing and row.statutory:
        yield _wrong("processing", "đã ghi statutory thì không ghi processing")
    if row.fee and row.fee_vnd is not None:
        yield _wrong("fee_vnd", "đã ghi fee thì không ghi fee_vnd")
    if row.valid_to and row.valid_to < row.valid_from:
        yield _wrong("valid_to", "ngày hết hiệu lực phải sau ngày có hiệu lực")
    if row.processing:
        yield from _of_time(row.processing, "processing")
    for member in ("statutory", "local"):
        yield from _of_times(getattr(row, member), member)
    if row.legs and row.linkage == "none":
        yield _wrong("linkage", "đã ghi legs thì linkage không thể là none")
    for index, leg in enumerate(row.legs):
        if not leg.agency:
            yield _wrong(f"legs.{index}.agency", "không được để trống")
        yield from _of_time(leg, f"legs.{index}")
    yield from _of_documents(row.documents, "documents")
    for index, step in enumerate(row.steps):
        if not step.title:
            yield _wrong(f"steps.{index}.title", "không được để trống")
    yield from _of_cases(row.cases)


def _of_times(times: Sequence[TimeRow], path: str) -> Iterator[Mismatch]:
    for index, time in enumerate(times):
        yield from _of_time(time, f"{path}.{index}")


def _of_time(time: TimeRow | LegRow, path: str) -> Iterator[Mismatch]:
    if time.amount is None and time.unit is not None:
        yield _wrong(f"{path}.amount", "thiếu số, vì đã ghi đơn vị")
    if time.unit is None and time.amount is not None:
        yield _wrong(f"{path}.unit", "thiếu đơn vị (ngày làm việc, ngày, giờ làm việc), vì đã ghi số")
    if time.unit == "working_hour" and time.amount == 0:
        yield _wrong(f"{path}.amount", "giờ làm việc phải từ 1 trở lên")


def _of_documents(documents: Sequence[DocumentRow], path: str) -> Iterator[Mismatch]:
    for index, document in enumerate(documents):
        at = f"{path}.{index}"
        if not document.name:
            yield _wrong(f"{at}.name", "không được để trống")
        in_short = document.type is not None or document.qty is not None
        if in_short and any(count is not None for count in (document.original, document.certified, document.photocopy)):
            yield _wrong(f"{at}.type", "đã ghi số bản chính, bản chứng thực, bản sao thì không ghi loại bản, số lượng")
        elif not any(document.counts):
            yield _wrong(f"{at}.qty" if in_short else f"{at}.original", "phải cần ít nhất một bản")


def _of_cases(cases: Sequence[CaseRow]) -> Iterator[Mismatch]:
    known: set[str] = set()
    for index, case in enumerate(cases):
        at = f"cases.{index}"
        for member in ("code", "name"):
            if not getattr(case, member):
                yield _wrong(f"{at}.{member}", "không được để trống")
        if case.code in known:
            yield _wrong(f"{at}.code", "mã trường hợp đã có ở trên")
        known.add(case.code)
        yield from _of_times(case.processing, f"{at}.processing")
        yield from _of_documents(case.documents, f"{at}.documents")


def _wrong(path: str, what: str) -> Mismatch:
    return Mismatch(path, "wrong", what)
