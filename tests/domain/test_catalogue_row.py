"""A row becomes the procedure it says, in its short form and in its long one."""

from datetime import date, time
from typing import Any

import msgspec
import pytest

from cchc_desktop.domain.catalogue_row import DocumentRow, ProcedureRow, TimeRow
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import Fee, FeeMoment, Linkage, OnlineLevel, Procedure, ProcessingTime


def a_procedure_of(**members: Any) -> Procedure:
    least = {"code": "1.010803", "name": "Trợ cấp thờ cúng liệt sĩ", "procedure_field": "Người có công"}
    return msgspec.convert(least | members, ProcedureRow).value()


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (DocumentRow(name="Đơn", type="original", qty=2), (2, 0, 0)),
        (DocumentRow(name="Đơn"), (1, 0, 0)),
        (DocumentRow(name="Bằng", type="copy", qty=1), (0, 0, 1)),
        (DocumentRow(name="Bằng", type="certified"), (0, 1, 0)),
        (DocumentRow(name="Bản sao chứng thực từ Bằng", type="copy", qty=1), (0, 1, 0)),
        (DocumentRow(name="Bằng", type="copy", qty=3, note="bản sao có Chứng thực"), (0, 3, 0)),
        (DocumentRow(name="Ảnh", original=2, photocopy=1), (2, 0, 1)),
    ],
)
def test_counts_are_given_or_follow_from_type_and_quantity(row: DocumentRow, counts: tuple[int, int, int]) -> None:
    assert row.counts == counts


@pytest.mark.parametrize(
    ("members", "condition"),
    [
        ({"required": False, "note": "khi đối tượng đã chết"}, "khi đối tượng đã chết"),
        ({"required": False, "note": "Nếu có"}, "Nếu có"),
        ({"required": False, "note": "bản mới nhất"}, ""),
        ({"required": True, "note": "khi có xác nhận"}, ""),
        ({"required": True, "condition": "khi ủy quyền"}, "khi ủy quyền"),
        ({"required": False, "note": None}, ""),
    ],
)
def test_a_note_of_an_optional_paper_may_be_its_condition(members: dict[str, Any], condition: str) -> None:
    assert DocumentRow(name="Giấy", **members).value().condition == condition


def test_legs_are_kept_in_order_with_their_times() -> None:
    xa, so = {"agency": "UBND cấp xã", "amount": 12, "unit": "day", "decision": "x"}, {"agency": "Sở Nội vụ"}
    procedure = a_procedure_of(linkage="both", legs=[xa, so])

    assert procedure.linkage is Linkage.BOTH
    assert procedure.legs == (Leg("UBND cấp xã", Duration(12, Unit.DAY), "x"), Leg("Sở Nội vụ"))


def test_the_short_form_of_a_time_is_a_statutory_one() -> None:
    procedure = a_procedure_of(processing={"amount": 20, "unit": "day", "confirmed": True})

    assert procedure.statutory == (ProcessingTime(Duration(20, Unit.DAY), date(2000, 1, 1)),)


def test_what_the_file_says_of_its_own_certainty_is_no_legal_basis() -> None:
    procedure = a_procedure_of(
        processing={"amount": 24, "unit": "day", "confirmed": False}, processing_note="05+07+12 ngày, từ trí nhớ"
    )

    assert procedure.statutory == (ProcessingTime(Duration(24, Unit.DAY), date(2000, 1, 1), ""),)


def test_an_unknown_time_is_no_time_and_one_without_amount_means_no_return_date() -> None:
    assert a_procedure_of(processing=None).statutory == ()
    assert a_procedure_of(statutory=[{"decision": "Không hẹn"}]).statutory == (
        ProcessingTime(None, date(2000, 1, 1), "Không hẹn"),
    )


@pytest.mark.parametrize(
    ("members", "fee"),
    [
        ({"fee_vnd": 600_000}, Fee(600_000)),
        ({"fee_vnd": 0}, None),
        ({"fee_vnd": None}, None),
        ({"fee": {"amount": 0, "name": "Lệ phí"}}, Fee(0, "Lệ phí")),
        ({"fee": {"amount": 5, "moment": "at_return"}}, Fee(5, moment=FeeMoment.AT_RETURN)),
    ],
)
def test_a_fee_of_nothing_in_short_form_is_no_fee(members: dict[str, Any], fee: Fee | None) -> None:
    assert a_procedure_of(**members).fee == fee


def test_words_and_times_of_the_file_become_values() -> None:
    procedure = a_procedure_of(
        online_level="full",
        linkage="across_levels",
        same_day_cutoff="15:00",
        local=[{"amount": 4, "unit": "working_hour", "valid_from": "2026-01-01", "decision": "QĐ 1"}],
        cases=[{"code": "a", "name": "A", "processing": [{"amount": 3, "unit": "working_day"}]}],
    )

    assert (procedure.online_level, procedure.linkage) == (OnlineLevel.FULL, Linkage.ACROSS_LEVELS)
    assert procedure.same_day_cutoff == time(15, 0)
    assert procedure.local[0] == ProcessingTime(Duration(4, Unit.WORKING_HOUR), date(2026, 1, 1), "QĐ 1")
    assert procedure.processing_on(date(2026, 10, 5), "a").duration == Duration(3, Unit.WORKING_DAY)


@pytest.mark.parametrize(
    "code", ["1.010803", "2.000134", "3.000001", "1.014199.H42", "2.000134.000.00.00.H06", "1.010803.000.00.00"]
)
def test_national_and_localised_codes_are_codes(code: str) -> None:
    assert a_procedure_of(code=code).code == code


@pytest.mark.parametrize(
    "code", ["", "1.01080", "0.010803", "1.010803.H4", "2.000815.000.00.00.H55.02", "1.010803\n", "a1.010803"]
)
def test_anything_else_is_none(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        a_procedure_of(code=code)


def test_a_time_of_day_that_does_not_exist_is_refused() -> None:
    for clock in ("24:00", "7:00", "15:60", "15h"):
        with pytest.raises(msgspec.ValidationError):
            a_procedure_of(same_day_cutoff=clock)


def test_a_time_is_at_most_ten_years() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"amount": 3651, "unit": "day"}, TimeRow)
