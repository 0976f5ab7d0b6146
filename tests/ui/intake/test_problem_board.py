"""Problems find their place: their field, the nearest part above it, or the top of the page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.ui.intake.fields import PartField
from cchc_desktop.ui.intake.problem_board import Place, ProblemBoard
from cchc_desktop.ui.theme import Theme


class Board(ProblemBoard):
    """Two fields and a top."""

    def __init__(self) -> None:
        self.number, self.papers = PartField("Số"), PartField("Giấy tờ")
        self.top: list[Problem | None] = []
        super().__init__({"owner.number": Place.of(self.number), "papers": Place.of(self.papers)}, self.top.append)


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> Board:
    board = Board()
    for field in (board.number, board.papers):
        qtbot.addWidget(field)
    return board


def test_each_stands_at_its_field_and_the_first_error_is_gone_to(board: Board) -> None:
    doubt, error = warning("owner.number", "a", "Xem lại."), Problem("papers.3.original", "b", "Sai.")

    first = board.show([doubt, error])

    assert (board.number.problem, board.papers.problem) == (doubt, error)
    assert first is board.papers.line


def test_doubts_alone_move_nothing(board: Board) -> None:
    assert board.show([warning("owner.number", "a", "Xem lại.")]) is None


def test_what_has_no_field_is_said_at_the_top(board: Board) -> None:
    problem = Problem("", "store", "Ổ đĩa đầy.")

    board.show([problem])

    assert board.top[-1] == problem


def test_what_was_said_before_is_gone(board: Board) -> None:
    board.show([Problem("owner.number", "a", "Sai.")])
    board.show([])

    assert board.number.problem is None
    assert board.top[-1] is None


def test_one_field_alone_is_judged(board: Board) -> None:
    wrong = Problem("owner.number", "a", "Sai.")

    board.show_at("owner.number", [wrong, Problem("papers", "b", "Thiếu.")])
    assert board.number.problem == wrong
    assert board.papers.problem is None

    board.show_at("owner.number", [])
    assert board.number.problem is None
    board.show_at("nowhere", [wrong])
