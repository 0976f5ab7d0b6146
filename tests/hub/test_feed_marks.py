"""Marks of the feed: each start leaves one, and a cursor is of this history when the next one stands after its place."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cchc_desktop.hub import feed, feed_marks
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.feed import Item
from cchc_desktop.hub.standing_schema import feed_marks as marks
from tests.hub.counters import UNIT


def published(hub: Hub, name: str) -> None:
    with hub.storage.writing() as db:
        feed.publish(db, [Item("task", name, UNIT, 1, "2026-10-05T08:15:00.000+07:00", data=b"{}")])


@pytest.fixture
def left(hub: Hub) -> list[str]:
    """Marks at the places 0, 2 and 2."""
    published(hub, "a")
    published(hub, "b")
    for _ in range(2):
        with hub.storage.writing() as db:
            feed_marks.leave(db)
    with hub.storage.reading() as db:
        rows = db.execute(select(marks).order_by(marks.c.place)).all()
    assert [row.position for row in rows] == [0, 2, 2]
    return [row.mark for row in rows]


def test_the_newest_is_named(hub: Hub, left: list[str]) -> None:
    with hub.storage.reading() as db:
        assert db.execute(select(feed_marks.newest())).scalar_one() == left[-1]


@pytest.mark.parametrize(
    ("of", "place", "passed"),
    [(0, 0, False), (0, 2, False), (0, 3, True), (1, 2, False), (1, 3, True), (2, 3, False), (2, 99, False)],
)
def test_a_place_beyond_the_next_mark_is_of_another_history(
    hub: Hub, left: list[str], of: int, place: int, passed: bool
) -> None:
    with hub.storage.reading() as db:
        assert feed_marks.is_passed(db, left[of], place) is passed


def test_a_mark_that_is_not_here_was_lost(hub: Hub, left: list[str]) -> None:
    with hub.storage.reading() as db:
        assert feed_marks.is_passed(db, left[0] + "x", 0)
