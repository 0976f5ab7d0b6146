"""Which dossiers are over and settled, page by page; and what clearing one takes with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from factories import NOW
from store_fixtures import AT, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.retention import bare
from cchc_desktop.store import deliveries, files, ledger, retention, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import packed
from cchc_desktop.wire.canonical import sha256_hex

AFTER = NOW.date() + timedelta(days=1)


def over(db: Database, number: int) -> Dossier:
    return happened(db, received(db, number), e.Voided(NOW, "nhập nhầm"))


def found(db: Database, before: date = AFTER, acked: int | None = None) -> list[str]:
    through = ledger.last_pos(db) if acked is None else acked
    return [each.uid for each in retention.over(db, before, through, step=2)]


def test_they_come_in_order_however_many_a_page(db: Database) -> None:
    every = [over(db, number).uid for number in range(1, 6)]
    received(db, 9)

    assert found(db) == every
    assert [each.uid for each in retention.all_over(db, AFTER, step=2)] == every
    assert found(db, NOW.date()) == []
    assert next(retention.over(db, AFTER, 99)).ended_on == NOW.date()


def test_what_waits_for_anything_is_not_among_them(db: Database) -> None:
    unsent, asked, scanned, plain = (over(db, number) for number in (1, 2, 3, 4))
    with transaction(db):
        tasks.add(db, Task(0, "conflict", asked.uid, None, b"{}", AT))
        db.conn.execute(
            "insert into transfers (sha256, fetched, pos, dossier_uid, state) values (x'00', 0, null, ?, 'waiting')",
            (packed(scanned.uid),),
        )

    assert found(db) == [unsent.uid, plain.uid]
    assert found(db, acked=2) == [unsent.uid]
    only = next(retention.over(db, AFTER, ledger.last_pos(db)))
    assert retention.still_over(db, only, AFTER, ledger.last_pos(db))
    assert not retention.still_over(db, only, AFTER, 0)
    assert len(list(retention.all_over(db, AFTER))) == 4


def test_a_scan_is_named_by_an_entry_or_by_its_way(db: Database) -> None:
    dossier = received(db)
    sha = sha256_hex(b"to giay")
    happened(db, dossier, e.FileLinked(NOW, sha, 7, "application/pdf", "Đơn"))

    assert retention.is_named(db, bytes.fromhex(sha))
    assert not retention.is_named(db, bytes(32))


def test_scans_of_nothing_go_once_they_are_old(db: Database, folder: Path) -> None:
    for data in (b"a", b"b", b"c"):
        files.keep(db, sha256_hex(data), "application/pdf", data, AT)
    stays = bytes.fromhex(sha256_hex(b"b"))

    assert files.drop_unnamed(db, lambda sha256: sha256 == stays, AT) == 0
    assert files.drop_unnamed(db, lambda sha256: sha256 == stays, "2027-01-01", step=1) == 2
    assert files.kept(db) == {stays.hex()}
    assert files.problems(db) == ()


def test_answers_keep_only_which_and_how(db: Database) -> None:
    dossier = over(db, 1)
    dossier = happened(db, dossier, e.Blanked(NOW, bare(dossier)))
    first, _, last = ledger.of_dossier(db, dossier.uid)
    answer = f'{{"opId":"{first.op_id}","outcome":"merged","serverState":{{"ChuHoSo":"Ai"}}}}'.encode()
    with transaction(db):
        deliveries.put(db, deliveries.Delivery(first.pos, "merged", 2, answer, AT))
        retention.clear(db, dossier.uid, last.pos)

    kept = deliveries.get(db, first.pos)
    assert kept is not None
    assert kept.answer == f'{{"opId":"{first.op_id}","outcome":"merged"}}'.encode()
