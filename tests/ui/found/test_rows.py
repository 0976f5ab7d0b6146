"""Findings as lists show them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk, a_person, an_intake

from cchc_desktop.acts import at_intake, decide
from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import meta
from cchc_desktop.ui.found.rows import box_rows, due, find, holder, portal_rows, portal_status, status


def test_words_without_diacritics_find_newest_first(counter: Counter) -> None:
    first = counter.receive(owner=a_person(name="Đặng Thị Ví Dụ"))
    counter.receive(owner=a_person(name="Lò Văn Khác", number="000188000345"))
    second = counter.receive(owner=a_person(name="Đặng Thị Ví Dụ"))

    found = find(counter.db, "dang vi", counter.clerk)

    assert [row.uid for row in found.rows] == [second.uid, first.uid]
    assert found.of_others == 0


def test_a_code_finds_its_dossier(counter: Counter) -> None:
    dossier = counter.receive()
    counter.receive()
    assert [row.uid for row in find(counter.db, dossier.printed_code, counter.clerk).rows] == [dossier.uid]


def test_no_text_lists_the_newest(counter: Counter) -> None:
    uids = [counter.receive().uid for _ in range(3)]
    assert [row.uid for row in find(counter.db, "", counter.clerk).rows] == uids[::-1]


def test_other_counters_dossiers_are_counted_with_the_age_of_the_news(counter: Counter) -> None:
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    counter.mirror()
    counter.receive()
    found = find(counter.db, "", counter.clerk)
    assert (found.of_others, found.as_of) == (1, counter.now)


def test_an_administrator_may_not_look(counter: Counter) -> None:
    with pytest.raises(Refused):
        find(counter.db, "", a_clerk(Role.ADMIN))


def test_a_row_tells_status_holder_and_lateness(counter: Counter) -> None:
    hand_over(counter, counter.receive())
    (row,) = find(counter.db, "", counter.clerk).rows

    assert status(row).text == "Đang xử lý"
    assert holder(row, "03") == "Phòng Người có công"
    assert due(row, counter.now).tone == ""
    assert due(row, counter.now + timedelta(days=25)).text == "29/10/2026 quá hạn 1 ngày"


def test_the_one_box_gets_masked_numbers_and_says_late(counter: Counter) -> None:
    dossier = counter.receive()
    found = find(counter.db, "", counter.clerk)

    (now,) = box_rows(found.rows, counter.now, "03")
    (later,) = box_rows(found.rows, counter.now + timedelta(days=30), "03")

    assert now.value == dossier.uid
    assert now.title == "H52.18-261005-3000 · Trần Thị Ví Dụ"
    assert "000 190 ••• 012" in now.detail
    assert dossier.intake.owner.number not in now.detail
    assert now.detail.endswith("Quầy 03")
    assert now.note == "Được tiếp nhận"
    assert later.note == "✕ 29/10/2026 quá hạn 6 ngày"


def test_a_folder_at_another_counter_is_at_a_counter_of_unknown_number(counter: Counter) -> None:
    counter.mirror()
    (row,) = box_rows(find(counter.db, "", counter.clerk).rows, counter.now, "03")
    assert row.detail.endswith("Quầy")


def test_what_was_not_taken_in_has_its_letter_and_the_citizen_has_the_papers(counter: Counter) -> None:
    request = SupplementRequested(counter.now, "Bổ sung bản sao")
    asked = at_intake.request_at_intake(counter.db, counter.desk, an_intake(), request, counter.clerk)
    found = find(counter.db, "", counter.clerk)
    (row,) = found.rows

    assert found.letters == {asked.uid: "03.001/HDHS"}
    assert due(row, counter.now).text == "chưa tiếp nhận"
    assert holder(row, "03") == "Công dân đang giữ giấy tờ"


def test_a_voided_dossier_has_no_date(counter: Counter) -> None:
    decide.void(counter.db, counter.receive().uid, "nhầm", (counter.lead, counter.now, None))
    (row,) = find(counter.db, "", counter.clerk).rows

    assert status(row).text == "Đã hủy, nhập nhầm"
    assert due(row, counter.now + timedelta(days=90)).text == "–"


def test_what_only_the_portal_has_is_marked_in_the_box_and_hands_itself_over(counter: Counter) -> None:
    counter.receive()
    row = find(counter.db, "", counter.clerk).rows[0]
    theirs = AtPortal(row, {}, "")

    [shown] = portal_rows([theirs])

    assert (shown.value, shown.note) == (theirs, "Ở cổng")
    assert shown.title == f"{row.code} · {row.owner_name}"
    assert shown.detail.endswith("Được tiếp nhận")
    assert row.owner_number not in shown.detail
    assert portal_status(row).text == "Ở cổng · được tiếp nhận"
