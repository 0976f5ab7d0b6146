"""What other counters added to an own dossier: taken over, told to a person where two acted, never counted as cash here."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import decide, fees
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.reports.day_close import day_close
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import tasks
from tests.acts.test_portal_dossier import take

FEE = {"feeUid": "f9", "Gia": "8000", "trangThai": "da-thu", "hinhThucThanhToan": "tien-mat"}
ASKED = {"Gia": "8000", "trangThai": "cho-thu"}
VOIDING = {"luc": "2026-10-05T08:00:00.000+07:00", "quay": "4", "NguoiXuLy": "Lò Thị Hai", "lyDo": "Nhập nhầm"}


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    made = counter.receive(fee_amount=8000)
    counter.sent()
    return made


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def facts(counter: Counter, *columns: str) -> Any:
    return counter.db.conn.execute(f"select {', '.join(columns)} from facts").fetchone()


def test_money_taken_elsewhere_is_paid_here_and_not_this_counter_s_cash(counter: Counter, dossier: Dossier) -> None:
    after = take(counter, dossier, DanhSachLePhi=[ASKED, FEE])

    assert (after.owed, after.paid, facts(counter, "paid")) == (0, 8000, (8000,))
    assert b'"mucGhep":["paid"]' in counter.entries(dossier.uid)[-1].payload
    assert day_close(counter.db, "3", counter.now.date()).cash == ()
    with pytest.raises(Refused, match="fee"):
        fees.collect(counter.db, dossier.uid, fees.Payment(8000), counter.clerk, counter.now)
    assert counter.is_sound()


def test_a_payment_struck_out_elsewhere_is_owed_again(counter: Counter, dossier: Dossier) -> None:
    fees.collect(counter.db, dossier.uid, fees.Payment(8000), counter.clerk, counter.now)
    counter.sent()
    (ours,) = counter.dossier(dossier.uid).fees

    after = take(counter, dossier, DanhSachLePhi=[ASKED, FEE | {"feeUid": ours.uid, "trangThai": "huy"}])

    assert (after.owed, facts(counter, "paid")) == (8000, (0,))
    assert take(counter, dossier, 6, DanhSachLePhi=[ASKED, FEE | {"feeUid": ours.uid}]).owed == 8000
    assert counter.is_sound()


def test_money_taken_twice_is_told_once(counter: Counter, dossier: Dossier) -> None:
    fees.collect(counter.db, dossier.uid, fees.Payment(8000), counter.clerk, counter.now)
    counter.sent()
    ours = FEE | {"feeUid": counter.dossier(dossier.uid).fees[0].uid}

    take(counter, dossier, DanhSachLePhi=[ASKED, FEE, ours])
    after = take(counter, dossier, 6, DanhSachLePhi=[ASKED, FEE, ours], soLanBoSung=1)

    assert (after.paid, kinds(counter)) == (16_000, ["paid_twice"])
    told = msgspec.json.decode(tasks.still_open(counter.db)[0].detail)
    assert told == {"detail": "Phải nộp 8.000 đồng, các quầy đã thu 16.000 đồng"}


def test_a_dossier_voided_elsewhere_is_voided_and_told_with_who_and_why(counter: Counter, dossier: Dossier) -> None:
    after = take(counter, dossier, daHuy=True, thongTinHuy=VOIDING)

    assert (after.voided, after.owed, facts(counter, "counted", "voided is null")) == (True, 0, (0, 0))
    assert (after.milestones.voided_at or counter.now).hour == 8
    said = "Đã hủy lúc 08:00 ngày 05/10/2026 ở quầy 4, bởi Lò Thị Hai, lý do: Nhập nhầm."
    assert voided(counter.db, dossier.uid) == said
    assert kinds(counter) == ["voided_elsewhere"]
    assert not take(counter, dossier, 6, daHuy=False).owed
    assert counter.dossier(dossier.uid).voided
    with pytest.raises(Refused, match="voided"):
        fees.collect(counter.db, dossier.uid, fees.Payment(8000), counter.clerk, counter.now)
    assert counter.is_sound()


@pytest.mark.parametrize(("kind", "told"), [("GIO_NGHI_NGO", True), ("XUNG_DOT", False)])
def test_only_a_task_that_told_of_it_keeps_a_voiding_from_being_told(
    counter: Counter, dossier: Dossier, kind: str, told: bool
) -> None:
    pos = counter.entries(dossier.uid)[-1].pos
    tasks.add(counter.db, tasks.Task(0, kind, dossier.uid, pos, b"{}", "2026-10-05T08:00:00.000+07:00"))

    take(counter, dossier, daHuy=True, thongTinHuy=VOIDING)

    assert ("voided_elsewhere" in kinds(counter)) is told


def test_a_voiding_of_which_nothing_else_is_told_is_said_to_be_from_elsewhere(
    counter: Counter, dossier: Dossier
) -> None:
    take(counter, dossier, daHuy=True)

    assert voided(counter.db, dossier.uid) == "Đã hủy ở nơi khác."


def test_our_own_voiding_comes_back_as_nothing_new(counter: Counter, dossier: Dossier) -> None:
    decide.void(counter.db, dossier.uid, "Nhầm", (counter.lead, counter.now, None))
    counter.sent()
    before = len(counter.entries())

    take(counter, dossier, daHuy=True, thongTinHuy=VOIDING)

    assert (kinds(counter), len(counter.entries())) == ([], before)


def test_requests_and_apologies_of_other_counters_count(counter: Counter, dossier: Dossier) -> None:
    after = take(counter, dossier, soLanBoSung=1, soLanXinLoi=1)

    assert (after.supplements, after.apologies, after.milestones.asked_again_at) == (1, 1, None)
    assert facts(counter, "supplements", "apologised is null") == (1, 0)
    again = after.refuses(SupplementRequested(counter.now, "Căn cước"), counter.now.date())
    assert again
    assert again.field
    assert take(counter, dossier, 6, soLanBoSung=2).milestones.asked_again_at == counter.now
    assert take(counter, dossier, 7, soLanBoSung=1).supplements == 2
    assert counter.is_sound()
