"""Files on the hub's disk: found by unit and hash, whole, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.hub.blobs import Shelf, folder_beside, write_durably
from cchc_desktop.hub.database import open_storage
from cchc_desktop.wire.canonical import sha256_hex

UNIT = "H52.18"
DATA = bytes(range(256)) * 3000
SHA = sha256_hex(DATA)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "files")


def take(shelf: Shelf, unit: str = UNIT, data: bytes = DATA) -> str:
    come = shelf.folder / "come"
    write_durably(come, data)
    shelf.take(unit, sha256_hex(data), come)
    return sha256_hex(data)


def test_a_file_comes_back_whole_and_in_parts(shelf: Shelf) -> None:
    take(shelf)

    assert shelf.size(UNIT, SHA) == len(DATA)
    assert b"".join(shelf.pieces(UNIT, SHA, range(len(DATA)))) == DATA
    assert b"".join(shelf.pieces(UNIT, SHA, range(5, 300_005))) == DATA[5:300_005]


def test_a_file_of_no_bytes_is_a_file(shelf: Shelf) -> None:
    assert shelf.size(UNIT, take(shelf, data=b"")) == 0
    assert list(shelf.pieces(UNIT, sha256_hex(b""), range(0))) == []


def test_another_unit_holds_nothing_of_it(shelf: Shelf) -> None:
    take(shelf)

    assert shelf.size("H52.19", SHA) is None
    assert shelf.missing("H52.19", [SHA, SHA]) == [SHA]
    assert shelf.missing(UNIT, [SHA]) == []


def test_the_same_file_again_does_no_harm(shelf: Shelf) -> None:
    take(shelf)
    take(shelf)

    assert len([path for path in shelf.folder.rglob("*") if path.name == SHA]) == 1


@pytest.mark.parametrize("unit", ["../..", "/etc", "a/b", "con", "x" * 40])
def test_no_unit_s_code_leads_out_of_the_folder(shelf: Shelf, unit: str) -> None:
    assert shelf.place(unit, SHA).resolve().is_relative_to(shelf.folder.resolve() / "units")


@pytest.mark.parametrize("name", ["", "../shelf", "AB" * 32, "ab" * 31, "ab" * 32 + "/"])
def test_what_is_no_hash_is_not_held(shelf: Shelf, name: str) -> None:
    assert shelf.size(UNIT, name) is None


def test_a_shelf_keeps_its_name_and_another_has_another(shelf: Shelf, tmp_path: Path) -> None:
    assert Shelf(shelf.folder).name == shelf.name
    assert Shelf(tmp_path / "other").name != shelf.name
    assert [path.name for path in shelf.folder.iterdir()] == ["shelf"]


def test_only_the_hub_s_own_account_reads_it(shelf: Shelf) -> None:
    take(shelf)

    assert shelf.folder.stat().st_mode & 0o077 == 0
    assert (shelf.folder / "units").stat().st_mode & 0o022 == 0


def test_a_hub_over_a_file_keeps_its_files_beside_it(tmp_path: Path) -> None:
    storage = open_storage(f"sqlite:///{tmp_path / 'hub.db'}")

    assert folder_beside(storage) == tmp_path / "hub.db.files"
    storage.close()
