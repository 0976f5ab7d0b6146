"""A result: a name, a number, a file on the shelf before anything names it; the dossier is over and the feed tells."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cchc_desktop.hub import dossiers, results
from cchc_desktop.hub.blobs import Shelf
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.results import Result
from cchc_desktop.hub.uploads import FileLimits, Uploads
from cchc_desktop.wire.canonical import sha256_hex
from tests.factories import NOW
from tests.hub.counters import a_hub
from tests.hub.divisions import LAN
from tests.hub.test_moves import kept

PDF = b"%PDF-1.7 " + b"x" * 3_000_000


def registered(where: Path, *found: Result, status: str = "4") -> Kept:
    hub, dossier = a_hub(where), kept(status)
    with hub.storage.writing() as db:
        for result in found:
            results.register(db, dossier, result, LAN, NOW)
            dossier.stored = True
        return dossiers.load(db, ["a"])["a"]


def test_a_result_ends_the_processing_and_says_who_and_what(tmp_path: Path) -> None:
    dossier = registered(tmp_path, Result("Giấy chứng nhận", "CN-12", "ab"))

    assert (dossier.status, dossier.data["NgayKetThucXuLy"]) == ("9", "2026-10-05T08:15:00.000+07:00")
    assert dossier.data["DanhSachGiayToKetQua"] == [
        {"GiayToId": "a-2", "TenGiayTo": "Giấy chứng nhận", "MaGiayToKetQua": "CN-12", "sha256": "ab"}
    ]
    [line] = dossier.data["tienTrinh"]
    assert (line["NguoiXuLy"], line["PhongBanXuLy"], line["maCanBo"]) == (LAN.name, LAN.division, LAN.code)
    assert line["NoiDungXuLy"] == "Có kết quả: Giấy chứng nhận số CN-12"


def test_a_second_paper_is_added_and_the_end_stays(tmp_path: Path) -> None:
    dossier = registered(tmp_path, Result("Giấy chứng nhận"), Result("Bản vẽ"))

    assert [paper["TenGiayTo"] for paper in dossier.data["DanhSachGiayToKetQua"]] == ["Giấy chứng nhận", "Bản vẽ"]
    assert dossier.version == 3


def test_what_the_counter_ended_gets_no_result(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="closed"):
        registered(tmp_path, Result("x"), status="10")


def test_the_form_wants_a_name() -> None:
    assert results.read_form({"tenGiayTo": " Giấy  phép ", "soGiayTo": "1"}) == (Result("Giấy phép", "1"), {})
    assert list(results.read_form({"soGiayTo": "x" * 101})[1]) == ["tenGiayTo", "soGiayTo"]


@pytest.mark.parametrize(
    ("begins", "right"),
    [(b"%PDF-1.4", True), (b"\xff\xd8\xff\xe0", True), (b"\x89PNG\r\n\x1a\n", True), (b"MZ", False)],
)
def test_only_papers_are_taken(begins: bytes, right: bool) -> None:
    assert results.is_paper(io.BytesIO(begins + b"rest")) is right


def test_a_file_is_on_the_unit_s_shelf_and_the_same_one_again_does_no_harm(tmp_path: Path) -> None:
    uploads = Uploads(Shelf(tmp_path), FileLimits(least_free=0))
    names = {results.keep(uploads, LAN, io.BytesIO(PDF), NOW) for _ in range(2)}

    assert names == {sha256_hex(PDF)}
    assert uploads.shelf.size(LAN.unit, sha256_hex(PDF)) == len(PDF)
    assert uploads.shelf.size("H99", sha256_hex(PDF)) is None
    assert list((tmp_path / "uploads").iterdir()) == []
