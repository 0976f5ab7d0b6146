"""Decisions: each with its reason, each by whom it belongs to, corrections by the one who took it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import NOW, PAPERS, a_clerk, a_procedure, an_intake

from cchc_desktop.acts import custody, decide
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, SupplementRequested
from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.store import procedures


def leave(duty: Duty, clerk: str = "cb01") -> Approval:
    return Approval(clerk, "Không có trưởng quầy", duty, clerk, flagged=True)


def asked(counter: Counter, **changes: object) -> SupplementRequested:
    return replace(SupplementRequested(counter.now, "Bổ sung căn cước"), **changes)  # type: ignore[arg-type]  # by name


def amend(
    counter: Counter,
    dossier: Dossier,
    by: Clerk,
    approval: Approval | None = None,
    reason: str = "Ghi nhầm",
    **new: object,
) -> Dossier:
    intake = replace(dossier.intake, **new)  # type: ignore[arg-type]  # by name
    return decide.amend(counter.db, dossier.uid, intake, reason, (by, counter.now, approval))


def test_papers_are_asked_for_and_come(counter: Counter) -> None:
    dossier = counter.receive()
    waiting = decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.clerk)
    due = counter.now + timedelta(days=30)

    after = decide.receive_supplement(
        counter.db, dossier.uid, (Paper("Căn cước", photocopy=1),), due, counter.clerk, counter.now
    )

    assert (waiting.status, waiting.supplements) == (Status.SUPPLEMENT, 1)
    assert (after.status, after.due_at) == (Status.RECEIVED, due)
    assert after.intake.papers[-1] == Paper("Căn cước", photocopy=1)
    assert counter.is_sound()


def test_a_second_request_is_the_lead_s(counter: Counter) -> None:
    dossier = counter.receive()
    decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.clerk)
    decide.receive_supplement(counter.db, dossier.uid, (), None, counter.clerk, counter.now)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^role\.second_supplement$"):
        decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.clerk)
    assert counter.contents() == before

    again = decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.lead)
    assert again.supplements == 2
    assert b'"nguoiDuyet":"tq01"' in counter.entries(dossier.uid)[-1].payload


def test_a_second_request_may_be_approved(counter: Counter) -> None:
    dossier = counter.receive()
    decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.clerk)
    decide.receive_supplement(counter.db, dossier.uid, (), None, counter.clerk, counter.now)

    approval = Approval("tq01", "Đã xem", Duty.SECOND_SUPPLEMENT, "cb01")
    decide.request_supplement(counter.db, dossier.uid, asked(counter), counter.clerk, approval)

    entry = counter.entries(dossier.uid)[-1]
    assert entry.clerk_code == counter.clerk.code
    assert b'"nguoiDuyet":"tq01"' in entry.payload
    assert counter.is_sound()


def test_a_received_dossier_is_not_refused_any_more(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.refuse(counter.db, dossier.uid, "Không thuộc thẩm quyền", counter.clerk, counter.now)


def test_one_filed_online_is_refused_in_writing(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.NEW, code=None)

    refused = decide.refuse(counter.db, mirror.uid, "Không thuộc thẩm quyền", counter.clerk, counter.now)

    assert (refused.status, refused.refused_at) == (Status.REFUSED, counter.now)
    assert counter.is_sound()


def test_a_citizen_withdraws(counter: Counter) -> None:
    dossier = counter.receive()

    assert decide.withdraw(counter.db, dossier.uid, "Tự nguyện", counter.clerk, counter.now).status is Status.WITHDRAWN


def test_no_withdrawal_after_a_result(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.withdraw(counter.db, dossier.uid, "Tự nguyện", counter.clerk, counter.now)


def test_processing_is_stopped(counter: Counter) -> None:
    dossier = counter.receive()

    assert decide.stop(counter.db, dossier.uid, "Quá hạn bổ sung", counter.clerk, counter.now).status is Status.STOPPED


def test_an_apology_gives_a_new_date_once(counter: Counter) -> None:
    dossier = counter.receive()
    apology = Apologised(counter.now, "Chờ kết quả xác minh", datetime(2026, 11, 12, 17, 0, tzinfo=VN))

    after = decide.apologise(counter.db, dossier.uid, apology, counter.clerk)

    assert (after.due_at, after.apologies) == (apology.due_at, 1)
    with pytest.raises(Refused, match=r"^apology\.again$"):
        decide.apologise(counter.db, dossier.uid, apology, counter.clerk)


@pytest.mark.parametrize("act", ["withdraw", "stop"])
def test_a_decision_without_its_reason_is_not_taken(counter: Counter, act: str) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^reason\.empty$"):
        getattr(decide, act)(counter.db, dossier.uid, "  ", counter.clerk, counter.now)


def test_a_clerk_corrects_their_own_while_it_is_at_the_counter(counter: Counter) -> None:
    dossier = counter.receive()

    after = amend(counter, dossier, counter.clerk, note="  Đã   gọi ")

    assert after.intake.note == "Đã gọi"
    assert counter.types(dossier.uid) == ["dossier.received", "dossier.amended"]
    assert counter.is_sound()


def test_another_s_dossier_is_the_lead_s_to_correct(counter: Counter) -> None:
    dossier = counter.receive(by=a_clerk(code="cb02"))

    with pytest.raises(Refused, match=r"^role\.correct_later$"):
        amend(counter, dossier, counter.clerk, note="x")

    assert amend(counter, dossier, counter.lead, note="x").intake.note == "x"


def test_once_it_has_left_the_counter_it_is_the_lead_s_even_back_again(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    custody.send_back(counter.db, dossier.uid, "Thiếu chữ ký", counter.clerk, counter.now)

    with pytest.raises(Refused, match=r"^role\.correct_later$"):
        amend(counter, dossier, counter.clerk, note="x")

    assert amend(counter, dossier, counter.clerk, leave(Duty.CORRECT_LATER), note="x").intake.note == "x"


def test_a_correction_is_checked_like_an_intake(counter: Counter) -> None:
    dossier = counter.receive()
    before = counter.contents()

    with pytest.raises(Refused) as refused:
        amend(counter, dossier, counter.clerk, sets=0, summary="x" * 1001)

    assert {problem.field for problem in refused.value.problems} == {"sets", "summary"}
    assert counter.contents() == before


def test_a_correction_needs_a_reason(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^reason\.empty$"):
        amend(counter, counter.receive(), counter.clerk, reason="", note="x")


def test_a_correction_keeps_only_papers_handed_in(counter: Counter) -> None:
    dossier = counter.receive()

    after = amend(counter, dossier, counter.clerk, papers=(*PAPERS, Paper("Không có")))

    assert all(paper.handed_in for paper in after.intake.papers)
    assert counter.is_sound()


def test_the_procedure_is_not_corrected_away_from_number_and_date(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^amend\.procedure$"):
        amend(counter, dossier, counter.clerk, procedure_code="1.010801")


def test_a_typing_mistake_is_corrected_although_the_procedure_has_ended_since(counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(days=40)
    ended = a_procedure(valid_to=(NOW + timedelta(days=10)).date(), version="v2")
    procedures.import_all(counter.db, [ended], instant_text(NOW))

    assert amend(counter, dossier, counter.clerk, note="x").intake.note == "x"


def test_another_counter_s_dossier_is_checked_by_the_catalogue_at_hand(counter: Counter) -> None:
    mirror = counter.mirror(intake=an_intake())

    assert amend(counter, mirror, counter.lead, note="x").intake.note == "x"
    assert counter.types(mirror.uid) == ["dossier.adopted", "dossier.amended"]
    assert counter.is_sound()


def test_a_mistaken_entry_is_kept_and_marked_by_a_lead(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^role\.void$"):
        decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.clerk, counter.now, None))
    voided = decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    assert voided.voided
    assert voided.code == dossier.code
    assert counter.receive().code != dossier.code
    assert counter.is_sound()


def test_with_leave_a_clerk_voids(counter: Counter) -> None:
    dossier = counter.receive()

    assert decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.clerk, counter.now, leave(Duty.VOID))).voided


@pytest.mark.parametrize(
    "approval", [leave(Duty.CORRECT_LATER), leave(Duty.VOID, "cb02")], ids=["for another duty", "for another clerk"]
)
def test_leave_for_something_else_is_no_leave(counter: Counter, approval: Approval) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^role\.void$"):
        decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.clerk, counter.now, approval))


def test_an_administrator_needs_no_leave_for_he_gets_none(counter: Counter) -> None:
    dossier = counter.receive()
    approval = Approval("tq01", "x", Duty.VOID, counter.admin.code)

    with pytest.raises(Refused, match=r"^role\.void$"):
        decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.admin, counter.now, approval))


def test_one_received_elsewhere_by_a_clerk_of_the_same_code_is_not_one_s_own(counter: Counter) -> None:
    mirror = counter.mirror()
    assert mirror.reception.clerk_code == counter.clerk.code

    with pytest.raises(Refused, match=r"^role\.correct_later$"):
        amend(counter, mirror, counter.clerk, note="x")


def test_nothing_more_happens_to_a_voided_dossier(counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.voided$"):
        custody.hand_over(counter.db, [dossier.uid], DIVISION, counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^dossier\.voided$"):
        amend(counter, dossier, counter.lead, note="x")

    assert counter.contents() == before
