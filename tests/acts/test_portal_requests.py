"""What a division asks through the portal becomes work for a clerk, once, in words; a counter's own requests do not."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from counter_fixtures import DIVISION, Counter, document

from cchc_desktop.acts import custody, portal_change
from cchc_desktop.acts.portal_requests import ASKED, SENT_BACK
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import tasks
from cchc_desktop.wire.contract import Change

REQUEST = {
    "HoSoBoSungId": "a-3",
    "NguoiYeuCauBoSung": "Lò Thị Lan",
    "NoiDungBoSung": "Bản vẽ mờ",
    "DanhSachGiayToBoSung": [{"TenTepDinhKem": "Bản vẽ"}, {"TenTepDinhKem": "Đơn"}],
}


def told(counter: Counter, dossier: Dossier, version: int = 5, **members: Any) -> None:
    """The portal's word on a dossier."""
    data = document(counter.dossier(dossier.uid), **members)
    change = Change("dossier", dossier.uid, version, instant_text(counter.now), data=data)
    portal_change.accept_page(counter.db, [change], f"c{version}", counter.now)


def asked(counter: Counter, dossier: Dossier, version: int = 5, **request: Any) -> None:
    told(counter, dossier, version, TrangThaiHoSo="5", DanhSachHoSoBoSung=[REQUEST | request])


def given(counter: Counter) -> Dossier:
    dossier = counter.receive()
    custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    counter.sent()
    return dossier


def work(counter: Counter) -> list[tuple[str, str]]:
    return [(task.kind, json.loads(task.detail)["detail"]) for task in tasks.still_open(counter.db)]


def test_papers_wanted_are_told_once_with_who_and_why(counter: Counter) -> None:
    dossier = given(counter)
    for version in (5, 6):
        asked(counter, dossier, version)
        counter.sent()
    assert work(counter) == [(ASKED, "Lò Thị Lan: Bản vẽ mờ. Giấy tờ: Bản vẽ; Đơn")]


def test_a_second_request_is_told_too(counter: Counter) -> None:
    dossier = given(counter)
    asked(counter, dossier, DanhSachGiayToBoSung=[])
    asked(counter, dossier, 6, HoSoBoSungId="a-4", NoiDungBoSung="Thiếu chữ ký", DanhSachGiayToBoSung=[])
    assert [words for _, words in work(counter)] == ["Lò Thị Lan: Bản vẽ mờ", "Lò Thị Lan: Thiếu chữ ký"]


@pytest.mark.parametrize(
    "request_", [{"HoSoBoSungId": str(uuid4())}, {"NgayTiepNhanBoSung": "2026-10-06T08:00:00.000+07:00"}]
)
def test_a_counter_s_own_request_and_an_answered_one_are_no_news(counter: Counter, request_: dict[str, str]) -> None:
    asked(counter, given(counter), **request_)
    assert work(counter) == []


def test_a_folder_sent_back_with_a_reason_is_told_and_stays_where_the_ledger_says(counter: Counter) -> None:
    dossier = given(counter)
    held = {"loai": "division", "ten": DIVISION, "traLuc": "2026-10-05T10:00:00.000+07:00", "lyDoTra": "Nhầm phòng"}
    for version in (5, 6):
        told(counter, dossier, version, dangGiu=held)
    assert work(counter) == [(SENT_BACK, f"{DIVISION} gửi trả túi lúc 10:00 05/10/2026: Nhầm phòng")]
    assert counter.dossier(dossier.uid).holder.name == DIVISION
    assert counter.is_sound()


def test_a_result_on_its_way_and_a_folder_that_is_here_are_no_work(counter: Counter) -> None:
    dossier = given(counter)
    held = {"loai": "division", "ten": DIVISION, "traLuc": "2026-10-05T10:00:00.000+07:00"}
    told(counter, dossier, dangGiu=held)
    custody.send_back(counter.db, dossier.uid, "Nhầm phòng", counter.clerk, counter.now)
    counter.sent()
    told(counter, dossier, 6, dangGiu=held | {"lyDoTra": "Nhầm phòng"})
    assert work(counter) == []


@pytest.mark.parametrize(
    "members", [{"DanhSachHoSoBoSung": 5}, {"dangGiu": {"loai": "division", "traLuc": "mai", "lyDoTra": "x"}}]
)
def test_what_cannot_be_read_is_told_as_nothing(counter: Counter, members: dict[str, Any]) -> None:
    told(counter, given(counter), **({"TrangThaiHoSo": "5"} | members))
    assert [kind for kind, _ in work(counter) if kind in (ASKED, SENT_BACK)] == []
