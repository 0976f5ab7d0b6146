"""The right column of the page of the results (cột phải): to whom it is given, what has come back, what goes by post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.identity import masked
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.field import ID_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip

_LISTED = 8
_SOMEBODY = "Người được ủy quyền"


class GiveCard(Card):
    """Who is to get it: the owner, or somebody with a paper that says so."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Trả kết quả")
        self._uid = ""
        self._who, self._number, self._what = label(role="heading", wrap=True), label(), label(wrap=True)
        self._place, self._money = label(role="muted", wrap=True), Strip()
        self.authorised = KeyButton(_SOMEBODY, "Ctrl+U", kind="quiet")
        self.authorised.triggered.connect(self._toggle)
        self.collector, self.number = Field("Họ tên người nhận"), Field("Số giấy tờ", width=ID_WIDTH)
        self.paper = Field("Giấy ủy quyền (số, ngày, nơi chứng thực)")
        self._fields = {"collector": self.collector, "collector_number": self.number, "authorisation": self.paper}
        for part in (self._who, self._number, self._what, self._place, self._money):
            self.add(part)
        self.body.addWidget(self.authorised, 0, Qt.AlignmentFlag.AlignLeft)
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
            self.ask_for_paper(False)

    def ask_for_paper(self, asked: bool) -> None:
        """Whether it is somebody else than the owner."""
        for field in self._fields.values():
            field.setVisible(asked)
            field.set_text("")
        self.authorised.set_words("Chính chủ nhận" if asked else _SOMEBODY)

    @property
    def is_authorised(self) -> bool:
        """Whether somebody else than the owner gets it."""
        return not self.collector.isHidden()

    def handing_over(self, at: datetime) -> ResultHandedOver:
        """What is about to happen."""
        if not self.is_authorised:
            return ResultHandedOver(at)
        return ResultHandedOver(at, self.collector.text, True, self.number.text, self.paper.text)

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Each under its field, the first focused; False when none is a field of this card."""
        known = [problem for problem in problems if problem.field in self._fields]
        for problem in reversed(known):
            self._fields[problem.field].show_problem(problem)
            self._fields[problem.field].setFocus()
        return bool(known)

    def _toggle(self) -> None:
        self.ask_for_paper(not self.is_authorised)
        (self.collector if self.is_authorised else self.authorised).setFocus()


class ArriveCard(Card):
    """Folders that were scanned and are back from the divisions."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Kết quả về kệ")
        self._figure, self._listed = label(role="figure"), label(wrap=True)
        self.place = Field("Ô trên kệ (nếu có)", width=ID_WIDTH)
        self.place.editor.returnPressed.connect(self.entered)
        for part in (self._figure, self.place, self._listed):
            self.add(part)
        self.body.addStretch(1)

    def show_folders(self, folders: Sequence[Dossier]) -> None:
        """What was scanned so far."""
        self._figure.setText(str(len(folders)))
        self._figure.setAccessibleName(f"{len(folders)} kết quả đã về")
        named = [f"{each.printed_code} · {each.intake.owner.name}" for each in folders[-_LISTED:]]
        more = len(folders) - len(named)
        self._listed.setText("\n".join([*named, *([f"và {more} hồ sơ trước đó"] if more else [])]))


class PostCard(Card):
    """The envelope of the current row, and how many of the list have their code."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Gửi bưu chính")
        self._shown = ("", "")  # whose envelope, and its code
        self._who, self._where = label(role="heading", wrap=True), label(wrap=True)
        self.item = Field("Mã bưu gửi")
        self._count = label(role="muted", wrap=True)
        for part in (self._who, self._where, self.item, self._count):
            self.add(part)
        self.item.editor.returnPressed.connect(self.entered)
        self.body.addStretch(1)

    def show_current(self, result: OnShelf | None, code: str, done: int, count: int) -> None:
        """Whose envelope, its code when it has one, and how far the list is."""
        if result is not None:
            intake = result.dossier.intake
            collector = intake.collector
            self._who.setText(collector.name or intake.owner.name)
            self._where.setText(collector.address or intake.owner.address.text)
        else:
            self._who.setText("")
            self._where.setText(words.NO_POST)
        self._who.setVisible(result is not None)
        self._count.setVisible(result is not None)
        self.item.setVisible(result is not None)
        shown = (result.dossier.uid if result else "", code)
        if shown != self._shown:  # of the same one what is half typed stays
            self._shown = shown
            self.item.set_text(code)
        self._count.setText(f"Đã có mã {done} / {count} bưu gửi. Danh sách chỉ gồm những bưu gửi đã có mã.")


def _what(dossier: Dossier) -> str:
    office = dossier.reception
    return f"{dossier.printed_code} · {office.short_name or office.procedure_name}"
