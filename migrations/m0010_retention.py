"""What entries of a dossier said may be blanked once its time of keeping is over, and nothing else of them."""

from __future__ import annotations

from sqlite_utils import Database

_SAME = (
    *("pos", "instance", "seq", "op_id", "act_id", "type", "schema_version", "dossier_uid", "base_version"),
    *("occurred_at", "clerk_code", "clerk_name", "clerk_title", "payload_sha256", "hash"),
)
_STATEMENTS = (
    "drop trigger ledger_never_changes",
    "create index ledger_blanked on ledger (dossier_uid, pos) where type = 'payload.blanked'",
    # x'7b7d' is {}: no payload is, for each has its salt
    f"""create trigger ledger_never_changes before update on ledger
        when not (new.payload = x'7b7d' and {" and ".join(f"new.{name} is old.{name}" for name in _SAME)}
            and old.type not in ('slip.printed', 'fee.collected', 'custody.handedOver', 'payload.blanked')
            and exists (select 1 from ledger l where l.dossier_uid = old.dossier_uid
                and l.type = 'payload.blanked' and l.pos > old.pos))
        begin select raise(abort, 'the ledger never changes'); end""",  # noqa: S608 (constant names)
    # which entries name a scan, and what else is kept of a dossier
    """create index ledger_scans on ledger (json_extract(cast(payload as text), '$.sha256'))
        where type = 'file.linked'""",
    "create index tasks_dossier on tasks (dossier_uid) where dossier_uid is not null",
    "create index transfers_dossier on transfers (dossier_uid) where dossier_uid is not null",
)


def upgrade(db: Database) -> None:
    """The ledger's trigger anew, and indexes over what is there."""
    for statement in _STATEMENTS:
        db.execute(statement)
