"""The close of a day (chốt ngày): who holds the folders, the cash, the paper, and what a lead has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc_desktop.domain.status import HolderKind, Status

_LABELS = {
    HolderKind.COUNTER: "Quầy",
    HolderKind.DIVISION: "Phòng chuyên môn",
    HolderKind.COLLECTOR: "Người nhận kết quả",
    HolderKind.POST: "Bưu chính công ích",
}


@dataclass(frozen=True, slots=True)
class Held:
    """How many open folders one holder has; `given`: handed over and not yet taken there; `shelf`: results waiting."""

    kind: HolderKind
    name: str
    count: int
    given: bool = False
    shelf: bool = False

    @property
    def label(self) -> str:
        """As the screen calls the holder: "Phòng Người có công, chưa nhận"."""
        if self.shelf:
            return "Kệ kết quả"
        name = self.name or _LABELS[self.kind]
        return f"{name}, chưa nhận" if self.given else name


@dataclass(frozen=True, slots=True)
class Holders:
    """Every holder of open folders, the counter first; `total` counted by itself."""

    held: tuple[Held, ...]
    total: int

    @property
    def balanced(self) -> bool:
        """Whether the holders add up to all open dossiers."""
        return sum(each.count for each in self.held) == self.total


@dataclass(frozen=True, slots=True)
class Missing:
    """A folder handed over that nobody has told to be there; `last_holder` gave it away and is to be asked.

    `apart`: other folders of its batch were taken, so that this one surely is not where it should be.
    """

    uid: str
    code: str
    division: str
    since: datetime
    last_holder: str
    batch: str
    apart: bool


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A dossier withdrawn or stopped, over for the office, whose folder has not come back yet.

    `taken`: the division told that it has it; else it was given to it and nobody there signed.
    """

    uid: str
    code: str
    division: str
    status: Status
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Cash:
    """What one clerk took in one way on the day, whole đồng; `voided` was struck out that day, whenever taken."""

    clerk_code: str
    clerk_name: str
    method: str
    collected: int
    voided: int

    @property
    def net(self) -> int:
        """What should be in hand."""
        return self.collected - self.voided


@dataclass(frozen=True, slots=True)
class Prints:
    """Printings asked for on the day: done for the first time, done again, failed, and neither (not known)."""

    first: int = 0
    again: int = 0
    failed: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class LateEntry:
    """A dossier entered from the emergency pad, which no close of an earlier day has shown."""

    uid: str
    code: str
    received_at: datetime
    entered_at: datetime
    clerk_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """An approval given by the same clerk's password, for no lead was on shift; `duty` is the value of a Duty."""

    at: datetime
    clerk_code: str
    clerk_name: str
    duty: str


@dataclass(frozen=True, slots=True)
class Voided:
    """A number, or a dossier's code, struck out on the day; `last` is the same as `first` but for a stretch."""

    first: str
    last: str
    reason: str


@dataclass(frozen=True, slots=True)
class DayClose:
    """All that is looked at when a day is closed, at one counter."""

    day: date
    counter: str
    holders: Holders
    moves: dict[str, int]  # ledger type → how many on the day: dossier.received, custody.handedOver, …
    missing: tuple[Missing, ...]  # those under way longest, as far as they are listed
    missing_count: int
    left_behind: tuple[LeftBehind, ...]
    cash: tuple[Cash, ...]
    prints: Prints
    unsent: int
    unsent_since: datetime | None
    late: tuple[LateEntry, ...]
    unused_stubs: tuple[str, ...]
    flagged: tuple[Flagged, ...]
    voided: tuple[Voided, ...]
    works_alone: bool = False  # there is no portal to send anything to

    @property
    def needs_lead(self) -> bool:
        """Whether something is there that a lead has to see."""
        return bool(self.late or self.flagged or self.missing_count or not self.holders.balanced)

    @property
    def counts(self) -> dict[str, Any]:
        """What the ledger notes of it: whole numbers alone."""
        return {
            "ngay": self.day.isoformat(),
            "dangMo": self.holders.total,
            "khop": self.holders.balanced,
            "tiepNhan": self.moves.get("dossier.received", 0),
            "banGiao": self.moves.get("custody.handedOver", 0),
            "daTra": self.moves.get("result.handedOver", 0) + self.moves.get("result.posted", 0),
            "chuaNhan": self.missing_count,
            "chuaTraLai": len(self.left_behind),
            "tienThu": sum(each.collected for each in self.cash),
            "tienHuy": sum(each.voided for each in self.cash),
            "in": self.prints.first,
            "inLai": self.prints.again,
            "inHong": self.prints.failed,
            "chuaGui": self.unsent,
            "nhapBu": len(self.late),
            "duPhongChuaDung": len(self.unused_stubs),
            "tuDuyet": len(self.flagged),
            "soHuy": len(self.voided),
        }
