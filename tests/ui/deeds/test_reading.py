"""What may be done, whose leave it needs, and when it would be due again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import custody, post, supplement
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.reading import DeedsReading, read

ASKED = (Paper("Giấy khai sinh", 1), Paper("Sổ hộ khẩu", 2))


def reading(counter: Counter, dossier: Dossier, lead: bool = False) -> DeedsReading:
    return read(counter.db, dossier.uid, counter.desk, counter.lead if lead else counter.clerk, counter.now)


def ask(counter: Counter, dossier: Dossier) -> None:
    request = SupplementRequested(counter.now, "bản sao", "hết hạn", ASKED)
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)


def test_a_fresh_dossier_needs_a_lead_s_leave_for_nothing_but_voiding(counter: Counter) -> None:
    found = reading(counter, counter.receive())
    assert dict(found.leave) == {Deed.VOID: Duty.VOID}
    assert found.deeds[Deed.REQUEST_SUPPLEMENT] is None
    assert found.deeds[Deed.SEND_BACK] is not None
    assert found.asked == ()


def test_the_lead_needs_no_leave(counter: Counter) -> None:
    assert dict(reading(counter, counter.receive(), lead=True).leave) == {}


def test_once_it_has_left_the_counter_a_correction_is_the_lead_s(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    assert reading(counter, dossier).leave[Deed.AMEND] is Duty.CORRECT_LATER


def test_leads_stand_before_the_clerk_alone(counter: Counter) -> None:
    names = list(reading(counter, counter.receive()).leads.items())
    assert names[0] == ("tq01", "Lê Văn Trưởng Quầy")
    assert names[-1][0] == counter.clerk.code
    assert "không có trưởng quầy" in names[-1][1]


def test_while_papers_are_awaited_it_tells_them_and_the_date_to_come(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter, dossier)
    counter.clock.forward(days=3)

    found = reading(counter, dossier)

    assert found.asked == ASKED
    assert found.due_after is not None
    assert dossier.due_at is not None
    assert found.due_after > dossier.due_at
    assert found.deeds[Deed.RECEIVE_SUPPLEMENT] is None


def test_a_second_request_needs_leave(counter: Counter) -> None:
    dossier = counter.receive()
    ask(counter, dossier)
    supplement.receive_supplement(counter.db, counter.desk, dossier.uid, ASKED, counter.clerk, counter.now)
    assert reading(counter, dossier).leave[Deed.REQUEST_SUPPLEMENT] is Duty.SECOND_SUPPLEMENT


def test_an_administrator_and_an_unknown_dossier_are_refused(counter: Counter) -> None:
    with pytest.raises(Refused):
        read(counter.db, counter.receive().uid, counter.desk, counter.admin, counter.now)
    with pytest.raises(Refused):
        read(counter.db, "0192f7c0-0000-7000-8000-00000000dead", counter.desk, counter.clerk, counter.now)


def test_an_item_code_is_the_clerks_to_correct_that_day_and_a_leads_later(counter: Counter) -> None:
    uid = hand_over(counter, counter.receive()).uid
    custody.take_result(counter.db, uid, "", counter.clerk, counter.now)
    items = [(uid, "EV123456785VN")]
    number = post.post_results(counter.db, counter.desk, items, counter.clerk, counter.now).number

    today = read(counter.db, uid, counter.desk, counter.clerk, counter.now)
    later = read(counter.db, uid, counter.desk, counter.clerk, counter.now + timedelta(days=1))

    assert (today.item_code, today.list_number) == ("EV123456785VN", number)
    assert today.deeds[Deed.CORRECT_ITEM] is None
    assert Deed.CORRECT_ITEM not in today.leave
    assert later.leave[Deed.CORRECT_ITEM] is Duty.CORRECT_LATER
