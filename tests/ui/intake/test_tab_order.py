"""Tab goes through everything once, as one reads."""

from __future__ import annotations

import pytest
from intake_window import CARD, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def round_of_tab(window: Window) -> list[QWidget]:
    """What has the focus, Tab by Tab, until it comes round."""
    first = window.view.owner.part.shown[0].line
    first.setFocus()
    seen: list[QWidget] = []
    while len(seen) < 60:
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first and seen:
            return seen
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    pytest.fail("Tab never comes back to the first field")


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_a_round_meets_each_once_in_reading_order(window: Window, size: tuple[int, int]) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.presenter.view.submitter_wanted.emit()
    window.resize(*size)

    seen = round_of_tab(window)

    assert len(seen) == len(set(seen))
    view = window.view
    order = [
        *(field.line for field in view.owner.part.shown),
        *(field.line for field in view.submitter.part.shown),
        view.submitter.authorised,
        view.procedure.picker.field.line,
        view.procedure.checklist.table,
        view.procedure.checklist.tick_all,
        view.bar.save,
    ]
    assert [widget for widget in seen if widget in order] == order


def test_it_survives_other_sizes_and_other_sorts_of_owner(window: Window) -> None:
    for size in ((683, 384), (1366, 768), (911, 512), (1366, 768)):
        window.resize(*size)
    window.view.owner.shapes.setCurrentIndex(2)
    window.view.owner.shapes.activated.emit(2)

    names = [widget.accessibleName() for widget in round_of_tab(window)]

    assert names[:6] == ["Số hộ chiếu", "Họ và tên", "Ngày sinh", "Điện thoại", "Quốc tịch", "Số nhà, thôn, bản, tổ"]
