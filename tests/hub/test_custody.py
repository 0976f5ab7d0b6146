"""Who has a folder, whatever order its handover and its taking come in, and from however many machines."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import custody, effects
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.verdicts import Verdict
from tests.factories import NOW, a_dossier
from tests.hub.counters import Ledger
from tests.hub.test_effects import kept, op_of

A, B, SLIP = "Phòng A", "Phòng B", "BG-3-261005-01"
LATER, EARLIER = NOW + timedelta(minutes=30), NOW - timedelta(minutes=30)
COUNTER, DIVISION = ("d3", 3), ("d7", 7)  # device and number


@pytest.fixture
def dossier() -> Kept:
    return kept(a_dossier())


def happen(dossier: Kept, event: e.Event, by: tuple[str, int] = COUNTER) -> Verdict:
    return effects.apply(op_of(Ledger().event(event, a_dossier(uid=dossier.uid))), dossier, *by)


def give(dossier: Kept, at: datetime = NOW, to: str = A, slip: str = SLIP) -> Verdict:
    return happen(dossier, e.HandedOver(at, to, slip))


def take(dossier: Kept, at: datetime = LATER, by: str = A, slip: str = SLIP) -> Verdict:
    return happen(dossier, e.Taken(at, by, "Đỗ Văn Nhận", slip), DIVISION)


def held(dossier: Kept) -> dict[str, Any]:
    return {name: value for name, value in custody.held(dossier).items() if name not in ("opId", "luc")}


TAKEN = {"loai": "division", "ten": A, "quay": "3", "soPhieu": SLIP, "nguoiKyNhan": "Đỗ Văn Nhận"}


def test_a_handover_names_its_counter_its_operation_and_its_batch(dossier: Kept) -> None:
    give(dossier)
    assert held(dossier) == {"loai": "division", "ten": A, "quay": "3", "soPhieu": SLIP}
    assert custody.held(dossier)["luc"] == instant_text(NOW)
    assert custody.under_way(dossier)


def test_taken_it_is_there_and_still_the_giver_s_to_count(dossier: Kept) -> None:
    give(dossier)
    given = custody.held(dossier)["opId"]
    take(dossier)
    assert held(dossier) == TAKEN | {"nhanLuc": instant_text(LATER)}
    assert custody.held(dossier)["opId"] == given
    assert not custody.under_way(dossier)


@pytest.mark.parametrize("at", [LATER, EARLIER])
@pytest.mark.parametrize("by", [A, B])
def test_the_order_in_which_slip_and_taking_come_does_not_matter(at: datetime, by: str) -> None:
    """Nor does a clock that is behind, or a division that guessed its name offline: the slip says to whom it is."""
    ways = []
    for order in ("give take", "take give"):
        dossier = kept(a_dossier())
        for step in order.split():
            give(dossier) if step == "give" else take(dossier, at, by)
        ways.append(held(dossier))
    assert ways == [TAKEN | {"nhanLuc": instant_text(at)}] * 2


def test_told_twice_it_makes_no_new_version(dossier: Kept) -> None:
    give(dossier)
    take(dossier)
    version = dossier.version
    assert take(dossier).outcome == "applied"
    assert take(dossier, slip="").outcome == "applied"
    assert happen(dossier, e.Taken(LATER, A, "Đỗ Văn Nhận", SLIP)).outcome == "applied"  # the counter's own entry of it
    assert dossier.version == version


@pytest.mark.parametrize("slip", ["", "BG-3-261005-02"])
def test_the_taking_of_a_handover_that_is_over_changes_nothing(dossier: Kept, slip: str) -> None:
    give(dossier)
    happen(dossier, e.SentBack(LATER, "Thiếu"))
    give(dossier, LATER, slip="BG-3-261005-03")
    before = held(dossier)
    take(dossier, NOW, slip=slip)
    assert held(dossier) == before


def test_the_taking_of_a_slip_that_is_still_to_come_waits_for_it(dossier: Kept) -> None:
    give(dossier)
    take(dossier, LATER, slip="BG-3-261005-02")
    assert "opId" not in custody.held(dossier)
    give(dossier, NOW, slip="BG-3-261005-02")
    assert held(dossier) == TAKEN | {"nhanLuc": instant_text(LATER), "soPhieu": "BG-3-261005-02"}


def test_another_division_that_takes_it_is_told_as_it_says(dossier: Kept) -> None:
    give(dossier)
    take(dossier, by=B, slip="")
    assert (held(dossier)["ten"], held(dossier)["nhanLuc"]) == (B, instant_text(LATER))


def test_back_at_a_counter_it_is_that_counter_s(dossier: Kept) -> None:
    give(dossier)
    take(dossier)
    happen(dossier, e.SentBack(LATER, "Thiếu"), ("d2", 2))
    assert held(dossier) == {"loai": "counter", "quay": "2"}


def test_a_result_is_at_the_counter_that_took_it_and_then_with_its_collector(dossier: Kept) -> None:
    happen(dossier, e.ResultArrived(NOW), ("d2", 2))
    assert held(dossier) == {"loai": "counter", "quay": "2"}
    happen(dossier, e.ResultHandedOver(NOW, "A"), ("d2", 2))
    assert held(dossier) == {"loai": "collector", "quay": "2"}


def test_confirmed_on_the_page_it_is_never_before_it_was_given(dossier: Kept) -> None:
    give(dossier, LATER)
    custody.confirm(dossier, "Đỗ Văn Nhận", instant_text(NOW))
    assert held(dossier) == TAKEN | {"nhanLuc": instant_text(LATER)}
