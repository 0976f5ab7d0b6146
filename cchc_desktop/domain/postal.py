"""Public post (bưu chính công ích): the items of a postal list, and the codes that the post gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean

_ITEM = re.compile(r"[0-9A-Z]{2,30}", re.ASCII)  # S10 ("EV123456789VN") and what carriers of a province use


@dataclass(frozen=True, slots=True)
class PostalItem:
    """One result in the post."""

    uid: str  # the dossier's
    code: str
    item_code: str


@dataclass(frozen=True, slots=True)
class PostalList:
    """Results posted in one act (danh sách gửi bưu chính), in the order given."""

    number: str  # "BC-3-261123-01"
    act_id: str
    at: datetime
    by: Clerk
    items: tuple[PostalItem, ...]


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
    """What is wrong with an item's code, as `item_code` made it; None when nothing is."""
    if _ITEM.fullmatch(code):
        return None
    return Problem(
        field, "post.item", "Mã bưu gửi gồm chữ và số, như EV123456789VN. Quét mã trên bưu gửi. Chưa lưu gì."
    )
