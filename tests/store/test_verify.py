"""Verification: a sound store passes, and whatever somebody with the key changes in it is found."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import NOW, a_clerk
from store_fixtures import AT, SALT, happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.store import feedback, files, ledger, meta, verify
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.store.ledger import Entry, Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import Link, link_hash

OTHER = "0192f7c0-0000-7000-8000-00000000bbbb"


@pytest.fixture
def lived(db: Database) -> Database:
    """Two chains, four dossiers with their lives, verified to the last entry; then two more entries."""
    for number in (1, 2, 3):
        dossier = received(db, number)
        noted(db)
        happened(db, happened(db, dossier, e.HandedOver(NOW, "Phòng A")), e.ResultArrived(NOW, "Quyết định"))
    with transaction(db):
        ledger.open_instance(db, OTHER, AT, ledger.head(db)[2])
    dossier = received(db, 4)
    happened(db, dossier, e.ResultArrived(NOW))
    noted(db)
    assert verify.prove(db, full=False) is None
    noted(db)
    noted(db)
    return db


def unlocked(db: Database) -> Database:
    """As somebody with the key would: the triggers gone, the keys not enforced."""
    db.conn.execute("drop trigger if exists ledger_never_changes")
    db.conn.execute("drop trigger if exists ledger_never_shrinks")
    db.conn.execute("pragma foreign_keys = off")
    return db


def entries(db: Database) -> list[Entry]:
    return ledger.after(db, 0, 1000)


def rechain(db: Database) -> None:
    """Every hash and seq made right again, as a patient forger would."""
    previous: dict[str, tuple[int, str]] = {}
    for entry in entries(db):
        seq, before = previous.get(entry.instance, (0, ledger.first_previous(db, entry.instance)))
        sha = hashlib.sha256(entry.payload).hexdigest()
        link = Link(
            entry.op_id, str(seq + 1), entry.type, entry.dossier_uid or "", entry.occurred_at, entry.clerk_code, sha
        )
        own = link_hash(before, link)
        db.conn.execute(
            "update ledger set seq = ?, payload_sha256 = ?, hash = ? where pos = ?",
            (seq + 1, bytes.fromhex(sha), bytes.fromhex(own), entry.pos),
        )
        previous[entry.instance] = (seq + 1, own)


# Sound.


def test_an_empty_store_is_sound(db: Database) -> None:
    assert verify.prove(db, full=True) is None
    assert verify.check_full(db) is None
    assert verify.check_tail(db) is None
    assert meta.read(db, "verified") is None


def test_a_store_that_was_lived_in_is_sound(lived: Database) -> None:
    assert verify.check_full(lived) is None
    assert verify.check_tail(lived) is None


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_it_is_sound_in_parts_of_any_size(lived: Database, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_STEP", step)
    assert verify.check_chain(lived) is None
    db = unlocked(lived)
    db.conn.execute("update ledger set payload = x'7b7d' where pos = (select max(pos) from ledger)")
    assert verify.check_chain(db) is not None


# What stands beside the dossiers.


def said(db: Database, state: str, note: bool = True) -> e.FeedbackRecorded:
    """A step of one feedback about the office, entered, and kept too unless told."""
    event = e.FeedbackRecorded(NOW, "0192f7c0-0000-7000-8000-0000000000fb", "phan-anh", state, "x")
    with transaction(db):
        ledger.append(db, payloads.of_no_dossier(event, SALT), Subject(), a_clerk(), AT, new_uid())
        if note:
            feedback.note(db, None, event)
    return event


def test_feedback_that_is_what_its_entries_say_is_sound(db: Database) -> None:
    said(db, "received")
    said(db, "accepted")
    assert verify.check_full(db) is None


def test_feedback_that_is_not_what_its_entries_say_is_found(db: Database) -> None:
    said(db, "received")
    said(db, "accepted", note=False)
    flaw = verify.check_full(db)
    assert flaw is not None
    assert flaw.what.startswith("feedback ")


def scanned(db: Database) -> int:
    """A scan kept and named by an entry; the entry's place."""
    data = b"%PDF-1.7 " + bytes(9000)
    name = hashlib.sha256(data).hexdigest()
    files.keep(db, name, "application/pdf", data, AT)
    happened(db, received(db), e.FileLinked(NOW, name, len(data), "application/pdf", "Đơn"))
    return ledger.last_pos(db)


