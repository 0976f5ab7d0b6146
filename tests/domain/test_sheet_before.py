"""Each row has last year's under it, whatever came or went since."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.domain.sheet_before import SAME_TIME, with_before

COLUMNS = (Column("TT"), Column("Lĩnh vực", Kind.TEXT), Column("Tiếp nhận"))
Figures = Sequence[tuple[str, int]]


def sheet(year: int, figures: Figures) -> Sheet:
    period = year_of(year)
    traces = (None, None, Selection(period))
    rows = [Row((n, name, count), traces) for n, (name, count) in enumerate(figures, 1)]
    total = Row((None, "Tổng số", sum(count for _name, count in figures)), traces, Role.TOTAL)
    return Sheet("a", "BÁO CÁO", period, COLUMNS, (Row((None, "A. Cấp xã", None), role=Role.GROUP), *rows, total))


def test_the_same_row_of_the_year_before_stands_under_each() -> None:
    both = with_before(sheet(2026, [("Hộ tịch", 5), ("Đất đai", 2)]), sheet(2025, [("Đất đai", 7), ("Hộ tịch", 4)]))

    assert [(row.cells, row.role) for row in both.rows] == [
        ((None, "A. Cấp xã", None), Role.GROUP),
        ((1, "Hộ tịch", 5), Role.ROW),
        ((None, SAME_TIME, 4), Role.BEFORE),
        ((2, "Đất đai", 2), Role.ROW),
        ((None, SAME_TIME, 7), Role.BEFORE),
        ((None, "Tổng số", 7), Role.TOTAL),
        ((None, SAME_TIME, 11), Role.BEFORE),
    ]
    assert both.rows[2].traces[2] == Selection(year_of(2025))
    assert both.notes == (f"Dòng “{SAME_TIME}”: số của năm 2025.",)


def test_what_there_was_only_then_is_not_lost() -> None:
    both = with_before(sheet(2026, [("Hộ tịch", 5)]), sheet(2025, [("Hộ tịch", 4), ("Đất đai", 7)]))

    assert [row.cells for row in both.rows[3:5]] == [(None, "Đất đai", None), (None, SAME_TIME, 7)]
    assert both.rows[-2].role is Role.TOTAL


def test_words_behind_the_figures_do_not_part_a_row_from_its_own_of_then() -> None:
    columns = (Column("Chỉ số", Kind.CODE), Column("Nội dung", Kind.TEXT), Column("Đạt"), Column("Lời", Kind.TEXT))
    now, then = (
        Sheet("a", "A", year_of(year), columns, (Row(("2.1", "Đúng hạn", count, advice)),))
        for year, count, advice in ((2026, 9, "Giải quyết trước hẹn."), (2025, 4, ""))
    )

    assert [row.cells for row in with_before(now, then).rows] == [
        ("2.1", "Đúng hạn", 9, "Giải quyết trước hẹn."),
        (None, SAME_TIME, 4, None),
    ]


def grouped(year: int, *rows: tuple[str, int | None]) -> Sheet:
    """A name without a figure heads those after it."""
    made = (Row((None, name, count), role=Role.ROW if count is not None else Role.GROUP) for name, count in rows)
    return Sheet("a", "A", year_of(year), COLUMNS, (*made, Row((None, "Tổng số", 9), role=Role.TOTAL)))


def test_what_there_was_only_then_stands_in_its_own_group() -> None:
    now = grouped(2026, ("Đất đai", None), ("Cấp sổ", 1), ("Tách thửa", 2), ("Hộ tịch", None), ("Khai sinh", 3))
    then = grouped(
        *(2025, ("Chăn nuôi", None), ("Đàn bò", 8)),
        *(("Đất đai", None), ("Cấp sổ", 1), ("Gộp thửa", 4), ("Tách thửa", 2), ("Giao đất", 6)),
        *(("Đầu tư", None), ("Vốn", 5), ("Khai sinh", 7), ("Lãi", 1), ("Hộ tịch", None)),
    )

    rows = [(row.cells[1], row.cells[2]) for row in with_before(now, then).rows if row.cells[1] != SAME_TIME]

    gone = [("Chăn nuôi", None), ("Đàn bò", None)]
    land = [("Cấp sổ", 1), ("Gộp thửa", None), ("Tách thửa", 2), ("Giao đất", None)]
    other = [("Đầu tư", None), ("Vốn", None), ("Lãi", None)]
    birth = [("Hộ tịch", None), ("Khai sinh", 3)]
    assert rows == [*gone, ("Đất đai", None), *land, *other, *birth, ("Tổng số", 9)]


@given(*[st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 9)), max_size=6)] * 2)
def test_every_figure_of_both_years_stands_once(now: Figures, then: Figures) -> None:
    first, second = sheet(2026, now), sheet(2025, then)
    rows = with_before(first, second).rows

    ours = [row for row in rows if row.role is not Role.BEFORE]
    assert [row for row in ours if row in first.rows] == list(first.rows)
    assert sum(int(row.cells[2] or 0) for row in ours) == sum(int(row.cells[2] or 0) for row in first.rows)  # type: ignore[arg-type]
    theirs = [row.cells[2] for row in rows if row.role is Role.BEFORE]
    assert sorted(theirs) == sorted(row.cells[2] for row in second.rows if row.cells[2] is not None)  # type: ignore[type-var]
