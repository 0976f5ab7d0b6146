"""A backup of the real store: whole, encrypted, proved; a bad stick leaves the older ones and the store alone."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW
from store_fixtures import AT, INSTANCE, KEY, in_child, noted, received

from cchc_desktop.store import backup, backup_entries, box, files, ledger
from cchc_desktop.store.connection import FILE_NAME, Database, Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble

HOUR = timedelta(hours=1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def where(place: Path) -> Path:
    return place / f"cchc-{INSTANCE}"


def scan(db: Database, data: bytes = b"%PDF scan") -> str:
    name = hashlib.sha256(data).hexdigest()
    files.keep(db, name, "application/pdf", data, AT)
    return name


def test_the_copy_is_the_store_encrypted_in_one_file(db: Database, place: Path) -> None:
    dossier = received(db)
    scan(db)

    made = backup.make(db, place, NOW)

    assert (made.entries, made.dossiers, made.scans) == (1, 1, 1)
    assert sorted(path.name for path in where(place).iterdir()) == ["files.db", made.path.name]
    assert dossier.intake.owner.name.encode() not in made.path.read_bytes()
    copy = connect(made.path, KEY, Use.READER)
    assert ledger.after(copy, 0, 10) == ledger.after(db, 0, 10)
    copy.close()


def test_only_new_scans_are_copied(db: Database, place: Path) -> None:
    scan(db)
    backup.make(db, place, NOW)
    scan(db, b"%PDF another")

    assert backup.make(db, place, NOW + HOUR).scans == 1
    assert backup.make(db, place, NOW + 2 * HOUR).scans == 0


def test_a_spoiled_copy_of_the_scans_is_made_anew(db: Database, place: Path) -> None:
    scan(db)
    backup.make(db, place, NOW)
    spoil(where(place) / files.FILE_NAME, 20)

    assert backup.make(db, place, NOW + HOUR).scans == 1


def spoil(path: Path, at: int = 5_000) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)


def test_it_is_made_while_another_writes(db: Database, folder: Path, place: Path) -> None:
    received(db)
    other = connect(folder / FILE_NAME, KEY, Use.SYNC)
    made = backup.make(other, place, NOW)
    noted(db)
    other.close()

    backup.prove(made.path, KEY, (1, 1))
    assert (made.entries, made.dossiers) == (1, 1)  # of before the other wrote


@pytest.mark.parametrize("at", [20, 5_000, 60_000])
def test_a_changed_copy_is_no_backup(db: Database, place: Path, at: int) -> None:
    received(db)
    made = backup.make(db, place, NOW)
    spoil(made.path, at)

    with pytest.raises(StoreTrouble) as caught:
        backup.prove(made.path, KEY)
    assert caught.value.trouble in (Trouble.BAD_BACKUP, Trouble.WRONG_KEY)


@pytest.mark.parametrize("left", [0, 4_096, 50_000])
def test_a_copy_that_was_cut_off_is_no_backup(db: Database, place: Path, left: int) -> None:
    received(db)
    made = backup.make(db, place, NOW)
    made.path.write_bytes(made.path.read_bytes()[:left])

    with pytest.raises(StoreTrouble) as caught:
        backup.prove(made.path, KEY)
    assert caught.value.trouble is Trouble.BAD_BACKUP


def _cut_off(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [_cut_off, lambda path: spoil(path, 20), lambda path: spoil(path, 400)])
@pytest.mark.parametrize("is_tail", [True, False])
def test_after_a_spoiled_byte_at_the_second_place_backups_go_on(
    db: Database, place: Path, damage: Callable[[Path], None], is_tail: bool
) -> None:
    made = backup.make(db, place, NOW)
    noted(db)
    if is_tail:
        backup.append_entries(db, place)
    damage(box.entries_path(where(place), made.at) if is_tail else made.path)
    noted(db)

    newest = backup.make(db, place, NOW + 2 * HOUR)

    assert box.snapshots(where(place))[-1] == newest.at
    assert backup.append_entries(db, place) == 0


def test_a_copy_with_another_count_or_key_or_of_a_newer_program_is_refused(db: Database, place: Path) -> None:
    made = backup.make(db, place, NOW)
    troubles = []
    for key, counts in ((KEY, (9, 9)), (bytes(32), None)):
        with pytest.raises(StoreTrouble) as caught:
            backup.prove(made.path, key, counts)
        troubles.append(caught.value.trouble)
    copy = connect(made.path, KEY, Use.ASIDE)
    columns = "migration_set, name, applied_at"
    copy.conn.execute(f"insert into _sqlite_migrations ({columns}) values ('cchc_desktop', 'm9', '')")
    copy.close()
    with pytest.raises(StoreTrouble) as caught:
        backup.prove(made.path, KEY)

    assert [*troubles, caught.value.trouble] == [Trouble.BAD_BACKUP, Trouble.WRONG_KEY, Trouble.NEWER]


def test_what_does_not_prove_sound_does_not_count(db: Database, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = backup.make(db, place, NOW)
    copied = backup._copy

    def badly(source: Database, part: Path) -> tuple[int, int]:
        counts = copied(source, part)
        spoil(part)
        return counts

    monkeypatch.setattr(backup, "_copy", badly)
    with pytest.raises(StoreTrouble):
        backup.make(db, place, NOW + HOUR)

    assert box.snapshots(where(place)) == [first.at]
    assert not list(where(place).glob("*.part"))


def test_a_clock_set_back_leaves_the_newest_the_newest(db: Database, place: Path) -> None:
    backup.make(db, place, NOW)
    received(db)

    made = backup.make(db, place, NOW - HOUR)

    assert box.snapshots(where(place))[-1] == made.at > NOW


def test_new_entries_are_appended_and_no_entry_twice(db: Database, place: Path) -> None:
    received(db)
    assert backup.append_entries(db, place) == 0  # the first is a whole backup
    backup.make(db, place, NOW)
    noted(db)
    scan(db, b"%PDF third")

    assert backup.append_entries(db, place) == 1
    assert backup.append_entries(db, place) == 0
    noted(db)
    assert backup.append_entries(db, place) == 1
    kept = backup_entries.read(box.entries_path(where(place), NOW), KEY)
    assert kept.entries == ledger.after(db, 1, 10)
    assert kept.pieces == 2


def test_entries_reach_up_to_the_next_backup(db: Database, place: Path) -> None:
    backup.make(db, place, NOW)
    noted(db)
    backup.make(db, place, NOW + HOUR)

    assert len(backup_entries.read(box.entries_path(where(place), NOW), KEY).entries) == 1


@pytest.mark.parametrize("step", ["prove", "files", "rename"])
def test_killed_at_any_step_the_older_backup_stands(db: Database, folder: Path, place: Path, step: str) -> None:
    received(db)
    first = backup.make(db, place, NOW)
    noted(db)

    def dies(*_given: object, **_named: object) -> None:
        os._exit(9)

    def work() -> None:
        own = connect(folder / FILE_NAME, KEY, Use.SYNC)
        if step == "prove":
            backup.prove = dies  # type: ignore[assignment]
        elif step == "files":
            files.copy_new = dies  # type: ignore[assignment]
        else:
            Path.replace = dies  # type: ignore[method-assign,assignment]
        backup.make(own, place, NOW + HOUR)

    with pytest.raises(RuntimeError):
        in_child(work)

    assert box.snapshots(where(place)) == [first.at]
    backup.prove(first.path, KEY, (1, 1))
    again = backup.make(db, place, NOW + 2 * HOUR)
    assert (again.entries, box.snapshots(where(place))) == (2, [first.at, again.at])


@contextmanager
def a_small_disk(path: Path) -> Iterator[None]:
    """Half a megabyte, where this user may mount; else a folder whose files may not grow beyond it."""
    path.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(path)], capture_output=True, check=False
    )
    try:
        yield
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(path)], check=True)


@pytest.mark.parametrize("told", [True, False])
def test_a_full_stick_is_said_and_leaves_what_was_there(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    if not told:  # the room is gone only when it comes to writing
        monkeypatch.setattr(backup, "_demand_room", lambda *_given: None)
    small = tmp_path / "small"
    with a_small_disk(small):
        if not os.path.ismount(small):

            def full(*_given: object) -> None:
                raise OSError(errno.ENOSPC, "full")

            monkeypatch.setattr(backup, "_demand_room" if told else "_copy", full)
        else:
            (small / "film.avi").write_bytes(bytes(300 * 1024))
        with pytest.raises(StoreTrouble) as caught:
            backup.make(db, small, NOW)
        assert caught.value.trouble is Trouble.BACKUP_FULL
        assert box.snapshots(where(small)) == []
        assert not list(where(small).glob("*.part"))
    noted(db)  # the counter goes on
