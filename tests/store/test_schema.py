"""The schema's version: brought up to date whole or not at all, a newer store is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.migrations import Migrations
from store_fixtures import KEY, a_store, in_children

from cchc_desktop.store import meta, schema
from cchc_desktop.store.connection import FILE_NAME, Database, Use, checkpoint, connect, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble
from migrations import names


def of(*steps: tuple[str, Callable[[Any], None]]) -> Callable[[], Migrations]:
    """A history of these steps after the real ones."""

    def history() -> Migrations:
        whole = schema_history()
        for name, upgrade in steps:
            whole(name=name)(upgrade)
        return whole

    return history


schema_history = schema.history


def later(db: Any) -> None:
    db.execute("create table later (a text) strict")
    db.execute("insert into later values ('made')")


def failing(db: Any) -> None:
    db.execute("create table half (a text) strict")
    db.execute("insert into meta values ('half', '1')")
    raise OSError("the power went")


def tables(db: Database) -> set[str]:
    return {row[0] for row in db.conn.execute("select name from sqlite_master where type = 'table'")}


def trouble_in(work: Callable[[], object]) -> Trouble | None:
    try:
        work()
    except StoreTrouble as caught:
        return caught.trouble
    return None


def test_a_new_store_has_the_schema_and_its_record(tmp_path: Path) -> None:
    db = schema.create_store(tmp_path, KEY)
    assert {"ledger", "dossiers", "meta", "numbers"} <= tables(db)
    assert tuple(step.name for step in schema.history().applied(db)) == names()
    assert schema.integrity_problems(db) == ()
    db.close()


def test_creating_again_keeps_what_is_there(tmp_path: Path) -> None:
    db = schema.create_store(tmp_path, KEY)
    meta.write(db, "a", "1")
    db.close()
    again = schema.create_store(tmp_path, KEY)
    assert meta.read(again, "a") == "1"
    again.close()


@pytest.mark.parametrize("use", Use)
def test_an_existing_store_opens_for_each_use(folder: Path, db: Database, use: Use) -> None:
    meta.write(db, "a", "1")
    opened = schema.open_store(folder, KEY, use)
    assert meta.read(opened, "a") == "1"
    opened.close()


@pytest.mark.parametrize("use", Use)
def test_a_file_without_a_schema_is_refused_and_stays_so(tmp_path: Path, use: Use) -> None:
    """A store copied without its write-ahead log must not come to life as an empty one."""
    connect(tmp_path / FILE_NAME, KEY, create=True).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    assert trouble_in(lambda: schema.open_store(tmp_path, KEY, use)) is Trouble.MISSING
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_live_store_copied_without_its_log_is_no_empty_store(folder: Path, tmp_path: Path) -> None:
    live = schema.create_store(tmp_path, KEY)  # never checkpointed: all of it lies in the log
    folder.mkdir()
    (folder / FILE_NAME).write_bytes((tmp_path / FILE_NAME).read_bytes())
    assert trouble_in(lambda: schema.open_store(folder, KEY)) is Trouble.MISSING
    live.close()


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(
    folder: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.close()
    monkeypatch.setattr(schema, "history", of(("m9999_later", later)))
    monkeypatch.setattr(schema, "names", lambda: (*names(), "m9999_later"))
    opened = schema.open_store(folder, KEY)
    assert opened.conn.execute("select a from later").fetchone() == ("made",)
    opened.close()


def test_a_step_that_fails_leaves_nothing_not_even_of_the_steps_before_it(
    folder: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tables(db))
    monkeypatch.setattr(schema, "history", of(("m9998_later", later), ("m9999_failing", failing)))
    monkeypatch.setattr(schema, "names", lambda: (*names(), "m9998_later", "m9999_failing"))
    with pytest.raises(OSError, match="power"):
        schema.bring_up_to_date(db)
    assert tables(db) == before
    assert meta.read(db, "half") is None
    assert not db.conn.in_transaction

    monkeypatch.setattr(schema, "history", of(("m9998_later", later), ("m9999_failing", lambda _db: None)))
    schema.bring_up_to_date(db)
    assert "later" in tables(db)


def test_the_first_schema_cut_off_leaves_an_empty_file_that_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "history", of(("m9999_failing", failing)))
    with pytest.raises(OSError, match="power"):
        schema.create_store(tmp_path, KEY)
    monkeypatch.undo()
    db = schema.create_store(tmp_path, KEY)
    assert schema.integrity_problems(db) == ()
    db.close()


def test_two_programs_started_at_once_upgrade_it_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is pending is asked for again once the store is locked."""
    a_store(folder).close()
    monkeypatch.setattr(schema, "history", of(("m9999_later", later)))
    monkeypatch.setattr(schema, "names", lambda: (*names(), "m9999_later"))

    def start() -> list[tuple[str]]:
        db = schema.open_store(folder, KEY)
        made: list[tuple[str]] = db.conn.execute("select a from later").fetchall()
        db.close()
        return made

    assert in_children([start, start]) == [[("made",)], [("made",)]]


