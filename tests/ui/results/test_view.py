"""The page at every width: owner and code are always seen, the main button is never cut, keys report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.view import Mode, ResultsView

LONG = "Công Tằng Tôn Nữ Thị Hoàng Nguyễn Phương Uyên Trần Lê Bảo Châu Vĩnh Phúc"


def shelf(count: int, channel: ReturnChannel = ReturnChannel.COUNTER) -> list[OnShelf]:
    intake = an_intake(owner=a_person(name=LONG), return_channel=channel, fee_amount=50_000)
    dossiers = [a_dossier(uid=str(n), code=f"H52.18-261005-{n:04}", intake=intake) for n in range(count)]
    return [OnShelf(dossier, NOW, "Kệ A, ô 12") for dossier in dossiers]


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.view = ResultsView()
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)


@pytest.fixture
def window(show: Callable[..., QWidget]) -> Window:
    made = Window()
    show(made)
    return made


@pytest.fixture
def view(window: Window) -> ResultsView:
    return window.view


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("mode", [Mode.GIVE, Mode.POST])
@pytest.mark.parametrize("width", [1366, 911, 683])
def test_code_and_owner_are_always_seen_and_nothing_lies_beyond_the_edge(
    window: Window, view: ResultsView, width: int, mode: Mode
) -> None:
    rows = shelf(60, ReturnChannel.POST)
    view.show_shelf(rows, {}, mode)
    view.show_target(rows[0]) if mode is Mode.GIVE else view.show_posting(rows[0], "", 0, 60)
    window.resize(width, 600)
    settle()

    table = view.table
    assert table.columnWidth(0) >= 150
    assert table.columnWidth(1) >= {1366: 320, 911: 200, 683: 280}[width]
    assert table.horizontalScrollBar().maximum() == 0
    assert table.isColumnHidden(4) is (mode is Mode.GIVE)
    assert table.isColumnHidden(5) is (mode is Mode.POST or width == 911)


@pytest.mark.parametrize("width", [1366, 911, 640, 560])
def test_the_main_button_is_never_cut_however_long_the_name(window: Window, view: ResultsView, width: int) -> None:
    rows = shelf(1)
    view.show_shelf(rows, {}, Mode.GIVE)
    view.show_target(rows[0])
    window.resize(width, 600)
    settle()

    assert view.commit.width() >= view.commit.sizeHint().width()
    assert view.commit.text().startswith("Trả kết quả")
    assert "Phúc" in view.commit.words


def test_nobody_chosen_nothing_can_be_given(view: ResultsView) -> None:
    view.show_shelf(shelf(3), {}, Mode.GIVE)
    view.show_target(None)
    assert not view.commit.isEnabled()
    assert view.commit.toolTip() == words.NOBODY
    assert not view.pay.isEnabled()


def test_in_a_narrow_window_the_shelf_has_all_the_room_until_somebody_is_chosen(
    window: Window, view: ResultsView
) -> None:
    rows = shelf(3)
    view.show_shelf(rows, {}, Mode.GIVE)
    view.show_target(None)
    window.resize(683, 384)
    settle()
    assert not view.give.isVisible()

    view.show_target(rows[1])
    settle()

    assert view.give.isVisible()
    view.show_arriving([rows[0].dossier])
    assert view.arrive.isVisible()


def test_an_empty_shelf_says_what_to_do(view: ResultsView) -> None:
    view.show_shelf([], {}, Mode.GIVE)
    assert view.table.empty == words.EMPTY
    view.show_shelf([], {}, Mode.POST)
    assert view.table.empty == words.NO_POST
    view.show_posting(None, "", 0, 0)
    assert view.commit.toolTip() == words.NO_POST


def test_the_row_is_kept_when_the_shelf_is_read_again(view: ResultsView) -> None:
    rows = shelf(8)
    view.show_shelf(rows, {}, Mode.GIVE)
    view.select("5")
    view.show_shelf(rows[2:], {}, Mode.GIVE)
    assert view.table.current is rows[5]


def test_space_and_a_click_choose_the_row_enter_opens_its_dossier(qtbot: QtBot, view: ResultsView) -> None:
    rows = shelf(2)
    view.show_shelf(rows, {}, Mode.GIVE)
    with qtbot.waitSignal(view.picked) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert heard.args == [rows[0]]
    with qtbot.waitSignal(view.opened) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert heard.args == ["0"]
    centre = view.table.visualRect(view.table.model().index(1, 0)).center()
    with qtbot.waitSignal(view.picked) as heard:
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert heard.args == [rows[1]]


def test_in_the_list_of_the_post_there_is_no_fee_to_take_even_from_the_menu(window: Window, view: ResultsView) -> None:
    rows = shelf(2, ReturnChannel.POST)
    view.show_shelf(rows, {}, Mode.GIVE)
    view.show_target(rows[0])
    window.resize(560, 600)
    settle()
    view.show_shelf(rows, {}, Mode.POST)
    view.show_posting(rows[0], "", 0, 2)
    settle()
    window.resize(1366, 600)
    settle()

    assert not view.pay.isVisible()
    assert view.by_post.isVisible()


def test_help_lists_the_keys_that_have_no_button(view: ResultsView) -> None:
    listed = view.keys()
    assert [key for key, _words in listed] == ["↑ ↓", "Quét thẻ", "Enter"]


def test_for_another_clerk_the_fields_are_empty(view: ResultsView) -> None:
    view.arrive.place.set_text("A12")
    view.post.item.set_text("EV")
    view.start_over()
    assert view.arrive.place.text == view.post.item.text == ""


@pytest.mark.parametrize("width", [1366, 911, 683])
def test_the_question_after_a_result_stands_beside_the_shelf_until_the_next_is_chosen(
    window: Window, view: ResultsView, width: int
) -> None:
    rows = shelf(3)
    view.show_shelf(rows, {}, Mode.GIVE)
    view.show_target(rows[0])
    window.resize(width, 512)
    settle()

    view.rate.ask("H52.18-261005-0000 · Trần Thị Ví Dụ")
    settle()
    assert view.rate.isVisible()
    assert view.rate.hasFocus()
    assert not view.commit.isEnabled()
    edge = view.rate.buttons[-1].mapTo(view, view.rate.buttons[-1].rect().topRight()).x()
    assert edge <= view.rate.mapTo(view, view.rate.rect().topRight()).x() <= view.width()
    view.show_shelf(rows[1:], {}, Mode.GIVE)
    view.show_target(None)
    assert view.rate.is_asking

    view.show_target(rows[1])

    assert not view.rate.is_asking
    assert view.give.isVisible()


def test_passed_over_the_shelf_has_the_focus(view: ResultsView) -> None:
    view.show_shelf(shelf(3), {}, Mode.GIVE)
    view.rate.ask("H1")

    QTest.keyClick(view.rate, Qt.Key.Key_Down)

    assert view.table.hasFocus()
    assert view.table.currentIndex().row() == 1
    assert not view.rate.isVisible()


def test_another_errand_takes_the_question_away(view: ResultsView) -> None:
    view.show_shelf(shelf(3), {}, Mode.GIVE)
    view.rate.ask("H1")

    view.show_arriving([shelf(1)[0].dossier])

    assert not view.rate.is_asking
