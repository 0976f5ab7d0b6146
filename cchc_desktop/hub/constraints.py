"""What a database must refuse and no portable table can say (ràng buộc riêng): in each database's own words."""

from __future__ import annotations

from sqlalchemy import DDL, Connection, event

from cchc_desktop.hub import page_schema, standing_schema  # noqa: F401  # their tables are made with the others
from cchc_desktop.hub.schema import metadata, number_ranges
from cchc_desktop.hub.upstream import tables  # noqa: F401  # its tables as well

# Two ranges of a series never share a number.
RANGES_APART = {
    "postgresql": (
        "create extension if not exists btree_gist",
        "alter table number_ranges add constraint number_ranges_apart "
        "exclude using gist (unit with =, series with =, int4range(first, last, '[]') with &&)",
    ),
    "sqlite": (
        "create trigger number_ranges_apart before insert on number_ranges when exists (select 1 from number_ranges "
        "where unit = new.unit and series = new.series and first <= new.last and last >= new.first) "
        "begin select raise(abort, 'number_ranges_apart'); end",
    ),
}

for _dialect, _statements in RANGES_APART.items():
    for _statement in _statements:
        _ddl = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        event.listen(number_ranges, "after_create", _ddl)


def make_tables(db: Connection) -> None:
    """Every table that is not there yet, whole."""
    metadata.create_all(db)
