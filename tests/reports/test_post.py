"""The postal lists and arrivals of a day."""

from __future__ import annotations

from datetime import date, timedelta

from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import custody, post
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.reports import post as report


def sent(counter: Counter, *items: str) -> PostalList:
    uids = [hand_over(counter, counter.receive()).uid for _ in items]
    custody.take_results(counter.db, uids, "", counter.clerk, counter.now)
    pairs = list(zip(uids, items, strict=True))
    return post.post_results(counter.db, counter.desk, pairs, counter.clerk, counter.now)


def test_a_list_is_read_from_the_ledger_as_it_was_made(counter: Counter) -> None:
    first, second = sent(counter, "EV000000014VN", "EV000000028VN"), sent(counter, "EV000000031VN")
    today = counter.now.date()

    assert report.lists_on(counter.db, today) == (first, second)
    assert report.postal_list(counter.db, second.number.lower()) == second
    assert report.lists_on(counter.db, today + timedelta(1)) == ()


def test_only_a_postal_number_names_a_list(counter: Counter) -> None:
    sent(counter, "EV000000014VN")
    for text in ("BG-3-261005-01", "BC-3-261005-02", "EV000000014VN"):
        assert report.postal_list(counter.db, text) is None


def test_arrivals_are_told_with_code_and_day(counter: Counter) -> None:
    post.note_arrival(counter.db, "EV000000093VN", date(2026, 10, 3), counter.clerk, counter.now)

    (found,) = report.arrivals_on(counter.db, counter.now.date())

    assert (found.item_code, found.arrived_on, found.noted_at) == ("EV000000093VN", "2026-10-03", counter.now)
    assert found.by.code == "cb01"


def test_a_corrected_code_stands_in_its_list_beside_the_one_before(counter: Counter) -> None:
    before = sent(counter, "EV000000014VN", "EV000000028VN")
    uid = before.items[0].uid
    counter.clock.forward(minutes=5)
    post.correct_item(counter.db, uid, ("EV000000031VN", "Gõ nhầm"), (counter.clerk, counter.now, None))

    after = report.postal_list(counter.db, before.number)

    assert after is not None
    assert [item.item_code for item in after.items] == ["EV000000031VN", "EV000000028VN"]
    assert after.digest != before.digest
    assert after.former == {before.digest}
