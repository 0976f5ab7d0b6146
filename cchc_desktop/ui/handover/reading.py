"""What the handover page reads (đọc chờ bàn giao): piles by division, holders, where a folder is that is in no pile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts import record
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.day_close import Holders
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports import handover, holders, lookup
from cchc_desktop.reports.handover import Ready
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.handover.basket import Row

_CAME_BACK = "phòng đã trả lại"
_LATE = "quá giờ bàn giao"
_ANYONE = "chưa ghi phòng nhận"
_JUST_NOW = " vừa về quầy, chưa kịp vào danh sách. Quét lại."


@dataclass(frozen=True, slots=True)
class PileRows:
    """The folders that wait for one division; "" when the catalogue names none."""

    division: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The page in one look; `divisions` are all that a folder may go to."""

    piles: tuple[PileRows, ...]
    divisions: tuple[str, ...]
    holders: Holders


def read(db: Database, desk: Desk, clock: Callable[[], datetime], by: Clerk) -> Reading:
    """Raises Refused for a clerk who hands nothing over."""
    require(by, Duty.HAND_OVER)
    found = handover.piles(db, desk.office, desk.calendar, clock())
    piles = tuple(PileRows(pile.division, tuple(_ready(folder) for folder in pile.folders)) for pile in found)
    others = [pile.division for pile in piles if pile.division and pile.division not in desk.office.divisions]
    return Reading(piles, (*desk.office.divisions, *others), holders.holders(db))


def where_is(db: Database, code: str, now: datetime, by: Clerk) -> str:
    """Why a scanned folder is not on the list: who has it, or that nobody here knows it."""
    require(by, Duty.HAND_OVER)
    found = dossiers.by_code(db, code)
    if stub := "" if found else lookup.unentered(db, code):
        return f"{stub} F2 rồi quét lại giấy này."
    if not found:
        return f"Không thấy hồ sơ {code} ở quầy này. Để túi hồ sơ sang bên."
    dossier = found[0]
    if dossier.voided and (told := voided(db, dossier.uid)):
        return f"{code}: {told} Để túi hồ sơ sang bên."
    known = holders.in_hand(db, dossier.uid)
    if known and known.holder.kind is HolderKind.COUNTER and known.holder.counter:
        return f"{code} đang ghi ở quầy {known.holder.counter}: quầy ấy bàn giao. Để túi hồ sơ sang bên."
    if known is None or known.holder.name == "":
        problem = possible(dossier, now.date())[Deed.HAND_OVER]
        return f"{code}: {record.told(db, dossier, problem, now.date()).message}" if problem else f"{code}{_JUST_NOW}"
    held = record.since(db, dossier, Problem("", "handover.holder", f"{code} đang ghi ở {known.holder.name}."))
    return f"{held.message} Đã về quầy thì mở hồ sơ, ghi phòng trả lại trước."


def _ready(folder: Ready) -> Row:
    note = _CAME_BACK if folder.came_back else _LATE if folder.late else ""
    return row_of(folder.dossier, note, folder.late)


def row_of(dossier: Dossier, note: str = "", late: bool = False) -> Row:
    """As the table shows it."""
    office = dossier.reception
    return Row(
        dossier.uid,
        dossier.printed_code,
        dossier.intake.owner.name,
        office.short_name or office.procedure_name,
        dossier.due_at,
        sum(dossier.intake.sums),
        note,
        late,
    )


def rows_of(piles: Sequence[PileRows], division: str) -> tuple[Row, ...]:
    """The folders for one division, and below them those that the catalogue names no division for."""
    own = next((pile.rows for pile in piles if division and pile.division == division), ())
    anyones = next((pile.rows for pile in piles if not pile.division), ())
    return (*own, *(replace(row, note=row.note or _ANYONE) for row in anyones))


def division_of(piles: Sequence[PileRows], code: str) -> str | None:
    """For which division a folder waits; None when it does not."""
    return next((pile.division for pile in piles if any(row.code == code for row in pile.rows)), None)


def places_to_go(reading: Reading) -> tuple[str, ...]:
    """The divisions that something waits for; every division when there are folders that may go to any."""
    waiting = [pile.division for pile in reading.piles]
    named = tuple(division for division in waiting if division)
    others = tuple(division for division in reading.divisions if division not in named)
    return (*named, *others) if "" in waiting or not named else named
