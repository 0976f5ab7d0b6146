"""A look into a box: the counter, the newest moment and all entries, of the newest backup and of what was kept after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_fixtures import KEY, Counter, a_counter, a_range

from cchc_desktop.app import practice
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.store import backup, box, box_look, ledger, meta


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Counter, Path]:
    counter = a_counter(tmp_path / "counter", granted=a_range())
    meta.write(counter.db, "device", "03")
    counter.receive()
    (tmp_path / "stick").mkdir()
    backup.make(counter.db, tmp_path / "stick", counter.now)
    [found] = box.found(tmp_path / "stick")
    return counter, found


def test_the_entries_kept_after_the_backup_count(kept: tuple[Counter, Path]) -> None:
    counter, found = kept
    before = box_look.look(found, KEY)
    assert (before.name, before.counter) == (found.name, "03")
    assert (before.newest, before.entries) == (counter.now, ledger.last_pos(counter.db))

    counter.clock.forward(hours=1)
    counter.receive()
    backup.append_entries(counter.db, found.parent)

    after = box_look.look(found, KEY)
    assert (after.newest, after.entries) == (counter.now, ledger.last_pos(counter.db))
    counter.close()


def test_nothing_is_written(kept: tuple[Counter, Path]) -> None:
    counter, found = kept
    counter.close()
    files = {path.name: path.read_bytes() for path in found.iterdir()}

    box_look.look(found, KEY)

    assert {path.name: path.read_bytes() for path in found.iterdir()} == files


def test_another_s_key_opens_none(kept: tuple[Counter, Path]) -> None:
    counter, found = kept
    counter.close()

    seen = box_look.look(found, bytes(32))

    assert (seen.counter, seen.entries, seen.newest) == ("", 0, box.snapshots(found)[-1])


def test_the_counter_is_the_office_file_s(kept: tuple[Counter, Path]) -> None:
    counter, found = kept
    office = practice.sample_office()
    meta.write(counter.db, "office", write_office(office))
    counter.clock.forward(hours=1)
    backup.make(counter.db, found.parent, counter.now)
    counter.close()

    assert box_look.look(found, KEY).counter == office.office.counter
