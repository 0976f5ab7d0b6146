"""A database of the first form is brought up to date in one transaction, and its old rows keep their meaning."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, MetaData, inspect, text

from cchc_desktop.hub import upgrades
from cchc_desktop.hub.constraints import make_tables
from cchc_desktop.hub.database import OutOfReach, Storage, open_storage
from cchc_desktop.hub.schema import VERSION, metadata

# How tables of version 1 differed from today's: what steps 3 and 2 take away again.
_BACK_TO_1 = (
    "alter table web_sessions drop column staff",
    "drop index dossiers_by_division",
    "alter table dossiers drop column division",
    "drop index ledger_op_ids",
    "create index ix_ledger_op_id on ledger (op_id)",
    "alter table ledger drop column again",
    "drop index dossiers_by_code",
    "alter table dossiers drop column twin",
    "create index ix_dossiers_code on dossiers (code)",
    "drop index ix_dossiers_alias",
    "create index ix_dossiers_alias on dossiers (alias)",
    "drop index number_ranges_hubs_own",
    "update settings set value = '1' where key = 'schema'",
)
_SAID_APART = {
    "sqlite": ("drop trigger number_ranges_apart",),
    "postgresql": (
        "alter table number_ranges drop constraint number_ranges_apart",
        "drop index changes_by_unit",
        *(f"alter table {table} alter column {column} type integer" for table, column in upgrades.GROWN),
    ),
}
_LEDGER = "insert into ledger values ('i', {seq}, 'op-{op}', 't', null, '2026-10-05T08:0{seq}', 'h', 'e', 'r')"
_DOSSIERS = (
    "insert into dossiers values ('{uid}', 'u', 'd', 'X-1', null, null, '2', '2026-10-05', "
    "'2026-10-05T08:0{place}', 1, 'c', 1, '', 'w', 'n', '{data}')"
)


def of_version_1(address: str) -> None:
    """Makes the database as it was, with an opId used twice and a code of two dossiers."""
    storage = open_storage(address)
    with storage.writing() as db:
        for statement in (*_BACK_TO_1, *_SAID_APART[db.dialect.name]):
            db.execute(text(statement))
        for seq, op in ((1, "a"), (2, "b"), (3, "a")):
            db.execute(text(_LEDGER.format(seq=seq, op=op)))
        for place, uid in enumerate("ba"):
            data = '{"dangGiu"\\:{"loai"\\:"division","ten"\\:"Phòng  A"}}' if uid == "a" else "{}"
            db.execute(text(_DOSSIERS.format(uid=uid, place=place, data=data)))
    storage.close()


def rows(storage: Storage, query: str) -> list[tuple[object, ...]]:
    with storage.reading() as db:
        return [tuple(row) for row in db.execute(text(query))]


def form_of(db: Connection) -> dict[str, object]:
    """Tables, columns and indexes, as the database itself tells."""
    seen = inspect(db)
    return {
        table: (
            sorted(column["name"] for column in seen.get_columns(table)),
            sorted(
                (index["name"] or "", tuple(index["column_names"]), bool(index["unique"]))
                for index in seen.get_indexes(table)
            ),
        )
        for table in sorted(seen.get_table_names())
    }


@pytest.fixture
def address(database: str, request: pytest.FixtureRequest) -> str:
    """Of a database nobody else comes back to."""
    return database if database.startswith("sqlite") else str(request.getfixturevalue("cluster").empty())


def test_old_rows_keep_their_meaning_and_nothing_is_lost(address: str) -> None:
    of_version_1(address)

    storage = open_storage(address)

    assert rows(storage, "select seq from ledger where again order by seq") == [(3,)]
    assert rows(storage, "select uid, twin from dossiers order by uid") == [("a", "a"), ("b", "")]
    assert rows(storage, "select uid, division from dossiers order by uid") == [("a", "Phòng A"), ("b", "")]
    assert rows(storage, "select value from settings where key = 'schema'") == [(VERSION,)]
    storage.close()


def test_an_upgraded_database_has_the_form_of_a_new_one(address: str) -> None:
    of_version_1(address)
    storage = open_storage(address)
    with storage.reading() as db:
        upgraded = form_of(db)
    storage.close()
    with storage.writing() as db:
        old = MetaData()
        old.reflect(db)
        old.drop_all(db)
        make_tables(db)
        assert form_of(db) == upgraded
        assert upgraded.keys() == metadata.tables.keys()
    storage.close()


def test_a_step_that_fails_leaves_the_database_as_it_was(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version_1(address)
    with monkeypatch.context() as broken:
        broken.setitem(upgrades.RANGES_APART, "sqlite", ("no sql",))
        broken.setitem(upgrades.RANGES_APART, "postgresql", ("no sql",))
        with pytest.raises(OutOfReach):
            open_storage(address)

    storage = open_storage(address)
    assert rows(storage, "select value from settings where key = 'schema'") == [(VERSION,)]
    assert rows(storage, "select count(*) from ledger") == [(3,)]
    storage.close()
