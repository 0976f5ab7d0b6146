"""The page of the catalogue (trang danh mục): the procedures in force, or what a file would change, with its decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.catalogue import Preview
from cchc_desktop.ui.catalogue import words
from cchc_desktop.ui.catalogue.reading import Line, Standing, lines
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side, turn
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.field import DATE_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.problems import show_problems
from cchc_desktop.ui.widgets.strip import Strip
from cchc_desktop.ui.widgets.table import Column, Table

_SIDE, _NARROW_SIDE = 376, 276
_LEAST = 200
_MARK = 150  # of the first column: "25 ngày làm việc" whole


class CatalogueView(Adaptive):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    file_given = Signal(str)  # path
    keep_changed = Signal()
    since_entered = Signal(str)
    committed = Signal()
    posting_wanted = Signal()
    guide_wanted = Signal(str)  # code of a procedure
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table: Table[Line] = Table(
            [
                Column("Thời hạn, việc", lambda line: line.mark, _MARK, tone=lambda line: line.tone),
                Column("Mã thủ tục", lambda line: line.code, 116, strong=True),
                Column("Nội dung", lambda line: line.text),
            ],
            words.TITLE,
            words.READING,
        )
        self.path, self.since = Field("Tệp danh mục (.xlsx, .csv, .json)"), Field("Thay đổi từ ngày", width=DATE_WIDTH)
        self.keep = CheckRow("Tệp là một phần danh mục")
        self.number, self.agency = Field("Số quyết định công bố"), Field("Cơ quan ban hành")
        self.signed = Field("Ngày ký", width=DATE_WIDTH)
        self.notice, self.whole = Strip(), label(role="muted", wrap=True)
        self._list, self._file, self._past = Card(words.TITLE), Card("Nhập từ tệp"), Card("Xem lại thay đổi")
        self._row = QHBoxLayout(self)
        self.bar = self._bar()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.table)
        self.forget()

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (
            ("Enter", "Ở bảng: xem tờ hướng dẫn. Ở ô tệp, ô ngày: xem thay đổi"),
            ("↑ ↓", "Chọn thủ tục hoặc thay đổi"),
        )

    def show_standing(self, known: Standing) -> None:
        """The catalogue in force."""
        self._show(known.lines, words.standing(known), words.EMPTY)
        self.show_commit(None)

    def show_preview(self, seen: Preview) -> None:
        """What a file would change, refusals first."""
        self._show(lines(seen), words.seen(seen), words.NOTHING)
        self.show_commit(seen)

    def show_since(self, day: date, found: Sequence[Line]) -> None:
        """What changed since a day."""
        self._show(found, words.since(day, len(found)), words.since(day, 0))
        self.show_commit(None)

    def show_commit(self, seen: Preview | None, denied: str = "") -> None:
        """What the main key does now, or why it does not; `denied` says that it is not this clerk's."""
        reason = words.why_not(seen)
        self.commit.refuse(reason or denied or None)
        self.commit.set_words(words.COMMIT if seen is None or reason else words.commit(seen), words.COMMIT)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each under its field; the first gets the focus."""
        fields = {"number": self.number, "day": self.signed, "agency": self.agency, "since": self.since}
        show_problems(problems, fields, self.notice)

    def forget(self) -> None:
        """No file, no decision, nothing shown."""
        for field in (self.path, self.since, self.number, self.signed, self.agency):
            field.set_text("")
        self.keep.setChecked(False)
        self.notice.clear()
        self._show((), words.TITLE, words.READING)
        self.show_commit(None)

    def arrange(self, breadth: Breadth) -> None:
        turn(self._row, breadth)
        for card in (self._file, self._past):
            set_side(card, breadth, _SIDE, _NARROW_SIDE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.path.set_text(paths[0])
            self.file_given.emit(paths[0])

    def _show(self, found: Sequence[Line], title: str, empty: str) -> None:
        self._list.set_title(title)
        self.table.empty = empty
        self.whole.setText("")
        self.table.set_rows(found)

    def _bar(self) -> ActionBar:
        file, posting = (
            KeyButton("Chọn tệp", "Ctrl+N", glyph="plus"),
            KeyButton("Xem bảng niêm yết", "Ctrl+P", glyph="eye"),
        )
        back = KeyButton("Quay lại", "Esc")
        self.commit = KeyButton(words.COMMIT, "Ctrl+Enter", "primary", "floppy-disk")
        file.triggered.connect(self.path.setFocus)
        posting.triggered.connect(self.posting_wanted)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([file, posting, back], [self.commit])

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(_LEAST)
        self._list.add(self.notice)
        self._list.add(self.table, 1)
        self._list.add(self.whole)
        for part in (self.path, self.keep, self.number, self.signed, self.agency):
            self._file.add(part)
        self._file.add(label("Quyết định công bố được ghi vào sổ nhật ký cùng phiên bản danh mục.", "muted", wrap=True))
        self._past.add(self.since)
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(self._file)
        side.addWidget(self._past)
        side.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._list, 1)
        self._row.addLayout(side)

    def _connect(self) -> None:
        self.path.editor.returnPressed.connect(lambda: self.file_given.emit(self.path.text))
        self.since.editor.returnPressed.connect(lambda: self.since_entered.emit(self.since.text))
        self.keep.toggled.connect(self.keep_changed)
        self.table.chosen.connect(lambda line: self.guide_wanted.emit(line.code) if line.code else None)
        self.table.moved.connect(lambda line: self.whole.setText(line.text))
