"""Whether the machine's clock can be believed (đồng hồ nghi sai), held against the last thing the ledger knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from cchc_desktop.domain.instants import day_text

FURTHEST_AHEAD = timedelta(days=7)
_SET_BACK = timedelta(minutes=2)  # what a clock that is kept right loses at a stroke is less


class Doubt(Enum):
    """Why the clock is not believed."""

    BEHIND = "behind"  # the last entry
    AHEAD = "ahead"  # of the last entry, by more than a week
    CHANGED = "changed"  # it was wrong and made up for; now it would be right by itself, or its days have gone by


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with the machine's clock: ask for today's date when `doubt` says why, else add `days` to it.

    None days: it is believed. 0: it is not, and there is nothing better.
    """

    doubt: Doubt | None = None
    days: int | None = None


def judged(machine: datetime, last_entry: datetime | None, kept: int | None) -> Verdict:
    """`kept` is how many days are made up for since somebody was asked; 0 when they knew no better, None: nobody was."""
    wrong = _doubt(machine, last_entry)
    if not kept:
        return Verdict(wrong)
    if wrong is None:
        return Verdict(Doubt.CHANGED)
    still_wrong = _doubt(machine + timedelta(days=kept), last_entry)
    return Verdict(still_wrong) if still_wrong else Verdict(days=kept)


def _doubt(now: datetime, last_entry: datetime | None) -> Doubt | None:
    if last_entry is None:
        return None
    if now < last_entry - _SET_BACK:
        return Doubt.BEHIND
    return Doubt.AHEAD if now > last_entry + FURTHEST_AHEAD else None


def days_off(machine: datetime, today: date) -> int:
    """How many days must be added to the machine's clock for it to show today's date."""
    return (today - machine.date()).days


def question(doubt: Doubt, machine: datetime, last_entry: datetime) -> str:
    """Why somebody is asked for today's date."""
    shown = f"Máy đang ghi {machine:%H:%M} ngày {day_text(machine.date())}"
    known = f"{last_entry:%H:%M} ngày {day_text(last_entry.date())}"
    match doubt:
        case Doubt.BEHIND:
            return f"{shown}, trước cả việc cuối cùng trong sổ ({known})."
        case Doubt.AHEAD:
            return f"{shown}, quá xa việc cuối cùng trong sổ ({known})."
        case Doubt.CHANGED:
            return f"{shown}. Những lần trước đồng hồ máy sai ngày; lần này không rõ đã chỉnh chưa."


def notice(days: int, today: date) -> str:
    """What the clerk goes on with, and what is to be done about it; `today` as it is now reckoned."""
    if days == 0:
        return "Đồng hồ máy có thể sai; hồ sơ ghi theo giờ của máy. Báo quản trị chỉnh giờ máy."
    way = "chậm" if days > 0 else "nhanh"
    return f"Đồng hồ máy {way} {abs(days)} ngày; hồ sơ ghi theo ngày {day_text(today)}. Báo quản trị chỉnh giờ máy."
