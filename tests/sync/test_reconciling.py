"""The day compared with the real hub: only a clean answer is called clean, each difference is work with both values."""

from __future__ import annotations

import msgspec
import pytest
from counter_fixtures import Counter, hand_over
from sqlalchemy import delete, update

from cchc_desktop.acts import fees, reconcile
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import dossiers as hub_dossiers
from cchc_desktop.hub import schema
from cchc_desktop.portal.errors import PortalUnreachable, StrangeAnswer
from cchc_desktop.store import dossiers, reconciling, summaries, tasks
from cchc_desktop.store.reconciling import Reconciled
from cchc_desktop.sync import reconciling as sync_reconciling
from cchc_desktop.wire.bundle import Said
from tests.sync import ways
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub
from tests.sync.sticks import Stick
from tests.sync.ways import Way

PATH = "/reconciliations"


def compared(counter: Counter) -> Reconciled:
    """Asked for, and done by an exchange."""
    reconcile.ask(counter.db, counter.now.date(), counter.clerk)
    counter.exchange()
    done = reconciling.last(counter.db)
    assert done is not None
    return done


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def test_a_day_both_tell_alike_is_clean(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive(fee_amount=8000)
    fees.collect(counter.db, dossier.uid, fees.Payment(8000, "tien-mat"), counter.clerk, counter.now)
    hand_over(counter, counter.receive())
    counter.clock.forward(days=3)
    hub.clock.forward(days=3)
    counter.receive()

    done = compared(counter)

    assert done.clean
    assert (done.compared, done.day) == (3, "2026-10-08")  # those open of days before are compared too
    assert kinds(counter) == []
    assert reconciling.asked(counter.db) is None
    hub.clock.forward(days=-3)


def test_what_is_not_asked_for_is_not_compared(counter: Counter, way: Way) -> None:
    counter.receive()
    counter.exchange()

    assert way.asked(PATH) == []


def test_a_day_without_a_dossier_is_compared_too(counter: Counter, way: Way) -> None:
    assert compared(counter).clean
    assert len(way.asked(PATH)) == 1


def test_many_dossiers_go_in_pages_and_none_is_missed_for_it(
    counter: Counter, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_reconciling, "PAGE", 2)
    for _ in range(5):
        counter.receive()

    done = compared(counter)

    assert (done.clean, done.compared, len(way.asked(PATH))) == (True, 5, 3)


def test_what_differs_is_a_task_with_both_values_and_ends_when_it_agrees(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    with hub.hub.storage.writing() as db:  # behind the feed's back
        kept = hub_dossiers.load(db, [dossier.uid])[dossier.uid]
        kept.data["TrangThaiHoSo"] = "4"
        values = {"data": msgspec.json.encode(kept.data), "status": "4"}
        db.execute(update(schema.dossiers).where(schema.dossiers.c.uid == dossier.uid).values(**values))

    done = compared(counter)

    assert (done.clean, done.differing) == (False, 1)
    [task] = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid) == ("recon_differs", dossier.uid)
    sides = [{"ten": "TrangThaiHoSo", "quay": "2", "cong": "4"}]
    assert msgspec.json.decode(task.detail) == {"code": "recon_differs", "thanhVien": sides}
    compared(counter)
    assert len(kinds(counter)) == 1  # told once

    hub.move(dossier.uid, Status.PROCESSING)
    assert compared(counter).clean
    assert kinds(counter) == []
    assert counter.is_sound()


def test_what_the_portal_lost_of_a_dossier_is_told(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    with hub.hub.storage.writing() as db:
        db.execute(delete(schema.dossiers).where(schema.dossiers.c.uid == dossier.uid))

    done = compared(counter)

    assert (done.clean, done.not_there) == (False, 1)
    [task] = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid) == ("recon_not_there", dossier.uid)


def test_what_this_counter_received_and_has_not_is_told_with_its_code(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    counter.db.conn.execute("update dossiers set own = 0")  # as in a store that lost it

    done = compared(counter)

    assert (done.clean, done.not_here) == (False, 1)
    [task] = tasks.still_open(counter.db)
    assert task.kind == "recon_not_here"
    assert msgspec.json.decode(task.detail)["MaHoSo"] == dossier.code
    counter.db.conn.execute("update dossiers set own = 1")
    assert compared(counter).clean
    assert kinds(counter) == []


def test_acts_that_could_not_be_sent_are_not_compared_and_not_called_clean(counter: Counter) -> None:
    dossier = counter.receive()
    counter.exchange()
    hand_over(counter, dossier)
    assert counter.portal is not None
    reconciling.ask(counter.db, counter.now.date())

    sync_reconciling.reconcile_if_asked(counter.db, counter.portal, counter.clock)

    done = reconciling.last(counter.db)
    assert done is not None
    assert (done.clean, done.waiting, done.compared) == (False, 1, 0)
    assert kinds(counter) == []


def test_another_counter_s_dossiers_are_nobody_s_difference(make: Make) -> None:
    here, there = make(3), make(4)
    there.receive()
    there.exchange()
    here.receive()

    assert compared(here).clean
    assert len(next(reconciling.pages(here.db, here.now.date(), 100))) == 1
    assert here.db.conn.execute("select count(*) from dossiers").fetchone()[0] == 2


def test_cut_off_it_is_still_asked_for(counter: Counter, way: Way) -> None:
    counter.receive()
    reconciling.ask(counter.db, counter.now.date())
    way.tell(PATH, ways.answer_lost)

    with pytest.raises(PortalUnreachable):
        counter.exchange()
    assert reconciling.asked(counter.db)
    counter.exchange()

    done = reconciling.last(counter.db)
    assert done is not None
    assert done.clean


def test_a_portal_that_does_not_compare_is_said_and_stops_nothing(counter: Counter, way: Way) -> None:
    counter.receive()
    reconciling.ask(counter.db, counter.now.date())
    way.tell(PATH, ways.problem(501, "KHONG_CO"))

    report = counter.exchange()

    assert report.all_acknowledged
    assert "đối soát" in reconciling.trouble(counter.db)
    assert reconciling.asked(counter.db) is None
    assert reconciling.last(counter.db) is None


def test_a_difference_a_person_has_seen_is_not_told_again_and_not_called_clean(
    counter: Counter, hub: RunningHub
) -> None:
    dossier = counter.receive()
    counter.exchange()
    with hub.hub.storage.writing() as db:
        db.execute(delete(schema.dossiers).where(schema.dossiers.c.uid == dossier.uid))
    compared(counter)
    tasks.close(counter.db, tasks.still_open(counter.db)[0].id, "2026-10-05T09:00:00.000+07:00", "tn01")

    assert not compared(counter).clean
    assert kinds(counter) == []
    assert dossiers.is_own(counter.db, dossier.uid)


# By stick


def wished(counter: Counter) -> None:
    reconcile.ask(counter.db, counter.now.date(), counter.clerk)


def test_a_day_is_compared_by_stick(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    wished(alone)

    usb.whole_way(alone, near)

    done = reconciling.last(alone.db)
    assert done is not None
    assert (done.day, done.compared, done.clean) == (alone.now.date().isoformat(), 2, True)
    assert reconciling.asked(alone.db) is None
    assert kinds(alone) == []


def test_what_differs_comes_back_with_both_values_and_once(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    usb.whole_way(alone, near)
    dossier, gone = (row for row in summaries.newest(alone.db))
    with hub.hub.storage.writing() as db:
        changed = update(schema.dossiers).where(schema.dossiers.c.uid == dossier.uid)
        db.execute(changed.values(content_hash="ab" * 32))
        db.execute(delete(schema.dossiers).where(schema.dossiers.c.uid == gone.uid))
    wished(alone)
    usb.export(alone)
    usb.carry(near)
    usb.carry(near)
    copied = usb.copied("again")

    usb.take(alone)

    assert sorted(kinds(alone)) == ["recon_differs", "recon_not_there"]
    wished(alone)
    copied.take(alone)  # taken in before: nothing is told twice
    assert len(kinds(alone)) == 2
    assert reconciling.asked(alone.db) is not None


def test_what_moved_under_way_is_told_as_not_compared(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    usb.whole_way(alone, near)
    mine, theirs = (row.uid for row in summaries.newest(alone.db))
    wished(alone)
    usb.export(alone)
    hand_over(alone, alone.dossier(mine))  # after the bundle was made
    hub.move(theirs, Status.PROCESSING)  # heard of by the same answer
    usb.carry(near)

    usb.take(alone)

    done = reconciling.last(alone.db)
    assert done is not None
    assert (done.compared, done.waiting, done.differing, done.clean) == (0, 2, 0, False)
    assert kinds(alone) == []


def test_a_comparison_that_came_by_network_meanwhile_stands(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    wished(alone)
    usb.export(alone)
    alone.exchange()
    done = reconciling.last(alone.db)
    usb.carry(near)
    alone.clock.forward(minutes=5)

    usb.take(alone)

    assert reconciling.last(alone.db) == done


def test_what_is_not_asked_for_or_too_much_for_a_stick_is_not_carried(
    alone: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sync_reconciling.to_carry(alone.db) is None
    wished(alone)
    asked = sync_reconciling.to_carry(alone.db)
    assert asked is not None
    assert [len(msgspec.json.decode(page)["entries"]) for page in asked.pages] == [2]

    monkeypatch.setattr(sync_reconciling, "_MOST_CARRIED", 0)
    assert sync_reconciling.to_carry(alone.db) is None
    assert reconciling.asked(alone.db) is not None


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"missingAtPortal": 1}'])
def test_an_answer_of_another_shape_is_strange(alone: Counter, body: bytes) -> None:
    wished(alone)
    query = {"ngay": alone.now.date().isoformat(), "viTri": "1", "trang": "0"}
    with pytest.raises(StrangeAnswer):
        sync_reconciling.take_carried(alone.db, [Said("POST", "/reconciliations", 200, query, body=body)], alone.clock)
    sync_reconciling.take_carried(alone.db, [Said("POST", "/reconciliations", 403, query)], alone.clock)
    assert "chưa đối soát được" in reconciling.trouble(alone.db)