def test_a_scan_that_is_there_is_sound(db: Database) -> None:
    scanned(db)
    assert verify.check_full(db) is None


def test_a_lost_scan_is_named_by_its_entry(db: Database, folder: Path) -> None:
    pos = scanned(db)
    (folder / files.FILE_NAME).unlink()
    assert verify.check_full(db) == Flaw(Wrong.SCAN_LOST, pos)


def test_a_damaged_scan_is_found(db: Database, folder: Path) -> None:
    scanned(db)
    path = folder / files.FILE_NAME
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)
    flaw = verify.check_full(db)
    assert flaw is not None
    assert flaw.what.startswith("the scans: ")


# Changed.

ENTRY_CHANGES = {
    "payload": "payload = x'7b7d'",
    "hash of the payload": "payload_sha256 = x'00'",
    "own hash": "hash = x'00'",
    "type": "type = 'custody.taken'",
    "moment": "occurred_at = '2026-01-01T00:00:00.000+07:00'",
    "clerk": "clerk_code = 'cb99'",
    "operation": "op_id = randomblob(16)",
    "seq": "seq = seq + 100",
}


@pytest.mark.parametrize("place", [0, 5, -1])
@pytest.mark.parametrize("change", ENTRY_CHANGES.values(), ids=ENTRY_CHANGES)
def test_a_changed_entry_is_named(lived: Database, change: str, place: int) -> None:
    pos = entries(lived)[place].pos
    unlocked(lived).conn.execute(f"update ledger set {change} where pos = ?", (pos,))
    flaw = verify.check_full(lived)
    assert flaw is not None
    assert flaw.pos == pos


@pytest.mark.parametrize("place", [0, 3, 6, -3])
def test_a_changed_payload_with_its_hashes_made_right_breaks_what_follows(lived: Database, place: int) -> None:
    entry = entries(lived)[place]
    sha = hashlib.sha256(b"{}").hexdigest()
    own = link_hash(ledger.previous_hash(lived, entry), entry._replace(payload_sha256=sha).link())
    unlocked(lived).conn.execute(
        "update ledger set payload = x'7b7d', payload_sha256 = ?, hash = ? where pos = ?",
        (bytes.fromhex(sha), bytes.fromhex(own), entry.pos),
    )
    assert verify.check_full(lived) is not None


def delete_one(db: Database) -> None:
    db.conn.execute("delete from ledger where pos = 5")


def delete_the_first(db: Database) -> None:
    db.conn.execute("delete from ledger where pos = 1")


def swap(db: Database) -> None:
    db.conn.execute("update ledger set pos = -1 where pos = 3")
    db.conn.execute("update ledger set pos = 3 where pos = 6")
    db.conn.execute("update ledger set pos = 6 where pos = -1")


def swap_seq(db: Database) -> None:
    for old, new in ((3, -1), (6, 3), (-1, 6)):
        db.conn.execute("update ledger set seq = ? where seq = ? and instance = 1", (new, old))


def insert(db: Database) -> None:
    db.conn.execute("update ledger set pos = pos + 1000 where pos > 4")
    facts = "act_id, type, schema_version, dossier_uid, base_version, occurred_at, clerk_code, clerk_name, clerk_title"
    copied = f"5, instance, 99, randomblob(16), {facts}, payload, payload_sha256, hash"
    db.conn.execute(f"insert into ledger select {copied} from ledger where pos = 4")


def cut_off_before_the_anchor(db: Database) -> None:
    db.conn.execute("delete from ledger where pos >= (select max(pos) - 3 from ledger)")


