"""After a restore (sau khôi phục): of this counter, of a twin that goes on as this counter, or of the portal itself.

This counter's: the portal's journal fills what the backup lacks, the old ranges are burned, old entries go first under
the old id; the first entry of the new closes the old at the portal.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from cchc_desktop.acts import ranges, restore
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import CursorExpired, LedgerTampered
from cchc_desktop.store import ledger, meta, replay
from cchc_desktop.store.connection import Database, folder_of
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.replay import Unfitting
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.at_once import AtOnce
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import Op, ProblemDocument, Session

_PAGE = 500
_DOUBT = "ranges_doubted"


def catch_up(db: Database, portal: Portal, clock: Clock) -> int:
    """How many entries came back; nothing is asked of the portal where no restore is waiting for it.

    Cut off anywhere it goes on where it was at the next exchange. Raises PortalTrouble; LedgerTampered when the portal
    holds another history of this counter than the backup.
    """
    came = 0
    for former in restore.formers(db):
        came += _fill(db, portal, former, clock)
        _burn(portal)
        restore.settle(db, former)
    return came


def part_from_twin(db: Database, session: Session, clock: Clock) -> None:
    """Another machine was restored and goes on as this counter: what was entered is sent, and a new instance begins."""
    ours = ledger.instance(db)
    if any(head.closed and head.deviceInstanceId.lower() == ours for head in session.ledgerHeads):
        restore.part(db, folder_of(db), clock(), len(session.ledgerHeads) - 1)


def doubt_ranges(db: Database) -> None:
    """The portal was put back from a backup: what it granted since it may have forgotten. In the caller's transaction."""
    meta.write(db, _DOUBT, "1")


def show_cursor(db: Database, portal: Portal) -> None:
    """By the cursor a portal sees that it was put back, which what is sent next would hide; then it repeats no number.

    It may say at once that the cursor is void: the pull hears that again. Raises PortalTrouble.
    """
    cursor = meta.read(db, "cursor")
    if cursor:
        with suppress(CursorExpired):
            portal.changes(cursor, 1, 1)  # who waits for news has not read on: not all was sent yet


def doubts_ranges(db: Database) -> bool:
    """Whether the portal has still to say which ranges it counts as ours."""
    return bool(meta.read(db, _DOUBT))


def mind_ranges(db: Database, portal: Portal) -> None:
    """Once it has heard of ours from the ledger, what it does not count as ours is another's by now."""
    if doubts_ranges(db):
        ranges.give_up_unknown(db, portal.ranges())
        meta.remove(db, _DOUBT)


def _fill(db: Database, portal: Portal, former: str, clock: Clock) -> int:
    came = 0
    at_once = AtOnce(_PAGE)
    while ops := at_once.ask(partial(portal.ledger, former, replay.end_of(db, former)[0])):
        try:
            came += restore.put_back(db, [_entry(former, op) for op in ops], clock())
        except Unfitting:
            problem = ProblemDocument(type="about:blank", title="fork", status=409, code="SO_BI_SUA")
            raise LedgerTampered(problem) from None
    return came


def _burn(portal: Portal) -> None:
    """Every range this machine still has: the new instance has asked for none yet."""
    for granted in portal.ranges():
        if granted.state == "open":
            portal.close_range(granted.rangeId, "restored", new_uid())


def _entry(instance: str, op: Op) -> Entry:
    by = op.operator
    ids = (0, instance, op.seq, op.opId.lower(), op.actId.lower(), op.type, op.schemaVersion)
    about = (op.dossierUid.lower() if op.dossierUid else None, op.baseVersion, op.occurredAt)
    who = (by.maCanBo, by.NguoiXuLy, by.ChucDanh)
    return Entry(*ids, *about, *who, bytes(op.payload), op.payloadSha256, op.hash)
