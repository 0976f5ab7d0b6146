"""The fee (phí, lệ phí) of the chosen procedure, and why somebody does not pay it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.money import written
from cchc_desktop.domain.procedure import Fee, FeeMoment
from cchc_desktop.ui.intake.fields import PartField
from cchc_desktop.ui.widgets.choice import CheckRow
from cchc_desktop.ui.widgets.labels import label

_MOMENTS = {
    FeeMoment.AT_RECEPTION: "thu khi tiếp nhận",
    FeeMoment.AT_SUPPLEMENT: "thu khi bổ sung",
    FeeMoment.AT_RETURN: "thu khi trả kết quả",
}


class FeePart(QWidget):
    """One line; hidden where there is no fee."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.applies = False  # whether the procedure chosen has a fee at all
        self.exempt = CheckRow("Miễn phí")
        self.reason = PartField("Lý do miễn")
        self._amount = label(role="strong", wrap=True)
        self._published = label(role="muted", wrap=True)
        self._problem = label(role="problem", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._amount, 1)
        row.addWidget(self.exempt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._published)
        column.addWidget(self.reason)
        column.addWidget(self._problem)
        self._problem.hide()
        self.exempt.clicked.connect(self._tick)
        self.reason.edited.connect(lambda: self.edited.emit("fee_exempt"))
        self.reason.told.connect(self._tell)

    def show_fee(self, fee: Fee | None, exempt: bool, reason: str) -> None:
        """Fill, as the program."""
        self.applies = fee is not None and fee.amount > 0
        self.setVisible(self.applies)
        if fee:
            self._amount.setText(f"{fee.name}: {written(fee.amount)} · {_MOMENTS[fee.moment]}")
            self._published.setText(f"Được miễn: {fee.exemptions}" if fee.exemptions else "")
        self._published.setVisible(bool(self._published.text()))
        self.exempt.setChecked(exempt)
        if self.reason.text != reason:
            self.reason.set_text(reason)
        self._show_reason()

    def _tick(self) -> None:
        self._show_reason()
        if self.exempt.isChecked():
            self.reason.setFocus()
        self.edited.emit("fee_exempt")

    def _show_reason(self) -> None:
        self.reason.setVisible(self.exempt.isChecked())
        if not self.exempt.isChecked():
            self.reason.show_problem(None)

    def _tell(self) -> None:
        problem = self.reason.problem
        self._problem.setText(f"✕ {problem.message}" if problem else "")
        self._problem.setVisible(problem is not None)
