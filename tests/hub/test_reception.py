"""Receptions at the hub: the citizen's paper is a fact, what is odd about it becomes a warning."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.reception import Desk, named_files, receive
from cchc_desktop.hub.verdicts import Verdict
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.contract import Op
from cchc_desktop.wire.payloads import Payload
from tests.factories import NOW, UID, a_dossier, an_intake
from tests.hub.counters import Ledger, raw


def desk(**known: Any) -> Desk:
    base = Desk("H52.18", "device-a", NOW, frozenset(), lambda _: True, lambda *_: False, lambda _: None)
    return base._replace(**known)


def taken(dossier: Dossier, at: Desk | None = None, held: Kept | None = None, **op: Any) -> tuple[Verdict, Kept | None]:
    made = msgspec.json.decode(msgspec.json.encode(Ledger().received(dossier, **op)), type=Op)
    return receive(made, held, at or desk())


def codes(verdict: Verdict) -> list[str]:
    return [warning.code for warning in verdict.warnings]


def test_a_dossier_is_kept_without_what_belongs_to_the_payload_alone() -> None:
    verdict, kept = taken(a_dossier())

    assert verdict.outcome == "applied"
    assert kept is not None
    assert kept.data.keys().isdisjoint({"salt", "lyDo"})
    assert (kept.version, kept.data["MaHoSo"]) == (1, "H52.18-261005-3001")


def test_a_code_of_another_dossier_gets_an_alias_that_is_free() -> None:
    taken_codes = {"H52.18-261005-3001", "H52.18-261005-3001-2"}
    verdict, kept = taken(a_dossier(), desk(code_taken=lambda code, _: code in taken_codes))

    assert codes(verdict) == ["MA_HO_SO_TRUNG"]
    assert kept is not None
    assert (kept.data["MaHoSo"], kept.data["MaHoSoKhac"]) == ("H52.18-261005-3001", "H52.18-261005-3001-3")


def test_a_code_outside_the_device_s_ranges_is_a_warning() -> None:
    verdict, kept = taken(a_dossier(), desk(in_own_ranges=lambda _: False))

    assert (verdict.outcome, codes(verdict)) == ("accepted-with-warnings", ["MA_NGOAI_KHOI"])
    assert kept is not None


def test_a_provisional_number_is_answered_with_the_official_code() -> None:
    asked: list[str] = []

    def mint(day: str) -> str:
        asked.append(day)
        return "H52.18-261005-9000"

    verdict, kept = taken(a_dossier(code=None, provisional="TQ32610050001K"), desk(mint=mint))

    assert (verdict.outcome, asked) == ("applied", ["2026-10-05"])
    assert kept is not None
    assert (kept.data["MaHoSo"], kept.data["SoBienNhan"]) == ("H52.18-261005-9000", "TQ32610050001K")


def test_a_provisional_number_that_another_dossier_has_is_a_warning() -> None:
    at = desk(code_taken=lambda code, _: code == "TQ32610050001K", mint=lambda _: "H52.18-261005-9001")
    verdict, kept = taken(a_dossier(code=None, provisional="TQ32610050001K"), at)

    assert codes(verdict) == ["MA_HO_SO_TRUNG"]
    assert kept is not None
    assert (kept.data["MaHoSo"], kept.data["SoBienNhan"]) == ("H52.18-261005-9001", "TQ32610050001K")


def test_a_procedure_that_never_was_is_rejected() -> None:
    verdict, kept = taken(a_dossier(), desk(unknown=frozenset({"1.010803"})))

    assert verdict.problem is not None
    assert (verdict.problem.code, kept) == ("TTHC_KHONG_TON_TAI", None)
    assert taken(a_dossier(), desk())[0].outcome == "applied"


def test_a_province_s_suffix_does_not_make_another_procedure() -> None:
    suffixed = a_dossier(intake=an_intake(procedure_code="1.010803.000.00.00.H56"))

    assert taken(suffixed, desk(unknown=frozenset({"9.999999"})))[0].outcome == "applied"


@pytest.mark.parametrize(
    ("clock", "doubted"),
    [
        ({"offsetMs": 121_000}, True),
        ({"offsetMs": -121_000}, True),
        ({"trusted": False}, True),
        ({"offsetMs": 119_000}, False),
    ],
)
def test_a_clock_in_doubt_is_a_warning_never_a_refusal(clock: dict[str, Any], doubted: bool) -> None:
    verdict, kept = taken(a_dossier(), clock=clock)

    assert (codes(verdict) == ["GIO_NGHI_NGO"]) is doubted
    assert kept is not None


def test_a_reception_in_the_future_is_doubted() -> None:
    verdict, _ = taken(a_dossier(), occurredAt="2026-10-05T08:18:00.000+07:00")

    assert codes(verdict) == ["GIO_NGHI_NGO"]


def test_a_second_reception_of_one_dossier_is_a_conflict() -> None:
    _, kept = taken(a_dossier())
    verdict, _ = taken(a_dossier(), held=kept)

    assert verdict.outcome == "conflict"


def test_a_refused_intake_is_completed_later_under_the_same_uid() -> None:
    before = Kept(UID, "H52.18", "device-a", "x", data={"TrangThaiHoSo": "3"}, version=1)
    verdict, kept = taken(a_dossier(), held=before)

    assert verdict.outcome == "applied"
    assert kept is not None
    assert (kept.status, kept.version) == ("2", 2)


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"dossierUid": "0192f7c0-0000-7000-8000-00000000dead"}, "/payload/dossierUid"),
        ({"TrangThaiHoSo": "11"}, "/payload/TrangThaiHoSo"),
        ({"KenhThucHien": ""}, "/payload/KenhThucHien"),
        ({"LoaiDoiTuong": "0"}, "/payload/LoaiDoiTuong"),
        ({"MaHoSo": 5}, "/payload"),
        ({"tienTrinh": "x"}, "/payload"),
    ],
)
def test_a_payload_that_cannot_be_read_is_rejected_at_its_member(members: dict[str, Any], pointer: str) -> None:
    body = msgspec.to_builtins(outgoing.payload(a_dossier(), "")) | members
    made = Ledger().entry(Payload("dossier.received", 1, msgspec.json.encode(body)), UID)
    verdict, kept = receive(msgspec.json.decode(msgspec.json.encode(made), type=Op), None, desk())

    assert kept is None
    assert verdict.problem is not None
    assert (verdict.problem.code, verdict.problem.errors[0].pointer) == ("DU_LIEU_SAI", pointer)


def test_a_number_that_nothing_can_hold_is_rejected_wherever_it_stands() -> None:
    body = msgspec.json.encode(outgoing.payload(a_dossier(), ""))[:-1] + b',"somebodyElses":{"x":1e999}}'
    made = msgspec.json.decode(msgspec.json.encode(Ledger().entry(Payload("dossier.received", 1, body), UID)), type=Op)

    assert receive(made, None, desk())[0].outcome == "rejected"


def test_nothing_at_all_is_rejected() -> None:
    made = msgspec.json.decode(msgspec.json.encode(Ledger().entry(raw("dossier.received"), UID)), type=Op)

    assert receive(made, None, desk())[0].outcome == "rejected"


def test_what_an_operation_names_is_known_by_its_hash() -> None:
    papers = [{"files": [{"sha256": "ab" * 32}, {"fileName": "x"}, {"sha256": "../x"}]}, {}, {"files": None}]

    assert named("dossier.received", TaiLieuNop=papers) == ["ab" * 32]
    assert named("file.linked", sha256="cd" * 32) == ["cd" * 32]
    assert named("fee.collected", sha256="cd" * 32) == named("file.linked", sha256=5) == []


def named(kind: str, **members: Any) -> list[str]:
    return named_files(msgspec.json.decode(msgspec.json.encode(Ledger().entry(raw(kind, **members), UID)), type=Op))


def test_a_hub_that_makes_codes_itself_keeps_the_printed_one_and_gives_its_own_beside() -> None:
    own = desk(withheld=frozenset({"client-code"}), mint=lambda _: "P-77")

    verdict, kept = taken(a_dossier(), own)

    assert verdict.outcome == "applied"
    assert kept is not None
    assert (kept.data["MaHoSo"], kept.data["MaHoSoKhac"]) == ("H52.18-261005-3001", "P-77")


def test_a_hub_that_counts_by_its_own_clock_says_when_it_came() -> None:
    verdict, kept = taken(a_dossier(), desk(withheld=frozenset({"reception-time"}), now=NOW + timedelta(days=2)))

    assert verdict.outcome == "applied"
    assert kept is not None
    assert kept.data["NgayTiepNhan"] == instant_text(NOW + timedelta(days=2))
