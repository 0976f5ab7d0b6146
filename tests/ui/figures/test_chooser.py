"""A period is chosen by one key, or by two days and Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.period import Period, quarter_of
from cchc_desktop.domain.period_choice import PeriodKind
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.figures.chooser import PeriodChooser


@pytest.fixture
def chooser(show: Callable[..., QWidget]) -> PeriodChooser:
    made = PeriodChooser()
    show(made)
    return made


def test_a_kind_is_one_key(chooser: PeriodChooser, qtbot: QtBot) -> None:
    chooser.kind.setFocus()
    with qtbot.waitSignal(chooser.kind_chosen) as heard:
        QTest.keyClick(chooser, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert heard.args == [PeriodKind.QUARTER]
    with qtbot.waitSignal(chooser.kind_chosen) as heard:
        QTest.keyClick(chooser.kind, Qt.Key.Key_Down)
    assert heard.args == [PeriodKind.HALF]


def test_two_days_are_typed_one_after_the_other(chooser: PeriodChooser, qtbot: QtBot) -> None:
    chooser.show_period(PeriodKind.QUARTER, quarter_of(2026, 3))
    assert (chooser.kind.currentText(), chooser.first.text, chooser.last.text) == ("Quý", "01/07/2026", "30/09/2026")

    chooser.ask_days()
    QTest.keyClicks(chooser.first.editor, "5/7")
    QTest.keyClick(chooser.first.editor, Qt.Key.Key_Return)
    assert chooser.last.editor.hasFocus()
    with qtbot.waitSignal(chooser.days_entered) as heard:
        QTest.keyClick(chooser.last.editor, Qt.Key.Key_Return)
    assert heard.args == ["5/7", "30/09/2026"]


def test_what_is_wrong_stands_at_its_day_until_the_period_changes(chooser: PeriodChooser) -> None:
    chooser.show_problem(Problem("last", "period.upside_down", "Kỳ ngược."))
    assert chooser.last.has_problem
    assert chooser.last.editor.hasFocus()
    chooser.show_period(PeriodKind.DAYS, Period(date(2026, 1, 1), date(2026, 1, 2)))
    assert not chooser.last.has_problem


def test_the_year_before_is_refused_with_a_reason(chooser: PeriodChooser) -> None:
    chooser.allow_before("Không so được.")
    assert (chooser.before.isEnabled(), chooser.before.toolTip()) == (False, "Không so được.")
    chooser.allow_before(None)
    assert chooser.before.isEnabled()
