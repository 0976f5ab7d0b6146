"""The look-up page: what was found, Enter opens, letters go back to the one box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.found.rows import find
from cchc_desktop.ui.found.view import NOT_READ, FoundView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.scroll import ClearScroll


@pytest.fixture
def view(show: Callable[..., QWidget], counter: Counter) -> FoundView:
    made = FoundView(counter.clock)
    show(made, 1228, 600)
    return made


def shown(view: FoundView) -> list[str]:
    return [view.table.rows.row(number).code for number in range(view.table.rows.rowCount())]


def test_enter_opens_the_current_row(qtbot: QtBot, view: FoundView, counter: Counter) -> None:
    counter.receive()
    newest = counter.receive()
    view.show_found(find(counter.db, "", counter.clerk))
    view.setFocus()

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert opened.args == [newest.uid]


def test_letters_typed_in_the_list_belong_to_the_box(qtbot: QtBot, view: FoundView, counter: Counter) -> None:
    counter.receive()
    view.show_found(find(counter.db, "", counter.clerk))
    typed: list[str] = []
    view.typed.connect(typed.append)

    QTest.keyClicks(view.table, "Ng3")
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert typed == ["N", "g", "3"]


def test_the_title_says_what_was_looked_for_and_how_many(view: FoundView, counter: Counter) -> None:
    counter.receive()
    view.show_found(find(counter.db, "vi du", counter.clerk))
    assert view._card.accessibleName() == "Tìm “vi du”"
    assert view.count.text() == "1 hồ sơ, mới nhất ở trên"


def test_nothing_found_is_a_sentence_and_the_key(view: FoundView, counter: Counter) -> None:
    view.show_found(find(counter.db, "khong co ai", counter.clerk))
    assert "“khong co ai”" in view.table.empty
    assert "Ctrl+K" in view.table.empty
    assert view.count.text() == ""

    view.show_found(find(counter.db, "", counter.clerk))
    assert "F2" in view.table.empty


def test_fifty_rows_say_that_there_may_be_more(view: FoundView, counter: Counter) -> None:
    for _ in range(51):
        counter.receive()
    view.show_found(find(counter.db, "", counter.clerk))
    assert view.count.text().startswith("50 hồ sơ mới nhất, gõ thêm chữ")


def test_escape_goes_back(qtbot: QtBot, view: FoundView) -> None:
    with qtbot.waitSignal(view.closed):
        view.bar.findChildren(type(view.bar._items[0]))[0].click()


def test_before_anything_was_read_it_claims_nothing(view: FoundView, counter: Counter) -> None:
    counter.receive()
    view.show_found(find(counter.db, "", counter.clerk))

    view.show_unread(NOT_READ)

    assert (shown(view), view.count.text(), view.table.empty) == ([], "", NOT_READ)


def test_its_keys_are_told_in_help(view: FoundView) -> None:
    assert ("Enter", "Mở hồ sơ đang chọn") in list(view.keys())


def test_in_a_low_window_only_the_list_scrolls(qtbot: QtBot, theme: Theme, counter: Counter) -> None:
    for _ in range(8):
        counter.receive()
    shell, view = ShellView(), FoundView(counter.clock)
    qtbot.addWidget(shell)
    shell.add_page(Page("F3", "found", "Tra cứu", "magnifying-glass", view, view.bar))
    shell.show_practice(True)
    shell.resize(683, 384)
    shell.show()
    qtbot.waitExposed(shell)

    view.show_found(find(counter.db, "", counter.clerk))

    (page,) = [each for each in shell.findChildren(ClearScroll) if each.isAncestorOf(view)]
    qtbot.waitUntil(lambda: view.table.verticalScrollBar().maximum() > 0)
    assert page.verticalScrollBar().maximum() == 0
