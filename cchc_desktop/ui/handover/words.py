"""What the handover page says (lời trên trang bàn giao)."""

from __future__ import annotations

NO_DIVISION = "Đơn vị chưa khai phòng chuyên môn nào. Quản trị ghi vào mục divisions của tệp đơn vị."
NONE_SCANNED = "Quét túi hồ sơ trước, hoặc Ctrl+A để lấy cả danh sách."
ALL_TAKEN = "Phiếu này đã nhận đủ, không còn hồ sơ nào chờ nhận. Esc để quay lại."
NOT_OF_SLIP = "Hồ sơ {} không có trên phiếu này. Để riêng, trả lại bên giao."


def giving_title(division: str) -> str:
    """Of the list."""
    return f"Bàn giao cho {division}" if division else "Bàn giao: đơn vị chưa khai phòng chuyên môn"


def taking_title(number: str, division: str) -> str:
    """Of a slip that is taken in."""
    return f"Nhận phiếu {number} · {division}"


def others(count: int) -> str:
    """What waits for other divisions."""
    return f"còn {count} hồ sơ cho phòng khác · 2 liên" if count else "2 liên"


def nothing_waits(others: int) -> str:
    """For an empty list."""
    if others:
        return "Không còn hồ sơ nào chờ bàn giao cho phòng này. Ctrl+D sang phòng khác, hoặc quét túi hồ sơ."
    return "Không có hồ sơ nào chờ bàn giao. Hồ sơ mới tiếp nhận sẽ hiện ở đây; quét phiếu bàn giao để nhận vào."


def taken_before(count: int) -> str:
    """Folders of a slip that somebody has taken in before."""
    return f"đã nhận {count} hồ sơ trước đó" if count else ""


def give(chosen: int, left: int) -> str:
    """On the button."""
    rest = f", để lại {left}" if left and chosen else ""
    return f"In phiếu bàn giao {chosen} hồ sơ{rest}" if chosen else "In phiếu bàn giao"


def give_briefly(chosen: int, left: int) -> str:
    """On the button, in a narrow window."""
    return f"In phiếu {chosen} hồ sơ{f', để lại {left}' if left else ''}" if chosen else "In phiếu"


def take(chosen: int, left: int) -> str:
    """On the button."""
    rest = f", thiếu {left}" if left and chosen else ""
    return f"Ghi nhận {chosen} hồ sơ đã nhận{rest}" if chosen else "Ghi nhận hồ sơ đã nhận"


def take_briefly(chosen: int, left: int) -> str:
    """On the button, in a narrow window."""
    return f"Ghi nhận {chosen} hồ sơ{f', thiếu {left}' if left else ''}" if chosen else "Ghi nhận"


def given(number: str, count: int, division: str) -> str:
    """In the strip, once it happened."""
    return f"{number}: {count} hồ sơ đã giao cho {division}. Đang in 2 liên."


def for_another(code: str, division: str) -> str:
    """A folder of another division, scanned in the midst of a pile."""
    return f"{code} thuộc {division}. In xong đợt này, hoặc Ctrl+D để đổi phòng. Chưa đưa vào đợt."
