"""What operations do to a dossier at the hub: as the domain folds them, and as the contract's conflict rules say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub import effects, reception
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.verdicts import Verdict
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.contract import Op
from tests.factories import EVENTS, LATER, NOW, a_dossier
from tests.hub.counters import Ledger, raw

DEVICE, OTHER = "device-a", "device-b"
NOT_FOLDED_HERE = (e.Received, e.Adopted, e.Amended, e.PortalChanged)
FOLDED = [strategy for kind, strategy in EVENTS.items() if kind not in NOT_FOLDED_HERE]


def op_of(made: dict[str, Any]) -> Op:
    return msgspec.json.decode(msgspec.json.encode(made), type=Op)


def desk() -> reception.Desk:
    return reception.Desk("H52.18", DEVICE, NOW, frozenset(), lambda _: True, lambda *_: False, lambda _: None)


def kept(dossier: Dossier) -> Kept:
    """The dossier as the hub has it once it was received."""
    _, held = reception.receive(op_of(Ledger().received(dossier)), None, desk())
    assert held is not None
    return held


def happen(held: Kept, event: e.Event, device: str = DEVICE, **members: Any) -> Verdict:
    return effects.apply(op_of(Ledger().event(event, a_dossier(uid=held.uid), **members)), held, device)


def facts(data: dict[str, Any]) -> dict[str, Any]:
    members = (
        *("TrangThaiHoSo", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi"),
        *("soLanBoSung", "soLanXinLoi", "soLanChinhSua", "daHuy", "DanhSachLePhi", "tamDungTu", "henTraDaIn"),
    )
    papers = [paper["TenTepDinhKem"] for paper in data.get("TaiLieuNop", [])]
    held = data.get("dangGiu") or {"loai": "counter"}  # by which operation, only the hub says
    holder = (held["loai"], held.get("ten", ""))
    return {member: data[member] for member in members if data.get(member)} | {"papers": papers, "holder": holder}


@given(st.lists(st.one_of(*FOLDED), max_size=8))
def test_the_hub_folds_a_dossier_s_life_as_the_counter_does(life: list[e.Event]) -> None:
    here = a_dossier()
    there = kept(here)

    for event in life:
        if happen(there, event).outcome != "applied":
            break  # the conflict rules, below; the counter's own refusals keep acts from ever getting there
        here = here.after(event)
        assert facts(there.data) == facts(msgspec.json.decode(msgspec.json.encode(outgoing.payload(here, ""))))


def test_every_change_makes_a_version_and_a_line_of_progress_when_the_status_moves() -> None:
    held = kept(a_dossier())
    happen(held, e.HandedOver(NOW, "Phòng Người có công"))
    happen(held, e.Taken(NOW, "Phòng Người có công"))

    assert (held.version, held.data["version"]) == (3, 3)
    assert [line["TrangThai"] for line in held.data["tienTrinh"]] == ["4"]
    assert held.data["tienTrinh"][0]["NguoiXuLy"] == "Phạm Thị Tiếp Nhận"


@pytest.mark.parametrize("kind", sorted(effects.WITHOUT_EFFECT))
def test_entries_about_the_counter_change_no_dossier(kind: str) -> None:
    held = kept(a_dossier())

    verdict = effects.apply(op_of(Ledger().entry(raw(kind), held.uid)), held, DEVICE)

    assert (verdict.outcome, held.version) == ("applied", 1)


@pytest.mark.parametrize("end", [e.Withdrawn(NOW, "Đổi ý"), e.ResultHandedOver(NOW)])
@pytest.mark.parametrize("second", [e.Withdrawn(NOW, "Đổi ý"), e.ResultHandedOver(NOW), e.ResultPosted(NOW)])
def test_two_endings_are_a_conflict_and_both_are_kept(
    end: e.Event, second: e.Withdrawn | e.ResultHandedOver | e.ResultPosted
) -> None:
    held = kept(a_dossier())
    happen(held, end)
    before = dict(held.data)

    verdict = happen(held, replace(second, at=LATER), OTHER)

    (beside,) = held.data.pop("ketThucKhac")  # the second is kept beside it
    assert verdict.outcome == "conflict"
    assert held.data == before | {"version": 3}
    assert (beside["luc"], beside["TrangThaiHoSo"]) == (
        instant_text(LATER),
        "7" if isinstance(second, e.Withdrawn) else "10",
    )


@pytest.mark.parametrize("late", [e.Stopped(NOW, "x"), e.ResultArrived(NOW), e.SupplementRequested(NOW, "x")])
def test_a_decision_after_the_end_leaves_the_end_and_makes_a_task(late: e.Event) -> None:
    held = kept(a_dossier())
    happen(held, e.ResultHandedOver(NOW))

    verdict = happen(held, late, OTHER)

    assert verdict.outcome == "accepted-with-warnings"
    assert held.status == "10"


def test_the_notice_that_ends_a_withdrawal_is_no_contradiction() -> None:
    held = kept(a_dossier())
    happen(held, e.Withdrawn(NOW, "Đổi ý"))

    verdict = happen(held, e.Stopped(NOW, "Công dân rút hồ sơ"))

    assert (verdict.outcome, held.status) == ("applied", "8")


def test_a_stop_that_did_not_know_of_a_withdrawal_leaves_it_and_makes_a_task() -> None:
    held = kept(a_dossier())
    happen(held, e.Withdrawn(NOW, "Đổi ý"))

    verdict = happen(held, e.Stopped(NOW, "x"), OTHER)

    assert (verdict.outcome, held.status) == ("accepted-with-warnings", "7")


def decided(held: Kept, status: str) -> None:
    """The hub's own people move it."""
    former = held.status
    held.data["TrangThaiHoSo"] = status
    held.changed_by(None, "", former)


