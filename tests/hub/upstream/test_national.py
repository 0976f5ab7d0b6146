"""The national message, member by member: golden files hold what is sent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cchc_desktop.hub.upstream import national
from cchc_desktop.hub.upstream.parcel import LinkedFile, Memory, Parcel
from cchc_desktop.hub.upstream.troubles import Refused
from tests.hub.upstream.conftest import national_settings
from tests.hub.upstream.samples import LATE, PLAIN, a_parcel

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = national_settings("https://truc.example.vn", procedure_suffix=".000.00.00.H52")


def golden(name: str) -> Any:
    """What has to be sent, as a file of its own."""
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "data"), [("national_received", PLAIN), ("national_finished", LATE)])
def test_a_dossier_is_said_as_its_golden_file(name: str, data: dict[str, Any]) -> None:
    files = (LinkedFile("a" * 64, "application/pdf", "Đơn đề nghị (Mẫu số 18)"),)
    settings = msgspec.structs.replace(SETTINGS, file_url="https://tep.example.vn/{sha256}")

    said = national.dossier(a_parcel(data, files=files if data is LATE else ()), settings)

    assert national.push(said, update=data is LATE) == golden(name)


def test_progress_is_said_as_its_golden_file_and_what_is_there_is_left_out() -> None:
    parcel = a_parcel(LATE)
    assert national.lines(parcel, parcel.code) == golden("national_progress")
    assert national.lines(replace(parcel, memory=Memory(progress=2)), parcel.code) == golden("national_progress")[2:]


def every_value(said: Any) -> list[Any]:
    if isinstance(said, dict):
        return [value for each in said.values() for value in every_value(each)]
    return [value for each in said for value in every_value(each)] if isinstance(said, list) else [said]


@pytest.mark.parametrize("data", [PLAIN, LATE])
def test_every_value_is_text(data: dict[str, Any]) -> None:
    assert {type(value) for value in every_value(national.dossier(a_parcel(data), SETTINGS))} == {str}


@pytest.mark.parametrize("status", [str(number) for number in range(1, 11)])
def test_no_status_is_collapsed(status: str) -> None:
    assert national.dossier(a_parcel(PLAIN | {"TrangThaiHoSo": status}), SETTINGS)["TrangThaiHoSo"] == status


def test_nothing_is_invented() -> None:
    bare = {name: value for name, value in PLAIN.items() if name not in ("chuHoSoChiTiet", "DinhDanhCHS", "NgayHenTra")}
    said = national.dossier(a_parcel(bare), SETTINGS)

    assert (said["SoGiayToChuHoSo"], said["DinhDanhCHS"], said["NgayHenTra"]) == ("", [], "")
    assert said["DanhSachGiayToKetQua"] == []
    assert national.lines(a_parcel(bare | {"TrangThaiHoSo": "9"}), "X") == []


@pytest.mark.parametrize(
    ("member", "value", "pointer"),
    [
        ("TrichYeuHoSo", "x" * 1001, "/TrichYeuHoSo"),
        ("ChuHoSo", "x" * 501, "/ChuHoSo"),
        ("TaiLieuNop", [{"TenTepDinhKem": "x" * 4001, "MaThanhPhanHoSo": "1", "SOBANSAO": 1}], None),
        ("TaiLieuNop", [{"TenTepDinhKem": "x" * 4001, "SOBANSAO": 1}], "/TaiLieuNop/0/TenTepDinhKem"),
        ("DanhSachGiayToKetQua", [{"TenGiayTo": "x" * 2001}], "/DanhSachGiayToKetQua/0/TenGiayTo"),
        ("NgayHenTra", "mai", ""),
    ],
)
def test_what_does_not_fit_is_refused_and_not_cut(member: str, value: Any, pointer: str | None) -> None:
    with pytest.raises(Refused) as refused:
        national.dossier(a_parcel(PLAIN | {member: value}), SETTINGS)
    assert refused.value.code == "CONG_TREN_KHONG_GUI_DUOC"
    assert pointer is None or refused.value.pointer == pointer
    assert "xxx" not in refused.value.detail


def test_a_name_too_long_for_a_line_and_a_dossier_without_a_code_are_refused() -> None:
    with pytest.raises(Refused, match="KHONG_GUI_DUOC"):
        national.lines(a_parcel(PLAIN | {"tienTrinh": [{"NguoiXuLy": "x" * 51}]}), "X")
    with pytest.raises(Refused, match="KHONG_GUI_DUOC"):
        national.dossier(replace(a_parcel(PLAIN), code=""), SETTINGS)


@pytest.mark.parametrize(
    ("found", "same"),
    [
        ({"MaHoSo": "X"}, None),
        ({"ChuHoSo": "trần thị  ví dụ", "MaTTHC": "1.010803.000.00.00.H99"}, True),
        ({"ChuHoSo": "Người Khác"}, False),
        ({"ChuHoSo": "Trần Thị Ví Dụ", "NgayTiepNhan": "20261005081501"}, False),
    ],
)
def test_a_dossier_that_is_there_tells_whose_it_is(found: dict[str, str], same: bool | None) -> None:
    assert national.is_same(found, national.dossier(a_parcel(PLAIN), SETTINGS)) is same


def test_a_unit_that_is_not_listed_goes_by_its_own_name() -> None:
    parcel: Parcel = replace(a_parcel(PLAIN), unit="H52.99", unit_name="Xã Khác")
    assert national.dossier(parcel, SETTINGS)["DonViXuLy"] == "Xã Khác"
