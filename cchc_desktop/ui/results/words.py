"""What the page of the results says (lời trên trang trả kết quả)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.money import written
from cchc_desktop.domain.postal import PostalArrival, PostalList
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.shown_card import Whose

NOBODY = "Quét giấy tiếp nhận của công dân, hoặc chọn một dòng trên kệ (phím cách)."
EMPTY = "Kệ kết quả trống. Kết quả từ phòng chuyên môn về: quét từng túi hồ sơ để đặt lên kệ."
NO_POST = "Không có kết quả nào đăng ký nhận qua bưu chính."
NO_ENVELOPE = f"{NO_POST} Chưa ghi mã vừa quét. Ctrl+B để về kệ."
PAPER = "số, ngày, nơi chứng thực"
ITEM_NOTE = "Bưu gửi có hồ sơ bên trong: ghi ngày đến, rồi mở và tiếp nhận ở trang F2."
CAME, SENT = "Đã đến hôm nay", "Đã gửi hôm nay"
NOTE_ITEM = "Ghi bưu gửi đến"
CARD_LATER = "Đang làm việc khác nên chưa so thẻ vừa quét. Xong việc này, quét giấy tiếp nhận rồi quét thẻ."
_NONE = "Chưa có."
_LISTED = 6  # of the newest items
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
    return f"Còn phải thu {written(dossier.owed)}" if dossier.owed else ""


def give(dossier: Dossier | None, to: str = "") -> str:
    """On the button; `to`: who gets it, where that is not the owner."""
    return f"Trả kết quả cho {shortened(to or dossier.intake.owner.name)}" if dossier else "Trả kết quả"


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


def already_there(dossier: Dossier, count: int) -> str:
    """In the strip, for a folder scanned twice."""
    return f"{dossier.printed_code} đã quét rồi · {count} kết quả"


def whose(name: str, of: Whose) -> str:
    """Of a card that was scanned while a result is given."""
    match of:
        case Whose.OWNER:
            return f"Đúng chủ hồ sơ: {name}"
        case Whose.SUBMITTER:
            return f"Đúng người nộp hồ sơ: {name}"
        case Whose.UNSURE:
            return f"Cùng tên {name}, hồ sơ không ghi số căn cước để so. Xem lại thẻ."
        case Whose.OTHER:
            return f"Không phải chủ hồ sơ: thẻ của {name}. Ctrl+U nếu được ủy quyền."


def authorised(name: str) -> str:
    """In the strip, for the card of who is authorised."""
    return f"Người được ủy quyền: {name}. Ghi giấy ủy quyền."


def own_card(name: str) -> str:
    """In the strip, for the owner's card while somebody authorised is asked for."""
    return f"Đây là thẻ của chủ hồ sơ: {name}. Chính chủ nhận thì Ctrl+U."


def several(name: str, count: int) -> str:
    """In the strip, for the card of somebody with more than one result on the shelf."""
    return f"{name} có {count} kết quả trên kệ. Chọn bằng ↑ ↓, hoặc quét giấy tiếp nhận."


def again(doubt: Problem) -> Problem:
    """The same of what is saved."""
    return replace(doubt, message=f"{doubt.message} Đúng như vậy thì Ctrl+Enter lần nữa.")


def once_more(doubt: Problem) -> Problem:
    """A code that is odd and may be right: how it is taken all the same."""
    return replace(doubt, message=f"{doubt.message} Đúng mã ấy thì quét hoặc Enter lần nữa.")


def came_by_post(arrivals: Sequence[PostalArrival]) -> str:
    """The newest items first, with when they were noted."""
    lines = [f"{each.noted_at.astimezone(VN):%H:%M} {each.item_code}" for each in reversed(arrivals)]
    more = [f"và {len(lines) - _LISTED} bưu gửi trước đó"] if len(lines) > _LISTED else []
    return "\n".join([*lines[:_LISTED], *more]) or _NONE


def left_by_post(lists: Sequence[PostalList]) -> str:
    """Each list of the day with how many items."""
    lines = [f"{each.at.astimezone(VN):%H:%M} {each.number}: {len(each.items)} bưu gửi" for each in lists]
    return "\n".join(lines) or _NONE


def arrived_item(code: str) -> str:
    """In the strip, once it is noted."""
    return f"Đã ghi bưu gửi đến {code}."


def aimed(dossier: Dossier, again: bool = False) -> str:
    """In the strip, for a receipt whose result lies on the shelf; `again`: it was scanned before."""
    if again:
        return f"{dossier.printed_code} đã quét rồi: {dossier.intake.owner.name}"
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