@pytest.mark.parametrize(
    ("status", "event", "outcome"),
    [
        ("8", e.Withdrawn(NOW, "x"), "accepted-with-warnings"),
        ("9", e.Withdrawn(NOW, "x"), "accepted-with-warnings"),
        ("8", e.ResultHandedOver(NOW), "accepted-with-warnings"),
        ("9", e.ResultHandedOver(NOW), "applied"),
        ("4", e.Withdrawn(NOW, "x"), "applied"),
    ],
)
def test_an_ending_that_did_not_know_of_a_decision_stands_and_is_looked_at(
    status: str, event: e.Event, outcome: str
) -> None:
    held = kept(a_dossier())
    decided(held, status)

    assert happen(held, event, baseVersion=None).outcome == outcome
    assert held.status in ("7", "10")


def test_an_ending_that_had_seen_the_decision_is_simply_applied() -> None:
    held = kept(a_dossier())
    decided(held, "9")

    assert happen(held, e.Withdrawn(NOW, "x"), baseVersion=held.version).outcome == "applied"


@pytest.mark.parametrize(
    "late",
    [e.FeeCollected(NOW, "f1", 8000), e.HandedOver(NOW, "P"), e.Withdrawn(NOW, "x"), e.Apologised(NOW, "x", LATER)],
)
def test_an_act_on_a_voided_dossier_is_kept_and_looked_at(late: e.Event) -> None:
    held = kept(a_dossier())
    happen(held, e.Voided(NOW, "Nhập nhầm"))

    verdict = happen(held, late, OTHER)

    assert (verdict.outcome, [each.code for each in verdict.warnings]) == ("accepted-with-warnings", ["XUNG_DOT"])
    assert (held.version, held.data["daHuy"]) == (3, True)
    assert verdict.met is not None
    assert verdict.met["version"] == 2


def test_what_puts_a_mistake_right_warns_nobody() -> None:
    held = kept(a_dossier())
    happen(held, e.FeeCollected(NOW, "f1", 8000))
    happen(held, e.Voided(NOW, "Nhập nhầm"))

    assert happen(held, e.FeeVoided(NOW, "f1", "Trả lại"), OTHER).outcome == "applied"
    assert happen(held, e.Voided(LATER, "Trùng"), OTHER).outcome == "applied"
    who = {"luc": instant_text(NOW), "NguoiXuLy": "Phạm Thị Tiếp Nhận", "lyDo": "Nhập nhầm"}
    assert held.data["thongTinHuy"] == who


def test_a_voiding_that_had_not_heard_what_another_did_stands_and_is_looked_at() -> None:
    held = kept(a_dossier())
    happen(held, e.HandedOver(NOW, "P"))

    assert happen(held, e.Voided(NOW, "x"), OTHER, baseVersion=1).outcome == "accepted-with-warnings"
    assert held.data["daHuy"]
    assert "daHuy" not in (happen(kept(a_dossier()), e.Voided(NOW, "x")).met or {})


def test_a_new_promise_keeps_the_old_one_beside_it() -> None:
    held = kept(a_dossier())
    happen(held, e.Apologised(NOW, "Mất điện", LATER.replace(day=30)))

    [change] = held.data["doiNgayHenTra"]
    assert change["NgayHenTraTruoc"] == "2026-10-29T08:15:00.000+07:00"
    assert change["NgayHenTraMoi"] == held.data["NgayHenTra"] == "2026-10-30T08:15:00.000+07:00"
    assert change["lyDo"] == "Mất điện"


