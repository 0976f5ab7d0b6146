"""What a division has to do (việc của phòng): folders on their way to it, those it has, those on their way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from sqlalchemy import Connection

from cchc_desktop.domain.instants import VN, instant_text, parse_instant
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import custody, dossiers, moves
from cchc_desktop.hub.dossier_finding import division_of
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.staff import Staff

SOON = 2  # days before a return date
MOST_SHOWN = 200
_NEVER = "9999"


class Pace(Enum):
    """How a folder stands towards its return date; its value is the class of its words on the page."""

    LATE = "late"
    SOON = "soon"
    PAUSED = "paused"
    DONE = "done"
    IN_TIME = "dim"


class Line(NamedTuple):
    """A folder of a list, with what is said of its return date."""

    dossier: Kept
    pace: Pace
    words: str

    @property
    def done(self) -> bool:
        """Whether nothing is left to do but to give it to the counter."""
        return self.pace is Pace.DONE


class Desk(NamedTuple):
    """Four lists, each in the order of the return dates, what is due first on top."""

    coming: list[Line]  # on the way, not taken in yet
    here: list[Line]
    done: list[Line]  # here, and to be given to the counter
    going: list[Line]  # on the way back, until a counter says to have it

    @property
    def late(self) -> int:
        """How many that the division has are overdue."""
        return sum(line.pace is Pace.LATE for line in self.here)

    @property
    def slips(self) -> dict[str, int]:
        """The handover slips that are still to be taken in, with how many folders wait on each."""
        numbers = [str(custody.held(line.dossier).get("soPhieu") or "") for line in self.coming]
        return {number: numbers.count(number) for number in dict.fromkeys(numbers) if number}


def desk(db: Connection, who: Staff, now: datetime) -> Desk:
    """Of the division of `who`."""
    found = dossiers.of_division(db, who.unit, who.division)
    here = _lines(filter(custody.at_division, found), now)
    return Desk(
        coming=_lines(filter(custody.under_way, found), now),
        here=[line for line in here if not line.done],
        done=[line for line in here if line.done],
        going=_lines(filter(custody.on_the_way_back, found), now),
    )


def _lines(found: Iterable[Kept], now: datetime) -> list[Line]:
    lines = [Line(dossier, *pace(dossier, now)) for dossier in found]
    return sorted(lines, key=lambda line: (line.dossier.data.get("NgayHenTra") or _NEVER, line.dossier.code))


def pace(dossier: Kept, now: datetime) -> tuple[Pace, str]:
    """How it stands, with a mark and words, for a colour alone says nothing to many."""
    data = dossier.data
    if moves.closed(dossier) or data.get("daHuy"):
        return Pace.DONE, "Hồ sơ đã kết thúc ở quầy: gửi trả túi"
    if dossier.status == Status.FINISHED.value:
        return Pace.DONE, "✓ Đã có kết quả"
    if dossier.status == Status.STOPPED.value:
        return Pace.DONE, "✓ Đã dừng xử lý"
    if data.get("tamDungTu"):
        return Pace.PAUSED, "‖ Chờ bổ sung, tạm dừng tính hạn"
    try:
        due = parse_instant(data.get("NgayHenTra") or "").astimezone(VN)
    except (ValueError, OverflowError):
        return Pace.IN_TIME, "Không có ngày hẹn trả"
    days = (due.date() - now.astimezone(VN).date()).days
    if due < now:
        return Pace.LATE, f"✕ Quá hạn {-days} ngày" if days else "✕ Quá hạn hôm nay"
    if days <= SOON:
        return Pace.SOON, f"◷ Còn {days} ngày" if days else "◷ Hẹn trả hôm nay"
    return Pace.IN_TIME, f"Còn {days} ngày"


def is_done(dossier: Kept) -> bool:
    """Whether nothing is left to do but to give the folder to the counter."""
    ended = dossier.status in (Status.FINISHED.value, Status.STOPPED.value)
    return ended or moves.closed(dossier) or bool(dossier.data.get("daHuy"))


def is_of(dossier: Kept, who: Staff) -> bool:
    """Whether the folder is the division's to see: it has it, is to take it, or sent it back."""
    return dossier.unit == who.unit and bool(who.division) and division_of(dossier.data) == who.division


def send_back(db: Connection, folders: Sequence[Kept], who: Staff, reason: str, now: datetime) -> None:
    """Those folders leave for the counter, with a reason or, with "", because the result is there; the feed tells it."""
    moment = instant_text(now)
    for dossier in folders:
        custody.send_back(dossier, who.name, reason, moment)
        moves.note(dossier, who, f"Chuyển trả quầy: {reason}" if reason else "Giao kết quả về quầy", moment)
        dossier.changed_by(None, "", dossier.status)
    dossiers.save(db, folders, moment)
