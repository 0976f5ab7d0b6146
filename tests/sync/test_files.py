"""Files after the operations: every one arrives, none holds a dossier up, and what stands in the way is said."""

from __future__ import annotations

import math
import os
import threading
import time
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from counter_fixtures import KEY, Clock, Counter, a_counter, hand_over
from factories import PAPERS, an_intake

from cchc_desktop.acts import files as acts
from cchc_desktop.acts import receive
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.scan import MOST_BYTES
from cchc_desktop.hub import identity
from cchc_desktop.hub.dossiers import load, save
from cchc_desktop.hub.uploads import FileLimits
from cchc_desktop.portal.errors import DeviceRevoked, PortalUnreachable
from cchc_desktop.store import deliveries, files, meta, schema, tasks, transfers
from cchc_desktop.store.connection import Use
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.sync import connection
from cchc_desktop.sync import files as module
from cchc_desktop.sync.exchange import exchange, exchange_whole
from cchc_desktop.sync.files import Files
from cchc_desktop.wire.canonical import sha256_hex
from tests.sync.conftest import Make
from tests.sync.file_ways import cut, meet, spoilt
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import Way, answer_lost, lost, problem, reset, through, too_large

PATCH = ("PATCH", "/uploads/")


def scan(length: int = 300_000) -> bytes:
    return b"%PDF-1.7" + os.urandom(length - 8)


def link(counter: Counter, data: bytes) -> str:
    uid = counter.receive().uid
    acts.link(counter.db, uid, Scan(data, PAPERS[0].name), counter.clerk, counter.now)
    return uid


def holds(hub: RunningHub, counter: Counter, *scans: bytes) -> bool:
    assert hub.hub.uploads
    shelf, unit = hub.hub.uploads.shelf, counter.desk.office.unit_code
    for data in scans:
        assert b"".join(shelf.pieces(unit, sha256_hex(data), range(len(data)))) == data
    assert transfers.unheld(counter.db) == []
    return True


def test_a_catalogue_that_cannot_be_had_keeps_no_file_from_the_portal(make: Make, hub: RunningHub, way: Way) -> None:
    counter, data = make(), scan()
    counter.exchange()
    link(counter, data)
    meta.write(counter.db, "catalogue_stale", "1")
    meta.remove(counter.db, "portal_catalogue")
    way.tell("/catalogues/thu-tuc", *[reset] * 9)

    with pytest.raises(PortalUnreachable):
        counter.exchange()
    assert holds(hub, counter, data)
    way.clear()
    assert counter.exchange().waiting == 0


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def test_files_follow_their_entries_in_one_exchange(counter: Counter, hub: RunningHub) -> None:
    scans = [scan(), scan(), scan(9)]
    for data in scans:
        link(counter, data)

    report = counter.exchange()

    assert report.files == Files(moved=3)
    assert report.as_json()["files"] == {"moved": 3, "waiting": 0, "refused": 0, "more": False, "trouble": ""}
    assert report.all_acknowledged
    assert holds(hub, counter, *scans)
    assert hub.holds_all_of(counter)


def test_nothing_to_send_asks_for_nothing(counter: Counter, way: Way) -> None:
    way.passed.clear()
    counter.exchange()
    assert not [passing for passing in way.passed if passing.path.startswith(("/blobs", "/uploads"))]


def test_operations_go_before_files(counter: Counter, way: Way) -> None:
    link(counter, scan())
    way.passed.clear()
    counter.exchange()

    paths = [passing.path for passing in way.passed]
    first = next(place for place, path in enumerate(paths) if path.startswith(("/blobs", "/uploads")))
    assert "/op-batches" in paths[:first]
    assert "/op-batches" not in paths[first:]


def test_files_make_way_for_an_operation_and_go_on_in_the_next_exchange(
    counter: Counter, hub: RunningHub, way: Way
) -> None:
    data = scan(3 * 1024 * 1024)
    link(counter, data)
    meet(way, *PATCH, lambda *given: acted(counter) and through(*given))

    first = counter.exchange()

    assert (first.files.more, first.files.waiting, first.files.moved) == (True, 1, 0)
    assert deliveries.waiting(counter.db)[0] == 1
    second = counter.exchange()
    assert (second.pushed, second.files) == (1, Files(moved=1))
    assert holds(hub, counter, data)


def acted(counter: Counter) -> bool:
    """A clerk receives a dossier meanwhile, on another thread."""
    db = schema.open_store(counter.folder, KEY, Use.WRITER)
    receive.receive(db, counter.desk, an_intake(), counter.clerk, counter.now)
    db.close()
    return True


