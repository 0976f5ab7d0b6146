"""The top bar (thanh đầu): the one box, the sync light, who is at the counter."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from cchc_desktop.ui.shell.box import OneBox
from cchc_desktop.ui.shell.status import Light
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.pill import StatusPill

HEIGHT = 56
LOCK_KEY, OWED_KEY = "Ctrl+L", "Ctrl+Shift+R"
_BOX_WIDTH = 260  # below this the box gets the room of the pill's words
_SPACES, _GAP = 68, 12


class TopBar(QFrame):
    """Always there, on every page and at every size."""

    def __init__(self, box: OneBox) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(HEIGHT)
        self.box = box
        self.box.setMaximumWidth(560)
        self.box.setMinimumWidth(140)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.owed, self.pill = StatusPill(), StatusPill()
        for pill in (self.owed, self.pill):
            pill.hide()
        self.clerk = KeyButton("", LOCK_KEY, "quiet")
        self.clerk.hide()
        self._counter, self._name = "", ""
        self._breadth = Breadth.WIDE
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.box, 10)
        row.addStretch(1)
        row.addWidget(self.owed)
        row.addWidget(self.pill)
        row.addWidget(self.clerk)

    def show_clerk(self, counter: str, name: str) -> None:
        """Who is signed in; "" for the name: nobody."""
        self._counter, self._name = counter, name
        self.clerk.setVisible(bool(name))
        self._refresh()
        self._fit()

    def set_breadth(self, breadth: Breadth) -> None:
        """Full words, or icon with number and the given name alone."""
        self._breadth = breadth
        self._refresh()
        self._fit()

    def show_status(self, light: Light) -> None:
        """The sync light."""
        self.pill.show()
        self.pill.show_status(light.tone, light.words, light.short, light.glyph)
        self._fit()

    def show_owed(self, words: str, count: int) -> None:
        """The red mark: slips that are not on paper yet; none: it is away."""
        self.owed.setVisible(count > 0)
        if count:
            self.owed.show_status("wrong", f"{words} ({OWED_KEY})", f"{count} giấy chưa in", "printer")
        self._fit()

    def left_of_pills(self) -> int | None:
        """Where the first of them stands once all is in its place; None: there is none."""
        if (layout := self.layout()) is not None:
            layout.activate()  # or they would stand where they stood before their words grew
        return min((pill.x() for pill in (self.owed, self.pill) if pill.isVisible()), default=None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The pills keep their words as long as the box keeps enough room to be read, the red mark longer."""
        room = self.width() - _SPACES - _BOX_WIDTH - (self.clerk.sizeHint().width() if self._name else 0)
        owed = self.owed.full_width + _GAP if not self.owed.isHidden() else 0
        is_narrow = self._breadth is Breadth.NARROW
        self.pill.set_compact(is_narrow or room < owed + self.pill.full_width)
        self.owed.set_compact(is_narrow or room < owed + self.pill.sizeHint().width())

    def _refresh(self) -> None:
        full = f"Quầy {self._counter} · {self._name}"
        given = self._name.rsplit(" ", 1)[-1]
        self.clerk.set_words(full if self._breadth is Breadth.WIDE else f"{self._counter} · {given}")
        self.clerk.setAccessibleName(f"{full}. Khóa, đổi người ({LOCK_KEY})")
        self.clerk.setToolTip(f"{full}. Khóa, đổi người ({LOCK_KEY})")
