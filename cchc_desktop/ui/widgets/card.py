"""A card (khung nội dung): a titled white sheet on the page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.labels import label

PADDING = 16
GAP = 12


class Card(QFrame):
    """Title at the left, `header` for tags and small print at the right, `body` below."""

    def __init__(self, title: str = "", parent: QWidget | None = None, wraps: bool = False) -> None:
        """`wraps`: the title may be longer than a line, and has no header beside it."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = label(role="heading", wrap=wraps)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self._title, int(wraps))
        self.header.addStretch(int(not wraps))
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING)
        whole.setSpacing(8)
        whole.addLayout(self.header)
        whole.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Another title; "" takes its line away."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Append to the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def add_to_header(self, widget: QWidget) -> None:
        """Append at the right of the title."""
        self.header.addWidget(widget)


def empty(layout: QLayout) -> None:
    """Takes every widget out; they are gone at once, not when Qt next finds time to delete them."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
