"""Each mark as a condition: who bears it and who lacks it are all there are, and what was counted is what is listed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import NOW, a_clerk, an_intake
from store_fixtures import happened, received

from cchc_desktop.domain.events import FeeCollected, FeeVoided, Rated, SlipPrinted, SupplementRequested
from cchc_desktop.domain.money import CASH, ONLINE
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Mark, Selection
from cchc_desktop.store import digital, facts, print_counts, prints, tallies
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid

DAY = NOW.date()
PERIOD = Period(DAY, DAY)
LATER = NOW + timedelta(days=1)


def count(db: Database, mark: Mark, *details: str, doer: str = "") -> int:
    return facts.count(db, Selection(period=PERIOD, mark=mark, details=details, doer=doer), DAY)


def test_money_is_of_its_day_its_clerk_and_its_method(db: Database) -> None:
    first, second, third = (received(db, number, intake=an_intake(fee_amount=9)) for number in range(3))
    first = happened(db, first, FeeCollected(NOW, "f1", 5, CASH))
    first = happened(db, first, FeeCollected(NOW, "f2", 4, ONLINE))
    happened(db, first, FeeVoided(LATER, "f1", "nhầm"))
    happened(db, second, FeeCollected(NOW, "f3", 9, "khác"))  # the cash book has no column for it but cash
    happened(db, third, FeeVoided(NOW, "f0", "nhầm"))

    clerk = a_clerk().code
    assert (count(db, Mark.TAKEN), count(db, Mark.TAKEN, doer=clerk), count(db, Mark.TAKEN, doer="x")) == (2, 2, 0)
    assert (count(db, Mark.TAKEN, CASH), count(db, Mark.TAKEN, ONLINE)) == (2, 1)
    assert (count(db, Mark.STRUCK_OUT), count(db, Mark.MONEY)) == (1, 3)
    assert sum(each.times for each in tallies.taken(db, PERIOD)) == 3


def test_a_score_and_a_printing_are_found_by_what_they_say(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    happened(db, first, Rated(NOW, 1))
    happened(db, first, Rated(NOW + timedelta(minutes=1), 5))
    happened(db, second, Rated(LATER, 1))
    for printing, state in ((1, "handed_over"), (2, "failed")):
        event = SlipPrinted(NOW, "receipt", state, new_uid(), printing)
        prints.note(db, happened(db, second, event).uid, event)
    prints.note(db, None, SlipPrinted(NOW, "day_close", "handed_over", new_uid(), 1, slip_number="2026-10-05"))

    assert (count(db, Mark.RATED), count(db, Mark.RATED, "5", "4"), count(db, Mark.RATED, "1")) == (1, 1, 0)
    assert (count(db, Mark.PRINTED, "receipt"), count(db, Mark.PRINTED, "label"), count(db, Mark.PRINTED)) == (1, 0, 1)
    assert (count(db, Mark.PRINTED_AGAIN), count(db, Mark.PRINT_FAILED), count(db, Mark.PRINT_OPEN)) == (0, 1, 0)
    assert print_counts.of(db, PERIOD)["receipt"] == (2, 1, 0, 1, 0)


@pytest.mark.parametrize("mark", Mark)
def test_who_lacks_a_mark_are_all_others(db: Database, mark: Mark) -> None:
    for number in range(3):
        dossier = received(db, number, intake=an_intake(fee_amount=9 if number else None), due_at=None)
        if number == 2:
            happened(db, dossier, SupplementRequested(NOW, "Đơn"))
    every = facts.count(db, Selection(period=PERIOD, figure=Figure.RECEIVED), DAY)
    bear, lack = (
        facts.count(db, Selection(period=PERIOD, figure=Figure.RECEIVED, **{how: mark}), DAY)
        for how in ("mark", "lacks")
    )
    assert bear + lack == every == 3
    if mark is Mark.WITH_FEE:
        assert bear == digital.digital(db, PERIOD).with_fee == 2
    if mark is Mark.RIGHT_AT_ONCE:
        assert bear == sum(each.right for each in tallies.first_time(db, PERIOD).values()) == 2


def test_without_a_period_marks_mean_nothing(db: Database) -> None:
    received(db, 1)
    assert facts.count(db, Selection(mark=Mark.TAKEN, lacks=Mark.DONE), DAY) == 1
