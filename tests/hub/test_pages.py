"""The pages: signed in only, what arrived is there to read, and a move reaches the counters."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from cchc_desktop.domain.events import ResultHandedOver
from tests.factories import NOW, a_person, an_intake
from tests.hub.counters import PASSWORD, Device, Site, numbered


class Browser:
    """What a person does with the pages."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()

    def sign_in(self, password: str = PASSWORD) -> requests.Response:
        return self.http.post(f"{self.url}/dang-nhap", data={"matKhau": password})

    def open(self, path: str = "/") -> requests.Response:
        return self.http.get(self.url + path)

    def send(self, path: str, page: requests.Response, **members: str) -> requests.Response:
        """A form of `page`, with its token."""
        hidden = dict(re.findall(r'name="(csrf|phienBan|lan)" value="([^"]*)"', page.text))
        return self.http.post(self.url + path, data=hidden | members)


@pytest.fixture
def browser(site: Site) -> Iterator[Browser]:
    browser = Browser(site.url)
    assert browser.sign_in().status_code == 200
    yield browser
    browser.http.close()


@pytest.fixture
def device(site: Site) -> Device:
    return site.device()


@pytest.mark.parametrize("path", ["/", "/thiet-bi", "/ho-so/x"])
def test_who_is_not_signed_in_is_sent_to_the_door(site: Site, path: str) -> None:
    answer = requests.get(site.url + path, allow_redirects=False, timeout=10)

    assert (answer.status_code, answer.headers["location"]) == (303, "/dang-nhap")


def test_a_wrong_password_is_said_and_too_many_are_locked_out(site: Site) -> None:
    browser = Browser(site.url)
    answers = [browser.sign_in("sai") for _ in range(6)]

    assert "Mật khẩu không đúng" in answers[0].text
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert "hãy thử lại sau 1 giây" in answers[5].text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    answer = requests.post(f"{site.url}/dang-nhap", data={"matKhau": PASSWORD}, allow_redirects=False, timeout=10)

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_every_page_forbids_scripts_and_framing(browser: Browser) -> None:
    policy = browser.open().headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy


def test_what_arrived_is_listed_newest_first(site: Site, browser: Browser, device: Device) -> None:
    device.push([device.ledger.received(numbered(3001))])
    site.clock.forward(minutes=1)
    device.push([device.ledger.received(numbered(3002))])

    text = browser.open().text
    assert text.index("H52.18-261005-3002") < text.index("H52.18-261005-3001")
    assert "Trần Thị Ví Dụ" in text
    assert "Được tiếp nhận" in text


def test_the_list_is_narrowed_by_unit_status_and_words(browser: Browser, device: Device) -> None:
    device.push([device.ledger.received(numbered(3001))])
    page = browser.open()

    for wanted in ({"donVi": "H52.18"}, {"trangThai": "2"}, {"tim": "vi du"}, {"tim": "H52.18-261005-3001"}):
        assert "H52.18-261005-3001</a>" in browser.send("/", page, **wanted).text
    for other in ({"donVi": "H01"}, {"trangThai": "9"}, {"tim": "khong co"}, {"tim": "%"}):
        assert "Không có hồ sơ nào" in browser.send("/", page, **other).text


@pytest.mark.parametrize("wanted", ["Tr\u200bần\u200b vi", "\u202e", "Trần " + "x " * 30_000, "W" * 60_000])
def test_whatever_is_looked_for_is_answered(browser: Browser, device: Device, wanted: str) -> None:
    device.push([device.ledger.received(numbered(3001))])

    page = browser.send("/", browser.open(), tim=wanted)

    assert page.status_code == 200
    assert ("H52.18-261005-3001</a>" in page.text) is (len(wanted) < 100)


def test_a_long_list_has_pages(browser: Browser, device: Device) -> None:
    device.push([device.ledger.received(numbered(3001 + turn)) for turn in range(60)])
    first = browser.open()
    second = browser.send("/", first, trang="2")

    assert first.text.count('href="/ho-so/') == 50
    assert second.text.count('href="/ho-so/') == 10
    assert "Trang trước" in second.text
    assert "Trang sau" not in second.text


def test_markup_in_names_is_text(browser: Browser, device: Device) -> None:
    owner = a_person(name='<b>Trần</b> & "con" <script>alert(1)</script>')
    dossier = numbered(3001, intake=an_intake(owner=owner))
    device.push([device.ledger.received(dossier)])

    for page in (browser.open(), browser.open(f"/ho-so/{dossier.uid}")):
        assert "<script" not in page.text
        assert "&lt;b&gt;Trần&lt;/b&gt; &amp;" in page.text


