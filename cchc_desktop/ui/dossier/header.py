"""The head of the page (khung đầu): code, status, whose it is, what for, who holds it, when it is due."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from cchc_desktop.domain.identity import masked
from cchc_desktop.domain.receipt_version import ScannedReceipt
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.dossier.reading import Reading
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.strip import Strip

_SIGNS = {"done": "✓", "waiting": "◷", "wrong": "✕"}


class Header(Card):
    """The number of the owner is masked; the whole one stands in the dossier's papers, not on a screen for all."""

    def __init__(self) -> None:
        super().__init__()
        self.code = label(role="code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # where the page begins, for eye and screen reader
        self.status = label(role="tag")
        self.header.insertWidget(0, self.code)
        self.add_to_header(self.status)
        self.owner, self.procedure = _value(), _value()
        self.holder, self.due = _value(), _value()
        self.fees_caption, self.fees = label("Phí, lệ phí", "label"), _value()
        self.mirror = label(role="problem", tone="waiting", wrap=True)
        self.band = Strip()  # of the paper in the citizen's hand, when it is not the newest
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        facts = (
            ("Chủ hồ sơ", self.owner),
            ("Thủ tục", self.procedure),
            ("Đang giữ", self.holder),
            ("Hẹn trả", self.due),
        )
        for place, (caption, value) in enumerate(facts):
            row, column = divmod(place, 2)
            grid.addWidget(label(caption, "label"), 2 * row, column)
            grid.addWidget(value, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
            value.setAccessibleName(caption)
        grid.addWidget(self.fees_caption, 4, 0)
        grid.addWidget(self.fees, 5, 0, 1, 2)
        self.fees.setAccessibleName("Phí, lệ phí")
        self.add(self.band)
        self.add(grid)
        self.add(self.mirror)
        self.mirror.hide()

    def show_reading(self, reading: Reading, counter: str, now: datetime) -> None:
        """Fill it."""
        dossier = reading.dossier
        self.code.setText(dossier.printed_code or "Chưa có mã")
        said = words.long_status(dossier.status, dossier.voided)
        self.status.setText(f"{_SIGNS.get(said.tone, '')} {said.text}".strip())
        restyle(self.status, tone=said.tone or "note")
        owner = dossier.intake.owner
        self.owner.setText(" · ".join(part for part in (owner.name, masked(owner.number)) if part))
        self.procedure.setText(dossier.reception.short_name or dossier.reception.procedure_name)
        self.procedure.setToolTip(dossier.reception.procedure_name)
        self.holder.setText(words.held(reading, counter, now))
        self.fees.setText(words.fees(dossier))
        for part in (self.fees_caption, self.fees):
            part.setVisible(bool(self.fees.text()))
        self._show_due(reading, now)
        self._show_mirror(reading, now)

    def show_paper(self, receipt: ScannedReceipt | None) -> None:
        """The band for a scanned receipt that was replaced; None, or one that holds: no band."""
        if receipt is None or receipt.holds:
            self.band.clear()
        else:
            self.band.say("waiting", receipt.sentence)

    def _show_due(self, reading: Reading, now: datetime) -> None:
        dossier = reading.dossier
        line = words.due_line(reading.promised, dossier.due_at)
        said = words.due(dossier.due_at, now, words.is_running(dossier.status, dossier.voided))
        late = said.text.partition(" ")[2] if said.tone else ""
        self.due.setText(f"{line} · {_SIGNS[said.tone]} {late}" if late and dossier.due_at else line)
        restyle(self.due, role="problem" if said.tone == "wrong" else "strong", tone=None)

    def _show_mirror(self, reading: Reading, now: datetime) -> None:
        age = f" Theo cổng lúc {words.short_moment(reading.as_of, now)}." if reading.as_of else ""
        self.mirror.setText(f"◷ Hồ sơ của quầy khác.{age}")
        self.mirror.setVisible(not reading.own)


def _value() -> QLabel:
    return label(role="strong", wrap=True)
