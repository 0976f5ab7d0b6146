"""The look-up page: what was found, Enter opens, letters go back to the one box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.found.rows import find
from cchc_desktop.ui.found.table import STATUS
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
    assert ("Enter", "Mở hồ sơ đang chọn; ở cổng thì tải về quầy để xem") in list(view.keys())


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


# what only the portal has


def at_portal(row: Summary, uid: str = "0192f7c0-0000-7000-8000-00000000beef", **changes: Any) -> AtPortal:
    """The same with another uid, as the portal would tell of it."""
    return AtPortal(replace(row, **{"uid": uid, "own": False, "owner_name": "Quàng Văn Hặc"} | changes), {}, "")


def uids(view: FoundView) -> list[str]:
    return [view.table.rows.row(number).uid for number in range(view.table.rows.rowCount())]


def test_what_only_the_portal_has_stands_beneath_and_is_marked(view: FoundView, counter: Counter) -> None:
    ours = counter.receive()
    found = find(counter.db, "vi du", counter.clerk)
    view.show_found(found)

    view.show_portal([at_portal(found.rows[0])], "")

    assert uids(view) == [ours.uid, "0192f7c0-0000-7000-8000-00000000beef"]
    status = [str(view.table.model().index(at, STATUS).data()) for at in range(2)]
    assert status == ["Được tiếp nhận", "Ở cổng · được tiếp nhận"]
    assert view.count.text() == "1 hồ sơ, mới nhất ở trên · 1 hồ sơ chỉ có ở cổng, xếp dưới cùng"


def test_enter_on_the_portal_s_wants_it_fetched_and_on_ours_opened(
    qtbot: QtBot, view: FoundView, counter: Counter
) -> None:
    ours = counter.receive()
    found = find(counter.db, "", counter.clerk)
    view.show_found(found)
    theirs = at_portal(found.rows[0])
    view.show_portal([theirs], "")
    view.table.setFocus()

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.portal_chosen) as chosen:
        QTest.keyClick(view.table, Qt.Key.Key_Down)
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert (opened.args, chosen.args) == ([ours.uid], [theirs])


def test_the_portal_s_answer_leaves_the_row_the_clerk_is_on(view: FoundView, counter: Counter) -> None:
    counter.receive()
    counter.receive()
    found = find(counter.db, "", counter.clerk)
    view.show_found(found)
    view.table.selectRow(1)

    view.show_portal([at_portal(found.rows[0])], "")

    assert view.table.current == found.rows[1]


def test_what_is_here_by_now_is_shown_once_and_opened_here(qtbot: QtBot, view: FoundView, counter: Counter) -> None:
    counter.mirror()
    found = find(counter.db, "", counter.clerk)
    view.show_found(found)

    view.show_portal([at_portal(found.rows[0])], "")

    assert len(uids(view)) == 1
    assert "ở cổng," not in view.count.text()
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view.table, Qt.Key.Key_Return)


def test_why_the_portal_may_have_more_is_said_quietly(view: FoundView, counter: Counter) -> None:
    view.show_found(find(counter.db, "khong co ai", counter.clerk))
    view.show_portal((), "Chưa hỏi được cổng: cổng đang bận.")
    assert view.count.text() == "Chưa hỏi được cổng: cổng đang bận."
    assert "“khong co ai”" in view.table.empty

    view.show_found(find(counter.db, "ai nua", counter.clerk))

    assert view.count.text() == ""


def test_without_a_count_no_line_is_left_empty(view: FoundView, counter: Counter) -> None:
    view.show_found(find(counter.db, "khong co ai", counter.clerk))
    assert view.count.isHidden()
    view.show_portal((), "Chưa hỏi được cổng: cổng đang bận.")
    assert not view.count.isHidden()
