"""What can be done now: every deed, with the reason why not."""

from __future__ import annotations

import pytest
from factories import DAYS, DOSSIERS, NOW, TODAY, a_dossier
from hypothesis import given

from cchc_desktop.domain.dossier import Dossier, PaidFee
from cchc_desktop.domain.possible import Deed, instead, possible
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
                *(Deed.REQUEST_SUPPLEMENT, Deed.HAND_OVER, Deed.COLLECT_FEE, Deed.APOLOGISE, Deed.WITHDRAW, Deed.STOP),
                *(Deed.AMEND, Deed.VOID, Deed.TAKE, Deed.TAKE_RESULT),
            },
        ),
        (
            a_dossier(status=Status.PROCESSING, holder=DIVISION),
            {
                *(Deed.REQUEST_SUPPLEMENT, Deed.COLLECT_FEE, Deed.APOLOGISE, Deed.WITHDRAW, Deed.STOP, Deed.AMEND),
                *(Deed.VOID, Deed.TAKE, Deed.SEND_BACK, Deed.TAKE_RESULT),
            },
        ),
        (
            a_dossier(status=Status.FINISHED),
            {Deed.RETURN_RESULT, Deed.POST_RESULT, Deed.COLLECT_FEE, Deed.TAKE, Deed.AMEND, Deed.VOID},
        ),
        (a_dossier(status=Status.RETURNED), {Deed.AMEND, Deed.VOID}),
        (
            a_dossier(code=None, received_at=None, due_at=None, status=Status.SUPPLEMENT, supplements=1),
            {Deed.RECEIVE, Deed.REQUEST_SUPPLEMENT, Deed.REFUSE},
        ),
        (a_dossier(voided=True), set()),
    ],
    ids=["received", "with a division", "finished", "returned", "not taken in", "voided"],
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
    assert instead(a_dossier(voided=True), TODAY) == ""