def test_time_is_short_and_the_rest_comes_next(
    counter: Counter, hub: RunningHub, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    scans = [scan(2_500_000), scan()]
    for data in scans:
        link(counter, data)

    assert counter.exchange().files == Files(waiting=2, more=True)
    assert transfers.waiting(counter.db, 1)[0].done == 1024 * 1024, "never less than one chunk"
    portal = counter.portal
    assert portal
    report = exchange_whole(counter.db, portal, counter.clock)

    assert report.files == Files(moved=2)
    assert holds(hub, counter, *scans)


def test_told_to_stop_it_stops_after_a_chunk(counter: Counter) -> None:
    link(counter, scan(2_500_000))
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None

    report = exchange(counter.db, portal, counter.clock, lambda: True)
    portal.close()

    assert report.files.more
    assert transfers.waiting(counter.db, 1)[0].done == 1024 * 1024


@pytest.mark.parametrize("fate", [lost, reset, cut, answer_lost, problem(500, "LOI_CONG")])
def test_trouble_with_a_file_holds_no_operation_up(counter: Counter, hub: RunningHub, way: Way, fate: object) -> None:
    first, second = scan(), scan()
    link(counter, first)
    meet(way, *PATCH, fate)  # type: ignore[arg-type]

    report = counter.exchange()

    assert (report.waiting, report.trouble, report.files.waiting) == (0, "", 1)
    assert report.files.trouble.endswith(".")
    assert report.all_acknowledged
    link(counter, second)
    resting = counter.exchange()
    assert (resting.pushed, resting.files.waiting) == (2, 2), "the operations go, the files rest"
    counter.clock.forward(seconds=15)
    assert counter.exchange().files == Files(moved=2)
    assert meta.read(counter.db, transfers.TROUBLE) is None
    assert holds(hub, counter, first, second)


def test_the_rest_grows_and_the_portal_s_wish_is_obeyed(counter: Counter, way: Way) -> None:
    link(counter, scan())
    rests = []
    for _ in range(3):
        meet(way, *PATCH, lost)
        counter.exchange()
        rests.append(rest(counter))
        counter.clock.forward(seconds=rests[-1] + 1)
    assert 5 <= rests[0] <= 10 <= rests[1] <= 15
    assert 20 <= rests[2] <= 25

    meet(way, *PATCH, problem(503, "BAN", Retry_After="77"))
    counter.exchange()
    assert rest(counter) == 77


def rest(counter: Counter) -> float:
    from cchc_desktop.domain.instants import parse_instant

    until = parse_instant(meta.read(counter.db, "files_rest") or "")
    return (until - counter.now) / timedelta(seconds=1)


def test_a_clock_set_back_years_rests_no_longer(counter: Counter, hub: RunningHub, way: Way) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, lost)
    counter.exchange()
    counter.clock.forward(days=-400)

    assert counter.exchange().files == Files(moved=1)
    assert holds(hub, counter, data)


def test_one_file_that_never_passes_does_not_hold_up_the_others(counter: Counter, hub: RunningHub, way: Way) -> None:
    poison, fine = scan(9), scan()
    for data in (poison, fine):
        link(counter, data)
    meet(way, *PATCH, lost)
    counter.exchange()

    counter.clock.forward(seconds=15)
    meet(way, *PATCH, through, lost)
    counter.exchange()

    (left,) = transfers.unheld(counter.db)
    assert left.sha256 == sha256_hex(poison)


def test_a_file_the_portal_refuses_becomes_a_task_and_the_others_go(
    counter: Counter, hub: RunningHub, way: Way
) -> None:
    large, fine = scan(), scan()
    uid = link(counter, large)
    link(counter, fine)
    meet(way, "POST", "/uploads", too_large)

    report = counter.exchange()

    assert report.files == Files(moved=1, refused=1)
    (task,) = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid, task.pos) == ("file_refused", uid, counter.entries(uid)[-1].pos)
    assert msgspec.json.decode(task.detail)["code"] == "QUA_LON"
    assert counter.exchange().files == Files(refused=1), "not tried again by itself"

    acts.send_again(counter.db, counter.clerk, counter.now)
    way.clear()
    assert counter.exchange().files == Files(moved=1)
    assert holds(hub, counter, large, fine)


