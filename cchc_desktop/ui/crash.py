"""The crash window (cửa sổ sự cố): one sentence, a code, and a report to copy; work goes on behind it."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.ui.crash_report import CrashReport, crash_report
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.labels import label

_log = logging.getLogger("cchc_desktop.crash")
_qt_log = logging.getLogger("cchc_desktop.qt")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_VALUES = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|\d+")


class CrashHandler(QObject):
    """Takes over what nobody caught, on any thread, and shows one window for it on the window's thread."""

    crashed = Signal(object)  # CrashReport

    def __init__(self, version: str, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._now = now
        self.window: CrashWindow | None = None
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self.crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of the interpreter, of its threads and of Qt."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread
        qInstallMessageHandler(log_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None
        qInstallMessageHandler(None)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it and show it; Ctrl+C and exit stay what they are."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
            return
        report = crash_report(error, trace)
        _log.error("%s", report.text(self._version, self._now()))
        self.crashed.emit(report)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _show(self, report: CrashReport) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.again(report)
            return
        self.window = CrashWindow(report, report.text(self._version, self._now()), QApplication.activeWindow())
        self.window.show()


class CrashWindow(QDialog):
    """Says what is safe and what to press; Esc goes on working."""

    def __init__(self, report: CrashReport, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report_text = text
        self._others: list[str] = []
        self._first = report.code
        self.setWindowTitle("Sự cố chương trình")
        self.setModal(True)
        self._code = label(f"Mã sự cố: {report.code}", "strong")
        self.go_on = KeyButton("Làm tiếp", "Esc", "primary")
        self.copy = KeyButton("Sao chép báo cáo", "Ctrl+C")
        self.quit = KeyButton("Thoát chương trình", "Ctrl+Q")
        self.go_on.triggered.connect(self.reject)
        self.copy.triggered.connect(self._copy)
        self.quit.triggered.connect(self._quit)
        self._lay_out()
        self.go_on.setFocus()

    def again(self, report: CrashReport) -> None:
        """Another one while this is open: named, not stacked."""
        if report.code not in (self._first, *self._others):
            self._others.append(report.code)
        self._code.setText("Mã sự cố: " + ", ".join([self._first, *self._others]))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report_text)
        self.copy.set_words("✓ Đã sao chép")

    def _quit(self) -> None:
        self.reject()
        QApplication.quit()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label("Chương trình gặp sự cố không lường trước", "heading"))
        whole.addWidget(
            label(
                "Mọi việc đã báo “đã lưu” vẫn an toàn; việc vừa làm chưa lưu gì, không lưu nửa chừng. "
                "Bấm Esc để làm tiếp, rồi kiểm tra lại việc vừa làm. Nếu lặp lại, sao chép báo cáo gửi quản trị: "
                "báo cáo không chứa tên hay số giấy tờ của ai.",
                wrap=True,
            )
        )
        whole.addWidget(self._code)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.quit)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.go_on)
        whole.addLayout(buttons)
        self.setMinimumWidth(560)


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own complaints go to the log, without quoted texts and digits: those may be somebody's."""
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, _VALUES.sub("…", message))
