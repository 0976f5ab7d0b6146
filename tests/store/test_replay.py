"""Entries put back add up to the store they came from; what does not continue the chain is refused whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from counter_fixtures import Counter, hand_over, open_counter

from cchc_desktop.acts import decide, pad, printing, retention
from cchc_desktop.store import books, dossiers, numbers, pads, prints, replay
from cchc_desktop.store.connection import FILE_NAME, checkpoint
from cchc_desktop.store.replay import Unfitting
from cchc_desktop.wire.canonical import BLANK


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


@pytest.fixture
def older(counter: Counter, tmp_path: Path) -> Iterator[Counter]:
    """The same counter as it was before it did anything."""
    checkpoint(counter.db)
    folder = tmp_path / "older"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes((counter.folder / FILE_NAME).read_bytes())
    made = Counter(folder, counter.desk, counter.clock, None)  # type: ignore[arg-type]  # opened on the next line
    made.start()
    yield made
    made.close()


def a_day(counter: Counter) -> None:
    first = counter.receive()
    asked = printing.ask(counter.db, first.uid, printing.RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "HP", "", (counter.clerk, counter.now))
    hand_over(counter, first)
    made = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, made.codes[1], "rách", counter.clerk, counter.now)
    counter.receive()


def test_they_add_up_to_the_store_they_came_from(counter: Counter, older: Counter) -> None:
    a_day(counter)

    replay.put_back(older.db, counter.entries())

    assert older.entries() == counter.entries()
    assert list(dossiers.own_states(older.db)) == list(dossiers.own_states(counter.db))
    assert list(prints.by_dossier(older.db)) == list(prints.by_dossier(counter.db))
    assert books.receptions(older.db) == books.receptions(counter.db)
    assert numbers.voided(older.db) == numbers.voided(counter.db)
    today = counter.now.date()
    assert pads.since(older.db, today) == pads.since(counter.db, today)
    kept = "select * from numbers"
    assert older.db.conn.execute(kept).fetchall() == counter.db.conn.execute(kept).fetchall()
    assert older.is_sound()


def test_those_it_has_are_not_entered_twice(counter: Counter, older: Counter) -> None:
    a_day(counter)
    half = len(counter.entries()) // 2
    replay.put_back(older.db, counter.entries()[:half])

    added = replay.put_back(older.db, counter.entries())

    assert len(added) == len(counter.entries()) - half
    assert replay.put_back(older.db, counter.entries()) == []
    assert older.is_sound()


@pytest.mark.parametrize("spoiled", ["gap", "payload", "hash", "instance", "other"])
def test_what_does_not_fit_changes_nothing(counter: Counter, older: Counter, spoiled: str) -> None:
    a_day(counter)
    entries, before = counter.entries(), older.contents()
    third = entries[3]
    if spoiled == "gap":
        entries.remove(third)
    elif spoiled == "payload":
        entries[3] = third._replace(payload=b"{}")
    elif spoiled == "hash":
        entries[3] = third._replace(clerk_code="khac")
    elif spoiled == "instance":
        entries = [entry._replace(instance="0192f7c0-0000-7000-8000-00000000bbbb") for entry in entries]
    else:
        entries[0] = entries[0]._replace(hash="0" * 64)  # it has one in that place

    with pytest.raises(Unfitting):
        replay.put_back(older.db, entries)

    assert older.contents() == before


def test_what_was_blanked_is_blanked_again(counter: Counter, older: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "nhập nhầm", (counter.lead, counter.now, None))
    counter.sent()
    as_sent = counter.entries()
    counter.clock.forward(days=6 * 366)
    retention.apply(counter.db, counter.desk, (date(2027, 1, 1), "12/QĐ"), counter.admin, counter.now)
    since = counter.entries()[len(as_sent) :]

    replay.put_back(older.db, [*as_sent, *since])

    assert [entry.payload for entry in older.entries(dossier.uid)][:-1] == [BLANK, BLANK]
    assert older.dossier(dossier.uid) == counter.dossier(dossier.uid)
    assert older.is_sound()
