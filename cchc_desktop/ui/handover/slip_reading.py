"""What the handover page reads of a slip (đọc phiếu bàn giao): its folders, and what was scanned that is not of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts import batches
from cchc_desktop.acts.record import require
from cchc_desktop.domain.batch import Batch, BatchNumber, Settled, digest
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.differences import Difference, Kind
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports import handover
from cchc_desktop.store import batches as stored
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.handover.basket import Row
from cchc_desktop.ui.handover.reading import row_of

_MISSING = "còn thiếu"
TAKEN_BEFORE = "đã nhận"


@dataclass(frozen=True, slots=True)
class SlipReading:
    """A slip and the codes scanned with it; `rows` are the folders that wait, or, unlisted, those that were scanned.

    `batch` None: this store has no list of it, and the check letters in its bars alone tell whether the pile is whole.
    """

    text: str  # as scanned: the act checks it again
    number: BatchNumber
    batch: Batch | None
    rows: tuple[Row, ...]
    settled: Settled  # what became of the others
    codes: tuple[str, ...] = ()  # all that were scanned, as the slip would list them
    told: tuple[Difference, ...] = ()  # of those, the ones that are not of it
    before: tuple[str, ...] = ()  # unlisted: what was taken under its number before

    def proved(self, chosen: Iterable[str]) -> bool:
        """Whether these folders, with those taken before, are what the check letters of an unlisted slip stand for."""
        fit = tuple(chosen)
        unheard = tuple(each.code for each in self.told if each.kind is Kind.UNKNOWN)
        piles = (fit, fit + unheard, fit + self.before, fit + unheard + self.before)
        return any(_fits(self.number, pile) for pile in piles)


def read_slip(db: Database, text: str, codes: Sequence[str], now: datetime, by: Clerk) -> SlipReading:
    """The slip of scanned bars or a typed number, and what of `codes` is not of it.

    Raises Refused for bars that the batch's own slip does not have: a changed or false slip.
    """
    require(by, Duty.HAND_OVER)
    number, batch = batches.demand(db, text)
    listed = _last_last([batches.listed(db, code) for code in map(batches.written, codes)])
    if batch is None:
        return _unlisted(db, SlipReading(text, number, None, (), Settled(), listed), now)
    found = handover.progress(db, text)
    members = found.members if found else ()
    settled = found.settled if found else Settled()
    note = _MISSING if settled.taken else ""  # the others of its slip have come
    waiting = [dossiers.get(db, member.uid) for member in members if member.waits]
    rows = tuple(row_of(dossier, note, bool(note)) for dossier in waiting if dossier)
    wrong = handover.compare(db, text, list(listed)) if set(listed) - {row.code for row in rows} else ()
    told = tuple(each for each in wrong if each.kind is not Kind.MISSING)
    return SlipReading(text, number, batch, rows, settled, listed, told)


def _unlisted(db: Database, slip: SlipReading, now: datetime) -> SlipReading:
    """Each folder by itself: unheard of, on another slip, past taking, or to be taken."""
    rows, told, proved = [], [], _fits(slip.number, slip.codes)
    for code in slip.codes:
        dossier = next(iter(dossiers.by_code(db, code)), None)
        if dossier is None:
            told.append(Difference(Kind.UNKNOWN, code))
            continue
        elsewhere = "" if proved else _other_slip(db, dossier, slip.number)
        if elsewhere or possible(dossier, now.date())[Deed.TAKE] is not None:
            told.append(Difference(Kind.EXTRA, code, elsewhere))
        else:
            rows.append(row_of(dossier, TAKEN_BEFORE if _is_taken(db, dossier) else ""))
    before = tuple(stored.taken_under(db, slip.number))
    return replace(slip, rows=tuple(rows), told=tuple(told), before=before)


def _other_slip(db: Database, dossier: Dossier, number: BatchNumber) -> str:
    """The slip with which it is under way; "" for this one, or none."""
    given = stored.slip_of(db, dossier.uid) if dossier.holder.kind is HolderKind.DIVISION else ""
    return "" if given == number.number or _is_taken(db, dossier) else given


def _is_taken(db: Database, dossier: Dossier) -> bool:
    move = stored.last_move(db, dossier.uid)
    return move is not None and move.type == "custody.taken" and dossier.holder.kind is HolderKind.DIVISION


def _last_last(codes: Sequence[str]) -> tuple[str, ...]:
    """Each once, in the order they came last."""
    return tuple(reversed(dict.fromkeys(reversed(codes))))


def _fits(number: BatchNumber, codes: Iterable[str]) -> bool:
    return bool(number.check) and digest(set(codes)) == number.check
