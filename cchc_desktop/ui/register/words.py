"""What the page of the register says (lời trên trang sổ theo dõi)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from cchc_desktop.domain.instants import VN, day_text

if TYPE_CHECKING:
    from cchc_desktop.slips.lists.register import RegisterRow
    from cchc_desktop.ui.register.reading import DayPage

READING = "Đang đọc sổ…"
FUTURE = "Ngày này chưa đến. Chọn hôm nay hoặc một ngày trước."


def title(page: DayPage) -> str:
    """Of the list."""
    return f"Sổ theo dõi ngày {day_text(page.day)} · {len(page.rows)} hồ sơ"


def nothing(day: date) -> str:
    """For a day on which nothing was entered."""
    return f"Ngày {day_text(day)} không tiếp nhận hồ sơ nào. Ctrl+PgUp sang ngày trước."


def commit(count: int) -> str:
    """On the button."""
    return f"In sổ {count} hồ sơ" if count else "In sổ theo dõi"


def moment(at: datetime | None) -> str:
    """In a cell; "–" for not yet."""
    return f"{at.astimezone(VN):%d/%m %H:%M}" if at else "–"


def state(row: RegisterRow) -> str:
    """How far it is, in the words of the book's last columns."""
    if row.note:
        return row.note
    if row.returned:
        return f"đã trả {moment(row.returned)}"
    if row.came_back:
        return f"có kết quả {moment(row.came_back)}"
    return f"đã giao {moment(row.sent)}" if row.sent else "ở quầy"
