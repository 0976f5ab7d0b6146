"""What can happen to a folder (giao nhận hồ sơ): one frozen value an event; domain/events.py lists them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The folder given to a division (bàn giao); `slip_number` is that of its batch."""

    at: datetime
    to: str
    slip_number: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The folder taken by the receiving side (nhận bàn giao): the division, who signed for it, and for which batch."""

    at: datetime
    by: str
    person: str = ""
    slip_number: str = ""


@dataclass(frozen=True, slots=True)
class SentBack:
    """The folder came back to the counter without a result."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ResultArrived:
    """The result lies at the counter (kết quả đã về); `shelf` is where on it."""

    at: datetime
    title: str = ""
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class ResultHandedOver:
    """The result given to its collector (trả kết quả): the owner, or somebody authorised, by which paper."""

    at: datetime
    collector: str = ""
    authorised: bool = False
    collector_number: str = ""
    authorisation: str = ""


@dataclass(frozen=True, slots=True)
class ResultPosted:
    """The result sent by public post (bưu chính công ích)."""

    at: datetime
    item_code: str = ""


@dataclass(frozen=True, slots=True)
class ItemCorrected:
    """The item code of a result in the post was mistyped (sửa mã bưu gửi): the one that holds, and why."""

    at: datetime
    item_code: str
    reason: str
