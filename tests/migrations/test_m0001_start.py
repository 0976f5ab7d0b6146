"""The first schema: strict tables, a ledger that only grows, and nothing of the program in it."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import history, m0001_start, names

TABLES = (
    *("meta", "instances", "dossiers", "ledger", "deliveries", "tasks", "portal_states", "procedures"),
    *("procedure_uses", "clerks", "number_ranges", "numbers", "voided_numbers", "books", "drafts", "prints"),
)


@pytest.fixture
def db() -> Database:
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    m0001_start.upgrade(made)
    return made


def test_it_is_the_first_of_the_history() -> None:
    assert names()[0] == "m0001_start"
    assert len(set(names())) == len(names())


def test_each_migration_is_named_by_its_number_and_place() -> None:
    assert [name[:5] for name in names()] == [f"m{number:04}" for number in range(1, len(names()) + 1)]


def test_every_table_is_strict(db: Database) -> None:
    made = dict(db.conn.execute("select name, sql from sqlite_master where type = 'table' and name not like 'search%'"))
    assert set(made) == set(TABLES)
    assert all("strict" in sql for sql in made.values())


def test_a_wrong_type_is_refused(db: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute("insert into books values ('two thousand', 1)")


def test_the_ledger_only_grows(db: Database) -> None:
    triggers = {row[0] for row in db.conn.execute("select name from sqlite_master where type = 'trigger'")}
    assert triggers == {"ledger_never_changes", "ledger_never_shrinks"}


def test_references_hold(db: Database) -> None:
    referring = {
        (table, row[3], row[2])
        for table in TABLES
        for row in db.conn.execute(f"pragma foreign_key_list({table})").fetchall()
    }
    assert referring == {
        ("ledger", "instance", "instances"),
        ("ledger", "dossier_uid", "dossiers"),
        ("deliveries", "pos", "ledger"),
        ("tasks", "dossier_uid", "dossiers"),
        ("numbers", "range", "number_ranges"),
        ("voided_numbers", "range", "number_ranges"),
        ("voided_numbers", "pos", "ledger"),
        ("prints", "dossier_uid", "dossiers"),
    }


def test_the_search_index_parts_words_at_blanks_only(db: Database) -> None:
    db.conn.execute("insert into search (rowid, words) values (1, 'duc \U0001e922\U0001e923')")
    found = "select rowid from search where search match ?"
    hits = [db.conn.execute(found, (f'"{typed}"*',)).fetchall() for typed in ("d", "\U0001e922", "\U0001e923")]
    assert hits == [[(1,)], [(1,)], []]


def test_applied_once_it_is_not_applied_again() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    history().apply(db)
    assert history().pending(db) == []
    history().apply(db)
    assert [migration.name for migration in history().applied(db)] == list(names())
