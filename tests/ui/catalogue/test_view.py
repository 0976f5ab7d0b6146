"""The page of the catalogue is worked by keys; a file may be dropped on it, and long sentences are read whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.catalogue.reading import Line, Standing
from cchc_desktop.ui.catalogue.view import CatalogueView

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
KNOWN = Standing((Line("10 ngày", "1.000001", "Một"), Line("5 ngày", "1.000002", "Hai " * 60)), "")


def test_a_dropped_file_is_given_as_if_it_was_typed(qtbot: QtBot, view: CatalogueView, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    view.dragEnterEvent(entering)

    with qtbot.waitSignal(view.file_given) as given:
        view.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))

    assert entering.isAccepted()
    assert Path(given.args[0]) == tmp_path / "a.xlsx"
    assert view.path.text == given.args[0]


def test_text_that_is_dropped_is_no_file(view: CatalogueView) -> None:
    data = QMimeData()
    data.setText("a")
    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    entering.ignore()
    view.dragEnterEvent(entering)

    assert not entering.isAccepted()


@pytest.mark.parametrize(("field", "signal"), [("path", "file_given"), ("since", "since_entered")])
def test_enter_in_a_field_hands_it_on(qtbot: QtBot, view: CatalogueView, field: str, signal: str) -> None:
    getattr(view, field).set_text("abc")

    with qtbot.waitSignal(getattr(view, signal)) as given:
        QTest.keyClick(getattr(view, field).editor, Qt.Key.Key_Return)

    assert given.args == ["abc"]


def test_the_whole_sentence_of_the_line_stands_below_the_list(view: CatalogueView) -> None:
    view.show_standing(KNOWN)
    view.table.selectRow(1)

    assert view.whole.text() == KNOWN.lines[1].text


def test_enter_in_the_list_wants_the_guide_of_that_procedure(qtbot: QtBot, view: CatalogueView) -> None:
    view.show_standing(KNOWN)

    with qtbot.waitSignal(view.guide_wanted) as wanted:
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert wanted.args == ["1.000001"]


def test_a_line_about_the_file_leads_nowhere(qtbot: QtBot, view: CatalogueView) -> None:
    view.show_since(date(2026, 7, 1), [Line("Sai", "", "x", "wrong")])

    with qtbot.assertNotEmitted(view.guide_wanted):
        view.table.chosen.emit(view.table.current)


def test_help_knows_the_keys_of_the_list(view: CatalogueView) -> None:
    assert dict(view.keys())["Enter"].startswith("Ở bảng")
