"""How long what is written for an act may be (độ dài nội dung): a name, a place on the shelf, a letter's reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from cchc_desktop.domain.events import Event
from cchc_desktop.domain.problem import Problem

LONGEST = 8_000  # characters of what a clerk writes: three pages of a letter
SHORT: Mapping[str, tuple[int, str]] = {
    "to": (200, "Tên phòng nhận"),
    "by": (200, "Tên phòng nhận"),
    "person": (200, "Tên người nhận"),
    "title": (1_000, "Tên kết quả"),
    "shelf": (50, "Chỗ trên kệ"),
    "collector": (500, "Tên người nhận kết quả"),
    "collector_number": (50, "Số giấy tờ của người nhận"),
    "authorisation": (500, "Giấy ủy quyền"),
    "item_code": (50, "Mã bưu gửi"),
    "receipt_number": (50, "Số biên lai"),
    "legal_basis": (2_000, "Căn cứ pháp lý"),
    "approval_reason": (1_000, "Lý do duyệt"),
    "comment": (2_000, "Ý kiến"),
}
"""Characters, and what it is called, of what is no letter."""


def too_long(event: Event) -> Problem | None:
    """The first text of an event that is too long, or None."""
    for each in fields(event):
        value = getattr(event, each.name)
        if isinstance(value, str) and (problem := _too_long(each.name, value)):
            return problem
    return None


def _too_long(name: str, text: str) -> Problem | None:
    most, called = SHORT.get(name, (LONGEST, "Nội dung"))
    if len(text) <= most:
        return None
    message = f"{called} dài nhất {most} chữ, đang có {len(text)}. Chưa lưu gì; ghi gọn lại rồi lưu."
    return Problem(name, "text.long", message)
