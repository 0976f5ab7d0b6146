"""What the page of the deeds does (điều khiển trang việc khác): one dossier, one deed, its act, its slips."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.slip_kind import RECEIPT, WITHDRAWAL_NOTE
from cchc_desktop.ui.deeds import keys
from cchc_desktop.ui.deeds.doing import Task, do
from cchc_desktop.ui.deeds.form import Answers, DeedForm
from cchc_desktop.ui.deeds.forms import form_of
from cchc_desktop.ui.deeds.reading import DeedsReading, read
from cchc_desktop.ui.deeds.view import DeedRow, DeedsView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

ELSEWHERE = (Deed.RECEIVE, Deed.HAND_OVER, Deed.RETURN_RESULT, Deed.POST_RESULT)  # each has a page of its own
_AGAIN = "Xem lại chỗ được hỏi. Đúng như vậy thì Ctrl+Enter lần nữa để lưu."
_NEED_A_CODE = (RECEIPT, WITHDRAWAL_NOTE)
_NOTHING = DeedForm("", "Làm việc này")


class DeedsPresenter(QObject):
    """`open` a dossier's uid; `shown` once it stands on the page; `done` after every act."""

    shown = Signal()
    said = Signal(str, str)  # tone, words
    print_wanted = Signal(str, str)  # kind of slip, dossier uid or the number of a list
    done = Signal(str)  # dossier uid
    left = Signal()
    page_wanted = Signal(object, object)  # Deed, Dossier: what has a page of its own
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
        self._doubted: tuple[Deed, Answers] | None = None  # what was asked about, to be said once more
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
        self._reading = self._row = self._form = self._doubted = None
        self._typed = {}
        self._view.show_deeds("", "", ())
        self._view.show_form(_NOTHING, "")

    def _show(self, reading: DeedsReading) -> None:
        self._keep_typed()
        if self._reading is None or self._reading.dossier.uid != reading.dossier.uid:
            self._typed = {}
        self._reading, self._row, self._form = reading, None, None
        self._doubted = None
        rows, dossier = _rows(reading), reading.dossier
        whose = f"{dossier.intake.owner.name} · {dossier.reception.short_name or dossier.reception.procedure_name}"
        self._view.show_deeds(dossier.printed_code, whose, rows)
        place = next((place for place, row in enumerate(rows) if row.deed is self._wanted), 0)
        self._view.table.selectRow(place)
        self._choose(rows[place])
        self.shown.emit()
        self._view.table.setFocus()  # the shell goes back to where the focus was: to a question that is gone
        if self._wanted is not None and self._wanted not in ELSEWHERE:
            self._view.begin()

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
        if row.deed in ELSEWHERE:
            self.page_wanted.emit(row.deed, reading.dossier)
            return
        self._show_busy(True)
        answers = self._view.panel.answers
        confirmed = self._doubted == (row.deed, answers)
        task = Task(row.deed, reading.dossier, answers, self._form.lead, confirmed, _listed(reading))
        form = self._form
        self._writer.run(
            do,
            self._desk,
            task,
            by,
            self._clock(),
            done=lambda dossier: self._did(row, form, dossier),
            failed=lambda error: self._failed(error, task),
        )

    def _did(self, row: DeedRow, form: DeedForm, dossier: Dossier) -> None:
        self._show_busy(False)
        self._form = None
        self._typed.pop(row.deed, None)
        for kind in form.slips:
            if kind not in _NEED_A_CODE or dossier.printed_code:
                self.print_wanted.emit(kind, form.subject or dossier.uid)
        self.said.emit("done", f"{dossier.printed_code or 'Hồ sơ'}: đã ghi “{row.words.lower()}”.")
        self.done.emit(dossier.uid)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _failed(self, error: Exception, task: Task) -> None:
        self._show_busy(False)
        self._doubted = None
        if isinstance(error, Refused):
            self._view.panel.show_problems(error.problems)
            if error.is_doubt:
                self._doubted = (task.deed, task.answers)
                self.said.emit("waiting", _AGAIN)
        else:
            self.troubled.emit(error)


def _rows(reading: DeedsReading) -> list[DeedRow]:
    rows = [
        DeedRow(deed, keys.words(deed), problem.message if problem else "")
        for deed in keys.in_order(reading.deeds)
        if form_of(deed, reading) is not None and not ((problem := reading.deeds[deed]) and deed is Deed.RECEIVE)
    ]
    return sorted(rows, key=lambda row: bool(row.why_not))


def _listed(reading: DeedsReading) -> dict[str, Paper]:
    """The papers that have a code, by name."""
    of_checklist = (Paper(document.name, code=document.code) for document in reading.documents)
    return {" ".join(paper.name.split()): paper for paper in (*of_checklist, *reading.asked)}
