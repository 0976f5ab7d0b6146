"""What the page of the deeds does (điều khiển trang việc khác): one dossier, one deed, its act, its slips."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.doing import Task, do
from cchc_desktop.ui.deeds.form import Answers, DeedForm
from cchc_desktop.ui.deeds.forms import form_of
from cchc_desktop.ui.deeds.reading import DeedsReading, read
from cchc_desktop.ui.deeds.view import DeedRow, DeedsView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

_WORDS = {Deed.VOID: "hủy hồ sơ nhập nhầm", Deed.SEND_BACK: "phòng trả lại quầy"}
_NOTHING = DeedForm("", "Làm việc này")


class DeedsPresenter(QObject):
    """`open` a dossier's uid; `shown` once it stands on the page; `done` after every act."""

    shown = Signal()
    said = Signal(str, str)  # tone, words
    print_wanted = Signal(str, str)  # kind of slip, dossier uid
    done = Signal(str)  # dossier uid
    left = Signal()
    receive_wanted = Signal(object)  # Dossier: by the intake's page, which has its form
    troubled = Signal(object)

    def __init__(
        self,
        view: DeedsView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._desk, self._clerk, self._clock = desk, clerk, clock
        self._reading: DeedsReading | None = None
        self._wanted: Deed | None = None
        self._row: DeedRow | None = None
        self._form: DeedForm | None = None
        self._typed: dict[Deed, Answers] = {}  # for this dossier, what was begun and left
        self._busy = False
        view.moved.connect(self._choose)
        view.committed.connect(self._commit)
        view.left.connect(self.left)

    def use(self, desk: Desk) -> None:
        """Another office or calendar from now on."""
        self._desk = desk

    def open(self, uid: str, deed: Deed | None = None) -> None:
        """What may be done with a dossier, standing on `deed`."""
        by = self._clerk()
        if by is not None:
            self._wanted = deed
            ask = (read, uid, self._desk, by, self._clock())
            self._reader.ask("deeds", *ask, done=self._show, failed=self.troubled.emit)

    def forget(self) -> None:
        """For another clerk."""
        self._reading = self._row = self._form = None
        self._typed = {}
        self._view.show_deeds("", "", ())
        self._view.show_form(_NOTHING, "")

    def _show(self, reading: DeedsReading) -> None:
        self._keep_typed()
        if self._reading is None or self._reading.dossier.uid != reading.dossier.uid:
            self._typed = {}
        self._reading, self._row, self._form = reading, None, None
        rows, dossier = _rows(reading), reading.dossier
        whose = f"{dossier.intake.owner.name} · {dossier.reception.short_name or dossier.reception.procedure_name}"
        self._view.show_deeds(dossier.printed_code, whose, rows)
        place = next((place for place, row in enumerate(rows) if row.deed is self._wanted), 0)
        self._view.table.selectRow(place)
        self._choose(rows[place])
        self.shown.emit()
        self._view.table.setFocus()  # the shell goes back to where the focus was: to a question that is gone
        if self._wanted is not None:
            self._view.panel.begin()

    def _choose(self, row: DeedRow) -> None:
        if self._reading is None or (self._row is row and self._form is not None):
            return
        self._keep_typed()
        form = form_of(row.deed, self._reading)
        if form is not None:
            self._row, self._form = row, form
            self._view.show_form(form, row.why_not)
            self._view.panel.restore(self._typed.get(row.deed, {}))

    def _keep_typed(self) -> None:
        """Of the deed that is left; nothing that was typed is lost by looking elsewhere."""
        if self._row is not None and self._form is not None:
            self._typed[self._row.deed] = self._view.panel.typed

    def _commit(self) -> None:
        by, reading, row = self._clerk(), self._reading, self._row
        if by is None or reading is None or row is None or self._form is None:
            return
        if self._busy or not self._view.commit.isEnabled():
            return
        if row.deed is Deed.RECEIVE:
            self.receive_wanted.emit(reading.dossier)
            return
        self._show_busy(True)
        task = Task(row.deed, reading.dossier, self._view.panel.answers, self._form.lead)
        slips = self._form.slips
        self._writer.run(
            do,
            self._desk,
            task,
            by,
            self._clock(),
            done=lambda dossier: self._did(row, slips, dossier),
            failed=self._failed,
        )

    def _did(self, row: DeedRow, slips: tuple[str, ...], dossier: Dossier) -> None:
        self._show_busy(False)
        self._form = None
        self._typed.pop(row.deed, None)
        for kind in slips:
            if kind != "receipt" or dossier.printed_code:
                self.print_wanted.emit(kind, dossier.uid)
        self.said.emit("done", f"{dossier.printed_code or 'Hồ sơ'}: đã ghi “{row.words.lower()}”.")
        self.done.emit(dossier.uid)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _failed(self, error: Exception) -> None:
        self._show_busy(False)
        if isinstance(error, Refused):
            self._view.panel.show_problems(error.problems)
        else:
            self.troubled.emit(error)


def _rows(reading: DeedsReading) -> list[DeedRow]:
    rows = [
        DeedRow(deed, _words(deed), problem.message if problem else "")
        for deed, problem in reading.deeds.items()
        if form_of(deed, reading) is not None and not (problem and deed is Deed.RECEIVE)
    ]
    return sorted(rows, key=lambda row: bool(row.why_not))


def _words(deed: Deed) -> str:
    words = _WORDS.get(deed, deed.value)
    return words[:1].upper() + words[1:]
