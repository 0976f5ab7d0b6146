"""Batches are read from the ledger alone, by their number, through its indexes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import NOW, a_clerk
from store_fixtures import AT, SALT, happened, received

from cchc_desktop.domain.batch import BatchNumber, parse_batch
from cchc_desktop.domain.events import HandedOver, SentBack, Taken, Withdrawn
from cchc_desktop.store import batches, dossiers, ledger, number_file, rebuild
from cchc_desktop.store.connection import Database, bulk, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads

TODAY = NOW.date()
STEM = "BG-3-261005-"
SLIP = f"{STEM}01"
DIVISION = "Phòng Người có công"


def number(text: str = SLIP) -> BatchNumber:
    found = parse_batch(text)
    assert found is not None
    return found


def take_number(db: Database, folder: Path, stem: str = STEM, day: date = TODAY) -> str:
    with transaction(db):
        return batches.next_number(db, folder, stem, day)


def given(db: Database, count: int, slip: str = SLIP) -> list[str]:
    uids = []
    for n in range(count):
        dossier = received(db, number=2 * len(ledger.after(db, 0, 10_000)) + n)
        happened(db, dossier, HandedOver(NOW, DIVISION, slip))
        uids.append(dossier.uid)
    return uids


def test_numbers_of_a_day_rise_from_one(db: Database, folder: Path) -> None:
    assert [take_number(db, folder) for _ in range(3)] == [f"{STEM}01", f"{STEM}02", f"{STEM}03"]
    assert take_number(db, folder, "BG-3-261006-", TODAY + timedelta(1)) == "BG-3-261006-01"
    assert take_number(db, folder, "BC-3-261005-") == "BC-3-261005-01"


def test_more_than_ninety_nine_batches_go_on(db: Database, folder: Path) -> None:
    given(db, 1, f"{STEM}99")
    assert [take_number(db, folder) for _ in range(2)] == [f"{STEM}100", f"{STEM}101"]


def test_the_ledger_knows_the_last_number_without_the_file(db: Database, folder: Path) -> None:
    given(db, 1, f"{STEM}07")
    assert take_number(db, folder) == f"{STEM}08"
    with transaction(db):
        payload = payloads.counter_event("postal_list", {"phieu": "BC-3-261005-04"}, SALT)
        ledger.append(db, payload, Subject(), a_clerk(), AT, new_uid())
    (folder / number_file.LAST_NAME).unlink()
    assert take_number(db, folder, "BC-3-261005-") == "BC-3-261005-05"


def test_the_file_knows_what_a_restored_store_has_forgotten(db: Database, folder: Path) -> None:
    number_file.note_given(folder, "BG-3-", TODAY.isoformat(), 12)
    assert take_number(db, folder) == f"{STEM}13"


def test_many_batches_in_one_bulk_are_numbered_on(db: Database, folder: Path) -> None:
    with bulk(db) as whole:
        assert [batches.next_number(whole, folder, STEM, TODAY) for _ in range(3)][-1] == f"{STEM}03"
    assert take_number(db, folder) == f"{STEM}04"


def test_a_batch_is_the_entries_that_carry_its_number(db: Database) -> None:
    ours = given(db, 3)
    given(db, 2, f"{STEM}02")

    assert [entry.dossier_uid for entry in batches.of_number(db, number())] == ours
    assert batches.numbers_on(db, TODAY) == [SLIP, f"{STEM}02"]
    assert batches.numbers_on(db, TODAY + timedelta(1)) == []
    assert batches.get(db, number("BG-3-261006-01")) is None


def test_the_newest_move_and_slip_of_a_folder(db: Database) -> None:
    dossier = received(db)
    assert batches.last_move(db, dossier.uid) is None
    assert batches.slip_of(db, dossier.uid) == ""
    moved = happened(db, dossier, HandedOver(NOW, DIVISION, SLIP))
    moved = happened(db, moved, SentBack(NOW, "x"))
    moved = happened(db, moved, HandedOver(NOW, DIVISION, f"{STEM}02"))
    moved = happened(db, moved, Taken(NOW, DIVISION, "A"))
    last = batches.last_move(db, dossier.uid)
    assert last is not None
    assert last.type == "custody.taken"
    assert batches.slip_of(db, dossier.uid) == f"{STEM}02"


@pytest.mark.parametrize(("taken", "partly"), [(0, False), (1, True)])
def test_a_batch_is_partly_taken_once_one_folder_was(db: Database, taken: int, partly: bool) -> None:
    for uid in given(db, 2)[:taken]:
        known = dossiers.get(db, uid)
        assert known is not None
        happened(db, known, Taken(NOW, DIVISION, "A"))
    assert batches.partly_taken(db, SLIP) is partly
    assert not batches.partly_taken(db, "gì đó")


def test_a_folder_that_came_back_and_was_taken_with_a_later_batch_tells_nothing_of_the_first(db: Database) -> None:
    known = dossiers.get(db, given(db, 2)[0])
    assert known is not None
    moved = happened(db, known, SentBack(NOW, "x"))
    moved = happened(db, moved, HandedOver(NOW, DIVISION, f"{STEM}02"))
    happened(db, moved, Taken(NOW, DIVISION, "A"))

    assert not batches.partly_taken(db, SLIP)
    assert batches.partly_taken(db, f"{STEM}02")


def test_a_batch_is_found_through_the_day_s_index(db: Database) -> None:
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    batches.of_number(db, number())
    batches.partly_taken(db, SLIP)
    batches.last_move(db, received(db).uid)
    db.conn.set_trace_callback(None)
    queries = [query for query in asked if query.startswith("select") and "custody." in query]
    assert len(queries) == 3
    for query in queries:
        plan = " ".join(row[3] for row in db.conn.execute(f"explain query plan {query}"))
        assert "ledger_dated" in plan or "ledger_custody" in plan
        assert "SCAN l" not in plan


def test_a_folder_is_waited_for_until_it_is_taken_or_ended(db: Database) -> None:
    taken, ended = given(db, 2)
    entries = batches.of_number(db, number())
    assert [batches.settling(db, entry) for entry in entries] == [None, None]
    assert batches.settled(db, entries) == ""

    for uid, event in ((taken, Taken(NOW, DIVISION)), (ended, Withdrawn(NOW, "Đổi ý"))):
        dossier = dossiers.get(db, uid)
        assert dossier is not None
        happened(db, dossier, event)

    found = [entry for each in entries if (entry := batches.settling(db, each))]
    assert sorted(entry.type for entry in found) == ["custody.taken", "dossier.withdrawn"]
    assert batches.settled(db, entries) == rebuild.told(max(found, key=lambda entry: entry.pos))
    assert "ghi." in batches.settled(db, entries)
