"""From the contract's dossier to ours: nothing lost of what we wrote, nothing feared of what a portal writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from factories import COUNTS, DOSSIERS, DURATIONS, NOW, TEXTS, UID, a_dossier, a_person, an_intake
from factories import MOMENTS as INSTANTS
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.events import PortalChanged
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.milestones import NONE
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.person import IdentityKind
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.domain.text import clean
from cchc_desktop.wire import incoming, outgoing
from cchc_desktop.wire.canonical import canonical
from cchc_desktop.wire.documents import DossierPayload, PersonDocument

LONG = st.integers(1, 500).map(lambda length: ("Nguyễn Đỗ Thị ¿\"'\\<b>&" * 30)[:length]).map(clean)
RECEPTIONS = st.builds(
    Reception,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    LONG,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.none() | DURATIONS,
    TEXTS,
    TEXTS,
    COUNTS,
    TEXTS,
)
FEES = st.lists(st.builds(PaidFee, TEXTS, st.integers(0, 10**12), TEXTS, TEXTS, st.booleans()), max_size=3).map(tuple)
LATER_ON = {"promised_at": st.none() | INSTANTS, "counted_to": st.none() | st.dates()}
WHOLE = st.builds(replace, DOSSIERS, reception=RECEPTIONS, fees=FEES, **LATER_ON)


def consistent(dossier: Dossier) -> Dossier:
    """What `problems` lets through: an authorisation is somebody's. And nobody hands in on the stroke of midnight."""
    intake, received = dossier.intake, dossier.received_at
    if received and intake.filed_on and received == datetime.combine(intake.filed_on, datetime.min.time(), VN):
        received += timedelta(milliseconds=1)
    authorised = intake.authorised and intake.submitter is not None
    return replace(dossier, received_at=received, intake=replace(intake, authorised=authorised))


def read(data: bytes) -> Dossier:
    return incoming.dossier(msgspec.json.decode(data, type=DossierPayload))


@given(WHOLE.map(consistent))
@example(a_dossier(intake=an_intake(fee_amount=None, fee_exempt="người có công")))
def test_every_fact_of_a_dossier_comes_back(dossier: Dossier) -> None:
    assert read(canonical(outgoing.payload(dossier, ""))) == dossier


# What a portal may send of a dossier: of the contract's kinds, but not as this program writes it.
ZONES = st.sampled_from(["+07:00", "Z", "+00:00", "-08:00", ".5+07:00", ".123456+07:00", ".999999Z"])
MOMENTS = st.builds(
    lambda at, zone: f"{at.isoformat(timespec='seconds')}{zone}",
    st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1)),
    ZONES,
)
FEE = st.fixed_dictionaries(
    {"trangThai": st.sampled_from(["cho-thu", "da-thu", "mien", "huy", "hoan"])},
    optional={"Gia": st.integers(0, 10**9).map(str), "feeUid": TEXTS, "soBienLai": TEXTS, "lyDoMien": TEXTS},
)
PERSON = st.fixed_dictionaries(
    {}, optional={"hoTen": TEXTS, "LoaiDinhDanh": st.sampled_from(["1", "2", "3", "4", "9", ""]), "SoDinhDanh": TEXTS}
)
PAPER = st.fixed_dictionaries({"componentUid": st.just(UID), "TenTepDinhKem": TEXTS}, optional={"SOBANSAO": COUNTS})
DOCUMENTS = st.fixed_dictionaries(
    {
        "dossierUid": st.sampled_from([UID, UID.upper(), UID.replace("-", "")]),
        "MaTTHC": TEXTS,
        "KenhThucHien": st.sampled_from("123"),
        "LoaiDoiTuong": st.sampled_from("1234"),
        "ChuHoSo": TEXTS,
        "TrangThaiHoSo": st.sampled_from([status.value for status in Status]),
    },
    optional={
        "MaHoSo": st.none() | TEXTS,
        "version": st.none() | st.integers(1, 99),
        "NgayNopHoSo": st.none() | MOMENTS,
        "NgayTiepNhan": st.none() | MOMENTS,
        "NgayHenTra": st.none() | MOMENTS,
        "NgayTra": st.none() | MOMENTS,
        "chuHoSoChiTiet": PERSON,
        "nguoiNop": st.none() | PERSON,
        "DinhDanhCHS": st.lists(st.fixed_dictionaries({"LoaiDinhDanh": TEXTS, "SoDinhDanh": TEXTS}), max_size=2),
        "DanhSachLePhi": st.lists(FEE, max_size=3),
        "TaiLieuNop": st.lists(PAPER, max_size=2),
        "memberOfTomorrow": st.just([{"a": None}]),
    },
)


