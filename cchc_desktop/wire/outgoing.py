"""From our dossier to the contract's: every fact keeps its place, nothing is invented."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.intake import Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.person import IdentityKind, Person
from cchc_desktop.domain.status import COUNTER, Holder
from cchc_desktop.wire.documents import (
    DossierPayload,
    DueDocument,
    FeeDocument,
    HolderDocument,
    IdentityDocument,
    PaperDocument,
    PersonDocument,
    PostalDocument,
    ReceptionDocument,
)

MINUTES_A_UNIT = {Unit.WORKING_HOUR: 60, Unit.WORKING_DAY: 480, Unit.DAY: 480}


def person(who: Person, authorised: bool = False) -> PersonDocument:
    """A person as the contract writes them."""
    where = who.address
    return PersonDocument(
        hoTen=who.name,
        LoaiDinhDanh=who.number_kind.value,
        SoDinhDanh=who.number,
        ngaySinh=who.born.isoformat() if who.born else "",
        namSinh=who.born_year or 0,
        gioiTinh=who.sex,
        quocTich=who.nationality,
        SoDienThoai=who.phone,
        Email=who.email,
        MaTinh=where.province_code,
        tenTinh=where.province,
        MaXa=where.commune_code,
        tenXa=where.commune,
        DiaChiChiTiet=where.detail,
        nguoiDaiDien=who.representative,
        uyQuyen=authorised,
    )


def papers(handed_in: tuple[Paper, ...], uid: str) -> tuple[PaperDocument, ...]:
    """Papers with a stable id each: UUIDv5 of the dossier's uid and the paper's place."""
    space = bytes.fromhex(uid.replace("-", ""))
    return tuple(
        PaperDocument(
            componentUid=_named_uid(space, str(place)),
            TenTepDinhKem=paper.name,
            MaThanhPhanHoSo=paper.code,
            SOBANCHINH=paper.original,
            soBanChungThuc=paper.certified,
            SOBANSAO=paper.photocopy,
            ghiChu=paper.note,
        )
        for place, paper in enumerate(handed_in)
    )


def _named_uid(space: bytes, name: str) -> str:
    """`uuid.uuid5` (RFC 9562) by the space's bytes, in a third of its time."""
    digest = hashlib.sha1(space + name.encode(), usedforsecurity=False).digest()
    text = f"{digest[:6].hex()}{digest[6] & 0x0F | 0x50:02x}{digest[7:8].hex()}"
    rest = f"{digest[8] & 0x3F | 0x80:02x}{digest[9:16].hex()}"
    return f"{text[:8]}-{text[8:12]}-{text[12:]}-{rest[:4]}-{rest[4:]}"


def payload(dossier: Dossier, salt: str, reason: str = "") -> DossierPayload:
    """The whole dossier as a payload; `salt` is base64 of 16 random bytes."""
    intake = dossier.intake
    owner = intake.owner
    document = DossierPayload(
        dossierUid=dossier.uid,
        MaTTHC=intake.procedure_code,
        KenhThucHien=intake.channel.value,
        LoaiDoiTuong=intake.owner_kind.value,
        ChuHoSo=owner.name,
        TrangThaiHoSo=dossier.status.value,
        MaHoSo=dossier.code,
        MaHoSoKhac=dossier.alias,
        SoBienNhan=dossier.provisional,
        version=dossier.portal_version,
        MaTruongHop=intake.case_code,
        DinhDanhCHS=_identities(owner),
        SoDienThoai=owner.phone,
        Email=owner.email,
        chuHoSoChiTiet=person(owner),
        nguoiNop=person(intake.submitter, intake.authorised) if intake.submitter else None,
        TrichYeuHoSo=intake.summary,
        soBoHoSo=intake.sets,
        GhiChu=intake.note,
        TaiLieuNop=papers(intake.papers, dossier.uid),
        DanhSachLePhi=_fees(dossier),
        salt=salt,
        lyDo=reason,
    )
    _add_return(document, intake)
    _add_reception(document, dossier)
    _add_progress(document, dossier)
    return document


