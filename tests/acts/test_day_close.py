"""Closing a day writes numbers, never a name."""

from __future__ import annotations

import msgspec
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import day_close
from cchc_desktop.acts.record import record
from cchc_desktop.domain.events import FeeCollected
from cchc_desktop.reports import day_close as report


def test_the_ledger_notes_the_counts_of_the_day(counter: Counter) -> None:
    paid = counter.receive(fee_amount=7000)
    record(counter.db, paid, FeeCollected(counter.now, "f1", 7000), counter.clerk)
    hand_over(counter, counter.receive())
    closing = report.day_close(counter.db, "03", counter.now.date())

    day_close.close_day(counter.db, closing, counter.lead, counter.now)

    entry = counter.entries()[-1]
    body = msgspec.json.decode(entry.payload)
    assert (entry.type, entry.clerk_code, body["suKien"]) == ("counter.event", "tq01", "day_close")
    assert body["chiTiet"] == closing.counts
    assert {
        name: body["chiTiet"][name] for name in ("dangMo", "khop", "tiepNhan", "banGiao", "chuaNhan", "tienThu")
    } == {
        "dangMo": 2,
        "khop": True,
        "tiepNhan": 2,
        "banGiao": 1,
        "chuaNhan": 1,
        "tienThu": 7000,
    }
    for name in ("Trần Thị Ví Dụ", "Phạm Thị Tiếp Nhận", "000190000012", str(paid.code)):
        assert name.encode() not in entry.payload
    assert report.closed_at(counter.db, counter.now.date()) == counter.now
    assert counter.is_sound()
