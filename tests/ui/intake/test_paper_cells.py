"""Cells are painted in both palettes: what is missing, what is here, what is thought of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import DOCUMENTS
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_rows import STATE
from cchc_desktop.ui.intake.paper_table import PaperTable
from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.theme import Choice, Theme


@pytest.fixture(params=[Choice.LIGHT, Choice.DARK])
def palette(theme: Theme, request: pytest.FixtureRequest) -> Iterator[None]:
    theme.choose(request.param)
    yield
    theme.choose(Choice.LIGHT)


def cell(table: PaperTable, row: int, column: int) -> QImage:
    rect = table.visualRect(table.papers.index(row, column))
    return table.viewport().grab(rect).toImage()


def has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixelColor(x, y).rgb() == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.usefixtures("palette")
def test_a_full_row_is_green_with_a_word_and_a_missing_one_is_not(qtbot: QtBot) -> None:
    table = PaperTable()
    qtbot.addWidget(table)
    table.resize(780, 200)
    papers = tuple(PaperForm(document.name) for document in DOCUMENTS)
    table.show_papers((papers[0].with_counts((1, 0, 0)), *papers[1:]), DOCUMENTS)
    table.show()

    done = shown_palette().done.text
    assert has(cell(table, 0, STATE), done)
    assert not has(cell(table, 1, STATE), done)


@pytest.mark.usefixtures("palette")
def test_the_row_with_the_focus_is_filled(qtbot: QtBot) -> None:
    table = PaperTable()
    qtbot.addWidget(table)
    table.resize(780, 200)
    table.show_papers((PaperForm("a"), PaperForm("b")), DOCUMENTS)
    table.show()
    qtbot.waitExposed(table)
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    fill = shown_palette().note.fill
    assert has(cell(table, 0, 1), fill)
    assert not has(cell(table, 1, 1), fill)
