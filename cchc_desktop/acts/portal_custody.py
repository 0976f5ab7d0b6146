"""What the portal says of a folder (cổng báo ai giữ túi hồ sơ): taken by its division, or moved by another counter.

The operation that gave or took a folder says whose it is to count (the contract's conflict rules). What contradicts this
counter's own ledger is never taken over in silence: a person is told.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

import msgspec

from cchc_desktop.acts import charge
from cchc_desktop.acts.record import enter
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, Taken
from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.domain.text import clean
from cchc_desktop.store import batches, deliveries, dossiers, ledger, rebuild, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import incoming
from cchc_desktop.wire.contract import Change
from cchc_desktop.wire.documents import HolderDocument

MOVED, DIFFERS = "custody_moved", "custody_differs"
_MOVES = ("custody.handedOver", "custody.sentBack", "result.arrived", "result.handedOver", "result.posted")


def moved_to(db: Database, dossier: Dossier, change: Change) -> Holder | None:
    """Where another counter has moved the folder; None for what is known, older than our own move, or not told."""
    held = _read(change)
    if held is None or not held.opId or ledger.by_op_id(db, held.opId) or _is_older(db, dossier.uid, change.version):
        return None
    holder = charge.as_counted_here(db, incoming.holder(held), dossier.reception.counter)
    return None if holder == dossier.holder else holder


def tell_move(db: Database, before: Dossier, after: Dossier, now: datetime) -> None:
    """A folder that this counter counted is another's to count now: somebody has to see whether that is so."""
    if before.holder.is_counted_elsewhere or not after.holder.is_counted_elsewhere:
        return
    words = f"{_where(after.holder)} (quầy {after.holder.counter} ghi); sổ máy này trước đó: {_where(before.holder)}"
    _tell(db, MOVED, after.uid, words, now)


def note_taken(db: Database, uid: str, change: Change, by: Clerk, now: datetime) -> None:
    """The division told the portal that it has the folder: entered here as its signature on the slip would be.

    Inside the caller's transaction. Told again, or signed for here before, it changes nothing.
    """
    held, dossier = _read(change), dossiers.get(db, uid)
    if held is None or dossier is None or held.loai != HolderKind.DIVISION.value or dossier.holder.counter:
        return
    at = _taken_at(held)
    if at is None or _is_older(db, uid, change.version):
        return
    given = _last_given(db, uid)
    if given is None or dossier.holder.kind is not HolderKind.DIVISION:
        _tell_unasked(db, dossier, held, at, now)
    elif _answers(db, held, given, at):
        _take(db, dossier, held, given, (by, at, now))


def _take(
    db: Database, dossier: Dossier, held: HolderDocument, given: Entry, told: tuple[Clerk, datetime, datetime]
) -> None:
    by, at, now = told
    division = dossier.holder.name
    if held.ten and clean(held.ten) != clean(division):
        words = f"{held.ten} đã nhận lúc {at:%H:%M %d/%m/%Y}; sổ máy này: {_where(dossier.holder)}"
        _tell(db, DIFFERS, dossier.uid, words, now)
    elif batches.taking_of(db, given) is None:
        event_given = rebuild.event_of(db, given)
        number = event_given.slip_number if isinstance(event_given, HandedOver) else ""
        moment = max(parse_instant(given.occurred_at), min(at, now))
        event = Taken(moment, division, clean(held.nguoiKyNhan), number)
        after = dossier.after(event)
        dossiers.update(db, dossier, after)
        enter(db, event, after, by, new_uid(), dossiers.standing(db, dossier.uid)[1])


def _answers(db: Database, held: HolderDocument, given: Entry, at: datetime) -> bool:
    """Whether this taking is of our last handover: by its operation, else its batch, else by when it was."""
    if held.opId:
        return held.opId == given.op_id
    event = rebuild.event_of(db, given)
    number = event.slip_number if isinstance(event, HandedOver) else ""
    return held.soPhieu == number if held.soPhieu and number else at >= parse_instant(given.occurred_at)


def _tell_unasked(db: Database, dossier: Dossier, held: HolderDocument, at: datetime, now: datetime) -> None:
    """A division has what this counter has in hand by its own books, and nobody has noted to have given it."""
    last = _last_move(db, dossier.uid)
    is_news = last is None or at > parse_instant(last.occurred_at)
    if dossier.holder.kind is HolderKind.COUNTER and is_news and not held.opId:
        words = (
            f"{held.ten or 'phòng chuyên môn'} đã nhận lúc {at:%H:%M %d/%m/%Y}; sổ máy này: {_where(dossier.holder)}"
        )
        _tell(db, DIFFERS, dossier.uid, words, now)


def _tell(db: Database, kind: str, uid: str, words: str, now: datetime) -> None:
    task = Task(0, kind, uid, None, msgspec.json.encode({"detail": words}), instant_text(now))
    if not tasks.was_told(db, task):
        tasks.add(db, task)


def _where(holder: Holder) -> str:
    if holder.kind is HolderKind.DIVISION:
        return f"{holder.name or 'phòng chuyên môn'} giữ"
    return f"quầy {holder.counter} giữ" if holder.counter else "quầy này giữ"


def _is_older(db: Database, uid: str, version: int) -> bool:
    """Whether the portal has answered a move of ours since: then it speaks of what was before it."""
    last = _last_move(db, uid)
    answer = deliveries.get(db, last.pos) if last else None
    return answer is not None and answer.version is not None and version < answer.version


def _last_move(db: Database, uid: str) -> Entry | None:
    return next((entry for entry in reversed(ledger.of_dossier(db, uid)) if entry.type in _MOVES), None)


def _last_given(db: Database, uid: str) -> Entry | None:
    return next((entry for entry in reversed(ledger.of_dossier(db, uid)) if entry.type == _MOVES[0]), None)


def _read(change: Change) -> HolderDocument | None:
    """Who holds the folder by the portal's document; what cannot be read counts as not told."""
    with suppress(msgspec.ValidationError, ValueError):
        held = msgspec.convert(change.data.get("dangGiu"), HolderDocument)
        HolderKind(held.loai)
        if held.opId:
            held.opId = str(UUID(held.opId))
        return held
    return None


def _taken_at(held: HolderDocument) -> datetime | None:
    with suppress(ValueError):
        return incoming.moment(held.nhanLuc)
    return None
