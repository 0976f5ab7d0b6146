"""Who holds the folders: one holder each, adding up to all that are open."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import a_dossier, an_item

from cchc_desktop.acts import custody, post
from cchc_desktop.acts.record import record
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver, Voided, Withdrawn
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind, Status
from cchc_desktop.reports import holders
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import transaction

OTHER = "Phòng Lao động - Việc làm"


def counted(counter: Counter) -> dict[str, int]:
    found = holders.holders(counter.db)
    assert found.balanced
    return {each.label: each.count for each in found.held}


def given(counter: Counter, *dossiers: Dossier, division: str = DIVISION) -> str:
    uids = [dossier.uid for dossier in dossiers]
    return custody.hand_over(counter.db, counter.desk, uids, division, counter.clerk, counter.now).number


def take(counter: Counter, number: str, codes: list[str] | None = None) -> None:
    custody.take_batch(counter.db, number, codes, "Đỗ Văn Nhận", counter.clerk, counter.now)


def test_an_empty_store_balances(counter: Counter) -> None:
    assert counted(counter) == {}
    assert holders.holders(counter.db).total == 0


def test_each_folder_is_with_one_holder(counter: Counter) -> None:
    folders = [counter.receive() for _ in range(9)]
    take(counter, given(counter, *folders[:3]))
    given(counter, folders[3])
    given(counter, folders[4], division=OTHER)
    hand_over(counter, folders[5])
    custody.take_result(counter.db, folders[5].uid, "", counter.clerk, counter.now)

    assert list(counted(counter).items()) == [
        ("Quầy", 3),
        ("Kệ kết quả", 1),
        (f"{OTHER}, chưa nhận", 1),
        (DIVISION, 3),
        (f"{DIVISION}, chưa nhận", 1),
    ]


def test_what_is_over_void_or_another_counter_s_is_nobody_s_here(counter: Counter) -> None:
    over, void, posted = (counter.receive() for _ in range(3))
    record(counter.db, over, Withdrawn(counter.now, "x"), counter.clerk)
    record(counter.db, void, Voided(counter.now, "x"), counter.lead)
    hand_over(counter, posted)
    custody.take_result(counter.db, posted.uid, "", counter.clerk, counter.now)
    post.post_results(counter.db, counter.desk, [(posted.uid, an_item(1))], counter.clerk, counter.now)
    counter.mirror(code="H52.18-261005-4001")

    assert counted(counter) == {}


def test_a_withdrawn_folder_still_at_a_division_is_not_forgotten(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    record(counter.db, dossier, Withdrawn(counter.now, "x"), counter.clerk)

    (left,) = holders.left_behind(counter.db)

    assert (left.code, left.division, left.status, left.taken) == (dossier.code, DIVISION, Status.WITHDRAWN, False)
    assert counted(counter) == {}
    custody.send_back(counter.db, dossier.uid, "Đã rút", counter.clerk, counter.now)
    assert holders.left_behind(counter.db) == ()


def test_a_withdrawn_folder_that_the_division_has_signed_for_is_there(counter: Counter) -> None:
    dossier = counter.receive()
    take(counter, given(counter, dossier))
    record(counter.db, counter.dossier(dossier.uid), Withdrawn(counter.now, "x"), counter.clerk)
    assert [left.taken for left in holders.left_behind(counter.db)] == [True]


def test_a_letter_given_before_reception_is_no_folder(counter: Counter) -> None:
    with transaction(counter.db):
        dossiers.add(counter.db, a_dossier(code=None, status=Status.SUPPLEMENT, received_at=None))
    assert counted(counter) == {}


def test_a_folder_that_was_sent_back_and_went_again_is_under_way_again(counter: Counter) -> None:
    dossier = counter.receive()
    take(counter, given(counter, dossier))
    custody.send_back(counter.db, dossier.uid, "Thiếu", counter.clerk, counter.now)
    assert counted(counter) == {"Quầy": 1}
    given(counter, dossier)
    assert counted(counter) == {f"{DIVISION}, chưa nhận": 1}


def test_what_is_under_way_is_listed_by_who_gave_it_the_surely_lost_first(counter: Counter) -> None:
    first, lost, found = (counter.receive() for _ in range(3))
    whole = given(counter, first)
    counter.clock.forward(minutes=5)
    apart = given(counter, lost, found)
    take(counter, apart, [str(found.code)])

    missing = holders.under_way(counter.db)

    assert [(each.code, each.apart, each.batch) for each in missing] == [
        (lost.code, True, apart),
        (first.code, False, whole),
    ]
    assert {each.last_holder for each in missing} == {"Phạm Thị Tiếp Nhận"}
    assert missing[0].since == counter.now
    assert [each.code for each in holders.under_way(counter.db, limit=1)] == [first.code]  # the longest under way


@pytest.mark.parametrize("taken", [True, False])
def test_who_has_a_folder_and_since_when(counter: Counter, taken: bool) -> None:
    dossier = counter.receive()
    counter.clock.forward(hours=1)
    number = given(counter, dossier)
    if taken:
        counter.clock.forward(hours=1)
        take(counter, number)

    found = holders.in_hand(counter.db, dossier.uid)

    assert found is not None
    assert (found.holder, found.since) == (Holder(HolderKind.DIVISION, DIVISION), counter.now)
    assert (found.told_by, found.batch, found.taken) == ("Phạm Thị Tiếp Nhận", number, taken)
    assert found.person == ("Đỗ Văn Nhận" if taken else "")


def test_a_folder_at_the_counter_is_there_since_it_came(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    counter.clock.forward(hours=1)
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)
    at = counter.now
    found = holders.in_hand(counter.db, dossier.uid)
    assert found is not None
    assert (found.holder, found.since, found.batch) == (COUNTER, at, "")
    custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)
    returned = holders.in_hand(counter.db, dossier.uid)
    assert returned is not None
    assert returned.holder.kind is HolderKind.COLLECTOR


def test_nobody_has_what_is_not_known(counter: Counter) -> None:
    assert holders.in_hand(counter.db, a_dossier().uid) is None
