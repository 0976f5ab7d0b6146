"""A heading is as high as its texts need in the widths they have, groups over labels over numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView, QWidget
from sheet_fixtures import narrow, official

from cchc_desktop.domain.sheet import Column, Sheet
from cchc_desktop.ui.figures.head import _GAP, GroupedHead, _high
from cchc_desktop.ui.figures.table import SheetRows


def headed(show: Callable[..., QWidget], sheet: Sheet, wide: int) -> GroupedHead:
    view, rows, head = QTableView(), SheetRows(), GroupedHead()
    rows.setParent(view)
    rows.set_sheet(sheet)
    view.setModel(rows)
    view.setHorizontalHeader(head)
    head.set_columns(sheet.columns)
    for place in range(len(sheet.columns)):
        view.setColumnWidth(place, wide)
    head.fit()
    show(view)
    return head


def test_the_form_has_three_levels_and_a_plain_report_one(show: Callable[..., QWidget]) -> None:
    form, plain = headed(show, official(), 120), headed(show, narrow(), 120)

    assert form.sizeHint().height() > 2 * plain.sizeHint().height()
    assert not form.grab().isNull()
    assert form._runs()[2:4] == [(2, 5, "Tiếp nhận"), (6, 9, "Số lượng hồ sơ đã giải quyết")]


def test_narrow_columns_make_it_higher(show: Callable[..., QWidget]) -> None:
    assert headed(show, official(), 60).sizeHint().height() > headed(show, official(), 300).sizeHint().height()


@pytest.mark.usefixtures("show")
def test_the_longest_word_and_the_number_stand_whole() -> None:
    head, columns = GroupedHead(), official().columns
    assert head.needed(columns[2]) > head.needed(columns[3])  # 3=4+5+6
    assert head.needed(columns[1]) < 170  # on two lines


@pytest.mark.usefixtures("show")
@pytest.mark.parametrize("label", ["Mã thủ tục", "Trực tiếp, dịch vụ bưu chính", "Tỷ lệ trước và đúng hạn", "TT", ""])
def test_a_label_has_two_lines_at_most(label: str) -> None:
    head = GroupedHead()
    metrics = QFontMetrics(head._font(True))
    assert _high(metrics, label, head.needed(Column(label))) < 3 * metrics.lineSpacing() + 2 * _GAP
