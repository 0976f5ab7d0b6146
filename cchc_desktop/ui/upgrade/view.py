"""How far the store's upgrade is (màn hình nâng cấp kho): a step, a bar, what is safe, and a way to leave it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cchc_desktop.store.upgrading import Stage
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

_WHY = "Bản mới của chương trình sắp xếp lại kho một lần; kho lớn mất vài phút đến vài chục phút."
_SAFE = (
    "Hồ sơ và sổ cái giữ nguyên. Dừng hay mất điện giữa chừng thì kho vẫn như trước, lần mở sau làm lại từ đầu. "
    "Xong là mở vào làm việc ngay."
)
LEAVING = "Đang dừng; kho giữ nguyên như trước khi nâng cấp…"
_MINUTE = 60
_WIDE = 560


class UpgradeView(QWidget):
    """Closing it asks to leave; it stays until that is done, for the store is still held."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Một cửa · Nâng cấp kho dữ liệu")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.step = label("Đang chuẩn bị…", "strong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setRange(0, 0)
        self.since = label(" ", role="muted")
        self.leave = KeyButton("Để sau, đóng chương trình", "Esc")
        self.leave.triggered.connect(self._leave)
        self._minutes = 0
        self._clock = QTimer(self, interval=_MINUTE * 1000)
        self._clock.timeout.connect(self._minute_passed)
        self._clock.start()
        self._lay_out()

    def show_stage(self, stage: Stage) -> None:
        """How far it is; a step whose length nobody knows shows a bar that moves."""
        if not self.leave.isEnabled():
            return
        self.step.setText(f"{stage.text}.")
        self.bar.setRange(0, stage.total)
        self.bar.setValue(stage.done)
        self.bar.setAccessibleName(stage.text)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need in the letters that the theme has."""
        super().showEvent(event)
        if (layout := self.layout()) is not None:
            self.resize(_WIDE, layout.heightForWidth(_WIDE))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asked by the window's cross: the same as Esc."""
        event.ignore()
        self._leave()

    def _leave(self) -> None:
        if self.leave.isEnabled():
            self.leave.setEnabled(False)
            self.step.setText(LEAVING)
            self.bar.setRange(0, 0)
            self.left.emit()

    def _minute_passed(self) -> None:
        self._minutes += 1
        self.since.setText(f"Đã qua {self._minutes} phút.")

    def _lay_out(self) -> None:
        card = Card("Đang nâng cấp kho dữ liệu")
        for part in (label(_WHY, wrap=True), self.step, self.bar, self.since, label(_SAFE, "muted", wrap=True)):
            card.add(part)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.leave)
        card.add(keys)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addWidget(card)
        self.setMinimumWidth(_WIDE)
