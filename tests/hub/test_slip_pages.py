"""The pages of a slip: found by its number, confirmed by a name, and no way in for who is not signed in."""

from __future__ import annotations

import re

import pytest
import requests

from cchc_desktop.domain import events as e
from tests.factories import NOW
from tests.hub.counters import Device, Site, numbered
from tests.hub.test_pages import Browser, browser, device  # noqa: F401  # the fixtures

SLIP = "BG-3-261005-01"
PLACE = f"/phieu/H52.18/{SLIP}"


@pytest.fixture
def given(device: Device) -> list[str]:  # noqa: F811
    """The codes of two folders that went with a slip."""
    dossiers = [numbered(3001), numbered(3002)]
    for dossier in dossiers:
        device.push([device.ledger.received(dossier)])
        device.push([device.ledger.event(e.HandedOver(NOW, "Phòng A", SLIP), dossier)])
    return [str(dossier.code) for dossier in dossiers]


def test_who_is_not_signed_in_sees_no_slip(site: Site) -> None:
    for method in ("get", "post"):
        path = PLACE if method == "get" else f"{PLACE}/nhan"
        answer = requests.request(method, site.url + path, allow_redirects=False, timeout=10)
        assert (answer.status_code, answer.headers["location"]) == (303, "/dang-nhap")


@pytest.mark.parametrize("typed", [SLIP, f"{SLIP}-7F3A", SLIP.lower()])
def test_the_number_or_the_bars_lead_to_the_slip(browser: Browser, given: list[str], typed: str) -> None:  # noqa: F811
    page = browser.send("/", browser.open(), tim=typed)
    assert page.url.endswith(PLACE)
    assert "2 hồ sơ chờ nhận" in page.text
    assert all(code in page.text for code in given)


def boxes(page: requests.Response) -> list[str]:
    return re.findall(r'name="(tui\.[^"]+)"', page.text)


def test_confirmed_it_says_who_and_when_and_the_dossier_does_too(browser: Browser, given: list[str]) -> None:  # noqa: F811
    shown = browser.open(PLACE)
    scanned = browser.send(f"{PLACE}/nhan", shown, ma=given[0], nguoiKyNhan="Đỗ Văn Nhận")
    assert f"✓ {given[0]}. Còn 1 túi chưa quét." in scanned.text
    assert 'value="Đỗ Văn Nhận"' in scanned.text
    [ticked] = re.findall(r'name="(tui\.[^"]+)"[^>]* checked', scanned.text)
    form = {ticked: "1", "nguoiKyNhan": "Đỗ Văn Nhận", "viec": "nhan"}
    page = browser.send(f"{PLACE}/nhan", scanned, **form)
    assert "Đã ghi nhận 1 hồ sơ" in page.text
    assert f"Còn thiếu 1 hồ sơ: {given[1]}" in page.text
    assert browser.send(f"{PLACE}/nhan", scanned, **form).text.count("Đã ghi nhận 1 hồ sơ") == 1  # sent twice
    rest = dict.fromkeys(boxes(page), "1")
    done = browser.send(f"{PLACE}/nhan", page, nguoiKyNhan="Đỗ Văn Nhận", viec="nhan", **rest)
    assert "0 hồ sơ chờ nhận" in done.text
    assert "Xác nhận đã nhận</button>" not in done.text
    found = browser.send("/", browser.open(), tim=given[0]).text
    uid = found.split('href="/ho-so/')[1].split('"')[0]
    assert "(Đỗ Văn Nhận ký)" in browser.open(f"/ho-so/{uid}").text


def test_without_a_name_or_a_tick_nothing_is_taken(browser: Browser, given: list[str]) -> None:  # noqa: F811
    shown = browser.open(PLACE)
    nameless = browser.send(f"{PLACE}/nhan", shown, nguoiKyNhan=" ", viec="nhan", **{boxes(shown)[0]: "1"})
    empty = browser.send(f"{PLACE}/nhan", shown, nguoiKyNhan="Đỗ Văn Nhận", viec="nhan")
    assert nameless.status_code == empty.status_code == 422
    assert nameless.text.count(" checked") == 1
    assert "Hãy ghi tên người ký nhận" in nameless.text
    assert "Chưa chọn túi nào" in empty.text
    assert "2 hồ sơ chờ nhận" in browser.open(PLACE).text


@pytest.mark.parametrize("path", ["/phieu/H52.18/BG-3-261005-77", "/phieu/H01/BG-3-261005-01", "/phieu/H52.18/x"])
def test_a_slip_nobody_knows_is_told(browser: Browser, given: list[str], path: str) -> None:  # noqa: F811
    answer = browser.open(path)
    assert answer.status_code == 404
    assert "không thấy hồ sơ nào của phiếu này" in answer.text
