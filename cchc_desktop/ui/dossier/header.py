"""The head of the page (khung đầu): code, status, whose it is, what for, who holds it, when it is due."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from cchc_desktop.domain.identity import masked
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.dossier.reading import Reading
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

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
        self.mirror = label(role="problem", tone="waiting", wrap=True)
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
            grid.addWidget(value, 2 * row + 1, column)
            value.setAccessibleName(caption)
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
        held = words.holder(dossier.holder, dossier.reception.counter or counter)
        since = f", từ {words.short_moment(reading.held_since, now)}" if reading.held_since else ""
        self.holder.setText(held + since)
        self._show_due(reading, now)
        self._show_mirror(reading, now)

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
