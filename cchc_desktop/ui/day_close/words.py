"""What the page of the day's close says (lời trên trang cuối ngày)."""

from __future__ import annotations

from datetime import date, datetime

from cchc_desktop.domain.day_close import DayClose
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.pad import FURTHEST_DAYS, MOST, Pad
from cchc_desktop.reports.sync_standing import Standing
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind

_NOTHING = "Không có việc nào phải xem lại."
NO_APOLOGY = "Không có hồ sơ nào phải xin lỗi hôm nay."
READING = "Đang đọc sổ…"
NO_CASH = "Chưa thu khoản nào."
_USUAL = "50"


def title(day: date, closed_at: datetime | None, standing: Standing | None = None, moved: bool = False) -> str:
    """Of the list; once the day was compared with the portal, how that came out; that it is to be closed again."""
    if closed_at and moved:
        return f"Đã chốt lúc {closed_at:%H:%M}, sau đó có việc mới: chốt lại ngày {day_text(day)}"
    if closed_at:
        told = f"Còn phải xem · ngày {day_text(day)} đã chốt lúc {closed_at:%H:%M}"
        return f"{told} · {compared}" if standing and (compared := _compared(day, standing)) else told
    return f"Cần xem trước khi chốt ngày {day_text(day)}"


def _compared(day: date, standing: Standing) -> str:
    done = standing.reconciled
    if standing.reconcile_asked or done is None or done.day != day.isoformat():
        return ""
    if not done.clean:
        return "đối soát với cổng thấy khác, xem F9"
    return "" if standing.acts_since else "đã đồng bộ đủ"


def nothing(closed_at: datetime | None) -> str:
    """For an empty list."""
    return _NOTHING if closed_at else f"{_NOTHING} Ctrl+Enter để chốt ngày và in phiếu."


def apologies(count: int) -> str:
    """On the button that leads to them."""
    return f"Phải xin lỗi: {count} hồ sơ" if count else "Phải xin lỗi"


def commit(closed_at: datetime | None) -> str:
    """On the button."""
    return "Chốt lại và in phiếu" if closed_at else "Chốt ngày và in phiếu"


def for_lead(closing: DayClose) -> str:
    """What a lead has to see, in one line; "" for nothing."""
    parts = [] if closing.holders.balanced else ["số túi hồ sơ không khớp"]
    for count, words in (
        (closing.missing_count, "túi hồ sơ chưa ai nhận"),
        (len(closing.late), "hồ sơ nhập bù"),
        (len(closing.flagged), "lần tự duyệt"),
    ):
        parts += [f"{count} {words}"] if count else []
    return f"Trưởng quầy cần xem: {', '.join(parts)}." if parts else ""


def closed(day: date, at: datetime) -> str:
    """In the strip, once it happened."""
    return f"Đã chốt ngày {day_text(day)} lúc {at:%H:%M}. Đang in phiếu."


def pad_form(today: date) -> DeedForm:
    """What is asked for a pad."""
    asks = (
        Ask("count", f"Số giấy (1 đến {MOST})", Kind.MONEY, _USUAL),
        Ask("day", "Dùng cho ngày", Kind.DAY, day_text(today)),
    )
    note = (
        "Giấy tiếp nhận đã đánh số, để viết tay khi mất điện. "
        f"Làm cho hôm nay hoặc một ngày trong {FURTHEST_DAYS} ngày tới. "
        "Sau đó quét cuống giấy ở trang Tiếp nhận để nhập bù."
    )
    return DeedForm("Sổ dự phòng", "In sổ dự phòng", asks, ("pad",), note=note)


def pad_made(made: Pad) -> str:
    """In the strip, once it happened."""
    return f"{len(made.codes)} giấy dự phòng ngày {day_text(made.day)}: {made.codes[0]} đến {made.codes[-1]}. Đang in."
