"""What happened on a day, by the day the entries tell of."""

from __future__ import annotations

from datetime import datetime, timedelta

from factories import NOW
from store_fixtures import happened, noted, received

from cchc_desktop.domain.events import FeeCollected, HandedOver, Stopped
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import dated, ledger
from cchc_desktop.store.connection import Database

TODAY = NOW.date()


def test_a_day_lasts_from_midnight_to_midnight_here(db: Database) -> None:
    first = datetime(2026, 10, 5, 0, 0, tzinfo=VN)
    last = datetime(2026, 10, 5, 23, 59, 59, 999_000, tzinfo=VN)
    dossier = received(db, at=first)
    happened(db, dossier, FeeCollected(last, "f1", 5))
    happened(db, dossier, FeeCollected(last + timedelta(milliseconds=1), "f2", 5))

    assert dated.counts(db, TODAY) == {"dossier.received": 1, "fee.collected": 1}
    assert len(dated.entries(db, ("fee.collected", "fee.voided"), TODAY)) == 1
    assert dated.counts(db, TODAY + timedelta(1)) == {"fee.collected": 1}


def test_entries_come_in_the_order_they_were_made(db: Database) -> None:
    dossier = received(db)
    for minute in (5, 3, 9):
        happened(db, dossier, HandedOver(NOW + timedelta(minutes=minute), "A"))
    found = dated.entries(db, ("custody.handedOver",), TODAY)
    assert [entry.occurred_at[14:16] for entry in found] == ["20", "18", "24"]


def test_what_is_noted_of_the_counter_comes_with_its_details(db: Database) -> None:
    entry = noted(db, "sign_in")
    noted(db, "sign_out")
    assert dated.counter_events(db, "sign_in", TODAY) == [(dated.entries(db, ("counter.event",), TODAY)[0], {})]
    assert dated.counter_events(db, "sign_in", TODAY)[0][0].pos == entry.pos
    assert dated.counter_events(db, "day_close", TODAY) == []


def test_a_day_is_closed_by_the_notes_that_name_it_whenever_they_are_made(db: Database) -> None:
    noted(db, "day_close", {"ngay": (TODAY - timedelta(1)).isoformat()})
    noted(db, "sign_in", {"ngay": TODAY.isoformat()})
    assert dated.closings(db, TODAY) == []
    (entry,) = dated.closings(db, TODAY - timedelta(1))
    assert entry.occurred_at.startswith(TODAY.isoformat())
    assert dated.closings(db, TODAY - timedelta(2)) == []


def test_the_day_s_index_answers(db: Database) -> None:
    query = f"explain query plan select l.type, count(*) from ledger l where {dated.ON_DAY} group by l.type"
    (plan,) = [
        row[3] for row in db.conn.execute(query, dated.span("2026-10-05")) if "ledger" in row[3] or " l" in row[3]
    ]
    assert "COVERING INDEX ledger_dated (type=? AND occurred_at>? AND occurred_at<?)" in plan


def test_decisions_are_counted_by_an_index_of_their_own(db: Database) -> None:
    dossier = received(db)
    happened(db, dossier, Stopped(NOW + timedelta(minutes=5), "Dừng"))

    assert dated.counts(db, TODAY)["dossier.stopped"] == 1
    query = f"explain query plan select l.type, count(*) from ledger l where {dated.DECIDED_ON_DAY} group by l.type"
    plans = [row[3] for row in db.conn.execute(query, dated.span("2026-10-05"))]
    assert any("COVERING INDEX ledger_decided" in plan for plan in plans)


def test_only_work_on_a_dossier_counts_as_acted_since(db: Database) -> None:
    dossier = received(db)
    pos = ledger.last_pos(db)
    noted(db, "sign_in")
    assert not dated.acted_since(db, pos)

    happened(db, dossier, FeeCollected(NOW, "f1", 5))

    assert dated.acted_since(db, pos)
