"""The status (trạng thái) of a dossier: the national list, never collapsed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """TrangThaiHoSo 1–10 as the national portal prescribes."""

    NEW = "1"
    RECEIVED = "2"
    REFUSED = "3"
    PROCESSING = "4"
    SUPPLEMENT = "5"
    PAYMENT = "6"
    WITHDRAWN = "7"
    STOPPED = "8"
    FINISHED = "9"
    RETURNED = "10"

    @property
    def label(self) -> str:
        """The national wording."""
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        """Whether the office owes nothing more for it."""
        return self in (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)


_LABELS = {
    Status.NEW: "Mới đăng ký",
    Status.RECEIVED: "Được tiếp nhận",
    Status.REFUSED: "Không được tiếp nhận",
    Status.PROCESSING: "Đang xử lý",
    Status.SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    Status.PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    Status.STOPPED: "Dừng xử lý",
    Status.FINISHED: "Đã xử lý xong",
    Status.RETURNED: "Đã trả kết quả",
}
ENDED_EARLY = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED})
"""No result comes any more, and a receipt that was given does not hold."""


class HolderKind(Enum):
    """Who has the folder in hand."""

    COUNTER = "counter"
    DIVISION = "division"
    COLLECTOR = "collector"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Holder:
    """Exactly one holder has each folder; `name` says which division or person, "" for the counter itself.

    `counter`: the other counter that has it or gave it away last, and counts it when the day is closed; "" for this one.
    """

    kind: HolderKind = HolderKind.COUNTER
    name: str = ""
    counter: str = ""

    @property
    def is_counted_elsewhere(self) -> bool:
        """Whether another counter has it, or has given it to a division."""
        return bool(self.counter) and self.kind in (HolderKind.COUNTER, HolderKind.DIVISION)


COUNTER = Holder()
COLLECTOR = Holder(HolderKind.COLLECTOR)
POST = Holder(HolderKind.POST)
