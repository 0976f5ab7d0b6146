"""The page of the stick: three keys, the folder that is offered, and sentences about what came of it."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.sync.stick_carry import Carried
from cchc_desktop.sync.stick_export import Exported
from cchc_desktop.sync.stick_take import Taken
from cchc_desktop.ui.sync import stick
from cchc_desktop.ui.sync.stick import NOTHING_THERE, StickView, carried, exported, taken

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]


@pytest.fixture
def view(show: Show) -> StickView:
    page, view = QWidget(), StickView()
    column = QVBoxLayout(page)
    column.addWidget(view, 1)
    column.addWidget(view.bar)
    show(page)
    return view


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Return, CTRL, "export_wanted"),
        (Qt.Key.Key_G, CTRL, "carry_wanted"),
        (Qt.Key.Key_N, CTRL, "take_wanted"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "left"),
    ],
)
def test_keys(qtbot: QtBot, view: StickView, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str) -> None:
    view.folder.editor.setFocus()
    with qtbot.waitSignal(getattr(view, signal)):
        QTest.keyClick(view.folder.editor, key, modifier)
    assert view.keys() == ()


def test_a_stick_that_is_there_is_offered_once(view: StickView, tmp_path: Path) -> None:
    view.open_at([])
    assert view.folder.text == ""
    view.open_at([str(tmp_path), "/other"])
    view.open_at(["/other"])
    assert view.folder.text == str(tmp_path)


def test_nothing_is_pressed_twice(qtbot: QtBot, view: StickView) -> None:
    view.show_busy("Đang xuất…")
    with qtbot.assertNotEmitted(view.export_wanted):
        QTest.keyClick(view.folder.editor, Qt.Key.Key_Return, CTRL)
    view.show_busy(None)
    assert "Xuất ra USB" in view.export.text()


def test_the_last_times_are_told(view: StickView) -> None:
    view.show_last(None, None, NOW)
    assert view.last.text() == "Máy này chưa xuất lần nào."
    view.show_last(NOW - timedelta(hours=1), NOW, NOW)
    assert "Xuất lần cuối" in view.last.text()
    assert "Nhận trả lời lần cuối" in view.last.text()


def test_sentences_say_what_is_safe_and_what_to_do(view: StickView) -> None:
    assert exported(Exported(3, 4, 12, 0))[1].startswith("Đã xuất 12 việc thành 2 gói")
    assert "12 việc và 5 tệp" in exported(Exported(3, 3, 12, 5))[1]
    assert "vẫn tính là chờ gửi" in exported(Exported(3, 3, 12, 5))[1]
    assert carried(Carried())[0] == "waiting"
    assert carried(Carried(2, 1))[0] == "done"
    tone, words = carried(Carried(0, 0, (("a.goi", "Gói bị hỏng."),)))
    assert (tone, "a.goi: Gói bị hỏng." in words) == ("wrong", True)
    assert taken(Taken()) == ("waiting", NOTHING_THERE)
    assert taken(Taken(1, Tally({"applied": 4, "rejected": 1})))[1].endswith("5 việc của quầy.")
    assert taken(Taken(0, Tally(), 0, 0, (("a", "Hỏng."),)))[0] == "wrong"
    view.show_said(*taken(Taken(1)))
    assert view.said.text().startswith("✓ ")


def test_only_media_that_can_be_taken_away_are_sticks() -> None:
    assert all(stick._may_be_taken_away(root) for root in ("/media/a/USB", "/run/media/a/x", "E:/", "F:\\"))
    assert not any(stick._may_be_taken_away(root) for root in ("/", "/home", "C:/", ""))
    assert isinstance(stick.sticks(), list)
