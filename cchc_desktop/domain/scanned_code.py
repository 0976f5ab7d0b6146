"""What a scanned code is (nội dung mã vừa quét): a dossier, a batch, a card, the test sheet, or a sentence why none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.domain.batch import BatchNumber, parse_batch
from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.code import parse_code, parse_provisional, version_in
from cchc_desktop.domain.letter_number import LetterNumber, parse_letter
from cchc_desktop.domain.scanner_sheet import is_sheet
from cchc_desktop.domain.text import clean

_OURS = re.compile(r"[0-9A-Z.;-]{4,64}")  # nothing else stands in our bars
_PART_OF_OURS = re.compile(
    r"B[GC]-|(?:[0-9]{2,3}\.)*[A-Z]?[0-9]{2}(?:\.[0-9]+)*-|[0-9]-[0-9]{4,8}(?:-|$)|T[0-9A-Z]{2,3}[0-9]{10}"
)
_OTHERS = re.compile(r"(?=.*[0-9])(?=.*[./_-])[0-9A-Z][0-9A-Z./_-]{7,63}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_GOODS = frozenset({8, 12, 13, 14})  # digits of EAN and UPC
_TRANSFER = "000201"  # how every QR of EMVCo begins, VietQR among them


class Flaw(Enum):
    """Why a scan means nothing here."""

    FOREIGN = "foreign"  # somebody else's code
    TORN = "torn"  # ours, or a card, but not whole
    TWO = "two"  # two codes in one scan
    CHANGED = "changed"  # a typing program changed it, and nobody can tell from what
    LETTERS = "letters"  # not in UTF-8


@dataclass(frozen=True, slots=True)
class DossierScan:
    """A receipt, a stub of the emergency pad, a folder's label: all carry the dossier's code or provisional number."""

    code: str
    version: int = 0  # of the receipt, in a QR "CODE;2"; 0: bars name none


@dataclass(frozen=True, slots=True)
class BatchScan:
    """A handover slip or a postal list; `number.check` tells a changed slip from the batch's own, "" when typed."""

    number: BatchNumber


@dataclass(frozen=True, slots=True)
class LetterScan:
    """A letter of a dossier that was not taken in: its number is all there is of it."""

    number: LetterNumber


@dataclass(frozen=True, slots=True)
class CardScan:
    """A citizen card; `text` is the scan it was read from."""

    card: CitizenCard
    text: str


@dataclass(frozen=True, slots=True)
class SheetScan:
    """One of the two codes of the scanner's test sheet, as it arrived; `scanner_sheet.verdict` says what is wrong."""

    text: str


@dataclass(frozen=True, slots=True)
class RefusedScan:
    """Nothing was taken; the sentence is fit for the clerk and holds nothing of what was scanned."""

    flaw: Flaw
    sentence: str


@dataclass(frozen=True, slots=True)
class OtherScan:
    """Perhaps a code of another system, which a dossier may bear as its other one (MaHoSoKhac); else refused so."""

    text: str
    otherwise: RefusedScan


Scan = DossierScan | BatchScan | LetterScan | CardScan | SheetScan | OtherScan | RefusedScan

CHANGED = RefusedScan(
    Flaw.CHANGED,
    "Bộ gõ đã đổi nội dung mã vừa quét. Chưa lấy gì. Tắt Unikey rồi quét lại, hoặc dùng máy quét cổng COM.",
)
_TWO = RefusedScan(Flaw.TWO, "Hai mã dính vào nhau. Chưa lấy gì. Quét lại từng mã.")
_TORN = RefusedScan(
    Flaw.TORN, "Mã đọc thiếu hoặc sai ký tự. Chưa mở gì. Quét lại; giấy rách thì gõ mã hồ sơ vào ô Ctrl+K."
)
_TORN_CARD = RefusedScan(Flaw.TORN, "Mã căn cước đọc thiếu phần đầu. Chưa lấy gì. Quét lại thẻ.")
_LETTERS = RefusedScan(
    Flaw.LETTERS,
    "Máy quét gửi chữ không phải UTF-8. Chưa lấy gì. Đặt máy quét về UTF-8 theo sách của máy, rồi quét lại.",
)
_TRANSFERRED = RefusedScan(Flaw.FOREIGN, "Đây là mã QR chuyển tiền, không phải mã của quầy. Chưa mở gì.")
_LINKED = RefusedScan(Flaw.FOREIGN, "Đây là mã QR của một trang web, không phải mã của quầy. Chưa mở gì.")
_SOLD = RefusedScan(Flaw.FOREIGN, "Đây là mã vạch hàng hóa, không phải mã của quầy. Chưa mở gì.")
_NOT_OURS = RefusedScan(
    Flaw.FOREIGN, "Mã này không phải của hồ sơ, phiếu bàn giao hay căn cước. Chưa mở gì. Xem đúng giấy rồi quét lại."
)


def read_scan(text: str) -> Scan:
    """What a scanned text is. Total: whatever is scanned gets a meaning or a sentence.

    Whether the store knows the code, and whether the batch's check is right, is the store's to say.
    """
    if "\ufffd" in text:
        return _LETTERS
    if is_sheet(text):
        return SheetScan(clean(text))
    if looks_like_card(text):
        return _card(text)
    letter = parse_letter(text)
    return (
        parse_ours(text)
        or (LetterScan(letter) if letter else None)
        or _not_ours(clean(text).translate(_DASHES).upper())
    )


def parse_ours(text: str) -> DossierScan | BatchScan | None:
    """What our own bars and QR say, scanned or typed; None for anything else."""
    found = parse_code(text) or parse_provisional(text)
    if found:
        return DossierScan(found.text, version_in(text))
    batch = parse_batch(text.translate(_DASHES))
    return BatchScan(batch) if batch else None


def _card(text: str) -> Scan:
    card = read_card(text)
    if isinstance(card, CitizenCard):
        return CardScan(card, text)
    return RefusedScan(Flaw.TWO if card.code == "card.two" else Flaw.TORN, card.message)


def _not_ours(text: str) -> OtherScan | RefusedScan:
    if text.count("|") >= 3:
        return _TORN_CARD
    if _LINK.match(text):
        return _LINKED
    if text.startswith(_TRANSFER):
        return _TRANSFERRED
    if text.isdecimal() and len(text) in _GOODS:
        return _SOLD
    if _OURS.fullmatch(text) and _are_two(text):
        return _TWO
    refused = _TORN if _OURS.fullmatch(text) and _PART_OF_OURS.search(text) else _NOT_OURS
    return OtherScan(text, refused) if _OTHERS.fullmatch(text) else refused


def _are_two(text: str) -> bool:
    """Whether it is two codes of ours without anything between them."""
    return any(parse_ours(text[:place]) and parse_ours(text[place:]) for place in range(8, len(text) - 7))
