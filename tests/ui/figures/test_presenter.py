"""One report after another, over periods chosen by keys; what is wrong with a period is said at its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sheet_fixtures import listing

from cchc_desktop.domain.period import month_of, year_of
from cchc_desktop.domain.period_choice import PeriodKind
from cchc_desktop.domain.sheet import Role
from cchc_desktop.ui.figures import words
from cchc_desktop.ui.figures.presenter import ReportsPresenter
from cchc_desktop.ui.figures.view import ReportsView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.typed_date import NO_DAY


@pytest.fixture
def view(show: Callable[..., QWidget]) -> ReportsView:
    made = ReportsView()
    show(made)
    return made


@pytest.fixture
def presenter(view: ReportsView, reader: Reader, counter: Counter, tmp_path: Path) -> ReportsPresenter:
    made = ReportsPresenter(view, reader, counter.desk, (lambda: counter.clerk, counter.clock), tmp_path / "out")
    made.refresh()
    return made


@pytest.fixture
def opened(presenter: ReportsPresenter, view: ReportsView, qtbot: QtBot) -> ReportsPresenter:
    view.chosen.emit("ii06a")
    qtbot.waitUntil(view.commit.isEnabled)
    return presenter


def test_this_year_at_first_printed_and_looked_at_by_its_name(
    opened: ReportsPresenter, view: ReportsView, counter: Counter, qtbot: QtBot
) -> None:
    year = counter.now.year
    name = f"ii06a_{year}-01-01_{year}-12-31"
    with qtbot.waitSignal(opened.print_wanted) as heard:
        view.committed.emit()
    assert heard.args == ["report", name]
    with qtbot.waitSignal(opened.look_wanted) as heard:
        view.looked.emit()
    assert heard.args == ["report", name]


def test_periods_turn_and_change_their_kind_round_the_day_that_was_looked_at(
    opened: ReportsPresenter, view: ReportsView, counter: Counter, qtbot: QtBot
) -> None:
    today = counter.now.date()
    view.chooser.kind_chosen.emit(PeriodKind.MONTH)
    assert opened.asked.period == month_of(today.year, today.month)
    view.turned.emit(-today.month)
    assert opened.asked.period == month_of(today.year - 1, 12)
    view.chooser.kind_chosen.emit(PeriodKind.YEAR)
    assert opened.asked.period == year_of(today.year - 1)
    qtbot.waitUntil(view.commit.isEnabled)
    assert view.table.cells.sheet is not None
    assert view.table.cells.sheet.period == year_of(today.year - 1)


@pytest.mark.parametrize(
    ("first", "last", "field", "said"),
    [
        ("01/02/2026", "01/01/2026", "last", "Kỳ ngược"),
        ("", "01/01/2026", "first", "Cần cả ngày đầu và ngày cuối"),
        ("01/01/2026", "", "last", "Cần cả ngày đầu và ngày cuối"),
        ("31/02/2026", "01/01/2026", "first", NO_DAY),
        ("01/01/2199", "02/01/2199", "first", "Kỳ này chưa bắt đầu"),
        ("01/01/0001", "02/01/0001", "first", "Kỳ phải nằm trong"),
    ],
)
def test_a_period_that_is_none_is_refused_at_its_day(
    opened: ReportsPresenter, view: ReportsView, first: str, last: str, field: str, said: str
) -> None:
    before = opened.asked
    view.chooser.days_entered.emit(first, last)
    day = view.chooser.first if field == "first" else view.chooser.last
    assert said in day._problem.text()
    assert day.editor.hasFocus()
    assert opened.asked == before


def test_two_days_are_asked_for_and_taken(opened: ReportsPresenter, view: ReportsView, qtbot: QtBot) -> None:
    view.chooser.kind_chosen.emit(PeriodKind.DAYS)
    assert view.chooser.first.editor.hasFocus()
    view.chooser.days_entered.emit("5/1/2026", "09012026")
    assert opened.asked.name == "ii06a_2026-01-05_2026-01-09"
    assert view.table.hasFocus()
    view.turned.emit(-1)
    assert opened.asked.name == "ii06a_2025-12-31_2026-01-04"
    for steps in (100_000, -100_000):
        view.turned.emit(steps)
        assert view.chooser.first.has_problem
        assert opened.asked.name == "ii06a_2025-12-31_2026-01-04"
    qtbot.waitUntil(view.commit.isEnabled)


def test_the_year_before_stands_under_each_row_of_a_report_that_knows_it(
    opened: ReportsPresenter, view: ReportsView, qtbot: QtBot
) -> None:
    view.chooser.before.setChecked(True)
    assert opened.asked.before
    qtbot.waitUntil(view.commit.isEnabled)
    sheet = view.table.cells.sheet
    assert sheet is not None
    assert [row.role for row in sheet.rows].count(Role.BEFORE) == 5

    view.chosen.emit("post")
    assert (opened.asked.before, view.chooser.before.isEnabled()) == (False, False)


def test_a_figure_leads_to_its_dossiers_and_one_without_says_so(
    opened: ReportsPresenter, view: ReportsView, qtbot: QtBot
) -> None:
    row = view.table.cells.row(1)
    with qtbot.waitSignal(opened.traced) as heard:
        view.cell_chosen.emit(row, 2)
    assert heard.args == [row.traces[2]]
    with qtbot.waitSignal(opened.said) as heard:
        view.cell_chosen.emit(row, 3)
    assert heard.args == ["note", words.NO_TRACE]


def test_the_row_of_a_dossier_opens_it_and_its_heading_says_it_leads_nowhere(
    opened: ReportsPresenter, view: ReportsView, qtbot: QtBot
) -> None:
    heading, row = listing().rows
    for place in (0, 2):
        with qtbot.waitSignal(opened.opened) as heard:
            view.cell_chosen.emit(row, place)
        assert heard.args == ["H00.18-261005-3012"]
    with qtbot.assertNotEmitted(opened.opened), qtbot.waitSignal(opened.said) as told:
        view.cell_chosen.emit(heading, 0)
    assert told.args == ["note", words.NO_TRACE]


def test_a_figure_in_the_row_of_a_dossier_still_leads_to_those_behind_it(
    opened: ReportsPresenter, view: ReportsView, qtbot: QtBot
) -> None:
    trace = view.table.cells.row(1).traces[2]
    row = replace(listing().rows[1], traces=(None, None, trace))
    with qtbot.assertNotEmitted(opened.opened), qtbot.waitSignal(opened.traced) as heard:
        view.cell_chosen.emit(row, 2)
    assert heard.args == [trace]


def test_a_report_is_saved_and_where_is_said(
    opened: ReportsPresenter, view: ReportsView, tmp_path: Path, qtbot: QtBot
) -> None:
    for ending in ("xlsx", "csv"):
        view.saving_wanted.emit(ending)
        qtbot.waitUntil(lambda ending=ending: f".{ending} vào " in view.strip.text)  # type: ignore[misc]
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".xlsx", ".csv"}
    assert opened.asked.key == "ii06a"


def test_esc_leads_to_the_list_then_away_and_another_clerk_begins_anew(
    opened: ReportsPresenter, view: ReportsView, qtbot: QtBot
) -> None:
    view.left.emit()
    assert not view.is_open
    with qtbot.waitSignal(opened.left):
        view.left.emit()

    view.chosen.emit("ii06a")
    view.chooser.kind_chosen.emit(PeriodKind.MONTH)
    opened.start_over()
    assert (view.is_open, view.chooser.before.isChecked()) == (False, False)
    view.saving_wanted.emit("xlsx")
    opened.refresh()
    assert view.chooser.kind.currentText() == "Năm"
