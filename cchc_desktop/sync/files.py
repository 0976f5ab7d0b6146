"""Files of an exchange (tệp trong một lượt đồng bộ): after the operations, for a short while, and never in their way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform

import msgspec

from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import (
    DeviceRevoked,
    PortalRefused,
    PortalTrouble,
    PortalUnreachable,
    Unauthorised,
    UpgradeNeeded,
)
from cchc_desktop.store import deliveries, meta, tasks, transfers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.transfers import Transfer
from cchc_desktop.sync.connection import Clock
from cchc_desktop.sync.moving import Lost, Mover
from cchc_desktop.wire.contract import Session

SECONDS = 5.0  # of one exchange; the next one goes on where this one stopped
_MOST = 200  # files looked at in one exchange
_TRIES = 8  # of a file that the portal names and does not have
_FIRST_REST, _LONGEST_REST, _JITTER = 5.0, 600.0, 5.0
_STORE, _REST, _FAILURES = "portal_files", "files_rest", "files_failures"
_NOT_TAKEN = "Cổng này chưa nhận tệp số hóa. Hồ sơ vẫn gửi đủ, tệp lưu tại máy."
_OF_THE_DEVICE = (Unauthorised, DeviceRevoked, UpgradeNeeded)


@dataclass(frozen=True, slots=True)
class Files:
    """What one exchange did for files: `moved` are there whole; `more` says that it stopped for want of time alone."""

    moved: int = 0
    waiting: int = 0
    refused: int = 0
    more: bool = False
    trouble: str = ""


def exchange_files(db: Database, portal: Portal, session: Session, clock: Clock, stop: Callable[[], bool]) -> Files:
    """Moves files until time is over, an operation waits, or `stop`; their trouble is noted and holds nothing up.

    Raises PortalRefused only for what stops the operations as well: a revoked device, a program too old.
    """
    if not transfers.counts(db).waiting:
        return _report(db, 0, more=False)
    if "tus" not in session.capabilities:
        meta.write(db, transfers.TROUBLE, _NOT_TAKEN)
        return _report(db, 0, more=False)
    mind_store(db, session)
    if _resting(db, clock()):
        return _report(db, 0, more=False)
    until = time.monotonic() + SECONDS

    def go_on() -> bool:
        return time.monotonic() < until and not stop() and not deliveries.waiting(db)[0]

    moved, ended = _move(Mover(db, portal.files, session, clock, go_on))
    return _report(db, moved, more=ended and transfers.counts(db).waiting > 0)


def _move(mover: Mover) -> tuple[int, bool]:
    """(files that are there now, whether it ended for want of time)."""
    moved = 0
    for transfer in transfers.waiting(mover.db, _MOST):
        try:
            moved += _one(mover, transfer)
        except (PortalUnreachable, StoreTrouble) as trouble:
            _rest(mover, transfer, trouble)
            return moved, False
        if not mover.go_on():
            break
    else:
        _clear(mover.db)
        return moved, moved == _MOST
    _clear(mover.db)
    return moved, True


def _one(mover: Mover, transfer: Transfer) -> bool:
    try:
        return mover.move(transfer)
    except _OF_THE_DEVICE:
        raise
    except Lost:
        refuse(mover, transfer, "file_lost", b"{}")
    except PortalRefused as refused:
        later = refused.problem.status == 404 and transfer.attempts < _TRIES
        known = transfers.get(mover.db, transfer.sha256) or transfer
        if later:
            transfers.note(mover.db, known._replace(attempts=transfer.attempts + 1))
        else:
            refuse(mover, known, "file_refused", msgspec.json.encode(refused.problem))
    return False


def refuse(mover: Mover, transfer: Transfer, kind: str, detail: bytes) -> None:
    """Not tried again by itself: somebody has to look."""
    at = instant_text(to_millisecond(mover.clock()))
    with transaction(mover.db):
        transfers.note(mover.db, transfer._replace(state="refused", upload_id="", done=0, said=kind))
        tasks.add(mover.db, Task(0, kind, transfer.dossier_uid, transfer.pos, detail, at))


def _rest(mover: Mover, transfer: Transfer, trouble: PortalTrouble | StoreTrouble) -> None:
    """The line, the portal or the disk: files rest, longer each time, and the others go first then."""
    db = mover.db
    known = transfers.get(db, transfer.sha256) or transfer
    failures = int(meta.read(db, _FAILURES) or 0)
    asked = trouble.retry_after if isinstance(trouble, PortalUnreachable) else None
    seconds = asked or min(_FIRST_REST * 2 ** min(failures, 10), _LONGEST_REST) + uniform(0, _JITTER)  # noqa: S311
    with transaction(db):
        transfers.note(db, known._replace(attempts=known.attempts + 1))
        meta.write(db, _FAILURES, str(failures + 1))
        meta.write(db, transfers.TROUBLE, trouble.cause if isinstance(trouble, PortalTrouble) else trouble.sentence)
        meta.write(db, _REST, instant_text(to_millisecond(mover.clock()) + timedelta(seconds=seconds)))


def _resting(db: Database, now: datetime) -> bool:
    """A clock set back makes no rest longer than any may be."""
    until = meta.read(db, _REST)
    return bool(until) and timedelta() < parse_instant(until or "") - now <= timedelta(seconds=_LONGEST_REST * 2)


def try_now(db: Database) -> None:
    """Somebody asks for it: files rest no longer."""
    meta.remove(db, _REST)


def _clear(db: Database) -> None:
    if meta.read(db, transfers.TROUBLE):
        with transaction(db):
            for name in (transfers.TROUBLE, _REST, _FAILURES):
                meta.remove(db, name)


def mind_store(db: Database, session: Session) -> None:
    """The portal's store of files is another than before: what it holds is asked anew."""
    known = meta.read(db, _STORE)
    if session.khoTep and session.khoTep != known:
        with transaction(db):
            if known is not None:
                transfers.doubt(db)
            meta.write(db, _STORE, session.khoTep)


def _report(db: Database, moved: int, *, more: bool) -> Files:
    counts = transfers.counts(db)
    return Files(
        moved, counts.waiting, counts.refused, more, meta.read(db, transfers.TROUBLE) or "" if counts.waiting else ""
    )
