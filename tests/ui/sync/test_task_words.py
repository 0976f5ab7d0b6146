"""Every answer of the portal that needs a person has a sentence in Vietnamese: what, what is safe, what to do."""

from __future__ import annotations

import json

import pytest

from cchc_desktop.acts.tasks import _FOR_A_LEAD, is_for_a_lead
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.task_words import _TOLD, told

REGISTRY = (
    "MA_HO_SO_TRUNG TTHC_KHONG_TON_TAI DON_VI_KHONG_THAM_QUYEN DU_LIEU_SAI DA_XOA_TREN_CONG XUNG_DOT NGAY_HEN_KHAC "
    "GIO_NGHI_NGO DANH_MUC_CU THIEU_TEP MA_NGOAI_KHOI OP_ID_REUSED "
    "CONG_TREN_TU_CHOI CONG_TREN_KHONG_GUI_DUOC CONG_TREN_CHUA_SUA CONG_TREN_DA_CO"
).split()
KINDS = (
    "conflict",
    "rejected",
    "decision_exists",
    "two_ends",
    "custody_differs",
    "custody_moved",
    "voided_elsewhere",
    "paid_twice",
    "custody_given_back",
    "supplement_asked",
    "unreadable_change",
    "catalogue_wrong",
    "file_refused",
    "file_lost",
    "result",
    "task",
    "notice",
)


def task(kind: str, **detail: object) -> Task:
    return Task(1, kind, None, None, json.dumps(detail).encode(), "2026-10-05T08:15:00.000+07:00")


@pytest.mark.parametrize("code", REGISTRY)
def test_every_code_of_the_contract_is_told(code: str) -> None:
    assert told(task(code)) is _TOLD[code]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_task_is_told(kind: str) -> None:
    assert told(task(kind)) is _TOLD[kind]


@pytest.mark.parametrize("kind", sorted(_TOLD))
def test_a_sentence_ends_and_a_title_is_short(kind: str) -> None:
    known = _TOLD[kind]
    assert known.sentence.endswith(".")
    assert len(known.title) <= 32


@pytest.mark.parametrize("kind", sorted(_FOR_A_LEAD))
def test_what_only_a_lead_may_close_says_so(kind: str) -> None:
    assert told(task(kind)).for_lead


def test_a_refusal_is_told_by_its_code_and_stays_the_lead_s() -> None:
    refused = told(task("rejected", code="DU_LIEU_SAI"))
    assert refused.title == _TOLD["DU_LIEU_SAI"].title
    assert told(task("conflict", code="NGAY_HEN_KHAC")).for_lead


def test_a_refusal_with_a_code_of_tomorrow_is_still_told() -> None:
    assert told(task("rejected", code="MOI_LA")) is _TOLD["rejected"]
    assert "chưa biết" in told(task("MOI_LA")).sentence


@pytest.mark.parametrize("detail", [b"", b"{", b"5", b'"x"', b"\xff"])
def test_whatever_the_portal_sent_is_survived(detail: bytes) -> None:
    strange = Task(1, "rejected", None, None, detail, "2026-10-05T08:15:00.000+07:00")
    assert told(strange) is _TOLD["rejected"]


_ONLY_AS_REFUSALS = {"TTHC_KHONG_TON_TAI", "DON_VI_KHONG_THAM_QUYEN", "DU_LIEU_SAI"}  # codes of a "rejected"


@pytest.mark.parametrize("kind", sorted(set(_TOLD) - _ONLY_AS_REFUSALS))
def test_what_the_list_calls_a_lead_s_is_what_the_act_lets_a_lead_close(kind: str) -> None:
    task = Task(1, kind, None, None, b"{}", "2026-10-05T08:15:00.000+07:00")
    assert told(task).for_lead is is_for_a_lead(task)
