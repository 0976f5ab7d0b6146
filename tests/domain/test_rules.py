"""What may not happen to a dossier: every status against every event, then each event's own conditions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import ANY_EVENT, DAYS, DOSSIERS, EVENTS, LATER, NOW, PAPERS, TODAY, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    FeeCollected,
    FeedbackRecorded,
    FeeVoided,
    FileLinked,
    HandedOver,
    ItemCorrected,
    PapersGivenBack,
    PortalChanged,
    Rated,
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
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.rules import refusal
from cchc_desktop.domain.status import COUNTER, POST, Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")
FRESH = a_dossier(code=None)
ANY = {str(number) for number in range(1, 11)}

# The event, who holds the folder, and the statuses (national numbers) it may start from.
MATRIX: list[tuple[Event, Holder, set[str]]] = [
    (Adopted(NOW, a_dossier(), 3), COUNTER, ANY),
    (Amended(NOW, an_intake(note="đã sửa"), "gõ nhầm"), COUNTER, {"1", "2", "4", "5", "6", "9"}),
    (Refused(NOW, "không thuộc thẩm quyền"), COUNTER, {"1", "5"}),
    (SupplementRequested(NOW, "Trích lục khai tử", stage="intake"), COUNTER, {"1", "2", "4", "6"}),
    (SupplementReceived(NOW, PAPERS, LATER), COUNTER, {"5"}),
    (Apologised(NOW, "chờ xác minh", LATER + timedelta(days=7)), COUNTER, {"1", "2", "4", "5", "6"}),
    (Withdrawn(NOW, "công dân yêu cầu"), COUNTER, {"1", "2", "4", "5", "6"}),
    (Stopped(NOW, "chủ hồ sơ đã mất"), COUNTER, {"1", "2", "4", "5", "6", "7"}),
    (Voided(NOW, "nhập trùng"), COUNTER, ANY - {"10"}),
    (FeeCollected(NOW, "f1", 600_000), COUNTER, {"1", "2", "4", "5", "6", "9"}),
    (FeeVoided(NOW, "f0", "thu nhầm"), COUNTER, ANY),
    (HandedOver(NOW, "Phòng Người có công"), COUNTER, {"1", "2", "4", "6"}),
    (Taken(NOW, "Phòng Người có công"), DIVISION, {"1", "2", "4", "5", "6", "9"}),
    (Taken(NOW, "Phòng Người có công"), COUNTER, {"1", "2", "4", "6", "9"}),
    (SentBack(NOW, "thiếu chữ ký"), DIVISION, {"1", "2", "4", "5", "6", "7", "8", "9"}),
    (ResultArrived(NOW, "Quyết định"), DIVISION, {"1", "2", "4", "6", "9"}),
    (ResultHandedOver(NOW), COUNTER, {"9"}),
    (ResultPosted(NOW), COUNTER, {"9"}),
    (ItemCorrected(NOW, "EV123456785VN", "gõ nhầm"), POST, {"10"}),
    (PapersGivenBack(NOW, PAPERS), COUNTER, {"7", "8"}),
    (FileLinked(NOW, "ab" * 32, 9, "application/pdf", PAPERS[0].name), COUNTER, ANY),
    (FeedbackRecorded(NOW, "u", "phan-anh", "received", "chờ lâu"), COUNTER, ANY),
    (Rated(NOW, 5), COUNTER, ANY),
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
    intake = an_intake(fee_amount=700_000)
    dossier = a_dossier(status=status, holder=holder, intake=intake, fees=(PaidFee("f0", 1000, "tien-mat"),))
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

    noted = isinstance(event, SlipPrinted) and event.state != "asked"
    if noted or isinstance(event, PortalChanged | FeedbackRecorded):
        assert problem is None
    else:
        assert problem is not None
        assert problem.code == "dossier.voided"


def test_of_a_voided_dossier_only_its_story_is_printed_and_what_was_begun_is_noted_to_its_end() -> None:
    voided = a_dossier(voided=True)

    assert refused(voided, SlipPrinted(NOW, "receipt", "asked", "p1")).code == "dossier.voided"
    assert refusal(voided, SlipPrinted(NOW, "control_sheet", "asked", "p1"), TODAY) is None
    assert refusal(voided, SlipPrinted(NOW, "receipt", "handed_over", "p1"), TODAY) is None


def test_a_dossier_with_a_code_or_a_provisional_number_is_not_received_again() -> None:
    event = Received(NOW, a_dossier())

    assert refused(a_dossier(), event).code == "dossier.received"
    assert refused(a_dossier(code=None, provisional="TQ32610050001K"), event).code == "dossier.received"
    assert refusal(FRESH, event, TODAY) is None


@pytest.mark.parametrize("status", [Status.REFUSED, Status.WITHDRAWN, Status.STOPPED])
def test_what_is_over_is_not_received_any_more(status: Status) -> None:
    assert refused(a_dossier(code=None, status=status), Received(NOW, a_dossier())).code == "dossier.status"


BROUGHT = a_dossier(code=None, received_at=None, due_at=None, status=Status.SUPPLEMENT, supplements=1)


@pytest.mark.parametrize(
    "event",
    [
        HandedOver(NOW, "Phòng A"),
        SupplementReceived(NOW, (), None),
        FeeCollected(NOW, "f1", 1000),
        FileLinked(NOW, "ab" * 32, 9, "application/pdf", PAPERS[0].name),
        Withdrawn(NOW, "đổi ý"),
        Voided(NOW, "nhầm"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_of_what_was_not_taken_in_there_is_no_folder(event: Event) -> None:
    problem = refused(BROUGHT, event)

    assert problem.code == "dossier.not_received"
    assert problem.message.startswith("Hồ sơ chưa được tiếp nhận nên không ")


def test_what_was_not_taken_in_is_completed_refused_or_asked_for_again() -> None:
    again = SupplementRequested(NOW, "còn thiếu", stage="intake", approved_by="tq01", approval_reason="giấy sai")

    assert refusal(BROUGHT, Received(NOW, a_dossier()), TODAY) is None
    assert refusal(BROUGHT, Refused(NOW, "không đủ"), TODAY) is None
    assert refusal(BROUGHT, again, TODAY) is None
    assert refused(BROUGHT, replace(again, stage="appraisal")).code == "supplement.stage"


def test_what_was_filed_at_the_portal_may_be_withdrawn_before_it_is_received() -> None:
    assert refusal(replace(BROUGHT, portal_version=3), Withdrawn(NOW, "đổi ý"), TODAY) is None


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
    assert refused(a_dossier(), Apologised(NOW, "", LATER + timedelta(days=7))).code == "reason.empty"
    assert refused(paid, FeeVoided(NOW, "f0", "")).code == "reason.empty"


def test_what_was_received_cannot_be_refused_any_more() -> None:
    assert refused(a_dossier(status=Status.SUPPLEMENT), Refused(NOW, "thiếu giấy")).code == "refusal.received"


def test_a_supplement_request_says_what_is_wanted() -> None:
    problem = refused(a_dossier(), SupplementRequested(NOW, "  "))

    assert (problem.field, problem.code) == ("content", "supplement.empty")


def test_a_second_supplement_request_needs_the_lead_and_a_reason() -> None:
    again = SupplementRequested(NOW, "Trích lục khai tử", stage="intake")
    approved = replace(again, approved_by="tq01")
    dossier = a_dossier(supplements=1)

    assert refused(dossier, again).code == "supplement.second"
    assert refused(dossier, approved).code == "supplement.second_reason"
    assert refusal(dossier, replace(approved, approval_reason="giấy sai"), TODAY) is None


@pytest.mark.parametrize("stage", ["", "later"])
def test_a_supplement_request_is_of_the_intake_or_of_the_appraisal(stage: str) -> None:
    assert refused(a_dossier(), SupplementRequested(NOW, "Trích lục", stage=stage)).code == "supplement.stage"


@pytest.mark.parametrize(("days", "wrong"), [(-1, True), (0, True), (1, False)])
def test_papers_are_not_asked_for_by_a_day_that_is_over(days: int, wrong: bool) -> None:
    asked = SupplementRequested(NOW, "Trích lục", stage="intake", deadline=NOW + timedelta(days=days))

    assert (refusal(a_dossier(), asked, TODAY) is not None) is wrong


def test_two_pages_of_reasons_are_taken_and_ten_are_not() -> None:
    assert refusal(a_dossier(), Withdrawn(NOW, "lý do " * 1000), TODAY) is None
    assert refused(a_dossier(), Withdrawn(NOW, "lý do " * 5000)).code == "text.long"
    assert refused(a_dossier(), SupplementRequested(NOW, "x" * 9000, stage="intake")).field == "content"


def test_a_correction_corrects_something() -> None:
    assert refused(a_dossier(), Amended(NOW, an_intake(), "gõ nhầm")).code == "amend.same"


def test_a_new_date_is_promised_once() -> None:
    assert refused(a_dossier(apologies=1), Apologised(NOW, "chờ", LATER)).code == "apology.again"


@pytest.mark.parametrize("days", [-1, 0])
def test_a_new_date_lies_after_today(days: int) -> None:
    problem = refused(a_dossier(), Apologised(NOW, "chờ", NOW + timedelta(days=days)))

    assert (problem.field, problem.code) == ("due_at", "apology.past")


def test_a_new_date_is_later_than_the_one_before() -> None:
    problem = refused(a_dossier(), Apologised(NOW, "chờ", LATER))

    assert (problem.code, problem.message) == ("apology.earlier", "Ngày hẹn lại phải sau ngày đã hẹn 29/10/2026.")


def test_without_a_return_date_there_is_none_to_move() -> None:
    assert refused(a_dossier(due_at=None), Apologised(NOW, "chờ", LATER)).code == "apology.no_due_date"


def test_a_scan_is_of_a_paper_of_the_dossier_or_of_its_result() -> None:
    result = FileLinked(NOW, "ab" * 32, 9, "application/pdf")

    assert refused(a_dossier(), replace(result, paper="Giấy lạ")).code == "file.paper"
    assert refused(a_dossier(), result).code == "file.no_result"
    assert refusal(a_dossier(status=Status.FINISHED), result, TODAY) is None
    assert refusal(a_dossier(status=Status.RETURNED), result, TODAY) is None


@pytest.mark.parametrize(("score", "wrong"), [(0, True), (1, False), (5, False), (6, True)])
def test_a_score_is_one_to_five(score: int, wrong: bool) -> None:
    assert (refusal(a_dossier(), Rated(NOW, score), TODAY) is not None) is wrong


def test_refusing_after_reception_says_what_is_done_instead() -> None:
    problem = refused(a_dossier(), Refused(NOW, "không thuộc thẩm quyền"))

    assert problem.code in ("dossier.status", "refusal.received")
    waiting = refused(a_dossier(status=Status.SUPPLEMENT), Refused(NOW, "không thuộc thẩm quyền"))
    assert waiting.code == "refusal.received"
    assert "dừng xử lý" in waiting.message


@given(st.sampled_from(Status), DAYS)
def test_being_overdue_never_blocks_returning_a_result(status, today) -> None:
    late = a_dossier(status=status, due_at=NOW - timedelta(days=400))
    in_time = a_dossier(status=status, due_at=LATER)

    assert refusal(late, ResultHandedOver(NOW), today) == refusal(in_time, ResultHandedOver(NOW), today)
