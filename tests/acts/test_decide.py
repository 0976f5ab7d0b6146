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
from cchc_desktop.domain.events import Apologised, Event, PapersGivenBack, ResultHandedOver, Stopped, Withdrawn
from cchc_desktop.domain.events import Refused as NotTaken
from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.store import procedures, rebuild


def leave(duty: Duty, clerk: str = "cb01") -> Approval:
    return Approval(clerk, "Không có trưởng quầy", duty, clerk, flagged=True)


def told(counter: Counter, uid: str) -> Event:
    """The newest thing that happened to a dossier."""
    return rebuild.events(counter.db, uid)[-1]


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


def test_a_received_dossier_is_not_refused_any_more(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.refuse(counter.db, counter.desk, dossier.uid, "Không thuộc thẩm quyền", counter.clerk, counter.now)


def test_one_filed_online_is_refused_in_writing(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.NEW, code=None)

    reason = "Không thuộc thẩm quyền.\n Nộp tại Sở Tư  pháp."
    refused = decide.refuse(counter.db, counter.desk, mirror.uid, reason, counter.clerk, counter.now)

    assert (refused.status, refused.refused_at) == (Status.REFUSED, counter.now)
    assert told(counter, mirror.uid) == NotTaken(
        counter.now, "Không thuộc thẩm quyền.\nNộp tại Sở Tư pháp.", "03.001/TC"
    )
    assert counter.is_sound()


def withdraw(
    counter: Counter, dossier: Dossier, papers: tuple[Paper, ...] | None = None, reason: str = "Tự nguyện"
) -> Dossier:
    return decide.withdraw(counter.db, dossier.uid, reason, papers, counter.clerk, counter.now)


def test_a_citizen_withdraws_and_gets_the_originals_back(counter: Counter) -> None:
    dossier = counter.receive()

    assert withdraw(counter, dossier).status is Status.WITHDRAWN
    assert told(counter, dossier.uid) == Withdrawn(counter.now, "Tự nguyện", dossier.intake.originals)
    assert dossier.intake.originals != ()
    assert counter.is_sound()


def test_what_is_with_a_division_is_not_given_back_yet(counter: Counter) -> None:
    away, other = (hand_over(counter, counter.receive()) for _ in range(2))
    withdraw(counter, away)
    with pytest.raises(Refused, match=r"given_back\.elsewhere"):
        withdraw(counter, other, other.intake.originals[:1])

    assert told(counter, away.uid) == Withdrawn(counter.now, "Tự nguyện", ())
    assert counter.dossier(other.uid).status is not Status.WITHDRAWN


def test_papers_that_cannot_be_are_not_given_back(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^paper\.name, paper\.count$"):
        withdraw(counter, counter.receive(), (Paper("", 1), Paper("A", -1)))


def test_originals_go_back_once_the_folder_of_a_withdrawn_dossier_is_here(counter: Counter) -> None:
    originals = tuple(replace(paper, original=2) for paper in counter.receive().intake.papers)
    away = hand_over(counter, counter.receive(papers=originals))
    withdraw(counter, away)
    by_when = (counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^given_back\.holder$") as refused:
        decide.give_back(counter.db, away.uid, None, *by_when)
    assert f"ở {DIVISION}" in refused.value.problems[0].message
    custody.send_back(counter.db, away.uid, "Công dân đã rút", counter.clerk, counter.now)

    first = replace(away.intake.originals[0], original=1)
    decide.give_back(counter.db, away.uid, (first,), *by_when)
    after = decide.give_back(counter.db, away.uid, None, *by_when)

    assert (after.status, after.intake) == (Status.WITHDRAWN, away.intake)
    gone = [event.papers for event in rebuild.events(counter.db, away.uid) if isinstance(event, PapersGivenBack)]
    assert sum(paper.original for papers in gone for paper in papers) == away.intake.sums[0]
    with pytest.raises(Refused, match=r"^given_back\.none$"):
        decide.give_back(counter.db, away.uid, None, *by_when)
    with pytest.raises(Refused, match=r"^given_back\.more$"):
        decide.give_back(counter.db, away.uid, (first,), *by_when)
    assert counter.is_sound()


def test_papers_of_what_goes_on_are_not_given_back(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.give_back(counter.db, counter.receive().uid, None, counter.clerk, counter.now)


@pytest.mark.parametrize("ended", ["finished", "returned"])
def test_no_withdrawal_and_no_stop_after_a_result(counter: Counter, ended: str) -> None:
    dossier = hand_over(counter, counter.receive())
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)
    if ended == "returned":
        custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        withdraw(counter, dossier)
    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "x"), counter.clerk)
    assert counter.contents() == before


def test_processing_is_stopped_by_a_numbered_notice_and_the_papers_go_back(counter: Counter) -> None:
    dossier = counter.receive()
    notice = Stopped(counter.now, "Quá hạn bổ sung", "Điều 8", dossier.intake.originals)

    stopped = decide.stop(counter.db, counter.desk, dossier.uid, notice, counter.clerk)

    assert stopped.status is Status.STOPPED
    assert told(counter, dossier.uid) == replace(notice, slip_number="03.001/TBD")
    assert counter.is_sound()


NEW_DATE = datetime(2026, 11, 12, 17, 0, tzinfo=VN)


def test_an_apology_gives_a_new_date_once(counter: Counter) -> None:
    dossier = counter.receive()
    apology = Apologised(counter.now, "Chờ kết quả xác minh", NEW_DATE)

    after = decide.apologise(counter.db, counter.desk, dossier.uid, apology, counter.clerk)

    assert (after.due_at, after.printed_due_at, after.apologies) == (NEW_DATE, dossier.due_at, 1)
    assert told(counter, dossier.uid) == replace(apology, slip_number="03.001/PXL")
    with pytest.raises(Refused, match=r"^apology\.again$"):
        decide.apologise(
            counter.db, counter.desk, dossier.uid, replace(apology, due_at=NEW_DATE.replace(day=13)), counter.clerk
        )
    assert counter.is_sound()


def test_nobody_is_asked_to_come_on_a_day_off(counter: Counter) -> None:
    dossier = counter.receive()
    sunday = Apologised(counter.now, "Chờ kết quả xác minh", NEW_DATE.replace(day=15))

    with pytest.raises(Refused, match=r"^apology\.day_off$") as refused:
        decide.apologise(counter.db, counter.desk, dossier.uid, sunday, counter.clerk)

    assert "15/11/2026 cơ quan nghỉ (nghỉ cuối tuần)" in refused.value.sentence


def test_letters_are_numbered_without_a_gap_whatever_is_refused_between(counter: Counter) -> None:
    given = []
    for reason in ("Chờ xác minh", "", "Chờ giám định"):
        dossier = counter.receive()
        try:
            decide.apologise(
                counter.db, counter.desk, dossier.uid, Apologised(counter.now, reason, NEW_DATE), counter.clerk
            )
        except Refused:
            continue
        event = told(counter, dossier.uid)
        assert isinstance(event, Apologised)
        given.append(event.slip_number)

    assert given == ["03.001/PXL", "03.002/PXL"]


def test_an_illegal_move_says_what_since_when_by_whom_and_what_is_possible_instead(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    counter.clock.forward(hours=2)
    custody.take_result(counter.db, dossier.uid, "", counter.lead, counter.now)
    counter.clock.forward(hours=2)

    with pytest.raises(Refused) as refused:
        withdraw(counter, dossier)

    assert refused.value.sentence == (
        "Hồ sơ đang ở trạng thái “Đã xử lý xong” nên không rút hồ sơ được. "
        "Từ 10:15 ngày 05/10/2026, do Lê Văn Trưởng Quầy ghi. "
        "Làm được: trả kết quả, gửi kết quả qua bưu chính."
    )


def test_a_decision_without_its_reason_is_not_taken(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^reason\.empty$"):
        withdraw(counter, dossier, reason=" \u200b ")
    with pytest.raises(Refused, match=r"^reason\.empty$"):
        decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "  "), counter.clerk)


def test_a_clerk_corrects_their_own_while_it_is_at_the_counter(counter: Counter) -> None:
    dossier = counter.receive()

    after = amend(counter, dossier, counter.clerk, note="  Đã   gọi ")

    assert after.intake.note == "Đã gọi"
    assert after.receipt_version == 2
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


def test_an_exemption_found_out_afterwards_is_a_correction_and_nothing_is_owed(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=50_000)
    assert dossier.owed == 50_000

    assert amend(counter, dossier, counter.clerk, fee_exempt="Hộ nghèo").owed == 0


def test_a_correction_that_corrects_nothing_makes_no_new_receipt(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^amend\.same$"):
        amend(counter, counter.receive(), counter.clerk)


def test_a_correction_needs_a_reason(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^reason\.empty$"):
        amend(counter, counter.receive(), counter.clerk, reason="", note="x")


def test_a_correction_keeps_only_papers_handed_in(counter: Counter) -> None:
    dossier = counter.receive()

    after = amend(counter, dossier, counter.clerk, papers=(*PAPERS, Paper("Không có")), note="x")

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
        custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^dossier\.voided$"):
        amend(counter, dossier, counter.lead, note="x")

    assert counter.contents() == before
