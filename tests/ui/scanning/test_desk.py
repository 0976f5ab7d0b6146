"""One key finds the scanner, scans, stops; what came waits as one file; what went wrong is said with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from counter_fixtures import Clock
from page_fixtures import PaperThread
from paper_scanner import MadeUp, a_page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.desk import ScannerDesk
from cchc_desktop.ui.scanning.driver import Device, Scanned, Trouble
from cchc_desktop.ui.scanning.machine import PaperScanner
from cchc_desktop.ui.scanning.picture import pages
from cchc_desktop.ui.scanning.view import ScanningView

ONE, OTHER = Device("test:0", "Máy quét thử"), Device("net:1", "Máy quét phòng bên")


class Desk:
    """The desk with what it said."""

    def __init__(self, driver: MadeUp, paper: PaperThread) -> None:
        self.driver, self.view, self.scanner = driver, ScanningView(), PaperScanner(driver)
        self.desk = ScannerDesk(self.view, self.scanner, paper, Clock())
        self.came: list[Scanned] = []
        self.chosen: list[Device] = []
        self.said: list[tuple[str, str]] = []
        self.refused: list[str] = []
        self.desk.came.connect(self.came.append)
        self.desk.chosen.connect(self.chosen.append)
        self.desk.said.connect(lambda *told: self.said.append(told))
        self.desk.refused.connect(self.refused.append)

    def press(self) -> None:
        QTest.keyClick(self.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def desk(paper: PaperThread, show: Callable[..., QWidget]) -> Iterator[Desk]:
    made = Desk(MadeUp(), paper)
    made.view.bar.setParent(made.view)
    show(made.view)
    yield made
    made.scanner.stop()


def test_the_only_scanner_is_chosen_and_scans_at_one_key(desk: Desk, qtbot: QtBot) -> None:
    desk.driver.parts = [a_page(), a_page("black")]
    desk.driver.goes_on.set()

    desk.press()

    qtbot.waitUntil(lambda: bool(desk.came))
    (scanned,) = desk.came
    assert (scanned.name, len(pages(scanned.data, 100))) == ("Bản quét 08:15:00.pdf", 2)
    assert (desk.chosen, desk.view.side.files.scanner.currentText()) == ([ONE], "Máy quét thử")
    assert desk.said == [("done", "Đã quét 2 trang, đang chờ lưu. Chọn giấy tờ, Ctrl+Enter.")]
    assert desk.view.scan.words == words.SCAN


def test_of_several_one_is_chosen_by_the_clerk_and_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.driver.found = (ONE, OTHER)
    desk.driver.goes_on.set()
    desk.press()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert (desk.said[0][0], desk.driver.asked, desk.chosen) == ("note", [], [])

    desk.view.side.files.scanner.activated.emit(0)  # what stands above them is none
    assert desk.chosen == []
    desk.view.side.files.scanner.activated.emit(2)
    desk.press()

    qtbot.waitUntil(lambda: bool(desk.came))
    assert (desk.chosen, desk.driver.asked) == ([OTHER], ["net:1"])


def test_the_one_that_is_kept_is_scanned_with_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.driver.found = Trouble.FAILED  # nobody looks for it
    desk.driver.goes_on.set()
    desk.desk.use(OTHER)
    desk.desk.use(None)
    desk.desk.use(ONE)  # an older answer of the store
    desk.press()
    qtbot.waitUntil(lambda: bool(desk.came))
    assert desk.driver.asked == ["net:1"]


def test_the_same_key_stops_it(desk: Desk, qtbot: QtBot) -> None:
    desk.desk.use(ONE)
    desk.press()
    assert desk.view.scan.words == words.STOP
    desk.press()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == [("note", "Đã dừng quét. Chưa lưu gì.")]
    assert (desk.came, desk.view.scan.words) == ([], words.SCAN)


@pytest.mark.parametrize("trouble", [each for each in Trouble if each is not Trouble.CANCELLED])
def test_every_trouble_is_refused_in_words_and_keeps_no_page(desk: Desk, qtbot: QtBot, trouble: Trouble) -> None:
    desk.driver.parts = [a_page(), trouble]
    desk.driver.goes_on.set()
    desk.desk.use(ONE)
    desk.press()
    qtbot.waitUntil(lambda: bool(desk.refused))
    assert (desk.refused, desk.came, desk.view.scan.words) == ([words.trouble(trouble)], [], words.SCAN)


def test_no_scanner_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.driver.found = ()
    desk.press()
    qtbot.waitUntil(lambda: bool(desk.refused))
    assert desk.refused == [words.trouble(Trouble.NO_DEVICE)]


def test_another_can_be_looked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.desk.use(ONE)
    desk.driver.found = (OTHER, ONE)
    desk.view.side.files.look.click()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.view.side.files.scanner.currentText() == "Máy quét thử"
    assert (desk.chosen, desk.driver.asked) == ([], [])


def test_the_next_clerk_gets_none_of_the_pages(desk: Desk, qtbot: QtBot) -> None:
    desk.desk.use(ONE)
    desk.press()
    desk.desk.start_over()
    desk.driver.goes_on.set()
    with qtbot.waitSignal(desk.scanner.listed):
        desk.desk.look()
    assert desk.came == []
    assert desk.view.scan.words == words.SCAN
