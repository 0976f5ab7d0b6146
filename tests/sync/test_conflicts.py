"""The conflict rules between counters and a real hub: merged, chosen by a person, or both kept; all agree once quiet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_person

from cchc_desktop.acts import custody, decide, fees, reconcile, supplement, tasks
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.added import Added
from cchc_desktop.domain.conflict_rules import CONTACT, Answer, changed
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, ResultHandedOver, Stopped, SupplementRequested
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.person import Address
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.day_close import day_close
from cchc_desktop.reports.task_sides import Line, sides
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import deliveries, ledger, reconciling
from cchc_desktop.store import tasks as opened
from cchc_desktop.sync import pull
from cchc_desktop.wire import incoming
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub

Change = Callable[[Intake], Intake]


def phone(number: str) -> Change:
    return lambda intake: replace(intake, owner=replace(intake.owner, phone=number))


def note(words: str) -> Change:
    return lambda intake: replace(intake, note=words)


def sets(count: int) -> Change:
    return lambda intake: replace(intake, sets=count)


def amend(counter: Counter, uid: str, *changes: Change) -> None:
    intake = counter.dossier(uid).intake
    for change in changes:
        intake = change(intake)
    decide.amend(counter.db, uid, intake, "Ghi nhầm", (counter.lead, counter.now, None))


def outcomes(counter: Counter, uid: str) -> list[str]:
    """What became of each correction of a dossier."""
    found = [deliveries.get(counter.db, each.pos) for each in counter.entries(uid) if each.type == "dossier.amended"]
    return [each.outcome if each else "" for each in found]


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in opened.still_open(counter.db)]


@pytest.fixture
def two(make: Make) -> tuple[Counter, Counter, str]:
    """Two counters that have both heard of a dossier of the first."""
    here, there = make(3), make(4)
    uid = here.receive(owner=a_person(phone="0912345678"), note="Cũ").uid
    quiet(here, there)
    return here, there, uid


def quiet(*counters: Counter) -> None:
    for _ in range(2):
        for counter in counters:
            counter.exchange()


def agree(hub: RunningHub, uid: str, *counters: Counter) -> Intake:
    """What everybody says of a dossier now."""
    held = hub.dossiers(counters[0].desk.office.unit_code)[uid].data
    there = incoming.intake(incoming.read_document(held))
    for counter in counters:
        assert changed(counter.dossier(uid).intake, there) == ()
        assert counter.is_sound()
    return there


def test_what_two_counters_changed_apart_is_merged_and_all_have_both(
    two: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = two
    amend(here, uid, phone("0987654321"))
    amend(there, uid, note("Của quầy 4"))
    here.exchange()

    there.exchange()

    assert (outcomes(here, uid), outcomes(there, uid)) == (["applied"], ["merged"])
    assert there.dossier(uid).intake.owner.phone == "0987654321"
    assert "portal.changed" in there.types(uid)
    quiet(here, there)
    both = agree(hub, uid, here, there)
    assert (both.owner.phone, both.note) == ("0987654321", "Của quầy 4")
    assert kinds(here) == kinds(there) == []


def test_a_merged_state_is_taken_from_the_answer_itself(
    two: tuple[Counter, Counter, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, uid = two
    amend(here, uid, phone("0987654321"))
    amend(there, uid, note("Của quầy 4"))
    here.exchange()
    monkeypatch.setattr(pull, "pull", lambda *_: 0)

    there.exchange()

    assert there.dossier(uid).intake.owner.phone == "0987654321"


@pytest.mark.parametrize("choice", [Answer.OURS, Answer.PORTAL])
def test_the_same_item_changed_twice_waits_for_a_lead_and_ends_the_same_everywhere(
    two: tuple[Counter, Counter, str], hub: RunningHub, choice: Answer
) -> None:
    here, there, uid = two
    amend(here, uid, phone("0987654321"), note("Của quầy 3"))
    amend(there, uid, phone("0911111111"), lambda intake: replace(intake, summary="Của quầy 4"))
    here.exchange()
    quiet(there, here)

    assert outcomes(there, uid) == ["conflict"]
    assert there.dossier(uid).intake.owner.phone == "0911111111"  # nothing of ours is overwritten meanwhile
    assert there.dossier(uid).intake.note == "Của quầy 3"  # what nobody disputes is taken over
    (task,) = opened.still_open(there.db)
    shown = sides(there.db, task.id)
    assert shown is not None
    (asked,) = [line for line in shown.lines if line.asked]
    assert (asked.label, asked.here, asked.portal) == ("Số điện thoại", "0911 111 111", "0987 654 321")
    assert shown.answers == (Answer.OURS, Answer.PORTAL)

    before = len(there.entries())
    tasks.answer(there.db, task.id, choice, there.lead, there.now)
    assert len(there.entries()) == before + 1  # one act, one entry
    assert there.types(uid)[-1] == "dossier.amended"
    quiet(there, here, there)

    ended = agree(hub, uid, here, there)
    assert ended.owner.phone == ("0911111111" if choice is Answer.OURS else "0987654321")
    assert (ended.note, ended.summary) == ("Của quầy 3", "Của quầy 4")
    assert kinds(here) == kinds(there) == []


def test_a_conflict_is_not_simply_closed_nor_by_a_clerk(two: tuple[Counter, Counter, str]) -> None:
    here, there, uid = two
    amend(here, uid, phone("0987654321"))
    amend(there, uid, phone("0911111111"))
    quiet(here, there)
    (task,) = opened.still_open(there.db)
    before = there.contents()

    with pytest.raises(Refused, match=r"^task\.choose$"):
        tasks.close(there.db, task.id, there.lead, there.now)
    with pytest.raises(Refused, match=r"^role\.resolve_conflict$"):
        tasks.answer(there.db, task.id, Answer.OURS, there.clerk, there.now)
    with pytest.raises(Refused, match=r"^task\.choice$"):
        tasks.answer(there.db, task.id, Answer.BOTH, there.lead, there.now)
    assert there.contents() == before


def test_a_conflict_met_again_after_a_choice_is_asked_again(two: tuple[Counter, Counter, str], hub: RunningHub) -> None:
    """The other counter corrects once more before the choice arrives: nobody's word is lost in silence."""
    here, there, uid = two
    amend(here, uid, phone("0987654321"))
    amend(there, uid, phone("0911111111"))
    quiet(here, there)
    (task,) = opened.still_open(there.db)
    tasks.answer(there.db, task.id, Answer.OURS, there.lead, there.now)
    amend(here, uid, phone("0922222222"))
    quiet(here, there)

    (again,) = opened.still_open(there.db)
    assert (again.kind, again.id) != (task.kind, task.id)
    tasks.answer(there.db, again.id, Answer.PORTAL, there.lead, there.now)
    quiet(there, here)

    assert agree(hub, uid, here, there).owner.phone == "0922222222"


