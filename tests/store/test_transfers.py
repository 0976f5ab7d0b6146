"""Which files the portal lacks follows from the ledger; how far each is, and what is asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter
from factories import PAPERS

from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.store import files, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.transfers import Counts
from cchc_desktop.wire.canonical import sha256_hex

FIRST, SECOND = b"%PDF-1 first", b"%PDF-1 second, longer"
RESULT = "cd" * 32


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def link(counter: Counter, data: bytes = FIRST, uid: str = "", paper: int = 0) -> str:
    uid = uid or counter.receive().uid
    acts.link(counter.db, uid, Scan(data, PAPERS[paper].name), counter.clerk, counter.now)
    return uid


def names(counter: Counter) -> list[str]:
    return [transfer.sha256 for transfer in transfers.unheld(counter.db)]


def test_what_was_linked_waits_with_its_entry_and_length(counter: Counter) -> None:
    uid = link(counter)
    (waiting,) = transfers.unheld(counter.db)

    assert (waiting.sha256, waiting.dossier_uid, waiting.total) == (sha256_hex(FIRST), uid, len(FIRST))
    assert waiting.pos == counter.entries(uid)[-1].pos
    assert (waiting.state, waiting.done, waiting.fetched) == ("waiting", 0, False)


def test_a_scan_whose_entry_was_never_made_does_not_go(counter: Counter) -> None:
    files.keep(counter.db, sha256_hex(FIRST), "application/pdf", FIRST, "2026")
    assert transfers.unheld(counter.db) == []


def test_one_sheet_for_two_papers_goes_once(counter: Counter) -> None:
    uid = link(counter)
    transfers.gather(counter.db)
    link(counter, uid=uid, paper=1)

    assert names(counter) == [sha256_hex(FIRST)]


def test_looking_again_looks_at_new_entries_alone(counter: Counter) -> None:
    link(counter)
    transfers.gather(counter.db)
    counter.db.conn.execute("delete from transfers")
    transfers.gather(counter.db)
    assert names(counter) == []

    link(counter, SECOND)
    assert names(counter) == [sha256_hex(SECOND)]


def test_the_least_tried_goes_first_then_the_oldest(counter: Counter) -> None:
    for data in (FIRST, SECOND):
        link(counter, data)
    first, second = transfers.unheld(counter.db)
    assert [each.sha256 for each in transfers.waiting(counter.db, 9)] == [first.sha256, second.sha256]

    transfers.note(counter.db, first._replace(attempts=1, done=5, upload_id="u"))

    assert [each.sha256 for each in transfers.waiting(counter.db, 9)] == [second.sha256, first.sha256]
    assert transfers.get(counter.db, first.sha256) == first._replace(attempts=1, done=5, upload_id="u")


def test_what_is_held_is_no_longer_to_be_carried_and_what_is_refused_still_is(counter: Counter) -> None:
    for data in (FIRST, SECOND):
        link(counter, data)
    first, second = transfers.unheld(counter.db)
    transfers.note(counter.db, first._replace(state="held"))
    transfers.note(counter.db, second._replace(state="refused", said="file_refused"))

    assert names(counter) == [second.sha256]
    assert transfers.waiting(counter.db, 9) == []
    assert transfers.counts(counter.db) == Counts(waiting=0, refused=1)
    assert transfers.held(counter.db) == 1


def test_what_the_portal_misses_after_all_goes_again(counter: Counter) -> None:
    for data in (FIRST, SECOND):
        link(counter, data)
    first, second = transfers.unheld(counter.db)
    transfers.note(counter.db, first._replace(state="held", done=len(FIRST)))
    transfers.note(counter.db, second._replace(upload_id="u", done=5))

    with transaction(counter.db):
        transfers.again(counter.db, [first.sha256, second.sha256, "00" * 32])

    assert transfers.get(counter.db, first.sha256) == first
    assert transfers.get(counter.db, second.sha256) == second._replace(upload_id="u", done=5), "it is under way"


def test_another_store_at_the_portal_is_asked_for_everything(counter: Counter) -> None:
    for data in (FIRST, SECOND):
        link(counter, data)
    first, second = transfers.unheld(counter.db)
    transfers.note(counter.db, first._replace(state="held"))
    transfers.note(counter.db, second._replace(state="refused", said="x"))
    wanted(counter)
    fetched = transfers.get(counter.db, RESULT)
    assert fetched
    transfers.note(counter.db, fetched._replace(state="held"))

    transfers.doubt(counter.db)

    assert names(counter) == [first.sha256, second.sha256]
    assert transfers.counts(counter.db) == Counts(waiting=2)
    assert transfers.held(counter.db) == 1


def wanted(counter: Counter, sha256: str = RESULT) -> None:
    with transaction(counter.db):
        transfers.want(counter.db, sha256, counter.receive().uid)


def test_a_result_of_the_portal_is_fetched_once_and_carried_nowhere(counter: Counter) -> None:
    wanted(counter)
    wanted(counter)

    (waiting,) = transfers.waiting(counter.db, 9)
    assert (waiting.fetched, waiting.pos, waiting.total) == (True, None, 0)
    assert transfers.unheld(counter.db) == []


def test_what_came_from_here_is_not_fetched_back(counter: Counter) -> None:
    link(counter)
    transfers.gather(counter.db)
    wanted(counter, sha256_hex(FIRST))

    assert [each.fetched for each in transfers.waiting(counter.db, 9)] == [False]


def test_what_is_shown_is_first_the_refused_then_what_moves(counter: Counter) -> None:
    for data in (FIRST, SECOND, b"%PDF-1 third"):
        link(counter, data)
    first, second, third = transfers.unheld(counter.db)
    transfers.note(counter.db, second._replace(done=5))
    transfers.note(counter.db, third._replace(state="refused", said="file_refused"))

    shown = [each.sha256 for each in transfers.still_open(counter.db, 9)]
    assert shown == [third.sha256, second.sha256, first.sha256]
    assert len(transfers.still_open(counter.db, 2)) == 2
