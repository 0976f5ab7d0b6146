"""Each picture has its table: the same numbers, with their sums where they add up."""

from __future__ import annotations

from cchc_desktop.domain.picture import Bars, Heat, Lines, Series, Shares
from cchc_desktop.domain.sheet import Role, Share

BARS = Bars("a", "Cột", ("8h", "9h"), (Series("Quầy 1", (3, 4)), Series("Quầy 2", (0, 5))), "Ghi chú", stacked=True)


def test_bars_add_up() -> None:
    sheet = BARS.sheet(None)
    assert [row.cells for row in sheet.rows] == [("8h", 3, 0), ("9h", 4, 5), ("Tổng số", 7, 5)]
    assert (sheet.rows[-1].role, sheet.notes) == (Role.TOTAL, ("Ghi chú",))
    assert not BARS.is_empty


def test_what_stands_at_a_moment_is_not_added_up() -> None:
    lines = Lines("b", "Đường", ("t1", "t2"), (Series("Tồn", (10, 8)),))
    assert [row.cells for row in lines.sheet(None).rows] == [("t1", 10), ("t2", 8)]


def test_shares_tell_of_how_many() -> None:
    shares = Shares("c", "Tỷ lệ", ("A",), (Share(1, 3),))
    assert shares.sheet(None).rows[0].cells == ("A", 1, 3, Share(1, 3))
    assert Shares("c", "Tỷ lệ", ("A",), (Share(0, 0),)).is_empty


def test_a_field_has_the_sum_of_each_row() -> None:
    heat = Heat("d", "Giờ", ("Thứ hai",), ("8h", "9h"), ((2, 7),))
    assert (heat.most, heat.sheet(None).rows[0].cells) == (7, ("Thứ hai", 2, 7, 9))
    assert Heat("d", "Giờ", ("Thứ hai",), ("8h",), ((0,),)).is_empty


def test_nothing_is_empty() -> None:
    assert Bars("a", "Cột", ("8h",), (Series("Hồ sơ", (0,)),)).is_empty
    assert Lines("b", "Đường", ("t1",), (Series("Tồn", (0,)),)).is_empty
