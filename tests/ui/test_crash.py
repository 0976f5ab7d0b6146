"""A bug ends in one Vietnamese window with a code, on the window's thread; the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.crash import CrashHandler, CrashWindow, log_qt_message

NOW = datetime(2026, 10, 5, 8, 15, tzinfo=VN)


@pytest.fixture
def handler(qapp: QApplication, qtbot: QtBot) -> Iterator[CrashHandler]:
    handler = CrashHandler("0.1", lambda: NOW)
    handler.install()
    yield handler
    handler.uninstall()
    if handler.window is not None:
        handler.window.close()


def crash(handler: CrashHandler, message: str = "Lò Thị Ánh Nguyệt") -> None:
    try:
        raise ValueError(message)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def shown(qtbot: QtBot, handler: CrashHandler) -> CrashWindow:
    qtbot.waitUntil(lambda: handler.window is not None and handler.window.isVisible())
    assert handler.window is not None
    return handler.window


def test_it_says_what_is_safe_and_shows_no_traceback(qtbot: QtBot, handler: CrashHandler) -> None:
    crash(handler)

    words = " ".join(each.text() for each in shown(qtbot, handler).findChildren(QLabel))
    assert "vẫn an toàn" in words
    assert "Mã sự cố: L-" in words
    assert "Traceback" not in words
    assert "Nguyệt" not in words


def test_a_crash_on_another_thread_is_shown_on_this_one(qtbot: QtBot, handler: CrashHandler) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

    assert "ZeroDivisionError" in shown(qtbot, handler).report_text


def test_the_report_is_copied_by_its_key(qtbot: QtBot, handler: CrashHandler) -> None:
    crash(handler)
    window = shown(qtbot, handler)
    QTest.qWaitForWindowActive(window)

    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert "ValueError" in QApplication.clipboard().text()
    assert "Nguyệt" not in QApplication.clipboard().text()


def test_esc_goes_on_working(qtbot: QtBot, handler: CrashHandler) -> None:
    crash(handler)
    window = shown(qtbot, handler)

    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isVisible()


def test_a_second_crash_opens_no_second_window(qtbot: QtBot, handler: CrashHandler) -> None:
    crash(handler)
    first = shown(qtbot, handler)
    crash(handler)
    qtbot.wait(20)

    assert handler.window is first


def test_the_log_holds_the_report_and_no_value(
    qtbot: QtBot, handler: CrashHandler, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        crash(handler)

    assert "builtins.ValueError" in caplog.text
    assert "Nguyệt" not in caplog.text


def test_interrupting_is_no_crash(handler: CrashHandler, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert handler.window is None
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_messages_of_qt_are_logged_without_quoted_values(caplog: pytest.LogCaptureFixture) -> None:
    class Context:
        category = "qt.text"

    with caplog.at_level(logging.WARNING):
        log_qt_message(QtMsgType.QtWarningMsg, Context(), 'Bad value "Lò Thị" 014190003271')  # type: ignore[arg-type]

    assert "qt.text: Bad value … …" in caplog.text
