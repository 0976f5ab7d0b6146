"""What the close of a day says and notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import NOW

from cchc_desktop.domain.day_close import Cash, DayClose, Flagged, Held, Holders, Prints
from cchc_desktop.domain.status import HolderKind

NOTHING = DayClose(
    day=date(2026, 10, 5),
    counter="03",
    holders=Holders((), 0),
    moves={},
    missing=(),
    missing_count=0,
    left_behind=(),
    cash=(),
    prints=Prints(),
    unsent=0,
    unsent_since=None,
    late=(),
    unused_stubs=(),
    flagged=(),
    voided=(),
)


@pytest.mark.parametrize(
    ("held", "label"),
    [
        (Held(HolderKind.COUNTER, "", 1), "Quầy"),
        (Held(HolderKind.COUNTER, "", 1, shelf=True), "Kệ kết quả"),
        (Held(HolderKind.DIVISION, "Phòng A", 1), "Phòng A"),
        (Held(HolderKind.DIVISION, "Phòng A", 1, given=True), "Phòng A, chưa nhận"),
        (Held(HolderKind.POST, "", 1), "Bưu chính công ích"),
    ],
)
def test_each_holder_is_called_as_on_the_screen(held: Held, label: str) -> None:
    assert held.label == label


def test_holders_balance_when_they_add_up() -> None:
    held = (Held(HolderKind.COUNTER, "", 2), Held(HolderKind.DIVISION, "A", 3))
    assert Holders(held, 5).balanced
    assert not Holders(held, 6).balanced


def test_a_lead_looks_when_something_is_late_flagged_missing_or_out_of_balance() -> None:
    assert not NOTHING.needs_lead
    assert replace(NOTHING, missing_count=1).needs_lead
    assert replace(NOTHING, flagged=(Flagged(NOW, "cb01", "A", "void"),)).needs_lead
    assert replace(NOTHING, holders=Holders((), 1)).needs_lead


def test_what_is_noted_are_numbers_alone() -> None:
    cash = (Cash("cb01", "Phạm Thị", "tien-mat", 5000, 2000), Cash("cb02", "Lê", "chuyen-khoan", 1000, 0))
    counts = replace(NOTHING, cash=cash, moves={"dossier.received": 7}).counts
    assert counts.pop("ngay") == "2026-10-05"
    assert all(isinstance(value, int) for value in counts.values())
    assert (counts["tienThu"], counts["tienHuy"], counts["tiepNhan"]) == (6000, 2000, 7)
    assert [each.net for each in cash] == [3000, 1000]