def _identities(owner: Person) -> tuple[IdentityDocument, ...]:
    """Only numbers of the national list (12 digits 1, 9 digits 2); nothing invented."""
    if owner.number_kind in (IdentityKind.PERSONAL, IdentityKind.OLD):
        return (IdentityDocument(owner.number_kind.value, owner.number),)
    return ()


def _fees(dossier: Dossier) -> tuple[FeeDocument, ...]:
    intake = dossier.intake
    asked: tuple[FeeDocument, ...] = ()
    if intake.fee_amount is not None or intake.fee_exempt:
        state = "mien" if intake.fee_exempt else "cho-thu"
        amount = "" if intake.fee_amount is None else str(intake.fee_amount)
        asked = (FeeDocument(amount, state, lyDoMien=intake.fee_exempt),)
    paid = tuple(
        FeeDocument(str(fee.amount), "huy" if fee.voided else "da-thu", fee.uid, fee.method, fee.receipt_number)
        for fee in dossier.fees
    )
    return asked + paid


def _add_return(document: DossierPayload, intake: Intake) -> None:
    document.kenhTraKetQua = intake.return_channel.value
    if intake.return_channel is not ReturnChannel.ONLINE:
        document.HinhThuc = intake.return_channel.value
    collector = intake.collector
    if collector != Collector():
        document.buuChinh = PostalDocument(collector.name, collector.phone, collector.address)


def _add_reception(document: DossierPayload, dossier: Dossier) -> None:
    office = dossier.reception
    document.TenTTHC, document.TenLinhVuc = office.procedure_name, office.procedure_field
    document.MaDonVi = office.unit_code
    document.tiepNhan = ReceptionDocument(
        quay=office.counter,
        maCanBo=office.clerk_code,
        hoTenCanBo=office.clerk_name,
        tenNgan=office.short_name,
        phongChuyenMon=office.division,
        cachTinhHan=office.due_summary,
        quyenSo=office.book,
        soThuTu=office.ordinal,
        noiTraKetQua=office.return_place,
        lyDoNhapBu=office.late_reason,
    )
    if office.processing or office.procedure_version:
        document.henTraTinhTheo = _due(office.processing, office.procedure_version)
    document.NgayNopHoSo = _filed(dossier.intake.filed_on, dossier.received_at)
    document.NgayTiepNhan = moment(dossier.received_at)
    document.NgayHenTra = moment(dossier.due_at)


def _due(processing: Duration | None, version: str) -> DueDocument:
    versions = {"thu-tuc": version} if version else {}
    if processing is None:
        return DueDocument(0, "", versions)
    return DueDocument(processing.amount * MINUTES_A_UNIT[processing.unit], processing.unit.value, versions)


def _filed(filed_on: date | None, received_at: datetime | None) -> str | None:
    return f"{filed_on.isoformat()}T00:00:00.000+07:00" if filed_on else moment(received_at)


def _add_progress(document: DossierPayload, dossier: Dossier) -> None:
    document.NgayKetThucXuLy = moment(dossier.processed_at)
    document.NgayTra = moment(dossier.returned_at)
    document.NgayTuChoi = moment(dossier.refused_at)
    if dossier.holder != COUNTER:
        document.dangGiu = holder(dossier.holder)
    document.soLanBoSung, document.soLanXinLoi = dossier.supplements, dossier.apologies
    document.daHuy = dossier.voided
    document.henTraDaIn = moment(dossier.promised_at)
    document.demDenNgay = dossier.counted_to.isoformat() if dossier.counted_to else None
    document.soLanChinhSua, document.tamDungTu = dossier.reissues, moment(dossier.paused_at)


def holder(held: Holder) -> HolderDocument:
    """Who has a folder."""
    return HolderDocument(held.kind.value, held.name, held.counter)


def moment(at: datetime | None) -> str | None:
    """Fixed-width text, or None."""
    return instant_text(at) if at else None
