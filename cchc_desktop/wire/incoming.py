"""From the contract's dossier to ours: total for what this program wrote, lenient for what a portal adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from cchc_desktop.domain.added import NAMES
from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.events import PortalChanged
from cchc_desktop.domain.instants import parse_instant, to_millisecond
from cchc_desktop.domain.intake import Channel, Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind, Status
from cchc_desktop.wire.added import MONEY_TAKEN, added, paid
from cchc_desktop.wire.documents import (
    DossierDocument,
    DueDocument,
    HolderDocument,
    PaperDocument,
    PersonDocument,
)
from cchc_desktop.wire.outgoing import MINUTES_A_UNIT

_STATUSES = frozenset(status.value for status in Status)
_IDENTITY_KINDS = {kind.value: kind for kind in IdentityKind}


def dossier(document: DossierDocument) -> Dossier:
    """The dossier a whole document describes; raises ValueError where a portal's is not one (status, UUID, moment)."""
    return Dossier(
        uid=str(UUID(document.dossierUid)),
        code=document.MaHoSo,
        provisional=document.SoBienNhan,
        alias=document.MaHoSoKhac,
        intake=intake(document),
        received_at=moment(document.NgayTiepNhan),
        due_at=moment(document.NgayHenTra),
        reception=_reception(document),
        status=Status(document.TrangThaiHoSo),
        holder=holder(document.dangGiu) if document.dangGiu else COUNTER,
        supplements=document.soLanBoSung,
        apologies=document.soLanXinLoi,
        processed_at=moment(document.NgayKetThucXuLy),
        returned_at=moment(document.NgayTra),
        refused_at=moment(document.NgayTuChoi),
        fees=tuple(paid(fee) for fee in document.DanhSachLePhi if fee.trangThai in MONEY_TAKEN),
        voided=document.daHuy,
        portal_version=document.version,
        promised_at=moment(document.henTraDaIn),
        reissues=document.soLanChinhSua,
        paused_at=moment(document.tamDungTu),
        counted_to=date.fromisoformat(document.demDenNgay) if document.demDenNgay else None,
    )


def intake(document: DossierDocument) -> Intake:
    """What was taken down at the counter."""
    submitter = document.nguoiNop
    asked = next((fee for fee in document.DanhSachLePhi if fee.trangThai not in MONEY_TAKEN), None)
    postal = document.buuChinh
    return Intake(
        owner=_owner(document),
        procedure_code=document.MaTTHC,
        owner_kind=OwnerKind(document.LoaiDoiTuong),
        submitter=person(submitter) if submitter else None,
        authorised=submitter.uyQuyen if submitter else False,
        case_code=document.MaTruongHop,
        papers=tuple(paper(item) for item in document.TaiLieuNop),
        sets=document.soBoHoSo,
        channel=Channel(document.KenhThucHien),
        return_channel=ReturnChannel(document.kenhTraKetQua),
        collector=Collector(postal.receiverName, postal.receiverTel, postal.receiverAddress) if postal else Collector(),
        fee_amount=int(asked.Gia) if asked and asked.Gia else None,
        fee_exempt=asked.lyDoMien if asked else "",
        summary=document.TrichYeuHoSo,
        note=document.GhiChu,
        filed_on=_filed_on(document),
    )


def portal_change(document: dict[str, Any], version: int, at: datetime) -> PortalChanged:
    """What a portal's dossier changes here; what cannot be read counts as absent, for the raw document is kept beside.

    A status outside the national list is never taken for a known one.
    """
    status = _text(document, "TrangThaiHoSo")
    return PortalChanged(
        at=at,
        version=version,
        status=Status(status) if status in _STATUSES else None,
        due_at=_lenient(document, "NgayHenTra"),
        processed_at=_lenient(document, "NgayKetThucXuLy"),
        returned_at=_lenient(document, "NgayTra"),
        alias=_text(document, "MaHoSoKhac") or None,
        code=_text(document, "MaHoSo") or None,
        note=_text(document, "GhiChu"),
        paused_at=_lenient(document, "tamDungTu"),
        counted_to=_day(document, "demDenNgay"),
    )


def with_items(change: PortalChanged, document: dict[str, Any], items: tuple[str, ...]) -> PortalChanged:
    """The same, taking over these items; raises ValueError where there is no intake to read those of it from."""
    if NAMES.intersection(items):
        change = replace(change, items=items, added=added(document).only(items))
    if NAMES.issuperset(items):
        return change
    whole = read_document(document)
    return replace(change, intake=intake(whole), items=items, reissues=whole.soLanChinhSua)


