"""The window is used by keyboard alone, at every size, and loses nothing."""

from __future__ import annotations

import pytest
from factories import a_clerk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.clerk import Duty, Role
from cchc_desktop.ui.shell.findings import FoundRow
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.rail import NARROW, WIDE, RailButton
from cchc_desktop.ui.shell.status import Light
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.theme import Theme

SIZES = [(1366, 768), (1093, 614), (911, 512), (683, 384)]
CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = [FoundRow("uid", "H52.18-261123-3012 · Lò Thị Ánh Nguyệt", "Trợ cấp xã hội")]


def press(shell, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(shell.focusWidget() or shell, key, modifier)


def test_f_keys_change_the_page_and_the_focus_returns_to_where_it_was(qtbot: QtBot, shell) -> None:
    shell.intake.fields[4].editor.setFocus()

    with qtbot.waitSignal(shell.page_shown) as heard:
        press(shell, Qt.Key.Key_F3)
    assert heard.args == ["found"]
    assert shell.page == "found"
    assert shell.found.fields[0].editor.hasFocus()
    press(shell, Qt.Key.Key_F2)

    assert shell.page == "intake"
    assert shell.intake.fields[4].editor.hasFocus()


def test_a_page_without_a_place_in_the_rail_has_a_chord_from_everywhere(shell) -> None:
    shell.add_page(Page("", "people", "Cán bộ", "users", QLineEdit(), chord="Ctrl+Shift+L"))
    shell.admit(a_clerk())
    shell.show_page("found")

    press(shell, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert shell.page == "people"
    assert lit(shell) == []
    shell.show_page("found")
    assert lit(shell) == ["F3"]


def test_a_page_that_is_opened_from_another_leaves_that_one_lit(shell) -> None:
    shell.add_page(Page("", "dossier", "Hồ sơ", "folder", QLineEdit()))
    shell.admit(a_clerk())
    shell.show_page("found")

    shell.show_page("dossier")

    assert lit(shell) == ["F3"]


def lit(shell) -> list[str]:
    """The pages that the rail shows as open."""
    return [button.key for button in shell.rail.findChildren(RailButton) if button.isChecked()]


def test_keys_of_pages_that_do_not_exist_do_nothing(qtbot: QtBot, shell) -> None:
    with qtbot.assertNotEmitted(shell.page_shown):
        press(shell, Qt.Key.Key_F8)

    assert shell.page == "intake"


def test_ctrl_k_goes_to_the_box_and_esc_back_to_the_field(qtbot: QtBot, shell) -> None:
    shell.intake.fields[3].editor.setFocus()
    pressed: list[int] = []
    shell.keep.triggered.connect(lambda: pressed.append(1))

    press(shell, Qt.Key.Key_K, CTRL)
    assert shell.top.box.hasFocus()
    press(shell, Qt.Key.Key_Escape)

    assert shell.intake.fields[3].editor.hasFocus()
    assert pressed == [], "Esc in the box is the box's, not the page's"


def test_a_search_by_keys_alone(qtbot: QtBot, shell) -> None:
    press(shell, Qt.Key.Key_K, CTRL)
    with qtbot.waitSignal(shell.searched) as asked:
        QTest.keyClicks(shell.top.box, "nguyet")
    shell.show_results(ROWS)

    with qtbot.waitSignal(shell.chosen) as chosen:
        press(shell, Qt.Key.Key_Return)

    assert asked.args == ["nguyet"]
    assert chosen.args == ["uid"]


def test_help_lists_the_keys_of_this_page_and_gives_the_focus_back(qtbot: QtBot, shell) -> None:
    shell.intake.fields[3].editor.setFocus()

    press(shell, Qt.Key.Key_F1)
    words = [each.text() for each in shell.help.findChildren(QLabel)]
    assert "Tiếp nhận và in" in words
    assert "Trang Tra cứu" in words
    press(shell, Qt.Key.Key_F1)

    assert not shell.help.isVisible()
    assert shell.intake.fields[3].editor.hasFocus()


def test_help_of_a_page_names_its_keys_without_a_button(qtbot: QtBot, shell) -> None:
    press(shell, Qt.Key.Key_F3)
    press(shell, Qt.Key.Key_F1)

    assert "Mở hồ sơ" in [each.text() for each in shell.help.findChildren(QLabel)]


@pytest.mark.parametrize("size", SIZES)
def test_at_every_size_the_main_button_is_seen_and_nothing_leaves_the_window(shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.say("wrong", "Mã này không phải mã hồ sơ hay thẻ căn cước. Quét lại, hoặc Ctrl+K gõ tên. Chưa thay đổi gì.")

    assert (shell.width(), shell.height()) == size
    assert shell.main.isVisible()
    assert shell.rect().contains(shell.main.rect().translated(shell.main.mapTo(shell, shell.main.rect().topLeft())))
    assert shell.rect().contains(shell.strip.geometry())
    assert shell.rail.width() == (NARROW if size[0] < 900 else WIDE)


@pytest.mark.parametrize("size", SIZES)
def test_at_every_size_tab_reaches_every_field_clear_of_the_action_bar(shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.intake.fields[0].editor.setFocus()
    edge = shell.main.mapTo(shell, shell.main.rect().topLeft()).y()

    for field in shell.intake.fields:
        assert field.editor.hasFocus()
        assert field.editor.mapTo(shell, field.editor.rect().topLeft()).y() >= 56
        assert field.editor.mapTo(shell, field.editor.rect().bottomLeft()).y() < edge
        press(shell, Qt.Key.Key_Tab)


@pytest.mark.parametrize("size", SIZES)
def test_a_strip_moves_no_focus_and_hides_nothing_of_the_page(shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.show_practice(True)
    shell.show_status(Light("waiting", "Đã lưu 9 · Cổng nhận 0 · Cần xem 0 · cũ nhất 2 giờ", "9", "cloud-slash"))
    before = shell.focusWidget()

    shell.say("done", "Căn cước: Trần Thị Ví Dụ")

    page = shell.intake.mapTo(shell, shell.intake.rect().topLeft()).y()
    light = shell.top.pill.mapTo(shell, shell.top.pill.rect().topLeft()).x()
    assert shell.focusWidget() is before
    assert shell.strip.geometry().bottom() < page
    assert shell.strip.geometry().right() < light
    assert shell.strip.text == "Căn cước: Trần Thị Ví Dụ"


def test_a_strip_over_the_one_box_gives_way_to_it(shell) -> None:
    shell.say("waiting", "Máy in báo dừng")

    press(shell, Qt.Key.Key_K, CTRL)

    assert shell.strip.text == ""
    assert shell.top.box.hasFocus()


def test_practice_is_written_on_the_window(shell) -> None:
    shell.show_practice(True)
    assert shell._practice.isVisible()

    shell.show_practice(False)
    assert not shell._practice.isVisible()


def test_a_cover_keeps_the_half_typed_page_and_hears_no_page_keys(qtbot: QtBot, shell) -> None:
    lock = QLineEdit()
    shell.intake.fields[2].editor.setText("Lò Thị Án")
    shell.intake.fields[2].editor.setFocus()

    shell.cover(lock)
    assert shell.covered
    press(shell, Qt.Key.Key_F3)
    assert shell.page == "intake"
    shell.uncover()

    assert not shell.covered
    assert shell.intake.fields[2].editor.hasFocus()
    assert shell.intake.fields[2].text == "Lò Thị Án"


def test_ctrl_l_asks_for_the_lock_once_somebody_is_in(qtbot: QtBot, shell) -> None:
    shell.show_clerk("03", "Trần Thị Hương")

    with qtbot.waitSignal(shell.lock_asked):
        press(shell, Qt.Key.Key_L, CTRL)


def test_closing_is_told(qtbot: QtBot, shell) -> None:
    with qtbot.waitSignal(shell.closing):
        shell.close()


def test_only_what_is_this_clerks_to_use_is_offered_and_the_rest_says_whose_it_is(shell) -> None:
    shell.add_page(Page("F9", "sync", "Đồng bộ", "cloud-arrow-up", QLineEdit(), duty=Duty.SYNC))
    shell.add_page(Page("F7", "register", "Sổ theo dõi", "folder", QLineEdit(), duty=Duty.READ_DOSSIER))
    shell.admit(a_clerk(Role.ADMIN))
    shell.show_page("sync")

    press(shell, Qt.Key.Key_F7)
    assert (shell.page, shell.strip.tone) == ("sync", "wrong")
    assert "cần quyền của cán bộ tiếp nhận hoặc trưởng quầy" in shell.strip.text
    shell.strip.clear()
    press(shell, Qt.Key.Key_K, CTRL)
    assert not shell.top.box.isVisible()
    assert "cần quyền" in shell.strip.text
    press(shell, Qt.Key.Key_F1)
    words = [each.text() for each in shell.help.findChildren(QLabel)]
    assert "Trang Đồng bộ" in words
    assert "Trang Sổ theo dõi" not in words

    shell.admit(a_clerk(Role.CLERK))
    press(shell, Qt.Key.Key_F7)
    assert shell.page == "register"
    assert shell.top.box.isVisible()


def test_home_is_the_first_page_that_is_this_clerks(qtbot: QtBot, theme: Theme) -> None:
    shell = ShellView()
    qtbot.addWidget(shell)
    shell.add_page(Page("F2", "intake", "Tiếp nhận", "file-plus", QLineEdit(), duty=Duty.RECEIVE))
    shell.add_page(Page("F9", "sync", "Đồng bộ", "cloud-arrow-up", QLineEdit()))

    for role, home in ((Role.ADMIN, "sync"), (Role.CLERK, "intake")):
        shell.admit(a_clerk(role))
        shell.show_home()
        assert shell.page == home


@pytest.mark.parametrize("owed", [0, 1])
@pytest.mark.parametrize("width", [1366, 1093, 911, 683, 560])
def test_a_strip_covers_the_box_also_when_the_window_becomes_narrower_under_it(
    qtbot: QtBot, shell, width: int, owed: int
) -> None:
    shell.show_owed("1 giấy chưa in: …3014", owed)
    shell.say("waiting", "Đã lưu 1.")

    shell.resize(width, 400)
    qtbot.wait(20)

    box = shell.top.box
    left = box.mapTo(shell._desk, box.rect().topLeft()).x()
    assert shell.strip.x() <= left
    assert shell.strip.geometry().right() >= left + box.width() - 1
