"""From what was typed to the act: readable answers are done, unreadable ones are told at their question."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import sign_in, supplement
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.ui.deeds.doing import _DEEDS, Task, do
from cchc_desktop.ui.deeds.forms import _FORMS
from cchc_desktop.ui.deeds.presenter import ELSEWHERE

LONG = "Lý do rất dài, có <b>thẻ</b> & dấu ngoặc. " * 12  # 500 letters


def done(counter: Counter, dossier: Dossier, deed: Deed, leave: Duty | None = None, **answers: str) -> Dossier:
    return do(
        counter.db, counter.desk, Task(deed, counter.dossier(dossier.uid), answers, leave), counter.clerk, counter.now
    )


def refused(
    counter: Counter, dossier: Dossier, deed: Deed, leave: Duty | None = None, **answers: str
) -> dict[str, str]:
    before = counter.contents()
    with pytest.raises(Refused) as told:
        done(counter, dossier, deed, leave, **answers)
    if leave is None:
        assert counter.contents() == before
    return {problem.field: problem.message for problem in told.value.problems}


def test_every_form_but_those_of_other_pages_has_its_act() -> None:
    assert set(_FORMS) - set(_DEEDS) == set(ELSEWHERE)
    assert set(_DEEDS) <= set(_FORMS)


def test_papers_are_asked_for_with_a_day(counter: Counter) -> None:
    dossier = counter.receive()
    after = done(
        counter, dossier, Deed.REQUEST_SUPPLEMENT, content=LONG, papers="Hộ khẩu x2", reason=LONG, deadline="20/10/2026"
    )
    assert after.status is Status.SUPPLEMENT
    assert after.supplements == 1


@pytest.mark.parametrize("day", ["31/02/2026", "hôm nay", "1/1", "2026-10-20", "99/99/9999", "<b>"])
def test_a_day_that_is_none_is_told_at_its_question(counter: Counter, day: str) -> None:
    found = refused(counter, counter.receive(), Deed.REQUEST_SUPPLEMENT, content="Bổ sung", deadline=day)
    assert "Cần ngày dạng" in found["deadline"]


@pytest.mark.parametrize("day", ["05/10/2026", "01/01/1900"])
def test_a_day_in_the_past_is_told_at_its_question(counter: Counter, day: str) -> None:
    dossier = counter.receive()
    assert (
        "sau hôm nay" in refused(counter, dossier, Deed.REQUEST_SUPPLEMENT, content="Bổ sung", deadline=day)["deadline"]
    )
    assert "due_at" in refused(counter, dossier, Deed.APOLOGISE, reason="Chậm", due_at=day)


def test_an_apology_needs_a_worked_day(counter: Counter) -> None:
    dossier = counter.receive()
    assert "Cần ngày hẹn mới" in refused(counter, dossier, Deed.APOLOGISE, reason="Chậm")["due_at"]
    assert "cơ quan nghỉ" in refused(counter, dossier, Deed.APOLOGISE, reason="Chậm", due_at="01/11/2026")["due_at"]

    after = done(counter, dossier, Deed.APOLOGISE, reason=LONG, due_at="05/11/2026")

    assert after.due_at is not None
    assert (after.due_at.day, after.due_at.hour) == (5, 17)


def test_nothing_typed_where_something_is_needed_is_told(counter: Counter) -> None:
    dossier = counter.receive()
    assert "content" in refused(counter, dossier, Deed.REQUEST_SUPPLEMENT, content="  ")
    for deed in (Deed.WITHDRAW, Deed.STOP):
        assert "reason" in refused(counter, dossier, deed, reason=" \n ")


def test_a_reason_longer_than_three_pages_is_told(counter: Counter) -> None:
    assert "dài nhất" in refused(counter, counter.receive(), Deed.WITHDRAW, reason="a" * 8001)["reason"]


def test_a_supplement_without_papers_is_none(counter: Counter) -> None:
    dossier = counter.receive()
    done(counter, dossier, Deed.REQUEST_SUPPLEMENT, content="Bổ sung", papers="Hộ khẩu x2")
    assert "ít nhất một" in refused(counter, dossier, Deed.RECEIVE_SUPPLEMENT, papers=" \n")["papers"]
    after = done(counter, dossier, Deed.RECEIVE_SUPPLEMENT, papers="Hộ khẩu x2\n<i>Khác</i>")
    assert [(each.name, each.original) for each in after.intake.papers[-2:]] == [("Hộ khẩu", 2), ("<i>Khác</i>", 1)]


def test_a_paper_s_name_that_is_a_book_is_told(counter: Counter) -> None:
    found = refused(counter, counter.receive(), Deed.REQUEST_SUPPLEMENT, content="Bổ sung", papers="A" * 4001)
    assert list(found) == ["papers.0.name"]


@pytest.mark.parametrize(
    ("typed", "paid"),
    [("50000", 50_000), ("50.000", 50_000), ("50 000 đ", 50_000), ("1.000.000.000.000", 10**12), (" 1đồng", 1)],
)
def test_money_is_read_as_clerks_write_it(counter: Counter, typed: str, paid: int) -> None:
    after = done(counter, counter.receive(fee_amount=paid), Deed.COLLECT_FEE, amount=typed, method="tien-mat")
    assert after.paid == paid


@pytest.mark.parametrize(
    "typed", ["", "abc", "-5", "1.5", "50,000", "5.00.000", "٥٠", "1e6", "0", "1.000.000.000.001", "9" * 16]
)
def test_money_that_is_none_nothing_or_too_much_is_told(counter: Counter, typed: str) -> None:
    found = refused(counter, counter.receive(fee_amount=50_000), Deed.COLLECT_FEE, amount=typed, method="tien-mat")
    assert list(found) == ["amount"]


def test_a_fee_is_struck_out_once(counter: Counter) -> None:
    dossier = done(counter, counter.receive(fee_amount=50_000), Deed.COLLECT_FEE, amount="50.000", method="tien-mat")
    uid = dossier.fees[0].uid
    assert "reason" in refused(counter, dossier, Deed.VOID_FEE, fee_uid=uid)
    assert done(counter, dossier, Deed.VOID_FEE, fee_uid=uid, reason="Nhầm").paid == 0
    assert "fee_uid" in refused(counter, dossier, Deed.VOID_FEE, fee_uid=uid, reason="Nhầm")


def test_what_is_withdrawn_or_stopped_gives_papers_back(counter: Counter) -> None:
    for deed, status in ((Deed.WITHDRAW, Status.WITHDRAWN), (Deed.STOP, Status.STOPPED)):
        dossier = counter.receive()
        name = dossier.intake.originals[0].name
        assert done(counter, dossier, deed, reason=LONG, papers=name).status is status


def test_what_did_not_go_back_then_goes_back_later(counter: Counter) -> None:
    dossier = done(counter, counter.receive(), Deed.WITHDRAW, reason="Đổi ý", papers="")
    name = dossier.intake.originals[0].name
    assert done(counter, dossier, Deed.GIVE_BACK, papers=name).status is Status.WITHDRAWN
    assert "Không còn bản chính" in refused(counter, dossier, Deed.GIVE_BACK, papers="")["papers"]


def test_a_correction_keeps_what_was_not_asked_about(counter: Counter) -> None:
    dossier = counter.receive()
    owner = dossier.intake.owner
    answers = {"name": "Trần Thị Hai", "number": owner.number, "phone": owner.phone, "detail": "Tổ 9"}
    after = done(counter, dossier, Deed.AMEND, **answers, reason="Ghi nhầm")
    assert after.intake.owner.name == "Trần Thị Hai"
    assert after.intake.owner.address.detail == "Tổ 9"
    assert after.intake.owner.address.commune_code == owner.address.commune_code
    assert after.intake.papers == dossier.intake.papers
    assert after.receipt_version == 2


def test_what_is_wrong_with_a_correction_is_told_at_its_question(counter: Counter) -> None:
    dossier = counter.receive()
    found = refused(counter, dossier, Deed.AMEND, name="", number="123", phone="0912345678", detail="", reason="x")
    assert {"name", "number"} <= set(found)


def test_custody_by_words(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    assert "reason" in refused(counter, dossier, Deed.SEND_BACK)
    assert done(counter, dossier, Deed.SEND_BACK, reason="Thiếu").holder.kind is HolderKind.COUNTER
    hand_over(counter, dossier)
    assert done(counter, dossier, Deed.TAKE_RESULT, title="Quyết định", shelf="A12").status is Status.FINISHED


def test_an_act_that_is_not_possible_says_why(counter: Counter) -> None:
    assert "không ở phòng" in refused(counter, counter.receive(), Deed.SEND_BACK, reason="x")[""]


@pytest.fixture
def passwords(counter: Counter) -> Counter:
    for clerk in (counter.lead, counter.clerk):
        sign_in.set_password(counter.db, clerk, "mat-khau-tot", clerk, counter.now)
    return counter


def test_a_second_supplement_needs_leave_and_the_wrong_password_is_told_at_its_question(passwords: Counter) -> None:
    counter, dossier = passwords, passwords.receive()
    request = SupplementRequested(counter.now, "bản sao", "hết hạn")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    supplement.receive_supplement(counter.db, counter.desk, dossier.uid, (), counter.clerk, counter.now)
    ask = {"content": "Lần nữa", "approver": "tq01", "approval_reason": "Luật chuyên ngành"}
    leave = Duty.SECOND_SUPPLEMENT

    assert refused(counter, dossier, Deed.REQUEST_SUPPLEMENT, leave, **ask, password="sai")
    assert "approval_reason" in refused(
        counter, dossier, Deed.REQUEST_SUPPLEMENT, leave, **{**ask, "approval_reason": " "}, password="mat-khau-tot"
    )
    counter.clock.forward(hours=1)
    after = done(counter, dossier, Deed.REQUEST_SUPPLEMENT, leave, **ask, password="mat-khau-tot")

    assert after.supplements == 2
    assert counter.now - (after.paused_at or counter.now) == timedelta()
