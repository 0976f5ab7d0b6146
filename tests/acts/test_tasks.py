"""Closing a task: what informs is anybody's, what was refused or contradicts is the lead's; once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_person
from task_fixtures import CLASH, a_conflict, answered

from cchc_desktop.acts import decide, record, tasks
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.domain.events import Amended, Withdrawn
from cchc_desktop.store import rebuild
from cchc_desktop.store import tasks as opened
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task

FOR_A_LEAD = ("conflict", "rejected", "decision_exists", "XUNG_DOT", "DA_XOA_TREN_CONG", "OP_ID_REUSED", "two_ends")


def a_task(counter: Counter, kind: str = "NGAY_HEN_KHAC") -> int:
    with transaction(counter.db):
        return opened.add(counter.db, Task(0, kind, None, None, b"{}", "2026-10-05T08:15:00.000+07:00"))


def test_a_closed_task_is_gone_and_stands_in_the_ledger(counter: Counter) -> None:
    task_id = a_task(counter)

    tasks.close(counter.db, task_id, counter.clerk, counter.now)

    closed = opened.get(counter.db, task_id)
    assert closed is not None
    assert (opened.count_open(counter.db), closed.closed_by) == (0, counter.clerk.code)
    assert counter.entries()[-1].type == "counter.event"


def test_a_task_is_closed_once(counter: Counter) -> None:
    task_id = a_task(counter)
    tasks.close(counter.db, task_id, counter.clerk, counter.now)

    with pytest.raises(Refused, match=r"^task\.gone$"):
        tasks.close(counter.db, task_id, counter.lead, counter.now)


def test_a_task_that_never_was_cannot_be_closed(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^task\.gone$"):
        tasks.close(counter.db, 99, counter.lead, counter.now)


@pytest.mark.parametrize("kind", FOR_A_LEAD)
def test_what_was_refused_or_contradicts_is_the_lead_s(counter: Counter, kind: str) -> None:
    task_id = a_task(counter, kind)
    before = counter.contents()

    for who in (counter.clerk, counter.admin):
        with pytest.raises(Refused, match=r"^role\.resolve_conflict$"):
            tasks.close(counter.db, task_id, who, counter.now)
    assert counter.contents() == before

    tasks.close(counter.db, task_id, counter.lead, counter.now)
    assert opened.count_open(counter.db) == 0


@pytest.fixture
def conflict(counter: Counter) -> Task:
    dossier = counter.receive(owner=a_person(phone="0912345678"))
    return a_conflict(counter.db, dossier.uid, counter.lead, counter.now)


@pytest.mark.parametrize(("choice", "phone"), [(Answer.OURS, "0911111111"), (Answer.PORTAL, "0987654321")])
def test_a_choice_is_one_correction_made_from_what_the_portal_has(
    counter: Counter, conflict: Task, choice: Answer, phone: str
) -> None:
    uid, before = conflict.dossier_uid or "", len(counter.entries())

    tasks.answer(counter.db, conflict.id, choice, counter.lead, counter.now)

    (entry,) = counter.entries()[before:]
    event = rebuild.event_of(counter.db, entry)
    assert isinstance(event, Amended)
    assert event.former is not None
    assert (entry.clerk_code, event.former.owner.phone) == (counter.lead.code, "0987654321")
    assert event.reason == f"{choice.label}: Số điện thoại"
    assert event.former.note == event.intake.note  # what nobody asked about is not said to be amended
    assert counter.dossier(uid).intake.owner.phone == phone
    closed = opened.get(counter.db, conflict.id)
    assert closed is not None
    assert closed.closed_by == counter.lead.code
    assert counter.is_sound()


def test_what_has_two_versions_to_choose_from_is_not_just_closed(counter: Counter, conflict: Task) -> None:
    before = counter.contents()

    with pytest.raises(Refused, match=r"^task\.choose$"):
        tasks.close(counter.db, conflict.id, counter.lead, counter.now)
    with pytest.raises(Refused, match=r"^task\.choice$"):
        tasks.answer(counter.db, conflict.id, Answer.BOTH, counter.lead, counter.now)
    with pytest.raises(Refused, match=r"^role\.resolve_conflict$"):
        tasks.answer(counter.db, conflict.id, Answer.OURS, counter.clerk, counter.now)
    assert counter.contents() == before


def test_an_answer_to_what_is_gone_changes_nothing(counter: Counter, conflict: Task) -> None:
    tasks.answer(counter.db, conflict.id, Answer.OURS, counter.lead, counter.now)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^task\.gone$"):
        tasks.answer(counter.db, conflict.id, Answer.PORTAL, counter.lead, counter.now)
    assert counter.contents() == before


def test_a_dossier_that_has_ended_since_can_still_be_agreed_upon(counter: Counter, conflict: Task) -> None:
    """The rule that an ended dossier is not amended is about new deeds, not about which of two versions holds."""
    dossier = counter.dossier(conflict.dossier_uid or "")
    record.record(counter.db, dossier, Withdrawn(counter.now, "Đổi ý"), counter.lead)

    tasks.answer(counter.db, conflict.id, Answer.PORTAL, counter.lead, counter.now)

    assert counter.dossier(dossier.uid).intake.owner.phone == "0987654321"
    assert counter.is_sound()


def test_both_stand_closes_with_the_answer_and_corrects_nothing(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    record.record(counter.db, dossier, Withdrawn(counter.now, "Đổi ý"), counter.clerk)
    answered(counter.db, counter.now, "accepted-with-warnings", warnings=[CLASH], serverState={"TrangThaiHoSo": "8"})
    (task,) = opened.still_open(counter.db)

    tasks.answer(counter.db, task.id, Answer.BOTH, counter.lead, counter.now)

    last = counter.entries()[-1]
    assert (last.type, b'"chon":"both"' in last.payload) == ("counter.event", True)
    assert opened.count_open(counter.db) == 0


def test_once_both_say_the_same_nothing_is_left_to_choose(counter: Counter, conflict: Task) -> None:
    dossier = counter.dossier(conflict.dossier_uid or "")
    agreed = replace(dossier.intake, owner=replace(dossier.intake.owner, phone="0987654321"))
    decide.amend(counter.db, dossier.uid, agreed, "Gọi lại", (counter.lead, counter.now, None))

    tasks.close(counter.db, conflict.id, counter.lead, counter.now)
    assert opened.count_open(counter.db) == 0
