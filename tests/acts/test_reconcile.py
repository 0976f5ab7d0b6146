"""What is told of each dossier, and what becomes of differences (the whole way: tests/sync/test_reconciling.py)."""

from __future__ import annotations

from typing import Any

import msgspec
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import fees, printing, reconcile
from cchc_desktop.acts.reconcile import Found
from cchc_desktop.store import ledger, reconciling, tasks
from cchc_desktop.wire.reconciliation import Held, Upstream

DAY = "2026-10-05"


def found(**changes: Any) -> Found:
    nothing: dict[str, Any] = {"compared": (), "waiting": 0, "not_there": (), "not_here": (), "differing": {}}
    return Found(**(nothing | {"documents": {}, "upstream": None} | changes))


def test_code_status_money_and_content_are_told(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=8000)
    fees.collect(counter.db, dossier.uid, fees.Payment(8000, "tien-mat"), counter.clerk, counter.now)
    hand_over(counter, dossier)
    counter.sent()

    [page] = reconciling.pages(counter.db, counter.now.date(), 9)

    content = counter.entries(dossier.uid)[0].payload_sha256
    assert reconcile.held(counter.db, page) == [Held(dossier.uid, dossier.code, "4", 8000, content, False)]


def test_what_was_not_sent_yet_is_left_out(counter: Counter) -> None:
    counter.receive()
    [page] = reconciling.pages(counter.db, counter.now.date(), 9)

    assert reconcile.held(counter.db, page) == []


def test_the_portal_s_values_stand_beside_ours(counter: Counter) -> None:
    dossier = counter.receive()
    document = {"TrangThaiHoSo": "8", "DanhSachLePhi": [{"trangThai": "da-thu", "Gia": "5000"}, {"Gia": "7"}]}
    members = ["TrangThaiHoSo", "tongTienDaThu", "contentHash"]

    done = reconcile.take(
        counter.db, DAY, found(differing={dossier.uid: members}, documents={dossier.uid: document}), counter.now
    )

    assert not done.clean
    [task] = tasks.still_open(counter.db)
    assert msgspec.json.decode(task.detail)["thanhVien"] == [
        {"ten": "TrangThaiHoSo", "quay": "2", "cong": "8"},
        {"ten": "tongTienDaThu", "quay": "0", "cong": "5000"},
        {"ten": "contentHash", "quay": "", "cong": ""},
    ]


def test_what_was_passed_on_counts_for_clean(counter: Counter) -> None:
    clean = reconcile.take(counter.db, DAY, found(upstream=Upstream(5, 0, [])), counter.now)
    assert (clean.clean, clean.onward_sent) == (True, 5)

    late = reconcile.take(counter.db, DAY, found(upstream=Upstream(5, 1, [{"dossierUid": "x"}])), counter.now)
    assert (late.clean, late.onward_waiting, late.onward_failed) == (False, 1, 1)


def test_a_task_ends_only_when_its_dossier_was_compared_and_agreed(counter: Counter) -> None:
    dossier = counter.receive()
    reconcile.take(counter.db, DAY, found(not_there=[dossier.uid]), counter.now)
    reconcile.take(counter.db, DAY, found(), counter.now)
    assert tasks.count_open(counter.db) == 1

    reconcile.take(counter.db, DAY, found(compared=[dossier.uid]), counter.now)

    assert tasks.count_open(counter.db) == 0
    assert counter.entries()[-1].type == "counter.event"
    assert counter.is_sound()


def test_what_moved_or_is_not_sent_does_not_stand_as_it_was_told_of(counter: Counter) -> None:
    quiet, moved = counter.receive(), counter.receive()
    pos = ledger.last_pos(counter.db)
    assert not reconcile.is_settled(counter.db, quiet.uid, pos)  # not sent

    counter.sent()
    printing.ask(counter.db, quiet.uid, printing.RECEIPT, counter.clerk, counter.now)
    hand_over(counter, moved)
    counter.sent()

    assert reconcile.is_settled(counter.db, quiet.uid, pos)
    assert not reconcile.is_settled(counter.db, moved.uid, pos)
