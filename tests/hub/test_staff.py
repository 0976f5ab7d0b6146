"""Accounts: made by the administrator with a first password, renewed, locked; what is wrong is said by field."""

from __future__ import annotations

import pytest

from cchc_desktop.hub import staff
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.staff import Staff
from tests.hub.counters import CHEAP, UNIT

LAN = Staff("lan.lt", "Lò Thị Lan", UNIT, "Phòng A")
RIGHT = {"maCanBo": " LAN.lt ", "hoTen": "Lò Thị  Lan", "donVi": UNIT, "phong": "Phòng A"}


def added(hub: Hub, who: Staff = LAN) -> tuple[str, dict[str, str]]:
    with hub.storage.writing() as db:
        return staff.add(db, who, CHEAP, hub.now())


def test_a_form_filled_in_right_is_an_account() -> None:
    assert staff.read_form(RIGHT) == (LAN._replace(temporary=True), {})


@pytest.mark.parametrize(
    ("field", "value"),
    [("maCanBo", "l"), ("maCanBo", "lò"), ("hoTen", " "), ("hoTen", "x" * 51), ("phong", ""), ("phong", "x" * 201)],
)
def test_what_is_wrong_is_said_at_its_field(field: str, value: str) -> None:
    assert list(staff.read_form(RIGHT | {field: value})[1]) == [field]


def test_a_first_password_is_right_once_told_and_nowhere_kept(hub: Hub) -> None:
    password, wrong = added(hub)
    with hub.storage.reading() as db:
        row = staff.row_of(db, "lan.lt")
        assert row is not None

    assert wrong == {}
    assert staff.is_right(row.password, password)
    assert password not in str(row)
    assert staff.as_staff(row) == LAN._replace(temporary=True)


def test_a_code_is_one_person_s_and_a_unit_is_known(hub: Hub) -> None:
    added(hub)
    assert list(added(hub)[1]) == ["maCanBo"]
    assert list(added(hub, LAN._replace(code="khac", unit="H99"))[1]) == ["donVi"]


def test_a_renewed_password_opens_a_locked_account_and_has_to_be_changed(hub: Hub) -> None:
    former, _ = added(hub)
    with hub.storage.writing() as db:
        staff.set_password(db, "lan.lt", staff.hashed("của riêng", CHEAP))
        staff.lock(db, "lan.lt", hub.now())
        fresh = staff.renew(db, "lan.lt", CHEAP)
        row = staff.row_of(db, "lan.lt")
        assert row is not None
        assert [each.code for each in staff.everyone(db)] == ["lan.lt"]
        assert staff.renew(db, "khac", CHEAP) == ""

    assert (row.locked_at, row.temporary) == (None, True)
    assert staff.is_right(row.password, fresh)
    assert not staff.is_right(row.password, former)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"matKhauMoi": "ngắn"}, "matKhauMoi"),
        ({"matKhauMoi": "x" * 201}, "matKhauMoi"),
        ({"matKhau": "một hai ba bốn", "matKhauMoi": "một hai ba bốn"}, "matKhauMoi"),
        ({"matKhauMoi": "một hai ba bốn", "matKhauLai": "một hai ba"}, "matKhauLai"),
    ],
)
def test_a_new_password_is_long_other_and_typed_twice_alike(form: dict[str, str], field: str) -> None:
    assert list(staff.read_password(form)) == [field]
    assert staff.read_password({"matKhau": "cũ", "matKhauMoi": "một hai ba bốn", "matKhauLai": "một hai ba bốn"}) == {}


def test_a_hash_that_is_none_is_never_right() -> None:
    assert not staff.is_right("no hash", "x")