@pytest.mark.parametrize("use", Use)
def test_a_newer_store_is_refused_and_not_one_byte_of_it_changes(folder: Path, db: Database, use: Use) -> None:
    with transaction(db):
        db.conn.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('cchc_desktop', 'm9999_x', 'x')"
        )
    db.close()
    before = (folder / FILE_NAME).read_bytes()
    assert trouble_in(lambda: schema.open_store(folder, KEY, use)) is Trouble.NEWER
    assert (folder / FILE_NAME).read_bytes() == before


def test_integrity_names_what_is_wrong_with_foreign_keys(db: Database) -> None:
    db.conn.execute("pragma foreign_keys = off")
    db.conn.execute("insert into prints values ('p', x'00', 'receipt', 1, 'asked', '', '', '', '', '')")
    assert schema.integrity_problems(db) == ("foreign key: prints row 1",)


def damaged(db: Database, folder: Path, offset: int) -> Path:
    """The store closed, and one bit of its file turned over."""
    with transaction(db):
        for number in range(300):
            meta.write(db, f"{number:05}", "x" * 100)
    db.close()
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("offset", [-3000, -5000, 4096 * 3 + 7])
@pytest.mark.parametrize("use", [Use.WRITER, Use.READER])
def test_integrity_names_a_damaged_page(db: Database, folder: Path, offset: int, use: Use) -> None:
    opened = connect(damaged(db, folder, offset), KEY, use)
    assert schema.integrity_problems(opened) != ()
    opened.close()


def test_a_page_torn_by_a_power_cut_during_a_checkpoint_is_no_damage(db: Database, folder: Path) -> None:
    """The log still holds it whole."""
    checkpoint(db)
    with transaction(db):
        for number in range(300):
            meta.write(db, f"{number:05}", "x" * 100)
    log = (folder / f"{FILE_NAME}-wal").read_bytes()
    db.close()  # moves the log into the file, and removes it
    path = folder / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(data[:-2000] + bytes(2000))
    (folder / f"{FILE_NAME}-wal").write_bytes(log)
    opened = connect(path, KEY)
    assert schema.integrity_problems(opened) == ()
    assert opened.conn.execute("select count(*) from meta").fetchone() == (300,)
    opened.close()


def test_a_store_in_use_is_not_said_to_be_damaged(db: Database) -> None:
    with transaction(db):
        meta.write(db, "a", "1")
        assert schema.integrity_problems(db) == ()


def test_trouble_of_the_world_is_not_taken_for_damage(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_db: Database) -> list[str]:
        raise StoreTrouble(Trouble.LOCKED)

    monkeypatch.setattr(schema, "_structure", locked)
    assert trouble_in(lambda: schema.integrity_problems(db)) is Trouble.LOCKED
