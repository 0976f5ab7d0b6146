"""The rows of the checklist (các dòng giấy tờ) as a model: what is asked, what was handed in, what that makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from operator import ge
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cchc_desktop.domain.checklist import Counts, asked
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.intake.form import PaperForm

NUMBER, NAME, FIRST, LAST, STATE = 0, 1, 2, 4, 5
MOST = 999
_Index = QModelIndex | QPersistentModelIndex
_HEADS = ("", "Thành phần hồ sơ", "Bản chính", "Chứng thực", "Bản photo", "Đã nhận")
_SHORT_HEADS = ("", "Thành phần hồ sơ", "Chính", "C.thực", "Photo", "Đã nhận")
_KINDS = ("bản chính", "bản chứng thực", "bản photo")


class PaperState(Enum):
    """What a row says in its last column."""

    FULL = "đủ"
    PARTIAL = "thiếu bản"
    MISSING = "chưa"
    OPTIONAL = "nếu có"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row: the paper as counted, and the document the checklist asks for, None for one added by hand."""

    paper: PaperForm
    document: RequiredDocument | None = None

    @property
    def asked(self) -> Counts:
        """How many of each are asked for."""
        return asked(self.document) if self.document else (0, 0, 0)

    @property
    def state(self) -> PaperState:
        """A copy of a higher kind does for a lower one: an original where a certified copy is asked for."""
        if any(self.paper.counts):
            here, wanted = accumulate(self.paper.counts), accumulate(self.asked)
            return PaperState.FULL if all(map(ge, here, wanted)) else PaperState.PARTIAL
        document = self.document
        if document is None or not document.required or document.condition:
            return PaperState.OPTIONAL
        return PaperState.MISSING

    @property
    def hint(self) -> str:
        """When or instead of what it is needed."""
        if self.document is None:
            return "thêm tại quầy · Delete bỏ dòng"
        return self.document.condition or ("một trong các giấy tờ cùng nhóm" if self.document.one_of else "")


class PaperRows(QAbstractTableModel):
    """Rows of the checklist; counts change through `put`, which tells `counted` once."""

    counted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaperRow] = []
        self.is_short = False

    def show_rows(self, papers: Sequence[PaperForm], documents: Sequence[RequiredDocument]) -> None:
        """Show these; documents belong to the first papers, in order."""
        self.beginResetModel()
        listed = [row for row, paper in enumerate(papers) if not paper.extra]
        self.rows = [
            PaperRow(paper, documents[row] if row in listed and row < len(documents) else None)
            for row, paper in enumerate(papers)
        ]
        self.endResetModel()

    def put(self, row: int, counts: Counts) -> None:
        """Count a paper anew."""
        old = self.rows[row]
        self.rows[row] = PaperRow(old.paper.with_counts(counts), old.document)
        self.dataChanged.emit(self.index(row, 0), self.index(row, STATE))
        self.counted.emit()

    def toggle(self, row: int) -> None:
        """Hand in what is asked for, or take it back."""
        here = self.rows[row]
        wanted = here.asked if any(here.asked) else (1, 0, 0)
        self.put(row, (0, 0, 0) if here.state is PaperState.FULL else wanted)

    def set_short(self, short: bool) -> None:
        """Short heads, for narrow columns."""
        self.is_short = short
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return row.paper.name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == NUMBER:
            return str(index.row() + 1)
        if column == NAME:
            return row.paper.name
        if column == STATE:
            return row.state.value
        return str(row.paper.counts[column - FIRST] or "–")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  # Qt's name
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_SHORT_HEADS if self.is_short else _HEADS)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if FIRST <= section <= LAST else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, row: PaperRow, column: int) -> str:
        if FIRST <= column <= LAST:
            kind = column - FIRST
            return f"{row.paper.name}: {row.paper.counts[kind]} {_KINDS[kind]}, cần {row.asked[kind]}"
        return f"{row.paper.name}: {row.state.value}"
