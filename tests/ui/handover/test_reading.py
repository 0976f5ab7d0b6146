"""The page reads piles, divisions and holders in one look, a slip with what is still missing of it."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import decide, pad
from cchc_desktop.acts.record import adopt
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.ui.handover.basket import Row
from cchc_desktop.ui.handover.reading import (
    PileRows,
    Reading,
    division_of,
    places_to_go,
    read,
    rows_of,
    where_is,
)


def reading(counter: Counter) -> Reading:
    return read(counter.db, counter.desk, counter.clock, counter.clerk)


def test_what_waits_is_read_with_who_holds_what(counter: Counter) -> None:
    dossier = counter.receive()

    found = reading(counter)

    assert [row.code for row in rows_of(found.piles, DIVISION)] == [dossier.printed_code]
    assert division_of(found.piles, dossier.printed_code) == DIVISION
    assert division_of(found.piles, "H52.18-261005-9999") is None
    assert found.holders.total == 1


def test_an_administrator_reads_no_folders(counter: Counter) -> None:
    with pytest.raises(Refused, match="hand_over"):
        read(counter.db, counter.desk, counter.clock, counter.admin)


def test_folders_without_a_division_may_go_to_any_and_say_so() -> None:
    row = Row("u", "H52.18-261005-3001", "", "", None, 1)
    piles = (PileRows("Phòng A", ()), PileRows("", (row,)))

    assert [each.note for each in rows_of(piles, "Phòng B")] == ["chưa ghi phòng nhận"]


def test_ctrl_d_goes_to_divisions_with_a_pile_and_to_all_for_folders_of_none(counter: Counter) -> None:
    counter.receive()
    found = reading(counter)
    assert places_to_go(found) == (DIVISION,)

    row = Row("u", "H52.18-261005-3001", "", "", None, 1)
    everywhere = Reading((*found.piles, PileRows("", (row,))), found.divisions, found.holders)
    assert set(places_to_go(everywhere)) == set(found.divisions)
    assert places_to_go(everywhere)[0] == DIVISION


def test_a_folder_that_is_not_listed_says_where_it_is(counter: Counter) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)

    where = where_is(counter.db, dossier.printed_code, counter.now, counter.clerk)
    assert f"đang ghi ở {DIVISION}. Từ {counter.now:%H:%M} ngày" in where
    assert f"do {counter.clerk.name} ghi." in where
    assert "Không thấy" in where_is(counter.db, "H52.18-261005-9999", counter.now, counter.clerk)


def test_a_folder_whose_dossier_has_ended_says_since_when_and_by_whom(counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)

    where = where_is(counter.db, dossier.printed_code, counter.now, counter.clerk)

    assert f"không bàn giao được. Từ {counter.now:%H:%M} ngày" in where
    assert f"do {counter.clerk.name} ghi. Còn làm được: " in where


def test_a_folder_that_came_back_since_the_list_was_read_is_to_be_scanned_again(counter: Counter) -> None:
    code = counter.receive().printed_code
    assert "Quét lại" in where_is(counter.db, code, counter.now, counter.clerk)


def test_a_stub_of_the_pad_is_not_called_unknown(counter: Counter) -> None:
    [stub] = pad.make_pad(counter.db, counter.desk, 1, counter.clerk, counter.now).codes
    where = where_is(counter.db, stub, counter.now, counter.clerk)
    assert where == f"{stub} là giấy dự phòng chưa nhập nên chưa có hồ sơ. Nhập bù trước. F2 rồi quét lại giấy này."


def test_a_folder_at_another_counter_is_told_to_be_there(counter: Counter) -> None:
    mirror = counter.mirror(code="H52.18-261005-4001")
    with transaction(counter.db):
        adopt(counter.db, mirror, (counter.clerk, counter.now), new_uid())

    assert "đang ghi ở quầy 3" in where_is(counter.db, mirror.printed_code, counter.now, counter.clerk)
    assert reading(counter).holders.total == 0
    assert not reading(counter).piles
