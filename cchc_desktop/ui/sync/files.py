"""Files under way (tệp đang gửi): what waits, how far each has come, and why one was refused."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.reports.sync_state import SyncState
from cchc_desktop.ui.sync.reading import Moving as Row
from cchc_desktop.ui.sync.reading import SyncReading
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label
from cchc_desktop.ui.widgets.table import Column, Table

NO_FILE = "Không có tệp nào đang chờ."
RESULT = "Kết quả giải quyết"
_REASONS = {"file_refused": "Cổng không nhận", "file_lost": "Không còn trên máy này"}
_MEGABYTE = 1024 * 1024
_LEAST = 90  # pixels: what its columns are called, and a row and a half


class FilesCard(Card):
    """A list that is there only while a file is not where it should be."""

    opened = Signal(str)  # dossier uid

    def __init__(self) -> None:
        super().__init__("Tệp số hóa")
        self.rows = Table(_columns(), "Tệp số hóa", NO_FILE)
        self._trouble = label(role="problem", tone="waiting", wrap=True)
        self.header.addWidget(self._trouble, 3)  # beside the title: the page has little height to give
        self.add(self.rows, 1)
        self.rows.setMinimumHeight(_LEAST)
        self.rows.chosen.connect(self._open)

    def show_reading(self, reading: SyncReading) -> None:
        """The files anew; the card hides when all are where they should be."""
        self.set_title(title(reading.state))
        self._trouble.setText(f"◷ {reading.state.files_trouble}")
        self._trouble.setVisible(bool(reading.state.files_trouble))
        self.rows.set_rows(reading.files)
        self.setVisible(bool(reading.files))

    def _open(self, row: Row) -> None:
        if row.uid:
            self.opened.emit(row.uid)


def title(state: SyncState) -> str:
    """How many files wait, are at the portal, and cannot go."""
    parts = [f"chờ {state.files_waiting}", f"xong {state.files_held}"]
    if state.files_refused:
        parts.append(f"bị từ chối {state.files_refused}")
    return f"Tệp số hóa: {', '.join(parts)}"


def state_of(row: Row) -> str:
    """Where a file is, in words."""
    transfer = row.transfer
    if transfer.state == "refused":
        return f"✕ {_REASONS.get(transfer.said, _REASONS['file_refused'])}"
    if transfer.done and transfer.total:
        doing = "Đang tải về" if transfer.fetched else "Đang gửi"
        return f"{doing} {min(99, transfer.done * 100 // transfer.total)} %"
    waits = "Chờ tải về" if transfer.fetched else "Chờ gửi"
    return f"◷ {waits} lại, đã thử {transfer.attempts} lần" if transfer.attempts else waits


def size(length: int) -> str:
    """Of a file, as a clerk reads it."""
    if not length:
        return "–"
    if length < _MEGABYTE:
        return f"{max(1, length // 1024)} kB"
    return f"{length / _MEGABYTE:.1f} MB".replace(".", ",")


def _paper(row: Row) -> str:
    return "Tệp của một hồ sơ" if row.paper is None else row.paper or RESULT


def _tone(row: Row) -> str:
    if row.transfer.state == "refused":
        return "wrong"
    return "waiting" if row.transfer.attempts else ""


def _columns() -> list[Column[Row]]:
    return [
        Column("Tình trạng", state_of, 224, tone=_tone),
        Column("Hồ sơ", lambda row: row.code or "–", 190),
        Column("Giấy tờ", _paper),
        Column("Cỡ", lambda row: size(row.transfer.total), 76, align="right"),
    ]