def cut_off_a_whole_chain(db: Database) -> None:
    db.conn.execute("delete from ledger where instance = 2")


def cut_off_everything(db: Database) -> None:
    db.conn.execute("delete from ledger")


def give_a_payload_to_another_dossier(db: Database) -> None:
    first, second = db.conn.execute("select uid from dossiers order by id limit 2").fetchall()
    db.conn.execute("update ledger set dossier_uid = ? where dossier_uid = ?", (*second, *first))


def start_the_chain_elsewhere(db: Database) -> None:
    db.conn.execute("update instances set first_previous_hash = zeroblob(32) where id = 2")


def change_and_rechain(db: Database) -> None:
    db.conn.execute("update ledger set clerk_code = 'cb99' where pos = 3")
    rechain(db)


def delete_and_rechain(db: Database) -> None:
    db.conn.execute("delete from ledger where pos = 2")
    rechain(db)


def change_a_dossier(db: Database) -> None:
    forged = "cast(replace(cast(state as text), 'Ví Dụ', 'Khác') as blob)"
    db.conn.execute(f"update dossiers set state = {forged} where id = 2")


def change_what_lists_show(db: Database) -> None:
    db.conn.execute("update dossiers set owner_name = 'Khác' where id = 2")


def take_a_dossier_away(db: Database) -> None:
    db.conn.execute("delete from dossiers where id = 2")


def take_the_newest_dossier_away(db: Database) -> None:
    db.conn.execute("delete from dossiers where id = 4")


def call_it_another_s(db: Database) -> None:
    db.conn.execute("update dossiers set own = 0 where id = 2")


def add_a_dossier_without_history(db: Database) -> None:
    columns = [row[1] for row in db.conn.execute("pragma table_info(dossiers)") if row[1] not in ("id", "uid", "code")]
    rest = ", ".join(columns)
    source = f"select randomblob(16), 'X', {rest} from dossiers where id = 1"
    db.conn.execute(f"insert into dossiers (uid, code, {rest}) {source}")


TAMPERINGS: list[Callable[[Database], None]] = [
    delete_one,
    delete_the_first,
    swap,
    swap_seq,
    insert,
    cut_off_before_the_anchor,
    cut_off_a_whole_chain,
    cut_off_everything,
    give_a_payload_to_another_dossier,
    start_the_chain_elsewhere,
    change_and_rechain,
    delete_and_rechain,
    change_a_dossier,
    change_what_lists_show,
    take_a_dossier_away,
    take_the_newest_dossier_away,
    call_it_another_s,
    add_a_dossier_without_history,
]


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_it_is_found(lived: Database, tamper: Callable[[Database], None]) -> None:
    tamper(unlocked(lived))
    flaw = verify.check_full(lived)
    assert flaw is not None
    assert "Ví Dụ" not in flaw.what


RECHAINED = [cut_off_before_the_anchor, cut_off_everything, change_and_rechain, delete_and_rechain]


@pytest.mark.parametrize("tamper", RECHAINED)
def test_a_chain_made_right_again_is_found_at_the_start_by_the_last_verified_hash(
    lived: Database, tamper: Callable[[Database], None]
) -> None:
    tamper(unlocked(lived))
    flaw = verify.check_tail(lived)
    assert flaw is not None
    assert flaw.what == "the last verified entry has changed or is gone"


def test_fifty_random_changes_of_the_ledger_are_all_found(lived: Database, seed: int) -> None:
    chance = random.Random(seed)
    unlocked(lived)
    positions = [entry.pos for entry in entries(lived)]
    for _ in range(50):
        change = chance.choice(list(ENTRY_CHANGES.values()))
        lived.conn.execute("savepoint change")
        lived.conn.execute(f"update ledger set {change} where pos = ?", (chance.choice(positions),))
        assert verify.check_chain(lived) is not None
        lived.conn.execute("rollback to change")
        lived.conn.execute("release change")
    assert verify.check_full(lived) is None


