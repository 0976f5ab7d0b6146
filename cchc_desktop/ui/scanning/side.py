"""The right column of the page of the scans (cột phải): files that wait, the watched folder, the last scan seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.driver import Device, Scanned
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.labels import label

PICTURE, _TALL = 248, 340  # px
_LISTED = 4


class FilesCard(Card):
    """Files in the order they came; the first is linked next."""

    folder_entered = Signal(str)
    look_wanted = Signal()
    scanner_chosen = Signal(object)  # Device

    def __init__(self) -> None:
        super().__init__("Tệp đang chờ")
        self._files, self._under_way = label(wrap=True), label(role="muted", wrap=True)
        self.scanner, self.look = Combo(words.SCANNER), KeyButton(words.LOOK, kind="quiet")
        self._devices: tuple[Device, ...] = ()
        self.folder = Field("Thư mục máy quét (Enter để dùng)")
        self.add(self._files)
        self.add(self._under_way)
        self.add(self._scanner_row())
        self.add(self.folder)
        self.folder.editor.returnPressed.connect(lambda: self.folder_entered.emit(self.folder.text))
        self.show_files(())
        self.show_scanning("")
        self.show_scanner(None)
        self.look.triggered.connect(self.look_wanted)
        self.scanner.activated.connect(self._choose)

    def show_files(self, files: Sequence[Path | Scanned]) -> None:
        """By name: the clerk knows them from the scanner."""
        more = len(files) - _LISTED
        named = [file.name for file in files[:_LISTED]] + ([f"và {more} tệp nữa"] if more > 0 else [])
        self._files.setText("\n".join(named) or words.NO_FILE)

    def show_scanning(self, under_way: str) -> None:
        """What the scanner is doing; "" for nothing."""
        self._under_way.setText(under_way)
        self._under_way.setVisible(bool(under_way))

    def show_scanner(self, device: Device | None) -> None:
        """The one that is kept; None: none yet."""
        self.show_scanners((device,) if device else (), device)

    def show_scanners(self, devices: Sequence[Device], chosen: Device | None) -> None:
        """Those to choose from."""
        self._devices = tuple(devices)
        self.scanner.clear()
        if chosen is None:
            self.scanner.addItem(words.NO_SCANNER if not devices else words.CHOOSE)
        self.scanner.addItems([device.label for device in devices])
        self.scanner.setCurrentIndex(self._devices.index(chosen) if chosen in self._devices else 0)
        self.scanner.setEnabled(bool(devices))

    def _choose(self, row: int) -> None:
        """What stands before the scanners is no choice."""
        place = row - (self.scanner.count() - len(self._devices))
        if place >= 0:
            self.scanner_chosen.emit(self._devices[place])

    def _scanner_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.scanner.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.scanner, 1)
        row.addWidget(self.look)
        return row


class PictureCard(Card):
    """The newest scan of the current paper, its first page."""

    def __init__(self) -> None:
        super().__init__("Bản quét")
        self._said, self._picture = label(role="muted", wrap=True), QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.add(self._said)
        self.add(self._picture)
        self.body.addStretch(1)

    def say(self, text: str) -> None:
        """Instead of a picture."""
        self._picture.hide()
        self._said.setText(text)
        self._said.show()

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """The first page, and how many there are."""
        if not pages:
            self.say(words.NO_PREVIEW)
            return
        fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = pages[0].scaled(PICTURE, _TALL, fit, smooth)
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setAccessibleName("Trang đầu của bản quét")
        self._picture.show()
        self._said.setText(f"Trang 1/{len(pages)}" if len(pages) > 1 else "")
        self._said.setVisible(len(pages) > 1)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._said.text()

    @property
    def has_picture(self) -> bool:
        """Whether a page is seen."""
        return not self._picture.isHidden() and not self._picture.pixmap().isNull()


class ScanSide(QWidget):
    """Both cards, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.files, self.picture = FilesCard(), PictureCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.files)
        column.addWidget(self.picture, 1)
