"""The slip on the screen, moved and sized by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from counter_fixtures import Counter
from page_fixtures import PaperTray
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.printing import preview
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.preview import Preview, PreviewView

Show = Callable[..., QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """The preview with its bar, as the shell shows it."""

    def __init__(self, paper: PaperThread, desk: PrintDesk) -> None:
        super().__init__()
        self.view = PreviewView(paper)
        self.preview = Preview(desk, self.view)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)


@pytest.fixture
def page(qtbot: QtBot, paper: PaperThread, desk: PrintDesk, show: Show, counter: Counter) -> Iterator[Page]:
    made = Page(paper, desk)
    show(made, 1000, 700)
    desk.preview("receipt", counter.receive().uid)
    qtbot.waitUntil(lambda: made.view.page_count == 1)
    yield made
    paper.stop()


def sheet(page: Page) -> QWidget:
    item = page.view._column.itemAt(0)  # the first sheet
    assert item is not None
    widget = item.widget()
    assert widget is not None
    return widget


def test_it_is_as_wide_as_there_is_room(page: Page) -> None:
    assert abs(sheet(page).width() - page.view.page_width()) <= 2
    assert sheet(page).height() > sheet(page).width()
    assert sheet(page).accessibleName() == "Trang 1/1"


def test_keys_make_it_larger_smaller_and_fit_again(qtbot: QtBot, page: Page) -> None:
    first = sheet(page).width()

    QTest.keyClick(page, Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: sheet(page).width() > first * 1.4)
    QTest.keyClick(page, Qt.Key.Key_Equal, CTRL)  # the same key, no Shift
    qtbot.waitUntil(lambda: sheet(page).width() > first * 1.9)
    QTest.keyClick(page, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: abs(sheet(page).width() - first) <= 1)
    QTest.keyClick(page, Qt.Key.Key_Minus, CTRL)
    qtbot.waitUntil(lambda: sheet(page).width() < first)


def test_zoom_ends_somewhere(page: Page) -> None:
    for _ in range(12):
        QTest.keyClick(page, Qt.Key.Key_Plus, CTRL)
    assert page.view.zoom == 3.0
    for _ in range(12):
        QTest.keyClick(page, Qt.Key.Key_Minus, CTRL)
    assert page.view.zoom == 0.5


def test_page_keys_scroll(page: Page) -> None:
    page.view.setFocus()
    bar = page.view._scroll.verticalScrollBar()
    QTest.keyClick(page.view.focusProxy(), Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_a_narrower_window_makes_it_narrower(qtbot: QtBot, page: Page) -> None:
    page.resize(600, 500)
    qtbot.waitUntil(lambda: sheet(page).width() < 560)


def test_its_key_prints_it_and_goes_back(qtbot: QtBot, page: Page, desk: PrintDesk, tray: PaperTray) -> None:
    with qtbot.waitSignals([page.preview.closed, desk.ended]):
        QTest.keyClick(page, Qt.Key.Key_R, CTRL)
    assert len(tray.jobs) == 1


def test_escape_goes_back_and_prints_nothing(qtbot: QtBot, page: Page, tray: PaperTray) -> None:
    with qtbot.waitSignal(page.preview.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert tray.jobs == []


@pytest.mark.usefixtures("plain")
def test_any_slip_is_shown_under_its_name_and_printed_from_there(
    qtbot: QtBot, page: Page, desk: PrintDesk, tray: PaperTray
) -> None:
    with qtbot.waitSignal(page.preview.shown) as shown:
        desk.preview("handover", "BG-3-261005-01")
    assert shown.args == ["handover", "BG-3-261005-01"]
    qtbot.waitUntil(lambda: page.view._title.text() == "Phiếu bàn giao BG-3-261005-01")  # and no more of drawing

    with qtbot.waitSignal(desk.ended) as heard:
        QTest.keyClick(page, Qt.Key.Key_R, CTRL)
    assert heard.args[0].kind == "handover"


def test_of_very_many_pages_the_first_are_shown_and_told(
    qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "_MOST", 2)
    document, data = PdfDocument.new(), BytesIO()
    for _ in range(3):
        document.new_page(100, 100)
    document.save(data)

    page.view.show_slip("Sổ theo dõi", data.getvalue())
    assert "đang dựng" in page.view._title.text()

    qtbot.waitUntil(lambda: page.view.page_count == 2)
    assert page.view._title.text() == "Sổ theo dõi · 2 trang đầu, in ra đủ 3 trang"
    assert sheet(page).accessibleName() == "Trang 1/3"