# At the start of the program only what is new is looked at, and not more than so much of it.


def test_the_start_does_not_look_at_what_was_verified(lived: Database) -> None:
    unlocked(lived).conn.execute("update ledger set payload = x'7b7d' where pos = 3")
    assert verify.check_tail(lived) is None
    assert verify.check_chain(lived) is not None


def test_the_start_looks_at_no_more_than_it_is_told(lived: Database) -> None:
    assert verify.prove(lived, full=False) is None
    for _ in range(6):
        noted(lived)
    newest = ledger.last_pos(lived)
    unlocked(lived).conn.execute("update ledger set payload = x'7b7d' where pos = ?", (newest - 1,))
    assert verify.check_tail(lived, limit=4) is None
    flaw = verify.check_tail(lived, limit=5)
    assert flaw is not None
    assert flaw.pos == newest - 1


def test_the_first_new_entry_must_follow_from_the_last_verified_one(lived: Database) -> None:
    assert verify.prove(lived, full=False) is None
    noted(lived)
    gone = noted(lived)
    noted(lived)
    unlocked(lived).conn.execute("delete from ledger where pos = ?", (gone.pos,))
    flaw = verify.check_tail(lived)
    assert flaw is not None
    assert flaw.what == "an entry is missing before this one"


def test_a_restored_chain_after_the_anchor_is_looked_at_too(lived: Database) -> None:
    with transaction(lived):
        ledger.open_instance(lived, "0192f7c0-0000-7000-8000-00000000cccc", AT, ledger.head(lived)[2])
    noted(lived)
    assert verify.check_tail(lived) is None


def test_the_first_flaw_is_told_before_later_ones(lived: Database) -> None:
    unlocked(lived).conn.execute("update ledger set payload = x'7b7d' where pos in (4, 7)")
    flaw = verify.check_full(lived)
    assert flaw is not None
    assert (flaw.pos, flaw.what) == (4, "the payload of an entry was changed")


def test_a_broken_key_is_told_before_anything_else(lived: Database) -> None:
    take_a_dossier_away(unlocked(lived))
    flaw = verify.check_full(lived)
    assert flaw is not None
    assert flaw.what.startswith("foreign key")


def test_a_dossier_the_ledger_does_not_know_is_told_by_its_uid(lived: Database) -> None:
    add_a_dossier_without_history(unlocked(lived))
    flaw: Any = verify.check_rebuilt(lived)
    assert flaw.what.endswith("stands in only one of ledger and store")


# When idle it goes on from where it was.


def test_idle_verifies_onward_a_part_at_a_time(lived: Database) -> None:
    for _ in range(4):
        assert verify.advance(lived, limit=1) is None
    anchors = dict(verify._anchors(lived))
    assert max(anchors) == ledger.last_pos(lived)
    assert len(anchors) == 2  # one of each chain


def test_idle_does_not_go_past_a_flaw(lived: Database) -> None:
    before = meta.read(lived, "verified")
    unlocked(lived).conn.execute("update ledger set payload = x'7b7d' where pos = (select max(pos) from ledger)")
    assert verify.advance(lived) is not None
    assert meta.read(lived, "verified") == before


def test_idle_tells_of_a_chain_made_right_again(lived: Database) -> None:
    change_and_rechain(unlocked(lived))
    assert verify.advance(lived) is not None


class Interrupted(Exception):
    """The program is being closed."""


def test_the_whole_check_rests_between_steps_and_can_be_ended(lived: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_STEP", 2)
    rests: list[int] = []
    assert verify.check_chain(lived, lambda: rests.append(1)) is None
    assert verify.check_rebuilt(lived, lambda: rests.append(2)) is None
    assert set(rests) == {1, 2}

    def stop() -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        verify.check_chain(lived, stop)
    with pytest.raises(Interrupted):
        verify.check_rebuilt(lived, stop)
