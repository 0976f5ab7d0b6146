"""Any choice of dossiers: counted, read a page at a time, and all of it in its order."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports import register


def test_pages_make_up_the_whole(counter: Counter) -> None:
    codes = [counter.receive().code for _ in range(5)]
    oldest_first = Selection(order=Order.CODE, descending=False)
    pages = [register.page(counter.db, oldest_first, counter.now, first, 2) for first in (0, 2, 4, 6)]
    assert [page.total for page in pages] == [5] * 4
    assert [line.code for page in pages for line in page.lines] == codes
    assert [line.code for line in register.everything(counter.db, oldest_first, counter.now)] == codes


def test_a_choice(counter: Counter) -> None:
    counter.receive()
    posted = counter.receive(channel=Channel.POST)
    found = register.page(counter.db, Selection(channel=Channel.POST), counter.now, 0, 10)
    assert ([line.uid for line in found.lines], found.total) == ([posted.uid], 1)
    assert register.choices(counter.db).counters == ("03",)
