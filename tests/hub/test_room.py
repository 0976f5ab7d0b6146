"""Room in one answer: pages are cut by bytes, never to nothing, and states that must not be missed go first."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.hub.refusals import problem
from cchc_desktop.hub.room import ROOM, fitting, make_room
from cchc_desktop.portal.transport import CAP
from cchc_desktop.wire.contract import OpResult


@given(st.lists(st.integers(0, ROOM * 2)))
def test_what_fits_is_the_longest_beginning_and_never_nothing(sizes: list[int]) -> None:
    held = fitting(iter(sizes))

    assert held >= min(1, len(sizes))
    assert held == 1 or sum(sizes[:held]) <= ROOM
    assert held == len(sizes) or sum(sizes[: held + 1]) + 300 * (held + 1) > ROOM


def test_a_thousand_small_ones_fit_a_counter_s_limit() -> None:
    assert fitting([600] * 1001) == 1001
    assert ROOM * 2 < CAP


def shown(outcome: Any, size: int, **members: Any) -> OpResult:
    return OpResult("op", outcome, serverState={"x": "x" * size}, **members)


def test_states_that_somebody_compares_stay_and_merged_ones_are_left_to_the_feed() -> None:
    doubt = problem(409, "XUNG_DOT", "Hai bên cùng sửa.")
    results = [
        shown("merged", 390_000),
        OpResult("op", "applied"),
        shown("merged", 400_000),
        shown("conflict", 300_000, problem=doubt),
        shown("accepted-with-warnings", 300_000, warnings=[doubt]),
    ]

    make_room(results)

    assert [result.serverState is not None for result in results] == [True, False, False, True, True]
    assert len(msgspec.json.encode(results)) < CAP


def test_few_states_are_all_told() -> None:
    results = [shown("merged", 1000) for _ in range(50)]

    make_room(results)

    assert all(result.serverState for result in results)
