"""The sync page (trang đồng bộ, F9): counts that are true, what needs a person, what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.reports.sync_state import SyncState
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.shell.status import age, light
from cchc_desktop.ui.sync import words
from cchc_desktop.ui.sync.files import FilesCard
from cchc_desktop.ui.sync.light import counts
from cchc_desktop.ui.sync.reading import SyncReading, ToDo, Waiting
from cchc_desktop.ui.sync.standing import ALONE, StandingLines
from cchc_desktop.ui.sync.task_words import told
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.table import Column, Table

NO_TASK = "Không có việc nào cần xem."
NONE_WAITING = "Không còn gì chờ gửi: cổng đã ghi nhận mọi việc của quầy."
NONE_KEPT = "Chưa có việc nào để gửi khi nối cổng."


KEYS: Keys = (
    ("↑ ↓", "Chọn việc trong danh sách"),
    ("Tab", "Sang danh sách kia"),
    ("Enter", "So hai bản hoặc mở hồ sơ của việc đang chọn"),
)


class SyncView(Adaptive):
    """Body of the F9 page; `bar` is its action bar. Shows and reports, decides nothing."""

    exchange_now = Signal()
    opened = Signal(str)  # dossier uid
    compared = Signal(int)  # id of a task with two versions
    closed_task = Signal(object)  # ToDo: the clerk has seen to it
    files_again = Signal()  # those that were refused
    by_stick = Signal()
    reconcile_wanted = Signal()
    left = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.to_do = Table(_task_columns(now), "Việc cần xem", NO_TASK)
        self.waiting = Table(_waiting_columns(now), "Đang chờ gửi", NONE_WAITING)
        self.detail = label(role="muted", wrap=True)
        self._counts = _Counts()
        self._work = Card("Cần xem")
        self._work.add(self.to_do, 1)
        self._work.add(self.detail)
        self._outbox = Card("Đang chờ gửi")
        self._outbox.add(self.waiting, 1)
        self.files = FilesCard()
        self.files.opened.connect(self.opened)
        self.to_do.moved.connect(self._show_detail)
        self.to_do.chosen.connect(self._open_task)
        self.waiting.chosen.connect(self._open_waiting)
        self.send, self.done, self.again = _buttons()
        self.stick = KeyButton("Qua USB", "Ctrl+U", glyph="floppy-disk")
        self.compare = KeyButton("Đối soát", "Ctrl+D", glyph="check")
        self.bar = self._bar()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setFocusProxy(self.to_do)
        self.arrange(Breadth.WIDE)

    def show_reading(self, reading: SyncReading) -> None:
        """The whole page anew; the current row stays current."""
        state, now = reading.state, self._now()
        self._counts.show_state(state, now)
        self._counts.standing.show_reading(reading, now)
        kept = self.to_do.current
        self.to_do.set_rows(reading.to_do)
        self.waiting.set_rows(reading.waiting)
        self.files.show_reading(reading)
        self.again.setVisible(bool(state.files_refused))
        for table in (self.to_do, self.waiting):
            table.setMinimumHeight(90 if reading.files else 110)
        for place, each in enumerate(reading.to_do):
            if kept and each.task.id == kept.task.id:
                self.to_do.selectRow(place)
        more = state.waiting - len(reading.waiting)
        what = "Đang chờ gửi" if state.connected else "Giữ tại máy, gửi khi nối cổng"
        self._outbox.set_title(
            f"{what}: {whole(state.waiting)}" + (f", đây là {len(reading.waiting)} việc cũ nhất" if more > 0 else "")
        )
        self.waiting.empty = NONE_WAITING if state.connected else NONE_KEPT
        self._work.set_title(f"Cần xem: {whole(state.needs_person)}")
        self.detail.setVisible(bool(reading.to_do))
        self.done.refuse(None if reading.to_do else NO_TASK)
        for key in (self.send, self.compare):
            key.refuse(None if state.connected else ALONE)

    def keys(self) -> Keys:
        """Those the lists hear themselves."""
        return KEYS

    def show_sending(self, busy: bool) -> None:
        """While an exchange the clerk asked for is under way."""
        self.send.set_busy("Đang gửi…" if busy else None)

    def arrange(self, breadth: Breadth) -> None:
        for part in (self._counts, self._work, self._outbox, self.files):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._counts, 0, 0, 1, 2)
        wide = breadth is Breadth.WIDE
        self._grid.addWidget(self._work, 1, 0, 1, 1 if wide else 2)
        self._grid.addWidget(self._outbox, 1 if wide else 2, 1 if wide else 0, 1, 1 if wide else 2)
        self._grid.addWidget(self.files, 2 if wide else 3, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(1, 1)
        self._grid.setRowStretch(2, 0 if wide else 1)
        self._counts.set_narrow(breadth is Breadth.NARROW)

    def _show_detail(self, to_do: ToDo) -> None:
        parts = (told(to_do.task).sentence, words.portal_says(to_do.task), words.key(to_do.task, to_do.sides))
        self.detail.setText("\n".join(part for part in parts if part))

    def _open_task(self, to_do: ToDo) -> None:
        if to_do.sides:
            self.compared.emit(to_do.task.id)
        elif to_do.task.dossier_uid:
            self.opened.emit(to_do.task.dossier_uid)

    def _open_waiting(self, waiting: Waiting) -> None:
        if waiting.uid:
            self.opened.emit(waiting.uid)

    def _close(self) -> None:
        if self.to_do.current is not None:
            self.closed_task.emit(self.to_do.current)

    def _bar(self) -> ActionBar:
        back = KeyButton("Quay lại", "Esc")
        back.triggered.connect(self.left)
        self.send.triggered.connect(self.exchange_now)
        self.done.triggered.connect(self._close)
        self.again.triggered.connect(self.files_again)
        self.stick.triggered.connect(self.by_stick)
        self.compare.triggered.connect(self.reconcile_wanted)
        return ActionBar([back, self.done, self.stick, self.again], [self.compare, self.send])


class _Counts(Card):
    """The pill's words large, with the last contact and what stands in the way."""

    def __init__(self) -> None:
        super().__init__("Đồng bộ với cổng")
        self._light = label(role="strong", wrap=True)
        self._facts = [(label(role="label"), label(role="due")) for _ in range(4)]
        self._trouble, self.standing = label(role="problem", tone="waiting", wrap=True), StandingLines()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(0)
        top = QVBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._light)
        top.addLayout(self._grid)
        top.addWidget(self._trouble)
        top.addLayout(self.standing)
        self.add(top)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        for place, (caption, figure) in enumerate(self._facts):
            row, column = divmod(place, 2 if narrow else 4)
            self._grid.addWidget(caption, 2 * row, column)
            self._grid.addWidget(figure, 2 * row + 1, column)

    def show_state(self, state: SyncState, now: datetime) -> None:
        shown = light(counts(state, now))
        sign = {"done": "✓ ", "waiting": "◷ ", "wrong": "✕ "}.get(shown.tone, "")
        self._light.setText(sign + shown.words)
        late = shown.tone in ("wrong", "waiting")
        restyle(self._light, role="problem" if late else "strong", tone=shown.tone)
        oldest = age(now - state.oldest_waiting) if state.oldest_waiting and state.connected else "–"
        figures = (
            ("Đã lưu tại máy", whole(state.saved)),
            ("Cổng đã nhận", whole(state.acknowledged) if state.connected else "–"),
            ("Cần người xem", whole(state.needs_person)),
            ("Chờ lâu nhất", oldest),
        )
        for (caption, value), (text, figure) in zip(self._facts, figures, strict=True):
            _fill(caption, value, text, figure)
        self._trouble.setText(f"◷ {state.trouble}" if state.trouble else "")
        self._trouble.setVisible(bool(state.trouble))


