"""The right column of the handover page (cột phải): how many were scanned, what is missing, who holds the folders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from cchc_desktop.domain.day_close import Holders
from cchc_desktop.domain.figure_text import whole
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.card import Card, empty
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.labels import label

_LISTED = 6


class CountCard(Card):
    """How many of how many, a bar, and the folders that are not on the table; when taking, who takes them."""

    def __init__(self) -> None:
        super().__init__()
        self._figure = label(role="figure")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._missing_title = label("Còn thiếu trên bàn", "strong")
        self._missing = label(wrap=True)
        self._apart_title = label("Để riêng, không nhận", "strong")
        self._apart = label(wrap=True)
        self.person = Field("Người ký nhận")
        self.add(label("Đã quét", "label"))
        for part in (self._figure, self._bar, self.person, self._apart_title, self._apart):
            self.add(part)
        self.add(self._missing_title)
        self.add(self._missing)

    def show_basket(self, basket: Basket, taking: bool) -> None:
        """The state of the table."""
        chosen, all_of_them = len(basket.chosen), len(basket.rows)
        self._figure.setText(f"{chosen} / {all_of_them}")
        self._figure.setAccessibleName(f"Đã quét {chosen} trong {all_of_them} hồ sơ")
        self._bar.setMaximum(max(1, all_of_them))
        self._bar.setValue(chosen)
        left = basket.left
        self._missing_title.setVisible(bool(left))
        self._missing.setVisible(bool(left))
        self._missing.setText("\n".join(_named(left)))
        self.person.setVisible(taking)
        self._bar.show()
        self._show_apart(())

    def show_slip(self, basket: Basket, apart: Sequence[str], *, listed: bool) -> None:
        """Of a slip also what was put aside; of how many they are, an unlisted one does not say."""
        self.show_basket(basket, taking=True)
        self._show_apart(apart)
        self._bar.setVisible(listed)
        if not listed:
            chosen = len(basket.chosen)
            self._figure.setText(f"{chosen}")
            self._figure.setAccessibleName(f"Đã quét {chosen} hồ sơ")

    def _show_apart(self, codes: Sequence[str]) -> None:
        for part in (self._apart_title, self._apart):
            part.setVisible(bool(codes))
        self._apart.setText("\n".join(codes))


class HoldersCard(Card):
    """Who has how many folders; the sum says whether it balances."""

    def __init__(self) -> None:
        super().__init__("Ai đang giữ hồ sơ")
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._total, self._verdict = label("Tổng hồ sơ đang mở"), label(role="tag")
        self.add(self._grid)
        self.body.addStretch(1)
        foot = QGridLayout()
        foot.setColumnStretch(0, 1)
        foot.addWidget(self._total, 0, 0)
        foot.addWidget(self._verdict, 0, 1)
        self.add(foot)

    def show_holders(self, holders: Holders, counter: str) -> None:
        """Each holder with its figure."""
        empty(self._grid)
        if not holders.held:
            self._grid.addWidget(label("Chưa có hồ sơ nào đang mở.", "muted", wrap=True), 0, 0)
        for row, held in enumerate(holders.held):
            name = f"Quầy {counter}" if held.label == "Quầy" else held.label
            self._grid.addWidget(label(name, wrap=True), row, 0)
            self._grid.addWidget(_figure(held.count), row, 1)
        self._verdict.setText(f"{holders.total} · {'khớp' if holders.balanced else 'KHÔNG KHỚP'}")
        restyle(self._verdict, tone="done" if holders.balanced else "wrong")


class HandoverSide(QWidget):
    """Both cards, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.holders = CountCard(), HoldersCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.count)
        column.addWidget(self.holders, 1)


def _named(rows: Sequence[Row]) -> list[str]:
    named = [f"{row.code.rsplit('-', 1)[-1]} · {row.owner}" for row in rows[:_LISTED]]
    more = len(rows) - _LISTED
    return [*named, f"và {more} hồ sơ nữa"] if more > 0 else named


def _figure(count: int) -> QLabel:
    shown = label(whole(count), "strong")
    shown.setAlignment(Qt.AlignmentFlag.AlignRight)
    return shown
