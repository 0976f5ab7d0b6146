"""Asking for papers and taking them: the clock stands meanwhile, the new date follows, both dates are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW

from cchc_desktop.acts import custody, supplement
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.supplement import Brought
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementReceived, SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.store import due, rebuild

CARD = (Paper("Căn cước", photocopy=1),)


def ask(
    counter: Counter, dossier: Dossier, by: Clerk | None = None, approval: Approval | None = None, **members: Any
) -> Dossier:
    request = replace(SupplementRequested(counter.now, "Bổ sung căn cước"), **members)
    return supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, by or counter.clerk, approval)


def take(counter: Counter, dossier: Dossier, papers: tuple[Paper, ...] = CARD) -> Dossier:
    return supplement.receive_supplement(counter.db, counter.desk, dossier.uid, papers, counter.clerk, counter.now)


def newest(counter: Counter, dossier: Dossier) -> Any:
    return rebuild.events(counter.db, dossier.uid)[-1]


def test_papers_are_asked_for_and_come_and_the_time_that_was_left_goes_on(counter: Counter) -> None:
    dossier = counter.receive()  # 24 days: due 29/10
    counter.clock.forward(days=4)
    waiting = ask(counter, dossier)
    counter.clock.forward(days=7)

    after = take(counter, dossier)

    assert (waiting.status, waiting.supplements, waiting.paused_at) == (Status.SUPPLEMENT, 1, NOW + timedelta(days=4))
    assert (after.status, after.paused_at) == (Status.RECEIVED, None)
    assert after.due_at == NOW + timedelta(days=11 + 20)
    assert (after.printed_due_at, dossier.due_at) == (dossier.due_at, NOW + timedelta(days=24))
    assert after.intake.papers[-1] == CARD[0]
    assert newest(counter, dossier) == SupplementReceived(counter.now, CARD, after.due_at, after.due_at.date())
    assert counter.is_sound()


def test_papers_asked_for_that_did_not_come_are_named_and_done_without_only_when_confirmed(counter: Counter) -> None:
    dossier = ask(counter, counter.receive(), papers=(*CARD, Paper("Giấy khai sinh", original=1)))
    other = (Paper("Giấy lạ", original=1), Paper("CĂN  CƯỚC", photocopy=1))
    before = counter.contents()

    with pytest.raises(Refused, match=r"^supplement\.not_come$") as caught:
        take(counter, dossier, other)

    assert caught.value.is_doubt
    assert "“Giấy khai sinh”." in caught.value.sentence
    assert counter.contents() == before
    sure = Brought(other, confirmed=True)
    after = supplement.receive_supplement(counter.db, counter.desk, dossier.uid, sure, counter.clerk, counter.now)
    assert after.status is Status.RECEIVED


def test_a_paper_that_came_in_no_copy_is_refused(counter: Counter) -> None:
    dossier = ask(counter, counter.receive(), papers=CARD)
    with pytest.raises(Refused, match=r"^papers\.uncounted$") as caught:
        take(counter, dossier, (*CARD, Paper("Giấy lạ")))
    assert caught.value.problems[0].field == "papers.1"


def test_what_the_screen_shows_before_is_what_is_given(counter: Counter) -> None:
    dossier = ask(counter, counter.receive())
    counter.clock.forward(days=9)
    shown = supplement.resumption(counter.db, counter.desk, dossier, counter.now)

    after = take(counter, dossier)

    assert shown is not None
    assert shown.due_at == after.due_at
    [move] = due.story(counter.db, after, counter.desk.office.hours, counter.desk.calendar).moves
    assert move.resumption == shown


def test_the_letter_has_its_number_stage_basis_and_deadline(counter: Counter) -> None:
    dossier = counter.receive()
    deadline = counter.now + timedelta(days=10)

    ask(counter, dossier, reason="Thiếu  giấy", papers=CARD, legal_basis="Điều 5", deadline=deadline)

    assert newest(counter, dossier) == SupplementRequested(
        counter.now,
        "Bổ sung căn cước",
        "Thiếu giấy",
        CARD,
        deadline,
        slip_number="03.001/HDHS",
        stage="intake",
        legal_basis="Điều 5",
    )


def test_a_request_says_by_itself_whether_it_is_of_the_intake_or_the_appraisal(counter: Counter) -> None:
    here, away = counter.receive(), hand_over(counter, counter.receive())
    back = hand_over(counter, counter.receive())
    custody.send_back(counter.db, back.uid, "Thiếu chữ ký", counter.clerk, counter.now)
    told = []
    for dossier in (here, away, back):
        ask(counter, dossier)
        told.append((newest(counter, dossier).stage, newest(counter, dossier).slip_number))

    assert told == [("intake", "03.001/HDHS"), ("appraisal", "03.002/HDHS"), ("appraisal", "03.003/HDHS")]
    ask(counter, chosen := counter.receive(), stage="appraisal")
    assert newest(counter, chosen).stage == "appraisal"


def test_a_second_request_is_the_lead_s_and_needs_a_reason(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter, dossier)
    take(counter, dossier)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^role\.second_supplement$"):
        ask(counter, dossier)
    with pytest.raises(Refused, match=r"^supplement\.second_reason$"):
        ask(counter, dossier, counter.lead)
    assert counter.contents() == before

    again = ask(counter, dossier, counter.lead, approval_reason="Giấy nộp sai")
    assert again.supplements == 2
    assert (newest(counter, dossier).approved_by, newest(counter, dossier).approval_reason) == ("tq01", "Giấy nộp sai")


def test_a_second_request_may_be_approved(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter, dossier)
    take(counter, dossier)

    ask(counter, dossier, approval=Approval("tq01", "Đã xem", Duty.SECOND_SUPPLEMENT, "cb01"))

    assert counter.entries(dossier.uid)[-1].clerk_code == counter.clerk.code
    assert (newest(counter, dossier).approved_by, newest(counter, dossier).approval_reason) == ("tq01", "Đã xem")
    assert counter.is_sound()


def test_two_pauses_are_counted_one_after_the_other(counter: Counter) -> None:
    dossier = counter.receive()
    for _ in range(2):
        counter.clock.forward(days=2)
        ask(counter, dossier, counter.lead, approval_reason="Giấy nộp sai")
        counter.clock.forward(days=3)
        dossier = take(counter, dossier)

    # 24 days and twice 3, the first time two more: papers that come on a Saturday count as Monday's
    assert dossier.due_at == NOW + timedelta(days=32)
    assert counter.is_sound()


def test_papers_of_a_dossier_without_a_date_bring_none(counter: Counter) -> None:
    mirror = counter.mirror(due_at=None, status=Status.SUPPLEMENT, paused_at=NOW)

    assert take(counter, mirror).due_at is None
    assert counter.is_sound()


def test_papers_another_counter_asked_for_may_come_here(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.SUPPLEMENT, supplements=1, paused_at=NOW)
    counter.clock.forward(days=7)

    after = take(counter, mirror)

    assert after.due_at == NOW + timedelta(days=31)
    assert counter.types(mirror.uid) == ["dossier.adopted", "dossier.supplementReceived"]
    assert counter.is_sound()


def test_papers_that_cannot_be_are_neither_asked_for_nor_taken(counter: Counter) -> None:
    dossier = counter.receive()
    wrong = (Paper("", 1), Paper("Đơn", 1000))

    with pytest.raises(Refused) as asked:
        ask(counter, dossier, papers=wrong)
    ask(counter, dossier)
    with pytest.raises(Refused) as taken:
        take(counter, dossier, wrong)

    for refused in (asked, taken):
        assert [problem.field for problem in refused.value.problems] == ["papers.0.name", "papers.1.original"]


def test_a_dossier_of_sixty_papers_is_asked_for_all_of_them(counter: Counter) -> None:
    papers = tuple(Paper(f"Giấy tờ số {number}", 1, 1, 1) for number in range(60))
    dossier = ask(counter, counter.receive(), papers=papers)

    assert len(take(counter, dossier, papers).intake.papers) >= 60
    assert counter.is_sound()


def test_papers_nobody_asked_for_are_refused_in_words(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused) as refused:
        take(counter, dossier)

    assert refused.value.sentence.startswith(
        "Hồ sơ đang ở trạng thái “Được tiếp nhận” nên không nhận bổ sung được. Từ "
    )
