"""What can be done now: every deed, with the reason why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import DAYS, DOSSIERS, NOW, TODAY, a_dossier, an_intake
from hypothesis import given

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.possible import Deed, instead, next_deed, possible
from cchc_desktop.domain.status import Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")


def open_to(dossier: Dossier) -> set[Deed]:
    return {deed for deed, problem in possible(dossier, TODAY).items() if problem is None}


@given(DOSSIERS, DAYS)
def test_every_deed_is_possible_or_has_a_reason_in_words(dossier, today) -> None:
    found = possible(dossier, today)

    assert set(found) == set(Deed)
    assert all(problem is None or problem.message for problem in found.values())


@pytest.mark.parametrize(
    ("dossier", "deeds"),
    [
        (
            a_dossier(),
            {
                *(Deed.REQUEST_SUPPLEMENT, Deed.HAND_OVER, Deed.APOLOGISE, Deed.WITHDRAW, Deed.STOP),
                *(Deed.AMEND, Deed.VOID, Deed.TAKE),
            },
        ),
        (
            a_dossier(status=Status.PROCESSING, holder=DIVISION, intake=an_intake(fee_amount=1)),
            {
                *(Deed.REQUEST_SUPPLEMENT, Deed.COLLECT_FEE, Deed.APOLOGISE, Deed.WITHDRAW, Deed.STOP, Deed.AMEND),
                *(Deed.VOID, Deed.TAKE, Deed.SEND_BACK, Deed.TAKE_RESULT),
            },
        ),
        (
            a_dossier(status=Status.FINISHED),
            {Deed.RETURN_RESULT, Deed.POST_RESULT, Deed.TAKE, Deed.AMEND, Deed.VOID},
        ),
        (a_dossier(status=Status.RETURNED), set()),
        (
            a_dossier(status=Status.SUPPLEMENT, paused_at=NOW),
            {Deed.RECEIVE_SUPPLEMENT, Deed.APOLOGISE, Deed.WITHDRAW, Deed.STOP, Deed.AMEND, Deed.VOID},
        ),
        (a_dossier(status=Status.WITHDRAWN), {Deed.STOP, Deed.GIVE_BACK, Deed.VOID}),
        (
            a_dossier(code=None, received_at=None, due_at=None, status=Status.SUPPLEMENT, supplements=1),
            {Deed.RECEIVE, Deed.REQUEST_SUPPLEMENT, Deed.REFUSE},
        ),
        (a_dossier(voided=True), set()),
    ],
    ids=["received", "with a division", "finished", "returned", "waiting", "withdrawn", "not taken in", "voided"],
)
def test_each_state_has_its_deeds(dossier: Dossier, deeds: set[Deed]) -> None:
    assert open_to(dossier) == deeds


def test_what_was_done_once_is_not_possible_twice_and_says_so() -> None:
    found = possible(a_dossier(apologies=1, fees=(PaidFee("f1", 1000, "tien-mat", voided=True),)), TODAY)
    apology, fee = found[Deed.APOLOGISE], found[Deed.VOID_FEE]

    assert apology is not None
    assert fee is not None
    assert apology.message == "Đã xin lỗi và hẹn lại một lần; chỉ được hẹn lại một lần."
    assert Deed.VOID_FEE in open_to(a_dossier(fees=(PaidFee("f1", 1000, "tien-mat"),)))


def test_a_second_request_is_possible_for_whoever_may_approve_it() -> None:
    assert Deed.REQUEST_SUPPLEMENT in open_to(a_dossier(supplements=1))


def test_an_overdue_dossier_may_still_be_apologised_for() -> None:
    assert Deed.APOLOGISE in open_to(a_dossier(due_at=NOW.replace(month=1)))


def test_what_is_done_instead_is_one_sentence() -> None:
    assert instead(a_dossier(status=Status.FINISHED), TODAY).startswith("Làm được: ")
    assert "trả kết quả, gửi kết quả qua bưu chính" in instead(a_dossier(status=Status.FINISHED), TODAY)
    assert instead(a_dossier(status=Status.RETURNED), TODAY) == "Hồ sơ đã kết thúc; việc mới thì tiếp nhận hồ sơ mới."
    assert instead(a_dossier(status=Status.WITHDRAWN), TODAY) == "Còn làm được: dừng xử lý."
    assert instead(a_dossier(voided=True), TODAY) == ""


@pytest.mark.parametrize(
    ("dossier", "deed"),
    [
        (a_dossier(code=None, received_at=None, due_at=None, status=Status.NEW), Deed.RECEIVE),
        (a_dossier(code=None, received_at=None, due_at=None, status=Status.SUPPLEMENT, supplements=1), Deed.RECEIVE),
        (a_dossier(), Deed.HAND_OVER),
        (a_dossier(status=Status.SUPPLEMENT, paused_at=NOW), Deed.RECEIVE_SUPPLEMENT),
        (a_dossier(status=Status.SUPPLEMENT, paused_at=NOW, holder=DIVISION), Deed.RECEIVE_SUPPLEMENT),
        (a_dossier(status=Status.PAYMENT, intake=an_intake(fee_amount=50_000)), Deed.COLLECT_FEE),
        (a_dossier(reception=replace(a_dossier().reception, division="")), Deed.TAKE_RESULT),
        (a_dossier(status=Status.PROCESSING, holder=DIVISION), Deed.TAKE_RESULT),
        (a_dossier(status=Status.FINISHED), Deed.RETURN_RESULT),
        (a_dossier(status=Status.FINISHED, intake=an_intake(return_channel=ReturnChannel.POST)), Deed.POST_RESULT),
        (a_dossier(status=Status.FINISHED, holder=DIVISION), Deed.TAKE_RESULT),
        (a_dossier(status=Status.RETURNED, holder=Holder(HolderKind.COLLECTOR)), None),
        (a_dossier(status=Status.WITHDRAWN), None),
        (a_dossier(voided=True), None),
    ],
)
def test_what_is_done_next_as_a_matter_of_course(dossier: Dossier, deed: Deed | None) -> None:
    assert next_deed(dossier, TODAY) is deed


@given(DOSSIERS, DAYS)
def test_what_is_next_is_always_possible(dossier, today) -> None:
    deed = next_deed(dossier, today)

    assert deed is None or possible(dossier, today)[deed] is None
