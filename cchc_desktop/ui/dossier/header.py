"""The head of the page (khung đầu): code, status, whose it is, what for, who holds it, when it is due."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from cchc_desktop.domain.receipt_version import ScannedReceipt
from cchc_desktop.ui.dossier import people, words
from cchc_desktop.ui.dossier.reading import Reading
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import breakable, label
from cchc_desktop.ui.widgets.strip import Strip

_SIGNS = {"done": "✓", "waiting": "◷", "wrong": "✕"}


class Band(QFrame):
    """What is wrong with the whole dossier; unlike a strip it stays whatever key is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setProperty("tone", "wrong")
        self._words = label(wrap=True)
        QVBoxLayout(self).addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" when it is away."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str) -> None:
        """Show it, or with "" take it away."""
        self._words.setText(f"✕ {text}")
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class Fact(QFrame):
    """A caption over what is known; away when there is nothing to say and `always` is not set."""

    def __init__(self, caption: str, always: bool = True) -> None:
        super().__init__()
        self._always = always
        self.value = label(role="strong" if always else "", wrap=True)
        self.value.setAccessibleName(caption)
        self.more = label(role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (label(caption, "label"), self.value, self.more):
            column.addWidget(part)
        column.addStretch(1)
        self.more.hide()

    def say(self, text: str, more: str = "") -> None:
        """What is known; `more` stands below it."""
        self.value.setText(breakable(text))
        self.more.setText(breakable(more))
        self.more.setVisible(bool(more))
        self.setVisible(self._always or bool(text))


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
        self._owner, self._procedure = Fact("Chủ hồ sơ"), Fact("Thủ tục")
        self._holder, self._due = Fact("Đang giữ"), Fact("Hẹn trả")
        self._submitter, self._ways = Fact("Người nộp", False), Fact("Cách nộp, cách trả", False)
        self._fees, self._notes = Fact("Phí, lệ phí", False), Fact("Ghi chú", False)
        self.mirror = label(role="problem", tone="waiting", wrap=True)
        self.voided = Band()
        self.band = Strip()  # of the paper in the citizen's hand, when it is not the newest
        for part in (self.voided, self.band, self._grid()):
            self.add(part)
        self.add(self.mirror)
        self.mirror.hide()

    @property
    def owner(self) -> QLabel:
        """Whose it is."""
        return self._owner.value

    @property
    def holder(self) -> QLabel:
        """Who has it."""
        return self._holder.value

    @property
    def due(self) -> QLabel:
        """When it is due."""
        return self._due.value

    @property
    def fees(self) -> Fact:
        """What is paid and owed."""
        return self._fees

    def show_reading(self, reading: Reading, counter: str, now: datetime) -> None:
        """Fill it."""
        dossier = reading.dossier
        intake = dossier.intake
        self.code.setText(dossier.printed_code or "Chưa có mã")
        said = words.long_status(dossier)
        self.status.setText(f"{_SIGNS.get(said.tone, '')} {said.text}".strip())
        restyle(self.status, tone=said.tone or "note")
        self.voided.say((reading.voided or "Hồ sơ đã hủy.") if dossier.voided else "")
        self._owner.say(people.named(intake.owner), people.contact(intake.owner))
        self._procedure.say(dossier.reception.short_name or dossier.reception.procedure_name)
        self._procedure.setToolTip(dossier.reception.procedure_name)
        self._holder.say(words.held(reading, counter, now))
        self._submitter.say(people.submitter(intake))
        self._ways.say(people.ways(dossier))
        self._fees.say(words.fees(dossier))
        self._notes.say(people.notes(dossier))
        self._show_due(reading, now)
        self._show_mirror(reading, now)

    def show_paper(self, receipt: ScannedReceipt | None) -> None:
        """The band for a scanned receipt that was replaced; None, or one that holds: no band."""
        if receipt is None or receipt.holds:
            self.band.clear()
        else:
            self.band.say("waiting", receipt.sentence)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows = ((self._owner, self._procedure), (self._holder, self._due), (self._submitter, self._ways))
        for row, facts in enumerate((*rows, (self._fees, self._notes))):
            for column, fact in enumerate(facts):
                grid.addWidget(fact, row, column)
        return grid

    def _show_due(self, reading: Reading, now: datetime) -> None:
        dossier = reading.dossier
        line = words.due_line(reading.promised, dossier.due_at, dossier.is_received)
        said = words.due(dossier.due_at, now, words.is_running(dossier.status, dossier.voided))
        late = said.text.partition(" ")[2] if said.tone else ""
        shown = f"{line} · {_SIGNS[said.tone]} {late}" if late and dossier.due_at else line
        self.due.setText(words.NOBODY if dossier.voided else shown)
        restyle(self.due, role="problem" if said.tone == "wrong" else "strong", tone=None)

    def _show_mirror(self, reading: Reading, now: datetime) -> None:
        age = f" Theo cổng lúc {short_moment(reading.as_of, now)}." if reading.as_of else ""
        self.mirror.setText(f"◷ Hồ sơ của quầy khác.{age}")
        self.mirror.setVisible(not reading.own)
