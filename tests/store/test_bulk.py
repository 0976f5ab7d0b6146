"""Many acts in one transaction: whole, each seeing what the ones before it left, rows written late but in order."""

from __future__ import annotations

import errno
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from store_fixtures import KEY

from cchc_desktop.store import bulk as bulks
from cchc_desktop.store import meta, schema
from cchc_desktop.store.bulk import before_commit, change, forget, insert, insert_next, keep, kept, tell, waiting
from cchc_desktop.store.connection import Database, Use, bulk, transaction
from cchc_desktop.store.errors import StoreTrouble

ADD = "insert into tasks (kind, detail, opened_at) values (?, x'', '')"
CHANGE = "update tasks set detail = ? where kind = ?"


@pytest.fixture
def second(db: Database, folder: Path) -> Database:
    """What another connection sees: committed rows only."""
    return schema.open_store(folder, KEY, Use.READER)


def kinds(db: Database) -> list[str]:
    return [row[0] for row in db.conn.execute("select kind from tasks order by id")]


def test_a_bulk_is_whole_and_settles_each_thing_once_before_it_commits(db: Database, second: Database) -> None:
    settled: list[str] = []
    with bulk(db) as whole:
        for number in range(3):
            with transaction(whole):
                meta.write(whole, str(number), "1")
            before_commit(whole, "file", partial(settled.append, str(number)))
        assert (settled, meta.read(second, "0")) == ([], None)
    assert (settled, meta.read(second, "2")) == (["2"], "1")
    second.close()


def test_what_is_settled_before_the_commit_stops_it_by_failing(db: Database) -> None:
    def fails() -> None:
        raise OSError(errno.ENOSPC, "full")

    def filled() -> None:
        with bulk(db) as whole:
            insert(whole, "tasks", ADD, ("a",))
            before_commit(whole, "file", fails)

    with pytest.raises(StoreTrouble, match="FULL"):
        filled()
    assert kinds(db) == []


def test_outside_a_bulk_everything_happens_at_once_and_nothing_is_kept(db: Database) -> None:
    settled: list[str] = []
    before_commit(db, "file", lambda: settled.append("now"))
    keep(db, "a", 1)
    forget(db, "a")
    assert settled == ["now"]
    assert [kept(db, "a", lambda _, value=value: value) for value in (2, 3)] == [2, 3]
    insert(db, "tasks", ADD, ("a",))
    assert insert_next(db, "tasks", ADD, ("b",)) == 2
    change(db, CHANGE, "b", (b"1", "b"))
    assert kinds(db) == ["a", "b"]


def test_a_bulk_keeps_what_it_learnt_until_it_is_told_or_forgets(db: Database) -> None:
    with bulk(db) as whole:
        assert [kept(whole, "a", lambda _, value=value: value) for value in (1, 2)] == [1, 1]
        keep(whole, "a", 5)
        assert kept(whole, "a", lambda _: 6) == 5
        forget(whole, "a")
        assert kept(whole, "a", lambda _: 6) == 6


def test_rows_wait_until_somebody_reads(db: Database) -> None:
    with bulk(db) as whole:
        insert(whole, "tasks", ADD, ("a",))
        assert whole.stored.execute("select count(*) from tasks").fetchone() == (0,)
        assert kinds(whole) == ["a"]
        insert(whole, "tasks", ADD, ("b",))
    assert kinds(db) == ["a", "b"]


def test_items_that_were_told_are_known_beside_the_stored_ones(db: Database) -> None:
    assert tell(db, "a", 1) == 1
    assert waiting(db, "a") == (db.conn, ())
    with bulk(db) as whole:
        whole.told_before = {"a": [2]}
        assert [tell(whole, "a", item) for item in (3, 4)] == [3, 4]
        assert waiting(whole, "a") == (whole.stored, (2, 3, 4))
        assert waiting(whole, "b") == (whole.stored, ())


def test_a_row_that_waits_knows_the_key_it_will_have(db: Database) -> None:
    insert(db, "tasks", ADD, ("before",))
    with bulk(db) as whole:
        first = insert_next(whole, "tasks", ADD, ("a",))
        whole.flush()
        second = insert_next(whole, "tasks", ADD, ("b",))
    rows = db.conn.execute("select id, kind from tasks where kind in ('a', 'b') order by id").fetchall()
    assert rows == [(first, "a"), (second, "b")]


def test_of_the_changes_that_wait_the_last_of_each_row_is_written_after_the_row(db: Database) -> None:
    with bulk(db) as whole:
        for detail in (b"1", b"2"):
            change(whole, CHANGE, "a", (detail, "a"))
        insert(whole, "tasks", ADD, ("a",))
    assert db.conn.execute("select detail from tasks").fetchall() == [(b"2",)]


def test_a_dossier_is_written_before_the_entries_that_name_it(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    with bulk(db) as whole:
        for table in ("tasks", bulks._PARENT):
            whole.add(table, f"insert into {table}", ())
        monkeypatch.setattr(whole, "stored", Written(written, whole.stored))
        whole.flush()
        monkeypatch.undo()
    assert written == [f"insert into {bulks._PARENT}", "insert into tasks"]


class Written:
    """Stands for the connection: notes what it is asked to write."""

    def __init__(self, written: list[str], connection: dbapi2.Connection) -> None:
        self._written, self._connection = written, connection

    def executemany(self, statement: str, _rows: object) -> None:
        self._written.append(statement)

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)
