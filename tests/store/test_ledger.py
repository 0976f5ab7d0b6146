"""The ledger: only ever longer, each entry joined to the one before it, told back as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from factories import NOW, a_clerk
from sqlcipher3 import dbapi2
from store_fixtures import AT, INSTANCE, KEY, SALT, happened, in_children, noted, received

from cchc_desktop.domain.events import HandedOver, SlipPrinted, Taken
from cchc_desktop.store import ledger, schema
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import GENESIS, link_hash

OTHER = "0192f7c0-0000-7000-8000-00000000bbbb"


def everything(db: Database) -> list[ledger.Entry]:
    return ledger.after(db, 0, 1000)


def test_an_entry_is_told_back_as_it_was_written(db: Database) -> None:
    dossier = received(db)
    payload = payloads.write(Taken(NOW, "Phòng A"), dossier, SALT)
    act = new_uid()
    with transaction(db):
        written = ledger.append(db, payload, Subject(dossier.uid, 4), a_clerk(), AT, act)

    read = everything(db)[-1]
    assert read._replace(instance="") == written
    assert (read.instance, read.type, read.payload, read.base_version) == (INSTANCE, "custody.taken", payload.data, 4)
    assert (read.act_id, read.dossier_uid, read.occurred_at) == (act, dossier.uid, AT)
    assert (read.clerk_code, read.clerk_name, read.clerk_title) == ("cb01", "Phạm Thị Tiếp Nhận", "Chuyên viên")
    assert read.payload_sha256 == hashlib.sha256(payload.data).hexdigest()


def test_each_entry_follows_from_the_one_before_it(db: Database) -> None:
    for _ in range(3):
        received(db, number=len(everything(db)) + 1)
        noted(db)
    entries = everything(db)
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert entries[0].hash == link_hash(GENESIS, entries[0].link())
    assert all(later.hash == link_hash(earlier.hash, later.link()) for earlier, later in pairwise(entries))


def test_an_entry_about_the_counter_names_no_dossier(db: Database) -> None:
    noted(db)
    (entry,) = everything(db)
    assert (entry.dossier_uid, entry.link().dossier_uid) == (None, "")


def test_the_head_is_the_newest_entry_and_before_it_the_chain_s_beginning(db: Database) -> None:
    assert ledger.head(db)[1:] == (0, GENESIS)
    entry = noted(db)
    assert ledger.head(db)[1:] == (1, entry.hash)
    assert ledger.last_pos(db) == entry.pos
    assert ledger.hash_at(db, entry.pos) == entry.hash
    assert ledger.hash_at(db, 99) is None


@pytest.mark.parametrize(
    "change",
    [
        "update ledger set type = 'x'",
        "update ledger set payload = x'00' where pos = 1",
        "delete from ledger",
        "delete from ledger where pos = 2",
        "insert or replace into ledger select * from ledger where pos = 1",
        "replace into ledger select * from ledger where pos = 2",
        "update or replace ledger set seq = 1 where pos = 2",
    ],
)
def test_no_statement_changes_or_takes_away_an_entry(db: Database, change: str) -> None:
    noted(db)
    noted(db)
    before = everything(db)
    with pytest.raises(dbapi2.IntegrityError, match="never"):
        db.conn.execute(change)
    assert everything(db) == before


def test_one_seq_and_one_operation_stand_once(db: Database) -> None:
    noted(db)
    copy = "insert into ledger select pos + 1, {} from ledger where pos = 1"
    columns = (
        "act_id, type, schema_version, dossier_uid, base_version, occurred_at, clerk_code, clerk_name, clerk_title, "
        "payload, payload_sha256, hash"
    )
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute(copy.format(f"instance, seq, x'00', {columns}"))
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute(copy.format(f"instance, seq + 1, op_id, {columns}"))


def test_an_entry_of_a_dossier_nobody_knows_is_refused(db: Database) -> None:
    payload = payloads.counter_event("x", {}, SALT)
    with pytest.raises(dbapi2.IntegrityError), transaction(db):
        ledger.append(db, payload, Subject(new_uid()), a_clerk(), AT, new_uid())
    assert ledger.last_pos(db) == 0


# Reading.


def test_entries_are_read_in_order_a_part_at_a_time(db: Database) -> None:
    positions = [noted(db).pos for _ in range(5)]
    assert [entry.pos for entry in ledger.after(db, 0, 2)] == positions[:2]
    assert [entry.pos for entry in ledger.after(db, positions[1], 99)] == positions[2:]
    assert ledger.after(db, positions[-1], 99) == []


def test_a_dossier_s_history_is_its_own_entries_in_order(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    happened(db, first, HandedOver(NOW, "Phòng A"))
    happened(db, second, HandedOver(NOW, "Phòng B"))
    assert [entry.type for entry in ledger.of_dossier(db, first.uid)] == ["dossier.received", "custody.handedOver"]
    assert ledger.of_dossier(db, new_uid()) == []


def test_the_newest_fact_of_a_dossier_passes_over_its_slips(db: Database) -> None:
    dossier = received(db)
    happened(db, dossier, SlipPrinted(NOW, "receipt", "asked", new_uid()))
    assert ledger.newest_fact(db, dossier.uid) == ledger.of_dossier(db, dossier.uid)[0].hash
    happened(db, dossier, HandedOver(NOW, "Phòng A"))
    assert ledger.newest_fact(db, dossier.uid) == ledger.of_dossier(db, dossier.uid)[-1].hash
    assert ledger.newest_fact(db, new_uid()) == ""


def test_entries_come_as_they_are_asked_for(db: Database) -> None:
    positions = [noted(db).pos for _ in range(3)]
    received(db)
    assert [
        entry.pos for entry in ledger.selected(db, "where l.type = ? order by l.pos desc limit 2", ("counter.event",))
    ] == (positions[:0:-1])


def test_an_operation_is_found_by_its_id_and_an_entry_by_its_seq(db: Database) -> None:
    entry = noted(db)
    found = ledger.by_op_id(db, entry.op_id)
    assert found is not None
    assert found.pos == entry.pos
    assert ledger.by_op_id(db, new_uid()) is None
    assert ledger.pos_of(db, INSTANCE, 1) == entry.pos
    assert ledger.pos_of(db, INSTANCE, 2) is None


def test_a_rebuild_walks_dossier_by_dossier(db: Database) -> None:
    dossiers = [received(db, number) for number in (1, 2, 3)]
    noted(db)
    for dossier in reversed(dossiers):
        happened(db, dossier, HandedOver(NOW, "Phòng A"))
    walked = [(entry.dossier_uid, entry.type) for entry in ledger.by_dossier(db)]
    assert walked == [
        (dossier.uid, kind) for dossier in dossiers for kind in ("dossier.received", "custody.handedOver")
    ]


# More than one chain.


def test_a_new_instance_goes_on_from_the_last_hash_known_with_seq_one(db: Database) -> None:
    old = noted(db)
    with transaction(db):
        ledger.open_instance(db, OTHER, AT, old.hash)
    new = noted(db)

    assert ledger.instance(db) == OTHER
    assert (new.seq, new.hash) == (1, link_hash(old.hash, new.link()))
    first, second = everything(db)
    assert (first.instance, second.instance) == (INSTANCE, OTHER)
    assert ledger.previous_hash(db, first) == GENESIS
    assert ledger.previous_hash(db, second) == old.hash == ledger.first_previous(db, OTHER)
    assert (ledger.pos_of(db, INSTANCE, 1), ledger.pos_of(db, OTHER, 1)) == (first.pos, second.pos)


def test_each_chain_has_its_own_last_entry(db: Database) -> None:
    noted(db)
    old = noted(db)
    with transaction(db):
        ledger.open_instance(db, OTHER, AT, old.hash)
    assert ledger.heads(db, 99) == [(old.pos, old.hash)]
    new = noted(db)
    assert ledger.heads(db, 99) == [(old.pos, old.hash), (new.pos, new.hash)]
    assert [pos for pos, _ in ledger.heads(db, 1)] == [1]
    assert ledger.heads(db, 0) == []


def test_the_hash_before_an_entry_is_found_within_its_chain(db: Database) -> None:
    first, second = noted(db), noted(db)
    assert ledger.previous_hash(db, everything(db)[1]) == first.hash
    assert ledger.previous_hash(db, everything(db)[0]) == GENESIS
    assert second.seq == 2


def test_two_programs_make_one_chain(folder: Path, db: Database) -> None:
    def work() -> int:
        mine = schema.open_store(folder, KEY)
        for _ in range(50):
            noted(mine)
        mine.close()
        return 50

    works: list[Callable[[], int]] = [work, work]
    in_children(works)
    entries = everything(db)
    assert [entry.seq for entry in entries] == list(range(1, 101))
    assert all(later.hash == link_hash(earlier.hash, later.link()) for earlier, later in pairwise(entries))
