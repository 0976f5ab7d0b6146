"""The strip hides no heading: neither of the page nor of what lies over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

SIZES = [(1366, 768), (683, 384)]


@pytest.mark.parametrize("size", SIZES)
def test_under_the_help_and_under_a_cover_it_stands_at_the_foot(shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.say("wrong", "Mã vừa quét không phải mã QR căn cước. Quét lại mã QR trên thẻ.")
    above = shell.strip.geometry()

    QTest.keyClick(shell, Qt.Key.Key_F1)
    below = shell.strip.geometry()
    QTest.keyClick(shell.help, Qt.Key.Key_Escape)

    assert below.top() > shell.height() / 2
    assert below.bottom() < shell.height()
    assert shell.strip.geometry() == above
    shell.cover(QLabel("Màn che"))
    assert shell.strip.geometry() == below
    shell.uncover()
    assert shell.strip.geometry() == above
