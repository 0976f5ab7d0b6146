"""What the page of the whole register says (lời trên trang cả sổ): its columns, its filters and its title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.instants import VN, day_text, moment_text
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import CHANNELS, chosen_by
from cchc_desktop.reports.register import Line
from cchc_desktop.ui.dossier import words

TITLE = "Cả sổ theo dõi"
PART_TITLE = "Trích sổ theo dõi"  # of a file that has not all of it
READING = "Đang đọc sổ…"
NOTHING = "Không có hồ sơ nào như bộ lọc. Bỏ bớt điều kiện, hoặc Ctrl+Delete xóa bộ lọc."
NONE_YET = "Sổ chưa có hồ sơ nào. F2 để tiếp nhận hồ sơ đầu tiên."
ANY = "Tất cả"


@dataclass(frozen=True, slots=True)
class Told:
    """A column that may be shown: its head, how a line is told in it, its width (0: a share of what is left)."""

    title: str
    text: Callable[[Line], str]
    width: int
    tone: Callable[[Line], str] | None = None
    day: Callable[[Line], date | None] | None = None  # a day or a moment, of a column of such


def _told_day(at: datetime | None) -> str:
    return day_text(at if at.tzinfo is VN else at.astimezone(VN)) if at else "–"


def _day(at: datetime | None) -> date | None:
    return (at if at.tzinfo is VN else at.astimezone(VN)).date() if at else None


def _of(name: str, width: int, at: Callable[[Line], datetime | None]) -> Told:
    """A column of days."""
    return Told(name, lambda line: _told_day(at(line)), width, day=lambda line: _day(at(line)))


def _received(line: Line) -> str:
    return moment_text(line.received_at) if line.received_at else "–"


def _holder(line: Line) -> str:
    """Division or counter, and who signed for the folder there."""
    held_by = words.holder(line.holder, line.counter)
    return f"{held_by} ({line.person})" if line.person else held_by


def _status_tone(line: Line) -> str:
    return words.status(line.status, line.voided).tone


COLUMNS: Mapping[str, Told] = {
    "code": Told("Mã hồ sơ", lambda line: line.code or "Chưa có mã", 190),
    "owner": Told("Chủ hồ sơ", lambda line: line.owner_name, 0),
    "procedure": Told("Thủ tục", lambda line: line.procedure, 0),
    "field": Told("Lĩnh vực", lambda line: line.field, 0),
    "received": Told("Tiếp nhận", _received, 150, day=lambda line: line.received_at),
    "due": _of("Hẹn trả", 112, lambda line: line.due_at),
    "finished": _of("Xong", 112, lambda line: line.finished_at),
    "status": Told("Tình trạng", lambda line: words.status(line.status, line.voided).text, 150, _status_tone),
    "holder": Told("Ai giữ", _holder, 200),
    "division": Told("Phòng giải quyết", lambda line: line.division, 170),
    "channel": Told("Kênh nhận", lambda line: CHANNELS[line.channel], 112),
    "clerk": Told("Người nhận", lambda line: line.clerk_code, 112),
    "counter": Told("Quầy", lambda line: line.counter, 64),
}
AT_FIRST = ("code", "owner", "procedure", "received", "due", "status", "holder")


def title(total: int | None, selection: Selection) -> str:
    """Of the list: how many, and what they were chosen by."""
    found = TITLE if total is None else f"{TITLE} · {whole(total)} hồ sơ"
    return " · ".join([found, *chosen_by(selection)])


def nothing(selection: Selection) -> str:
    """In place of the list, where no dossier was chosen."""
    return NOTHING if chosen_by(selection) else NONE_YET


GATHERING = "Đang lập các trang sổ. Làm việc khác được."


def under_way(count: int) -> str:
    """While a file is written."""
    return f"Đang ghi tệp: {whole(count)} dòng. Làm việc khác được."


def saved(file: Path) -> str:
    """Where it lies."""
    return f"Đã ghi {file.name} vào {file.parent}. Tệp có thông tin công dân: giữ như hồ sơ giấy."


def not_saved(folder: Path) -> str:
    """The folder cannot be written to."""
    return f"Không ghi được tệp vào {folder}. Xem quyền ghi và chỗ trống, rồi bấm lại."
