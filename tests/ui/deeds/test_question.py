"""One question: its answer is read back, what is wrong is said by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.deeds.form import Ask, Kind
from cchc_desktop.ui.deeds.question import Question

PAPERS = (RequiredDocument("Giấy khai sinh", certified=1),)


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (Ask("a", "A"), "một dòng"),
        (Ask("a", "A", Kind.TEXT), "hai\ndòng"),
        (Ask("a", "A", Kind.CHOICE, "x", {"x": "Một", "y": "Hai"}), "y"),
        (Ask("a", "A", Kind.PAPERS, documents=PAPERS), "Giấy khai sinh x0/1/0\nKhác x2/0/0"),
    ],
)
def test_an_answer_is_read_back(show: Callable[..., QWidget], ask: Ask, answer: str) -> None:
    question = Question(ask)
    show(question, 460, 300)
    question.set_answer(answer)
    assert question.answer == answer


@pytest.mark.parametrize("kind", [Kind.LINE, Kind.TEXT, Kind.PAPERS])
def test_what_is_wrong_is_said_and_what_says_it_can_be_brought_into_sight(
    show: Callable[..., QWidget], kind: Kind
) -> None:
    question = Question(Ask("a", "A", kind))
    show(question, 460, 300)
    question.show_problem(Problem("a", "a.b", "Cần ghi."))

    assert any("✕ Cần ghi." in each.text() for each in question.findChildren(QLabel) if each.isVisible())
    assert question.trouble.isVisible()
