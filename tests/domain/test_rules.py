"""What may not happen to a dossier: every status against every event, then each event's own conditions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import ANY_EVENT, DAYS, DOSSIERS, EVENTS, LATER, NOW, PAPERS, TODAY, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier, PaidFee
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    FeeCollected,
    FeeVoided,
    HandedOver,
    PortalChanged,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.rules import refusal
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")
FRESH = a_dossier(code=None)
ANY = {str(number) for number in range(1, 11)}

# The event, who holds the folder, and the statuses (national numbers) it may start from.
MATRIX: list[tuple[Event, Holder, set[str]]] = [
    (Adopted(NOW, a_dossier(), 3), COUNTER, ANY),
    (Amended(NOW, an_intake(), "gõ nhầm"), COUNTER, ANY),
    (Refused(NOW, "không thuộc thẩm quyền"), COUNTER, {"1", "5"}),
    (SupplementRequested(NOW, "Trích lục khai tử"), COUNTER, {"1", "2", "4", "6"}),
    (SupplementReceived(NOW, PAPERS, LATER), COUNTER, {"5"}),
    (Apologised(NOW, "chờ xác minh", LATER), COUNTER, {"1", "2", "4", "5", "6"}),
    (Withdrawn(NOW, "công dân yêu cầu"), COUNTER, {"1", "2", "4", "5", "6"}),
    (Stopped(NOW, "chủ hồ sơ đã mất"), COUNTER, {"1", "2", "4", "5", "6", "7"}),
    (Voided(NOW, "nhập trùng"), COUNTER, ANY),
    (FeeCollected(NOW, "f1", 600_000), COUNTER, {"1", "2", "4", "5", "6", "9"}),
    (FeeVoided(NOW, "f0", "thu nhầm"), COUNTER, ANY),
    (HandedOver(NOW, "Phòng Người có công"), COUNTER, {"1", "2", "4", "5", "6"}),
    (Taken(NOW, "Phòng Người có công"), COUNTER, {"1", "2", "4", "5", "6", "9"}),
    (SentBack(NOW, "thiếu chữ ký"), DIVISION, {"1", "2", "4", "5", "6", "7", "8", "9"}),
    (ResultArrived(NOW, "Quyết định"), DIVISION, {"1", "2", "4", "5", "6", "9"}),
    (ResultHandedOver(NOW), COUNTER, {"9"}),
    (ResultPosted(NOW), COUNTER, {"9"}),
    (SlipPrinted(NOW, "receipt", "asked", "p1"), COUNTER, ANY),
    (PortalChanged(NOW, 4), COUNTER, ANY),
]
CELLS = [
    pytest.param(event, holder, status, status.value in allowed, id=f"{type(event).__name__}-{status.value}")
    for event, holder, allowed in MATRIX
    for status in Status
]


def refused(dossier: Dossier, event: Event) -> Problem:
    problem = refusal(dossier, event, TODAY)
    assert problem is not None
    return problem


def test_the_matrix_has_every_event() -> None:
    assert {type(event) for event, _, _ in MATRIX} | {Received} == set(EVENTS)


@pytest.mark.parametrize(("event", "holder", "status", "allowed"), CELLS)
def test_an_event_starts_only_from_its_statuses(event: Event, holder: Holder, status: Status, allowed: bool) -> None:
    dossier = a_dossier(status=status, holder=holder, fees=(PaidFee("f0", 1000, "tien-mat"),))
    if isinstance(event, Refused):
        dossier = replace(dossier, code=None)  # once it has a code it was taken in

    assert (refusal(dossier, event, TODAY) is None) is allowed


def test_a_refusal_by_status_says_the_status_and_the_deed_in_vietnamese() -> None:
    problem = refused(a_dossier(status=Status.RETURNED), Withdrawn(NOW, "đổi ý"))

    assert problem.code == "dossier.status"
    assert problem.message == "Hồ sơ đang ở trạng thái “Đã trả kết quả” nên không rút hồ sơ được."


@given(DOSSIERS, ANY_EVENT, DAYS)
def test_asking_never_raises_whatever_the_dossier_and_the_event(dossier, event, today) -> None:
    problem = refusal(dossier, event, today)

    assert problem is None or (problem.message and problem.is_error)


@given(DOSSIERS, ANY_EVENT)
def test_a_voided_dossier_refuses_all_but_prints_and_the_portals_word(dossier, event) -> None:
    problem = refusal(replace(dossier, voided=True), event, TODAY)

    if isinstance(event, SlipPrinted | PortalChanged):
        assert problem is None
    else:
        assert problem is not None
        assert problem.code == "dossier.voided"


def test_a_dossier_with_a_code_or_a_provisional_number_is_not_received_again() -> None:
    event = Received(NOW, a_dossier())

    assert refused(a_dossier(), event).code == "dossier.received"
    assert refused(a_dossier(code=None, provisional="TQ32610050001K"), event).code == "dossier.received"
    assert refusal(FRESH, event, TODAY) is None


@pytest.mark.parametrize("reason", ["", "   ", "\t\n"])
@pytest.mark.parametrize("kind", [Withdrawn, Stopped, Voided])
def test_what_ends_a_dossier_needs_a_reason(kind: type, reason: str) -> None:
    problem = refused(a_dossier(), kind(NOW, reason))

    assert (problem.field, problem.code) == ("reason", "reason.empty")


def test_refusing_correcting_apologising_and_striking_a_fee_need_a_reason_too() -> None:
    paid = a_dossier(fees=(PaidFee("f0", 1000, "tien-mat"),))

    assert refused(a_dossier(status=Status.NEW, code=None), Refused(NOW, " ")).code == "reason.empty"
    assert refused(a_dossier(holder=DIVISION), SentBack(NOW, " ")).code == "reason.empty"
    assert refused(a_dossier(), Amended(NOW, an_intake(), "")).code == "reason.empty"
    assert refused(a_dossier(), Apologised(NOW, "", LATER)).code == "reason.empty"
    assert refused(paid, FeeVoided(NOW, "f0", "")).code == "reason.empty"


def test_what_was_received_cannot_be_refused_any_more() -> None:
    assert refused(a_dossier(status=Status.SUPPLEMENT), Refused(NOW, "thiếu giấy")).code == "refusal.received"


def test_a_supplement_request_says_what_is_wanted() -> None:
    problem = refused(a_dossier(), SupplementRequested(NOW, "  "))

    assert (problem.field, problem.code) == ("content", "supplement.empty")


def test_a_second_supplement_request_needs_the_lead() -> None:
    again = SupplementRequested(NOW, "Trích lục khai tử")
    dossier = a_dossier(supplements=1)

    assert refused(dossier, again).code == "supplement.second"
    assert refusal(dossier, replace(again, approved_by="tq01"), TODAY) is None


def test_a_new_date_is_promised_once() -> None:
    assert refused(a_dossier(apologies=1), Apologised(NOW, "chờ", LATER)).code == "apology.again"


@pytest.mark.parametrize("days", [-1, 0])
def test_a_new_date_lies_after_today(days: int) -> None:
    problem = refused(a_dossier(), Apologised(NOW, "chờ", NOW + timedelta(days=days)))

    assert (problem.field, problem.code) == ("due_at", "apology.past")


def test_without_a_return_date_there_is_none_to_move() -> None:
    assert refused(a_dossier(due_at=None), Apologised(NOW, "chờ", LATER)).code == "apology.no_due_date"


def test_only_a_folder_at_the_counter_is_handed_over_and_to_somebody() -> None:
    assert refused(a_dossier(holder=DIVISION), HandedOver(NOW, "Phòng khác")).code == "handover.holder"
    assert refused(a_dossier(), HandedOver(NOW, " ")).code == "handover.division"


def test_only_a_folder_in_a_division_is_sent_back() -> None:
    assert refused(a_dossier(), SentBack(NOW, "thiếu")).code == "sent_back.holder"


def test_a_result_the_portal_announced_first_still_arrives_once() -> None:
    announced = a_dossier(status=Status.FINISHED, holder=DIVISION)

    assert refusal(announced, ResultArrived(NOW), TODAY) is None
    assert refused(announced.after(ResultArrived(NOW)), ResultArrived(NOW)).code == "result.arrived"


@pytest.mark.parametrize("amount", [0, -1])
def test_money_taken_is_more_than_nothing(amount: int) -> None:
    assert refused(a_dossier(), FeeCollected(NOW, "f1", amount)).code == "fee.amount"


def test_only_a_fee_that_was_taken_and_still_counts_is_struck_out() -> None:
    struck = a_dossier(fees=(PaidFee("f0", 1000, "tien-mat", voided=True),))

    assert refused(a_dossier(), FeeVoided(NOW, "f0", "nhầm")).code == "fee.unknown"
    assert refused(struck, FeeVoided(NOW, "f0", "nhầm")).code == "fee.unknown"


@given(st.sampled_from(Status), DAYS)
def test_being_overdue_never_blocks_returning_a_result(status, today) -> None:
    late = a_dossier(status=status, due_at=NOW - timedelta(days=400))
    in_time = a_dossier(status=status, due_at=LATER)

    assert refusal(late, ResultHandedOver(NOW), today) == refusal(in_time, ResultHandedOver(NOW), today)
