"""The page says what would be, and why something cannot be."""

from __future__ import annotations

from datetime import date

from factories import a_procedure

from cchc_desktop.domain.catalogue import Reading
from cchc_desktop.domain.catalogue_changes import CatalogueChanges
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.catalogue import Preview
from cchc_desktop.ui.catalogue import words
from cchc_desktop.ui.catalogue.reading import Line, Standing


def a_preview(changes: CatalogueChanges, *problems: Problem) -> Preview:
    return Preview(Reading((), problems, "v"), (), changes, (), "")


ADDED = CatalogueChanges(new=(a_procedure(),), unchanged=3)


def test_what_would_be_is_counted() -> None:
    assert words.seen(a_preview(ADDED)) == "Xem trước, chưa nhập: Thêm 1 · sửa 0 · bỏ 0 · giữ nguyên 3"
    assert words.commit(a_preview(ADDED)) == "Nhập danh mục: thêm 1, sửa 0, bỏ 0"
    assert "1 chỗ sai" in words.seen(a_preview(ADDED, Problem("", "x", "y")))


def test_why_nothing_can_be_imported_is_said() -> None:
    assert words.why_not(None) == words.NO_FILE
    assert words.why_not(a_preview(ADDED, Problem("", "x", "y"))) == words.WRONG
    assert words.why_not(a_preview(CatalogueChanges(unchanged=3))) == words.NOTHING
    assert words.why_not(a_preview(ADDED)) is None


def test_the_list_says_what_it_is() -> None:
    assert words.standing(Standing((Line("", "", ""),), "QĐ 1")) == "Đang dùng 1 thủ tục · QĐ 1"
    assert words.standing(Standing((), "")) == "Đang dùng 0 thủ tục"
    assert words.since(date(2026, 7, 1), 2) == "Thay đổi từ ngày 01/07/2026: 2 mục"
    assert words.since(date(2026, 7, 1), 0) == "Từ ngày 01/07/2026 không có thay đổi"
