"""The national push in its own words (đồng bộ lên cổng quốc gia): our document to DongBoHoSoMC's, pure.

Statuses are never collapsed, nothing is invented: no number of a card that is not known, no finished line that nobody
wrote, no submitted paper in place of a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_desktop.hub.upstream.national_lists import fees, linked, other_papers, papers, results, supplements
from cchc_desktop.hub.upstream.parcel import Parcel
from cchc_desktop.hub.upstream.settings import National
from cchc_desktop.hub.upstream.troubles import unsendable
from cchc_desktop.hub.upstream.values import compact, fitting, items, member, part, progress_line, text

PUSH, PROGRESS, LOOK_UP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo"
MOST_LINES = 10  # of progress in one call
_DATES = ("NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi")
_PLAIN = (
    *(("SoBienNhan", 50), ("MaLinhVuc", 0), ("TenLinhVuc", 0), ("KenhThucHien", 0), ("ChuHoSo", 500), ("Fax", 0)),
    *(("LoaiDoiTuong", 0), ("MaDoiTuong", 0), ("ThongTinKhac", 0), ("Email", 0), ("SoDienThoai", 0)),
    *(("TrichYeuHoSo", 1000), ("TrangThaiHoSo", 0), ("HinhThuc", 0), ("ThongTinTra", 0), ("GhiChu", 0)),
)
_SAME = ("MaTTHC", "ChuHoSo", "NgayTiepNhan")  # what tells two dossiers of one code apart


def dossier(parcel: Parcel, settings: National) -> dict[str, Any]:
    """One element of `data`; raises Refused for what its form cannot hold."""
    data = parcel.data
    if not (code := fitting(parcel.code, 50, "/MaHoSo")):
        raise unsendable("hồ sơ chưa có mã; số biên nhận tạm không thay được.", "/MaHoSo")
    owner, scans = part(data, "chuHoSoChiTiet"), linked(parcel.files, settings.file_url)
    said: dict[str, Any] = {name: member(data, name, longest) for name, longest in _PLAIN}
    said |= {name: compact(data.get(name)) for name in _DATES}
    said |= {
        "MaHoSo": code,
        "MaTTHC": settings.procedure(text(data.get("MaTTHC"))),
        "TenTTHC": member(data, "TenTTHC"),
        "SoGiayToChuHoSo": text(owner.get("SoDinhDanh")),
        "DinhDanhCHS": [
            {name: text(each.get(name)) for name in ("LoaiDinhDanh", "SoDinhDanh")}
            for each in items(data, "DinhDanhCHS")
        ],
        "DonViXuLy": settings.unit(parcel.unit, parcel.unit_name).name,
        "NoiNopHoSo": text(data.get("NoiNopHoSo")) or settings.filed_via,
        "TaiKhoanDuocXacThucVoiVNeID": text(data.get("TaiKhoanDuocXacThucVoiVNeID")) or "0",
        "DuocThanhToanTrucTuyen": text(data.get("DuocThanhToanTrucTuyen")) or "0",
        "DSKetNoiCSDL": [{"MaCSDL": text(each.get("MaCSDL"))} for each in items(data, "DSKetNoiCSDL")],
        "TaiLieuNop": papers(data, scans),
        "DanhSachTepDinhKemKhac": other_papers(data, scans),
        "DanhSachLePhi": fees(data),
        "DanhSachHoSoBoSung": supplements(data),
        "DanhSachGiayToKetQua": results(data),
    }
    digitised = any(paper["DuocSoHoa"] == "1" for paper in said["TaiLieuNop"])
    return said | {"HoSoCoThanhPhanSoHoa": "1" if digitised else "0"}


def lines(parcel: Parcel, code: str) -> list[dict[str, str]]:
    """The lines of progress that are not there yet, in their order; raises Refused."""
    return list(_lines(parcel.data, code, parcel.memory.progress))


def _lines(data: Mapping[str, Any], code: str, first: int) -> Iterator[dict[str, str]]:
    for place, line in enumerate(items(data, "tienTrinh")):
        if place < first:
            continue
        own = {"MaHoSo": code, "ChucDanh": text(line.get("ChucDanh"))}
        yield own | progress_line(line, f"/tienTrinh/{place}", compact)


def push(message: Mapping[str, Any], *, update: bool) -> dict[str, Any]:
    """The members of a push, one dossier a call: the answer is one for the whole array."""
    return {"isUpdating": "True" if update else "False", "data": [dict(message)]}


def is_same(found: Mapping[str, Any], message: Mapping[str, Any]) -> bool | None:
    """Whether a dossier that stands there under our code is ours; None when it does not say who it is."""
    told = [name for name in _SAME if text(found.get(name))]
    if not told:
        return None
    return all(_bare(name, found) == _bare(name, message) for name in told)


def _bare(name: str, said: Mapping[str, Any]) -> str:
    value = " ".join(text(said.get(name)).split()).casefold()
    return ".".join(value.split(".")[:2]) if name == "MaTTHC" else value
