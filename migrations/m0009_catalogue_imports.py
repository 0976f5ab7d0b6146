"""Which catalogue was taken when, by which decision; and from which import to which each version of a procedure held."""

from __future__ import annotations

from sqlite_utils import Database

_TABLES = (
    """create table catalogue_imports (
        id integer primary key, at text not null, version text not null, procedures integer not null,
        clerk text not null, decision_number text, decision_day text, decision_agency text) strict""",
    """create table procedure_periods (
        code text not null, version text not null, began integer not null references catalogue_imports (id),
        ended integer references catalogue_imports (id), primary key (code, version, began)) strict, without rowid""",
    "create index procedure_periods_open on procedure_periods (code) where ended is null",
)
# What an older store tells of: when each version came first, and which are current.
_KNOWN = (
    """insert into catalogue_imports (at, version, procedures, clerk)
        select imported_at, '', count(*), '' from procedures group by imported_at order by imported_at""",
    """insert into procedure_periods (code, version, began, ended)
        select p.code, p.version, b.id, case when p.current = 1 then null else coalesce(
            (select min(n.id) from procedures q join catalogue_imports n on n.at = q.imported_at
                where q.code = p.code and n.id > b.id), (select max(id) from catalogue_imports)) end
        from procedures p join catalogue_imports b on b.at = p.imported_at""",
    "delete from procedure_periods where ended = began",
)


def upgrade(db: Database) -> None:
    """Two tables, filled with what is known."""
    for statement in (*_TABLES, *_KNOWN):
        db.execute(statement)
