"""The card of the owner (chủ hồ sơ), and of a submitter who is not the owner (người nộp thay)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.intake.fields import PickOne
from cchc_desktop.ui.intake.form import OwnerShape, PersonForm
from cchc_desktop.ui.intake.person_part import SCANNED, PersonPart
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.labels import label

SHAPES = {
    OwnerShape.CITIZEN: "Công dân",
    OwnerShape.OLD_CARD: "Công dân, chỉ có CMND",
    OwnerShape.FOREIGNER: "Người nước ngoài",
    OwnerShape.ENTERPRISE: "Doanh nghiệp",
    OwnerShape.STATE_BODY: "Cơ quan nhà nước",
    OwnerShape.OTHER: "Tổ chức khác",
}


class OwnerCard(Card):
    """Who the dossier belongs to; the sort of owner decides what is asked."""

    edited = Signal(str)
    left = Signal(str)
    shape_chosen = Signal(OwnerShape)
    submitter_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Chủ hồ sơ")
        self.part = PersonPart("owner")
        self._tag = scan_tag()
        self.shapes = PickOne("Loại chủ hồ sơ (Ctrl+E)")
        self.shapes.setFixedWidth(180)
        self.shapes.setToolTip("Loại chủ hồ sơ (Ctrl+E)")
        self.shapes.addItems(list(SHAPES.values()))
        self.apart = KeyButton("Nộp thay", "Ctrl+Y", kind="quiet")
        self.apart.about = "Người nộp thay: thêm, hoặc chủ hồ sơ tự nộp"
        self.apart.triggered.connect(self.submitter_wanted)
        for widget in (self._tag, self.shapes, self.apart):
            self.add_to_header(widget)
        self.add(self.part)
        bind("Ctrl+E", self, self._open_shapes)
        self.part.edited.connect(self._mark)
        self.part.edited.connect(self.edited)
        self.part.left.connect(self.left)
        self.shapes.activated.connect(self._choose)

    @property
    def shape(self) -> OwnerShape:
        """The sort of owner chosen."""
        return list(SHAPES)[self.shapes.currentIndex()]

    def show_form(self, shape: OwnerShape, owner: PersonForm) -> None:
        """Fill, as the program."""
        self.shapes.setCurrentIndex(list(SHAPES).index(shape))
        self.part.set_shape(shape)
        self.part.show_form(owner)
        self._mark()

    def show_submitter_state(self, open_: bool) -> None:
        """Say what Ctrl+Y would do."""
        self.apart.set_words("Chủ hồ sơ tự nộp" if open_ else "Nộp thay")

    def _open_shapes(self) -> None:
        self.shapes.setFocus()
        self.shapes.showPopup()

    def _choose(self) -> None:
        self.part.set_shape(self.shape)
        self.shape_chosen.emit(self.shape)

    def _mark(self, _path: str = "") -> None:
        scanned = any(field.scanned for field in self.part.shown)
        self._tag.setText(f"✓ {SCANNED}" if scanned else "")
        self._tag.setVisible(scanned)


class SubmitterCard(Card):
    """Who stands at the counter instead of the owner, and whether they hold a written authorisation."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__("Người nộp thay")
        self.part = PersonPart("submitter")
        self.authorised = CheckRow("Có giấy ủy quyền")
        self._tag = scan_tag()
        self.add_to_header(self._tag)
        self._problem = label(role="problem", wrap=True)
        self._problem.hide()
        row = QHBoxLayout()
        row.addWidget(self.authorised)
        row.addWidget(self._problem, 1)
        self.add(self.part)
        self.add(row)
        self.part.edited.connect(self._mark)
        self.part.edited.connect(self.edited)
        self.part.left.connect(self.left)
        self.authorised.clicked.connect(self._authorise)

    def show_form(self, submitter: PersonForm | None, authorised: bool) -> None:
        """Fill and show, or hide when the owner came in person."""
        self.setVisible(submitter is not None)
        self.part.show_form(submitter or PersonForm())
        self.authorised.setChecked(authorised and submitter is not None)
        self._mark()

    def show_problem(self, problem: Problem | None) -> None:
        """What is wrong with the authorisation; None: nothing."""
        self._problem.setText(f"{'✕' if problem.is_error else '△'} {problem.message}" if problem else "")
        restyle(self._problem, tone="wrong" if problem and problem.is_error else "waiting")
        self._problem.setVisible(problem is not None)

    def _authorise(self) -> None:
        self.show_problem(None)
        self.edited.emit("authorised")

    def _mark(self, _path: str = "") -> None:
        scanned = any(field.scanned for field in self.part.shown)
        self._tag.setText(f"✓ {SCANNED}" if scanned else "")
        self._tag.setVisible(scanned)


def scan_tag() -> QLabel:
    """The small word that says where the fields came from; hidden at first."""
    tag = label(role="tag")
    tag.setFixedHeight(24)
    tag.hide()
    return tag
