"""Restoring into a new folder: whole or not at all, whatever cuts it off; never over anything."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import KEY, Counter, a_counter, a_range
from store_fixtures import in_child

from cchc_desktop.acts import backup
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import PRACTICE, REAL
from cchc_desktop.app import restoring
from cchc_desktop.app.restoring import Restored, Source, only_box, restore_into
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import backup as store_backup
from cchc_desktop.store import box, files, keys, ledger, schema, verify
from cchc_desktop.store.connection import FILE_NAME, Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace

SCAN = b"%PDF-1.7 scan"
NEWER = "insert into _sqlite_migrations (migration_set, name, applied_at) values ('cchc_desktop', 'm9', '')"
STEPS = ("_newest_sound", "_copy_scans", "_put_back", "_filled", "_demand_whole", "_keep_key", "_put_in_place")


@pytest.fixture(autouse=True)
def no_credential_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise keys.NoCredentialStoreError

    monkeypatch.setattr(keys, "_trusted_backend", refuse)


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Counter]:
    """A counter with a backup of one dossier and a scan, and another dossier among the entries kept since."""
    made = a_counter(tmp_path / "lost", granted=a_range())
    (tmp_path / "stick").mkdir()
    made.receive()
    backup.choose_place(made.db, tmp_path / "stick", made.admin, made.now)
    files.keep(made.db, hashlib.sha256(SCAN).hexdigest(), "application/pdf", SCAN, instant_text(made.now))
    backup.back_up(made.db, made.now)
    made.receive()
    store_backup.append_entries(made.db, tmp_path / "stick")
    yield made
    made.close()


@pytest.fixture
def source(lost: Counter, tmp_path: Path) -> Source:
    return Source(only_box(tmp_path / "stick", KEY), KEY, PRACTICE)


def restored(source: Source, folder: Path, lost: Counter) -> Restored:
    return restore_into(folder, source, lost.now)


def trouble(source: Source, folder: Path, lost: Counter) -> Trouble:
    with pytest.raises(StoreTrouble) as caught:
        restored(source, folder, lost)
    assert not folder.exists()
    assert not folder.with_name(folder.name + ".part").exists()
    return caught.value.trouble


def spoil(path: Path, at: int = 9_000) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)


def test_everything_is_there_again(lost: Counter, source: Source, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    done = restored(source, folder, lost)

    assert (done.put_back, done.torn, done.passed_over, done.numbered, done.scans_sound) == (1, False, 0, True, True)
    assert done.key_place is KeyPlace.FILE
    assert keys.find(folder) == KEY
    assert not [path for path in folder.iterdir() if path.name.endswith(("-wal", "-shm", ".part"))]
    db = schema.open_store(folder, KEY)
    assert ledger.after(db, 0, len(lost.entries())) == lost.entries()
    assert ledger.last_pos(db) == done.entries == len(lost.entries()) + 1
    assert files.read(db, hashlib.sha256(SCAN).hexdigest()) == SCAN
    assert verify.check_full(db) is None
    db.close()


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_there_is_no_folder_and_the_next_try_is_whole(
    lost: Counter, source: Source, tmp_path: Path, step: str
) -> None:
    folder, done = tmp_path / "new", getattr(restoring, step)

    def work() -> None:
        def dies(*given: object) -> None:
            if step != "_put_in_place":
                done(*given)
            os._exit(9)

        setattr(restoring, step, dies)
        restored(source, folder, lost)

    with pytest.raises(RuntimeError):
        in_child(work)

    assert not folder.exists()
    again = restored(source, folder, lost)
    db = schema.open_store(folder, KEY)
    assert verify.check_full(db) is None
    db.close()
    assert again.numbered is (step in ("_newest_sound", "_copy_scans", "_put_back"))


def test_a_full_disk_leaves_nothing(
    lost: Counter, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(restoring, "_demand_whole", full)

    assert trouble(source, tmp_path / "new", lost) is Trouble.FULL


def test_nothing_is_restored_over_anything(lost: Counter, source: Source, tmp_path: Path) -> None:
    for name in (FILE_NAME, FILE_NAME + "-wal"):
        folder = tmp_path / f"has {name}"
        folder.mkdir()
        (folder / name).write_bytes(b"old")
        with pytest.raises(Refused) as caught:
            restored(source, folder, lost)
        assert [problem.code for problem in caught.value.problems] == ["restore.folder"]
        assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(name, b"old")]
    (tmp_path / "empty").mkdir()
    assert restored(source, tmp_path / "empty", lost).entries


def test_a_damaged_backup_is_passed_over_for_the_one_before(lost: Counter, source: Source, tmp_path: Path) -> None:
    lost.clock.forward(hours=1)
    lost.receive()
    newest = backup.back_up(lost.db, lost.now)
    spoil(newest.path)

    done = restored(source, tmp_path / "new", lost)

    assert done.passed_over == 1
    assert done.entries == len(lost.entries()) + 1  # the entries kept between the two tell the rest


@pytest.mark.parametrize("left", [0, 50_000])
def test_one_that_was_cut_off_is_passed_over_too(lost: Counter, source: Source, tmp_path: Path, left: int) -> None:
    lost.clock.forward(hours=1)
    newest = backup.back_up(lost.db, lost.now)
    newest.path.write_bytes(newest.path.read_bytes()[:left])

    assert restored(source, tmp_path / "new", lost).passed_over == 1


def test_damage_to_entries_that_a_newer_backup_holds_takes_nothing_away(
    lost: Counter, source: Source, tmp_path: Path
) -> None:
    lost.clock.forward(hours=1)
    backup.back_up(lost.db, lost.now)
    lost.receive()
    store_backup.append_entries(lost.db, tmp_path / "stick")
    spoil(box.entries_path(source.box, box.entries(source.box)[0]), 40)

    done = restored(source, tmp_path / "new", lost)

    assert (done.put_back, done.torn) == (1, False)


def test_where_every_backup_is_damaged_it_is_said(lost: Counter, source: Source, tmp_path: Path) -> None:
    spoil(box.snapshot_path(source.box, box.snapshots(source.box)[0]))

    assert trouble(source, tmp_path / "new", lost) is Trouble.BAD_BACKUP


def test_the_wrong_key_the_wrong_mode_and_a_newer_store_are_refused(
    lost: Counter, source: Source, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    assert trouble(replace(source, key=bytes(32)), folder, lost) is Trouble.WRONG_KEY
    assert trouble(replace(source, mode=REAL), folder, lost) is Trouble.MODE
    path = box.snapshot_path(source.box, box.snapshots(source.box)[0])
    copy = connect(path, KEY, Use.ASIDE)
    copy.conn.execute(NEWER)
    copy.close()
    assert trouble(source, folder, lost) is Trouble.NEWER
    assert box.claim(source.box)  # none of these used up the kept-back numbers


def test_a_torn_or_changed_tail_is_told(lost: Counter, source: Source, tmp_path: Path) -> None:
    tail = box.entries_path(source.box, box.entries(source.box)[0])
    whole = tail.read_bytes()
    tail.write_bytes(whole[:-5])
    done = restored(source, tmp_path / "torn", lost)
    assert (done.put_back, done.torn) == (0, True)

    changed = bytearray(whole + whole)
    changed[30] ^= 1
    tail.write_bytes(changed)
    done = restored(source, tmp_path / "changed", lost)
    assert (done.put_back, done.torn, done.numbered) == (0, True, False)


def test_damaged_scans_are_told_and_the_rest_comes(lost: Counter, source: Source, tmp_path: Path) -> None:
    spoil(source.box / files.FILE_NAME, 20)

    done = restored(source, tmp_path / "new", lost)

    assert not done.scans_sound
    assert not (tmp_path / "new" / files.FILE_NAME).exists()


def test_of_several_counters_boxes_one_has_to_be_named(source: Source, tmp_path: Path) -> None:
    shutil.copytree(source.box, source.box.with_name("cchc-another"))

    for place in (tmp_path / "stick", tmp_path / "nowhere"):
        with pytest.raises(Refused):
            only_box(place, KEY)
    assert only_box(source.box, KEY) == source.box


def test_several_boxes_are_told_apart_the_newest_first(source: Source, lost: Counter, tmp_path: Path) -> None:
    restored(source, tmp_path / "new", lost)
    db = schema.open_store(tmp_path / "new", KEY)
    lost.clock.forward(hours=2)
    newer = backup.back_up(db, lost.now).path.parent.name
    db.close()
    foreign = source.box.with_name("cchc-foreign")
    foreign.mkdir()
    spoiled = foreign / "store-20261004T081500.db"
    spoiled.write_bytes(b"x" * 4096)

    with pytest.raises(Refused) as refused:
        only_box(tmp_path / "stick", KEY)

    said = refused.value.problems[0].message
    assert said.index(newer) < said.index(source.box.name) < said.index(foreign.name)
    assert f"{newer} (quầy ?, mới nhất 10:15 ngày 05/10/2026, " in said
    assert f"{source.box.name} (quầy ?, mới nhất 08:15 ngày 05/10/2026, " in said
    assert f"{foreign.name} (mới nhất 08:15 ngày 04/10/2026, khóa này không mở được)" in said