def test_a_move_goes_to_the_counters_with_one_more_version(browser: Browser, device: Device) -> None:
    dossier = numbered(3001)
    device.push([device.ledger.received(dossier)])
    cursor = device.call("GET", "/changes").json()["nextCursor"]
    path = f"/ho-so/{dossier.uid}"

    said = {"trangThai": "5", "nguoiXuLy": "Lò Thị Phòng", "noiDung": "Thiếu bản chính", "henTra": "2026-11-02T10:00"}
    page = browser.send(f"{path}/trang-thai", browser.open(path), **said)

    assert "Yêu cầu bổ sung giấy tờ" in page.text
    [change] = device.call("GET", "/changes", params={"cursor": cursor}).json()["changes"]
    assert (change["version"], change["data"]["TrangThaiHoSo"]) == (2, "5")
    assert change["data"]["NgayHenTra"] == "2026-11-02T10:00:00.000+07:00"
    assert "causedBy" not in change


def test_a_move_without_reason_is_asked_again_and_loses_nothing(browser: Browser, device: Device) -> None:
    dossier = numbered(3001)
    device.push([device.ledger.received(dossier)])
    path = f"/ho-so/{dossier.uid}"

    page = browser.send(f"{path}/trang-thai", browser.open(path), trangThai="8", nguoiXuLy="Lò Thị Phòng", henTra="")

    assert page.status_code == 422
    assert "Hãy ghi nội dung hoặc lý do." in page.text
    assert 'value="Lò Thị Phòng"' in page.text


def test_a_dossier_that_moved_meanwhile_is_shown_again_first(browser: Browser, device: Device) -> None:
    dossier = numbered(3001)
    device.push([device.ledger.received(dossier)])
    path = f"/ho-so/{dossier.uid}"
    old = browser.open(path)
    device.push([device.ledger.event(ResultHandedOver(NOW), dossier)])

    page = browser.send(f"{path}/trang-thai", old, trangThai="9", nguoiXuLy="Lò Thị Phòng")

    assert page.status_code == 422
    assert "Hồ sơ vừa thay đổi" in page.text
    assert "không cập nhật trạng thái nữa" in page.text
    assert "Trả kết quả" in page.text  # in the journal


def test_a_form_of_another_session_or_site_is_refused(site: Site, browser: Browser) -> None:
    forged = browser.http.post(f"{site.url}/thiet-bi/ma-ghi-danh", data={"csrf": "x", "donVi": "H52.18", "quay": "3"})
    elsewhere = browser.http.post(f"{site.url}/dang-nhap", data={"matKhau": "x"}, headers={"Origin": "https://evil.vn"})

    assert forged.status_code == elsewhere.status_code == 403
    assert 'class="code big"' not in forged.text


def test_a_code_made_on_the_page_enrols_a_counter_that_can_be_revoked(site: Site, browser: Browser) -> None:
    page = browser.open("/thiet-bi")
    made = browser.send("/thiet-bi/ma-ghi-danh", page, donVi="H52.18", quay="7", tenDonVi="Trung tâm mới")
    code = re.search(r'class="code big">([^<]+)<', made.text)
    assert code is not None
    device = Device(site.url, site.clock)
    assert device.enrol(code[1]).json()["TenDonVi"] == "Trung tâm mới"
    device.ask_token()

    revoked = browser.send(f"/thiet-bi/{device.client_id}/thu-hoi", browser.open("/thiet-bi"))

    assert "Đã thu hồi" in revoked.text
    assert device.call("GET", "/session").status_code == 403


@pytest.mark.parametrize("counter", ["", "0", "x", "1000"])
def test_a_code_for_no_counter_is_asked_again(browser: Browser, counter: str) -> None:
    page = browser.send("/thiet-bi/ma-ghi-danh", browser.open("/thiet-bi"), donVi="H52.18", quay=counter)

    assert page.status_code == 422
    assert "số quầy từ 1 đến 999" in page.text


def test_an_unknown_dossier_is_said_plainly(browser: Browser) -> None:
    page = browser.open("/ho-so/khong-co")

    assert page.status_code == 404
    assert "Cổng không có hồ sơ này." in page.text


def test_signing_out_closes_the_door(browser: Browser) -> None:
    browser.send("/dang-xuat", browser.open())

    assert "Mật khẩu" in browser.open().text
