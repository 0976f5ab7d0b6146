"""A range in hand: told in the ledger, and given up when the portal does not know of it."""

from __future__ import annotations

import msgspec
from counter_fixtures import Counter

from cchc_desktop.acts import ranges
from cchc_desktop.store import numbers
from cchc_desktop.wire.contract import NumberRange


def granted(range_id: str, first: int, state: str = "open") -> NumberRange:
    return NumberRange(
        rangeId=range_id,
        series="MaHoSo",
        MaDonVi="H52.18",
        prefix="H52.18",
        first=first,
        last=first + 999,
        validFrom="2026-10-05",
        state=state,  # type: ignore[arg-type]  # as told
    )


def test_a_granted_range_serves_and_stands_in_the_ledger(counter: Counter) -> None:
    ranges.take_granted(counter.db, granted("r-new", 9000), counter.now)

    entry = counter.entries()[-1]
    told = msgspec.json.decode(entry.payload)
    assert (entry.type, told["suKien"]) == ("counter.event", "range")
    assert told["chiTiet"] == {"rangeId": "r-new", "series": "MaHoSo", "tu": 9000, "den": 9999}
    assert numbers.ranges(counter.db)[-1].range_id == "r-new"
    assert counter.is_sound()


def test_a_range_that_the_portal_does_not_count_as_ours_gives_no_number_more(counter: Counter) -> None:
    ranges.take_granted(counter.db, granted("kept", 8000), counter.now)
    ranges.take_granted(counter.db, granted("lost", 9000), counter.now)
    provisional = [of.state for of in numbers.ranges(counter.db) if of.series == numbers.PROVISIONAL]

    given_up = ranges.give_up_unknown(counter.db, [granted("kept", 8000), granted("lost", 9000, "burned")])

    states = {of.range_id: of.state for of in numbers.ranges(counter.db) if of.series == numbers.DOSSIER}
    assert (given_up, states["kept"], states["lost"]) == (2, "open", "restored")
    assert provisional == [of.state for of in numbers.ranges(counter.db) if of.series == numbers.PROVISIONAL]
