"""Connections: settings that lose nothing, whole transactions, and every state of the world told apart."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from store_fixtures import KEY, NOBODY, a_store, in_child, in_children

from cchc_desktop.store import connection, meta, schema
from cchc_desktop.store.connection import (
    FILE_NAME,
    Database,
    Use,
    beside,
    bulk,
    checkpoint,
    connect,
    snapshot,
    table,
    transaction,
)
from cchc_desktop.store.errors import StoreTrouble, Trouble

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become a user without rights"
)


def pragma(db: Database, name: str) -> object:
    return db.conn.execute(f"pragma {name}").fetchone()[0]


@pytest.fixture
def second(folder: Path, db: Database) -> Iterator[Database]:
    """Another program's connection, which does not wait long."""
    other = connect(folder / FILE_NAME, KEY)
    other.conn.execute("pragma busy_timeout = 20")
    yield other
    other.close()


def trouble_in(work: Callable[[], object]) -> Trouble | None:
    try:
        work()
    except StoreTrouble as caught:
        return caught.trouble
    return None


# How it is opened.


def test_what_was_committed_survives_a_power_cut(db: Database) -> None:
    assert (pragma(db, "journal_mode"), pragma(db, "synchronous"), pragma(db, "mmap_size")) == ("wal", 2, 0)


def test_foreign_keys_and_triggers_hold(db: Database) -> None:
    assert (pragma(db, "foreign_keys"), pragma(db, "recursive_triggers")) == (1, 1)


def test_the_writer_s_acts_never_pay_for_a_checkpoint(db: Database, folder: Path) -> None:
    assert pragma(db, "wal_autocheckpoint") == 0
    sync = connect(folder / FILE_NAME, KEY, Use.SYNC)
    assert pragma(sync, "wal_autocheckpoint") == 1000
    assert abs(int(str(pragma(sync, "cache_size")))) < abs(int(str(pragma(db, "cache_size"))))
    sync.close()


def test_nothing_of_a_citizen_can_be_read_in_the_file(db: Database, folder: Path) -> None:
    meta.write(db, "name", "CANARY-TRAN-THI-VI-DU" * 50)
    checkpoint(db)
    for path in folder.iterdir():
        assert b"CANARY" not in path.read_bytes()
        assert not path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("use", [use for use in Use if use.only_reads])
def test_a_reader_sees_and_cannot_write(db: Database, folder: Path, use: Use) -> None:
    meta.write(db, "a", "1")
    reader = connect(folder / FILE_NAME, KEY, use)
    assert meta.read(reader, "a") == "1"
    assert trouble_in(lambda: meta.write(reader, "a", "2")) is Trouble.READ_ONLY
    reader.close()


def test_a_reader_is_not_held_up_by_a_writer_nor_holds_one_up(db: Database, folder: Path) -> None:
    reader = connect(folder / FILE_NAME, KEY, Use.READER)
    with transaction(db):
        meta.write(db, "a", "1")
        assert meta.read(reader, "a") is None
    assert meta.read(reader, "a") == "1"
    checkpoint(db)
    reader.close()


def test_a_sqlite_that_can_corrupt_a_log_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LEAST_SQLITE", (99, 0, 0))
    with pytest.raises(RuntimeError, match="older"):
        connect(folder / FILE_NAME, KEY)


def test_a_connection_knows_where_its_store_lies(db: Database, folder: Path) -> None:
    assert connection.folder_of(db) == folder


def test_a_file_beside_the_store_opens_under_its_key(db: Database, folder: Path) -> None:
    with pytest.raises(StoreTrouble, match="MISSING"):
        beside(db, "other.db", Use.READER)
    other = beside(db, "other.db")
    other.conn.execute("create table a (b text) strict")
    other.close()

    again = connect(folder / "other.db", KEY, Use.READER)
    assert again.conn.execute("select count(*) from a").fetchone() == (0,)
    again.close()


def test_a_misspelt_table_is_an_error_not_a_new_table(db: Database) -> None:
    assert table(db, "meta").exists()
    with pytest.raises(KeyError):
        table(db, "metta")
    assert not db["metta"].exists()


# Transactions.


def test_an_act_is_whole(db: Database) -> None:
    with transaction(db):
        meta.write(db, "a", "1")
        meta.write(db, "b", "2")
    assert (meta.read(db, "a"), meta.read(db, "b")) == ("1", "2")


