"""What the portal has not goes onto a stick, whole or not at all; nothing is taken for sent by it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest
from counter_fixtures import Counter
from factories import PAPERS

from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import bundles, deliveries, files, ledger, meta, stick, transfers
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.sync import connection, stick_export
from cchc_desktop.sync.stick_export import export
from cchc_desktop.wire.bundle import Bundle, unpacked
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import OpBatch
from cchc_desktop.wire.sealed import Kind, Unsound, opened, outside_of
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub
from tests.sync.sticks import Stick


def inside(hub: RunningHub, counter: Counter, path: Path) -> Bundle:
    """As the hub reads it."""
    assert hub.hub.seals
    key = stick_export.sealer(counter.db).keys.public.signing
    return unpacked(opened(path.read_bytes(), key, hub.hub.seals.opening), Bundle)


def test_everything_after_the_last_acknowledged_entry_is_in_it(make: Make, hub: RunningHub, usb: Stick) -> None:
    counter = make()
    counter.exchange()
    acked = deliveries.acked(counter.db)
    received = counter.receive()

    done = usb.export(counter)

    (path,) = usb.bundles
    bundle = inside(hub, counter, path)
    (batch,) = bundle.batches
    ops = msgspec.json.decode(batch.body, type=OpBatch).ops
    assert [op.type for op in ops] == ["dossier.received", "counter.event"]
    assert ops[0].dossierUid == received.uid
    assert (bundle.firstPos, bundle.lastPos) == (acked + 1, acked + 2)
    assert (done.first, done.last, done.entries, done.files) == (1, 1, 2, 0)
    assert bundle.feed
    assert bundle.feed.cursor == meta.read(counter.db, "cursor")
    assert deliveries.acked(counter.db) == acked


def test_only_the_hub_reads_it(make: Make, hub: RunningHub, usb: Stick) -> None:
    counter, near = make(3), make(4)
    dossier = counter.receive()
    usb.export(counter)
    data = usb.bundles[0].read_bytes()

    for word in (dossier.code, dossier.intake.owner.name, dossier.uid):
        assert str(word).encode() not in data
    for keys in (stick_export.sealer(near.db).keys, stick_export.sealer(counter.db).keys):
        with pytest.raises(Unsound):
            opened(data, stick_export.sealer(counter.db).keys.public.signing, keys.opening)


def test_names_say_the_device_and_a_number_alone(make: Make, usb: Stick) -> None:
    counter = make()
    counter.receive()
    usb.export(counter)

    unit, instance = counter.desk.office.unit_code, ledger.instance(counter.db)
    assert usb.names == [f"cchc-{unit}-03-{instance[-6:]}-000001.goi"]


def test_each_bundle_names_the_one_before(make: Make, hub: RunningHub, usb: Stick) -> None:
    counter = make()
    usb.export(counter)
    first = sha256_hex(usb.bundles[0].read_bytes())
    usb.export(counter)

    outside = outside_of(usb.bundles[0].read_bytes())
    assert (outside.kind, outside.seq, outside.about.hex()) == (Kind.BUNDLE, 2, first)
    assert inside(hub, counter, usb.bundles[0]).previous == first
    assert bundles.last(counter.db, ledger.instance(counter.db))[0] == 2


def test_what_a_later_export_holds_as_well_goes_from_the_stick(make: Make, usb: Stick) -> None:
    counter = make()
    counter.receive()
    usb.export(counter)
    done = usb.export(counter)

    assert [outside_of(path.read_bytes()).seq for path in usb.bundles] == [done.first] == [2]
    assert done.entries > 3


def test_a_long_backlog_goes_into_many_files(
    make: Make, hub: RunningHub, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick_export, "_BATCH", 2)
    monkeypatch.setattr(stick_export, "_MOST_OPS", 4)
    counter = make()
    for _ in range(6):
        counter.receive()

    done = usb.export(counter)

    parts = [inside(hub, counter, path) for path in usb.bundles]
    assert [part.seq for part in parts] == list(range(1, done.parts + 1))
    assert {part.first for part in parts} == {1}
    assert [bool(part.feed) for part in parts] == [False] * (len(parts) - 1) + [True]
    places = [place for part in parts for place in range(part.firstPos, part.lastPos + 1) if place]
    assert places == list(range(1, ledger.last_pos(counter.db) + 1))


def test_files_go_by_pieces(make: Make, hub: RunningHub, usb: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stick_export, "_PIECE", 1000)
    monkeypatch.setattr(stick_export, "_MOST_BYTES", 1500)
    counter, data = make(), b"%PDF-1.7" + os.urandom(3492)
    acts.link(counter.db, counter.receive().uid, Scan(data, PAPERS[0].name), counter.clerk, counter.now)

    done = usb.export(counter)

    pieces = [piece for path in usb.bundles for piece in inside(hub, counter, path).files]
    assert b"".join(piece.data for piece in pieces) == data
    assert [piece.start for piece in pieces] == [0, 1000, 2000, 3000]
    assert done.files == 1
    assert [each.state for each in transfers.unheld(counter.db)] == ["waiting"]


def test_a_scan_that_is_lost_stops_nothing(make: Make, usb: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = make()
    acts.link(counter.db, counter.receive().uid, Scan(b"%PDF-1.7 x", PAPERS[0].name), counter.clerk, counter.now)
    monkeypatch.setattr(files, "piece", lambda *_given: None)

    assert usb.export(counter).files == 0


def test_a_counter_without_a_portal_has_nobody_to_seal_to(make: Make, usb: Stick) -> None:
    counter = make(enrolled=False)
    with pytest.raises(Refused) as refused:
        usb.export(counter)
    assert refused.value.problems[0].code == "stick.alone"
    assert usb.names == []


def test_without_the_portal_s_key_one_exchange_is_asked_for(make: Make, usb: Stick) -> None:
    counter = make()
    meta.remove(counter.db, connection.BUNDLE_KEY)
    with pytest.raises(Refused) as refused:
        usb.export(counter)
    assert refused.value.problems[0].code == "stick.key"

    counter.exchange()
    assert usb.export(counter).entries


def test_who_may_not_sync_may_not_export(make: Make, usb: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = make()
    monkeypatch.setattr(Clerk, "may_not", lambda _self, _duty: Problem("", "role.sync", "Không được."))
    with pytest.raises(Refused):
        usb.export(counter)


def test_no_stick_notes_nothing(make: Make, tmp_path: Path) -> None:
    counter = make()
    before = counter.contents()
    with pytest.raises(StoreTrouble) as trouble:
        export(counter.db, tmp_path / "gone", counter.clerk, counter.clock)
    assert trouble.value.trouble is Trouble.NO_STICK
    assert counter.contents() == before


@pytest.mark.parametrize("broken", [0, 2])
def test_a_full_stick_says_so_and_the_next_export_stands_by_itself(
    make: Make, hub: RunningHub, usb: Stick, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    monkeypatch.setattr(stick_export, "_BATCH", 2)
    monkeypatch.setattr(stick_export, "_MOST_OPS", 2)
    counter, near = make(3), make(4)
    for _ in range(4):
        counter.receive()
    left = [broken]
    whole = stick.put

    def put(folder: Path, name: str, data: bytes) -> None:
        if left[0] == 0:
            with monkeypatch.context() as full:
                full.setattr(stick.os, "fsync", _no_room)
                whole(folder, name, data)
        left[0] -= 1
        whole(folder, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(stick, "put", put)
        with pytest.raises(StoreTrouble) as trouble:
            usb.export(counter)
    assert trouble.value.trouble is Trouble.STICK_FULL
    assert len(usb.names) == broken == len(usb.bundles)
    assert deliveries.acked(counter.db) == 0

    assert not usb.carry(near).refused  # what is whole is good
    usb.whole_way(counter, near)
    assert hub.holds_all_of(counter)
    assert deliveries.waiting(counter.db)[0] == 0


def _no_room(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "no room")
