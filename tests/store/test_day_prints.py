"""What was printed on a day, by what has become of it."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW
from store_fixtures import received

from cchc_desktop.domain.day_close import Prints
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.store import dated, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.day_prints import prints_on


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
