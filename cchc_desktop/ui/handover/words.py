"""What the handover page says (lời trên trang bàn giao)."""

from __future__ import annotations

from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain.batch import BatchNumber, Settled
from cchc_desktop.domain.differences import Difference, Kind

NO_DIVISION = "Đơn vị chưa khai phòng chuyên môn nào. Quản trị ghi vào mục divisions của tệp đơn vị."
NONE_SCANNED = "Quét túi hồ sơ trước, hoặc Ctrl+A để lấy cả danh sách."
NONE_FOUND = "Quét túi hồ sơ còn thiếu khi tìm thấy. Chưa thấy thì Esc để quay lại: túi vẫn ghi là chưa nhận."
NOT_PROVED = (
    "Các túi đã quét chưa khớp mã kiểm trên phiếu: còn thiếu, thừa hoặc nhầm. Quét tiếp; "
    "đã dò từng túi với phiếu giấy thì Ctrl+Shift+Enter."
)
ALL_TAKEN = "Các túi trên bàn đã nhận từ trước. Quét túi còn thiếu, hoặc Esc để quay lại."
_UNLISTED = "máy này không có danh sách"


def giving_title(division: str) -> str:
    """Of the list."""
    return f"Bàn giao cho {division}" if division else "Bàn giao: đơn vị chưa khai phòng chuyên môn"


def scanned(code: str, again: bool, chosen: int, every: int) -> str:
    """In the strip, for a folder of the list; `again`: it lay on the table before."""
    return f"{code}{' đã quét rồi' if again else ''} · {chosen} / {every}"


def taken_off(code: str, chosen: int, every: int) -> str:
    """In the strip, when a key took a folder off the table."""
    return f"{code} đã bỏ khỏi đợt · {chosen} / {every}. Phím cách hoặc quét lại để đưa vào."


def not_of_slip(difference: Difference) -> str:
    """In the strip, at the scan of what is not of the slip."""
    mine = difference.kind is Kind.EXTRA and not difference.elsewhere
    return f"{difference.words} Để bàn giao túi này thì Esc rồi quét lại." if mine else difference.words


def settled(code: str) -> str:
    """In the strip, for a folder of the slip that is not waited for any more."""
    return f"{code} có trên phiếu này nhưng không còn chờ nhận: đã nhận, đã về quầy hoặc đi phiếu khác. Để riêng."


def unlisted(number: BatchNumber) -> str:
    """In the strip, for a slip that this store has no list of."""
    proof = "mã kiểm trên phiếu cho biết khi đủ" if number.check else "số gõ tay không có mã kiểm: dò với phiếu giấy"
    return f"Phiếu {number.number}: {_UNLISTED}. Quét từng túi hồ sơ; {proof}."


def taken_before(name: str) -> str:
    """In the strip, for a slip, or a folder of it, that was taken in here and has no list."""
    return f"{name}: đã nhận trước đó, không ghi nữa."


def scanned_unlisted(code: str, again: bool, chosen: int, proved: bool) -> str:
    """In the strip, for a folder of a slip that this store has no list of."""
    return f"{code}{' đã quét rồi' if again else ''} · {chosen} túi{', khớp mã kiểm: đủ phiếu' if proved else ''}"


def unlisted_small(check: bool, proved: bool) -> str:
    """Beside the title of such a slip: whether it is whole."""
    proof = "chưa khớp mã kiểm" if check else "không có mã kiểm"
    return "đủ: khớp mã kiểm" if proved else proof


def taken(taking: Taking, missing: int) -> str:
    """In the strip, once folders of a slip were taken."""
    count = f"đã nhận {len(taking.taken)} hồ sơ{f', còn thiếu {missing}' if missing else ''}"
    assumed = f" Đã ghi {taking.assumed} nhận, theo thủ tục; xem lại phiếu." if taking.assumed else ""
    return " ".join([f"{taking.number}: {count}.{assumed}", *(difference.words for difference in taking.differences)])


def taking_title(number: str, division: str) -> str:
    """Of a slip that is taken in."""
    return f"Nhận phiếu {number} · {division or _UNLISTED}"


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


def none_scanned_yet() -> str:
    """For a slip that this store has no list of, before the first folder."""
    return "Máy này không có danh sách của phiếu. Quét từng túi hồ sơ trong tập; Esc để quay lại."


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


def take_unproved(fresh: int) -> str:
    """On the button for folders that were held against the printed slip one by one."""
    return f"Ghi {fresh} túi đã dò với phiếu"


def given(number: str, count: int, division: str) -> str:
    """In the strip, once it happened."""
    return f"{number}: {count} hồ sơ đã giao cho {division}. Đang in 2 liên."


def for_another(code: str, division: str) -> str:
    """A folder of another division, scanned in the midst of a pile."""
    return f"{code} thuộc {division}. In xong đợt này, hoặc Ctrl+D để đổi phòng. Chưa đưa vào đợt."
