"""What an inspection asks of a period: only of that period, only of own dossiers, only what counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from factories import NOW
from store_fixtures import happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period
from cchc_desktop.store import inspecting, numbers, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.inspecting import Acted
from cchc_desktop.store.numbers import Range

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
BEFORE = Period(date(2025, 1, 1), date(2025, 12, 31))
TODAY = date(2026, 12, 1)


def printed(db: Database, uid: str, slip: str, number: int = 1) -> None:
    with transaction(db):
        prints.note(db, uid, e.SlipPrinted(NOW, slip, "handed_over", f"{uid}{slip}{number}", number, "HP"))


def test_late_ones_until_somebody_apologises_or_papers_are_waited_for(db: Database) -> None:
    late, sorry, waits, voided = (received(db, number, NOW) for number in (1, 2, 3, 4))
    happened(db, sorry, e.Apologised(NOW, "chậm", NOW + timedelta(days=90)))
    happened(db, waits, e.SupplementRequested(NOW, "Bổ sung"))
    happened(db, voided, e.Voided(NOW, "nhập nhầm"))

    assert late.due_at is not None
    assert inspecting.unapologised(db, YEAR, TODAY) == [late.code]
    assert inspecting.unapologised(db, YEAR, late.due_at.date()) == []
    assert inspecting.unapologised(db, BEFORE, TODAY) == []


def test_what_was_asked_for_twice_and_when(db: Database) -> None:
    twice = received(db, 1, NOW)
    for _ in range(2):
        twice = happened(db, twice, e.SupplementRequested(NOW, "Bổ sung"))
        twice = happened(db, twice, e.SupplementReceived(NOW, (), twice.due_at))
    happened(db, received(db, 2, NOW), e.SupplementRequested(NOW, "Bổ sung"))

    assert inspecting.asked_twice(db, YEAR) == [twice.code]
    assert inspecting.asked_twice(db, BEFORE) == []


def test_folders_that_did_not_leave_on_the_day(db: Database) -> None:
    same, next_day, never = (received(db, number, NOW) for number in (1, 2, 3))
    happened(db, same, e.HandedOver(NOW, "Phòng A"))
    happened(db, next_day, e.HandedOver(NOW + timedelta(days=1), "Phòng A"))

    assert list(inspecting.not_sent_that_day(db, YEAR)) == [next_day.uid, never.uid]
    assert list(inspecting.not_sent_that_day(db, BEFORE)) == []


def test_papers_without_acts_and_acts_without_papers(db: Database) -> None:
    whole, bare = received(db, 1, NOW), received(db, 2, NOW)
    printed(db, whole.uid, "receipt")
    for each in (whole, bare):
        happened(db, each, e.Apologised(NOW, "chậm", NOW + timedelta(days=90)))
    printed(db, whole.uid, "apology")
    printed(db, bare.uid, "stop")

    assert inspecting.unprinted_receipts(db, YEAR) == [(bare.uid, bare.code)]
    assert inspecting.unprinted(db, "dossier.apologised", YEAR) == [bare.code]
    assert inspecting.unprinted(db, "dossier.stopped", YEAR) == []
    assert inspecting.without_act(db, YEAR) == [bare.code]
    assert inspecting.without_act(db, BEFORE) == []


def test_acts_are_told_by_minute_and_clerk(db: Database) -> None:
    at = datetime(2026, 10, 5, 18, 2, 30, tzinfo=VN)
    first = received(db, 1, at)
    received(db, 2, at + timedelta(seconds=20))
    happened(db, first, e.Withdrawn(at, "đổi ý"))

    assert sorted(inspecting.acted(db, YEAR)) == [Acted("2026-10-05T18:02", "cb01", n) for n in (1, 2)]
    assert list(inspecting.acted(db, BEFORE)) == []


def test_numbers_are_counted_by_reason_and_by_when_it_was_said(db: Database) -> None:
    numbers.put_range(db, Range("r1", numbers.DOSSIER, "H52.18", "H52.18", 3000, 3999, 4, "2026-01-01", "open"))
    (of,) = numbers.ranges(db)
    for first, last, why in ((3000, 3001, "rách"), (3004, 3004, "rách"), (3010, 3010, "mất điện")):
        numbers.void(db, of, NOW.date(), (first, last), (why, noted(db).pos))

    assert inspecting.skipped(db, YEAR) == [("rách", 3), ("mất điện", 1)]
    assert inspecting.skipped(db, BEFORE) == []
