"""Who holds the folders, what happened on a day, and the emergency pads."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    # folders that are somewhere: neither ended nor void, and received (before that the citizen has the papers)
    """create index dossiers_open on dossiers (
        holder_kind, holder_name, status, received_at, uid, own, voided, code, provisional)
        where own = 1 and voided = 0 and status not in (3, 7, 8, 10) and coalesce(code, provisional) is not null""",
    # folders of what was withdrawn or stopped that still have to come back from a division
    """create index dossiers_left on dossiers (holder_name, uid)
        where own = 1 and voided = 0 and status in (7, 8) and holder_kind = 'division'""",
    # whether the folder given to a division was taken there
    """create index ledger_custody on ledger (dossier_uid, pos, type)
        where type in ('custody.handedOver', 'custody.taken')""",
    # what a day is closed with
    """create index ledger_dated on ledger (type, occurred_at)
        where type in ('dossier.received', 'dossier.voided', 'fee.collected', 'fee.voided', 'custody.handedOver',
        'custody.taken', 'custody.sentBack', 'result.arrived', 'result.handedOver', 'result.posted', 'number.voided',
        'counter.event')""",
    # stubs printed beforehand: their numbers are nobody else's
    """create table pads (
        range integer not null references number_ranges (id), day text not null, first integer not null,
        last integer not null, pos integer not null references ledger (pos),
        primary key (range, day, first)) strict, without rowid""",
)


def upgrade(db: Database) -> None:
    """Indexes over what is there, and one table."""
    for statement in _STATEMENTS:
        db.execute(statement)
