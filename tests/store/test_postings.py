"""What left by post: the code that holds, those before it, and the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, hand_over, open_counter

from cchc_desktop.acts import custody, post
from cchc_desktop.domain.events import ResultPosted
from cchc_desktop.store.postings import list_of, posting, together


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as counter:
        yield counter


def finished(counter: Counter) -> str:
    uid = hand_over(counter, counter.receive()).uid
    return custody.take_result(counter.db, uid, "", counter.clerk, counter.now).uid


def test_a_posting_has_its_code_and_those_before_it(counter: Counter) -> None:
    uid, other = finished(counter), finished(counter)
    assert posting(counter.db, uid) is None
    items = [(uid, "EV000000014VN"), (other, "EV000000028VN")]
    number = post.post_results(counter.db, counter.desk, items, counter.clerk, counter.now).number
    for code in ("EV000000031VN", "EV000000045VN"):
        counter.clock.forward(minutes=1)
        post.correct_item(counter.db, uid, (code, "Gõ nhầm"), (counter.clerk, counter.now, None))

    found = posting(counter.db, uid)

    assert found is not None
    assert found.item_code == "EV000000045VN"
    assert [code for _, code in found.former] == ["EV000000014VN", "EV000000031VN"]
    assert (list_of(counter.db, found), together(counter.db, found)) == (number, [uid, other])


def test_a_result_posted_by_itself_has_no_list(counter: Counter) -> None:
    uid = finished(counter)
    custody.return_result(counter.db, uid, ResultPosted(counter.now, "EV000000014VN"), counter.clerk)
    found = posting(counter.db, uid)
    assert found is not None
    assert (list_of(counter.db, found), together(counter.db, found)) == ("", [uid])
