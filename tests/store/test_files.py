"""Scans in their own encrypted file: by their hash, once, for good; trouble is told and leaves nothing half done."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from store_fixtures import AT, KEY, a_store

from cchc_desktop.store import connection, files, meta
from cchc_desktop.store.connection import Database, Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble

SCAN = b"%PDF-1.7 " + bytes(range(256)) * 200
PDF = "application/pdf"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep(db: Database, data: bytes = SCAN) -> str:
    files.keep(db, sha(data), PDF, data, AT)
    return sha(data)


def trouble_in(db: Database, data: bytes = SCAN) -> Trouble | None:
    try:
        keep(db, data)
    except StoreTrouble as caught:
        return caught.trouble
    return None


def test_a_scan_comes_back_byte_for_byte(db: Database) -> None:
    name = keep(db)

    assert files.read(db, name) == SCAN
    assert files.kept(db) == {name}
    assert files.problems(db) == ()


def test_before_the_first_there_is_no_file_and_nothing_is_found(db: Database, folder: Path) -> None:
    assert files.read(db, sha(SCAN)) is None
    assert files.kept(db) == frozenset()
    assert files.problems(db) == ()
    assert not (folder / files.FILE_NAME).exists()


def test_the_same_scan_is_kept_once(db: Database, folder: Path) -> None:
    keep(db)
    keep(db)
    other = connect(folder / files.FILE_NAME, KEY)

    assert other.conn.execute("select count(*) from files").fetchone() == (1,)
    other.close()


def test_nothing_of_it_can_be_read_in_the_file_and_the_key_is_the_store_s(db: Database, folder: Path) -> None:
    keep(db)

    assert b"%PDF" not in (folder / files.FILE_NAME).read_bytes()
    with pytest.raises(StoreTrouble, match="WRONG_KEY"):
        connect(folder / files.FILE_NAME, bytes(32))
    connect(folder / files.FILE_NAME, KEY).close()


def test_a_reader_finds_it(db: Database, folder: Path) -> None:
    name = keep(db)
    reader = connect(folder / connection.FILE_NAME, KEY, Use.READER)

    assert files.read(reader, name) == SCAN
    reader.close()


def test_it_is_there_when_the_store_was_opened_anew(db: Database, folder: Path) -> None:
    name = keep(db)
    db.close()
    again = a_store(folder / "other")  # any other store knows nothing of it
    assert files.read(again, name) is None
    again.close()

    opened = connect(folder / connection.FILE_NAME, KEY)
    assert files.read(opened, name) == SCAN
    opened.close()


def test_a_full_disk_is_told_and_nothing_is_half_done(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keep(db, b"%PDF-1")

    def full(opened: Database, name: str, use: Use = Use.WRITER) -> Database:
        made = connection.beside(opened, name, use)
        if use is Use.WRITER:
            made.conn.execute("pragma max_page_count = 4").fetchone()
        return made

    monkeypatch.setattr(files, "beside", full)
    assert trouble_in(db) is Trouble.FULL
    monkeypatch.undo()

    assert files.kept(db) == {first}
    assert files.problems(db) == ()
    assert trouble_in(db) is None


def test_a_file_somebody_holds_is_told_and_taken_a_moment_later(
    db: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(db, b"%PDF-1")
    monkeypatch.setattr(connection, "_BUSY_MS", 20)
    holder = connect(folder / files.FILE_NAME, KEY)
    holder.conn.execute("begin exclusive")

    assert trouble_in(db) is Trouble.LOCKED
    holder.conn.execute("rollback")
    holder.close()
    assert trouble_in(db) is None


def test_a_damaged_file_is_told_and_the_store_beside_it_goes_on(db: Database, folder: Path) -> None:
    name = keep(db)
    path = folder / files.FILE_NAME
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)

    assert files.problems(db) != ()
    with pytest.raises(StoreTrouble, match="CORRUPT"):
        files.read(db, name)
    meta.write(db, "a", "1")


def test_a_file_of_a_newer_program_is_left_as_it_is(db: Database, folder: Path) -> None:
    keep(db)
    newer = connect(folder / files.FILE_NAME, KEY)
    newer.conn.execute("pragma user_version = 9")
    newer.close()

    assert trouble_in(db, b"%PDF-2") is Trouble.NEWER
    assert files.kept(db) == {sha(SCAN)}


def test_a_piece_is_read_without_the_whole(db: Database) -> None:
    name = keep(db)

    assert files.piece(db, name, 0, 100) == SCAN[:100]
    assert files.piece(db, name, len(SCAN) - 7, 100) == SCAN[-7:]
    assert files.piece(db, name, len(SCAN), 100) == b""
    assert files.piece(db, sha(b"x"), 0, 100) is None
    assert files.is_kept(db, name)


def test_before_the_first_there_is_no_piece_and_no_part(db: Database) -> None:
    assert files.piece(db, sha(SCAN), 0, 1) is None
    assert not files.is_kept(db, sha(SCAN))
    assert files.parts(db, sha(SCAN)) == b""


def test_parts_of_a_fetched_file_lie_there_until_it_is_whole(db: Database) -> None:
    name = sha(SCAN)
    files.add_part(db, name, 0, SCAN[:10])
    files.add_part(db, name, 10, SCAN[10:30])
    files.add_part(db, name, 10, SCAN[10:40])  # sent again, larger

    assert files.parts(db, name) == SCAN[:40]
    assert not files.is_kept(db, name)
    files.drop_parts(db, name)
    assert files.parts(db, name) == b""


def test_a_file_of_the_version_before_is_brought_up_to_date_with_its_scans(db: Database, folder: Path) -> None:
    old = connect(folder / files.FILE_NAME, KEY, create=True)
    old.conn.execute(files._STEPS[0])
    old.conn.execute("insert into files values (?, ?, ?, ?)", (bytes.fromhex(sha(SCAN)), PDF, AT, SCAN))
    old.conn.execute("pragma user_version = 1")
    old.close()

    assert files.read(db, sha(SCAN)) == SCAN
    files.add_part(db, sha(b"x"), 0, b"x")
    assert files.parts(db, sha(b"x")) == b"x"
    assert files.kept(db) == {sha(SCAN)}


def test_no_connection_is_left_open(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def noted(store: Database, name: str, use: Use = Use.WRITER) -> Database:
        opened.append(connection.beside(store, name, use))
        return opened[-1]

    monkeypatch.setattr(files, "beside", noted)
    keep(db)
    files.read(db, sha(SCAN))

    assert len(opened) == 2
    for each in opened:
        with pytest.raises(dbapi2.ProgrammingError):
            each.conn.execute("select 1")
