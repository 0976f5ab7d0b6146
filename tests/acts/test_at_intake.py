"""Before reception: a letter is given, the papers stay with the citizen, and the same dossier is received later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from counter_fixtures import Counter
from factories import PAPERS, a_person, an_intake

from cchc_desktop.acts import at_intake, custody, decide, fees, receive, supplement
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Refused as NotTaken
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper, ReturnChannel
from cchc_desktop.domain.status import Status
from cchc_desktop.store import books, rebuild, receptions, summaries


def ask(counter: Counter, by: Clerk | None = None, **changes: Any) -> Dossier:
    request = SupplementRequested(counter.now, "Trích lục khai tử", "Thiếu giấy", (Paper("Trích lục khai tử", 1),))
    return at_intake.request_at_intake(counter.db, counter.desk, an_intake(**changes), request, by or counter.clerk)


def refuse(counter: Counter, reason: str = "Không thuộc thẩm quyền", **changes: Any) -> Dossier:
    intake = an_intake(**changes)
    return at_intake.refuse_intake(counter.db, counter.desk, intake, reason, counter.clerk, counter.now)


def test_what_is_incomplete_gets_a_letter_and_no_number(counter: Counter) -> None:
    brought = ask(counter, papers=PAPERS[:1])

    assert (brought.status, brought.code, brought.provisional, brought.received_at) == (
        Status.SUPPLEMENT,
        None,
        None,
        None,
    )
    assert (brought.is_received, brought.due_at, brought.paused_at) == (False, None, counter.now)
    [entry] = counter.entries(brought.uid)
    [event] = rebuild.events(counter.db, brought.uid)
    assert entry.type == "dossier.supplementRequested"
    assert isinstance(event, SupplementRequested)
    assert (event.stage, event.slip_number) == ("intake", "03.001/HDHS")
    assert counter.is_sound()


def test_it_is_not_counted_as_received_and_takes_no_place_in_the_register(counter: Counter) -> None:
    ask(counter)
    refuse(counter)

    assert books.receptions(counter.db) == 0
    assert receptions.received_on(counter.db, counter.now.date()) == 0
    assert counter.receive().reception.ordinal == 1


def test_it_is_found_by_the_name_of_its_owner(counter: Counter) -> None:
    brought = ask(counter)

    assert [found.uid for found in summaries.found(counter.db, "tran thi vi")] == [brought.uid]


def test_when_the_papers_are_complete_it_is_received_under_the_same_uid(counter: Counter) -> None:
    brought = ask(counter, papers=PAPERS[:1])
    counter.clock.forward(days=3)

    whole = receive.receive(counter.db, counter.desk, an_intake(), counter.clerk, counter.now, brought.uid)

    assert whole.uid == brought.uid
    assert whole.code == "H52.18-261008-3000"
    assert (whole.status, whole.received_at, whole.paused_at) == (Status.RECEIVED, counter.now, None)
    assert whole.due_at == counter.now + timedelta(days=25)  # 24 days from the complete dossier end on a Sunday
    assert whole.supplements == 1  # the next request is the second
    assert counter.types(brought.uid) == ["dossier.supplementRequested", "dossier.received"]
    assert counter.is_sound()


def test_what_was_filed_online_is_received_under_its_uid(counter: Counter) -> None:
    mirror = counter.mirror(code=None, received_at=None, due_at=None, status=Status.NEW, alias="X-1")

    whole = receive.receive(counter.db, counter.desk, an_intake(), counter.clerk, counter.now, mirror.uid)

    assert (whole.uid, whole.alias, whole.portal_version) == (mirror.uid, "X-1", 4)
    assert counter.entries(mirror.uid)[0].base_version == 4
    assert counter.is_sound()


def test_what_was_received_or_is_over_is_not_received_again_and_no_number_is_lost(counter: Counter) -> None:
    received, refused = counter.receive(), refuse(counter)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.received$"):
        receive.receive(counter.db, counter.desk, an_intake(), counter.clerk, counter.now, received.uid)
    with pytest.raises(Refused, match=r"^dossier\.status$") as why:
        receive.receive(counter.db, counter.desk, an_intake(), counter.clerk, counter.now, refused.uid)

    assert "việc mới thì tiếp nhận hồ sơ mới" in why.value.sentence
    assert counter.contents() == before
    assert counter.receive().code == "H52.18-261005-3001"


def test_a_second_letter_is_the_lead_s_and_a_refusal_ends_it(counter: Counter) -> None:
    brought = ask(counter)
    again = SupplementRequested(counter.now, "Vẫn thiếu", approval_reason="Giấy nộp sai")

    with pytest.raises(Refused, match=r"^role\.second_supplement$"):
        supplement.request_supplement(counter.db, counter.desk, brought.uid, again, counter.clerk)
    supplement.request_supplement(counter.db, counter.desk, brought.uid, again, counter.lead)
    ended = decide.refuse(counter.db, counter.desk, brought.uid, "Không bổ sung", counter.clerk, counter.now)

    assert (ended.status, ended.supplements) == (Status.REFUSED, 2)
    assert counter.is_sound()


def test_there_is_no_folder_to_do_anything_else_with(counter: Counter) -> None:
    brought = ask(counter)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.not_received$"):
        custody.hand_over(counter.db, counter.desk, [brought.uid], "Phòng Người có công", counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^dossier\.not_received$"):
        fees.collect(counter.db, brought.uid, Payment(1000), counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^dossier\.not_received$") as refused:
        supplement.receive_supplement(counter.db, counter.desk, brought.uid, PAPERS, counter.clerk, counter.now)

    assert refused.value.sentence.endswith("Làm được: tiếp nhận, yêu cầu bổ sung, từ chối.")
    assert counter.contents() == before


def test_what_is_not_ours_is_refused_in_writing(counter: Counter) -> None:
    refused = refuse(
        counter, "Nộp tại Sở Tư pháp.\n\nĐịa chỉ:  số 1", procedure_code="", summary="Xin cấp phiếu", papers=()
    )

    assert (refused.status, refused.refused_at, refused.is_received) == (Status.REFUSED, counter.now, False)
    assert refused.reception.procedure_name == "Xin cấp phiếu"
    [event] = rebuild.events(counter.db, refused.uid)
    assert isinstance(event, NotTaken)
    assert (event.reason, event.slip_number) == ("Nộp tại Sở Tư pháp.\nĐịa chỉ: số 1", "03.001/TC")
    assert counter.types(refused.uid) == ["dossier.refused"]
    assert counter.is_sound()


@pytest.mark.parametrize("code", ["9.999999", ""])
def test_a_refusal_says_at_least_what_was_asked_for(counter: Counter, code: str) -> None:
    if code:
        assert refuse(counter, procedure_code=code).status is Status.REFUSED
        return
    with pytest.raises(Refused, match=r"^refusal\.subject$"):
        refuse(counter, procedure_code="", summary=" ")


def test_all_that_is_wrong_is_said_at_once_and_nothing_kept(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused) as refused:
        ask(counter, owner=a_person(name="", number="12"), procedure_code="", summary="x" * 1001)

    assert {problem.field for problem in refused.value.problems} == {
        *("owner.name", "owner.number", "procedure_code", "summary")
    }
    assert counter.contents() == before


def test_papers_and_where_to_send_the_result_may_still_be_missing(counter: Counter) -> None:
    nowhere = replace(a_person(), address=replace(a_person().address, detail="", commune="", province=""))

    brought = ask(counter, papers=(), owner=nowhere, return_channel=ReturnChannel.POST)

    assert brought.intake.papers == ()


def test_a_refusal_of_two_pages_is_kept_whole(counter: Counter) -> None:
    reason = "\n".join(f"{number}. Lý do thứ {number}: " + "giấy tờ không hợp lệ " * 5 for number in range(1, 40))
    refused = refuse(counter, reason)
    [event] = rebuild.events(counter.db, refused.uid)

    assert isinstance(event, NotTaken)
    assert [line.strip() for line in reason.splitlines()] == event.reason.splitlines()
    with pytest.raises(Refused, match=r"^reason\.empty$"):
        refuse(counter, " ")
    with pytest.raises(Refused, match=r"^text\.long$"):
        refuse(counter, "lý do " * 5000)
