"""What the page of the results says (lời trên trang trả kết quả)."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.slips.forms.words import money

NOBODY = "Quét giấy tiếp nhận của công dân, hoặc chọn một dòng trên kệ (phím cách)."
EMPTY = "Kệ kết quả trống. Kết quả từ phòng chuyên môn về: quét từng túi hồ sơ để đặt lên kệ."
NO_POST = "Không có kết quả nào đăng ký nhận qua bưu chính."
_LONGEST_NAME, _SHORTENED = 30, 4  # characters; words from which on some can be left out
TWICE = "Mã bưu gửi {} đã ghi cho hồ sơ khác. Quét mã trên phong bì này."
NO_ITEM = "Cần mã bưu gửi. Quét mã trên phong bì, hoặc gõ vào ô."


def back(result: OnShelf) -> str:
    """Since when it lies there."""
    return result.arrived_at.strftime("%d/%m %H:%M") if result.arrived_at else "cổng báo"


def channel(dossier: Dossier) -> str:
    """How the citizen asked for it."""
    return {
        ReturnChannel.COUNTER: "tại quầy",
        ReturnChannel.POST: "bưu chính",
        ReturnChannel.ONLINE: "trực tuyến",
    }[dossier.intake.return_channel]


def place(result: OnShelf) -> str:
    """Where it lies, since when, and how the citizen asked for it."""
    where = f"Để ở {result.place}" if result.place else "Trên kệ"
    by_post = "qua " if result.by_post else ""
    return f"{where}, về {back(result)} · đăng ký nhận {by_post}{channel(result.dossier)}"


def owed(dossier: Dossier) -> str:
    """What is still to pay; "" for nothing."""
    return f"Còn phải thu {money(dossier.owed)}" if dossier.owed else ""


def give(dossier: Dossier | None) -> str:
    """On the button."""
    return f"Trả kết quả cho {shortened(dossier.intake.owner.name)}" if dossier else "Trả kết quả"


def shortened(name: str) -> str:
    """A long name by its first and its last words: a Vietnamese given name stands last."""
    parts = name.split()
    if len(name) <= _LONGEST_NAME or len(parts) < _SHORTENED:
        return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return " ".join([parts[0], "…", *parts[-2:]])[: _LONGEST_NAME + 2]


def arrive(count: int) -> str:
    """On the button."""
    return f"Đặt {count} kết quả lên kệ"


def post(done: int) -> str:
    """On the button."""
    return f"In danh sách bưu chính {done} bưu gửi" if done else "In danh sách bưu chính"


def sent(number: str, count: int) -> str:
    """In the strip, once the list is made."""
    return f"{number}: {count} bưu gửi. Đang in danh sách."


def given(dossier: Dossier) -> str:
    """In the strip, once it happened."""
    return f"Đã trả kết quả {dossier.printed_code}."


def arrived(count: int, place: str) -> str:
    """In the strip, once results lie on the shelf."""
    return f"{count} kết quả đã về kệ{f', để ở {place}' if place else ''}."


def came(dossier: Dossier, count: int) -> str:
    """In the strip, for a folder that is back from its division."""
    return f"{dossier.printed_code} đã về · {count} kết quả"


def aimed(dossier: Dossier) -> str:
    """In the strip, for a receipt whose result lies on the shelf."""
    return f"Kết quả {dossier.printed_code}: {dossier.intake.owner.name}"


def on_shelf_before(dossier: Dossier, count: int) -> str:
    """For a result scanned in the midst of a pile that has come back."""
    return f"{dossier.printed_code} đã ở trên kệ từ trước. {pile_first(count)}"


def pile_first(count: int) -> str:
    """While folders that have come back are still to be put on the shelf."""
    return f"Đặt {count} kết quả vừa quét lên kệ trước (Ctrl+Enter), hoặc Esc để bỏ."


def let_go(count: int) -> str:
    """In the strip, when the scanned pile was not put on the shelf after all."""
    return f"Đã bỏ {count} túi vừa quét, chưa ghi gì. Quét lại khi cần."


def not_by_post(dossier: Dossier) -> str:
    """For a result scanned for the list of the post that the citizen fetches."""
    return f"{dossier.printed_code} đăng ký nhận {channel(dossier)}. Ctrl+B về kệ kết quả để trả."
