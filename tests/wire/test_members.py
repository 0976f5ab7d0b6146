"""Members by their paths: read leniently, written without touching what others hold."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.domain.conflict_rules import CONTACT, Item
from cchc_desktop.wire import members

PHONE, ADDRESS = CONTACT.items[0], CONTACT.items[2]
assert (PHONE.name, ADDRESS.name) == ("phone", "address")


@pytest.mark.parametrize("document", [{}, {"a": None}, {"a": {}}, {"a": {"b": ""}}, {"a": {"b": 0}}, {"a": "text"}])
def test_what_is_absent_or_empty_is_nothing(document: dict[str, Any]) -> None:
    assert members.value(document, "a/b") is None


def test_of_the_fees_only_those_asked_for_are_compared_and_written() -> None:
    asked, paid = {"Gia": "5000", "trangThai": "cho-thu"}, {"feeUid": "f1", "Gia": "100"}
    document: dict[str, Any] = {members.FEES: [asked, paid]}
    assert members.value(document, members.FEES) == [asked]

    members.put(document, members.FEES, [asked | {"Gia": "9000"}])
    assert document[members.FEES] == [asked | {"Gia": "9000"}, paid]
    members.put(document, members.FEES, None)
    assert document[members.FEES] == [paid]


def test_a_part_that_another_holds_is_not_written_into() -> None:
    inner = {"x": 1, "y": 2}
    document: dict[str, Any] = {"a": inner}
    members.put(document, "a/x", None)
    members.put(document, "b/c", 3)

    assert (inner, document) == ({"x": 1, "y": 2}, {"a": {"y": 2}, "b": {"c": 3}})
    members.put(document, "b/c", None)
    assert "b" not in document


def person(**parts: str) -> dict[str, Any]:
    return {"chuHoSoChiTiet": parts} | ({"SoDienThoai": parts["SoDienThoai"]} if "SoDienThoai" in parts else {})


@pytest.mark.parametrize(
    ("item", "held", "moved"),
    [
        (PHONE, person(SoDienThoai="1"), False),  # as it was
        (PHONE, person(SoDienThoai="2"), False),  # the same correction
        (PHONE, person(SoDienThoai="3"), True),
        (PHONE, {}, True),  # emptied there
        (ADDRESS, person(SoDienThoai="1", tenXa="Xã Mới"), True),
    ],
)
def test_moved_apart_is_neither_as_before_nor_as_ours(item: Item, held: dict[str, Any], moved: bool) -> None:
    previous, new = person(SoDienThoai="1"), person(SoDienThoai="2")

    assert members.moved_apart(item, new, held, previous) is moved


def test_amended_is_what_its_former_value_says_otherwise_of() -> None:
    previous, new = person(SoDienThoai="1", tenXa="Xã Cũ"), person(SoDienThoai="2", tenXa="Xã Cũ")

    assert members.amended(PHONE, new, previous)
    assert not members.amended(ADDRESS, new, previous)
    assert not members.amended(PHONE, new, {"GhiChu": None})
