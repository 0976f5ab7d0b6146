"""Public post (bưu chính công ích): the items of a postal list, and the codes that the post gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.batch import digest
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean

_ITEM = re.compile(r"[0-9A-Z]{8,30}", re.ASCII)  # S10, and what carriers of a province use
_S10 = re.compile(r"[A-Z]{2}(?P<serial>[0-9]{8})(?P<check>[0-9])[A-Z]{2}", re.ASCII)
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)  # UPU S10, 4.2


@dataclass(frozen=True, slots=True)
class PostalItem:
    """One result in the post."""

    uid: str  # the dossier's
    code: str
    item_code: str
    former: tuple[tuple[str, str], ...] = ()  # codes that were corrected, each after the moment (ISO) it was

    def code_before(self, moment: str) -> str:
        """The code that held until then."""
        return next((code for until, code in self.former if until >= moment), self.item_code)


@dataclass(frozen=True, slots=True)
class PostalList:
    """Results posted in one act (danh sách gửi bưu chính), in the order given."""

    number: str  # "BC-3-261123-01"
    act_id: str
    at: datetime
    by: Clerk
    items: tuple[PostalItem, ...]

    @property
    def digest(self) -> str:
        """Four characters that follow from the dossiers and the item code of each."""
        return digest(f"{item.code} {item.item_code}" for item in self.items)

    @property
    def former(self) -> frozenset[str]:
        """The digests it had before codes were corrected: of the lists that were printed until then."""
        moments = {until for item in self.items for until, _ in item.former}
        lists = ((f"{item.code} {item.code_before(moment)}" for item in self.items) for moment in moments)
        return frozenset(map(digest, lists))

    @property
    def bars(self) -> str:
        """What the list's bars say."""
        return f"{self.number}-{self.digest}"


@dataclass(frozen=True, slots=True)
class PostalArrival:
    """An item with a dossier in it came to the counter."""

    item_code: str
    arrived_on: str  # ISO day
    noted_at: datetime
    by: Clerk


def item_code(text: str) -> str:
    """An item's code as it is kept: capitals without blanks."""
    return clean(text).replace(" ", "").upper()


def problem_with(code: str, field: str = "item_code") -> Problem | None:
    """What is wrong with an item's code, as `item_code` made it; None when nothing is.

    A warning where it is no number of the Universal Postal Union (S10): another carrier's may be right all the same.
    """
    if not _ITEM.fullmatch(code):
        message = "Mã bưu gửi gồm 8 đến 30 chữ và số, như EV123456785VN. Quét mã trên bưu gửi. Chưa lưu gì."
        return Problem(field, "post.item", message)
    match = _S10.fullmatch(code)
    if match is None:
        message = f"{code} không có dạng mã của bưu điện (như EV123456785VN). Chưa lưu gì; xem lại mã trên bưu gửi."
        return warning(field, "post.form", message)
    if int(match["check"]) != check_digit(match["serial"]):
        message = f"{code} sai số kiểm tra: có chữ số nhầm. Chưa lưu gì; quét lại mã trên bưu gửi."
        return warning(field, "post.check_digit", message)
    return None


def check_digit(serial: str) -> int:
    """What stands behind the eight digits of an S10 number."""
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)
