"""The hub's database: every commit on disk, one writer at a time, a newer one left alone."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from cchc_desktop.hub.database import NewerDatabase, OutOfReach, WrongAddress, open_storage
from cchc_desktop.hub.schema import known_procedures, settings
from cchc_desktop.hub.statements import insert_many


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hub.db'}"


def test_a_commit_is_on_disk_and_the_sqlite_below_is_sound(tmp_path: Path) -> None:
    storage = open_storage(url(tmp_path))
    with storage.reading() as db:
        said = [db.exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous")]
        version = tuple(map(int, str(db.exec_driver_sql("select sqlite_version()").scalar()).split(".")))
    storage.close()

    assert said == ["wal", 2]
    assert version >= (3, 51, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    open_storage(url(tmp_path)).close()

    assert stat.S_IMODE((tmp_path / "hub.db").stat().st_mode) == 0o600


def test_opened_again_it_is_the_same_database(tmp_path: Path) -> None:
    first, second = open_storage(url(tmp_path)), open_storage(url(tmp_path))
    first.close()
    second.close()

    assert first.epoch == second.epoch


def test_an_exception_rolls_back(tmp_path: Path) -> None:
    storage = open_storage(url(tmp_path))

    def fails() -> None:
        with storage.writing() as db:
            db.execute(insert(known_procedures).values(code="1.000001"))
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    with storage.reading() as db:
        assert db.execute(select(known_procedures)).all() == []
    storage.close()


def test_a_writer_reads_before_it_writes_beside_another_process(tmp_path: Path) -> None:
    here, there = open_storage(url(tmp_path)), open_storage(url(tmp_path))
    with there.reading() as other:
        other.execute(select(settings)).all()
        with here.writing() as db:
            db.execute(select(settings)).all()
            db.execute(insert(known_procedures).values(code="1.000001"))
        assert other.execute(select(known_procedures)).all() == []
    here.close()
    there.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    storage = open_storage(url(tmp_path))
    with storage.writing() as db:
        db.execute(update(settings).where(settings.c.key == "schema").values(value="999"))
    storage.close()

    with pytest.raises(NewerDatabase):
        open_storage(url(tmp_path))


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:"])
def test_a_hub_does_not_forget(address: str) -> None:
    with pytest.raises(ValueError, match="file"):
        open_storage(address)


def test_many_rows_go_in_together_or_not_at_all(tmp_path: Path) -> None:
    storage = open_storage(url(tmp_path))
    with storage.writing() as db:
        insert_many(db, known_procedures, [{"code": str(number)} for number in range(1000)])
        insert_many(db, known_procedures, [])
    with pytest.raises(IntegrityError), storage.writing() as db:
        insert_many(db, known_procedures, [{"code": "new"}, {"code": "1"}])
    with storage.reading() as db:
        assert len(db.execute(select(known_procedures)).all()) == 1000
    storage.close()


@pytest.mark.parametrize("address", ["notaurl", "foo://x/y", "", "mysql://host/x"])
def test_what_is_no_address_of_a_database_is_said(address: str) -> None:
    with pytest.raises(WrongAddress):
        open_storage(address)


def test_a_database_that_cannot_be_opened_is_out_of_reach(tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_bytes(b"no database" * 1000)
    for path in (tmp_path / "no-such-folder" / "hub.db", tmp_path / "hub.db"):
        with pytest.raises(OutOfReach):
            open_storage(f"sqlite:///{path}")
