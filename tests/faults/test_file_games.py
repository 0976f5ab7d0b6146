"""Files taken away, put back and copied by hand (F12, F21): refused or older, never a number twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import KEY, Counter
from fault_fixtures import Told, a_fault_counter, receive_one, told_of, violations

from cchc_desktop.store import dossiers, keys, number_file, schema
from cchc_desktop.store.connection import FILE_NAME, checkpoint
from cchc_desktop.store.errors import StoreTrouble, Trouble

LOG, INDEX = f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Counter]:
    """A counter with some dossiers in its file and some only in its log."""
    counter = a_fault_counter(tmp_path / "counter")
    checkpoint(counter.db)
    for _ in range(3):
        counter.receive()
    yield counter
    counter.close()


def told(counter: Counter) -> list[Told]:
    return [told_of(dossier) for _, dossier in dossiers.own_states(counter.db)]


def copied(counter: Counter, *names: str) -> Path:
    """These files of a counter that died at work, in a folder of their own."""
    folder = counter.folder.with_name("copy")
    folder.mkdir()
    for name in names:
        shutil.copy(counter.folder / name, folder / name)
    return folder


def next_told(folder: Path) -> Told:
    """What the next clerk is told there."""
    heard: list[Told] = []
    db = schema.open_store(folder, KEY)
    receive_one(db, folder, heard.append)
    db.close()
    return heard[0]


def code_of(each: Told) -> str:
    return each.detail.split()[0]


NUMBERS = (number_file.FILE_NAME, number_file.LAST_NAME)


def test_without_the_index_of_the_log_nothing_is_lost(lived: Counter) -> None:
    before = told(lived)
    folder = copied(lived, FILE_NAME, LOG, *NUMBERS)
    assert violations(folder, before) == []


def test_with_the_index_of_another_store_nothing_is_lost(lived: Counter) -> None:
    before = told(lived)
    other = a_fault_counter(lived.folder.with_name("other"))
    folder = copied(lived, FILE_NAME, LOG, *NUMBERS)
    shutil.copy(other.folder / INDEX, folder / INDEX)
    other.close()
    assert violations(folder, before) == []


def test_without_its_log_a_store_is_older_and_gives_no_number_again(lived: Counter) -> None:
    before = told(lived)
    folder = copied(lived, FILE_NAME, *NUMBERS)
    following = next_told(folder)
    assert code_of(following) > max(code_of(each) for each in before)
    assert violations(folder, [*before[:10], following]) == []


def test_with_a_stale_log_of_its_own_the_whole_check_finds_it_or_it_is_only_older(lived: Counter) -> None:
    """SQLite cannot know that a log it finds is not the newest; the chain and the rebuilt dossiers do."""
    stale = (lived.folder / LOG).read_bytes()
    before = told(lived)
    checkpoint(lived.db)
    for _ in range(30):
        lived.receive()
    lived.db.conn.execute("pragma wal_checkpoint(truncate)")
    folder = copied(lived, FILE_NAME, *NUMBERS)
    (folder / LOG).write_bytes(stale)
    assert violations(folder, []) != [] or violations(folder, before) == []


def test_a_live_file_copied_alone_before_its_first_checkpoint_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    live = schema.create_store(tmp_path / "live", KEY)
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "live" / FILE_NAME, tmp_path / "copy")
    with pytest.raises(StoreTrouble) as caught:
        schema.open_store(tmp_path / "copy", KEY)
    assert caught.value.trouble is Trouble.MISSING
    live.close()


@pytest.mark.parametrize("further", [1, 2, 9, 10, 11, 35])
def test_an_older_copy_put_back_gives_no_number_again(lived: Counter, further: int) -> None:
    checkpoint(lived.db)
    folder = copied(lived, FILE_NAME, *NUMBERS)
    copy = told(lived)
    later = [told_of(lived.receive()) for _ in range(further)]
    for name in NUMBERS:  # the number files stay where they are, only the store is put back
        shutil.copy(lived.folder / name, folder / name)
    following = next_told(folder)
    assert code_of(following) > code_of(later[-1])
    assert violations(folder, [*copy, following]) == []


def test_number_files_taken_away_leave_the_numbering_to_the_store(lived: Counter) -> None:
    before = told(lived)
    for name in NUMBERS:
        (lived.folder / name).unlink()
    heard: list[Told] = []
    receive_one(lived.db, lived.folder, heard.append)
    assert code_of(heard[0]) not in {code_of(each) for each in before}


def test_a_copy_on_another_machine_does_not_open_without_its_key(lived: Counter) -> None:
    keys.keep(lived.folder, KEY, keys.KeyPlace.FILE)
    folder = copied(lived, FILE_NAME, LOG)
    with pytest.raises(StoreTrouble) as caught:
        keys.find(folder)
    assert caught.value.trouble is Trouble.NO_KEY
