"""What is to be handed over, and what became of a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from counter_fixtures import DIVISION, PROCEDURE, Counter, catalogue, hand_over

from cchc_desktop.acts import custody
from cchc_desktop.acts.record import record
from cchc_desktop.domain.batch import Settled
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementReceived, SupplementRequested, Withdrawn
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.legs import Leg, stops
from cchc_desktop.domain.problem import Severity
from cchc_desktop.reports import handover
from cchc_desktop.reports.handover import Pile
from cchc_desktop.store import procedures


def piles(counter: Counter) -> dict[str, Pile]:
    found = handover.piles(counter.db, counter.desk.office, counter.desk.calendar, counter.now)
    return {pile.division: pile for pile in found}


def given(counter: Counter, *dossiers: Dossier) -> str:
    uids = [dossier.uid for dossier in dossiers]
    return custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now).bars


def test_folders_lie_by_division_the_oldest_first(counter: Counter) -> None:
    first = counter.receive()
    counter.clock.forward(minutes=10)
    second = counter.receive()
    gone, waiting = counter.receive(), counter.receive()
    hand_over(counter, gone)
    record(counter.db, waiting, SupplementRequested(counter.now, "Thiếu đơn", stage="appraisal"), counter.clerk)
    counter.mirror(code="H52.18-261005-4001")

    found = piles(counter)

    assert list(found) == [DIVISION]
    assert [ready.dossier.uid for ready in found[DIVISION].folders] == [first.uid, second.uid]
    assert found[DIVISION].late == 0


def test_the_folder_of_an_interconnected_procedure_waits_for_the_leg_that_is_next(counter: Counter) -> None:
    sample = {each.code: each for each in catalogue().procedures}
    assert stops(sample[PROCEDURE].legs, DIVISION, "Sở Nội vụ")[0] == DIVISION  # which the counter hands it to
    legs = (Leg("Ủy ban nhân dân cấp xã"), Leg("Sở Nội vụ"))
    changed = replace(sample[PROCEDURE], legs=legs)
    procedures.import_all(counter.db, [changed], instant_text(counter.now))
    dossier = counter.receive()

    assert list(piles(counter)) == ["Ủy ban nhân dân cấp xã"]
    custody.hand_over(counter.db, counter.desk, [dossier.uid], legs[0].agency, counter.clerk, counter.now)
    custody.send_back(counter.db, dossier.uid, "Thiếu dấu", counter.clerk, counter.now)
    assert list(piles(counter)) == ["Ủy ban nhân dân cấp xã"]


def test_what_should_have_left_the_same_day_is_late_the_next(counter: Counter) -> None:
    counter.receive()
    counter.clock.forward(hours=7)  # 15:15
    counter.receive()
    counter.clock.forward(hours=16)  # 07:15 the next day
    (early, late) = piles(counter)[DIVISION].folders
    assert (early.late, late.late) == (True, False)
    counter.clock.forward(hours=1)
    assert piles(counter)[DIVISION].late == 2


def test_a_folder_that_came_back_is_ready_since_then_and_marked(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    counter.clock.forward(days=3)
    custody.send_back(counter.db, dossier.uid, "Thiếu dấu", counter.clerk, counter.now)

    (ready,) = piles(counter)[DIVISION].folders

    assert (ready.since, ready.came_back, ready.late) == (counter.now, True, False)


def test_a_completed_one_is_ready_since_its_papers_came(counter: Counter) -> None:
    dossier = counter.receive()
    asked = record(counter.db, dossier, SupplementRequested(counter.now, "Thiếu đơn", stage="intake"), counter.clerk)
    counter.clock.forward(days=2)
    record(counter.db, asked, SupplementReceived(counter.now, (), asked.due_at), counter.clerk)

    (ready,) = piles(counter)[DIVISION].folders

    assert (ready.since, ready.came_back) == (counter.now, False)


def test_a_batch_tells_what_became_of_each_folder(counter: Counter) -> None:
    taken, waiting, back, moved = (counter.receive() for _ in range(4))
    slip = given(counter, taken, waiting, back, moved)
    custody.send_back(counter.db, back.uid, "Thiếu", counter.clerk, counter.now)
    counter.clock.forward(minutes=5)
    codes = [str(taken.code), str(moved.code)]
    custody.take_batch(counter.db, slip, codes, "Đỗ Văn Nhận", counter.clerk, counter.now)
    custody.send_back(counter.db, moved.uid, "Nhầm phòng", counter.clerk, counter.now)

    found = handover.progress(counter.db, slip)

    assert found is not None
    assert found.genuine
    assert found.waiting == (waiting.code,)
    said = {member.code: (member.taken_at, member.person, member.elsewhere) for member in found.members}
    assert said == {
        taken.code: (counter.now, "Đỗ Văn Nhận", False),
        waiting.code: (None, "", False),
        back.code: (None, "", True),
        moved.code: (counter.now, "Đỗ Văn Nhận", True),
    }


def test_a_folder_withdrawn_under_way_is_not_waited_for_and_nobody_is_said_to_have_taken_it(counter: Counter) -> None:
    taken, withdrawn = counter.receive(), counter.receive()
    slip = given(counter, taken, withdrawn)
    custody.take_batch(counter.db, slip, [str(taken.code)], "Đỗ Văn Nhận", counter.clerk, counter.now)
    record(counter.db, counter.dossier(withdrawn.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    found = handover.progress(counter.db, slip)

    assert found is not None
    assert found.waiting == ()
    since = f"Từ {counter.now:%H:%M} ngày {counter.now:%d/%m/%Y}, do {counter.clerk.name} ghi."
    assert found.settled == Settled(taken=1, ended=1, since=since)
    assert [member.since for member in found.members] == [since, since]
    told = handover.compare(counter.db, slip, [str(withdrawn.code)])
    assert [(each.kind.value, each.code, each.since) for each in told] == [("ended", withdrawn.code, since)]


def test_a_folder_that_went_again_with_another_batch_is_not_waited_for_by_the_first(counter: Counter) -> None:
    dossier = counter.receive()
    first = given(counter, dossier)
    custody.send_back(counter.db, dossier.uid, "Thiếu", counter.clerk, counter.now)
    second = given(counter, dossier)
    custody.take_batch(counter.db, second, None, "A", counter.clerk, counter.now)

    before, after = handover.progress(counter.db, first), handover.progress(counter.db, second)

    assert before is not None
    assert after is not None
    assert (before.members[0].taken_at, before.members[0].elsewhere) == (None, True)
    assert after.members[0].taken_at == counter.now


def test_a_forged_slip_leads_to_its_batch_and_is_told(counter: Counter) -> None:
    slip = given(counter, counter.receive(), counter.receive())
    forged = slip[:-1] + ("0" if slip[-1] != "0" else "1")
    found = handover.progress(counter.db, forged)
    assert found is not None
    assert not found.genuine


def test_what_names_no_batch_here_has_no_progress(counter: Counter) -> None:
    assert handover.progress(counter.db, "BG-7-261005-01") is None
    assert handover.progress(counter.db, "H52.18-261005-3001") is None


def test_the_batches_of_a_day_come_in_order(counter: Counter) -> None:
    slips = [given(counter, counter.receive()) for _ in range(2)]
    today = counter.now.date()
    assert [each.batch.bars for each in handover.on_day(counter.db, today)] == slips
    assert handover.on_day(counter.db, today + timedelta(1)) == ()


def test_pile_and_slip_are_compared_before_anything_is_taken(counter: Counter) -> None:
    first, second, stranger = (counter.receive() for _ in range(3))
    slip, other = given(counter, first, second), given(counter, stranger)
    before = counter.contents()

    found = handover.compare(counter.db, slip, [str(first.code), str(stranger.code)])

    assert [(each.kind.value, each.code) for each in found] == [("missing", second.code), ("swapped", stranger.code)]
    assert other.startswith(found[1].elsewhere)
    assert handover.compare(counter.db, "BG-7-261005-01", []) == ()
    assert counter.contents() == before


def test_a_folder_for_another_division_than_its_procedures_is_told_of(counter: Counter) -> None:
    dossier = counter.receive()

    [told] = handover.strays(counter.db, [dossier], "Phòng  Khác")
    assert (told.field, told.code, told.severity) == ("division", "handover.elsewhere", Severity.WARNING)
    assert told.message.startswith(f"{dossier.printed_code} theo thủ tục thuộc {DIVISION}, bàn giao cho Phòng Khác.")
    assert handover.strays(counter.db, [dossier], f" {DIVISION.lower()}") == ()
