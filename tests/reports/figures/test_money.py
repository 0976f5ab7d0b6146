"""The cash book: by day and clerk; what is struck out counts on its day, against who gave the money back."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.acts import fees as acts
from cchc_desktop.acts.fees import Payment
from cchc_desktop.domain.events import FeeCollected
from cchc_desktop.domain.money import CASH, ONLINE, TRANSFER
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Role
from cchc_desktop.reports.figures.money import cash_book
from cchc_desktop.store import rebuild

FEE = 600_000


def test_by_day_and_clerk(counter: Counter) -> None:
    today = counter.now.date()
    first = counter.receive(fee_amount=FEE)
    counter.clock.forward(minutes=5)
    collect(counter, first.uid, 100_000, CASH)
    collect(counter, first.uid, 200_000, TRANSFER)
    counter.clock.forward(days=1)
    collect(counter, first.uid, 300_000, ONLINE)
    fees = [event for event in rebuild.events(counter.db, first.uid) if isinstance(event, FeeCollected)]
    acts.strike_out(counter.db, first.uid, fees[0].fee_uid, "thu nhầm", counter.lead, counter.now)

    tomorrow = counter.now.date()
    sheet = cash_book(counter.db, Period(today, tomorrow), tomorrow)
    told = [(row.cells[0], row.cells[2:]) for row in sheet.rows]
    assert told == [
        (today, (2, 100_000, 200_000, 0, 0, 300_000)),
        (tomorrow, (1, 0, 0, 300_000, 0, 300_000)),
        (tomorrow, (0, 0, 0, 0, 100_000, -100_000)),
        (None, (3, 100_000, 200_000, 300_000, 100_000, 500_000)),
    ]
    assert [row.cells[1] for row in sheet.rows] == [
        counter.clerk.name,
        counter.clerk.name,
        counter.lead.name,
        "Tổng số",
    ]

    alone = cash_book(counter.db, Period(tomorrow, tomorrow), tomorrow)  # the fee was taken before the period
    assert alone.rows[-1].cells[2:] == (1, 0, 0, 300_000, 100_000, 200_000)
    assert alone.rows[-1].role is Role.TOTAL


def collect(counter: Counter, uid: str, amount: int, method: str) -> None:
    acts.collect(counter.db, uid, Payment(amount, method), counter.clerk, counter.now)