@given(DOCUMENTS)
def test_a_portal_s_dossier_once_adopted_reads_the_same_again(document: dict[str, Any]) -> None:
    """Else the first act on it would make `verify` find a difference between ledger and store."""
    taken_over = consistent(incoming.dossier(incoming.read_document(document)))
    assert read(canonical(outgoing.payload(taken_over, ""))) == taken_over


def minimal(**members: Any) -> dict[str, Any]:
    least = {"dossierUid": UID, "MaTTHC": "1", "KenhThucHien": "1", "LoaiDoiTuong": "1", "ChuHoSo": "A"}
    return least | {"TrangThaiHoSo": "2"} | members


def of(**members: Any) -> Dossier:
    return incoming.dossier(incoming.read_document(minimal(**members)))


def test_a_national_dossier_without_our_details_still_names_its_owner() -> None:
    dossier = of(DinhDanhCHS=[{"LoaiDinhDanh": "1", "SoDinhDanh": "000190000012"}], SoDienThoai="0912345678")
    owner = dossier.intake.owner
    assert (owner.name, owner.number, owner.number_kind) == ("A", "000190000012", IdentityKind.PERSONAL)
    assert (owner.phone, dossier.holder, dossier.received_at) == ("0912345678", COUNTER, None)


def test_what_the_details_leave_open_the_national_members_say() -> None:
    details = {"hoTen": "Trần Thị Ví Dụ", "DiaChiChiTiet": "Tổ 3"}
    owner = of(chuHoSoChiTiet=details, DinhDanhCHS=[{"LoaiDinhDanh": "2", "SoDinhDanh": "123456789"}]).intake.owner
    assert (owner.name, owner.number, owner.number_kind) == ("Trần Thị Ví Dụ", "123456789", IdentityKind.OLD)
    assert owner.address.detail == "Tổ 3"


def test_a_kind_of_number_we_do_not_know_is_not_taken_for_one_we_do() -> None:
    who = incoming.person(PersonDocument(hoTen="A", LoaiDinhDanh="77", SoDinhDanh="X"))
    assert (who.number, who.number_kind) == ("X", IdentityKind.NONE)


def test_a_uid_is_lower_case_whatever_the_portal_writes() -> None:
    assert of(dossierUid=UID.upper()).uid == UID


@pytest.mark.parametrize("uid", ["", "abcd", "x" * 36, "../../etc"])
def test_what_is_no_uid_is_no_dossier(uid: str) -> None:
    with pytest.raises(ValueError):
        of(dossierUid=uid)


@pytest.mark.parametrize("status", ["0", "11", "", "XONG"])
def test_an_unknown_status_is_never_taken_for_a_known_one(status: str) -> None:
    with pytest.raises(ValueError, match="Status"):
        of(TrangThaiHoSo=status)


def test_a_document_of_wrong_types_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        incoming.read_document(minimal(ChuHoSo=5))


