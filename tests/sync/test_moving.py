"""One file at a time against the real hub, over a way with faults: it arrives once, whole, and resumes where it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from counter_fixtures import Clock, Counter, a_counter
from factories import PAPERS

from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.record import record
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.scan import MOST_BYTES
from cchc_desktop.hub.uploads import LIFETIME
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalUnreachable, Reason, StillWorking, StrangeAnswer, TooLarge
from cchc_desktop.store import files, meta, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.transfers import Transfer
from cchc_desktop.sync import connection
from cchc_desktop.sync.moving import LEAST_CHUNK, Lost, Mover
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import Session
from tests.sync.conftest import Make
from tests.sync.file_ways import cut, meet, spoilt
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import Fate, Way, answer_lost, doubled, lost, problem, reset, saying, through, too_large

CHUNK = 64 * 1024
PATCH = ("PATCH", "/uploads/")


@pytest.fixture
def portal(counter: Counter) -> Iterator[Portal]:
    made = connection.connect(counter.db, counter.clock)
    assert made is not None
    yield made
    made.close()


Move = Callable[..., bool]


@pytest.fixture
def move(counter: Counter, portal: Portal) -> Move:
    """The one file that waits moves; for ever, or for so many chunks."""

    def move(chunks: int = 1_000_000) -> bool:
        return mover(counter, portal, chunks).move(only(counter))

    return move


def mover(counter: Counter, portal: Portal, chunks: int = 1_000_000) -> Mover:
    left = iter(range(chunks - 1))
    session = Session(serverTime="", chunkBytes=CHUNK)
    return Mover(counter.db, portal.files, session, counter.clock, lambda: next(left, None) is not None)


def only(counter: Counter) -> Transfer:
    transfers.gather(counter.db)
    (waiting,) = transfers.waiting(counter.db, 9)
    return waiting


def scan(length: int = 5 * CHUNK + 7) -> bytes:
    return b"%PDF-1.7" + os.urandom(length - 8)


def link(counter: Counter, data: bytes) -> str:
    """A scan linked, and its entry sent: the hub knows the dossier."""
    acts.link(counter.db, counter.receive().uid, Scan(data, PAPERS[0].name), counter.clerk, counter.now)
    transfers.gather(counter.db)
    return sha256_hex(data)


def held(hub: RunningHub, counter: Counter, data: bytes) -> bool:
    """The hub has it whole, once, and nothing is left of its way."""
    assert hub.hub.uploads
    shelf, unit, sha256 = hub.hub.uploads.shelf, counter.desk.office.unit_code, sha256_hex(data)
    assert b"".join(shelf.pieces(unit, sha256, range(len(data)))) == data
    assert transfers.get(counter.db, sha256) is not None
    assert transfers.waiting(counter.db, 9) == []
    return True


def patches(way: Way) -> int:
    return sum(len(passing.body) for passing in way.passed if passing.method == "PATCH")


@pytest.mark.parametrize("length", [9, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
def test_a_file_arrives_whole(counter: Counter, hub: RunningHub, way: Way, move: Move, length: int) -> None:
    data = scan(length)
    link(counter, data)

    assert move()

    assert held(hub, counter, data)
    assert patches(way) == length
    assert max(len(passing.body) for passing in way.passed if passing.method == "PATCH") <= CHUNK


def test_the_largest_scan_arrives_in_chunks_of_a_mebibyte(
    counter: Counter, hub: RunningHub, way: Way, portal: Portal
) -> None:
    data = scan(MOST_BYTES)
    link(counter, data)
    session = portal.session()

    assert Mover(counter.db, portal.files, session, counter.clock, lambda: True).move(only(counter))

    assert held(hub, counter, data)
    assert {len(passing.body) for passing in way.passed if passing.method == "PATCH"} == {1024 * 1024}


def test_a_file_of_no_bytes_arrives(counter: Counter, hub: RunningHub, way: Way, move: Move) -> None:
    dossier = counter.receive()
    event = FileLinked(counter.now, sha256_hex(b""), 0, "application/pdf", PAPERS[0].name)
    files.keep(counter.db, event.sha256, event.media_type, b"", "2026")
    with transaction(counter.db):
        record(counter.db, dossier, event, counter.clerk)

    assert move()

    assert held(hub, counter, b"")
    assert patches(way) == 0


def test_it_goes_on_where_it_stopped(counter: Counter, hub: RunningHub, way: Way, move: Move) -> None:
    data = scan()
    link(counter, data)

    assert not move(chunks=2)
    assert (only(counter).done, only(counter).total) == (2 * CHUNK, len(data))
    counter.crash()
    assert move()

    assert held(hub, counter, data)
    assert patches(way) == len(data), "no byte twice"


@pytest.mark.parametrize("fate", [lost, reset, cut, answer_lost, problem(503, "BAN"), saying(502, b"x")])
def test_a_break_at_any_chunk_costs_one_chunk_at_most(
    counter: Counter, hub: RunningHub, way: Way, move: Move, fate: Fate
) -> None:
    data = scan()
    link(counter, data)
    for place in range(6):
        meet(way, *PATCH, *[through] * place, fate)
        before = patches(way)
        try:
            move()
        except PortalUnreachable:
            assert patches(way) - before <= (place + 1) * CHUNK
        else:
            break
    way.clear()
    if transfers.waiting(counter.db, 1):
        assert move()

    assert held(hub, counter, data)


@pytest.mark.parametrize(
    ("method", "place"), [("HEAD", "/blobs/"), ("POST", "/uploads"), ("HEAD", "/uploads/"), ("PATCH", "/uploads/")]
)
@pytest.mark.parametrize("fate", [lost, answer_lost, doubled, saying(200, b"<html>", Content_Type="text/html")])
def test_trouble_at_every_call_is_got_over(
    counter: Counter, hub: RunningHub, way: Way, move: Move, fate: Fate, method: str, place: str
) -> None:
    data = scan()
    link(counter, data)
    move(chunks=2)
    meet(way, method, place, fate)
    for _ in range(2):
        try:
            if move():
                break
        except PortalUnreachable:
            assert not way.stop.is_set()

    assert held(hub, counter, data)


def test_a_spoilt_chunk_is_sent_again_and_no_other(counter: Counter, hub: RunningHub, way: Way, move: Move) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, through, spoilt)

    assert move()

    assert held(hub, counter, data)
    assert patches(way) == len(data) + CHUNK


def test_a_line_that_spoils_everything_is_given_a_rest(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    meet(way, *PATCH, *[spoilt] * 9)

    with pytest.raises(StillWorking):
        move()

    assert patches(way) == 4 * CHUNK


@pytest.mark.parametrize("status", [409, 423])
def test_busy_or_elsewhere_is_asked_and_goes_on(
    counter: Counter, hub: RunningHub, way: Way, move: Move, status: int
) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, through, problem(status, "DANG_XU_LY"), problem(status, "DANG_XU_LY"))

    assert move()
    assert held(hub, counter, data)


def test_busy_for_ever_is_given_a_rest(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    meet(way, *PATCH, *[problem(423, "DANG_XU_LY")] * 9)

    with pytest.raises(StillWorking):
        move()


@pytest.mark.parametrize("status", [404, 410])
def test_what_the_portal_forgot_begins_anew(
    counter: Counter, hub: RunningHub, way: Way, move: Move, status: int
) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, through, through, problem(status, "KHONG_TIM_THAY"))

    assert move()
    assert held(hub, counter, data)


def test_an_upload_that_expired_meanwhile_begins_anew(counter: Counter, hub: RunningHub, move: Move) -> None:
    data = scan()
    link(counter, data)
    move(chunks=3)
    hub.clock.at += LIFETIME
    try:
        assert not move(chunks=1)
        assert only(counter).done == CHUNK
        assert move()
    finally:
        hub.clock.at -= LIFETIME

    assert held(hub, counter, data)


def test_a_portal_that_never_keeps_an_upload_is_given_a_rest(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    meet(way, *PATCH, *[problem(404, "KHONG_TIM_THAY")] * 9)

    with pytest.raises(StrangeAnswer):
        move()


def test_a_whole_that_arrived_as_another_file_is_sent_again(
    counter: Counter, hub: RunningHub, way: Way, move: Move
) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, *[through] * 5, problem(422, "TEP_SAI"))

    assert move()
    assert held(hub, counter, data)


def test_only_the_portal_s_own_word_counts_as_held(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan(9))
    meet(way, "HEAD", "/blobs/", through, saying(404))

    with pytest.raises(StrangeAnswer):
        move()

    assert only(counter).state == "waiting"


def test_the_same_file_of_two_counters_goes_up_once(make: Make, hub: RunningHub, way: Way) -> None:
    data = scan()
    first, second = make(3), make(4)
    for counter in (first, second):
        link(counter, data)
        portal = connection.connect(counter.db, counter.clock)
        assert portal is not None
        assert mover(counter, portal).move(only(counter))
        portal.close()
        assert held(hub, counter, data)

    assert patches(way) == len(data)


def test_both_may_send_it_at_once(make: Make, hub: RunningHub, way: Way) -> None:
    data = scan()
    counters = [make(3), make(4)]
    portals = [connection.connect(counter.db, counter.clock) for counter in counters]
    for counter in counters:
        link(counter, data)
    for chunks in (2, 3, 1_000_000):
        for counter, portal in zip(counters, portals, strict=True):
            assert portal
            if transfers.waiting(counter.db, 1):
                mover(counter, portal, chunks).move(only(counter))

    assert all(held(hub, counter, data) for counter in counters)
    for portal in portals:
        assert portal
        portal.close()


def test_a_hub_that_was_restarted_goes_on(tmp_path: Path) -> None:
    database, clock, data = new_database(tmp_path / "hub"), Clock(), scan()
    counter = a_counter(tmp_path / "counter")
    with listening(database, clock) as hub:
        counter.enrol(hub.url, hub.code())
        link(counter, data)
        portal = connection.connect(counter.db, counter.clock)
        assert portal is not None
        mover(counter, portal, 2).move(only(counter))
        portal.close()
    with listening(database, clock) as hub:
        meta.write(counter.db, "portal_url", hub.url)
        portal = connection.connect(counter.db, counter.clock)
        assert portal is not None
        assert only(counter).done == 2 * CHUNK
        assert mover(counter, portal).move(only(counter))
        portal.close()
        assert held(hub, counter, data)
    counter.close()


# how large chunks are


def test_chunks_shrink_on_a_bad_line_and_grow_on_a_good_one(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    for _ in range(4):
        meet(way, *PATCH, lost)
        with pytest.raises(PortalUnreachable):
            move()
    assert meta.read(counter.db, "upload_chunk") == str(LEAST_CHUNK)
    way.clear()
    way.passed.clear()

    assert move()

    sizes = [len(passing.body) for passing in way.passed if passing.method == "PATCH"]
    assert sizes[:4] == [LEAST_CHUNK, 2 * LEAST_CHUNK, CHUNK, CHUNK]


def test_a_gateway_that_wants_smaller_chunks_gets_them(counter: Counter, hub: RunningHub, way: Way, move: Move) -> None:
    data = scan()
    link(counter, data)
    meet(way, *PATCH, too_large, too_large)

    assert move()
    assert held(hub, counter, data)


def test_a_busy_portal_s_chunks_do_not_shrink(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    meet(way, *PATCH, problem(503, "BAN", Retry_After="7"))

    with pytest.raises(PortalUnreachable) as trouble:
        move()

    assert (trouble.value.reason, trouble.value.retry_after) == (Reason.BUSY, 7.0)
    assert meta.read(counter.db, "upload_chunk") is None


# what cannot be sent


def test_a_file_larger_than_the_portal_takes_is_not_sent(counter: Counter, way: Way, portal: Portal) -> None:
    link(counter, scan())
    session = Session(serverTime="", maxUploadBytes=CHUNK)

    with pytest.raises(TooLarge):
        Mover(counter.db, portal.files, session, counter.clock, lambda: True).move(only(counter))

    assert patches(way) == 0


def test_a_file_the_portal_refuses_is_refused(counter: Counter, way: Way, move: Move) -> None:
    link(counter, scan())
    meet(way, "POST", "/uploads", too_large)

    with pytest.raises(TooLarge):
        move()


@pytest.mark.parametrize("data", [None, b"%PDF another"])
def test_a_scan_that_is_lost_or_changed_here_is_not_sent(
    counter: Counter, way: Way, move: Move, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    link(counter, scan())
    monkeypatch.setattr(files, "read", lambda *_given: data)

    with pytest.raises(Lost):
        move()
    assert patches(way) == 0


# fetching


def test_a_result_of_the_portal_comes_by_pieces_and_is_kept_whole(
    counter: Counter, hub: RunningHub, way: Way, move: Move
) -> None:
    data = scan()
    wanted(counter, hub, data)

    assert not move(chunks=2)
    assert (only(counter).done, only(counter).total) == (2 * CHUNK, len(data))
    meet(way, "GET", "/blobs/", through, lost)
    with pytest.raises(PortalUnreachable):
        move()
    counter.crash()
    assert move()

    assert files.read(counter.db, sha256_hex(data)) == data
    assert files.parts(counter.db, sha256_hex(data)) == b""
    assert transfers.waiting(counter.db, 9) == []
    assert counter.is_sound()


def wanted(counter: Counter, hub: RunningHub, data: bytes) -> None:
    """The portal has a result's file, and the counter has heard of it."""
    uploads, unit = hub.hub.uploads, counter.desk.office.unit_code
    assert uploads
    come = uploads.shelf.folder / "come"
    come.write_bytes(data)
    uploads.shelf.take(unit, sha256_hex(data), come)
    with transaction(counter.db):
        transfers.want(counter.db, sha256_hex(data), counter.receive().uid)


def test_a_file_that_is_not_what_was_named_is_not_kept(counter: Counter, hub: RunningHub, move: Move) -> None:
    data = scan()
    wanted(counter, hub, data)
    assert hub.hub.uploads
    place = hub.hub.uploads.shelf.place(counter.desk.office.unit_code, sha256_hex(data))
    place.write_bytes(data[:-1] + b"x")

    with pytest.raises(StrangeAnswer):
        move()

    assert not files.is_kept(counter.db, sha256_hex(data))
    place.write_bytes(data)
    assert move()
    assert files.read(counter.db, sha256_hex(data)) == data


def test_what_is_here_already_is_not_fetched(counter: Counter, hub: RunningHub, way: Way, move: Move) -> None:
    data = scan()
    wanted(counter, hub, data)
    files.keep(counter.db, sha256_hex(data), "application/pdf", data, "2026")

    assert move()
    assert way.asked(f"/blobs/{sha256_hex(data)}") == []