def test_a_supplement_round_is_opened_and_closed() -> None:
    held = kept(a_dossier())
    happen(held, e.SupplementRequested(NOW, "Thiếu đơn"))
    happen(held, e.SupplementReceived(LATER, (), LATER))

    [turn] = held.data["DanhSachHoSoBoSung"]
    assert (turn["NoiDungBoSung"], turn["NgayBoSung"][:10]) == ("Thiếu đơn", "2026-10-05")
    assert (turn["NgayTiepNhanBoSung"][:10], held.status) == ("2026-10-29", "2")


def test_the_clock_stands_while_papers_are_waited_for() -> None:
    held = kept(a_dossier())
    happen(held, e.SupplementRequested(LATER, "Thiếu nữa"))
    happen(held, e.SupplementRequested(NOW, "Thiếu đơn"))  # another counter's, heard of later
    stopped = held.data["tamDungTu"]
    happen(held, e.SupplementRequested(LATER, "Thiếu nữa"))
    again = held.data["tamDungTu"]
    happen(held, e.SupplementReceived(LATER, (), LATER))

    assert stopped == again == "2026-10-05T08:15:00.000+07:00"
    assert "tamDungTu" not in held.data


def test_the_date_on_the_citizens_paper_is_kept_beside_whatever_moves_it() -> None:
    held = kept(a_dossier())
    printed = held.data["NgayHenTra"]
    happen(held, e.SupplementReceived(NOW, (), parse_instant(printed)))
    unmoved = held.data.get("henTraDaIn")
    happen(held, e.SupplementReceived(NOW, (), parse_instant(printed) + timedelta(days=2)))
    happen(held, e.Apologised(NOW, "x", parse_instant(printed) + timedelta(days=9)))

    assert unmoved is None
    assert held.data["henTraDaIn"] == printed < held.data["NgayHenTra"]


def test_the_day_counted_last_goes_with_its_date_alone() -> None:
    held = kept(a_dossier())
    printed = parse_instant(held.data["NgayHenTra"])
    happen(held, e.SupplementReceived(NOW, (), printed + timedelta(days=2), printed.date()))
    after = held.data["demDenNgay"]
    happen(held, e.Apologised(NOW, "x", printed + timedelta(days=9)))

    assert after == printed.date().isoformat()
    assert "demDenNgay" not in held.data


@pytest.mark.parametrize("ending", [e.Withdrawn(NOW, "Đổi ý"), e.Stopped(NOW, "x"), e.ResultArrived(NOW)])
def test_no_clock_stands_for_what_waits_for_nothing(ending: e.Event) -> None:
    held = kept(a_dossier())
    happen(held, e.SupplementRequested(NOW, "Thiếu đơn"))
    happen(held, ending)

    assert "tamDungTu" not in held.data


def test_a_request_after_the_end_stops_no_clock() -> None:
    held = kept(a_dossier())
    happen(held, e.ResultHandedOver(NOW))
    happen(held, e.SupplementRequested(NOW, "x"), OTHER)

    assert "tamDungTu" not in held.data


@pytest.mark.parametrize("members", [{"lyDo": 5}, {"giayTo": "x"}, {"NgayHenTraMoi": []}, {"soTien": "1"}])
def test_a_payload_of_wrong_members_is_rejected_and_changes_nothing(members: dict[str, Any]) -> None:
    held = kept(a_dossier())
    before = dict(held.data)
    made = Ledger().entry(raw("dossier.supplementReceived", **members), held.uid)

    verdict = effects.apply(op_of(made), held, DEVICE)

    assert verdict.outcome == "rejected"
    assert verdict.problem is not None
    assert verdict.problem.code == "DU_LIEU_SAI"
    assert held.data == before


def test_an_unknown_type_is_rejected() -> None:
    held = kept(a_dossier())

    assert effects.apply(op_of(Ledger().entry(raw("dossier.danced"), held.uid)), held, DEVICE).outcome == "rejected"


def test_a_mistyped_postal_item_is_put_right() -> None:
    held = kept(replace(a_dossier(), uid=str(uuid4())))
    corrected = e.ItemCorrected(NOW, "EE123456785VN", "Gõ nhầm")
    assert happen(held, corrected).outcome == "conflict"  # nothing of it is in the post

    happen(held, e.ResultPosted(NOW, "EE123456758VN"))
    assert happen(held, corrected).outcome == "applied"

    assert held.data["buuChinh"] == {"itemCode": "EE123456785VN", "orderState": "ordered"}


def test_posted_results_remember_the_postal_item() -> None:
    held = kept(replace(a_dossier(), uid=str(uuid4())))
    happen(held, e.ResultPosted(NOW, "EE123456785VN"))

    assert held.data["buuChinh"]["itemCode"] == "EE123456785VN"
    assert held.data["dangGiu"]["loai"] == "post"
