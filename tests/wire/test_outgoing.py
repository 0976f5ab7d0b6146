"""Our dossier in the contract's words: every fact in its place, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import msgspec
import pytest
from factories import NOW, UID, a_business, a_dossier, a_foreigner, a_person, a_reception, an_intake

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Collector, Paper, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.person import IdentityKind
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.canonical import canonical


def test_a_received_dossier_says_who_what_and_when() -> None:
    document = outgoing.payload(a_dossier(), "c2FsdA==")

    assert (document.MaHoSo, document.ChuHoSo, document.TrangThaiHoSo) == ("H52.18-261005-3001", "Trần Thị Ví Dụ", "2")
    assert document.NgayTiepNhan == document.NgayNopHoSo == "2026-10-05T08:15:00.000+07:00"
    assert document.NgayHenTra == "2026-10-29T08:15:00.000+07:00"
    assert document.salt == "c2FsdA=="
    assert (document.tiepNhan.quay, document.tiepNhan.maCanBo, document.tiepNhan.soThuTu) == ("03", "cb01", 1)


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (IdentityKind.PERSONAL, "1"),
        (IdentityKind.OLD, "2"),
        (IdentityKind.PASSPORT, None),
        (IdentityKind.TAX_CODE, None),
    ],
)
def test_only_numbers_of_the_national_list_stand_in_the_national_member(kind: IdentityKind, sent: str | None) -> None:
    document = outgoing.payload(a_dossier(intake=an_intake(owner=a_person(number_kind=kind))), "")
    assert [named.LoaiDinhDanh for named in document.DinhDanhCHS] == ([sent] if sent else [])
    assert document.chuHoSoChiTiet.LoaiDinhDanh == kind.value


def test_a_company_and_a_foreigner_keep_their_own_numbers() -> None:
    company, foreigner = outgoing.person(a_business()), outgoing.person(a_foreigner())
    assert (company.SoDinhDanh, company.nguoiDaiDien) == ("0100109106", "Lê Văn Thí Dụ")
    assert (foreigner.SoDinhDanh, foreigner.quocTich, foreigner.LoaiDinhDanh) == ("X1234567", "Hoa Kỳ", "3")


def test_who_hands_in_for_another_is_named_with_the_authorisation() -> None:
    document = outgoing.payload(a_dossier(intake=an_intake(submitter=a_person(name="Người Nộp"), authorised=True)), "")
    assert document.nguoiNop is not None
    assert (document.nguoiNop.hoTen, document.nguoiNop.uyQuyen) == ("Người Nộp", True)


def test_the_owner_in_person_is_not_named_twice() -> None:
    assert b"nguoiNop" not in canonical(outgoing.payload(a_dossier(), ""))


def test_a_paper_keeps_its_id_for_ever_and_two_papers_differ() -> None:
    papers = (Paper("Đơn", 1), Paper("Đơn", 1))
    first, second = outgoing.papers(papers, UID)
    assert first.componentUid != second.componentUid
    assert outgoing.papers(papers, UID)[0].componentUid == first.componentUid
    assert UUID(first.componentUid).version == 5


@pytest.mark.parametrize(
    ("amount", "exempt", "sent"),
    [
        (None, "", []),
        (8000, "", [{"Gia": "8000", "trangThai": "cho-thu"}]),
        (0, "người có công", [{"Gia": "0", "trangThai": "mien", "lyDoMien": "người có công"}]),
        (None, "người có công", [{"trangThai": "mien", "lyDoMien": "người có công"}]),
    ],
)
def test_a_fee_is_whole_dong_as_text_and_an_exemption_is_never_lost(
    amount: int | None, exempt: str, sent: list[dict[str, str]]
) -> None:
    document = outgoing.payload(a_dossier(intake=an_intake(fee_amount=amount, fee_exempt=exempt)), "")
    assert list(msgspec.to_builtins(document.DanhSachLePhi)) == sent


def test_money_taken_and_struck_out_are_both_told() -> None:
    fees = (PaidFee("f1", 8000, "tien-mat", "0001"), PaidFee("f2", 5000, "chuyen-khoan", voided=True))
    taken, struck = outgoing.payload(a_dossier(fees=fees), "").DanhSachLePhi
    assert (taken.trangThai, taken.Gia, taken.soBienLai) == ("da-thu", "8000", "0001")
    assert (struck.trangThai, struck.feeUid) == ("huy", "f2")


@pytest.mark.parametrize(
    ("channel", "national"), [(ReturnChannel.COUNTER, "0"), (ReturnChannel.POST, "1"), (ReturnChannel.ONLINE, None)]
)
def test_a_return_online_has_no_national_value(channel: ReturnChannel, national: str | None) -> None:
    document = outgoing.payload(a_dossier(intake=an_intake(return_channel=channel)), "")
    assert (document.HinhThuc, document.kenhTraKetQua) == (national, channel.value)


def test_the_collector_is_told_when_there_is_one() -> None:
    intake = an_intake(collector=Collector("Người Nhận", "0912345678", "Số 1"))
    assert outgoing.payload(a_dossier(intake=intake), "").buuChinh is not None
    assert outgoing.payload(a_dossier(), "").buuChinh is None


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [(Duration(24, Unit.DAY), 24 * 480), (Duration(4, Unit.WORKING_HOUR), 240), (Duration(0, Unit.WORKING_DAY), 0)],
)
def test_the_processing_time_is_told_in_minutes_of_work(duration: Duration, minutes: int) -> None:
    due = outgoing.payload(a_dossier(reception=a_reception(processing=duration)), "").henTraTinhTheo
    assert due is not None
    said = (due.THOIGIANGIAIQUYET, due.DONVITINH)
    assert said == (minutes, duration.unit.value)


def test_without_a_processing_time_the_catalogue_s_version_is_still_told() -> None:
    due = outgoing.payload(a_dossier(reception=a_reception(processing=None)), "").henTraTinhTheo
    assert due is not None
    assert due.catalogueVersions == {"thu-tuc": "a1b2c3d4e5f6"}
    bare = a_reception(processing=None, procedure_version="")
    assert outgoing.payload(a_dossier(reception=bare), "").henTraTinhTheo is None


def test_a_dossier_filed_earlier_says_the_day() -> None:
    document = outgoing.payload(a_dossier(intake=an_intake(filed_on=date(2026, 10, 1))), "")
    assert document.NgayNopHoSo == "2026-10-01T00:00:00.000+07:00"


def test_a_folder_away_from_the_counter_says_who_has_it() -> None:
    away = replace(a_dossier(), holder=Holder(HolderKind.DIVISION, "Phòng A"), status=Status.PROCESSING)
    document = outgoing.payload(away, "")
    assert document.dangGiu is not None
    assert (document.dangGiu.loai, document.dangGiu.ten) == ("division", "Phòng A")
    assert b"dangGiu" not in canonical(outgoing.payload(a_dossier(), ""))


def test_an_amendment_carries_its_reason() -> None:
    assert outgoing.payload(a_dossier(), "", "ghi nhầm tên").lyDo == "ghi nhầm tên"


def test_moments_are_of_fixed_width() -> None:
    assert outgoing.moment(None) is None
    assert outgoing.moment(datetime(2026, 1, 2, 3, 4, 5, 6789, tzinfo=VN)) == "2026-01-02T03:04:05.006+07:00"
    assert outgoing.moment(NOW) == "2026-10-05T08:15:00.000+07:00"
