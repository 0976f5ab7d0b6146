"""What the page of the whole register does (điều khiển trang cả sổ): sifts, sorts, reads what is looked at, saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.domain.slip_kind import REGISTER
from cchc_desktop.reports.register import Choices, Page
from cchc_desktop.ui.dossiers import reading, words
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.dossiers.words import AT_FIRST
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.writer import Writer

if TYPE_CHECKING:
    from cchc_desktop.slips.slip import Slip

_NEWEST_FIRST = (Order.RECEIVED, Order.FINISHED, Order.CODE)
_FIRST, _BEGIN, _PAGE, _SAVE = "register.first", "register.begin", "register.page", "register.save"
_PRINT = "register.print"


class WholeRegisterPresenter(QObject):
    """`choose` what to choose by; `refresh` when the page is shown again."""

    opened = Signal(str)  # dossier uid
    took = Signal(str)
    left = Signal()
    troubled = Signal(object)
    print_wanted = Signal(object)  # {(kind of slip, its name): the gathered slip}
    look_wanted = Signal(object)  # the same
    _written = Signal(int)  # rows; told by the thread that writes a file

    def __init__(
        self,
        view: WholeRegisterView,
        threads: tuple[Reader, Reader, Writer],
        desk: Desk,
        who: Who,
        folder: Path,
    ) -> None:
        """The second reader does what takes longer: what can be chosen by, pages, files, which lie in `folder`."""
        super().__init__(view)
        self._view, (self._reader, self._patient, self._writer) = view, threads
        self._desk, self._folder = desk, folder
        self._clerk, self._clock = who
        self._selection = Selection()
        self._names: tuple[str, ...] = AT_FIRST
        self._has_begun = False
        self._on_way: dict[int, int] = {}
        view.filtered.connect(self._sift)
        view.cleared.connect(self._clear)
        view.sorted_by.connect(self._sort)
        view.columns_chosen.connect(self._choose_columns)
        view.copied.connect(self._copy)
        view.saved.connect(self._save)
        view.printed.connect(lambda: self._gather(self.print_wanted))
        view.looked.connect(lambda: self._gather(self.look_wanted))
        self._written.connect(lambda count: view.tell(words.under_way(count)))
        view.page_wanted.connect(self._read_page)
        view.opened.connect(self.opened)
        view.left.connect(self.left)

    def use(self, desk: Desk) -> None:
        """Another office from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk."""
        self._reader.forget(_FIRST)
        for key in (_BEGIN, _SAVE, _PRINT):
            self._patient.forget(key)
        self._selection, self._has_begun = Selection(), False
        self._view.forget()
        self._view.show_selection(self._selection)

    @property
    def selection(self) -> Selection:
        """What is chosen by."""
        return self._selection

    def choose(self, selection: Selection) -> None:
        """Choose by this, as soon as the page is shown."""
        self._selection = selection
        self._show_columns()  # another order, perhaps

    def refresh(self) -> None:
        """Read the list from its beginning."""
        by = self._clerk()
        if by is None:
            return
        if not self._has_begun:
            self._patient.ask(_BEGIN, reading.begin, by, done=self._begun, failed=self.troubled.emit)
        self._view.show_selection(self._selection)
        selection = self._selection
        self._reader.ask(
            _FIRST,
            reading.first,
            selection,
            by,
            self._clock(),
            done=lambda page: self._show_first(page, selection),
            failed=self.troubled.emit,
        )

    def _begun(self, found: tuple[Choices, tuple[str, ...]]) -> None:
        self._has_begun = True
        choices, self._names = found
        self._view.offer(choices)
        self._show_columns()

    def _show_first(self, page: Page, selection: Selection) -> None:
        if selection == self._selection:
            self._on_way.clear()
            self._view.show_first(page, selection)

    def _read_page(self, number: int) -> None:
        """Of even and of odd pages the newest wanted: what was scrolled past is not read."""
        by, half = self._clerk(), number % 2
        if by is None:
            return
        if half in self._on_way:
            self._view.table.lines.drop(self._on_way[half])
        self._on_way[half] = number
        ask = (f"{_PAGE}{half}", reading.further, self._selection, by, self._clock(), number)
        self._reader.ask(*ask, done=lambda page: self._show_page(number, page), failed=self.troubled.emit)

    def _show_page(self, number: int, page: Page) -> None:
        if self._on_way.get(number % 2) == number:
            del self._on_way[number % 2]
            self._view.table.show_page(page)

    def _sift(self, selection: Selection) -> None:
        self._selection = replace(selection, order=self._selection.order, descending=self._selection.descending)
        self.refresh()

    def _clear(self) -> None:
        self._selection = Selection(order=self._selection.order, descending=self._selection.descending)
        self.refresh()

    def _sort(self, order: Order) -> None:
        same = order is self._selection.order
        descending = not self._selection.descending if same else order in _NEWEST_FIRST
        self._selection = replace(self._selection, order=order, descending=descending)
        self._show_columns()
        self.refresh()

    def _choose_columns(self, names: Sequence[str]) -> None:
        self._names = tuple(names) or AT_FIRST[:1]
        self._show_columns()
        self._writer.run(reading.keep_columns, self._names, failed=self.troubled.emit)

    def _show_columns(self) -> None:
        self._view.show_columns(self._names, self._selection.order, self._selection.descending)

    def _copy(self) -> None:
        lines = self._view.table.selected_lines()
        if lines:
            QGuiApplication.clipboard().setText(reading.copied(lines, self._names))
            self.took.emit(f"Đã chép {len(lines)} dòng")

    def _save(self, ending: str) -> None:
        by = self._clerk()
        if by is None:
            return
        self._view.tell(words.under_way(0))
        saving = reading.Saving(self._selection, self._names, ending, self._desk.office, self._folder)
        ask = (_SAVE, reading.save, saving, by, self._clock(), self._written.emit)
        self._patient.ask(*ask, done=self._saved, failed=self._not_saved)

    def _gather(self, wanted: SignalInstance) -> None:
        """The choice is named by the writer, its pages gathered by the second reader; then they are asked for."""
        by = self._clerk()
        if by is None:
            return
        self._view.tell(words.GATHERING)
        named, now = partial(self._gather_named, wanted, by), self._clock()
        self._writer.run(reading.name_choice, self._selection, by, now, done=named, failed=self._not_saved)

    def _gather_named(self, wanted: SignalInstance, by: Clerk, name: str) -> None:
        ask = (_PRINT, reading.gathered, name, self._desk, by, self._clock())
        self._patient.ask(*ask, done=lambda slip: self._gathered(wanted, name, slip), failed=self._not_saved)

    def _gathered(self, wanted: SignalInstance, name: str, slip: Slip) -> None:
        self._view.tell("")
        wanted.emit({(REGISTER, name): slip})

    def _saved(self, file: Path) -> None:
        self._view.tell(words.saved(file))

    def _not_saved(self, error: Exception) -> None:
        self._view.tell("")
        self.troubled.emit(error)
