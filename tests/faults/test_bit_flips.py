"""Bit rot (F11): a store with one bit turned over gives the same data or an error, never wrong data."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import KEY, Counter
from fault_fixtures import a_fault_counter, receive_one, told_of, violations
from reliability import Tried

from cchc_desktop.store import dossiers, schema, verify
from cchc_desktop.store.connection import FILE_NAME, Database, checkpoint
from cchc_desktop.store.errors import StoreTrouble, Trouble, guarded

FLIPS = int(os.environ.get("CCHC_FLIPS", "50"))


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Counter]:
    """A counter with some dossiers."""
    counter = a_fault_counter(tmp_path / "counter")
    yield counter
    counter.close()


def contents(db: Database) -> list[tuple[Any, ...]]:
    """Every row of every table."""
    names = [row[0] for row in db.conn.execute("select name from sqlite_master where type = 'table'").fetchall()]
    return [(name, *row) for name in sorted(names) for row in db.conn.execute(f"select * from {name}").fetchall()]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def read_all(folder: Path) -> list[tuple[Any, ...]] | Trouble:
    """What a counter reads of the store, or what it says instead."""
    try:
        db = schema.open_store(folder, KEY)
        try:
            with guarded():
                return contents(db)
        finally:
            db.close()
    except StoreTrouble as caught:
        return caught.trouble


def test_a_turned_bit_of_the_file_is_noticed_and_the_file_left_as_it_is(
    lived: Counter, seed: int, tried: Tried
) -> None:
    tried("bit turned in the file, read", FLIPS)
    chance = random.Random(seed)
    checkpoint(lived.db)
    lived.db.close()
    path = lived.folder / FILE_NAME
    whole = path.read_bytes()
    sound = read_all(lived.folder)
    outcomes = []
    for _ in range(FLIPS):
        damaged = flipped(whole, chance.randrange(len(whole) * 8))
        path.write_bytes(damaged)
        found = read_all(lived.folder)
        assert found == sound or found in (Trouble.CORRUPT, Trouble.WRONG_KEY)
        assert path.read_bytes() == damaged
        outcomes.append(found if isinstance(found, Trouble) else None)
    assert Trouble.CORRUPT in outcomes
    path.write_bytes(whole)
    lived.db = schema.open_store(lived.folder, KEY)
    assert verify.check_full(lived.db) is None


def test_every_turned_bit_is_found_by_the_whole_check(lived: Counter, seed: int, tried: Tried) -> None:
    tried("bit turned in the file, whole check", FLIPS // 2)
    chance = random.Random(seed)
    checkpoint(lived.db)
    lived.db.close()
    path = lived.folder / FILE_NAME
    whole = path.read_bytes()
    for _ in range(FLIPS // 2):
        path.write_bytes(flipped(whole, chance.randrange(len(whole) * 8)))
        assert violations(lived.folder, []) != []
    path.write_bytes(whole)
    assert violations(lived.folder, []) == []


def test_a_turned_bit_of_the_log_loses_at_most_its_end_and_never_a_number_twice(lived: Counter, seed: int) -> None:
    """SQLite takes a log with a wrong sum for one that ends there; the number files know that more was given out."""
    chance = random.Random(seed)
    checkpoint(lived.db)
    before = [told_of(dossier) for _, dossier in dossiers.own_states(lived.db)]
    told = [told_of(lived.receive()) for _ in range(4)]
    files = {path.name: path.read_bytes() for path in lived.folder.iterdir()}
    log = f"{FILE_NAME}-wal"
    for turn in range(FLIPS // 5):
        folder = lived.folder.with_name(f"copy{turn}")
        folder.mkdir()
        for name, data in files.items():
            if not name.endswith("-shm"):
                (folder / name).write_bytes(data)
        (folder / log).write_bytes(flipped(files[log], chance.randrange(len(files[log]) * 8)))
        db = schema.open_store(folder, KEY)
        kept = [told_of(dossier) for _, dossier in dossiers.own_states(db)]
        assert kept == (before + told)[: len(kept)]
        assert len(kept) >= len(before)
        following = []
        receive_one(db, folder, following.append)
        db.close()
        assert following[0].detail.split()[0] > told[-1].detail.split()[0]
        assert violations(folder, [*before, *following]) == []
