"""What the handover page says (lời trên trang bàn giao)."""

from __future__ import annotations

from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain.batch import Settled

NO_DIVISION = "Đơn vị chưa khai phòng chuyên môn nào. Quản trị ghi vào mục divisions của tệp đơn vị."
NONE_SCANNED = "Quét túi hồ sơ trước, hoặc Ctrl+A để lấy cả danh sách."
NONE_FOUND = "Quét túi hồ sơ còn thiếu khi tìm thấy. Chưa thấy thì Esc để quay lại: túi vẫn ghi là chưa nhận."
NOT_OF_SLIP = "Hồ sơ {} không có trên phiếu này. Để riêng, trả lại bên giao; để bàn giao túi này thì Esc rồi quét lại."


def giving_title(division: str) -> str:
    """Of the list."""
    return f"Bàn giao cho {division}" if division else "Bàn giao: đơn vị chưa khai phòng chuyên môn"


def scanned(code: str, again: bool, chosen: int, every: int) -> str:
    """In the strip, for a folder of the list; `again`: it lay on the table before."""
    return f"{code}{' đã quét rồi' if again else ''} · {chosen} / {every}"


def taken(taking: Taking, missing: int) -> str:
    """In the strip, once folders of a slip were taken."""
    count = f"đã nhận {len(taking.taken)} hồ sơ{f', còn thiếu {missing}' if missing else ''}"
    return " ".join([f"{taking.number}: {count}.", *(difference.words for difference in taking.differences)])


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


def none_waits(settled: Settled) -> str:
    """For a slip of which nothing waits: what became of its folders."""
    return f"{settled.words} Esc để quay lại."


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
