"""Papers, fees, rounds and results as the national list has them."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.hub.upstream import national_lists
from cchc_desktop.hub.upstream.parcel import LinkedFile


def test_papers_of_the_catalogue_and_scanned_ones_are_submitted_others_are_counted() -> None:
    listed = {"TenTepDinhKem": "Đơn", "MaThanhPhanHoSo": "01", "SOBANCHINH": 1}
    scanned = {"TenTepDinhKem": "Ảnh", "SOBANSAO": 1}
    other = {"TenTepDinhKem": "Giấy khác", "SOBANSAO": 2, "soBanChungThuc": 1}
    absent = {"TenTepDinhKem": "Ủy quyền", "MaThanhPhanHoSo": "04"}
    data = {"TaiLieuNop": [listed, scanned, other, absent]}
    scans = national_lists.linked((LinkedFile("a" * 64, "image/png", "Ảnh"),), "https://t/{sha256}")

    papers = national_lists.papers(data, scans)

    assert [(paper["TenTepDinhKem"], paper["DuocSoHoa"]) for paper in papers] == [("Đơn", "0"), ("Ảnh", "1")]
    assert papers[1]["DuongDanTaiTepTin"] == f"https://t/{'a' * 64}"
    assert national_lists.other_papers(data, scans) == [{"TenGiayTo": "Giấy khác", "SoLuong": "3", "LoaiGiayTo": ""}]


def test_a_paper_s_own_file_has_its_own_address() -> None:
    paper = {"TenTepDinhKem": "Đơn", "files": [{"DuongDanTaiTepTin": "https://t/1"}]}
    assert national_lists.papers({"TaiLieuNop": [paper]}, {})[0]["DuongDanTaiTepTin"] == "https://t/1"


@pytest.mark.parametrize(
    ("fees", "amounts"),
    [
        ([{"Gia": "8000", "trangThai": "cho-thu"}], ["8000"]),
        ([{"Gia": "8000", "trangThai": "cho-thu"}, {"Gia": "8000", "trangThai": "da-thu", "feeUid": "f"}], ["8000"]),
        ([{"Gia": "8000", "trangThai": "huy", "feeUid": "f"}], []),
        ([{"Gia": "5000", "trangThai": "mien", "lyDoMien": "Hộ nghèo"}], ["0"]),
    ],
)
def test_what_was_paid_counts_once_and_what_was_struck_never(fees: list[dict[str, Any]], amounts: list[str]) -> None:
    assert [fee["Gia"] for fee in national_lists.fees({"DanhSachLePhi": fees})] == amounts


def test_a_submitted_paper_is_never_a_result() -> None:
    assert national_lists.results({"TaiLieuNop": [{"TenTepDinhKem": "Đơn"}], "TrangThaiHoSo": "9"}) == []


def test_each_round_of_supplements_keeps_its_dates() -> None:
    (one,) = national_lists.supplements({"DanhSachHoSoBoSung": [{"NgayBoSung": "2026-10-07T10:00:00.000+07:00"}]})
    assert (one["NgayBoSung"], one["NgayTiepNhanBoSung"], one["DanhSachGiayToBoSung"]) == ("20261007100000", "", [])
