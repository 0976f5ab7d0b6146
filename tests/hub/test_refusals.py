"""Refusals: problem documents in Vietnamese whose exception text holds the code alone."""

from __future__ import annotations

import msgspec
import pytest

from cchc_desktop.hub.refusals import Refusal, malformed, not_here, problem, revoked, too_large, unsigned
from cchc_desktop.wire.contract import LedgerHead, ProblemDocument


@pytest.mark.parametrize(
    ("refusal", "status", "code", "retryable"),
    [
        (malformed(), 400, "PHONG_BI_SAI", False),
        (unsigned(), 401, "TOKEN_HET_HAN", True),
        (revoked(), 403, "THIET_BI_BI_THU_HOI", False),
        (not_here(), 404, "KHONG_TIM_THAY", False),
        (too_large(), 413, "QUA_LON", False),
    ],
)
def test_a_refusal_says_what_it_is(refusal: Refusal, status: int, code: str, retryable: bool) -> None:
    document = msgspec.json.decode(refusal.body(), type=ProblemDocument)

    assert (document.status, document.code, document.retryable) == (status, code, retryable)
    assert document.type == f"urn:quay:problem:{code}"
    assert document.detail.endswith(".")
    assert str(refusal) == code


def test_extension_members_stand_beside() -> None:
    refusal = Refusal(409, "SO_BI_SUA", "Sổ cái không nối tiếp.", ledgerHead=LedgerHead("i", 1, "h"))

    assert msgspec.json.decode(refusal.body())["ledgerHead"] == {"deviceInstanceId": "i", "seq": 1, "hash": "h"}


def test_a_problem_may_point_at_its_member() -> None:
    assert problem(422, "DU_LIEU_SAI", "Sai.", "/payload/MaTTHC").errors[0].pointer == "/payload/MaTTHC"
    assert problem(418, "X", "Sai.").errors == []
