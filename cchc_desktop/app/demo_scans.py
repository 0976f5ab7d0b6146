"""Papers digitised on the day that is played (số hóa giấy tờ): files of the scanner dragged to a dossier and kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_play import Play

_PAGE = 620, 877  # px of an A4 page at 75 dots an inch
_LINES = range(190, 720, 44)


def papers_are_scanned(play: Play) -> None:
    """Two sheets from the scanner: each is linked to its paper by one key, and looked at."""
    play.at(10, 12)
    hand, camera = play.hand, play.camera
    view = hand.desktop.pages.closing.scanning_view
    hand.press(Qt.Key.Key_F5)
    with hand.task("link two scans"):
        hand.scan(play.known["foreigner"].code)
        _drop(play, [_sheet(play.tray.parent / f"quet-{number:04}.png", number) for number in (1, 2)])
        camera.take("scans-waiting")
        hand.ctrl(Qt.Key.Key_Return)
        hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Up)
    hand.wait(lambda: view.side.picture.has_picture, "the scan")
    camera.take("scans")
    hand.press(Qt.Key.Key_F2)


def _drop(play: Play, files: list[Path]) -> None:
    """The files are dragged from the scanner's folder onto the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, button, key)
    play.hand.desktop.pages.closing.scanning_view.dropEvent(event)  # Qt sends one only from the system's own dragging
    play.hand.settle()


def _sheet(file: Path, number: int) -> Path:
    """A page as it comes from a scanner; nobody's data stand on it."""
    page = QImage(*_PAGE, QImage.Format.Format_Grayscale8)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    font = QFont(QApplication.font())
    font.setPixelSize(26)
    painter.setFont(font)
    painter.drawText(QRect(0, 90, _PAGE[0], 40), Qt.AlignmentFlag.AlignCenter, f"TỜ QUÉT TẬP SỐ {number}")
    for line in _LINES:
        painter.drawLine(70, line, _PAGE[0] - 70 - 40 * (line % 3), line)
    painter.end()
    if not page.save(str(file)):
        raise OSError("the sheet was not written")
    return file
