"""What the page of the reports does (điều khiển trang báo cáo): one report over one period, on paper, in a file, traced."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, not_begun, period_between
from cchc_desktop.domain.period_choice import PeriodKind, around, turned
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.sheet import Row
from cchc_desktop.domain.slip_kind import REPORT
from cchc_desktop.reports.figures.asked import ReportAsked
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.ui.figures import words
from cchc_desktop.ui.figures.reading import Saving, Shown, read, save
from cchc_desktop.ui.figures.view import ReportsView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.typed_date import NO_DAY, read_date


class ReportsPresenter(QObject):
    """`refresh` when the page is shown; files are saved in `folder`, under the report's name."""

    print_wanted = Signal(str, str)  # kind of slip, name of the report
    look_wanted = Signal(str, str)
    traced = Signal(object)  # Selection: the dossiers behind a figure
    opened = Signal(str)  # code of the dossier that a row is of
    said = Signal(str, str)  # tone, words
    left = Signal()
    troubled = Signal(object)
    _written = Signal(int)  # rows; told by the thread that writes a file

    def __init__(
        self,
        view: ReportsView,
        reader: Reader,
        desk: Desk,
        who: Who,
        folder: Path,
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._desk, self._folder = view, reader, desk, folder
        self._clerk, self._clock = who
        self._shown: Shown | None = None
        self._begin()
        self._connect()

    def use(self, desk: Desk) -> None:
        """Another office from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk: no report, this year."""
        self._reader.forget("report")
        self._begin()
        self._view.chooser.before.setChecked(False)
        self._view.forget()

    def refresh(self) -> None:
        """The list, and the report that was looked at once more: figures may be others now."""
        self._view.show_reports(tuple(REPORTS.values()))
        self._view.chooser.show_period(self._kind, self._period)
        self._read()

    @property
    def asked(self) -> ReportAsked:
        """What is looked at."""
        return ReportAsked(self._key, self._period, self._before and REPORTS[self._key].compares)

    def _begin(self) -> None:
        self._key, self._before, self._shown = "", False, None
        self._kind = PeriodKind.YEAR
        self._period = around(self._kind, self._today)

    @property
    def _today(self) -> date:
        return self._clock().astimezone(VN).date()

    # what is asked for

    def _choose(self, key: str) -> None:
        self._key = key
        self._view.chooser.allow_before(None if REPORTS[key].compares else words.NO_BEFORE)
        self._view.open()
        self._read()

    def _choose_kind(self, kind: PeriodKind) -> None:
        """The one of that length round the last day that was looked at; two days are asked for."""
        self._kind = kind
        if kind is not PeriodKind.DAYS:
            self._period = around(kind, max(self._period.first, min(self._period.last, self._today)))
            self._read()
        self._view.chooser.show_period(kind, self._period)
        if kind is PeriodKind.DAYS:
            self._view.chooser.ask_days()

    def _turn(self, steps: int) -> None:
        self._take(turned(self._kind, self._period, steps))

    def _enter_days(self, first: str, last: str) -> None:
        days = {"first": read_date(first), "last": read_date(last)}
        for field, text in (("first", first), ("last", last)):
            if text and days[field] is None:
                self._view.chooser.show_problem(Problem(field, "period.no_day", NO_DAY))
                return
        found = period_between(days["first"], days["last"])
        if isinstance(found, Problem):
            self._view.chooser.show_problem(found)
            return
        self._kind = PeriodKind.DAYS
        if self._take(found) and self._view.is_open:
            self._view.table.setFocus()

    def _take(self, period: Period) -> bool:
        """Whether it can be looked at: what has not begun cannot, nor what lies beyond the calendar."""
        within = period_between(period.first, period.last)
        problem = within if isinstance(within, Problem) else not_begun(period, self._today)
        if problem is not None:
            self._view.chooser.show_period(self._kind, period if self._kind is PeriodKind.DAYS else self._period)
            self._view.chooser.show_problem(problem)
            return False
        self._period = period
        self._view.chooser.show_period(self._kind, period)
        self._read()
        return True

    def _compare(self, before: bool) -> None:
        self._before = before
        self._read()

    def _read(self) -> None:
        by = self._clerk()
        if by is None or not self._key:
            return
        self._shown = None
        self._view.show_waiting(words.READING)
        ask = ("report", read, self.asked, self._desk.calendar, by, self._clock())
        self._reader.ask(*ask, done=self._show, failed=self.troubled.emit)

    # what is done with it

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._view.show_report(shown)

    def _trace(self, row: Row, place: int) -> None:
        selection = words.trace_of(row, place)
        if selection is not None:
            self.traced.emit(selection)
        elif code := words.code_of(row):
            self.opened.emit(code)
        else:
            self.said.emit("note", words.no_trace(row, place))

    def _save(self, ending: str) -> None:
        by = self._clerk()
        if by is not None and self._shown is not None:
            self._view.strip.say("note", words.under_way(0))
            saving = Saving(self._shown, ending, self._folder)
            ask = (save, saving, self._desk, by, self._clock(), self._written.emit)
            self._reader.ask(f"save {ending}", *ask, done=self._saved, failed=self._not_saved)

    def _saved(self, file: Path) -> None:
        self._view.strip.say("note", words.saved(file))

    def _not_saved(self, error: Exception) -> None:
        self._view.strip.clear()
        self.troubled.emit(error)

    def _leave(self) -> None:
        """From the report to the list, from there to where the clerk came from."""
        if self._view.is_open:
            self._reader.forget("report")
            self._key, self._shown = "", None
            self._view.close_report()
        else:
            self.left.emit()

    def _connect(self) -> None:
        view, chooser = self._view, self._view.chooser
        view.chosen.connect(self._choose)
        view.turned.connect(self._turn)
        view.committed.connect(lambda: self.print_wanted.emit(REPORT, self.asked.name))
        view.looked.connect(lambda: self.look_wanted.emit(REPORT, self.asked.name))
        view.saving_wanted.connect(self._save)
        view.cell_chosen.connect(self._trace)
        view.left.connect(self._leave)
        self._written.connect(lambda count: view.strip.say("note", words.under_way(count)))
        chooser.kind_chosen.connect(self._choose_kind)
        chooser.days_entered.connect(self._enter_days)
        chooser.before_toggled.connect(self._compare)