def _owner(document: DossierDocument) -> Person:
    """The detailed owner; what the details leave open, the flat national members say."""
    who = person(document.chuHoSoChiTiet)
    if not who.number and document.DinhDanhCHS:
        named = document.DinhDanhCHS[0]
        who = replace(who, number=named.SoDinhDanh, number_kind=_identity_kind(named.LoaiDinhDanh))
    if who.name and who.phone and who.email:
        return who
    return replace(
        who,
        name=who.name or document.ChuHoSo,
        phone=who.phone or document.SoDienThoai,
        email=who.email or document.Email,
    )


def person(document: PersonDocument) -> Person:
    """A person of the contract as ours."""
    return Person(
        name=document.hoTen,
        number=document.SoDinhDanh,
        number_kind=_identity_kind(document.LoaiDinhDanh),
        born=date.fromisoformat(document.ngaySinh) if document.ngaySinh else None,
        born_year=document.namSinh or None,
        sex=document.gioiTinh,
        nationality=document.quocTich,
        phone=document.SoDienThoai,
        email=document.Email,
        address=Address(document.DiaChiChiTiet, document.tenXa, document.tenTinh, document.MaXa, document.MaTinh),
        representative=document.nguoiDaiDien,
    )


def _identity_kind(value: str) -> IdentityKind:
    return _IDENTITY_KINDS.get(value, IdentityKind.NONE)


def paper(item: PaperDocument) -> Paper:
    """A paper handed in."""
    return Paper(
        item.TenTepDinhKem, item.SOBANCHINH, item.soBanChungThuc, item.SOBANSAO, item.MaThanhPhanHoSo, item.ghiChu
    )


def _reception(document: DossierDocument) -> Reception:
    office, due = document.tiepNhan, document.henTraTinhTheo
    return Reception(
        unit_code=document.MaDonVi,
        counter=office.quay,
        clerk_code=office.maCanBo,
        clerk_name=office.hoTenCanBo,
        procedure_name=document.TenTTHC,
        procedure_field=document.TenLinhVuc,
        short_name=office.tenNgan,
        division=office.phongChuyenMon,
        procedure_version=due.catalogueVersions.get("thu-tuc", "") if due else "",
        processing=_processing(due),
        due_summary=office.cachTinhHan,
        book=office.quyenSo,
        ordinal=office.soThuTu,
        return_place=office.noiTraKetQua,
        late_reason=office.lyDoNhapBu,
    )


def _processing(due: DueDocument | None) -> Duration | None:
    if due is None or not due.DONVITINH:
        return None
    unit = Unit(due.DONVITINH)
    return Duration(due.THOIGIANGIAIQUYET // MINUTES_A_UNIT[unit], unit)


def holder(held: HolderDocument) -> Holder:
    """Who has a folder; raises ValueError for a kind of holder that is none."""
    return Holder(HolderKind(held.loai), held.ten, held.quay)


def _filed_on(document: DossierDocument) -> date | None:
    if not document.NgayNopHoSo or document.NgayNopHoSo == document.NgayTiepNhan:
        return None
    return parse_instant(document.NgayNopHoSo).date()


def read_document(document: dict[str, Any]) -> DossierDocument:
    """A portal's dossier, typed; raises msgspec.ValidationError where it is not one."""
    return msgspec.convert(document, DossierDocument)


def moment(text: str | None) -> datetime | None:
    """The moment of a text in whole milliseconds, as the ledger keeps it, or None; raises ValueError."""
    if not text:
        return None
    try:
        return to_millisecond(parse_instant(text))
    except OverflowError as error:  # year 1 or 9999 in another zone
        raise ValueError("an instant out of range") from error


def _text(document: dict[str, Any], member: str) -> str:
    """A portal's text; what is none counts as absent."""
    value = document.get(member)
    return value if isinstance(value, str) else ""


def _day(document: dict[str, Any], member: str) -> date | None:
    """A portal's day; one that cannot be read counts as absent."""
    try:
        return date.fromisoformat(_text(document, member))
    except ValueError:
        return None


def _lenient(document: dict[str, Any], member: str) -> datetime | None:
    """A portal's moment; one that cannot be read counts as absent."""
    try:
        return moment(_text(document, member))
    except ValueError:
        return None