def act_that_fails(db: Database, key: str, fault: type[BaseException], inner: Callable[[], None] | None = None) -> None:
    with transaction(db):
        meta.write(db, key, "1")
        if inner:
            inner()
        raise fault


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_act_that_fails_leaves_nothing(db: Database, fault: type[BaseException]) -> None:
    with pytest.raises(fault):
        act_that_fails(db, "a", fault)
    assert meta.read(db, "a") is None
    assert not db.conn.in_transaction


def test_an_inner_part_that_fails_takes_only_itself_back(db: Database) -> None:
    with transaction(db):
        meta.write(db, "kept", "1")
        with pytest.raises(ValueError):
            act_that_fails(db, "lost", ValueError, lambda: meta.write(db, "lost too", "1"))
        meta.write(db, "kept too", "1")
    assert [key for key in ("kept", "lost", "lost too", "kept too") if meta.read(db, key)] == ["kept", "kept too"]


def test_what_an_inner_part_wrote_goes_when_the_act_fails(db: Database) -> None:
    with pytest.raises(ValueError):
        act_that_fails(db, "outer", ValueError, lambda: meta.write(db, "inner", "1"))
    assert (meta.read(db, "outer"), meta.read(db, "inner")) == (None, None)


def test_an_act_that_cannot_be_committed_leaves_nothing_and_the_connection_free(db: Database) -> None:
    def act() -> None:
        with transaction(db):
            db.conn.execute("pragma defer_foreign_keys = on")
            meta.write(db, "a", "1")
            db.conn.execute("insert into prints values ('p', x'00', 'receipt', 1, 'asked', '', '', '', '', '')")

    with pytest.raises(dbapi2.IntegrityError):
        act()
    assert not db.conn.in_transaction
    assert meta.read(db, "a") is None


def test_our_own_mistakes_in_sql_are_no_trouble_of_the_world(db: Database) -> None:
    with pytest.raises(dbapi2.OperationalError), transaction(db):
        db.conn.execute("selekt 1")
    with pytest.raises(dbapi2.IntegrityError), transaction(db):
        db.conn.execute("insert into meta (key, value) values ('a', null)")
    assert not db.conn.in_transaction


def test_a_transaction_locks_before_it_reads(db: Database, second: Database) -> None:
    """A deferred one would read, then fail to write when another has committed in between."""
    with transaction(db):
        assert trouble_in(lambda: transaction(second).__enter__()) is Trouble.LOCKED


def test_a_busy_store_is_said_to_be_and_takes_the_act_a_moment_later(db: Database, second: Database) -> None:
    with transaction(db):
        assert trouble_in(lambda: meta.write(second, "a", "1")) is Trouble.LOCKED
    meta.write(second, "a", "1")
    assert meta.read(db, "a") == "1"


@needs_fork
def test_two_programs_that_read_then_write_never_fail_and_lose_no_update(db: Database, folder: Path) -> None:
    meta.write(db, "count", "0")

    def add() -> int:
        mine = connect(folder / FILE_NAME, KEY)
        mine.conn.execute("pragma busy_timeout = 60000")  # on a slow disk the other may hold it for long
        for _ in range(150):
            with transaction(mine):
                meta.write(mine, "count", str(int(meta.read(mine, "count") or 0) + 1))
        mine.close()
        return 150

    assert in_children([add, add]) == [150, 150]
    assert meta.read(db, "count") == "300"


# Many acts at once.


def failing_bulk(db: Database, let_through: bool) -> None:
    with bulk(db) as whole:
        meta.write(whole, "a", "1")
        try:
            act_that_fails(whole, "b", ZeroDivisionError)
        except ZeroDivisionError:
            if let_through:
                raise


@pytest.mark.parametrize(("let_through", "told"), [(True, ZeroDivisionError), (False, RuntimeError)])
def test_an_act_that_fails_takes_the_bulk_with_it_even_when_the_fault_is_hushed(
    db: Database, let_through: bool, told: type[Exception]
) -> None:
    with pytest.raises(told):
        failing_bulk(db, let_through)
    assert (meta.read(db, "a"), meta.read(db, "b")) == (None, None)


# The world.


def test_a_folder_without_a_store_is_told_and_stays_empty(tmp_path: Path) -> None:
    assert trouble_in(lambda: connect(tmp_path / FILE_NAME, KEY)) is Trouble.MISSING
    assert trouble_in(lambda: connect(tmp_path / "none" / FILE_NAME, KEY, create=True)) is Trouble.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_told_and_changes_nothing(db: Database, folder: Path) -> None:
    db.close()
    before = (folder / FILE_NAME).read_bytes()
    assert trouble_in(lambda: connect(folder / FILE_NAME, bytes(32))) is Trouble.WRONG_KEY
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_file_that_is_no_store_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"something else entirely " * 500)
    before = path.read_bytes()
    assert trouble_in(lambda: connect(path, KEY)) is Trouble.WRONG_KEY
    assert path.read_bytes() == before


