"""What the page of the whole register says (lời trên trang cả sổ): its columns, its filters and its title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import CHANNELS, chosen_by
from cchc_desktop.reports.register import Line
from cchc_desktop.ui.dossier import words

TITLE = "Cả sổ theo dõi"
PART_TITLE = "Trích sổ theo dõi"  # of a file that has not all of it
READING = "Đang đọc sổ…"
NOTHING = "Không có hồ sơ nào như bộ lọc. Bỏ bớt điều kiện, hoặc Ctrl+Delete xóa bộ lọc."
ANY = "Tất cả"


@dataclass(frozen=True, slots=True)
class Told:
    """A column that may be shown: its head, how a line is told in it, its width (0: a share of what is left)."""

    title: str
    text: Callable[[Line], str]
    width: int
    tone: Callable[[Line], str] | None = None


def _moment(at: datetime | None) -> str:
    if at is None:
        return "–"
    local = at if at.tzinfo is VN else at.astimezone(VN)  # strftime would take as long as all the rest of a line
    return f"{day_text(local)} {local.hour:02}:{local.minute:02}"


def _day(at: datetime | None) -> str:
    return day_text(at if at.tzinfo is VN else at.astimezone(VN)) if at else "–"


def _holder(line: Line) -> str:
    """Division or counter, and who signed for the folder there."""
    held_by = words.holder(line.holder, line.counter)
    return f"{held_by} ({line.person})" if line.person else held_by


def _status_tone(line: Line) -> str:
    return words.status(line.status, line.voided).tone


COLUMNS: Mapping[str, Told] = {
    "code": Told("Mã hồ sơ", lambda line: line.code or "Chưa có mã", 176),
    "owner": Told("Chủ hồ sơ", lambda line: line.owner_name, 0),
    "procedure": Told("Thủ tục", lambda line: line.procedure, 0),
    "field": Told("Lĩnh vực", lambda line: line.field, 0),
    "received": Told("Tiếp nhận", lambda line: _moment(line.received_at), 150),
    "due": Told("Hẹn trả", lambda line: _day(line.due_at), 112),
    "finished": Told("Xong", lambda line: _day(line.finished_at), 112),
    "status": Told("Tình trạng", lambda line: words.status(line.status, line.voided).text, 150, _status_tone),
    "holder": Told("Ai giữ", _holder, 200),
    "division": Told("Phòng giải quyết", lambda line: line.division, 170),
    "channel": Told("Kênh nhận", lambda line: CHANNELS[line.channel], 96),
    "clerk": Told("Người nhận", lambda line: line.clerk_code, 96),
    "counter": Told("Quầy", lambda line: line.counter, 64),
}
AT_FIRST = ("code", "owner", "procedure", "received", "due", "status", "holder")


def title(total: int | None, selection: Selection) -> str:
    """Of the list: how many, and what they were chosen by."""
    found = TITLE if total is None else f"{TITLE} · {whole(total)} hồ sơ"
    return " · ".join([found, *chosen_by(selection)])


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
