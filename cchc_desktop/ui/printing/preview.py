"""The preview (xem giấy trước khi in): the slip's pages on the screen, by keys alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop.acts.printing import Asked
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.ui.printing import raster
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.words import known_as
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.labels import label

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)  # of the width of the page's room
_FIT = 1.0
_WIDEST = 900  # at zoom 1: a sheet wider than that reads no better
_MARGIN = 24
_MOST = 60  # pages at once: a month of the register has five hundred
_DRAWING = "đang dựng các trang…"
_PAUSE_MS = 80


class PreviewView(QWidget):
    """Body of a page without a place in the rail; `bar` is its action bar. Pages are rendered on the paper thread."""

    print_wanted = Signal()
    closed = Signal()

    def __init__(self, paper: PaperThread) -> None:
        super().__init__()
        self._paper = paper
        self._data, self._slip = b"", ""
        self._under_way = self._wanted_again = False
        self.zoom = _FIT
        self._title = label(role="heading")
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setSpacing(16)
        self._scroll = _Scroll(self._pages)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._render)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._title)
        whole.addWidget(self._scroll, 1)
        self.bar = self._bar()
        self.setFocusProxy(self._scroll)

    def show_slip(self, title: str, data: bytes) -> None:
        """Show a PDF from its first page on, as wide as the page has room."""
        self._slip = title
        self._title.setText(f"{title} · {_DRAWING}")
        self._data, self.zoom = data, _FIT
        self._clear()
        self._scroll.verticalScrollBar().setValue(0)
        self._render()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._column.count()

    def page_width(self) -> int:
        """How wide a page is shown, in logical pixels."""
        room = self._scroll.viewport().width() - 2 * _MARGIN
        return max(160, round(min(room, _WIDEST) * self.zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data:
            self._pause.start()

    def _zoom_in(self) -> None:
        self._zoom_to(next((step for step in ZOOMS if step > self.zoom), self.zoom))

    def _zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(ZOOMS) if step < self.zoom), self.zoom))

    def _zoom_fit(self) -> None:
        self._zoom_to(_FIT)

    def _zoom_to(self, zoom: float) -> None:
        if zoom != self.zoom:
            self.zoom = zoom
            self._render()

    def _render(self) -> None:
        """One rendering at a time; of sizes asked for meanwhile only the last is made."""
        if self._under_way:
            self._wanted_again = True
            return
        self._under_way, self._wanted_again = True, False
        ratio, data = self.devicePixelRatioF(), self._data
        width = round(self.page_width() * ratio)
        self._paper.run(_seen, data, width, done=lambda seen: self._rendered(data, ratio, *seen))

    def _rendered(self, data: bytes, ratio: float, total: int, pages: Sequence[QImage]) -> None:
        if not isValid(self):  # the window has closed meanwhile
            return
        self._under_way = False
        if data is self._data:
            self._show(ratio, total, pages)
        if self._wanted_again:
            self._render()

    def _show(self, ratio: float, total: int, pages: Sequence[QImage]) -> None:
        bar = self._scroll.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self._clear()
        part = f" · {len(pages)} trang đầu, in ra đủ {total} trang" if total > len(pages) else ""
        self._title.setText(self._slip + part)
        for count, image in enumerate(pages, start=1):
            image.setDevicePixelRatio(ratio)
            self._column.addWidget(_sheet(image, f"Trang {count}/{total}"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.adjustSize()
        bar.setValue(round(place * bar.maximum()))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _bar(self) -> ActionBar:
        smaller, larger = KeyButton("Thu nhỏ", "Ctrl+-"), KeyButton("Phóng to", "Ctrl++")
        fit, back = KeyButton("Vừa trang", "Ctrl+0"), KeyButton("Quay lại", "Esc")
        print_it = KeyButton("In giấy này", "Ctrl+R", "primary", "printer")
        smaller.triggered.connect(self._zoom_out)
        larger.triggered.connect(self._zoom_in)
        fit.triggered.connect(self._zoom_fit)
        back.triggered.connect(self.closed)
        print_it.triggered.connect(self.print_wanted)
        bind("Ctrl+=", self, self._zoom_in)  # the same key without Shift
        return ActionBar([smaller, larger, fit], [back, print_it])


class Preview(QObject):
    """The desk's drawings onto the view; `shown` when there is one to see, `closed` when the clerk has seen it."""

    shown = Signal(str, str)  # kind and subject of the slip
    closed = Signal()

    def __init__(self, desk: PrintDesk, view: PreviewView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._wanted = ("", "")
        desk.previewed.connect(self._show)
        view.print_wanted.connect(self._print)
        view.closed.connect(self.closed)

    def _show(self, drawn: tuple[Asked, bytes]) -> None:
        asked, data = drawn
        self._wanted = asked.slip, asked.subject
        again = f" · in lại lần {asked.printing - 1}" if asked.printing > 1 else ""
        self._view.show_slip(f"{KINDS[asked.slip].label} {known_as(asked.slip, asked.code)}".rstrip() + again, data)
        self.shown.emit(*self._wanted)

    def _print(self) -> None:
        self._desk.print_many([self._wanted])
        self.closed.emit()


class _Scroll(QScrollArea):
    """Takes the focus, so that arrows and page keys scroll."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Các trang giấy")
        self.setMinimumHeight(160)
        self.setWidget(pages)


def _seen(data: bytes, width: int) -> tuple[int, list[QImage]]:
    """How many pages there are, and as many of the first as a small machine has room for."""
    return raster.page_count(data), raster.shown(data, width, _MOST)


def _sheet(image: QImage, name: str) -> QLabel:
    """A page: paper is white in the dark too."""
    sheet = QLabel()
    sheet.setPixmap(QPixmap.fromImage(image))
    sheet.setFixedSize(QSize(round(image.width() / image.devicePixelRatio()), _logical_height(image)))
    sheet.setAccessibleName(name)
    sheet.setFrameShape(QFrame.Shape.NoFrame)
    return sheet


def _logical_height(image: QImage) -> int:
    return round(image.height() / image.devicePixelRatio())
