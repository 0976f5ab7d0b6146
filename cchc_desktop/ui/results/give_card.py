"""To whom a result is given (khung người nhận): the owner, who handed it in, or somebody with a paper; whose card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.collecting import Collector, collector
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.identity import masked
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.shown_card import Whose
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.field import ID_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip

_SOMEBODY = "Người được ủy quyền"
_SUBMITTER = "Người nộp hồ sơ nhận"
_BY_CARD = "từ căn cước"


class GiveCard(Card):
    """Who is to get it: the owner, who handed the dossier in, or somebody with a paper that says so."""

    entered = Signal()
    changed = Signal()  # who gets it

    def __init__(self) -> None:
        super().__init__("Trả kết quả")
        self._uid = ""
        self._submitter, self._fetches = "", False  # who handed it in, and whether they come for the result
        self._shown: tuple[CitizenCard, Whose] | None = None  # the card that lies on the counter
        self._who, self._number, self._what = label(role="heading", wrap=True), label(), label(wrap=True)
        self._place, self._money = label(role="muted", wrap=True), Strip()
        self._whose = label(role="tag", wrap=True)
        self.authorised = KeyButton(_SOMEBODY, "Ctrl+U", kind="quiet")
        self.authorised.triggered.connect(self._toggle)
        self.by_submitter = KeyButton(_SUBMITTER, "Ctrl+Y", kind="quiet")
        self.by_submitter.triggered.connect(lambda: self._expect_submitter(not self._fetches))
        self.collector, self.number = Field("Họ tên người nhận"), Field("Số giấy tờ", width=ID_WIDTH)
        self.paper = Field("Giấy ủy quyền")
        self.paper.editor.setPlaceholderText(words.PAPER)
        self._fields = {"collector": self.collector, "collector_number": self.number, "authorisation": self.paper}
        for part in (self._who, self._number, self._whose, self._what, self._place, self._money):
            self.add(part)
        for button in (self.authorised, self.by_submitter):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self._fields.values():
            self.add(field)
            field.editor.returnPressed.connect(self.entered)
        self.body.addStretch(1)
        self.show_result(None)

    def show_result(self, result: OnShelf | None) -> None:
        """Whose result; None: nobody's yet."""
        dossier = result.dossier if result else None
        self._who.setText(dossier.intake.owner.name if dossier else words.NOBODY)
        self._number.setText(masked(dossier.intake.owner.number) if dossier else "")
        self._what.setText(_what(dossier) if dossier else "")
        self._place.setText(words.place(result) if result else "")
        owed = words.owed(dossier) if dossier else ""
        if owed:
            self._money.say("waiting", owed)
        else:
            self._money.clear()
        self.authorised.setVisible(dossier is not None)
        if dossier is None or dossier.uid != self._uid:  # of the same one what is half typed stays
            self._uid = dossier.uid if dossier else ""
            self._submitter = _submitter(dossier) if dossier else ""
            self.start_clean()

    def start_clean(self) -> None:
        """The owner is expected again, and nobody has shown a card."""
        self._shown = None
        self._tell("", "")
        self.ask_for_paper(False)
        self._expect_submitter(False)

    def ask_for_paper(self, asked: bool) -> None:
        """Whether it is somebody else than the owner; who has just shown a card is filled in."""
        for field in self._fields.values():
            field.setVisible(asked)
            field.set_text("")
        self.authorised.set_words("Chính chủ nhận" if asked else _SOMEBODY)
        self.by_submitter.setVisible(bool(self._submitter) and not asked)
        if asked:
            self._expect_submitter(False)
        if asked and self._shown is not None and self._shown[1] is Whose.OTHER:
            self.fill(self._shown[0])

    def show_card(self, card: CitizenCard, whose: Whose) -> None:
        """A card was scanned; it stays in sight until another result is shown."""
        self._shown = (card, whose)
        self._expect_submitter(whose is Whose.SUBMITTER)
        tone = {Whose.OTHER: "wrong", Whose.UNSURE: "waiting"}.get(whose, "done")
        self._tell(tone, words.whose(card.name, whose))

    def fill(self, card: CitizenCard) -> None:
        """The card of who is authorised: name and number; what is left is the paper."""
        self._tell("", "")
        for field, text in ((self.collector, card.name), (self.number, card.personal_number)):
            field.set_text(text)
            field.mark_scanned(_BY_CARD)

    @property
    def expected(self) -> str:
        """The submitter's name while they are to get it; "": the owner, or who is asked for."""
        return self._submitter if self._fetches else ""

    @property
    def is_authorised(self) -> bool:
        """Whether somebody else than the owner gets it."""
        return not self.collector.isHidden()

    def handing_over(self, at: datetime) -> ResultHandedOver:
        """What is about to happen."""
        if self.is_authorised:
            return ResultHandedOver(at, self.collector.text, True, self.number.text, self.paper.text)
        if not self._fetches:
            return ResultHandedOver(at)
        number = self._shown[0].personal_number if self._shown and self._shown[1] is Whose.SUBMITTER else ""
        return ResultHandedOver(at, self._submitter, False, number)

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Each under its field, the first focused; False when none is a field of this card."""
        known = [problem for problem in problems if problem.field in self._fields]
        for problem in reversed(known):
            self._fields[problem.field].show_problem(problem)
            self._fields[problem.field].setFocus()
        return bool(known)

    def _expect_submitter(self, fetches: bool) -> None:
        """Who handed it in comes for the result: the note must not call them its owner."""
        self._fetches = fetches
        self.by_submitter.set_words("Chính chủ nhận" if fetches else _SUBMITTER)
        self._tell("", f"{_SUBMITTER}: {self._submitter}" if fetches else "")
        self.changed.emit()

    def _tell(self, tone: str, text: str) -> None:
        mark = {"done": "✓ ", "wrong": "✕ ", "waiting": "△ "}.get(tone, "")
        self._whose.setText(f"{mark}{text}")
        self._whose.setVisible(bool(text))
        restyle(self._whose, tone=tone)

    def _toggle(self) -> None:
        self.ask_for_paper(not self.is_authorised)
        first = self.paper if self.collector.text else self.collector
        (first if self.is_authorised else self.authorised).setFocus()


def _what(dossier: Dossier) -> str:
    office = dossier.reception
    return f"{dossier.printed_code} · {office.short_name or office.procedure_name}"


def _submitter(dossier: Dossier) -> str:
    """Who handed it in, where that is not the owner; "" else."""
    who = dossier.intake.submitter
    return who.name if who and collector(dossier.intake, who.name) is Collector.SUBMITTER else ""