@pytest.mark.parametrize("choice", [Answer.OURS, Answer.PORTAL])
def test_a_reception_fact_two_counters_corrected_stands_as_sent_last_until_a_lead_says_otherwise(
    two: tuple[Counter, Counter, str], hub: RunningHub, choice: Answer
) -> None:
    here, there, uid = two
    amend(here, uid, sets(3))
    amend(there, uid, sets(2))
    quiet(here, there, here)

    assert outcomes(there, uid) == ["accepted-with-warnings"]
    assert agree(hub, uid, here, there).sets == 2
    (task,) = opened.still_open(there.db)
    shown = sides(there.db, task.id)
    assert shown is not None
    assert [(line.here, line.portal) for line in shown.lines if line.asked] == [("2", "3")]

    tasks.answer(there.db, task.id, choice, there.lead, there.now)
    quiet(there, here)
    assert agree(hub, uid, here, there).sets == (2 if choice is Answer.OURS else 3)
    assert kinds(there) == []


def test_what_the_portal_had_not_heard_of_when_it_spoke_takes_nothing_back(counter: Counter, hub: RunningHub) -> None:
    """A change held while a correction waits is older than the correction: it must not undo it."""
    uid = counter.receive(owner=a_person(phone="0912345678")).uid
    counter.exchange()
    hub.move(uid, Status.PROCESSING)
    amend(counter, uid, phone("0987654321"))
    counter.exchange()
    counter.exchange()

    assert counter.dossier(uid).status is Status.PROCESSING
    said = [entry for entry in counter.entries(uid) if entry.type == "portal.changed"]
    assert all(b"phone" not in entry.payload for entry in said)
    assert agree(hub, uid, counter).owner.phone == "0987654321"


