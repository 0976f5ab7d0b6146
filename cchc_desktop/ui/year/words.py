"""What the page of the calendar says (lời trên trang lịch)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.working_hours import WorkingHours

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.domain.calendar_file import CalendarFile

TITLE = "Lịch làm việc của năm"
KINDS: Mapping[str, str] = {
    DayKind.HOLIDAY.value: "Ngày lễ, nghỉ",
    DayKind.COMPENSATORY.value: "Nghỉ bù",
    DayKind.SWAPPED_OFF.value: "Nghỉ hoán đổi",
    DayKind.SWAPPED_WORK.value: "Làm bù",
    DayKind.WORKED.value: "Ngày làm việc",
    DayKind.WEEKEND.value: "Nghỉ cuối tuần",
}
NO_DAYS = (
    "Đơn vị chưa có ngày riêng; lịch nghỉ lễ của cả nước vẫn dùng. Ghi vào phần “Thêm hoặc sửa một ngày”, rồi Ctrl+N."
)
NO_DAY = "Cần ngày dạng 02/01/2027. Chưa thêm gì."
NO_SOURCE = "Cần văn bản quy định ngày này, ví dụ Công văn 1234/VPCP-KGVX. Chưa thêm gì."
NO_SESSIONS = "Cần các buổi dạng 07:00-11:30, 13:30-17:00, kèm ngày bắt đầu. Chưa thêm gì."
NOTHING_NEW = "Chưa thay đổi gì so với lịch đang dùng."
READING = "Đang tính lại ngày hẹn…"
NOTHING_MOVES = "Không hồ sơ nào đang giải quyết đổi ngày hẹn."


Line = Override | WorkingHours
"""What the list has: the office's own days, then its sessions."""


def since(line: Line) -> str:
    """The day; of sessions the first one."""
    return day_text(line.day) if isinstance(line, Override) else f"từ {day_text(line.valid_from)}"


def kind(line: Line) -> str:
    """What becomes of the day."""
    return KINDS[line.kind.value] if isinstance(line, Override) else "Các buổi"


def content(line: Line) -> str:
    """Its name and the paper that says so; sessions as they are typed."""
    if isinstance(line, Override):
        return " · ".join(part for part in (line.note, line.source) if part)
    return ", ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in line.sessions)


def days(file: CalendarFile, is_changed: bool) -> str:
    """Over the list of days."""
    counts = f"{len(file.overrides)} ngày riêng" + (f", {len(file.hours)} lịch buổi" if file.hours else "")
    return f"{TITLE} · {counts}{' · chưa lưu' if is_changed else ''}"


def moving(count: int) -> str:
    """Over the list of dossiers."""
    return f"{count} hồ sơ sẽ có ngày hẹn khác; ngày đã in giữ nguyên" if count else "Hồ sơ đổi ngày hẹn"


def saved(count: int) -> str:
    """After it was set."""
    told = f" {count} hồ sơ giữ ngày đã in; chậm thì xin lỗi, hẹn lại." if count else ""
    return f"Đã lưu lịch. Mở lại chương trình để tính ngày hẹn theo lịch mới.{told}"


def day(moment: datetime) -> str:
    """Of a return date."""
    return day_text(moment.date())
