"""What the page of the board says (lời trên trang bảng điều hành)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cchc_desktop.domain.instants import VN, day_text

TITLE = "Bảng điều hành"
READING = "Đang đọc số liệu…"


def title(practice: bool) -> str:
    """On paper; what was made to practise says so."""
    return f"{TITLE} · BẢN TẬP, không có giá trị" if practice else TITLE


def as_of(now: datetime) -> str:
    """When it was counted."""
    local = now.astimezone(VN)
    return f"Số liệu lúc {local:%H:%M} ngày {day_text(local.date())}"


def saved(files: list[Path]) -> str:
    """Where they lie."""
    return f"Đã ghi {files[0].name}{f' và {len(files) - 1} tệp nữa' if files[1:] else ''} vào {files[0].parent}."


def not_saved(folder: Path) -> str:
    """The folder cannot be written to."""
    return f"Không ghi được tệp vào {folder}. Xem quyền ghi và chỗ trống, rồi bấm lại."
