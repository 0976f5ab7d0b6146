"""A place typed by a few letters (ô xã, tỉnh): suggestions below, Enter takes the marked one, other text stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from cchc_desktop.domain import places
from cchc_desktop.domain.text import words
from cchc_desktop.ui.intake.fields import PartField

_MOST = 6
_ROW = 32


class PlaceField(PartField):
    """A field with suggestions; `suggest` gives the names for what was typed, best first."""

    def __init__(self, caption: str, suggest: Callable[[str], list[str]]) -> None:
        super().__init__(caption)
        self._suggest = suggest
        self._list: QListWidget | None = None
        self.edited.connect(self._offer)
        self.line.left.connect(self._close)
        self.line.installEventFilter(self)

    @property
    def suggestions(self) -> list[str]:
        """What is offered now."""
        if self._list is None or self._list.isHidden():
            return []
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and self.suggestions:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc closes the list, and keeps no draft
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        """True: used up. Enter takes the suggestion and goes on moving."""
        shown = self._list
        assert shown is not None
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            shown.setCurrentRow((shown.currentRow() + step) % shown.count())
            return True
        if key == Qt.Key.Key_Escape:
            self._close()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        return False

    def _take(self) -> None:
        shown = self._list
        if shown is not None and shown.currentItem() is not None:
            self.line.setText(shown.currentItem().text())
        self._close()
        self.edited.emit(self.line.text())
        self._close()

    def _offer(self, typed: str) -> None:
        names = self._suggest(typed)[:_MOST] if typed.strip() else []
        if not names or names == [typed.strip()]:
            self._close()
            return
        shown = self._popup()
        shown.clear()
        shown.addItems(names)
        shown.setCurrentRow(0)
        corner = self.line.mapTo(self.window(), QPoint(0, self.line.height() + 4))
        height = _ROW * len(names) + 8
        if corner.y() + height > self.window().height():
            corner = self.line.mapTo(self.window(), QPoint(0, -height - 4))
        shown.setGeometry(corner.x(), corner.y(), max(self.line.width(), 220), height)
        shown.show()
        shown.raise_()

    def _popup(self) -> QListWidget:
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = _overlay(self.window())
            self._list.itemClicked.connect(lambda _item: self._take())
        return self._list

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()


def province_names(typed: str) -> list[str]:
    """Provinces a word of whose name begins so; a name given up in 2025 offers the one that took it in."""
    wanted = words(typed)
    fitting = [
        place.name
        for place in places.provinces()
        if all(any(word.startswith(start) for word in words(place.name)) for start in wanted)
    ]
    former = places.find_province(typed)
    return fitting or ([former.name] if former else [])


def commune_names(province: str, typed: str) -> list[str]:
    """Communes of a province whose words begin so."""
    found = places.find_province(province) if province else None
    return [place.name for place in places.suggest_communes(found.code, typed, _MOST)] if found else []


def _overlay(window: QWidget) -> QListWidget:
    shown = QListWidget(window)
    shown.setProperty("role", "overlay")
    shown.setProperty("bar", "true")
    shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setAccessibleName("Gợi ý")
    shown.hide()
    return shown
