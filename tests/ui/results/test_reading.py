"""What a scan on the page is here for: on the shelf, back from a division, or not ready, with the reason."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import a_clerk, a_reception

from cchc_desktop.acts import custody, decide, pad, post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.reports.arrivals import unconfirmed
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.reading import Arriving, Unfit, about, read, read_post


def on_shelf(counter: Counter, place: str = "") -> Dossier:
    dossier = hand_over(counter, counter.receive())
    return custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now, place)


def said(counter: Counter, dossier: Dossier) -> str:
    found = about(counter.db, dossier.printed_code, counter.clerk)
    assert isinstance(found, Unfit)
    return found.sentence


def test_the_shelf_is_read_with_places(counter: Counter) -> None:
    dossier = on_shelf(counter, "A12")
    [row] = read(counter.db, counter.clerk)
    assert (row.dossier.uid, row.place, row.by_post) == (dossier.uid, "A12", False)


def test_a_stub_of_the_pad_is_not_called_unknown(counter: Counter) -> None:
    [stub] = pad.make_pad(counter.db, counter.desk, 1, counter.clerk, counter.now).codes
    found = about(counter.db, stub, counter.clerk)
    assert isinstance(found, Unfit)
    assert found.sentence.startswith(f"{stub} là giấy dự phòng chưa nhập")
    assert "F2" in found.sentence


@pytest.mark.parametrize("look", [lambda c: read(c.db, a_clerk(Role.ADMIN)), lambda c: about(c.db, "x", c.admin)])
def test_an_administrator_gives_nothing_away(counter: Counter, look: object) -> None:
    with pytest.raises(Refused):
        look(counter)  # type: ignore[operator]


def test_a_result_on_the_shelf_is_given_next(counter: Counter) -> None:
    dossier = on_shelf(counter)
    found = about(counter.db, dossier.printed_code, counter.clerk)
    assert isinstance(found, OnShelf)


def test_a_folder_with_a_division_has_come_back(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    found = about(counter.db, dossier.printed_code, counter.clerk)
    assert found == Arriving(counter.dossier(dossier.uid), unconfirmed(counter.db, dossier.uid))
    assert isinstance(found, Arriving)
    assert found.doubt is not None
    assert "chưa ai xác nhận" in found.doubt.message


def test_a_folder_that_never_left_says_where_it_is(counter: Counter) -> None:
    sentence = said(counter, counter.receive())
    assert "đang ở quầy, chưa bàn giao Phòng Người có công nên chưa có kết quả" in sentence


def test_what_waits_for_papers_has_no_result_wherever_it_is(counter: Counter) -> None:
    away = Holder(HolderKind.DIVISION, "Phòng Người có công")
    waiting = counter.mirror(status=Status.SUPPLEMENT, holder=away, paused_at=counter.now)
    assert "“Yêu cầu bổ sung giấy tờ” nên không nhận kết quả về được" in said(counter, waiting)


def test_what_the_counter_itself_decides_has_its_result_at_once(counter: Counter) -> None:
    own = counter.mirror(reception=a_reception(division=""))
    assert about(counter.db, own.printed_code, counter.clerk) == Arriving(own)


def test_a_result_given_before_says_when(counter: Counter) -> None:
    dossier = on_shelf(counter)
    custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)
    assert "đã trả kết quả ngày 05/10/2026" in said(counter, dossier)
    assert f"do {counter.clerk.name} ghi. Mở hồ sơ để xem ai đã nhận." in said(counter, dossier)


def test_what_has_ended_has_no_result(counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "đổi ý", None, counter.clerk, counter.now)
    assert "không có kết quả để trả" in said(counter, dossier)


@pytest.mark.parametrize("code", ["H52.18-261005-9999", "", "<b>", "' or 1=1 --", "A" * 5000])
def test_an_unknown_code_is_told(counter: Counter, code: str) -> None:
    found = about(counter.db, code, counter.clerk)
    assert isinstance(found, Unfit)
    assert "Không thấy hồ sơ" in found.sentence


def test_a_result_of_another_counter_that_lies_with_a_division_arrives_too(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.PROCESSING, holder=Holder(HolderKind.DIVISION, DIVISION))
    assert isinstance(about(counter.db, mirror.printed_code, counter.clerk), Arriving)


def test_a_voided_receipt_says_since_when_by_whom_and_why(counter: Counter) -> None:
    gone = counter.receive()
    decide.void(counter.db, gone.uid, "in nhầm", (counter.lead, counter.now, None))

    found = about(counter.db, gone.printed_code, counter.clerk)

    assert isinstance(found, Unfit)
    assert "Đã hủy" in found.sentence
    assert "in nhầm" in found.sentence


def test_the_post_of_the_day_is_what_came_and_what_left(counter: Counter) -> None:
    post.note_arrival(counter.db, "EV123456785VN", counter.now.date(), counter.clerk, counter.now)

    found = read_post(counter.db, counter.clock, counter.clerk)

    assert [each.item_code for each in found.arrivals] == ["EV123456785VN"]
    assert found.lists == ()
