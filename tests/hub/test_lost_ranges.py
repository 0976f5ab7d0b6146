"""Ranges that a hub put back has forgotten, told again by the counters that hold them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from cchc_desktop.hub import identity, lost_ranges, ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.lost_ranges import Told
from cchc_desktop.hub.schema import number_ranges
from cchc_desktop.wire.contract import RangeRequest
from tests.hub.counters import UNIT, a_caller

DAY = "2026-10-05"


def learn(hub: Hub, caller: Caller, told: Told) -> bool | None:
    with hub.storage.writing() as db:
        return lost_ranges.learn(db, caller, told, hub.now())


def grant(hub: Hub, caller: Caller) -> ranges.NumberRange:
    with hub.storage.writing() as db:
        return ranges.grant(db, caller, RangeRequest("MaHoSo", UNIT, 1000, str(uuid4())), hub.now())


def test_a_forgotten_range_is_its_counter_s_again_and_nobody_else_s(hub: Hub) -> None:
    caller, other = a_caller(hub, 3), a_caller(hub, 4)
    told = Told(str(uuid4()), "MaHoSo", 9000, 9999)

    assert learn(hub, caller, told) is True

    with hub.storage.reading() as db:
        [held] = ranges.held(db, caller.device_id)
    assert (held.rangeId, held.first, held.last, held.state) == (told.rangeId, 9000, 9999, "open")
    grant(hub, other)
    assert grant(hub, other).first == 8000


def test_a_range_that_is_known_is_no_news(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    known = grant(hub, caller)

    assert learn(hub, caller, Told(known.rangeId, "MaHoSo", 3000, 3999)) is None


def test_numbers_that_another_was_granted_since_are_not_given_back(hub: Hub) -> None:
    caller, other = a_caller(hub, 3), a_caller(hub, 4)
    grant(hub, other)

    assert learn(hub, caller, Told(str(uuid4()), "MaHoSo", 4500, 5499)) is False


@pytest.mark.parametrize(
    "told",
    [
        Told(),
        Told("not an id", "MaHoSo", 9000, 9999),
        Told(str(uuid4()), "X", 9000, 9999),
        Told(str(uuid4()), "MaHoSo", 0, 9999),
        Told(str(uuid4()), "MaHoSo", 9500, 10499),
        Told(str(uuid4()), "MaHoSo", 9, 8),
    ],
)
def test_what_no_hub_granted_is_not_learned(hub: Hub, told: Told) -> None:
    assert learn(hub, a_caller(hub, 3), told) is None


def test_codes_of_the_hub_s_own_range_jump_and_go_on(hub: Hub) -> None:
    with hub.storage.writing() as db:
        first = ranges.mint(db, UNIT, DAY, hub.now())
        lost_ranges.jump_own(db, UNIT, hub.now())
        lost_ranges.jump_own(db, UNIT, hub.now())  # put back twice
        later = [ranges.mint(db, UNIT, day, hub.now()) for day in (DAY, "2026-09-20", "2026-10-06")]

    assert [code and code[-4:] for code in (first, *later)] == ["9000", "9751", "9750", "9000"]


def held(hub: Hub) -> list[tuple[int, int]]:
    with hub.storage.reading() as db:
        c = number_ranges.c
        mine = (c.device_id == ranges.NOBODY) & (c.series == "MaHoSo")
        return [(row.first, row.last) for row in db.execute(select(c.first, c.last).where(mine).order_by(c.first))]


def hold(hub: Hub) -> None:
    with hub.storage.writing() as db:
        lost_ranges.hold_next(db, UNIT, hub.now())


def starts(hub: Hub) -> list[int]:
    return [first for first, _ in held(hub)]


def test_what_an_unknown_counter_may_have_been_granted_is_given_to_nobody(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    grant(hub, caller)

    hold(hub)

    assert starts(hub) == [1000, 2000, 4000, 8000, 9000]  # of counters 1, 2, 4, and the next two from the top
    assert [grant(hub, each).first for each in (caller, a_caller(hub, 4))] == [7000, 6000]


def test_who_tells_gets_back_what_was_held_and_the_rest_stays(hub: Hub) -> None:
    known, new = a_caller(hub, 3), a_caller(hub, 4)
    hold(hub)
    told = Told(str(uuid4()), "MaHoSo", 8200, 8699)
    with hub.storage.reading() as db:
        assert not lost_ranges.is_news(db, new, told)  # of a counter that was expected to tell
        assert lost_ranges.is_news(db, new, Told(str(uuid4()), "MaHoSo", 6000, 6999))

    assert learn(hub, new, told) is True

    assert {(8000, 8199), (8700, 8999)} < set(held(hub))
    assert (8200, 8699) not in held(hub)
    assert learn(hub, known, Told(str(uuid4()), "MaHoSo", 8600, 8650)) is False


def test_held_again_it_is_no_more(hub: Hub) -> None:
    a_caller(hub, 3)
    hold(hub)
    before = held(hub)
    hold(hub)

    assert held(hub) == before


def test_a_wide_series_has_more_to_hold(hub: Hub) -> None:
    with hub.storage.writing() as db:
        identity.register_unit(db, "H52.77", width=6)
        lost_ranges.hold_next(db, "H52.77", hub.now())

    assert starts(hub) == [1000, *range(980_000, 1_000_000, 1000)]


def test_what_nobody_asked_for_is_free_again_after_a_hundred_days(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    hold(hub)
    grant(hub, caller)
    hub.clock.forward(days=101)  # type: ignore[attr-defined]  # the tests' clock

    assert grant(hub, caller).first == 9000
