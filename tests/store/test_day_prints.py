"""What was printed on a day, by what has become of it."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW, a_clerk
from store_fixtures import AT, SALT, received

from cchc_desktop.domain.day_close import Prints
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.store import dated, ledger, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.day_prints import entries_of, prints_on
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads


def printed(db: Database, uid: str, state: str, printing: int = 1, days: int = 0) -> None:
    made = f"p{db.conn.execute('select count(*) from prints').fetchone()[0]}"
    with transaction(db):
        prints.note(db, uid, SlipPrinted(NOW + timedelta(days=days), "receipt", state, made, printing))


def test_first_ones_reprints_failed_and_unknown(db: Database) -> None:
    uid = received(db).uid
    for state, printing in (("handed_over", 1), ("handed_over", 2), ("handed_over", 3), ("failed", 3), ("asked", 1)):
        printed(db, uid, state, printing)
    printed(db, uid, "handed_over", days=1)
    assert prints_on(db, NOW.date()) == Prints(first=1, again=2, failed=1, unknown=1)
    assert prints_on(db, NOW.date() - timedelta(1)) == Prints()


def test_the_day_s_index_answers(db: Database) -> None:
    query = "explain query plan select state from prints where asked_at >= ? and asked_at < ?"
    assert "prints_asked" in str(db.conn.execute(query, dated.span("2026-10-05")).fetchall())


def test_the_entries_of_one_slip_of_the_counter(db: Database) -> None:
    def noted(slip: str, number: str) -> int:
        event = SlipPrinted(NOW, slip, "asked", "p", 1, slip_number=number)
        with transaction(db):
            return ledger.append(db, payloads.of_no_dossier(event, SALT), Subject(), a_clerk(), AT, new_uid()).pos

    first = noted("day_close", "2026-10-05")
    noted("register", "2026-10-05")
    noted("day_close", "2026-10-04")
    again = noted("day_close", "2026-10-05")
    assert entries_of(db, "day_close", "2026-10-05", 0) == [first, again]
    assert entries_of(db, "day_close", "2026-10-05", first) == [again]
