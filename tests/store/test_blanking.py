"""Blanked payloads: lawful only by an entry of the chain that names the dossier; whatever else is done is found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from factories import NOW
from sqlcipher3.dbapi2 import IntegrityError
from store_fixtures import entered, happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.retention import bare
from cchc_desktop.store import blanking, dossiers, ledger, retention, verify
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.flaws import Wrong
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import packed
from cchc_desktop.wire.canonical import BLANK, link_hash


def blanked(db: Database, dossier: Dossier) -> Dossier:
    """Its entries say nothing any more, by one that says so."""
    after = bare(dossier)
    with transaction(db):
        dossiers.save(db, after)
        entry = entered(db, e.Blanked(NOW, after), after)
        retention.clear(db, dossier.uid, entry.pos)
    return after


@pytest.fixture
def lived(db: Database) -> tuple[Database, Dossier, Dossier]:
    """One dossier that was blanked, one that was not, entries around them."""
    gone = happened(db, received(db, 1), e.HandedOver(NOW, "Phòng A"))
    gone = happened(db, happened(db, gone, e.ResultArrived(NOW, "Quyết định")), e.ResultHandedOver(NOW, "Người nhận"))
    stays = received(db, 2)
    gone = blanked(db, gone)
    noted(db)
    return db, gone, stays


def unlocked(db: Database) -> Database:
    """As somebody with the key would."""
    db.conn.execute("drop trigger ledger_never_changes")
    db.conn.execute("drop trigger ledger_never_shrinks")
    return db


def first(db: Database, dossier: Dossier) -> Entry:
    return ledger.of_dossier(db, dossier.uid)[0]


def set_payload(db: Database, pos: int, payload: bytes) -> None:
    db.conn.execute("update ledger set payload = ? where pos = ?", (payload, pos))


def test_what_was_blanked_by_an_entry_is_sound(lived: tuple[Database, Dossier, Dossier]) -> None:
    db, gone, stays = lived
    assert first(db, gone).payload == BLANK
    assert first(db, stays).payload != BLANK
    assert blanking.last(db, stays.uid) == 0
    assert verify.check_full(db) is None
    assert verify.prove(db, full=True) is None
    assert verify.check_tail(db) is None


def test_each_dossier_is_rebuilt_as_it_is(lived: tuple[Database, Dossier, Dossier]) -> None:
    db, gone, stays = lived
    assert verify.check_rebuilt(db) is None
    assert (dossiers.get(db, gone.uid), dossiers.get(db, stays.uid)) == (gone, stays)


# The trigger: nothing else is let through.


@pytest.mark.parametrize(
    "change",
    [
        "payload = x'7b7d'",  # of a dossier that no entry blanked
        "payload = x'7b7d', hash = zeroblob(32)",
        "clerk_code = 'ai khác'",
    ],
)
def test_the_table_itself_refuses_any_other_change(lived: tuple[Database, Dossier, Dossier], change: str) -> None:
    db, _, stays = lived
    with pytest.raises(IntegrityError, match="never changes"):
        db.conn.execute(f"update ledger set {change} where pos = ?", (first(db, stays).pos,))


@pytest.mark.parametrize("change", ["payload = x'00'", "payload = x'7b7d', payload_sha256 = zeroblob(32)", "seq = 99"])
def test_nor_may_what_was_blanked_be_changed(lived: tuple[Database, Dossier, Dossier], change: str) -> None:
    db, gone, _ = lived
    with pytest.raises(IntegrityError, match="never changes"):
        db.conn.execute(f"update ledger set {change} where pos = ?", (first(db, gone).pos,))


def test_entries_that_name_nobody_cannot_be_blanked(lived: tuple[Database, Dossier, Dossier]) -> None:
    db, gone, _ = lived
    kept = [entry for entry in ledger.of_dossier(db, gone.uid) if entry.type in blanking.NAMES_NOBODY]
    assert [entry.type for entry in kept] == ["custody.handedOver", "payload.blanked"]
    for entry in kept:
        with pytest.raises(IntegrityError, match="never changes"):
            set_payload(db, entry.pos, BLANK)


# What somebody with the key and without the triggers may do is found.


def blank_another(db: Database, _: Dossier, stays: Dossier) -> None:
    set_payload(db, first(db, stays).pos, BLANK)


def write_back(db: Database, gone: Dossier, _: Dossier) -> None:
    payload = b'{"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}'
    set_payload(db, first(db, gone).pos, payload)


def write_back_as_it_was(db: Database, gone: Dossier, _: Dossier) -> None:
    """Somebody kept the true payload: its hash fits, and the chain too."""
    entry = ledger.of_dossier(db, gone.uid)[3]
    payload = b'{"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}'
    sha = hashlib.sha256(payload).hexdigest()
    db.conn.execute(
        "update ledger set payload = ?, payload_sha256 = ? where pos = ?", (payload, bytes.fromhex(sha), entry.pos)
    )
    rechain(db)


def change_a_hash(db: Database, gone: Dossier, _: Dossier) -> None:
    db.conn.execute("update ledger set payload_sha256 = zeroblob(32) where pos = ?", (first(db, gone).pos,))


def change_what_stays(db: Database, gone: Dossier, _: Dossier) -> None:
    entry = ledger.of_dossier(db, gone.uid)[-1]
    set_payload(db, entry.pos, entry.payload.replace(b'"10"', b'"8"', 1))


def take_the_entry_out(db: Database, gone: Dossier, _: Dossier) -> None:
    db.conn.execute("delete from ledger where type = 'payload.blanked'")
    rechain(db)


def name_the_owner_again(db: Database, gone: Dossier, stays: Dossier) -> None:
    row = db.conn.execute("select state from dossiers where uid = ?", (packed(stays.uid),)).fetchone()
    db.conn.execute("update dossiers set state = ? where uid = ?", (row[0], packed(gone.uid)))


def rechain(db: Database) -> None:
    """Every seq and hash made right again, as a patient forger would."""
    previous = ledger.first_previous(db, ledger.instance(db))
    for seq, entry in enumerate(ledger.after(db, 0, 1000), start=1):
        previous = link_hash(previous, entry._replace(seq=seq).link())
        db.conn.execute("update ledger set seq = ?, hash = ? where pos = ?", (seq, bytes.fromhex(previous), entry.pos))


SEEDED: dict[Callable[[Database, Dossier, Dossier], None], Wrong] = {
    blank_another: Wrong.PAYLOAD,
    write_back: Wrong.PAYLOAD,
    write_back_as_it_was: Wrong.UNBLANKED,
    change_a_hash: Wrong.CHAIN,
    change_what_stays: Wrong.PAYLOAD,
    take_the_entry_out: Wrong.PAYLOAD,
    name_the_owner_again: Wrong.DOSSIER,
}


@pytest.mark.parametrize("bug", SEEDED, ids=lambda bug: bug.__name__)
def test_whatever_else_is_done_to_it_is_found(
    lived: tuple[Database, Dossier, Dossier], bug: Callable[[Database, Dossier, Dossier], None]
) -> None:
    db, gone, stays = lived
    bug(unlocked(db), gone, stays)
    flaw = verify.check_full(db)
    assert flaw is not None
    assert flaw.wrong is SEEDED[bug]
