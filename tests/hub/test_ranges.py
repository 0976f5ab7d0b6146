"""Number ranges: each counter its own, never overlapping, never granted twice."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from cchc_desktop.hub import ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import units
from cchc_desktop.wire.contract import NumberRange, RangeClose, RangeRequest, Series
from tests.hub.counters import UNIT, a_caller, a_hub


def grant(hub: Hub, caller: Caller, quantity: int = 1000, series: Series = "MaHoSo") -> NumberRange:
    with hub.storage.writing() as db:
        return ranges.grant(db, caller, RangeRequest(series, UNIT, quantity, str(uuid4())), hub.now())


def test_counter_three_gets_its_thousand(hub: Hub) -> None:
    granted = grant(hub, a_caller(hub, 3))

    assert (granted.first, granted.last, granted.width, granted.prefix) == (3000, 3999, 4, UNIT)
    assert (granted.state, granted.validFrom) == ("open", "2026-10-05")


def test_a_second_range_is_taken_from_the_top(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    grant(hub, caller)

    assert grant(hub, caller).first == 9000


def test_the_series_do_not_share_numbers(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    grant(hub, caller)

    assert grant(hub, caller, series="SoBienLai").first == 3000


@pytest.mark.parametrize(("reason", "state"), [("restored", "burned"), ("retired", "closed"), ("replaced", "closed")])
def test_a_range_once_closed_is_never_granted_again(hub: Hub, reason: str, state: str) -> None:
    caller = a_caller(hub, 3)
    first = grant(hub, caller)
    with hub.storage.writing() as db:
        closed = ranges.close(db, caller, first.rangeId, RangeClose(reason), hub.now())  # type: ignore[arg-type]  # parametrized
        again = ranges.close(db, caller, first.rangeId, RangeClose("replaced"), hub.now())

    assert (closed.state, again.state) == (state, state)
    assert grant(hub, caller).first != first.first


def test_nobody_closes_another_s_range(hub: Hub) -> None:
    granted = grant(hub, a_caller(hub, 3))

    with hub.storage.writing() as db, pytest.raises(Refusal, match="KHONG_TIM_THAY"):
        ranges.close(db, a_stranger(), granted.rangeId, RangeClose("retired"), hub.now())


def a_stranger() -> Caller:
    return Caller(str(uuid4()), UNIT, 4, frozenset())


def test_another_unit_s_range_is_refused(hub: Hub) -> None:
    with pytest.raises(Refusal, match="DON_VI_KHONG_THAM_QUYEN"):
        grant(hub, Caller(str(uuid4()), "H01.01", 3, frozenset()))


def test_a_unit_that_mints_codes_itself_grants_none(hub: Hub) -> None:
    with hub.storage.writing() as db:
        db.execute(update(units).values(grants_ranges=False))

    with pytest.raises(Refusal) as refused:
        grant(hub, a_caller(hub, 3))
    assert (refused.value.status, refused.value.code) == (501, "KHONG_CAP_SO_TRUOC")


def test_when_all_is_given_out_numbers_are_provisional(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    for _ in range(9):
        grant(hub, caller)

    with pytest.raises(Refusal, match="KHONG_CAP_SO_TRUOC"):
        grant(hub, caller)


@pytest.mark.parametrize("quantity", [0, -1, 1001])
def test_an_odd_quantity_is_refused(hub: Hub, quantity: int) -> None:
    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        grant(hub, a_caller(hub, 3), quantity)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 1000)), min_size=2, max_size=12))
def test_granted_ranges_never_overlap(wishes: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hub = a_hub(Path(folder))
        granted = []
        for counter, quantity in wishes:
            with contextlib.suppress(Refusal):  # all given out
                granted.append(grant(hub, a_caller(hub, counter), quantity))
        hub.storage.close()

    taken = sorted((one.first, one.last) for one in granted)
    assert taken
    assert all(last < first for (_, last), (first, _) in itertools.pairwise(taken))
    assert all(0 < first <= last < 10_000 for first, last in taken)


def test_the_highest_number_of_each_day_is_remembered(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    granted = grant(hub, caller)
    with hub.storage.writing() as db:
        ranges.note_seen(db, [(granted.rangeId, "2026-10-05", 3004), (granted.rangeId, "2026-10-05", 3002)])
        ranges.note_seen(db, [(granted.rangeId, "2026-10-05", 3001), (granted.rangeId, "2026-10-06", 3000)])
        [held] = ranges.held(db, caller.device_id)

    assert [(seen.ngay, seen.highest) for seen in held.seen] == [("2026-10-05", 3004), ("2026-10-06", 3000)]


def test_minted_codes_go_on_by_day_and_lie_in_no_counter_s_range(hub: Hub) -> None:
    with hub.storage.writing() as db:
        minted = [ranges.mint(db, UNIT, day, hub.now()) for day in ("2026-10-05", "2026-10-05", "2026-10-06")]

    assert minted == ["H52.18-261005-9000", "H52.18-261005-9001", "H52.18-261006-9000"]
    assert grant(hub, a_caller(hub, 9)).first == 8000


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("H52.18-261005-3001", ("H52.18", "2026-10-05", 3001)),
        ("H52-18-261005-0003001", ("H52-18", "2026-10-05", 3001)),
        ("H52.18-261005-301", None),
        ("TQ32610050001K", None),
        ("", None),
    ],
)
def test_a_code_is_taken_apart(code: str, parts: tuple[str, str, int] | None) -> None:
    assert ranges.take_apart(code) == parts
