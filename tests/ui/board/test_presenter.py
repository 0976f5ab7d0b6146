"""The board counts when it is shown, shows the table of a picture at Enter, and saves PDF and SVG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.board.presenter import BoardPresenter
from cchc_desktop.ui.board.view import BoardView
from cchc_desktop.ui.reader import Reader


@pytest.fixture
def view(show: Callable[..., QWidget]) -> BoardView:
    made = BoardView()
    show(made)
    return made


@pytest.fixture
def presenter(view: BoardView, reader: Reader, counter: Counter, tmp_path: Path) -> BoardPresenter:
    return BoardPresenter(view, reader, counter.desk, (lambda: counter.clerk, counter.clock), tmp_path / "out")


def test_enter_shows_the_numbers_and_esc_leads_back(
    presenter: BoardPresenter, view: BoardView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    presenter.refresh()
    qtbot.waitUntil(lambda: len(view.frames) == 6)
    first = view.frames[0]
    assert "Tổng số, 1" in first.accessibleDescription()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert view.card.isVisible()
    assert view.card.accessibleName() == first.picture.title
    with qtbot.assertNotEmitted(presenter.left):
        view._leave()
    assert view.card.isHidden()
    with qtbot.waitSignal(presenter.left):
        view._leave()


def test_counted_again_the_focus_stays(
    presenter: BoardPresenter, view: BoardView, counter: Counter, qtbot: QtBot
) -> None:
    presenter.refresh()
    qtbot.waitUntil(lambda: len(view.frames) == 6)
    before = view.frames
    view.frames[2].setFocus()
    counter.clock.forward(hours=1)
    counter.receive()
    view.refreshed.emit()
    qtbot.waitUntil(lambda: view.frames is not before and len(view.frames) == 6)
    assert view.frames[2].hasFocus()
    assert f"{counter.now:%H:%M}" in view.told.text()


@pytest.mark.parametrize(("kind", "count"), [("pdf", 1), ("svg", 6)])
def test_saved(
    presenter: BoardPresenter, view: BoardView, counter: Counter, qtbot: QtBot, tmp_path: Path, kind: str, count: int
) -> None:
    counter.receive()
    presenter.refresh()
    qtbot.waitUntil(view.save.isEnabled)
    view.saved.emit(kind)
    qtbot.waitUntil(lambda: "Đã ghi" in view.told.text())
    files = sorted((tmp_path / "out").iterdir())
    assert [file.suffix for file in files] == [f".{kind}"] * count
    if kind == "pdf":
        pages = pypdfium2.PdfDocument(files[0])
        told = pages[0].get_textpage().get_text_bounded()
        assert len(pages) == 2
        assert "BẢN TẬP" in told
        assert "Trung tâm Phục vụ hành chính công" in told


def test_a_folder_that_cannot_be_written_to(
    presenter: BoardPresenter, view: BoardView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("")
    presenter.refresh()
    qtbot.waitUntil(view.save.isEnabled)
    with qtbot.waitSignal(presenter.troubled) as heard:
        view.saved.emit("pdf")
    assert "Không ghi được tệp" in heard.args[0].problems[0].message


def test_another_clerk_begins_anew(presenter: BoardPresenter, view: BoardView, qtbot: QtBot) -> None:
    presenter.refresh()
    qtbot.waitUntil(lambda: len(view.frames) == 6)
    presenter.start_over()
    assert view.frames == []
    assert not view.save.isEnabled()
