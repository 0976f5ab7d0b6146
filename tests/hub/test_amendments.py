"""Amendments: the clerk's word for what was handed in, a merge for what both sides may mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from cchc_desktop.domain.conflict_rules import CONTACT, Item
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.intake import Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.person import Address
from cchc_desktop.hub.amendments import amend
from cchc_desktop.hub.kept import Kept
from cchc_desktop.wire import amended as payload
from cchc_desktop.wire import members, outgoing
from cchc_desktop.wire.contract import Op
from tests.factories import NOW, UID, a_dossier, an_intake
from tests.hub.counters import Ledger, raw


def held(version: int = 1, **members: Any) -> Kept:
    data = msgspec.json.decode(msgspec.json.encode(outgoing.payload(a_dossier(), ""))) | members
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
    verdict = amend(amended(an_intake(summary="Mới"), previous={"TrichYeuHoSo": None}, baseVersion=3), dossier)

    assert verdict.outcome == "merged"
    assert dossier.data["GhiChu"] == "Ghi chú của phòng"
    assert dossier.data["TrichYeuHoSo"] == "Mới"


def test_both_sides_mending_one_member_is_a_conflict_and_nothing_changes() -> None:
    dossier = held(GhiChu="Ghi chú của phòng")
    before = dict(dossier.data)
    previous = {"GhiChu": "Cũ", "TrichYeuHoSo": None}

    verdict = amend(amended(an_intake(note="Của quầy", summary="Mới"), previous=previous), dossier)

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


Change = Callable[[Intake], Intake]


def owner(**changes: Any) -> Change:
    return lambda intake: replace(intake, owner=replace(intake.owner, **changes))


def other(**changes: Any) -> Change:
    return lambda intake: replace(intake, **changes)


CHANGED: dict[str, Change] = {
    "phone": owner(phone="0987654321"),
    "email": owner(email="moi@example.vn"),
    "address": owner(address=Address("Bản Mới", "Mường Thanh", "Điện Biên", "03127", "11")),
    "summary": other(summary="Mới"),
    "note": other(note="Mới"),
    "return": other(return_channel=ReturnChannel.ONLINE),
    "collector": other(collector=Collector("Lò Thị Nhận", "0987654322", "Bản Mới")),
}
AGAIN: dict[str, Change] = {
    "phone": owner(phone="0987654300"),
    "email": owner(email="khac@example.vn"),
    "address": owner(address=Address("Bản Khác", "Mường Phăng", "Điện Biên", "03128", "11")),
    "summary": other(summary="Khác"),
    "note": other(note="Khác"),
    "return": other(return_channel=ReturnChannel.POST),
    "collector": other(collector=Collector("Lò Văn Khác", "", "Bản Khác")),
}


def by_clerk(former: Intake, changes: dict[str, Change]) -> Op:
    """A correction as a counter sends it: made from what that counter had."""
    intake = former
    for change in changes.values():
        intake = change(intake)
    made = Ledger().event(Amended(NOW, intake, "Sửa", former), a_dossier())
    made["previous"] = payload.previous_of(msgspec.json.encode(made["payload"]))
    return msgspec.json.decode(msgspec.json.encode(made), type=Op)


def plain(intake: Intake) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(outgoing.payload(a_dossier(intake=intake), "")))
    return document


@pytest.mark.parametrize("item", CONTACT.items, ids=lambda item: item.name)
def test_each_item_that_only_one_side_changed_is_merged(item: Item) -> None:
    """Here every other item was changed at the hub, and this one by the clerk."""
    here, there = CHANGED[item.name], {other.name: CHANGED[other.name] for other in CONTACT.items if other != item}
    dossier = held(version=4)
    for name, change in there.items():
        amend(by_clerk(an_intake(), {name: change}), dossier)
    theirs = msgspec.json.decode(msgspec.json.encode(dossier.data))

    verdict = amend(by_clerk(an_intake(), {item.name: here}), dossier)

    assert verdict.outcome == "merged"
    for other in CONTACT.items:
        expected = theirs if other != item else plain(here(an_intake()))
        assert members.values(dossier.data, other) == members.values(expected, other)


@pytest.mark.parametrize("item", CONTACT.items, ids=lambda item: item.name)
def test_each_item_that_both_sides_changed_is_a_conflict_that_points_at_it(item: Item) -> None:
    dossier = held()
    amend(by_clerk(an_intake(), {item.name: CHANGED[item.name]}), dossier)
    before = dict(dossier.data)

    verdict = amend(by_clerk(an_intake(), {item.name: AGAIN[item.name]}), dossier)

    assert (verdict.outcome, dossier.data) == ("conflict", before)
    assert verdict.problem is not None
    assert {error.pointer.removeprefix("/payload/") for error in verdict.problem.errors} <= set(item.members)


def test_a_reception_fact_is_the_counter_s_and_who_overrules_another_counter_is_told() -> None:
    dossier = held()
    amend(amended(an_intake(sets=3), previous={"soBoHoSo": None}), dossier)

    verdict = amend(amended(an_intake(sets=2), previous={"soBoHoSo": None}), dossier)

    assert dossier.data["soBoHoSo"] == 2
    assert (verdict.outcome, [each.code for each in verdict.warnings]) == ("accepted-with-warnings", ["XUNG_DOT"])
    assert verdict.met is not None
    assert verdict.met["soBoHoSo"] == 3


def test_a_fact_another_counter_corrected_is_not_undone_by_who_never_touched_it() -> None:
    dossier = held()
    amend(amended(an_intake(sets=3), previous={"soBoHoSo": None}), dossier)

    verdict = amend(amended(an_intake(note="Mới"), previous={"GhiChu": None}), dossier)

    assert (verdict.outcome, dossier.data["soBoHoSo"], dossier.data["GhiChu"]) == ("merged", 3, "Mới")


def test_the_number_of_what_is_in_the_post_survives_another_address() -> None:
    dossier = held(buuChinh={"itemCode": "RA123456789VN", "orderState": "ordered"})
    amend(by_clerk(an_intake(), {"collector": CHANGED["collector"]}), dossier)

    assert dossier.data["buuChinh"]["itemCode"] == "RA123456789VN"
    assert dossier.data["buuChinh"]["receiverName"] == "Lò Thị Nhận"
