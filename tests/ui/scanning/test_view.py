"""The page stands on what must still be scanned; files dragged onto it are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import NOW, a_dossier
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.scan import PaperScans
from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.reading import Reading
from cchc_desktop.ui.scanning.view import ScanningView

SCAN = FileLinked(NOW, "00", 1, "application/pdf", "a")
PAPERS = (PaperScans("a", True, (SCAN,)), PaperScans("b", False, ()), PaperScans("c", True, ()))


@pytest.fixture
def view(show: Callable[..., QWidget]) -> ScanningView:
    made = ScanningView()
    show(made)
    return made


def test_it_stands_on_the_first_that_must_still_be_scanned(view: ScanningView) -> None:
    view.show_dossier(Reading(a_dossier(), PAPERS, "D:/quet"))

    assert view.table.current == PAPERS[2]
    assert view.side.files.folder.text == "D:/quet"
    assert view._missing.text() == "còn 1 phải số hóa"


def test_nothing_can_be_kept_without_a_dossier_or_a_file(view: ScanningView) -> None:
    assert view.commit.toolTip() == words.NO_DOSSIER

    view.show_dossier(Reading(a_dossier(), PAPERS, ""))
    assert view.commit.toolTip() == words.NO_FILE
    view.show_waiting([Path("x.pdf")])

    assert view.commit.isEnabled()
    assert "“c”" in view.commit.words


def test_dropped_files_are_told_and_addresses_of_the_web_are_not(view: ScanningView, tmp_path: Path) -> None:
    dropped: list[list[Path]] = []
    view.dropped.connect(dropped.append)
    for url in (QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.vn/a.pdf")):
        data = QMimeData()
        data.setUrls([url])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        view.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))

    assert dropped == [[tmp_path / "a.pdf"]]
