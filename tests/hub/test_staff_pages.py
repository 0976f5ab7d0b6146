"""Accounts on the pages: made, renewed and locked by the administrator; a first password has to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.hub.counters import PASSWORD, UNIT
from tests.hub.divisions import LAN, OWN, Office, Worker, an_office

NEW = {"maCanBo": "do.vn", "hoTen": "Đỗ Văn Nhận", "donVi": UNIT, "phong": LAN.division}
KEY = "khóa riêng của đỗ"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as running:
        yield running


@pytest.fixture
def boss(office: Office) -> Worker:
    worker = Worker(office.site.url)
    worker.sign_in("", PASSWORD)
    return worker


def shown_password(page: requests.Response) -> str:
    [password] = re.findall(r'class="code big">([^<]+)<', page.text)
    return str(password)


def test_an_account_is_made_and_its_first_password_changed_before_anything_else(office: Office, boss: Worker) -> None:
    page = boss.send("/can-bo/them", boss.open("/can-bo"), **NEW)
    password = shown_password(page)
    assert "◷ Chưa đổi mật khẩu đầu tiên" in page.text
    assert password not in boss.open("/can-bo").text

    worker = Worker(office.site.url)
    door = worker.sign_in("do.vn", password)
    assert door.url.endswith("/mat-khau")
    assert worker.open("/phong").url.endswith("/mat-khau")
    wrong = worker.send("/mat-khau", door, matKhau="sai", matKhauMoi=KEY, matKhauLai=KEY)
    short = worker.send("/mat-khau", door, matKhau=password, matKhauMoi="x", matKhauLai="x")
    assert "Mật khẩu đang dùng không đúng." in wrong.text
    assert "Mật khẩu mới cần từ 10 ký tự" in short.text
    done = worker.send("/mat-khau", door, matKhau=password, matKhauMoi=KEY, matKhauLai=KEY)
    assert done.url.endswith("/phong")


def test_what_is_wrong_with_an_account_stands_beside_its_field(boss: Worker) -> None:
    page = boss.send("/can-bo/them", boss.open("/can-bo"), **(NEW | {"maCanBo": LAN.code}))
    assert page.status_code == 422
    assert "Mã cán bộ này đã có." in page.text
    assert 'value="Đỗ Văn Nhận"' in page.text
    assert "Hãy chọn đơn vị." in boss.send("/can-bo/them", boss.open("/can-bo"), **(NEW | {"donVi": "H99"})).text


def test_a_forgotten_password_is_made_anew_and_a_locked_account_is_out(office: Office, boss: Worker) -> None:
    fresh = shown_password(boss.send(f"/can-bo/{LAN.code}/mat-khau", boss.open("/can-bo")))
    assert office.worker.open("/phong").url.endswith("/dang-nhap")
    assert Worker(office.site.url).sign_in().status_code == 403
    other = Worker(office.site.url)
    assert other.sign_in(LAN.code, fresh).url.endswith("/mat-khau")

    page = boss.send(f"/can-bo/{LAN.code}/khoa", boss.open("/can-bo"))

    assert "✕ Đã khóa" in page.text
    assert other.open("/phong").url.endswith("/dang-nhap")
    assert Worker(office.site.url).sign_in(LAN.code, OWN).status_code == 403


def test_the_administrator_s_password_is_not_changed_here(boss: Worker) -> None:
    assert boss.open("/mat-khau").status_code == 403
