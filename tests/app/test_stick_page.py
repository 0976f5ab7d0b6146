"""In the whole window: the page of the stick by keys, and the errands behind it; none of them can end the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import CARD, give_printer, receive
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.stick_page import _BUG, StickPage
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import deliveries
from cchc_desktop.ui.sync.stick import NO_FOLDER


def page_of(hand: Hand) -> StickPage:
    return hand.desktop.pages.sync.stick


def done(hand: Hand, key: Qt.Key) -> str:
    """What is said once the errand of that key has ended."""
    page = page_of(hand)
    page.view.said.setText("")
    hand.ctrl(key)
    hand.wait(lambda: bool(page.view.said.text()), "the stick")
    page.wait(60.0)
    hand.settle()
    return page.view.said.text()


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    made = tmp_path / "usb"
    made.mkdir()
    return made


def test_out_and_refused_without_a_line(hand: Hand, tmp_path: Path, usb: Path) -> None:
    give_printer(hand, tmp_path)
    receive(hand, CARD)
    hand.press(Qt.Key.Key_F9)
    hand.ctrl(Qt.Key.Key_U)
    assert hand.desktop.shell.page == "stick"
    view = page_of(hand).view
    view.folder.set_text("")
    assert done(hand, Qt.Key.Key_Return) == f"✕ {NO_FOLDER}"

    view.folder.set_text(str(usb))
    assert done(hand, Qt.Key.Key_Return).startswith("✓ Đã xuất")
    assert len(list(usb.glob("*.goi"))) == 1
    assert "Xuất lần cuối" in view.last.text()
    assert done(hand, Qt.Key.Key_N).startswith("◷ ")
    assert done(hand, Qt.Key.Key_G).startswith("✕ Chưa nối được tới cổng")
    assert hand.ask(lambda db: deliveries.waiting(db)[0]) > 0

    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "sync"


class _Shell:
    """What the page asks of the shell while it is made."""

    def show_page(self, _name: str) -> None:
        return


@pytest.mark.parametrize(
    ("error", "said"),
    [(Refused((Problem("", "x", "Không được."),)), "✕ Không được."), (ZeroDivisionError(), f"✕ {_BUG}")],
)
def test_refusals_and_bugs_end_in_a_sentence(
    qtbot: QtBot, counter: Counter, monkeypatch: pytest.MonkeyPatch, usb: Path, error: Exception, said: str
) -> None:
    from cchc_desktop.sync import stick_export
    from cchc_desktop.ui.reader import Reader

    def fails(*_given: object) -> None:
        raise error

    shown: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *told: shown.append(told[0]))
    monkeypatch.setattr(stick_export, "export", fails)
    reader = Reader(lambda: counter.db)
    monkeypatch.setattr(reader, "ask", lambda *_given, **_named: None)
    clerk = counter.file.lead
    page = StickPage(_Shell(), reader, counter, (lambda: clerk, places.clock))  # type: ignore[arg-type]
    page.view.folder.set_text(str(usb))
    with qtbot.waitSignal(page.happened):
        page.view.export_wanted.emit()
    assert page.view.said.text() == said
    assert shown == ([ZeroDivisionError] if isinstance(error, ZeroDivisionError) else [])
    page.wait(60.0)
