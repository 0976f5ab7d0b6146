"""What the page of the catalogue says (lời trên trang danh mục)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.domain.instants import day_text

if TYPE_CHECKING:
    from datetime import date

    from cchc_desktop.domain.decision import Decision
    from cchc_desktop.reports.catalogue import Preview
    from cchc_desktop.ui.catalogue.reading import Standing

TITLE = "Danh mục thủ tục"
READING = "Đang đọc…"
NO_FILE = "Chưa chọn tệp: kéo tệp vào trang này, hoặc ghi đường dẫn rồi Enter. Chưa nhập gì."
WRONG = "Tệp còn dòng sai: sửa tệp rồi mở lại. Danh mục cũ giữ nguyên."
NOTHING = "Tệp giống hệt danh mục đang dùng: không có gì để nhập."
NO_DAY = "Cần ngày dạng 01/07/2025, không sau hôm nay."
EMPTY = "Danh mục chưa có thủ tục nào. Kéo tệp danh mục vào đây."
COMMIT = "Nhập danh mục"


def standing(known: Standing) -> str:
    """Of the list of procedures in force."""
    return f"Đang dùng {len(known.lines)} thủ tục" + (f" · {known.decision}" if known.decision else "")


def seen(preview: Preview) -> str:
    """Of what a file would change."""
    if preview.reading.problems:
        return f"Tệp có {len(preview.reading.problems)} chỗ sai: chưa nhập được"
    found = preview.changes
    counts = f"Thêm {len(found.new)} · sửa {len(found.changed)} · bỏ {len(found.gone)} · giữ nguyên {found.unchanged}"
    return f"Xem trước, chưa nhập: {counts}"


def commit(preview: Preview) -> str:
    """On the button."""
    found = preview.changes
    return f"{COMMIT}: thêm {len(found.new)}, sửa {len(found.changed)}, bỏ {len(found.gone)}"


def why_not(preview: Preview | None) -> str | None:
    """Why nothing can be imported now; None: it can."""
    if preview is None:
        return NO_FILE
    if not preview.can_import:
        return WRONG
    return NOTHING if preview.changes.is_nothing else None


def since(day: date, count: int) -> str:
    """Of what changed since a day."""
    return f"Thay đổi từ ngày {day_text(day)}: {count} mục" if count else f"Từ ngày {day_text(day)} không có thay đổi"


def imported(count: int, decision: Decision) -> str:
    """After an import."""
    return f"Đã nhập {count} thủ tục theo {decision.text}. Hồ sơ đã nhận giữ danh mục của ngày nhận."
