"""Who holds the open folders, counted through the indexes."""

from __future__ import annotations

from factories import NOW
from store_fixtures import happened, received

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, ResultArrived, SentBack, Taken, Voided, Withdrawn
from cchc_desktop.domain.status import Status
from cchc_desktop.store import holding
from cchc_desktop.store.connection import Database
from cchc_desktop.store.holding import Share

A = "Phòng A"


def gone(db: Database, number: int, *events: object) -> Dossier:
    dossier = received(db, number=number)
    for event in events:
        dossier = happened(db, dossier, event)  # type: ignore[arg-type]  # of Event
    return dossier


def fill(db: Database) -> None:
    given, taken = HandedOver(NOW, A, "BG-3-261005-01"), Taken(NOW, A, "Đỗ Văn Nhận")
    gone(db, 1)
    gone(db, 2, given)
    gone(db, 3, given, taken)
    gone(db, 4, given, taken, SentBack(NOW, "x"), given)
    gone(db, 5, given, taken, ResultArrived(NOW))
    gone(db, 6, given, Withdrawn(NOW, "x"))
    gone(db, 7, Voided(NOW, "x"))


def test_shares_add_up_to_the_total(db: Database) -> None:
    fill(db)
    assert sorted(holding.shares(db)) == [
        Share("counter", "", finished=False, given=False, folders=1),
        Share("counter", "", finished=True, given=False, folders=1),
        Share("division", A, finished=False, given=False, folders=1),
        Share("division", A, finished=False, given=True, folders=2),
    ]
    assert holding.total(db) == 5


def test_given_ones_are_listed_the_longest_under_way_first(db: Database) -> None:
    fill(db)
    found = holding.given(db, 10)
    assert [each.code for each in found] == ["H52.18-261005-3002", "H52.18-261005-3004"]
    assert [each.entry.type for each in found] == ["custody.handedOver"] * 2
    assert [each.code for each in holding.given(db, 1)] == ["H52.18-261005-3002"]
    assert {each.division for each in found} == {A}


def test_those_at_the_counter_come_by_status(db: Database) -> None:
    fill(db)
    assert [d.code for d in holding.at_counter(db, (Status.RECEIVED,), 9)] == ["H52.18-261005-3001"]
    assert [d.code for d in holding.at_counter(db, (Status.FINISHED,), 9)] == ["H52.18-261005-3005"]
    assert holding.at_counter(db, (Status.SUPPLEMENT,), 9) == []


def test_an_empty_store_has_nothing_to_hold(db: Database) -> None:
    assert (holding.shares(db), holding.total(db), holding.given(db, 5)) == ([], 0, [])


def test_only_indexes_are_read_to_count(db: Database) -> None:
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    holding.shares(db)
    holding.total(db)
    holding.given(db, 5)
    db.conn.set_trace_callback(None)
    for query in asked:
        plan = [row[3] for row in db.conn.execute(f"explain query plan {query}")]
        tables = [line for line in plan if line.startswith(("SCAN", "SEARCH"))]
        assert all("COVERING INDEX" in line for line in tables), plan
