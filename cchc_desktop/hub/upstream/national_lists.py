"""The lists of a national dossier (danh sách trong hồ sơ quốc gia): papers, fees, supplement rounds, results, pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cchc_desktop.hub.upstream.parcel import LinkedFile
from cchc_desktop.hub.upstream.values import compact, items, member, text

_COUNTS = ("SOBANCHINH", "soBanChungThuc", "SOBANSAO")
_ROUND = (
    *("HoSoBoSungId", "NguoiYeuCauBoSung", "NoiDungBoSung", "NgayBoSung", "NguoiTiepNhanBoSung", "ThongTinTiepNhan"),
    *("NgayTiepNhanBoSung", "TrangThaiBoSung", "NgayHenTraTruoc", "NgayHenTraMoi"),
)
_STRUCK = ("huy", "hoan")


def linked(files: Iterable[LinkedFile], file_url: str) -> dict[str, str]:
    """Each scanned paper's name with where its first file is fetched; "" where the other side can fetch none."""
    found: dict[str, str] = {}
    for file in files:
        found.setdefault(file.paper, file_url.replace("{sha256}", file.sha256))
    return found


def papers(data: Mapping[str, Any], scans: Mapping[str, str]) -> list[dict[str, str]]:
    """TaiLieuNop: the papers that the catalogue names, and any other of which there is a scan."""
    return [
        _paper(paper, place, scans)
        for place, paper in enumerate(items(data, "TaiLieuNop"))
        if _is_handed_in(paper) and (paper.get("MaThanhPhanHoSo") or _scan(paper, scans) is not None)
    ]


def other_papers(data: Mapping[str, Any], scans: Mapping[str, str]) -> list[dict[str, str]]:
    """DanhSachTepDinhKemKhac: papers that no catalogue names, by their number."""
    return [
        {
            "TenGiayTo": member(paper, "TenTepDinhKem", 4000, f"/TaiLieuNop/{place}/TenTepDinhKem"),
            "SoLuong": str(_count(paper)),
            "LoaiGiayTo": "",
        }
        for place, paper in enumerate(items(data, "TaiLieuNop"))
        if _is_handed_in(paper) and not paper.get("MaThanhPhanHoSo") and _scan(paper, scans) is None
    ]


def _paper(paper: Mapping[str, Any], place: int, scans: Mapping[str, str]) -> dict[str, str]:
    scan = _scan(paper, scans)
    return {
        "TepDinhKemId": text(paper.get("TepDinhKemId") or paper.get("componentUid")),
        "TenTepDinhKem": member(paper, "TenTepDinhKem", 4000, f"/TaiLieuNop/{place}/TenTepDinhKem"),
        "IsDeleted": text(paper.get("IsDeleted")) or "False",
        "MaThanhPhanHoSo": text(paper.get("MaThanhPhanHoSo")),
        "DuongDanTaiTepTin": scan or "",
        "DuocSoHoa": text(paper.get("DuocSoHoa")) or ("0" if scan is None else "1"),
        "DuocTaiSuDung": text(paper.get("DuocTaiSuDung")) or "0",
        "DuocLayTuKhoDMQG": text(paper.get("DuocLayTuKhoDMQG")) or "0",
        "MaKetQuaThayThe": text(paper.get("MaKetQuaThayThe")),
    }


def _scan(paper: Mapping[str, Any], scans: Mapping[str, str]) -> str | None:
    """Where its file is fetched; None when it was not scanned."""
    for file in items(paper, "files"):
        return text(file.get("DuongDanTaiTepTin"))
    return scans.get(text(paper.get("TenTepDinhKem")))


def _count(paper: Mapping[str, Any]) -> int:
    return sum(int(paper.get(name) or 0) for name in _COUNTS)


def _is_handed_in(paper: Mapping[str, Any]) -> bool:
    """A paper of the list that the citizen did not bring is no submitted one."""
    return bool(_count(paper) or paper.get("files") or text(paper.get("DuocTaiSuDung")) not in ("", "0"))


def fees(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """DanhSachLePhi: what was paid; before that what is asked; an exemption as 0. Struck ones were never taken."""
    found = [fee for fee in items(data, "DanhSachLePhi") if fee.get("trangThai") not in _STRUCK]
    paid = [fee for fee in found if fee.get("trangThai") == "da-thu"]
    return [
        {
            "TenPhiLePhi": text(fee.get("TenPhiLePhi")),
            "MaPhiLePhi": text(fee.get("MaPhiLePhi")),
            "HinhThucThu": text(fee.get("HinhThucThu")) or ("" if fee.get("feeUid") else "1"),  # asked at reception
            "Gia": "0" if fee.get("trangThai") == "mien" else text(fee.get("Gia")) or "0",
            "LoaiPhiLePhi": text(fee.get("LoaiPhiLePhi")),
        }
        for fee in paid or found
    ]


def supplements(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """DanhSachHoSoBoSung: each round as it was, its papers and fees where they are known."""
    return [
        {name: (compact if name.startswith("Ngay") else text)(each.get(name)) for name in _ROUND}
        | {
            "DanhSachGiayToBoSung": [_paper(paper, 0, {}) for paper in items(each, "DanhSachGiayToBoSung")],
            "DanhSachLePhiBoSung": fees({"DanhSachLePhi": each.get("DanhSachLePhiBoSung")}),
        }
        for each in items(data, "DanhSachHoSoBoSung")
    ]


def results(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """DanhSachGiayToKetQua: result papers alone; a dossier without any has none."""
    return [
        {
            "TenGiayTo": member(paper, "TenGiayTo", 2000, f"/DanhSachGiayToKetQua/{place}/TenGiayTo"),
            "MaThanhPhanHoSo": text(paper.get("MaThanhPhanHoSo")),
            "GiayToId": text(paper.get("GiayToId")),
            "DuongDanTepTinKetQua": text(paper.get("DuongDanTepTinKetQua")),
            "MaGiayToKetQua": text(paper.get("MaGiayToKetQua")),
        }
        for place, paper in enumerate(items(data, "DanhSachGiayToKetQua"))
    ]
