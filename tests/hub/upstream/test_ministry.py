"""The ministry's bodies, member by member: golden files hold what is sent."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.hub.upstream import ministry
from cchc_desktop.hub.upstream.parcel import FileThere, LinkedFile, Memory
from cchc_desktop.hub.upstream.troubles import Refused
from tests.hub.upstream.conftest import ministry_settings
from tests.hub.upstream.samples import LATE, PLAIN, a_parcel
from tests.hub.upstream.test_national import golden

SETTINGS = ministry_settings("https://bo.example.vn", services={"1.010803": "1.010803.02"})
FILE = LinkedFile("a" * 64, "application/pdf", "Đơn đề nghị (Mẫu số 18)")
THERE = Memory(files={"a" * 64: FileThere("f1", "h1")})
BROUGHT = PLAIN | {
    "nguoiNop": {
        **{"hoTen": "Lê Văn Thay", "SoDinhDanh": "000190000099", "LoaiDinhDanh": "1", "ngaySinh": "1980-01-02"},
        **{"SoDienThoai": "0987654321", "DiaChiChiTiet": "Tổ 9", "MaXa": "00123", "MaTinh": "14"},
    }
}


@pytest.mark.parametrize(("name", "data"), [("ministry_received", PLAIN), ("ministry_brought", BROUGHT)])
def test_a_dossier_is_said_as_its_golden_file(name: str, data: dict[str, Any]) -> None:
    assert ministry.dossier(a_parcel(data, (FILE,), THERE), SETTINGS, "BNV-1") == golden(name)


def test_progress_and_status_are_said_as_their_golden_files() -> None:
    parcel = a_parcel(LATE)
    assert ministry.lines(parcel, SETTINGS, "BNV-1") == golden("ministry_progress")
    assert ministry.status(parcel, "BNV-1") == golden("ministry_status")


@pytest.mark.parametrize(("ours", "theirs"), [("1", "0"), ("2", "1")])
def test_kinds_of_owners_are_counted_from_0(ours: str, theirs: str) -> None:
    said = ministry.dossier(a_parcel(PLAIN | {"LoaiDoiTuong": ours}), SETTINGS, "BNV-1")
    assert (said["LoaiDoiTuong"], said["ThongTinNguoiNop"]["LoaiDoiTuong"]) == (theirs, theirs)


def test_a_kind_it_has_not_is_refused_unless_the_file_says_which_it_is() -> None:
    household = PLAIN | {"LoaiDoiTuong": "4"}
    with pytest.raises(Refused, match="KHONG_GUI_DUOC"):
        ministry.dossier(a_parcel(household), SETTINGS, "BNV-1")
    told = ministry_settings("https://bo.example.vn", owner_kinds={"4": "2"})
    assert ministry.dossier(a_parcel(household), told, "BNV-1")["LoaiDoiTuong"] == "2"


@pytest.mark.parametrize("status", [str(number) for number in range(1, 11)])
def test_fees_and_results_go_with_5_6_and_9_alone(status: str) -> None:
    said = ministry.status(a_parcel(LATE | {"TrangThaiHoSo": status}), "BNV-1")
    assert said["TrangThaiHoSo"] == status
    assert ("DanhSachLePhi" in said, "DanhSachGiayToKetQua" in said) == ((status in "569"),) * 2


def test_a_paper_in_two_kinds_is_two_components() -> None:
    paper = {"TenTepDinhKem": "Hộ khẩu", "SOBANCHINH": 1, "SOBANSAO": 1, "soBanChungThuc": 2}
    said = ministry.dossier(a_parcel(PLAIN | {"TaiLieuNop": [paper, {"TenTepDinhKem": "Không nộp"}]}), SETTINGS, "B")
    assert [(part["LoaiBan"], part["SoLuong"]) for part in said["ThanhPhanHoSo"]] == [("0", "1"), ("1", "3")]


def test_dates_of_progress_are_written_as_the_file_says() -> None:
    spaced = ministry_settings("https://bo.example.vn", progress_dates="spaced")
    assert ministry.lines(a_parcel(LATE), spaced, "B")[0]["ThoiDiemXuLy"] == "2026-10-06 09:00:00"


def test_the_next_number_is_asked_for_by_unit_or_by_procedure() -> None:
    by_procedure = ministry_settings("https://bo.example.vn", next_value_by="procedure")
    assert ministry.next_value(a_parcel(PLAIN), SETTINGS) == {"code": "000.00.18.H52"}
    assert ministry.next_value(a_parcel(PLAIN), by_procedure) == {"code": "1.010803"}
