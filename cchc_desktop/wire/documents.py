"""The contract's Dossier and its parts as typed structs: national names in PascalCase, the contract's in camelCase."""

from __future__ import annotations

from typing import Any

import msgspec


class _Part(msgspec.Struct, omit_defaults=True):
    """Absent means empty; unknown members pass, so that an older counter reads a newer portal."""


class PersonDocument(_Part):
    """A person or body; dates are ISO, codes are text."""

    hoTen: str = ""
    LoaiDinhDanh: str = ""
    SoDinhDanh: str = ""
    ngaySinh: str = ""
    namSinh: int = 0  # where no day is known
    gioiTinh: str = ""
    quocTich: str = ""
    SoDienThoai: str = ""
    Email: str = ""
    MaTinh: str = ""
    tenTinh: str = ""
    MaXa: str = ""
    tenXa: str = ""
    DiaChiChiTiet: str = ""
    nguoiDaiDien: str = ""
    uyQuyen: bool = False


class IdentityDocument(_Part):
    """DinhDanhCHS: one number of the owner."""

    LoaiDinhDanh: str
    SoDinhDanh: str


class PaperDocument(_Part):
    """TaiLieuNop: a paper handed in; SOBANSAO counts photocopies, soBanChungThuc certified copies."""

    componentUid: str
    TenTepDinhKem: str
    MaThanhPhanHoSo: str = ""
    SOBANCHINH: int = 0
    soBanChungThuc: int = 0
    SOBANSAO: int = 0
    ghiChu: str = ""


class FeeDocument(_Part):
    """DanhSachLePhi: whole đồng as text, "" for an exemption alone; trangThai cho-thu, da-thu, mien, huy, hoan."""

    Gia: str = ""
    trangThai: str = ""
    feeUid: str = ""
    hinhThucThanhToan: str = ""
    soBienLai: str = ""
    lyDoMien: str = ""


class PostalDocument(_Part):
    """buuChinh: who gets the result by public post."""

    receiverName: str = ""
    receiverTel: str = ""
    receiverAddress: str = ""


class DueDocument(_Part):
    """henTraTinhTheo: how the counter worked the return date out; minutes of work, 8 hours a day."""

    THOIGIANGIAIQUYET: int
    DONVITINH: str
    catalogueVersions: dict[str, str] = {}


class ReceptionDocument(_Part):
    """tiepNhan: what the office added at reception."""

    quay: str = ""
    maCanBo: str = ""
    hoTenCanBo: str = ""
    tenNgan: str = ""
    phongChuyenMon: str = ""
    cachTinhHan: str = ""
    quyenSo: str = ""
    soThuTu: int = 0
    noiTraKetQua: str = ""
    lyDoNhapBu: str = ""


class HolderDocument(_Part):
    """dangGiu: who has the folder; `quay`: the counter that has it or gave it last, by its operation `opId` at `luc`.

    `soPhieu`: the batch it went with; `nhanLuc`, `nguoiKyNhan`: when the division took it, and who signed;
    `traLuc`, `nguoiTra`, `lyDoTra`: when it was sent back, by whom and, when it is not with its result, why.
    """

    loai: str
    ten: str = ""
    quay: str = ""
    opId: str = ""
    luc: str = ""
    soPhieu: str = ""
    nhanLuc: str = ""
    nguoiKyNhan: str = ""
    traLuc: str = ""
    nguoiTra: str = ""
    lyDoTra: str = ""


class VoidingDocument(_Part):
    """thongTinHuy: when a dossier was voided, at which counter, by whom and why."""

    luc: str = ""
    quay: str = ""
    NguoiXuLy: str = ""
    lyDo: str = ""


class DossierDocument(_Part):
    """The contract's Dossier as this program writes it; moments are fixed-width text, null or absent for none."""

    dossierUid: str
    MaTTHC: str
    KenhThucHien: str
    LoaiDoiTuong: str
    ChuHoSo: str
    TrangThaiHoSo: str
    MaHoSo: str | None = None
    MaHoSoKhac: str | None = None
    SoBienNhan: str | None = None
    version: int | None = None
    TenTTHC: str = ""
    TenLinhVuc: str = ""
    MaTruongHop: str = ""
    MaDonVi: str = ""
    DinhDanhCHS: tuple[IdentityDocument, ...] = ()
    SoDienThoai: str = ""
    Email: str = ""
    chuHoSoChiTiet: PersonDocument = msgspec.field(default_factory=PersonDocument)
    nguoiNop: PersonDocument | None = None
    TrichYeuHoSo: str = ""
    soBoHoSo: int = 1
    NgayNopHoSo: str | None = None
    NgayTiepNhan: str | None = None
    NgayHenTra: str | None = None
    henTraTinhTheo: DueDocument | None = None
    NgayKetThucXuLy: str | None = None
    NgayTra: str | None = None
    NgayTuChoi: str | None = None
    HinhThuc: str | None = None
    kenhTraKetQua: str = "0"
    buuChinh: PostalDocument | None = None
    GhiChu: str = ""
    TaiLieuNop: tuple[PaperDocument, ...] = ()
    DanhSachLePhi: tuple[FeeDocument, ...] = ()
    tiepNhan: ReceptionDocument = msgspec.field(default_factory=ReceptionDocument)
    dangGiu: HolderDocument | None = None
    soLanBoSung: int = 0
    soLanXinLoi: int = 0
    daHuy: bool = False
    henTraDaIn: str | None = None
    soLanChinhSua: int = 0
    tamDungTu: str | None = None
    demDenNgay: str | None = None


class DossierPayload(DossierDocument):
    """A whole Dossier as the payload of an operation: with its salt, and, when it was amended, why and what it was.

    `truocSua`: the old values of the members that were amended, null for what was not there.
    """

    salt: str = ""
    lyDo: str = ""
    truocSua: dict[str, Any] | None = None
