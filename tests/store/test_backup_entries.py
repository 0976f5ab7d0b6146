"""Entries kept after a backup: sealed, in order, a torn end left out, a changed middle refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_fixtures import KEY, noted, received

from cchc_desktop.store import backup_entries, ledger
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.ledger import Entry


@pytest.fixture
def entries(db: Database) -> list[Entry]:
    received(db)
    for _ in range(5):
        noted(db)
    return ledger.after(db, 0, 100)


@pytest.fixture
def path(tmp_path: Path, entries: list[Entry]) -> Path:
    made = tmp_path / "entries-20261005T081500.log"
    for start in range(0, 6, 2):
        backup_entries.append(made, KEY, entries[start : start + 2])
    return made


def test_what_was_added_is_read_in_order(path: Path, entries: list[Entry]) -> None:
    kept = backup_entries.read(path, KEY)

    assert kept.entries == entries
    assert (kept.pieces, kept.torn) == (3, 0)


def test_nothing_of_it_can_be_read_in_the_file(path: Path) -> None:
    data = path.read_bytes()

    assert b"dossier.received" not in data
    assert b"Nguy" not in data


def test_no_file_is_no_entries(tmp_path: Path) -> None:
    assert backup_entries.read(tmp_path / "none.log", KEY) == ([], 0, 0, 0)


@pytest.mark.parametrize("cut", [1, 3, 17, 60])
def test_a_torn_end_is_left_out_and_then_written_over(path: Path, entries: list[Entry], cut: int) -> None:
    path.write_bytes(path.read_bytes()[:-cut])

    kept = backup_entries.read(path, KEY)
    assert kept.entries == entries[:4]
    assert kept.torn > 0
    backup_entries.append(path, KEY, entries[4:])
    assert backup_entries.read(path, KEY).entries == entries


def test_bytes_a_disk_never_wrote_are_a_torn_end(path: Path, entries: list[Entry]) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole + bytes(900))

    assert backup_entries.read(path, KEY).entries == entries
    path.write_bytes(whole[:-40] + bytes(40) + bytes(500))
    assert backup_entries.read(path, KEY).entries == entries[:4]


def test_a_changed_middle_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)

    with pytest.raises(StoreTrouble) as caught:
        backup_entries.read(path, KEY)
    assert caught.value.trouble is Trouble.BAD_BACKUP


def test_pieces_cannot_change_places_nor_files(path: Path) -> None:
    data = path.read_bytes()
    first = 4 + int.from_bytes(data[:4], "big")
    path.write_bytes(data[first:] + data[:first])
    with pytest.raises(StoreTrouble):
        backup_entries.read(path, KEY)

    other = path.with_name("entries-20261006T081500.log")
    other.write_bytes(data)
    with pytest.raises(StoreTrouble):
        backup_entries.read(other, KEY)


def test_another_key_opens_none(path: Path) -> None:
    with pytest.raises(StoreTrouble):
        backup_entries.read(path, bytes(32))
