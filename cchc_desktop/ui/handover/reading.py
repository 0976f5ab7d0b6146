"""What the handover page reads (đọc chờ bàn giao): piles by division, holders, a batch with its folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.domain.batch import Batch, Settled
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.day_close import Holders
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports import handover, holders
from cchc_desktop.reports.handover import Ready
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.handover.basket import Row

_CAME_BACK = "phòng đã trả lại"
_LATE = "quá giờ bàn giao"
_MISSING = "còn thiếu"
_ANYONE = "chưa ghi phòng nhận"


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


@dataclass(frozen=True, slots=True)
class BatchReading:
    """A batch that was scanned; `rows` are its folders that nobody has told to be there."""

    text: str  # as scanned: the act checks it again
    batch: Batch
    rows: tuple[Row, ...]
    settled: Settled  # what became of the others


def read(db: Database, desk: Desk, clock: Callable[[], datetime], by: Clerk) -> Reading:
    """Raises Refused for a clerk who hands nothing over."""
    require(by, Duty.HAND_OVER)
    found = handover.piles(db, desk.office, desk.calendar, clock())
    piles = tuple(PileRows(pile.division, tuple(_ready(folder) for folder in pile.folders)) for pile in found)
    others = [pile.division for pile in piles if pile.division and pile.division not in desk.office.divisions]
    return Reading(piles, (*desk.office.divisions, *others), holders.holders(db))


def read_batch(db: Database, text: str, by: Clerk) -> BatchReading | None:
    """The batch of scanned bars or a typed number; None when this store has no list of it. Raises Refused."""
    require(by, Duty.HAND_OVER)
    found = handover.progress(db, text)
    if found is None:
        return None
    note = _MISSING if found.settled.taken else ""  # the others of its slip have come
    waiting = [_member(db, member.uid, note) for member in found.members if member.waits]
    return BatchReading(text, found.batch, tuple(row for row in waiting if row), found.settled)


def where_is(db: Database, code: str, by: Clerk) -> str:
    """Why a scanned folder is not on the list: who has it, or that nobody here knows it."""
    require(by, Duty.HAND_OVER)
    found = dossiers.by_code(db, code)
    if not found:
        return f"Không thấy hồ sơ {code} ở quầy này. Để túi hồ sơ sang bên."
    if found[0].voided and (told := voided(db, found[0].uid)):
        return f"{code}: {told} Để túi hồ sơ sang bên."
    known = holders.in_hand(db, found[0].uid)
    if known and known.holder.kind is HolderKind.COUNTER and known.holder.counter:
        return f"{code} đang ghi ở quầy {known.holder.counter}: quầy ấy bàn giao. Để túi hồ sơ sang bên."
    if known is None or known.holder.name == "":
        return f"{code} đang ở trạng thái “{found[0].status.label}”, không bàn giao được. Mở hồ sơ để xem."
    since = f"{known.since:%d/%m %H:%M}"
    return f"{code} đang ghi ở {known.holder.name} từ {since}. Đã về quầy thì mở hồ sơ, ghi phòng trả lại trước."


def _ready(folder: Ready) -> Row:
    note = _CAME_BACK if folder.came_back else _LATE if folder.late else ""
    return _row(folder.dossier, note, folder.late)


def _member(db: Database, uid: str, note: str) -> Row | None:
    dossier = dossiers.get(db, uid)
    return _row(dossier, note, bool(note)) if dossier else None


def _row(dossier: Dossier, note: str = "", late: bool = False) -> Row:
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
