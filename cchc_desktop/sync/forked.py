"""Another history at the portal (cổng giữ nhánh khác): a copied ledger is told from an older one and from a changed one."""

from __future__ import annotations

from functools import partial

from cchc_desktop.acts import fork, restore
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered, StrangeAnswer
from cchc_desktop.portal.played_back import NotSaid
from cchc_desktop.store import deliveries, forks, instances, ledger, numbers, verify
from cchc_desktop.store.connection import Database, folder_of
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.at_once import AtOnce
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import LedgerHead, Op, ProblemDocument, Session

PAGE = 500


def mind(db: Database, portal: Portal, session: Session, clock: Clock) -> bool:
    """Where the portal has entries of a chain that are not ours, this machine goes on apart; whether it now does.

    Cut off anywhere it is done at the next exchange, and numbers are given up at once. Raises PortalTrouble;
    LedgerTampered, with a task, where this ledger or the portal's was changed.
    """
    told = {head.deviceInstanceId.lower(): head for head in session.ledgerHeads}
    goes = False
    while any(
        _may_be_apart(db, name, told[name]) and _goes_apart(db, portal, told[name], session, clock)
        for name in forks.chains(db)
        if name in told
    ):
        goes = True
    fork.calm(db)
    return goes


def asked_of(db: Database) -> tuple[str, int] | None:
    """What a stick has to ask: the journal of this instance after this number; None where nothing is in doubt."""
    name = fork.doubted(db)
    return (name, forks.through(db, name, deliveries.acked(db))) if name else None


def _may_be_apart(db: Database, name: str, head: LedgerHead) -> bool:
    if not head.seq:
        return False
    pos = forks.pos_of(db, name, head.seq)
    if pos is not None:
        return forks.hash_at(db, pos) != head.hash
    if name not in instances.instances(db):
        return True  # a branch that another copy may have begun with
    waits = name == ledger.instance(db) or name in restore.formers(db)  # of other former ones the portal may have more
    return waits and not forks.is_branched(db, name)


def _goes_apart(db: Database, portal: Portal, head: LedgerHead, session: Session, clock: Clock) -> bool:
    name = head.deviceInstanceId.lower()
    is_current = name == ledger.instance(db)
    if is_current:
        fork.notice(db, name)
    through = _last_common(db, portal, name)
    if through >= head.seq:
        raise StrangeAnswer("ledger head that is not the journal's")
    is_older = through == forks.through(db, name, ledger.last_pos(db))
    if is_older and not is_current:
        return False  # a restored store, which fetches what it lacks
    if not through or verify.check_chain(db) is not None:
        raise _tampered(db, clock)
    folder, now, apart = folder_of(db), clock(), len(session.ledgerHeads) - 1
    if is_older:
        fork.fall_in(db, folder, now, apart)
        return True
    _burn_ours(db, portal)
    heard = {head.deviceInstanceId.lower() for head in session.ledgerHeads if head.seq}
    unknown = [uid for uid in instances.instances(db) if uid not in heard]
    fork.branch_off(db, (name, through), unknown, folder, now, apart)
    return True


def _last_common(db: Database, portal: Portal, name: str) -> int:
    """The number of the last entry that both have; 0 for none, or where one operation has two contents.

    Looked for from our end on (an older copy), then from what the portal has acknowledged, then from the beginning.
    """
    end, acked = (forks.through(db, name, pos) for pos in (ledger.last_pos(db), deliveries.acked(db)))
    unsaid: NotSaid | None = None
    for begin in dict.fromkeys((end, acked, 0)):
        try:
            found = _walk(db, portal, name, begin)
        except NotSaid as why:  # a stick's answer holds only what its bundle asked for
            unsaid = why
            continue
        if found is not None:
            return found
    if unsaid:
        raise unsaid
    return 0


def _walk(db: Database, portal: Portal, name: str, begin: int) -> int | None:
    """From number `begin` on; None when the portal's journal does not go on from our entry there."""
    through, is_first, at_once = begin, True, AtOnce(PAGE)
    while ops := at_once.ask(partial(portal.ledger, name, through)):
        if is_first and begin and ops[0].previousHash != _hash(db, name, begin):
            return None
        is_first = False
        for op in ops:
            if _hash(db, name, op.seq) != op.hash:
                return 0 if _is_changed(db, name, op) else through
            through = op.seq
    return None if is_first else through


def _hash(db: Database, name: str, seq: int) -> str | None:
    found = forks.place(db, name, seq)
    return found[1] if found else None


def _is_changed(db: Database, name: str, op: Op) -> bool:
    """One operation with two contents: no copy has gone on, an entry was changed."""
    ours, found = ledger.by_op_id(db, op.opId.lower()), forks.place(db, name, op.seq)
    return ours is not None and found is not None and found[0] == ours.pos


def _tampered(db: Database, clock: Clock) -> LedgerTampered:
    fork.tell(db, fork.TAMPERED, clock())
    return LedgerTampered(ProblemDocument(type="about:blank", title="fork", status=409, code="SO_BI_SUA"))


def _burn_ours(db: Database, portal: Portal) -> None:
    """The ranges both copies have; one that the other was granted since is its own."""
    ours = {of.range_id.partition("/")[0] for of in numbers.ranges(db)}
    for granted in portal.ranges():
        if granted.state == "open" and granted.rangeId in ours:
            portal.close_range(granted.rangeId, "restored", new_uid())
