"""What the one box finds (kết quả của ô tìm chung): dossiers first, then procedures, whose guide sheet it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.reports import counter
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.found.rows import box_rows, find
from cchc_desktop.ui.shell.findings import FoundRow
from cchc_desktop.ui.sign_in.session import Who

_PROCEDURES, _LEAST = 3, 3  # at most so many are offered, for no fewer letters


@dataclass(frozen=True, slots=True)
class GuideOf:
    """A finding that is a procedure."""

    code: str


class BoxDesk(QObject):
    """`find` runs on the reader's thread; `open` what was chosen of its answer."""

    dossier_chosen = Signal(str)  # uid
    guide_chosen = Signal(str)  # code of a procedure
    portal_chosen = Signal(object)  # AtPortal

    def __init__(self, who: Who, counter_number: str) -> None:
        super().__init__()
        self._clerk, self._clock = who
        self._counter = counter_number

    def find(self, db: Database, text: str) -> Sequence[FoundRow]:
        """What the text may mean; nothing while nobody is signed in."""
        by = self._clerk()
        if by is None or not text.strip():
            return []
        found = box_rows(find(db, text, by).rows, self._clock(), self._counter)
        return [*found, *(_guides(db, text.strip()) if by.may_not(Duty.PRINT) is None else ())]

    def open(self, value: object) -> None:
        """A finding's value."""
        if isinstance(value, GuideOf):
            self.guide_chosen.emit(value.code)
        elif isinstance(value, AtPortal):
            self.portal_chosen.emit(value)
        else:
            self.dossier_chosen.emit(value)


def _guides(db: Database, text: str) -> list[FoundRow]:
    procedures = counter.matching_procedures(db, text, _PROCEDURES) if len(text) >= _LEAST else []
    return [
        FoundRow(
            GuideOf(each.code), f"{each.code} · {each.short_name or each.name}", "Xem, in bản hướng dẫn", "Thủ tục"
        )
        for each in procedures
    ]
