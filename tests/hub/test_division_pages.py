"""A division's page: only for its people, a scan opens what it names, results are given to the counter once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from cchc_desktop.domain import events as e
from tests.factories import NOW
from tests.hub.counters import PASSWORD, UNIT
from tests.hub.divisions import DIVISION, LAN, OWN, SLIP, Office, Worker, an_office, bars, due, hire


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as running:
        yield running


def scanned(office: Office, text: str) -> requests.Response:
    return office.worker.send("/phong/quet", office.worker.open("/phong"), ma=text)


def test_who_signs_in_stands_before_the_folders_of_the_division(office: Office) -> None:
    office.hand_over(2, due_at=due("2026-10-06"))
    office.hand_over(division="Phòng khác")

    page = Worker(office.site.url).sign_in()

    assert page.url.endswith("/phong")
    assert f"<title>{DIVISION} – Cổng một cửa</title>" in page.text
    assert "2 túi đang chuyển đến · 0 túi đang xử lý" in page.text
    assert "H52.18-261005-3001" in page.text
    assert "H52.18-261005-3003" not in page.text


def test_an_overdue_folder_says_so_in_words(office: Office) -> None:
    office.taken(due_at=due("2026-10-02"))
    page = office.worker.open("/phong").text
    assert "✕ 1 quá hạn" in page
    assert "✕ Quá hạn 3 ngày" in page


def test_a_scan_opens_the_slip_or_the_folder(office: Office) -> None:
    dossiers = office.hand_over(2)
    assert scanned(office, bars(*dossiers)).url.endswith(f"/phieu/{UNIT}/{SLIP}")
    assert scanned(office, str(dossiers[1].code).lower()).url.endswith(f"/ho-so/{dossiers[1].uid}")


def test_what_opens_nothing_is_said_beside_the_field(office: Office) -> None:
    office.hand_over(division="Phòng khác")
    for text, said in (
        *((" ", "Hãy quét"), ("x", "Không có mã này")),
        *(("H52.18-261005-3001", "không ở phòng"), ("Trần <b>", "Không có mã")),
    ):
        page = scanned(office, text)
        assert page.status_code == 422
        assert said in page.text
        assert re.search(r'id="ma"[^>]* aria-invalid="true" aria-describedby="ma-chu" autofocus', page.text)


def test_results_are_given_once_and_the_counters_hear_of_it(office: Office) -> None:
    first, second, third = office.taken(3)
    for dossier in (first, second):
        office.worker.do("ket-qua", dossier, tenGiayTo="Giấy chứng nhận")
    page = office.worker.open("/phong")
    form = {f"tui.{dossier.uid}": "1" for dossier in (first, third)}  # the third has no result yet

    given = office.worker.send("/phong/giao", page, **form)
    again = office.worker.send("/phong/giao", page, **form)

    assert "Đã ghi giao 1 hồ sơ về quầy: H52.18-261005-3001." in given.text
    assert "1 hồ sơ vừa thay đổi nên chưa giao" in given.text
    assert again.url == given.url
    assert office.kept(first).version == 5
    held, *others = (office.told(dossier)["dangGiu"] for dossier in (first, second, third))
    assert (held["nguoiTra"], "lyDoTra" in held) == (LAN.name, False)
    assert not any("traLuc" in other for other in others)


def test_nothing_ticked_is_said(office: Office) -> None:
    [dossier] = office.taken()
    office.worker.do("ket-qua", dossier, tenGiayTo="Giấy chứng nhận")
    page = office.worker.send("/phong/giao", office.worker.open("/phong"))
    assert page.status_code == 422
    assert "Chưa chọn hồ sơ nào" in page.text


def test_a_folder_of_another_division_is_not_given_by_its_uid(office: Office) -> None:
    [dossier] = office.hand_over(division="Phòng khác")
    office.worker.send("/phong/giao", office.worker.open("/phong"), **{f"tui.{dossier.uid}": "1"})
    assert office.kept(dossier).version == 2


def test_what_the_counter_has_taken_leaves_the_page(office: Office) -> None:
    [dossier] = office.taken()
    office.worker.do("ket-qua", dossier, tenGiayTo="Giấy chứng nhận")
    office.worker.do("giao", dossier)
    assert "1 túi đang về quầy" in office.worker.open("/phong").text

    office.device.push([office.device.ledger.event(e.ResultArrived(NOW, "Giấy chứng nhận"), dossier)])

    assert "0 túi đang về quầy" in office.worker.open("/phong").text
    assert office.worker.open(f"/ho-so/{dossier.uid}").status_code == 404


def test_the_administrator_s_pages_and_the_division_s_are_apart(office: Office) -> None:
    assert [office.worker.open(path).status_code for path in ("/thiet-bi", "/can-bo")] == [403, 403]
    boss = Worker(office.site.url)
    assert boss.sign_in("", PASSWORD).url.endswith("/")
    assert boss.open("/phong").status_code == 403


def test_another_unit_or_division_sees_neither_folder_nor_slip(office: Office) -> None:
    [dossier] = office.hand_over()
    for turn, who in enumerate((LAN._replace(unit="H99"), LAN._replace(division="Phòng khác"))):
        code = f"khac{turn}"
        hire(office.site, who._replace(code=code))
        other = Worker(office.site.url)
        other.sign_in(code, OWN)
        for path in (f"/ho-so/{dossier.uid}", f"/phieu/{UNIT}/{SLIP}", f"/phong/{dossier.uid}/nhan"):
            assert other.open(path).status_code == 404
        assert other.send(f"/phong/{dossier.uid}/nhan", other.open("/phong")).status_code == 404
    assert office.kept(dossier).version == 2


def test_a_form_of_another_session_is_refused(office: Office) -> None:
    forged = office.worker.http.post(f"{office.site.url}/phong/giao", data={"csrf": "é", "lan": "x" * 16})
    assert forged.status_code == 403
