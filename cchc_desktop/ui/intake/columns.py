"""The two columns (hai cột) of the screen and what becomes of the right one where there is little room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.breakpoints import Breadth

RIGHT = 384
_GAP, _BESIDE = 14, 4  # the scroll bar stands in the first, clear of the cards at both sides
_SETTLED_MS = 400  # after a resize: until then a change of height belongs to it
_CLEAR = 28  # of the focused widget from the edges of what scrolls


class Column(QScrollArea):
    """Cards one below the other; scrolls by itself, and so that the focus is seen whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        self.cards = QVBoxLayout(page)
        self.cards.setSpacing(12)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.setWidget(page)
        self._gap = 0
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def set_gap(self, gap: int) -> None:
        """Pixels free at the right of the cards; the scroll bar stands in them, so that cards keep their width."""
        self._gap = gap
        self._make_room()

    def _make_room(self) -> None:
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.cards.setContentsMargins(0, 0, max(0, self._gap - taken), 0)

    def reveal(self, widget: QWidget, below: int = 0) -> None:
        """Scroll until `widget` and the pixels `below` it are clear of the edges, its top if there is not the room."""
        page = self.widget()
        if page is None or not page.isAncestorOf(widget):
            return
        top = widget.mapTo(page, widget.rect().topLeft()).y()
        self.reveal_rows(top, min(widget.height() + below, max(1, self.viewport().height() - 2 * _CLEAR)))

    def reveal_rows(self, top: int, height: int) -> None:
        """Scroll until these pixels of the page are clear of the edges."""
        middle = top + height // 2
        self.ensureVisible(0, middle, 0, height // 2 + _CLEAR)


class Columns(QWidget):
    """Left and right cards; the first of the right stays in sight, in windows too narrow for two columns by a strip."""

    def __init__(self, left: Sequence[QWidget], pinned: QWidget, right: Sequence[QWidget]) -> None:
        super().__init__()
        self._left, self._pinned, self._right = tuple(left), pinned, tuple(right)
        self.main = Column()
        self.aside = Column()
        self._aside_column = QWidget()
        self._aside_column.setFixedWidth(RIGHT)
        self._aside_layout = QVBoxLayout(self._aside_column)
        self._aside_layout.setContentsMargins(0, 0, 0, 0)
        self._aside_layout.setSpacing(12)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_BESIDE)
        whole.addWidget(self.main, 1)
        whole.addWidget(self._aside_column)
        self._bring: Callable[[], None] = _nothing
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_it)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.main.verticalScrollBar().rangeChanged.connect(self._height_changed)
        self.breadth = Breadth.WIDE
        self._fill_wide()

    def arrange(self, breadth: Breadth, pinned_is_open: bool) -> None:
        """Lay out for this breadth; the pinned card joins the column only while its details are open."""
        focused = QApplication.focusWidget()
        self.breadth = breadth
        for widget in (*self._left, self._pinned, *self._right):
            for layout in (self.main.cards, self.aside.cards, self._aside_layout):
                layout.removeWidget(widget)
        for cards in (self.main.cards, self.aside.cards):
            while cards.takeAt(0) is not None:
                pass
        if breadth is Breadth.WIDE:
            self._fill_wide()
        else:
            self._fill_narrow(pinned_is_open)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def reveal(self, widget: QWidget, below: int = 0) -> None:
        """Bring a widget into sight, and so many pixels below it."""
        self.main.reveal(widget, below)
        self.aside.reveal(widget, below)

    def reveal_soon(self, bring: Callable[[], None]) -> None:
        """Call `bring` once the cards have their new places, and again while that still changes their height."""
        self._bring = bring
        self._settling.start()
        self._soon.start()

    def _bring_it(self) -> None:
        self._bring()

    def _height_changed(self, _least: int, _most: int) -> None:
        if self._settling.isActive():
            self._soon.start()

    def _fill_wide(self) -> None:
        self._aside_column.show()
        self.main.set_gap(_GAP)
        for widget in self._left:
            self.main.cards.addWidget(widget)
        self.main.cards.addStretch(1)
        self._aside_layout.addWidget(self._pinned)
        self._aside_layout.addWidget(self.aside, 1)
        for widget in self._right:
            self.aside.cards.addWidget(widget)
        self.aside.cards.addStretch(1)
        self._pinned.show()

    def _fill_narrow(self, pinned_is_open: bool) -> None:
        self._aside_column.hide()
        self.main.set_gap(0)
        for widget in (*self._left, self._pinned, *self._right):
            self.main.cards.addWidget(widget)
        self.main.cards.addStretch(1)
        self._pinned.setVisible(pinned_is_open)


def _nothing() -> None:
    """Asked for before anything is to be brought into sight."""