def test_a_damaged_page_is_told_and_the_file_left_as_it_is(db: Database, folder: Path) -> None:
    with transaction(db):
        for number in range(500):
            meta.write(db, f"{number:05}", "x" * 100)
    db.close()
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 1000] ^= 0x10
    path.write_bytes(data)

    def use() -> None:
        damaged = connect(path, KEY)
        try:
            with transaction(damaged):
                damaged.conn.execute("select sum(length(value)) from meta").fetchone()
                meta.write(damaged, "a", "1")
        finally:
            damaged.close()

    assert trouble_in(use) is Trouble.CORRUPT
    assert path.read_bytes() == bytes(data)


def test_a_full_disk_is_told_nothing_is_half_done_and_work_goes_on_once_there_is_room(db: Database) -> None:
    meta.write(db, "before", "1")
    pages = int(str(pragma(db, "page_count")))
    db.conn.execute(f"pragma max_page_count = {pages + 3}")

    def fill() -> None:
        with transaction(db):
            for number in range(1000):
                meta.write(db, str(number), "x" * 300)

    assert trouble_in(fill) is Trouble.FULL
    assert not db.conn.in_transaction
    assert db.conn.execute("select key from meta").fetchall() == [("before",)]
    db.conn.execute("pragma max_page_count = 100000")
    fill()
    assert schema.integrity_problems(db) == ()


def _read_only(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid() and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o055)


@needs_fork
@needs_root
def test_a_store_that_cannot_be_written_still_reads_and_says_why_it_does_not_save(db: Database, folder: Path) -> None:
    meta.write(db, "a", "1")
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)  # with its write-ahead log, as on a disk that was mounted read-only under us
    _read_only(copy)

    def use() -> tuple[str | None, Trouble | None]:
        mine = connect(copy / FILE_NAME, KEY)
        return meta.read(mine, "a"), trouble_in(lambda: meta.write(mine, "a", "2"))

    assert in_child(use, user=NOBODY) == ("1", Trouble.READ_ONLY)


@needs_fork
@needs_root
@pytest.mark.parametrize("use", Use)
def test_a_store_one_may_not_even_read_is_not_said_to_be_missing(db: Database, folder: Path, use: Use) -> None:
    db.close()
    _read_only(folder)
    (folder / FILE_NAME).chmod(0)
    found = in_child(lambda: trouble_in(lambda: connect(folder / FILE_NAME, KEY, use)), user=NOBODY)
    assert found is Trouble.READ_ONLY


def test_a_checkpoint_moves_the_log_into_the_file(db: Database, folder: Path) -> None:
    meta.write(db, "a", "x" * 100_000)
    before = (folder / FILE_NAME).stat().st_size
    checkpoint(db)
    assert (folder / FILE_NAME).stat().st_size > before


def test_a_copy_with_its_log_holds_everything(db: Database, folder: Path, tmp_path: Path) -> None:
    meta.write(db, "a", "1")
    shutil.copytree(folder, tmp_path / "copy")
    copy = connect(tmp_path / "copy" / FILE_NAME, KEY)
    assert meta.read(copy, "a") == "1"
    copy.close()


def test_a_failed_opening_leaves_no_lock_behind(folder: Path) -> None:
    a_store(folder).close()
    assert trouble_in(lambda: connect(folder / FILE_NAME, bytes(32))) is Trouble.WRONG_KEY
    opened = connect(folder / FILE_NAME, KEY)
    with transaction(opened):
        meta.write(opened, "a", "1")
    opened.close()


def test_a_snapshot_is_of_one_moment_and_holds_nobody_up(db: Database, folder: Path) -> None:
    other = schema.open_store(folder, KEY)
    with snapshot(db):
        assert meta.read(db, "x") is None
        meta.write(other, "x", "1")
        with snapshot(db):
            assert meta.read(db, "x") is None
        assert meta.read(db, "x") is None
    assert meta.read(db, "x") == "1"
    other.close()


def test_a_snapshot_inside_an_act_sees_what_the_act_has_done(db: Database) -> None:
    with transaction(db):
        meta.write(db, "x", "1")
        with snapshot(db):
            assert meta.read(db, "x") == "1"
    assert meta.read(db, "x") == "1"
