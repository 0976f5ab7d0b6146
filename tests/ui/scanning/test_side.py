"""The right column: files that wait by name, and the first page of a scan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.driver import Device
from cchc_desktop.ui.scanning.side import ScanSide


def test_waiting_files_are_listed_and_the_rest_counted(qtbot: QtBot) -> None:
    side = ScanSide()
    qtbot.addWidget(side)
    shown = [label.text() for label in side.files.findChildren(QLabel)]
    assert words.NO_FILE in shown

    side.files.show_files([Path(f"scan{n}.pdf") for n in range(6)])

    [listed] = [label.text() for label in side.files.findChildren(QLabel) if "scan0" in label.text()]
    assert listed.endswith("và 2 tệp nữa")


def test_enter_tells_the_folder(qtbot: QtBot) -> None:
    side = ScanSide()
    qtbot.addWidget(side)
    entered: list[str] = []
    side.files.folder_entered.connect(entered.append)
    side.files.folder.set_text("D:/quet")

    QTest.keyClick(side.files.folder.editor, Qt.Key.Key_Return)

    assert entered == ["D:/quet"]


def test_a_picture_or_why_there_is_none(qtbot: QtBot) -> None:
    side = ScanSide()
    qtbot.addWidget(side)
    image = QImage(600, 800, QImage.Format.Format_Grayscale8)

    side.picture.show_pages([image, image])
    assert (side.picture.has_picture, side.picture.text) == (True, "Trang 1/2")
    side.picture.show_pages([])
    assert (side.picture.has_picture, side.picture.text) == (False, words.NO_PREVIEW)


def test_the_scanner_that_is_kept_is_named_and_without_one_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    side = ScanSide()
    qtbot.addWidget(side)
    assert (side.files.scanner.currentText(), side.files.scanner.isEnabled()) == (words.NO_SCANNER, False)

    one, other = Device("a", "Máy A"), Device("b", "Máy B")
    side.files.show_scanners((one, other), other)

    assert (side.files.scanner.currentText(), side.files.scanner.count()) == ("Máy B", 2)
    side.files.show_scanning("Đang quét… 2 trang")
    assert "Đang quét… 2 trang" in [label.text() for label in side.files.findChildren(QLabel)]
