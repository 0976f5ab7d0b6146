"""Verdicts as the counter is told them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.verdicts import Verdict, conflict, op_id_reused, rejected, too_early, unreadable, untouched
from cchc_desktop.wire.contract import Op
from tests.hub.counters import Ledger, raw

OP: Op = msgspec.json.decode(msgspec.json.encode(Ledger().entry(raw("counter.event"))), type=Op)


def held() -> Kept:
    return Kept("a", "u", "d", "", data={"TrangThaiHoSo": "2"}, version=7)


@pytest.mark.parametrize(
    ("verdict", "outcome", "changed", "code"),
    [
        (Verdict(), "applied", True, None),
        (untouched(), "applied", False, None),
        (too_early(), "deferred", False, None),
        (conflict("Hai bên cùng sửa.", "/x"), "conflict", False, "XUNG_DOT"),
        (unreadable(), "rejected", False, "DU_LIEU_SAI"),
        (op_id_reused(), "rejected", False, "OP_ID_REUSED"),
        (rejected("DON_VI_KHONG_THAM_QUYEN", "Khác đơn vị."), "rejected", False, "DON_VI_KHONG_THAM_QUYEN"),
    ],
)
def test_each_verdict_has_its_outcome(verdict: Verdict, outcome: str, changed: bool, code: str | None) -> None:
    result = verdict.result(OP, None)

    assert (result.opId, result.outcome, verdict.changed) == (OP.opId, outcome, changed)
    assert (result.problem.code if result.problem else None) == code


@pytest.mark.parametrize("outcome", ["conflict", "merged"])
def test_who_must_choose_is_shown_the_hub_s_state(outcome: Any) -> None:
    result = Verdict(outcome).result(OP, held())

    assert (result.version, result.serverState) == (7, {"TrangThaiHoSo": "2"})
    assert Verdict().result(OP, held()).serverState is None


def test_warnings_gather() -> None:
    verdict = Verdict()
    verdict.warn("MA_NGOAI_KHOI", "Ngoài dải.")
    verdict.warn("GIO_NGHI_NGO", "Giờ lệch.")

    assert verdict.result(OP, None).outcome == "accepted-with-warnings"
    assert [warning.code for warning in verdict.warnings] == ["MA_NGOAI_KHOI", "GIO_NGHI_NGO"]