def test_every_contact_item_is_taken_over_by_who_did_not_change_it(
    two: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = two
    amend(there, uid, phone("0987654321"), note(""), lambda i: replace(i, summary="Mới"))
    amend(there, uid, lambda i: replace(i, owner=replace(i.owner, email="a@example.vn", address=Address("Bản Mới"))))
    quiet(there, here)

    there_now = there.dossier(uid).intake
    assert [item.of(here.dossier(uid).intake) for item in CONTACT.items] == [i.of(there_now) for i in CONTACT.items]
    assert here.dossier(uid).receipt_version == there.dossier(uid).receipt_version == 3
    agree(hub, uid, here, there)


# 7, 8 and 10


def withdrawn_then_stopped(by: Counter, uid: str, between: Callable[[], object]) -> None:
    decide.withdraw(by.db, uid, "Đổi ý", None, by.clerk, by.now)
    by.exchange()
    between()
    by.clock.forward(minutes=5)
    decide.stop(by.db, by.desk, uid, Stopped(by.now, "Công dân rút hồ sơ"), by.clerk)
    by.exchange()


@pytest.mark.parametrize("heard", ["together", "apart"])
def test_a_withdrawal_and_the_notice_that_ends_it_end_the_same_everywhere(
    make: Make, hub: RunningHub, heard: str
) -> None:
    """Whether a third counter hears of 7 and 8 in one change or in two."""
    here, other, third = make(3), make(4), make(5)
    uid = here.receive().uid
    quiet(here, other, third)
    third_amends(third, uid)
    quiet(third, here, other)

    withdrawn_then_stopped(other, uid, third.exchange if heard == "apart" else lambda: None)
    quiet(third, here, other)

    statuses = [counter.dossier(uid).status for counter in (here, other, third)]
    assert statuses == [Status.STOPPED] * 3
    assert kinds(here) == kinds(other) == kinds(third) == []
    for counter in (here, other, third):
        assert counter.is_sound()


def third_amends(third: Counter, uid: str) -> None:
    """So that the dossier is the third's own as well, not only seen there."""
    amend(third, uid, note("Quầy 5 ghi"))


def test_a_notice_of_another_counter_ends_our_withdrawal(make: Make) -> None:
    """Withdrawn here and known there; the notice goes out over there."""
    here, there = make(3), make(4)
    uid = here.receive().uid
    decide.withdraw(here.db, uid, "Đổi ý", None, here.clerk, here.now)
    quiet(here, there)
    there.clock.forward(minutes=5)
    decide.stop(there.db, there.desk, uid, Stopped(there.now, "Công dân rút hồ sơ"), there.clerk)
    quiet(there, here)

    assert here.dossier(uid).status is there.dossier(uid).status is Status.STOPPED
    assert kinds(here) == kinds(there) == []
    assert here.is_sound()


def test_a_withdrawal_that_meets_a_decision_stands_and_a_lead_sees_both(counter: Counter, hub: RunningHub) -> None:
    uid = counter.receive().uid
    counter.exchange()
    hub.move(uid, Status.STOPPED, "Không đủ điều kiện")
    decide.withdraw(counter.db, uid, "Đổi ý", None, counter.clerk, counter.now)
    quiet(counter)

    held = hub.dossiers(counter.desk.office.unit_code)[uid]
    assert counter.dossier(uid).status is Status.WITHDRAWN
    assert held.status == "7"
    shown = [sides(counter.db, task.id) for task in opened.still_open(counter.db)]
    assert shown
    for each in shown:
        assert each is not None
        assert each.answers == (Answer.BOTH,)
        assert (each.lines[0].here, each.lines[0].portal) == (Status.WITHDRAWN.label, Status.STOPPED.label)
    for task in opened.still_open(counter.db):
        tasks.answer(counter.db, task.id, Answer.BOTH, counter.lead, counter.now)
    assert kinds(counter) == []
    assert counter.is_sound()


def test_two_hand_overs_of_one_result_are_both_kept_and_both_counters_see_them(make: Make, hub: RunningHub) -> None:
    here, there = make(3), make(4)
    uid = finished(here).uid
    quiet(here, there)
    custody.return_result(here.db, uid, by_proxy(here, "Trần Thị Một"), here.clerk)
    there.clock.forward(minutes=20)
    custody.return_result(there.db, uid, by_proxy(there, "Lò Văn Hai"), there.clerk)
    quiet(here, there, here)

    held = hub.dossiers(here.desk.office.unit_code)[uid].data
    assert held["ThongTinTra"] == "Trần Thị Một"
    assert [(end["nguoiNhan"], end["quay"]) for end in held["ketThucKhac"]] == [("Lò Văn Hai", "4")]
    assert (kinds(here), kinds(there)) == (["two_ends"], ["conflict"])
    for counter, names in ((here, "Lò Văn Hai"), (there, "Trần Thị Một")):
        (task,) = opened.still_open(counter.db)
        shown = sides(counter.db, task.id)
        assert shown is not None
        assert names in {line.portal for line in shown.lines}
        tasks.answer(counter.db, task.id, Answer.BOTH, counter.lead, counter.now)
    quiet(here, there)
    assert kinds(here) == kinds(there) == []  # told once
    assert here.is_sound()
    assert there.is_sound()


def same_added(hub: RunningHub, uid: str, *counters: Counter) -> Added:
    """Money, voiding and counts, as everybody tells them now."""
    held = hub.dossiers(counters[0].desk.office.unit_code)[uid].data
    there = incoming.dossier(incoming.read_document(held)).added
    for counter in counters:
        assert counter.dossier(uid).added == there
        assert counter.is_sound()
    return there


def compared(*counters: Counter) -> list[bool]:
    """Whether each finds nothing apart between itself and the hub."""
    for counter in counters:
        reconcile.ask(counter.db, counter.now.date(), counter.lead)
        counter.exchange()
    found = [reconciling.last(counter.db) for counter in counters]
    return [done is not None and done.clean for done in found]


@pytest.fixture
def charged(make: Make) -> tuple[Counter, Counter, str]:
    """Two counters that have both heard of a dossier of the first, for which 8.000 đồng are to be paid."""
    here, there = make(3), make(4)
    uid = here.receive(fee_amount=8000).uid
    quiet(here, there)
    return here, there, uid


def collect(counter: Counter, uid: str) -> Dossier:
    return fees.collect(counter.db, uid, fees.Payment(8000), counter.clerk, counter.now)


@pytest.mark.parametrize("turned", [False, True])
def test_money_taken_at_one_counter_is_paid_at_all_and_struck_out_it_is_owed_again(
    charged: tuple[Counter, Counter, str], hub: RunningHub, turned: bool
) -> None:
    here, there, uid = charged
    if turned:  # the one that has adopted it hears as well
        hand_over(there, there.dossier(uid))
        quiet(here, there)
        here, there = there, here
    collect(there, uid)
    quiet(there, here)

    assert (here.dossier(uid).owed, same_added(hub, uid, here, there).fees[0].amount) == (0, 8000)
    with pytest.raises(Refused, match="fee"):
        collect(here, uid)
    assert [sum(cash.collected for cash in day_close(of.db, "", of.now.date()).cash) for of in (here, there)] == [
        0,
        8000,
    ]
    fees.strike_out(there.db, uid, here.dossier(uid).fees[0].uid, "Thu nhầm", there.lead, there.now)
    quiet(there, here)
    assert same_added(hub, uid, here, there).fees[0].voided
    assert here.dossier(uid).owed == 8000
    assert compared(here, there) == [True, True]
    assert "paid_twice" not in kinds(here) + kinds(there)


def test_money_taken_twice_while_nobody_could_know_is_kept_and_told_at_both(
    charged: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = charged
    collect(here, uid)
    collect(there, uid)
    quiet(here, there)

    assert [fee.amount for fee in same_added(hub, uid, here, there).fees] == [8000, 8000]
    assert kinds(here) == kinds(there) == ["paid_twice"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_dossier_voided_at_one_counter_is_so_at_all(
    charged: tuple[Counter, Counter, str], hub: RunningHub, turned: bool
) -> None:
    here, there, uid = charged
    if turned:
        collect(there, uid)
        quiet(here, there)
        here, there = there, here
    decide.void(there.db, uid, "Nhập nhầm", (there.lead, there.now, None))
    quiet(there, here)

    assert same_added(hub, uid, here, there).voided
    assert (kinds(here), kinds(there)) == (["voided_elsewhere"], [])
    assert f"ở quầy {int(there.desk.office.counter)}, bởi {there.lead.name}, lý do: Nhập nhầm" in voided(here.db, uid)
    with pytest.raises(Refused, match="voided"):
        collect(here, uid)
    assert compared(here, there) == [True, True]


def test_who_acted_on_a_dossier_that_was_voided_meanwhile_is_told(
    charged: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = charged
    decide.void(there.db, uid, "Nhập nhầm", (there.lead, there.now, None))
    collect(here, uid)
    quiet(there, here)

    assert same_added(hub, uid, here, there).voided
    assert (kinds(here), kinds(there)) == (["XUNG_DOT"], [])
    (task,) = opened.still_open(here.db)
    shown = sides(here.db, task.id)
    assert shown is not None
    assert Line("Hủy hồ sơ", "Đã hủy", "Đã hủy", asked=True) in shown.lines
    tasks.answer(here.db, task.id, Answer.BOTH, here.lead, here.now)
    assert kinds(here) == []


def test_who_voids_what_was_handed_over_meanwhile_is_told(
    charged: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = charged
    decide.void(there.db, uid, "Nhập nhầm", (there.lead, there.now, None))
    hand_over(here, here.dossier(uid))
    quiet(here, there)

    assert same_added(hub, uid, here, there).voided
    assert (kinds(here), kinds(there)) == (["voided_elsewhere"], ["XUNG_DOT"])


def test_a_second_request_and_a_second_apology_are_so_at_every_counter(
    two: tuple[Counter, Counter, str], hub: RunningHub
) -> None:
    here, there, uid = two
    request, papers = SupplementRequested(there.now, "Căn cước", "Thiếu"), (Paper("Căn cước", photocopy=1),)
    supplement.request_supplement(there.db, there.desk, uid, request, there.clerk)
    supplement.receive_supplement(there.db, there.desk, uid, papers, there.clerk, there.now)
    late = Apologised(there.now, "Chờ xác minh", (there.dossier(uid).due_at or there.now) + timedelta(days=4))
    decide.apologise(there.db, there.desk, uid, late, there.clerk)
    quiet(there, here)

    told = same_added(hub, uid, here, there)
    assert (told.supplements, told.apologies) == (1, 1)
    with pytest.raises(Refused, match="second_supplement"):
        supplement.request_supplement(here.db, here.desk, uid, request, here.clerk)
    again = replace(late, due_at=late.due_at + timedelta(days=1))
    with pytest.raises(Refused, match="apology"):
        decide.apologise(here.db, here.desk, uid, again, here.clerk)
    assert here.dossier(uid).milestones.apologised_at
    assert not here.dossier(uid).milestones.asked_again_at


def by_proxy(counter: Counter, name: str) -> ResultHandedOver:
    return ResultHandedOver(counter.now, name, True, "011099001234", "Giấy ủy quyền số 5")


def finished(counter: Counter) -> Dossier:
    dossier = hand_over(counter, counter.receive())
    return custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)


def test_a_refused_operation_holds_back_later_ones_of_its_own_dossier_alone(counter: Counter, hub: RunningHub) -> None:
    with hub.hub.storage.writing() as db:
        db.exec_driver_sql("delete from known_procedures where code = '1.010803'")
    refused = hand_over(counter, counter.receive())
    other = counter.receive(procedure_code="1.001776")
    try:
        counter.exchange()
    finally:
        with hub.hub.storage.writing() as db:
            db.exec_driver_sql("insert into known_procedures values ('1.010803')")

    said: dict[str, list[Any]] = {
        dossier.uid: [each.outcome for each in answers(counter, dossier)] for dossier in (refused, other)
    }
    assert said == {refused.uid: ["rejected", "deferred"], other.uid: ["applied"]}
    assert hub.holds_all_of(counter)  # journalled, each in its place
    assert deliveries.acked(counter.db) == ledger.last_pos(counter.db)
    later = counter.receive(procedure_code="1.001776")
    counter.exchange()
    assert [each.outcome for each in answers(counter, later)] == ["applied"]


def answers(counter: Counter, dossier: Dossier) -> list[deliveries.Delivery]:
    found = [deliveries.get(counter.db, entry.pos) for entry in counter.entries(dossier.uid)]
    return [each for each in found if each is not None]
