"""The theme (giao diện sáng, tối): puts palette, fonts and style sheet on the application and follows the system.

Vocabulary of the style sheet; set a property with `setProperty` before a widget is shown, with `restyle` afterwards:

* QLabel `role`: `label` (13, above its field), `muted`, `strong`, `heading` (16), `title` and `code` (22), `due` (24),
  `problem` (13, red; with `tone="waiting"` amber), `tag` (small filled word, `tone` done | waiting | wrong | note),
  `icon` (glyph font; use IconLabel).
* QFrame `role`: `card`, `bar` (the action bar at the foot), `topbar`, `overlay` (floats above), `strip` (with `tone`),
  `rail`; QWidget `role="page"` has the page's ground.
* QPushButton `kind`: `primary` | `secondary` (also the default) | `quiet`; `role="pill"` with `tone`.
* QLineEdit `state`: `wrong` | `scanned`; `role="box"` for the one box.
* `tone` is always one of `done` | `waiting` | `wrong` | `note`, and never stands without an icon and a word.

Fields show focus by a 2 px border, lists and tables by a 3 px bar at the left of the row, everything else by a ring
2 px away that FocusRing draws; nothing is to be done for it in a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from cchc_desktop.ui.focus_ring import FocusRing
from cchc_desktop.ui.fonts import register_text_fonts, text_font
from cchc_desktop.ui.palette import DARK, LIGHT, Palette, shown_palette
from cchc_desktop.ui.stylesheet import stylesheet

__all__ = ["DARK", "LIGHT", "Choice", "Palette", "Theme", "restyle", "shown_palette", "undressed"]

_ROLE = QPalette.ColorRole


class Choice(Enum):
    """What the clerk asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of one application; keep it alive as long as the windows."""

    changed = Signal(object)  # Palette

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._shown: Palette | None = None
        register_text_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(text_font(14))
        self._ring = FocusRing(app)
        self._ring.setParent(self)  # and goes with the theme
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def palette(self) -> Palette:
        """The palette shown now."""
        if self._choice is Choice.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    @property
    def choice(self) -> Choice:
        """What was asked for."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Take light, dark, or whatever the system says from now on."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        palette = self.palette
        if self._shown == palette:
            return
        self._shown = palette
        self._app.setPalette(qt_palette(palette))
        self._app.setStyleSheet("")  # to replace one by another takes Qt five times as long: 2.2 s for the whole window
        self._app.setStyleSheet(stylesheet(palette))
        self._ring.set_colour(palette.focus)
        self.changed.emit(palette)


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """While a whole window is made: a widget that is put together dressed is dressed anew at every step."""
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def restyle(widget: QWidget, **properties: str | None) -> None:
    """Set style properties of a widget already shown, and let the style sheet look again.

    A style sheet is otherwise read once, so a changed property would show nothing.
    """
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
    widget.update()


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for what Qt paints by itself: placeholders, selections, links, tooltips."""
    colours = {
        _ROLE.Window: palette.page,
        _ROLE.WindowText: palette.text,
        _ROLE.Base: palette.card,
        _ROLE.AlternateBase: palette.page,
        _ROLE.Text: palette.text,
        _ROLE.PlaceholderText: palette.placeholder,
        _ROLE.Button: palette.card,
        _ROLE.ButtonText: palette.text,
        _ROLE.Highlight: palette.primary.fill,
        _ROLE.HighlightedText: palette.primary.text,
        _ROLE.Link: palette.focus,
        _ROLE.LinkVisited: palette.focus,
        _ROLE.ToolTipBase: palette.card,
        _ROLE.ToolTipText: palette.text,
        _ROLE.Mid: palette.control_border,
        _ROLE.Accent: palette.focus,
    }
    result = QPalette(QGuiApplication.palette())
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return result
