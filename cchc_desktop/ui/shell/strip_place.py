"""Where the strip stands (chỗ của dải báo): over the one box, or at the foot while something lies over the page."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.shell.rail import Rail
from cchc_desktop.ui.shell.top_bar import HEIGHT, TopBar
from cchc_desktop.ui.widgets.strip import Strip

_LEAST, _ASIDE = 40, 20


def over_the_box(strip: Strip, desk: QWidget, rail: Rail, top: TopBar, below: int) -> QRect:
    """Up to the sync light, `below` the practice banner: nothing of the page is hidden, and nothing of it moves."""
    if (layout := desk.layout()) is not None:
        layout.activate()  # or rail and bar would stand as wide as before the window's new breadth
    left, pills = rail.width() + _ASIDE, top.left_of_pills()
    whole = desk.width() - left - _ASIDE
    width = whole if pills is None else max(rail.width() + pills - 12 - left, top.box.width())
    width = whole if strip.heightForWidth(width) > HEIGHT - 8 else width
    height = max(_LEAST, strip.heightForWidth(width))
    return QRect(left, below + max(4, (HEIGHT - height) // 2), width, height)


def at_the_foot(strip: Strip, window: QWidget) -> QRect:
    """Where no heading of a help or a cover stands."""
    width = window.width() - 2 * _ASIDE
    height = max(_LEAST, strip.heightForWidth(width))
    return QRect(_ASIDE, window.height() - height - 12, width, height)
