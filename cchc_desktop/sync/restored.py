"""After a restore (sau khôi phục): the portal's journal fills what the backup lacks, and the old ranges are burned."""

from __future__ import annotations

from cchc_desktop.acts import restore
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered
from cchc_desktop.store import replay
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.replay import Unfitting
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import Op, ProblemDocument

_PAGE = 500


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


def _fill(db: Database, portal: Portal, former: str, clock: Clock) -> int:
    came = 0
    while ops := portal.ledger(former, replay.end_of(db, former)[0], _PAGE):
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
