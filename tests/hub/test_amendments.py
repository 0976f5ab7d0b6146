"""Amendments: the clerk's word for what was handed in, a merge for what both sides may mend."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cchc_desktop.domain.dossier import PaidFee
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.hub.amendments import amend
from cchc_desktop.hub.dossiers import Kept
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.contract import Op
from tests.factories import NOW, UID, a_dossier, an_intake
from tests.hub.counters import Ledger, raw


def held(version: int = 1, **members: Any) -> Kept:
    data = msgspec.to_builtins(outgoing.payload(a_dossier(), "")) | members
    return Kept(UID, "H52.18", "device-a", "", data=data, version=version)


def amended(intake: Intake, **members: Any) -> Op:
    event = Amended(NOW, intake, "Sửa")
    return msgspec.json.decode(msgspec.json.encode(Ledger().event(event, a_dossier(), **members)), type=Op)


def test_what_was_handed_in_is_the_counter_s_to_say() -> None:
    dossier = held()
    amend(amended(an_intake(papers=(Paper("Đơn", original=2),))), dossier)

    assert [paper["SOBANCHINH"] for paper in dossier.data["TaiLieuNop"]] == [2]


def test_a_member_taken_out_is_gone() -> None:
    dossier = held(GhiChu="Cũ")
    amend(amended(an_intake(note="")), dossier)

    assert "GhiChu" not in dossier.data


def test_what_the_clerk_left_alone_keeps_the_hub_s_value() -> None:
    dossier = held(version=4, GhiChu="Ghi chú của phòng")
    verdict = amend(amended(an_intake(summary="Mới"), previous={"GhiChu": None}, baseVersion=3), dossier)

    assert verdict.outcome == "merged"
    assert dossier.data["GhiChu"] == "Ghi chú của phòng"
    assert dossier.data["TrichYeuHoSo"] == "Mới"


def test_both_sides_mending_one_member_is_a_conflict_and_nothing_changes() -> None:
    dossier = held(GhiChu="Ghi chú của phòng")
    before = dict(dossier.data)

    verdict = amend(amended(an_intake(note="Của quầy", summary="Mới"), previous={"GhiChu": "Cũ"}), dossier)

    assert verdict.outcome == "conflict"
    assert verdict.problem is not None
    assert verdict.problem.errors[0].pointer == "/payload/GhiChu"
    assert dossier.data == before


def test_both_sides_writing_the_same_is_no_conflict() -> None:
    dossier = held(GhiChu="Như nhau")

    assert amend(amended(an_intake(note="Như nhau"), previous={"GhiChu": "Cũ"}), dossier).outcome == "applied"


def test_money_taken_is_never_amended_away() -> None:
    paid = msgspec.to_builtins(outgoing.payload(a_dossier(fees=(PaidFee("f1", 5000, "tien-mat"),)), ""))
    dossier = held(DanhSachLePhi=paid["DanhSachLePhi"])
    amend(amended(an_intake(fee_amount=8000)), dossier)

    assert [(fee["Gia"], fee["trangThai"]) for fee in dossier.data["DanhSachLePhi"]] == [
        ("8000", "cho-thu"),
        ("5000", "da-thu"),
    ]


def test_each_correction_is_counted() -> None:
    dossier = held()
    amend(amended(an_intake(note="Một")), dossier)
    amend(amended(an_intake(note="Hai")), dossier)

    assert dossier.data["soLanChinhSua"] == 2


def test_status_and_dates_are_not_amended() -> None:
    dossier = held(TrangThaiHoSo="9", NgayHenTra="2026-11-01T08:00:00.000+07:00")
    amend(amended(an_intake(note="x")), dossier)

    assert (dossier.status, dossier.data["NgayHenTra"][:10]) == ("9", "2026-11-01")


def test_a_payload_that_is_no_dossier_is_not_taken() -> None:
    op = msgspec.json.decode(msgspec.json.encode(Ledger().entry(raw("dossier.amended"), UID)), type=Op)

    with pytest.raises(msgspec.ValidationError):
        amend(op, held())
