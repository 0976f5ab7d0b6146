"""Practice is said in words, and only when asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.banner import PRACTICE, practice_banner
from cchc_desktop.ui.theme import Theme


def test_it_says_that_nothing_here_counts_once_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    banner = practice_banner()
    qtbot.addWidget(banner)

    assert banner.isHidden()
    assert [each.text() for each in banner.findChildren(QLabel)] == [PRACTICE]
    assert "không có giá trị" in PRACTICE
