"""Batch numbers and the check in their bars."""

from __future__ import annotations

from datetime import date

import pytest
from factories import NOW, a_clerk
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.batch import HANDOVER, POSTAL, Batch, Settled, digest, parse_batch, stem
from cchc_desktop.domain.code import survives_unikey

DAY = date(2026, 11, 23)
CODES = ("H52.18-261123-3001", "H52.18-261123-3002", "H52.18-261123-3005")


def a_batch(codes: tuple[str, ...] = CODES) -> Batch:
    return Batch("BG-3-261123-01", "act", "Phòng Người có công", NOW, a_clerk(), codes)


@pytest.mark.parametrize(
    ("kind", "counter", "begins"),
    [(HANDOVER, "03", "BG-3-261123-"), (POSTAL, "12", "BC-12-261123-"), (HANDOVER, "00", "BG-0-261123-")],
)
def test_a_number_says_what_it_is_of_which_counter_and_day(kind: str, counter: str, begins: str) -> None:
    assert stem(kind, counter, DAY) == begins


@pytest.mark.parametrize("text", ["BG-3-261123-01", " bg-3-261123-01\r", "BG-3-261123-01-"])
def test_a_typed_number_is_read(text: str) -> None:
    found = parse_batch(text)
    if text.endswith("-"):
        assert found is None
    else:
        assert found is not None
        assert (found.number, found.day, found.check, found.is_postal) == ("BG-3-261123-01", DAY, "", False)


def test_scanned_bars_carry_the_check_of_their_codes() -> None:
    batch = a_batch()
    found = parse_batch(batch.bars)
    assert found is not None
    assert (found.number, found.check) == (batch.number, batch.digest)
    assert batch.digest == digest(CODES)


@pytest.mark.parametrize("text", ["", "H52.18-261123-3001", "BG-3-261323-01", "BG-261123-01", "BX-3-261123-01"])
def test_anything_else_is_no_batch(text: str) -> None:
    assert parse_batch(text) is None


def test_a_postal_list_is_known_by_its_number() -> None:
    found = parse_batch("BC-3-261123-02")
    assert found is not None
    assert found.is_postal


@given(st.permutations(CODES))
def test_the_check_does_not_hang_on_the_order_of_scanning(codes: list[str]) -> None:
    assert digest(codes) == digest(CODES)


@given(st.sets(st.integers(0, 9999), min_size=2, max_size=40))
def test_one_folder_less_or_another_one_changes_the_check(numbers: set[int]) -> None:
    codes = [f"H52.18-261123-{number:04}" for number in sorted(numbers)]
    assert digest(codes[1:]) != digest(codes)
    assert digest([*codes[1:], "H52.18-261124-0001"]) != digest(codes)


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=9))
def test_bars_survive_unikey(numbers: list[int]) -> None:
    assert survives_unikey(a_batch(tuple(f"H52.18-261123-{number:04}" for number in numbers)).bars)


def test_nothing_waits_because_all_were_taken() -> None:
    assert "đã nhận đủ" in Settled(taken=3).words
    since = "Từ 08:15 ngày 05/10/2026, do Lò Thị Ví Dụ ghi."
    assert Settled(taken=3, since=since).words.endswith(f"chờ nhận. {since}")
    assert f"phiếu khác. {since}" in Settled(elsewhere=1, since=since).words
    assert Settled(taken=3).briefly == "đã nhận 3 hồ sơ trước đó"


def test_nothing_waits_for_other_reasons_is_never_called_taken() -> None:
    said = Settled(taken=1, ended=2, elsewhere=3).words
    assert "đủ" not in said
    assert "1 đã nhận, 2 đã kết thúc (rút, dừng hoặc hủy), 3 đã về quầy hoặc đi phiếu khác." in said
    assert "trả lại quầy" in said
    assert "trả lại quầy" not in Settled(elsewhere=1).words
    assert Settled().briefly == ""
    assert Settled(ended=1, elsewhere=4).briefly == "1 đã kết thúc (rút, dừng hoặc hủy)"