def test_what_the_portal_says_is_too_large_is_never_sent(counter: Counter, hub: RunningHub, way: Way) -> None:
    assert hub.hub.uploads
    uploads, before = hub.hub.uploads, hub.hub.uploads.limits
    uploads.limits = FileLimits(most_bytes=1000, least_free=0)
    try:
        link(counter, scan())
        way.passed.clear()
        assert counter.exchange().files == Files(refused=1)
    finally:
        uploads.limits = before

    assert not [passing for passing in way.passed if passing.path.startswith("/uploads")]


def test_a_scan_lost_on_this_pc_becomes_a_task(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    link(counter, scan())
    monkeypatch.setattr(files, "read", lambda *_given: None)

    assert counter.exchange().files == Files(refused=1)
    assert kinds(counter) == ["file_lost"]


@pytest.mark.parametrize("trouble", [Trouble.CORRUPT, Trouble.LOCKED])
def test_a_damaged_file_of_scans_holds_no_operation_up(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    link(counter, scan())

    def broken(*_given: object) -> None:
        raise StoreTrouble(trouble)

    monkeypatch.setattr(files, "read", broken)
    report = counter.exchange()

    assert (report.waiting, report.trouble, report.files.waiting) == (0, "", 1)
    assert report.files.trouble == StoreTrouble(trouble).sentence


def test_a_portal_that_takes_no_files_is_asked_for_nothing(
    counter: Counter, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.hub import api

    monkeypatch.setattr(api, "FILES", [])
    link(counter, scan())
    way.passed.clear()

    report = counter.exchange()

    assert (report.files.waiting, report.files.more) == (1, False)
    assert "chưa nhận tệp" in report.files.trouble
    assert not [passing for passing in way.passed if passing.path.startswith(("/blobs", "/uploads"))]


def test_a_revoked_device_is_told_as_ever(counter: Counter, hub: RunningHub, way: Way) -> None:
    link(counter, scan(3_000_000))
    client = meta.read(counter.db, "client_id") or ""

    def revoked(*given: object) -> bool:
        with hub.hub.storage.writing() as db:
            identity.revoke(db, client, hub.hub.now())
        return through(*given)  # type: ignore[arg-type]

    meet(way, *PATCH, revoked)

    with pytest.raises(DeviceRevoked):
        counter.exchange()

    assert "thu hồi" in (meta.read(counter.db, "sync_trouble") or "")
    assert len(transfers.unheld(counter.db)) == 1


def test_another_store_of_files_at_the_portal_gets_them_all_again(tmp_path: Path) -> None:
    database, clock = new_database(tmp_path / "hub"), Clock()
    counter, data = a_counter(tmp_path / "counter"), scan()
    with listening(database, clock, files=tmp_path / "one") as hub:
        counter.enrol(hub.url, hub.code())
        link(counter, data)
        counter.exchange()
        assert holds(hub, counter, data)
    with listening(database, clock, files=tmp_path / "two") as hub:
        meta.write(counter.db, "portal_url", hub.url)
        counter.crash()
        other = scan()
        link(counter, other)
        assert counter.exchange().files == Files(moved=2)
        assert holds(hub, counter, data, other)
    counter.close()


def test_a_token_that_ends_between_two_chunks_is_renewed(counter: Counter, hub: RunningHub, way: Way) -> None:
    data = scan(3_000_000)
    link(counter, data)

    def later(*given: object) -> bool:
        hub.clock.forward(hours=2)
        return through(*given)  # type: ignore[arg-type]

    meet(way, *PATCH, later)
    try:
        assert counter.exchange().files == Files(moved=1)
    finally:
        hub.clock.forward(hours=-2)
    assert holds(hub, counter, data)


def test_a_hub_restarted_mid_upload_gets_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    database, clock = new_database(tmp_path / "hub"), Clock()
    counter, data = a_counter(tmp_path / "counter"), scan(3_000_000)
    with listening(database, clock) as hub:
        counter.enrol(hub.url, hub.code())
        link(counter, data)
        assert counter.exchange().files.more
    counter.crash()
    with pytest.raises(PortalUnreachable):
        counter.exchange()
    with listening(database, clock) as hub:
        meta.write(counter.db, "portal_url", hub.url)
        counter.crash()
        while counter.exchange().files.more:
            continue
        assert holds(hub, counter, data)
    counter.close()


def test_a_day_of_scans_over_a_rough_way_all_arrive(make: Make, hub: RunningHub, way: Way, seed: int) -> None:
    from random import Random

    counters, chance = [make(3), make(4)], Random(seed)
    fates = [lost, reset, cut, answer_lost, spoilt, problem(409, "X"), problem(423, "X"), problem(410, "X")]
    shared, sent = scan(), []

    def fate(_way: Way, passing: object, sock: object) -> bool:
        place = getattr(passing, "path", "")
        of_files = place.startswith(("/uploads", "/blobs")) and chance.random() < 0.2
        of_chunk = getattr(passing, "method", "") == "PATCH"
        chosen = chance.choice(fates if of_chunk else [lost, answer_lost]) if of_files else through
        return chosen(_way, passing, sock)  # type: ignore[arg-type]

    way.always("*", fate)
    for turn in range(4):
        for counter in counters:
            data = shared if turn == 1 else scan(chance.randrange(9, 1_500_000))
            sent.append((counter, data))
            link(counter, data)
            counter.exchange()
            counter.clock.forward(minutes=11)
    for counter in counters:
        for _ in range(40):
            if not counter.exchange().files.waiting:
                break
            counter.clock.forward(minutes=11)

    assert all(holds(hub, counter, data) for counter, data in sent)
    assert all(counter.is_sound() for counter in counters)
    assert {kind for counter in counters for kind in kinds(counter)} <= {
        "GIO_NGHI_NGO"
    }  # the counters' clock was moved


def test_a_clerk_s_acts_are_not_slowed_by_the_largest_file(counter: Counter, hub: RunningHub) -> None:
    longest = []
    for _ in range(8):  # the best of eight: others use this machine and its disk too
        data = scan(MOST_BYTES)
        longest.append(longest_act_while_it_is_sent(counter, data))
        assert holds(hub, counter, data)
        if min(longest) < 1.0:
            break

    assert min(longest) < 1.0


def longest_act_while_it_is_sent(counter: Counter, data: bytes) -> float:
    """Seconds of the slowest of several acts; infinite when there were none."""
    longest, ended = 0.0, threading.Event()
    link(counter, data)

    def send() -> None:
        db = schema.open_store(counter.folder, KEY, Use.SYNC)
        portal = connection.connect(db, counter.clock)
        assert portal
        exchange_whole(db, portal, counter.clock)
        portal.close()
        db.close()
        ended.set()

    sender = threading.Thread(target=send)
    sender.start()
    acts_done = 0
    while not ended.is_set() and acts_done < 400:
        begun = time.monotonic()
        counter.receive()
        acts_done += 1
        longest = max(longest, time.monotonic() - begun)
        ended.wait(0.005)  # no clerk leaves the store no moment to anybody else
    sender.join()

    return longest if acts_done > 3 else math.inf  # it was sent before anything could slow it


# results


def test_a_result_s_file_is_fetched_with_the_change_that_names_it(counter: Counter, hub: RunningHub) -> None:
    data = scan()
    dossier = hand_over(counter, counter.receive())
    counter.exchange()
    decide(hub, counter, dossier.uid, data)

    report = counter.exchange()

    assert report.files == Files(moved=1)
    assert files.read(counter.db, sha256_hex(data)) == data
    assert counter.is_sound()
    assert counter.exchange().files == Files()


def decide(hub: RunningHub, counter: Counter, uid: str, data: bytes) -> None:
    """Somebody at the portal attaches the result's file."""
    uploads = hub.hub.uploads
    assert uploads
    come = uploads.shelf.folder / "come"
    come.write_bytes(data)
    uploads.shelf.take(counter.desk.office.unit_code, sha256_hex(data), come)
    with hub.hub.storage.writing() as db:
        kept = load(db, [uid])[uid]
        kept.add("DanhSachGiayToKetQua", {"TenGiayTo": "Quyết định", "sha256": sha256_hex(data)})
        kept.changed_by(None, "", kept.status)
        save(db, [kept], "2026-10-05T08:15:00.000+07:00")


def test_a_result_the_portal_names_and_does_not_have_becomes_a_task_in_the_end(
    counter: Counter, hub: RunningHub
) -> None:
    data = scan()
    dossier = counter.receive()
    counter.exchange()
    decide(hub, counter, dossier.uid, data)
    assert hub.hub.uploads
    hub.hub.uploads.shelf.place(counter.desk.office.unit_code, sha256_hex(data)).unlink()

    reports = [counter.exchange() for _ in range(10)]

    assert [report.trouble or report.files.trouble for report in reports] == [""] * 10
    assert reports[0].files == Files(waiting=1)
    assert reports[-1].files == Files(refused=1)
    assert kinds(counter) == ["file_refused"]
