"""The page of the clerks (trang cán bộ): who may sign in here, and a form to add one or give a password."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cchc_desktop.acts.sign_in import LEAST_LETTERS, NO_PASSWORD
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.instants import moment_text, parse_instant
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.clerks import Account
from cchc_desktop.ui.people.form import ClerkForm
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.field import ID_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.problems import show_problems
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table

_ROLES = {role.value: role.label for role in Role}
_PRACTICE = "Bản tập không dùng mật khẩu. Ở quầy thật, trang này thêm cán bộ và đặt mật khẩu."
_LEAST = 520  # of the table beside the form
_WIDTHS = {1: (110, 64), 2: (150, 136), 3: (220, 190)}  # in a wide window, in a narrow one, where names need the room


KEYS: Keys = (
    ("↑ ↓", "Chọn người trong danh sách"),
    ("Enter", "Đặt mật khẩu cho người đang chọn"),
)


class PeopleView(Adaptive):
    """Body of the page; `bar` is its action bar. Enter in the list fills the form with that clerk."""

    saved = Signal(object)  # ClerkForm
    dismissed = Signal(object)  # Clerk
    closed = Signal()

    def __init__(self, practice: bool = False) -> None:
        """In practice nobody has a password, so that nothing can be saved here."""
        super().__init__()
        self.table: Table[Account] = Table(
            [
                Column("Họ tên", lambda row: row.clerk.name),
                Column("Mã", lambda row: row.clerk.code, _WIDTHS[1][0]),
                Column("Vai trò", lambda row: row.clerk.role.label, _WIDTHS[2][0]),
                Column("Đăng nhập", sign_in_words, _WIDTHS[3][0], tone=_tone),
            ],
            "Cán bộ của quầy",
            "Chưa có cán bộ nào. Ctrl+N để thêm người đầu tiên.",
        )
        self.table.chosen.connect(lambda account: self.edit(account.clerk))
        self.code, self.name = Field("Mã cán bộ", width=ID_WIDTH), Field("Họ và tên")
        self.title, self.role = Field("Chức danh"), RadioGroup(_ROLES, "Vai trò", upright=True)
        self.password, self.again = Field(f"Mật khẩu mới, ít nhất {LEAST_LETTERS} ký tự"), Field("Gõ lại mật khẩu")
        self.notice = Strip()
        self._form = Card("Thêm cán bộ")
        self._people = Card("Cán bộ của quầy")
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.bar = self._bar()
        if practice:
            self.save.refuse(_PRACTICE)
            self.notice.say("note", _PRACTICE)
        self.setFocusProxy(self.table)
        self.edit(None)

    def keys(self) -> Keys:
        """Those the list hears itself."""
        return KEYS

    def show_people(self, accounts: Sequence[Account]) -> None:
        """Everyone who may sign in."""
        at = self.table.currentIndex().row()
        self.table.set_rows(accounts)
        if 0 < at < len(accounts):
            self.table.selectRow(at)

    def edit(self, clerk: Clerk | None) -> None:
        """Fill the form with a clerk, to give a password; None: somebody new. The focus goes where typing begins."""
        known = clerk or Clerk("", "")
        for field, text in ((self.code, known.code), (self.name, known.name), (self.title, known.title)):
            field.set_text(text)
        self.role.set_value(known.role.value)
        self.forget()
        self._form.set_title(f"Đặt mật khẩu cho {clerk.name}" if clerk else "Thêm cán bộ")
        if self.isVisible():
            (self.password if clerk else self.code).setFocus()

    def forget(self) -> None:
        """No password stays on the screen longer than it is needed."""
        for field in (self.password, self.again):
            field.set_text("")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each under its field; the first gets the focus."""
        fields = {"code": self.code, "name": self.name, "password": self.password, "again": self.again}
        show_problems(problems, fields, self.notice)

    def show_busy(self, busy: bool) -> None:
        """While the password is made: argon2 takes its time."""
        self.save.set_busy("Đang lưu…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        turn(self._row, breadth)
        self._form.setMaximumWidth(16777215 if narrow else 376)
        self._people.setMinimumWidth(0 if narrow else min(_LEAST, self.width() - 376 - GAP))
        self._people.setMinimumHeight(180 if narrow else 0)
        for place, widths in _WIDTHS.items():
            self.table.setColumnWidth(place, widths[narrow])

    def _lay_out(self) -> None:
        for field in (self.password, self.again):
            field.editor.setEchoMode(QLineEdit.EchoMode.Password)
            field.editor.returnPressed.connect(self._submit)
        self._people.add(self.notice)
        self._people.add(self.table, 1)
        parts: list[QWidget] = [self.code, self.name, self.title, label("Vai trò", "label"), self.role]
        for part in [*parts, self.password, self.again]:
            self._form.add(part)
        self._form.body.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._people, 1)
        self._row.addWidget(self._form)

    def _bar(self) -> ActionBar:
        new, drop = KeyButton("Người mới", "Ctrl+N", glyph="plus"), KeyButton("Thôi dùng", "Ctrl+Delete")
        self.save = KeyButton("Lưu cán bộ và mật khẩu", "Ctrl+Enter", "primary")
        self.back = KeyButton("Quay lại", "Esc")
        new.triggered.connect(lambda: self.edit(None))
        drop.triggered.connect(self._dismiss)
        self.back.triggered.connect(self._close)
        self.save.triggered.connect(self._submit)
        return ActionBar([new, drop, self.back], [self.save])

    def _submit(self) -> None:
        if not self.save.isEnabled():
            return
        self.notice.clear()
        fields = (self.code, self.name, self.title)
        texts = [field.text for field in fields]
        secrets = [field.editor.text() for field in (self.password, self.again)]
        self.saved.emit(ClerkForm(texts[0], texts[1], texts[2], self.role.value, secrets[0], secrets[1]))

    def _dismiss(self) -> None:
        self.notice.clear()
        if self.table.current is not None:
            self.dismissed.emit(self.table.current.clerk)

    def _close(self) -> None:
        self.edit(None)
        self.notice.clear()
        self.closed.emit()


def sign_in_words(account: Account) -> str:
    """Whether and since when somebody signs in."""
    if account.password_hash == NO_PASSWORD:
        return "△ Chưa có mật khẩu"
    if not account.last_seen:
        return "Chưa đăng nhập lần nào"
    return f"Lần cuối {moment_text(parse_instant(account.last_seen))}"


def _tone(account: Account) -> str:
    return "waiting" if account.password_hash == NO_PASSWORD else ""
