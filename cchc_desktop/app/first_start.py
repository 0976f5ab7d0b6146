"""The first start (lần mở đầu): a short set-up or practice mode; the store is made off the window's thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import INSTALLER
from cchc_desktop.app import setting_up
from cchc_desktop.app.counter import open_counter
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import errors, keys
from cchc_desktop.store.connection import Use
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.keys import NoCredentialStoreError
from cchc_desktop.sync import connection
from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.scanner_port import ports
from cchc_desktop.ui.set_up.presenter import NewCounter, SetUpPresenter
from cchc_desktop.ui.set_up.view import SetUpView

NO_CREDENTIAL_STORE = (
    "Tài khoản này không có kho khóa của hệ điều hành. Chưa cài đặt gì. "
    'Quản trị ghi key_store = "file" trong tệp đơn vị rồi chạy lệnh set-up.'
)
NOT_MADE = "Chưa tạo được kho dữ liệu. Những gì đã gõ còn nguyên. Gọi quản trị."
_NOT_JOINED = "Quầy đã thiết lập xong và dùng được ngay; quản trị nối cổng sau bằng lệnh enrol."


class FirstStart(QObject):
    """Shows the set-up; `outcome` is "real", "practice", or None when it was closed without either."""

    _made = Signal(object)  # None, or the exception that kept the store from being made

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        """`notice` is afterwards what the clerk should know of the counter that was made: it has not met its portal."""
        super().__init__()
        self._folder, self._clock = folder, clock
        self._key = keys.new_key()
        self.outcome: str | None = None
        self.notice = ""
        recovery = keys.recovery_text(self._key)
        self.view = SetUpView(printers.names(), recovery, [(port.name, port.words) for port in ports()])
        self._presenter = SetUpPresenter(self.view, recovery, lambda: clock().date())
        self._presenter.practice_chosen.connect(self._practise)
        self._presenter.finished.connect(self._make)
        self._made.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def show(self) -> None:
        """Open it."""
        self.view.show()

    @Slot()
    def _practise(self) -> None:
        self.outcome = "practice"
        self._presenter.done()

    @Slot(object)
    def _make(self, new: NewCounter) -> None:
        threading.Thread(target=self._make_over_there, args=(new,), daemon=True).start()

    def _make_over_there(self, new: NewCounter) -> None:
        try:
            with errors.guarded():
                setting_up.set_up_counter(self._folder, new.file, new.passwords, self._clock(), self._key)
        except Exception as error:  # noqa: BLE001  # told over there, to the crash window when nobody foresaw it
            self._made.emit(error)
            return
        try:
            self._enrol(new)
        except PortalTrouble as trouble:
            self.notice = f"{trouble.cause} {_NOT_JOINED}"
        except Exception:  # noqa: BLE001  # the counter stands all the same
            sys.excepthook(*sys.exc_info())
            self.notice = _NOT_JOINED
        self._made.emit(None)

    def _enrol(self, new: NewCounter) -> None:
        """Joins the portal when a code was given. Raises PortalTrouble: it is joined later, by command."""
        if not (new.file.portal_url and new.enrolment_code):
            return
        with closing(open_counter(self._folder, practice=False, use=Use.SYNC)) as counter:
            connection.enrol(counter.db, new.file.portal_url, new.enrolment_code, INSTALLER, self._clock)

    @Slot(object)
    def _ended(self, error: Exception | None) -> None:
        if error is None:
            self.outcome = "real"
            self._presenter.done()
            return
        self._presenter.failed(error)
        if isinstance(error, NoCredentialStoreError):
            self.view.strip.say("wrong", NO_CREDENTIAL_STORE)
        elif not isinstance(error, Refused | StoreTrouble):
            self.view.strip.say("wrong", NOT_MADE)
            sys.excepthook(type(error), error, error.__traceback__)
