"""The scanner's test sheet (tờ thử máy quét): what its two codes say, and what is set wrongly when they arrive changed."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.text import clean, fold

BARS = "CCHC-QWZYM-AA-A1-0123456789.;"
"""Letters that other keyboard layouts move, two pairs that Telex and VNI change, and all digits and marks of our codes."""

_MARKED = "àáảãạ ằắẳẵặ ầấẩẫậ èéẻẽẹ ềếểễệ ìíỉĩị òóỏõọ ồốổỗộ ờớởỡợ ùúủũụ ừứửữự ỳýỷỹỵ ăâđêôơư ĂÂĐÊÔƠƯ"
QR = f"CCHC|{_MARKED}|0123456789"
"""Every letter that only Vietnamese has, between fields as a card has them."""

_HEAD = "cchc"
_MOJIBAKE = ("áº", "á»", "Ã", "Ä", "Æ")
_UNIKEY = "Unikey đang bật và đổi nội dung mã. Tắt Unikey khi quét, hoặc dùng máy quét cổng COM."
_LAYOUT = "Bố cục bàn phím không phải kiểu Mỹ (US). Đổi bàn phím của Windows và của máy quét sang US."


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a scan came: with the prefix that is set, what ended it, and whether a typing program was at work in it."""

    prefixed: bool = False
    ended: bool = False  # by Enter, Tab or a line feed, not by silence
    retyped: bool = False  # Backspaces or an input method's text were in it
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the test says; `told` is one sentence a finding, the first is to be mended first."""

    good: bool
    told: tuple[str, ...]


def is_sheet(text: str) -> bool:
    """Whether a scan is one of the two test codes, however changed; a prefix that is not set may stand before it."""
    return _HEAD in fold(clean(text))[: len(_HEAD) + 4] and len(text) > len(BARS) // 2


def verdict(text: str, arrival: Arrival, prefix: str) -> Verdict:
    """What is right or wrong with the scanner, the keyboard and the typing program; `prefix` is the one set here."""
    scanned = clean(text)
    start = fold(scanned).index(_HEAD)
    extra, body = scanned[:start], scanned[start:]
    wrong = [*_typed_wrongly(body, arrival), *_framed_wrongly(extra, arrival, prefix)]
    if wrong:
        return Verdict(False, tuple(wrong))
    if "|" in body:
        return Verdict(True, ("Máy quét tốt: chữ Việt nguyên vẹn, quét được căn cước.",))
    return Verdict(True, ("Máy quét tốt: chữ, số và dấu đều đúng. Quét tiếp mã QR của tờ thử.",))


def _typed_wrongly(body: str, arrival: Arrival) -> list[str]:
    is_qr = "|" in body or len(body) > 2 * len(BARS)
    meant = QR if is_qr else BARS
    if body == meant:
        return ["Bộ gõ đang xen vào phím của máy quét. Tắt Unikey khi quét."] if arrival.retyped else []
    if body.swapcase() == meant:
        return ["Phím Caps Lock đang bật: chữ hoa và chữ thường đổi chỗ. Tắt Caps Lock."]
    if arrival.retyped:
        return [_UNIKEY]
    if not any(mark.isdigit() for mark in body):
        return [_LAYOUT]
    if is_qr:
        return [_letters_lost(body, arrival)]
    return [_UNIKEY if "ư" in body.lower() else _LAYOUT]  # a "w" that became "ư" leaves no Backspace


def _letters_lost(body: str, arrival: Arrival) -> str:
    if "\ufffd" in body or any(pair in body for pair in _MOJIBAKE):
        return "Chữ Việt bị vỡ. Đặt máy quét gửi UTF-8 theo sách của máy; dùng cổng COM là chắc nhất."
    lost = "Chữ Việt bị mất hoặc sai dấu."
    if arrival.serial:
        return f"{lost} Đặt máy quét gửi UTF-8 theo sách của máy."
    return f"{lost} Đặt máy quét gõ chữ Unicode (phím Alt) theo sách của máy, hoặc chuyển sang cổng COM."


def _framed_wrongly(extra: str, arrival: Arrival, prefix: str) -> list[str]:
    found = []
    if extra:
        found.append(
            f"Máy quét gửi thêm “{extra}” trước mỗi mã. Ghi tiền tố này vào cài đặt máy quét, hoặc bỏ ở máy quét."
        )
    elif prefix and not arrival.prefixed and not arrival.serial:
        found.append(f"Máy quét chưa gửi tiền tố “{prefix}”. Đặt tiền tố (prefix) ấy theo sách của máy.")
    if not arrival.ended:
        found.append("Máy quét chưa gửi Enter sau mã. Đặt hậu tố (suffix) Enter theo sách của máy: quét nhanh hơn.")
    return found
