"""The page of the scans (trang quét giấy tờ, F5): the papers of one dossier, and files dragged or scanned to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout

from cchc_desktop.domain.scan import PaperScans
from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.driver import Scanned
from cchc_desktop.ui.scanning.reading import Reading
from cchc_desktop.ui.scanning.side import ScanSide
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.adaptive import Adaptive, set_side
from cchc_desktop.ui.widgets.breakpoints import Breadth
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card
from cchc_desktop.ui.widgets.cells import SaidCell
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import TWO_LINE_ROW, Column, Table

_SIDE, _NARROW_SIDE = 364, 300


class ScanningView(Adaptive):
    """Body of the F5 page; `bar` is its action bar. Shows and reports, decides nothing."""

    committed = Signal()
    moved = Signal(object)  # PaperScans
    dropped = Signal(object)  # list[Path]
    skipped = Signal()
    scan_wanted = Signal()
    folder_entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._waiting: tuple[Path | Scanned, ...] = ()
        self.table: Table[PaperScans] = Table(
            [
                Column("Giấy tờ", words.paper, strong=True),
                Column("Bản quét", words.state, 170),
            ],
            "Giấy tờ của hồ sơ",
            words.NO_DOSSIER,
        )
        self.table.setItemDelegateForColumn(1, SaidCell(self.table, _said))
        self.table.verticalHeader().setDefaultSectionSize(TWO_LINE_ROW)
        self.side = ScanSide()
        self._missing = label(role="muted")
        self._card = Card(words.title(None))
        self._card.add_to_header(self._missing)
        self._card.add(self.table, 1)
        self.bar = self._bar()
        self.table.moved.connect(self._moved)
        self.side.files.folder_entered.connect(self.folder_entered)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.table)
        self.arrange(Breadth.WIDE)

    def show_dossier(self, reading: Reading) -> None:
        """The papers; stands on the same one until it is scanned, then on the next: what must be comes first."""
        kept = self.table.current
        papers = reading.papers
        self._card.set_title(words.title(reading.dossier))
        self._missing.setText(words.missing(papers))
        self.table.empty = words.NO_PAPERS if reading.dossier else words.NO_DOSSIER
        self.table.set_rows(papers)
        same = next((n for n, row in enumerate(papers) if kept and row.paper == kept.paper), 0)
        must = next((n for n, row in enumerate(papers) if row.missing), None)
        white = next((n for n, row in enumerate(papers) if not row.scans), same)
        on_it = kept is not None and bool(papers) and not papers[same].scans and papers[same].paper == kept.paper
        self.table.selectRow(same if on_it else must if must is not None else white)
        if not self.side.files.folder.editor.hasFocus():
            self.side.files.folder.set_text(reading.folder)
        self._show_commit()

    def show_waiting(self, files: Sequence[Path | Scanned]) -> None:
        """Files to be linked, in order."""
        self._waiting = tuple(files)
        self.side.files.show_files(files)
        self._show_commit()

    def show_busy(self, busy: bool) -> None:
        """While the act is under way."""
        self.commit.set_busy("Đang lưu…" if busy else None)

    def show_scanning(self, under_way: str) -> None:
        """What the scanner is doing, in words; "" for nothing. The key stops it then."""
        self.scan.set_words(words.STOP if under_way else words.SCAN)
        self.side.files.show_scanning(under_way)

    def arrange(self, breadth: Breadth) -> None:
        narrow = breadth is Breadth.NARROW
        for part in (self._card, self.side):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._card, 0, 0)
        self._grid.addWidget(self.side, 1 if narrow else 0, 0 if narrow else 1)
        set_side(self.side, breadth, _SIDE, _NARROW_SIDE)
        self.table.setMinimumHeight(190 if narrow else 0)
        self._show_commit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _moved(self, paper: PaperScans) -> None:
        self._show_commit()
        self.moved.emit(paper)

    def _show_commit(self) -> None:
        paper = self.table.current
        self.commit.refuse(words.NO_DOSSIER if paper is None else None if self._waiting else words.NO_FILE)
        self.commit.set_words(words.link(paper, len(self._waiting), self.breadth is Breadth.NARROW))
        self.skip.setVisible(bool(self._waiting))

    def _bar(self) -> ActionBar:
        self.scan = KeyButton(words.SCAN, "Ctrl+G", glyph="copy")
        self.scan.triggered.connect(self.scan_wanted)
        self.skip, back = KeyButton("Bỏ qua tệp này", "Del"), KeyButton("Quay lại", "Esc")
        self.commit = KeyButton("Lưu bản quét", "Ctrl+Enter", "primary", "floppy-disk")
        self.skip.triggered.connect(self.skipped)
        back.triggered.connect(self.left)
        self.commit.triggered.connect(self.committed)
        return ActionBar([self.scan, self.skip, back], [self.commit])


def _said(scans: PaperScans) -> Said:
    if scans.scans:
        return Said(words.state(scans), "check-circle", "done")
    return Said(words.state(scans), "warning-circle", "waiting") if scans.must else Said(words.state(scans))
