"""A ministry's portal in its own words (đẩy hồ sơ lên cổng bộ): the bodies of its six steps, pure.

It counts kinds of owners from 0 where the national list counts from 1, and writes dates in three ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_desktop.hub.upstream.national_lists import fees, results
from cchc_desktop.hub.upstream.parcel import FileThere, LinkedFile, Parcel
from cchc_desktop.hub.upstream.settings import Ministry
from cchc_desktop.hub.upstream.troubles import unsendable
from cchc_desktop.hub.upstream.values import compact, day, fitting, items, member, part, progress_line, spaced, text

ORIGINAL, COPY, ELECTRONIC = "0", "1", "2"  # LoaiBan
_WITH_LISTS = ("5", "6", "9")  # statuses with which fees and results go, and with no other
_PERSON = (  # our member, theirs, whether there is a twin for the owner
    *(("hoTen", "TenNguoiNop", False), ("SoDinhDanh", "SoDinhDanh", True), ("SoDienThoai", "SoDienThoai", True)),
    *(("Email", "Email", True), ("MaTinh", "MaTinh", True), ("MaHuyen", "MaHuyen", False), ("MaXa", "MaXa", True)),
)
_TAX_CODE = "4"  # LoaiDinhDanh of ours


def token(settings: Ministry, secret: str) -> dict[str, str]:
    """Step 1."""
    return {"client_id": settings.user, "client_secret": secret}


def next_value(parcel: Parcel, settings: Ministry) -> dict[str, str]:
    """Step 2: by the unit's code, or by the procedure's."""
    if settings.next_value_by == "unit":
        return {"code": settings.unit(parcel.unit, "").code}
    return {"code": settings.procedure(text(parcel.data.get("MaTTHC")))}


def dossier(parcel: Parcel, settings: Ministry, code: str) -> dict[str, Any]:
    """Step 4, NoiHoSo; `code` is the next value. Raises Refused for what its form cannot hold."""
    data, base = parcel.data, ".".join(text(parcel.data.get("MaTTHC")).split(".")[:2])
    owner_kind = _owner_kind(data, settings)
    return {
        "MaHoSo": fitting(code, 50, "/MaHoSo"),
        "MaTTHC": settings.procedure(text(data.get("MaTTHC"))),
        "MaDichVuCong": settings.services.get(base, ""),
        "ChuHoSo": member(data, "ChuHoSo", 500),
        "LoaiDoiTuong": owner_kind,
        "MaDonViTiepNhan": settings.unit(parcel.unit, "").code,
        "NgayNop": spaced(data.get("NgayNopHoSo")),
        "NgayTiepNhan": spaced(data.get("NgayTiepNhan")),
        "ThanhPhanHoSo": list(_components(data, parcel.files, parcel.memory.files)),
        "ThongTinNguoiNop": _people(data, owner_kind),
    }


def _owner_kind(data: Mapping[str, Any], settings: Ministry) -> str:
    kind = settings.owner_kinds.get(text(data.get("LoaiDoiTuong")))
    if kind is None:
        raise unsendable("cổng của bộ không có loại chủ hồ sơ này. Báo quản trị.", "/LoaiDoiTuong")
    return kind


def _components(
    data: Mapping[str, Any], files: tuple[LinkedFile, ...], there: Mapping[str, FileThere]
) -> Iterator[dict[str, Any]]:
    """A paper in two kinds of copies is two components; its files go with the first."""
    for place, paper in enumerate(items(data, "TaiLieuNop")):
        name = member(paper, "TenTepDinhKem", 4000, f"/TaiLieuNop/{place}/TenTepDinhKem")
        attached = [
            _attached(there[file.sha256], name) for file in files if file.paper == name and file.sha256 in there
        ]
        originals = int(paper.get("SOBANCHINH") or 0)
        copies = int(paper.get("SOBANSAO") or 0) + int(paper.get("soBanChungThuc") or 0)
        kinds = [(kind, count) for kind, count in ((ORIGINAL, originals), (COPY, copies)) if count]
        for kind, count in kinds or ([(ELECTRONIC, 1)] if attached else []):
            yield {
                "MaThanhPhanHoSo": text(paper.get("MaThanhPhanHoSo")),
                "TenThanhPhanHoSo": name,
                "SoLuong": str(count),
                "LoaiBan": kind,
                "GiayToDinhKem": attached,
            }
            attached = []


def _attached(file: FileThere, name: str) -> dict[str, str]:
    return {"IdGiayTo": file.IdTepTin, "MaKetQua": "", "TenGiayTo": name, "HashTepTin": file.HashTepTin}


def _people(data: Mapping[str, Any], owner_kind: str) -> dict[str, Any]:
    """Who brought it (the owner where nobody else did), with the owner's twins of the same members."""
    owner, brought = part(data, "chuHoSoChiTiet"), part(data, "nguoiNop")
    who = brought or owner
    kind = owner_kind if not brought else "1" if text(brought.get("LoaiDinhDanh")) == _TAX_CODE else "0"
    said = {theirs: text(who.get(ours)) for ours, theirs, _ in _PERSON}
    said |= {"NgayCapDinhDanh": day(who.get("ngayCap")), "NgaySinh": day(who.get("ngaySinh"))}
    said["DiaChiChiTiet"] = _address(who)
    said |= {f"{theirs}ChuHs": text(owner.get(ours)) for ours, theirs, twin in _PERSON if twin}
    said |= {
        "TenChuHs": text(owner.get("hoTen") or data.get("ChuHoSo")),
        "DiaChiChiTietChuHs": _address(owner),
        "NgayCapDinhDanhChuHs": day(owner.get("ngayCap")),
        "NgaySinhChuHs": day(owner.get("ngaySinh")),
    }
    return {"LoaiDoiTuong": kind, "ThongTinChiTiet": said}


def _address(person: Mapping[str, Any]) -> str:
    """The detail; with the names of commune and province where their codes are not known, or they would be lost."""
    names = [] if person.get("MaXa") else [text(person.get("tenXa")), text(person.get("tenTinh"))]
    return ", ".join(filter(None, [text(person.get("DiaChiChiTiet")), *names]))


def lines(parcel: Parcel, settings: Ministry, code: str) -> list[dict[str, str]]:
    """Step 5, one line a call: those that are not there yet, in their order; raises Refused."""
    written = compact if settings.progress_dates == "compact" else spaced
    found = list(enumerate(items(parcel.data, "tienTrinh")))[parcel.memory.progress :]
    return [{"MaHoSo": code} | progress_line(line, f"/tienTrinh/{place}", written) for place, line in found]


def status(parcel: Parcel, code: str) -> dict[str, Any]:
    """Step 6; fees and results go with 5, 6 and 9 alone."""
    data = parcel.data
    current = text(data.get("TrangThaiHoSo"))
    said: dict[str, Any] = {
        "MaHoSo": code,
        "TrangThaiHoSo": current,
        "NgayHenTra": spaced(data.get("NgayHenTra")),
        "NgayKetThucXuLy": spaced(data.get("NgayKetThucXuLy")),
        "NgayTra": spaced(data.get("NgayTra")),
    }
    if current in _WITH_LISTS:
        paid = "1" if any(fee.get("trangThai") == "da-thu" for fee in items(data, "DanhSachLePhi")) else "0"
        said["DanhSachLePhi"] = [fee | {"TrangThaiThanhToan": paid} for fee in fees(data)]
        said["DanhSachGiayToKetQua"] = results(data)
    return said
