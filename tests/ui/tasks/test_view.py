"""Two versions side by side: marked in words, the advised answer by the main key, nothing to press where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.conflict_rules import CONTACT, ENDED, Answer, Decides
from cchc_desktop.reports.task_sides import Line, Sides
from cchc_desktop.ui.tasks.view import NO_TASK, SidesView, mark

CTRL = Qt.KeyboardModifier.ControlModifier
CHOICE = Sides(
    "H52.18-261005-3000",
    "0192f7c0-0000-7000-8000-000000000001",
    "Phạm Thị Tiếp Nhận ghi lúc 05/10/2026 08:15",
    "Bản cổng đang giữ",
    (
        Line("Số điện thoại", "0911 111 111", "0987 654 321", asked=True),
        Line("Ghi chú", "", "Của phòng"),
        Line("Địa chỉ", "Tổ 3", "Tổ 3"),
    ),
    CONTACT.sentence,
    Decides.LEAD,
    (Answer.OURS, Answer.PORTAL),
)
BOTH = Sides(
    "A", "u", "", "", (Line("Trạng thái", "Đã rút", "Dừng", asked=True),), ENDED.sentence, Decides.LEAD, ENDED.answers
)


@pytest.fixture
def view(show: Callable[..., QWidget]) -> SidesView:
    """With its bar, as the shell shows it."""
    page = QWidget()
    made = SidesView()
    column = QVBoxLayout(page)
    column.addWidget(made, 1)
    column.addWidget(made.bar)
    show(page)
    return made


def said(view: SidesView) -> list[str]:
    QApplication.processEvents()  # new labels are shown when the layout next looks
    return [each.text() for each in view.findChildren(QLabel) if not each.isHidden()]


def test_a_line_that_differs_says_so_in_words() -> None:
    assert [mark(line) for line in CHOICE.lines if line.differs] == ["≠ cần chọn", "≠ khác"]


def test_both_versions_and_what_is_advised_are_shown(view: SidesView) -> None:
    view.show_sides(CHOICE)

    shown = said(view)
    for words in ("Hai bản của hồ sơ H52.18-261005-3000", "Trưởng quầy quyết định", CONTACT.sentence, "≠ cần chọn"):
        assert words in shown
    assert sum(words.startswith("≠") for words in shown) == 2
    assert shown.index("0911 111 111") < shown.index("0987 654 321")
    assert any(words.startswith("Nên chọn: Giữ bản của quầy") for words in shown)
    named = [each.accessibleName() for each in view.findChildren(QLabel)]
    assert "Số điện thoại, quầy này: 0911 111 111" in named
    assert "Số điện thoại, cổng: 0987 654 321, ≠ cần chọn" in named


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, Answer.OURS), (Qt.Key.Key_H, Answer.PORTAL)])
def test_each_answer_has_its_key(qtbot: QtBot, view: SidesView, key: Qt.Key, answer: Answer) -> None:
    view.show_sides(CHOICE)
    with qtbot.waitSignal(view.answered) as heard:
        QTest.keyClick(view, key, CTRL)
    assert heard.args == [answer]


def test_where_both_stand_there_is_but_one_key(qtbot: QtBot, view: SidesView) -> None:
    view.show_sides(BOTH)

    assert (view.advised.words, view.other.offered) == ("Giữ cả hai", False)
    with qtbot.assertNotEmitted(view.answered, wait=20):
        QTest.keyClick(view, Qt.Key.Key_H, CTRL)


def test_the_dossier_opens_by_its_key(qtbot: QtBot, view: SidesView) -> None:
    view.show_sides(CHOICE)
    with qtbot.waitSignal(view.opened) as heard:
        QTest.keyClick(view, Qt.Key.Key_O, CTRL)
    assert heard.args == [CHOICE.dossier_uid]


def test_who_may_not_answer_is_told_why(qtbot: QtBot, view: SidesView) -> None:
    view.show_sides(CHOICE, "Việc này cần quyền của trưởng quầy.")

    with qtbot.waitSignal(view.bar.denied) as heard, qtbot.assertNotEmitted(view.answered):
        QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert heard.args == ["Việc này cần quyền của trưởng quầy."]
    assert view.other.toolTip() == "Việc này cần quyền của trưởng quầy."


def test_a_task_that_is_gone_leaves_nothing_to_press(view: SidesView) -> None:
    view.show_sides(CHOICE)
    view.show_sides(None)

    assert NO_TASK in said(view)
    assert "0987 654 321" not in said(view)
    assert not view.advised.isEnabled()
    assert not view.look.isEnabled()