def _fill(caption: QLabel, value: QLabel, text: str, figure: str) -> None:
    caption.setText(text)
    value.setText(figure)
    value.setAccessibleName(f"{text}: {figure}")


def _buttons() -> tuple[KeyButton, KeyButton, KeyButton]:
    send = KeyButton("Gửi ngay", "Ctrl+Enter", "primary", "cloud-arrow-up")
    return send, KeyButton("Đã xử lý xong", "Ctrl+H", glyph="check"), KeyButton("Gửi lại tệp bị từ chối", "Ctrl+G")


def _task_columns(now: Callable[[], datetime]) -> list[Column[ToDo]]:
    return [
        Column("Từ lúc", lambda each: short_moment(each.opened_at, now()), 118),
        Column("Việc", _task_words, tone=_task_tone),
        Column("Hồ sơ", lambda each: each.code or "–", 190),
    ]


def _task_words(to_do: ToDo) -> str:
    kind = told(to_do.task)
    return f"{'✕' if kind.for_lead else '◷'} {kind.title}"


def _task_tone(to_do: ToDo) -> str:
    """Red is what the portal refused or contradicts; what it only remarks upon is amber."""
    return "wrong" if told(to_do.task).for_lead else "waiting"


def _waiting_columns(now: Callable[[], datetime]) -> list[Column[Waiting]]:
    return [
        Column("Lúc", lambda each: short_moment(each.at, now()), 118),
        Column("Hồ sơ", lambda each: each.code or "–", 190),
        Column("Việc", lambda each: each.text),
    ]
