"""Cards of figures (khung số liệu): labels at the left, figures at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label


class FigureCard(Card):
    """A title and its figures; `nothing` is said when there is none."""

    def __init__(self, title: str, nothing: str = "") -> None:
        super().__init__(title)
        self._nothing = nothing
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.add(self._grid)
        self.body.addStretch(1)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """These instead."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (words, figure) in enumerate(figures):
            shown = label(figure, "strong")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(words, wrap=True), row, 0)
            self._grid.addWidget(shown, row, 1)
        if not figures and self._nothing:
            self._grid.addWidget(label(self._nothing, "muted", wrap=True), 0, 0)
