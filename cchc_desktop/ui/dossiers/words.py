"""What the page of the whole register says (lời trên trang cả sổ): its columns, its filters and its title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports.register import Line
from cchc_desktop.ui.dossier import words

TITLE = "Cả sổ theo dõi"
READING = "Đang đọc sổ…"
NOTHING = "Không có hồ sơ nào như bộ lọc. Bỏ bớt điều kiện, hoặc Ctrl+Delete xóa bộ lọc."
ANY = "Tất cả"
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)  # of a period left open on a side
CHANNELS = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Bưu chính"}
HOLDERS = {
    HolderKind.COUNTER: "Quầy",
    HolderKind.DIVISION: "Phòng chuyên môn",
    HolderKind.COLLECTOR: "Người nhận kết quả",
    HolderKind.POST: "Bưu chính công ích",
}
_FIGURES = {
    Figure.TOTAL: "Phải giải quyết trong kỳ",
    Figure.RECEIVED_ONLINE: "Nhận trực tuyến trong kỳ",
    Figure.RECEIVED_OTHERWISE: "Nhận trực tiếp, bưu chính trong kỳ",
    Figure.OPEN_BEFORE: "Kỳ trước chuyển sang",
    Figure.FINISHED: "Đã giải quyết trong kỳ",
    Figure.FINISHED_BEFORE: "Giải quyết trước hạn",
    Figure.FINISHED_ON: "Giải quyết đúng hạn",
    Figure.FINISHED_LATE: "Giải quyết quá hạn",
    Figure.OPEN: "Đang giải quyết cuối kỳ",
    Figure.OPEN_IN_TIME: "Đang giải quyết, trong hạn",
    Figure.OPEN_LATE: "Đang giải quyết, quá hạn",
    Figure.LATE: "Quá hạn, đã hoặc chưa giải quyết",
    Figure.RECEIVED: "Tiếp nhận trong kỳ",
    Figure.RECEIVED_BY_POST: "Nhận qua bưu chính trong kỳ",
    Figure.RETURNED: "Trả kết quả trong kỳ",
    Figure.RETURNED_BY_POST: "Trả qua bưu chính trong kỳ",
}


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
    "holder": Told("Ai giữ", lambda line: words.holder(line.holder, line.counter), 170),
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


def chosen_by(selection: Selection) -> list[str]:
    """Each condition in a few words."""
    said = [_FIGURES[selection.figure]] if selection.figure else []
    said += [_days(selection.period)] if selection.period else []
    said += [selection.status.label] if selection.status else []
    said += [f"{HOLDERS[selection.holder_kind]} giữ"] if selection.holder_kind else []
    texts = (
        selection.holder_name,
        selection.procedure_code,
        selection.procedure_field,
        selection.division,
        selection.clerk_code,
        f"quầy {selection.counter}" if selection.counter else "",
    )
    said += [text for text in texts if text]
    said += [CHANNELS[selection.channel].lower()] if selection.channel else []
    said += [f"hẹn trả từ {day_text(selection.due_from)}"] if selection.due_from else []
    said += [f"hẹn trả đến {day_text(selection.due_to)}"] if selection.due_to else []
    flags = {"quá hạn": selection.overdue, "chưa gửi cổng": selection.unsent, "bổ sung lần 2": selection.second_request}
    said += [word for word, is_set in flags.items() if is_set]
    if selection.apologised is not None:
        said.append("đã xin lỗi" if selection.apologised else "chưa xin lỗi")
    return said


def under_way(count: int) -> str:
    """While a file is written."""
    return f"Đang ghi tệp: {whole(count)} dòng. Làm việc khác được."


def saved(file: Path) -> str:
    """Where it lies."""
    return f"Đã ghi {file.name} vào {file.parent}. Tệp có thông tin công dân: giữ như hồ sơ giấy."


def not_saved(folder: Path) -> str:
    """The folder cannot be written to."""
    return f"Không ghi được tệp vào {folder}. Xem quyền ghi và chỗ trống, rồi bấm lại."


def _days(period: Period) -> str:
    """Its name, or of one left open on a side the other."""
    if period.last == LATEST:
        return f"nhận từ {day_text(period.first)}"
    return f"nhận đến {day_text(period.last)}" if period.first == EARLIEST else period.title
