"""Pads, fee notices, guide sheets and one receipt for several dossiers are what the store says, or are refused."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import PROCEDURE, Counter
from factories import a_person, a_procedure, an_intake

from cchc_desktop.acts import fees, late_entry, pad
from cchc_desktop.acts.catalogue import Source, import_catalogue
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.record import record
from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.events import Stopped, Withdrawn
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.slip_kind import EVERY_FIELD
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.fee_notice import FeeItem, FeeNotice
from cchc_desktop.slips.guide import Guide
from cchc_desktop.slips.lists.posting_list import PostingList
from cchc_desktop.slips.pad import Pad
from cchc_desktop.slips.receipts.group_receipt import GroupReceipt
from cchc_desktop.slips.slip import Slip


def gather(counter: Counter, kind: str, subject: str) -> Slip:
    return papers.gather(counter.db, kind, subject, counter.desk, counter.now)


def refused(counter: Counter, kind: str, subject: str) -> str:
    with pytest.raises(NoPaper) as caught:
        gather(counter, kind, subject)
    return caught.value.problem.code


def test_a_pad_is_named_by_any_of_its_codes(counter: Counter) -> None:
    made = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now)

    for code in made.codes:
        assert gather(counter, "pad", code) == Pad(made.codes, counter.now.date(), counter.desk.office.counter)


def test_a_pad_printed_again_lacks_what_was_entered_or_struck_out(counter: Counter) -> None:
    first, second, third = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now).codes
    stub = Stub(first, counter.now, "Mất điện")
    late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, third, "Rách", counter.clerk, counter.now)

    again = gather(counter, "pad", first)
    assert isinstance(again, Pad)
    assert again.codes == (second,)

    pad.void_stub(counter.db, counter.desk, second, "Rách", counter.clerk, counter.now)
    assert refused(counter, "pad", first) == "pad.used_up"


@pytest.mark.parametrize("text", ["", "xyz", "H52.18-261005-3500"])
def test_no_pad_has_such_a_code(counter: Counter, text: str) -> None:
    assert refused(counter, "pad", text) == "pad.unknown"


def test_a_fee_notice_says_what_is_left_to_pay(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=50_000)
    fees.collect(counter.db, dossier.uid, Payment(20_000), counter.clerk, counter.now)

    notice = gather(counter, "fee_notice", dossier.uid)

    assert isinstance(notice, FeeNotice)
    assert (notice.to_pay, notice.clerk_name, notice.at) == (30_000, counter.clerk.name, counter.now)


def test_a_fee_notice_calls_the_fee_as_the_catalogue_does(counter: Counter) -> None:
    permit = counter.receive(procedure_code="1.014199", fee_amount=600_000)
    unnamed = counter.receive(fee_amount=50_000)

    notices = [gather(counter, "fee_notice", dossier.uid) for dossier in (permit, unnamed)]

    assert [notice.items for notice in notices if isinstance(notice, FeeNotice)] == [
        (FeeItem("Lệ phí cấp giấy phép lao động", 600_000),),
        (),
    ]


@pytest.mark.parametrize("end", [Stopped, Withdrawn])
def test_of_a_dossier_that_may_not_pay_any_more_there_is_no_fee_notice(counter: Counter, end: type) -> None:
    dossier = counter.receive(fee_amount=50_000)
    record(counter.db, dossier, end(counter.now, "Công dân đề nghị"), counter.clerk)

    assert counter.dossier(dossier.uid).owed == 0
    with pytest.raises(NoPaper) as caught:
        gather(counter, "fee_notice", dossier.uid)
    assert caught.value.problem.code == "dossier.status"
    assert "không thu phí được" in caught.value.problem.message


def test_where_nothing_is_owed_there_is_no_fee_notice(counter: Counter) -> None:
    paid = counter.receive(fee_amount=50_000)
    fees.collect(counter.db, paid.uid, Payment(50_000), counter.clerk, counter.now)

    assert refused(counter, "fee_notice", paid.uid) == "fee.nothing"
    assert refused(counter, "fee_notice", counter.receive(fee_amount=0).uid) == "fee.nothing"
    assert refused(counter, "fee_notice", counter.mirror(code=None).uid) == "fee.no_code"


def test_a_guide_sheet_is_of_a_procedure_of_the_catalogue(counter: Counter) -> None:
    found = gather(counter, "guide", PROCEDURE)

    assert isinstance(found, Guide)
    assert (found.title, found.day) == (PROCEDURE, counter.now.date())
    assert refused(counter, "guide", "9.999999") == "procedure.unknown"


def test_the_posting_list_is_of_the_catalogue_or_a_field_with_the_decision_that_came_last(counter: Counter) -> None:
    decision = Decision("1276/QĐ-UBND", date(2025, 4, 14), "UBND tỉnh")
    rows = (a_procedure(), a_procedure(code="1.001193", procedure_field="Hộ tịch"))
    import_catalogue(counter.db, rows, "v", counter.admin, counter.now, Source(decision))

    whole, births = gather(counter, "posting_list", EVERY_FIELD), gather(counter, "posting_list", "Hộ tịch")

    assert isinstance(whole, PostingList)
    assert isinstance(births, PostingList)
    assert {each.code for each in whole.procedures} == {"1.010803", "1.001193"}
    assert [each.code for each in births.procedures] == ["1.001193"]
    assert whole.decision == decision.text
    assert (whole.field, births.field) == ("", "Hộ tịch")
    assert refused(counter, "posting_list", "Không có") == "posting.empty"


def test_one_receipt_for_all_that_one_person_handed_in_that_day(counter: Counter) -> None:
    counter.clock.forward(days=-1)
    counter.receive()
    counter.clock.forward(days=1)
    first = counter.receive()
    counter.receive(owner=a_person(name="Ngô Thị Hai", number="000190000013"))
    second = counter.receive()
    child = a_person(name="Trần Văn Con", number="000215000014")
    third = counter.receive(owner=child, submitter=first.intake.owner, authorised=True)

    together = gather(counter, "group_receipt", third.printed_code)

    assert together == GroupReceipt((first, second, third))
    assert gather(counter, "group_receipt", first.printed_code) == together


def test_a_dossier_alone_has_its_own_receipt(counter: Counter) -> None:
    alone = counter.receive()

    assert refused(counter, "group_receipt", alone.printed_code) == "group.single"
    assert refused(counter, "group_receipt", "H52.18-261005-9999") == "group.unknown"
    assert refused(counter, "group_receipt", "") == "group.no_code"
