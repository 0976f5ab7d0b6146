"""The sign-in screen (màn hình đăng nhập): name, password, counter, shift; also the lock over a window left alone."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from cchc_desktop.acts.sign_in import LockedOut
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.sign_in.session import SHIFTS, Entrance, SignInForm
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.scroll import ClearScroll
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import RowDelegate

SHOWN = 20
_HINT = "↑ ↓ chọn tên ngay trong ô mật khẩu"
_PRACTICE_HINT = "Bản tập không hỏi mật khẩu: ↑ ↓ chọn tên rồi Enter"
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class SignInView(ClearScroll):
    """The focus stands in the password; Up and Down choose the name from there, Enter signs in."""

    submitted = Signal(object)  # SignInForm

    def __init__(self) -> None:
        ground = QWidget()
        super().__init__(ground)
        self._ground = ground
        self._entrance = Entrance((), "")
        self.names = QListView()
        self._model = QStringListModel(self)
        self.names.setModel(self._model)
        self.names.setItemDelegate(RowDelegate(self.names))
        self.names.setAccessibleName("Cán bộ")
        self.names.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.code = Field("Mã cán bộ (nếu không có tên bên trái)")
        self.password = Field("Mật khẩu")
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.counter = Field("Quầy", width=80)
        self.shift = RadioGroup(SHIFTS, "Ca")
        self._hint = label(role="muted", wrap=True)
        self.notice = Strip()
        self.enter = KeyButton("Đăng nhập", "Enter", "primary")
        self._locked_until = 0.0  # by the monotonic clock
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._count_down)
        self._lay_out()
        self._connect()

    def open(self, entrance: Entrance) -> None:
        """Offer these clerks, standing on `entrance.last`; forgets any password typed before."""
        self._entrance = entrance
        self._ticks.stop()
        clerks = entrance.clerks[:SHOWN]
        self._model.setStringList([f"{clerk.name} · {clerk.code}" for clerk in clerks])
        codes = [clerk.code for clerk in clerks]
        if codes:
            self.names.setCurrentIndex(
                self._model.index(codes.index(entrance.last) if entrance.last in codes else 0, 0)
            )
        self.code.set_text("")
        self.password.set_text("")
        self.password.setVisible(entrance.passwords)
        self._hint.setText(_HINT if entrance.passwords else _PRACTICE_HINT)
        self.counter.set_text(entrance.counter)
        self.shift.set_value(entrance.shift)
        self.show_busy(False)
        self.setFocusProxy(self.password.editor if entrance.passwords else self.names)
        self.notice.clear()
        self.enter.set_words("Đăng nhập")

    def show_locked(self, name: str) -> None:
        """Say whose work lies below, untouched."""
        key = "Mở khóa bằng mật khẩu của mình." if self._entrance.passwords else "Enter để mở khóa."
        self.notice.say("note", f"Đang khóa. Việc dở của {name} còn nguyên. {key}")
        self.enter.set_words("Mở khóa")

    def show_problem(self, problem: Problem) -> None:
        """Under the field it is about; the password is emptied, for it is typed anew either way."""
        field = {"code": self.code, "counter": self.counter}.get(problem.field, self.password)
        if not self._entrance.passwords and field is self.password:
            field = self.code
        self.password.editor.clear()
        field.show_problem(problem)
        field.setFocus()
        self._ticks.stop()
        if isinstance(problem, LockedOut):
            self._locked_until = time.monotonic() + problem.seconds
            self._ticks.start()

    def show_busy(self, busy: bool) -> None:
        """While the password is checked; the focus stays."""
        self.enter.set_busy("Đang kiểm tra…" if busy else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.names.currentIndex().row() + step
            self.names.setCurrentIndex(self._model.index(max(0, min(self._model.rowCount() - 1, row)), 0))
            return True
        return super().eventFilter(watched, event)

    def _count_down(self) -> None:
        """What is left of the wait; whoever is chosen meanwhile has not to wait."""
        left = round(self._locked_until - time.monotonic())
        self.password.show_problem(LockedOut.lasting(left) if left > 0 else None)
        if left <= 0:
            self._ticks.stop()

    def _let_another(self) -> None:
        if self._ticks.isActive():
            self._ticks.stop()
            self.password.show_problem(None)

    def _submit(self) -> None:
        code = self.code.text
        row = self.names.currentIndex().row()
        if not code and 0 <= row < len(self._entrance.clerks):
            code = self._entrance.clerks[row].code
        if not code:
            self.show_problem(Problem("code", "clerk.empty", "Chọn tên hoặc gõ mã cán bộ rồi Enter."))
        elif not self.counter.text.isdigit():
            self.show_problem(Problem("counter", "counter.digits", "Quầy là số, ví dụ 03. Sửa rồi Enter."))
        else:
            self.submitted.emit(SignInForm(code, self.password.editor.text(), self.counter.text, self.shift.value))

    def _connect(self) -> None:
        self.password.editor.installEventFilter(self)
        self.names.selectionModel().currentChanged.connect(self._let_another)
        self.enter.triggered.connect(self._submit)

    def _lay_out(self) -> None:
        card = Card("Đăng nhập")
        card.setMaximumWidth(680)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self.names, 1)
        columns.addLayout(self._right(), 1)
        card.add(self.notice)
        card.add(columns)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(self._ground)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.password)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.counter)
        shift = QVBoxLayout()
        shift.setSpacing(4)
        shift.addWidget(label("Ca", "label"))
        shift.addWidget(self.shift)
        shift.addStretch(1)
        row.addLayout(shift, 1)
        column.addLayout(row)
        column.addWidget(self.code)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self.enter)
        return column
