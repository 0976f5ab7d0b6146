"""The first schema: ledger, dossiers and what a counter needs around them."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    "create table meta (key text primary key, value text not null) strict, without rowid",
    """create table instances (
        id integer primary key, uid text not null unique, opened_at text not null,
        first_previous_hash blob not null, closed_at text) strict""",
    # what the program shows of each dossier, folded from the ledger (own) or taken over whole from the portal (mirror)
    """create table dossiers (
        id integer primary key, uid blob not null unique, own integer not null, code text unique, provisional text,
        alias text, status integer not null, holder_kind text not null, holder_name text not null,
        procedure_code text not null, procedure_field text not null, short_name text not null,
        owner_name text not null, owner_number text not null, channel integer not null, clerk_code text not null,
        received_at text, due_at text, finished_at text, voided integer not null, portal_version integer,
        state blob not null) strict""",
    "create index dossiers_provisional on dossiers (provisional) where provisional is not null",
    "create index dossiers_alias on dossiers (alias) where alias is not null",
    "create index dossiers_owner on dossiers (owner_number) where owner_number <> ''",
    "create index dossiers_received on dossiers (received_at)",
    # owner, submitter and number words of each dossier, folded and cut into words before they come here, so that the
    # tokenizer only parts them at blanks (unicode61 cuts letters younger than itself, and then refuses the query);
    # the row number is the dossier's id
    """create virtual table search using fts5 (
        words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6',
        tokenize='ascii')""",
    """create table ledger (
        pos integer primary key, instance integer not null references instances (id), seq integer not null,
        op_id blob not null unique, act_id blob not null, type text not null, schema_version integer not null,
        dossier_uid blob references dossiers (uid), base_version integer, occurred_at text not null,
        clerk_code text not null, clerk_name text not null, clerk_title text not null,
        payload blob not null, payload_sha256 blob not null, hash blob not null, unique (instance, seq)) strict""",
    # what the sync's light counts: receptions not yet with the portal
    "create index ledger_received on ledger (pos, occurred_at) where type = 'dossier.received'",
    "create index ledger_dossier on ledger (dossier_uid, pos) where dossier_uid is not null",
    """create trigger ledger_never_changes before update on ledger
        begin select raise(abort, 'the ledger never changes'); end""",
    """create trigger ledger_never_shrinks before delete on ledger
        begin select raise(abort, 'the ledger never shrinks'); end""",
    """create table deliveries (
        pos integer primary key references ledger (pos), outcome text not null, version integer,
        answer blob not null, delivered_at text not null) strict""",
    "create index deliveries_waiting on deliveries (pos) where outcome in ('deferred', 'pending-upstream')",
    """create table tasks (
        id integer primary key, kind text not null, dossier_uid blob references dossiers (uid), pos integer,
        detail blob not null, opened_at text not null, closed_at text, closed_by text) strict""",
    "create index tasks_open on tasks (opened_at) where closed_at is null",
    "create index tasks_same on tasks (kind, pos) where closed_at is null",
    """create table portal_states (
        dossier_uid blob not null, sha256 blob not null, version integer not null, document blob not null,
        primary key (dossier_uid, sha256)) strict, without rowid""",
    """create table procedures (
        code text not null, version text not null, imported_at text not null, name_folded text not null,
        data blob not null, current integer not null, primary key (code, version)) strict""",
    """create table procedure_uses (
        code text primary key, uses integer not null, last_used text not null) strict, without rowid""",
    """create table clerks (
        code text primary key, name text not null, title text not null, role text not null, password_hash text not null,
        active integer not null, failures integer not null, locked_until text, last_seen text) strict, without rowid""",
    """create table number_ranges (
        id integer primary key, range_id text not null unique, series text not null, unit_code text not null,
        prefix text not null, first integer not null, last integer not null, width integer not null,
        valid_from text not null, state text not null) strict""",
    """create table numbers (
        range integer not null references number_ranges (id), day text not null, last integer not null,
        primary key (range, day)) strict, without rowid""",
    """create table voided_numbers (
        range integer not null references number_ranges (id), day text not null, first integer not null,
        last integer not null, reason text not null, pos integer not null references ledger (pos),
        primary key (range, day, first)) strict, without rowid""",
    "create table books (year integer primary key, last integer not null) strict",
    """create table drafts (
        id text primary key, clerk_code text not null, saved_at text not null, title text not null,
        data blob not null) strict, without rowid""",
    """create table prints (
        print_uid text primary key, dossier_uid blob not null references dossiers (uid), slip text not null,
        printing integer not null, state text not null, printer text not null, error text not null,
        asked_at text not null, changed_at text not null) strict""",
    "create index prints_dossier on prints (dossier_uid)",
    "create index prints_open on prints (print_uid) where state <> 'handed_over'",
)


def upgrade(db: Database) -> None:
    """Create every table of the first version."""
    for statement in _STATEMENTS:
        db.execute(statement)
