"""The calendar that was set last is the one that is read."""

from datetime import date

from cchc_desktop.store import calendar
from cchc_desktop.store.connection import Database


def test_none_then_the_one_set_last(db: Database) -> None:
    assert calendar.read(db) is None

    calendar.write(db, "confirmed_through = 2026")
    calendar.write(db, '[[day]]\ndate = 2026-10-14\nkind = "holiday"\n')

    found = calendar.read(db)
    assert found is not None
    assert ([each.day for each in found.overrides], found.confirmed_through) == ([date(2026, 10, 14)], 0)