@pytest.mark.parametrize(
    ("fee", "asked", "paid"),
    [
        ({"Gia": "8000", "trangThai": "cho-thu", "feeUid": UID}, 8000, ()),
        ({"Gia": "8000", "trangThai": "da-thu", "feeUid": UID}, None, (PaidFee(UID, 8000, ""),)),
        ({"Gia": "8000", "trangThai": "hoan", "feeUid": UID}, None, (PaidFee(UID, 8000, "", voided=True),)),
        ({"trangThai": "mien", "lyDoMien": "x"}, None, ()),
    ],
    ids=["asked", "taken", "given back", "exempt"],
)
def test_only_money_taken_counts_as_taken(fee: dict[str, str], asked: int | None, paid: tuple[PaidFee, ...]) -> None:
    dossier = of(DanhSachLePhi=[fee])
    assert (dossier.intake.fee_amount, dossier.fees) == (asked, paid)


def test_moments_are_kept_in_whole_milliseconds_of_our_zone() -> None:
    assert incoming.moment("2026-10-05T01:15:00.123999Z") == NOW + timedelta(milliseconds=123)
    assert incoming.moment(None) is None
    assert incoming.moment("") is None


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-10-05T08:15:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        incoming.moment(text)


def test_papers_are_counted_three_ways() -> None:
    document = incoming.read_document(
        minimal(
            TaiLieuNop=[
                {"componentUid": UID, "TenTepDinhKem": "Đơn", "SOBANCHINH": 1, "soBanChungThuc": 2, "SOBANSAO": 3}
            ]
        )
    )
    assert incoming.intake(document).papers == (Paper("Đơn", 1, 2, 3),)


# portal_change: the portal's latest state of a dossier of ours.

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
MEMBERS = ("TrangThaiHoSo", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "MaHoSoKhac", "GhiChu", "somethingNew")


@given(st.dictionaries(st.sampled_from(MEMBERS), JSON | MOMENTS | st.sampled_from(["1", "10", "11"])))
@example({"TrangThaiHoSo": [1], "MaHoSoKhac": {"a": 1}, "NgayTra": "0001-01-01T00:00:00+14:00"})
def test_whatever_a_portal_says_of_our_dossier_it_becomes_a_change(document: dict[str, Any]) -> None:
    change = incoming.portal_change(document, 3, NOW)
    after = replace(a_dossier().after(change), milestones=NONE)  # never sent
    assert read(canonical(outgoing.payload(after, ""))) == after


def test_a_change_takes_over_what_the_portal_decided() -> None:
    document = minimal(TrangThaiHoSo="9", NgayHenTra="2026-11-01T07:00:00.000+07:00", MaHoSoKhac="X-1", GhiChu="xong")
    expected = PortalChanged(NOW, 4, Status.FINISHED, datetime(2026, 11, 1, 7, tzinfo=VN), alias="X-1", note="xong")
    assert incoming.portal_change(document, 4, NOW) == expected


@pytest.mark.parametrize("status", ["11", "", "2 ", None, 2, ["2"], {"2": 2}])
def test_a_status_outside_the_national_list_changes_nothing(status: object) -> None:
    assert incoming.portal_change({"TrangThaiHoSo": status}, 4, NOW).status is None


@pytest.mark.parametrize("alias", [None, "", 5, {"a": 1}, ["x"]])
def test_an_alias_is_a_text_or_none(alias: object) -> None:
    assert incoming.portal_change({"MaHoSoKhac": alias}, 4, NOW).alias is None


def test_dates_that_cannot_be_read_are_left_as_they_were() -> None:
    change = incoming.portal_change({"NgayHenTra": "sometime", "NgayTra": 5}, 4, NOW)
    assert a_dossier().after(change).due_at == a_dossier().due_at


def test_a_birth_of_which_only_the_year_is_known_comes_back() -> None:
    elder = a_person(born=None, born_year=1945)

    document = outgoing.person(elder)

    assert (document.ngaySinh, document.namSinh) == ("", 1945)
    assert incoming.person(document) == elder
    assert "namSinh" not in msgspec.json.encode(outgoing.person(a_person())).decode()
